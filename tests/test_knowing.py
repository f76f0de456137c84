"""`svcstd explain`, `svcstd rules` and the pages of docs/rules/: one page, wherever it is read."""

import json
import re
import shutil
from pathlib import Path

import jsonschema
import pytest

from complete import reported
from svcstd import cli, messages
from svcstd.cli import options
from svcstd.diff.rules import RULES as VERDICTS
from svcstd.diff.rules import TOGETHER
from svcstd.messages import Text
from svcstd.pipeline.in_force import known, named
from svcstd.report import rule_list, rule_page, sources
from svcstd.report.rule_page import Known
from svcstd.validate.rule import Option, ReadingRule, Rule
from svcstd.validate.rules import RULES
from svcstd.validate.unchecked import CLAUSES
from svcstd.workspace import Workspace

CLEAN = Path(__file__).parent / "cases" / "clean"
ALL = (*RULES, *TOGETHER, *VERDICTS)


class PlainNames(Rule):
    """A rule with options, for the tests of pages."""

    id = "N999"
    title = Text("名称 | 平实", "Names are *plain*")
    why = Text("让人看懂。", "To be understood.")
    message = Text("名称有 {length} 字", "the name has {length} characters")
    mend = Text("改短。", "Shorten it.")
    good = ("name: 甲",)
    bad = ("# at: basic\nname: 甲乙丙  # !",)
    companions = ("N101", "N102")
    most = Option(60, "最多几个字", "characters at most")
    words = Option(("等", "true", "3号"), "不用的词", "words not used")


@pytest.fixture
def where(tmp_path, monkeypatch):
    """A workspace to spoil, which commands run in."""
    shutil.copytree(CLEAN, tmp_path / "copy")
    monkeypatch.chdir(tmp_path / "copy")
    monkeypatch.setattr(options.Home, "folder", Path())
    before = messages.language()
    yield tmp_path / "copy"
    messages.use(before)


def run(capsys, *words: str) -> tuple[int, str, str]:
    code = cli.run(["--lang", "zh", *words])
    out = capsys.readouterr()
    return code, out.out, out.err


@pytest.mark.parametrize(
    ("ids", "ends"),
    [
        (["T101"], lambda ids: ids == ["T101"]),
        (["t101"], lambda ids: ids == ["T101"]),
        (["T1"], lambda ids: len(ids) > 5 and all(id.startswith("T1") for id in ids)),
        (["D2", "T101"], lambda ids: ids[-1] == "T101" and all(id.startswith("D2") for id in ids[:-1])),
        (["steps-fit-promise", "Steps-Fit-Promise"], lambda ids: ids == ["P102"]),
        (["T101", "T1", "T101"], lambda ids: ids[0] == "T101" and ids.count("T101") == 1),
    ],
)
def test_named(ids, ends):
    found, unknown = named(known(None)[0], ids)
    assert ends([one.rule.id for one in found])
    assert unknown == {}


def test_unknown_id_gets_the_nearest(where, capsys):
    code, out, err = run(capsys, "explain", "T101", "T199", "Q")
    assert (code, out) == (2, "")
    assert re.search(
        r"没有编号或名称为 T199 的规则；最接近的是 [A-Z]\d{3}、[A-Z]\d{3}、[A-Z]\d{3}。\n没有编号或名称为 Q 的规则；",
        err,
    )
    assert run(capsys, "explain", "")[0] == 2
    assert "最接近的是 steps-fit-promise" in run(capsys, "explain", "steps-fit-promises")[2]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
def test_every_page_is_whole(rule, language):
    before = messages.language()
    messages.use(language)
    one = Known(rule, rule.severity.word)
    page = rule_page.markdown(one)
    text = "\n".join("".join(run for run, _ in line) for line in rule_page.lines(one))
    examples = {example: rule_page.shortened(example.rstrip("\n")) for example in (*rule.good, *rule.bad)}
    messages.use(before)
    assert page.startswith(f"# {rule.id} ")
    for word in (rule.source if rule.source != "svcstd" else "svcstd", *rule.companions, *rule.options()):
        assert word in page and word in text
    for example, shown in examples.items():
        assert shown in page and all(line in text for line in shown.splitlines())
        assert shown == example.rstrip("\n") or len(example.splitlines()) > 25 > len(shown.splitlines())
        assert shown.count("# !") == example.count("# !")
    base = "docs/rules/BASE.md"
    assert (base in page) == (base in text) == bool(rule.good or rule.bad)
    assert "{page}" not in page + text
    assert ("docs/sources.md" in page) == ("docs/sources.md" in text) == (rule.source != "svcstd")
    assert f"{{{rule.id}: info}}" in page if rule in VERDICTS else f"{{{rule.id}: off}}" in page
    assert page.count("```") % 2 == 0 and "\n\n\n" not in page


def test_pages_lead_to_what_examples_are_laid_over():
    by_id = {rule.id: rule_page.markdown(Known(rule, "error"), linked=True) for rule in ALL}
    assert "照示例目录里县级的实施清单，连同它继承的内容（见 [示例所用的目录](BASE.md)）" in by_id["T101"]
    assert "一个完整的文件" in by_id["S202"]
    assert "花括号里的字" in by_id["P102"] and "花括号里的字" not in by_id["L114"]
    assert "# …… 省略 " in by_id["S216"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_source_is_resolved(language):
    """Whatever a rule cites stands on the page of sources with its meaning: clauses and standards."""
    before = messages.language()
    messages.use(language)
    page = sources.page(known(None)[0], "rules/")
    messages.use(before)
    rows = dict(re.findall(r"^\| `([^`]+)` \| (.+?) \|", page, re.MULTILINE))
    for rule in ALL:
        for part in (part.strip() for part in rule.source.split(",")):
            assert part == "svcstd" or len(rows[part.removeprefix("std:")].strip()) > 3
            if part.startswith("std:"):
                assert f"[{rule.id}](rules/{rule.id}.md)" in page
    assert set(CLAUSES) <= set(rows)


def test_options_are_shown_with_their_defaults_and_those_in_force():
    one = Known(PlainNames().configured({"most": 80}), "warning")
    page = rule_page.markdown(one, linked=True)
    assert "# N999 名称 \\| 平实" in page
    assert "- 级别：警告（缺省 错误）" in page
    assert "- `most`：最多几个字（缺省 60，本目录 80）\n" in page
    assert '- `words`：不用的词（缺省 \\[等, "true", "3号"\\]）\n' in page
    assert 'rules:\n  N999:\n    options:\n      most: 60\n      words: [等, "true", "3号"]\n' in page
    assert "[N101](N101.md)、[N102](N102.md)" in page
    row = json.loads(rule_list.dump([one], workspace=True))["rules"][0]
    assert row["options"][0] == {"name": "most", "meaning": "最多几个字", "default": 60, "value": 80}
    assert (row["severity"], row["default_severity"], row["name"]) == ("warning", "error", "plain-names")


def test_settings_on_a_page_are_settings():
    """What a page says to write in svcstd.yaml, svcstd.yaml takes."""
    from svcstd.model.shape import shape
    from svcstd.read import Document, read
    from svcstd.settings import Settings

    for rule in RULES[:1]:
        page = rule_page.markdown(Known(rule, rule.severity.word))
        for block in re.findall(r"```yaml\n((?:rules|ignore):.*?)```", page, re.DOTALL):
            document: Document = read(f'title: 甲\nregion: "990000"\n{block}'.encode(), "svcstd.yaml")
            made, findings = shape(document, Settings)
            assert made is not None and [*document.findings, *findings] == []


def test_severities_in_force(where, capsys):
    with (where / "svcstd.yaml").open("a", encoding="utf-8") as file:
        file.write("rules: {T101: info, T102: off, T103: {severity: warning}, A201: off, D221: off, D202: error}\n")
        file.write("select: [T]\n")
    code, out, err = run(capsys, "rules", "--format", "json")
    assert (code, err) == (0, "")
    found = json.loads(out)
    jsonschema.validate(found, rule_list.SCHEMA)
    assert found["workspace"] is True
    assert [row["id"] for row in found["rules"]] == [rule.id for rule in ALL]
    grades = {row["id"]: row["severity"] for row in found["rules"]}
    assert (grades["T101"], grades["T102"], grades["T103"], grades["M101"]) == ("info", "off", "warning", "off")
    assert (grades["A201"], grades["D221"], grades["D202"]) == ("off", "info", "error")
    assert "T101  提示（缺省 错误）" in run(capsys, "rules", "--family", "T")[1]


def test_a_list_that_cannot_be_used_takes_no_rule_away(where, capsys):
    (where / "catalog" / "regions.csv").write_text("no\n", encoding="utf-8")
    before = [one.severity for one in known(None)[0]]
    assert [one.severity for one in known(Workspace.find(where))[0]] == before


@pytest.mark.parametrize("file", ["svcstd.yaml", "catalog/standard.yaml"])
@pytest.mark.parametrize("words", [["rules"], ["explain", "T101"]])
def test_settings_that_cannot_be_used_are_said(where, capsys, file, words):
    (where / file).parent.mkdir(exist_ok=True)
    (where / file).write_text("title: [\n", encoding="utf-8")
    code, out, err = run(capsys, *words)
    assert code == 3
    assert "T101" in out and file in err


def test_outside_a_workspace(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(options.Home, "folder", Path())
    code, out, err = run(capsys, "explain", "T1", "--format", "json")
    assert (code, err) == (0, "")
    found = json.loads(out)
    jsonschema.validate(found, rule_list.SCHEMA)
    assert found["workspace"] is False
    assert {row["family"] for row in found["rules"]} == {"T"}


def test_families(where, capsys):
    code, out, err = run(capsys, "rules", "--family", "t", "--family", "F")
    assert (code, err) == (0, "")
    assert [line[0] for line in out.splitlines() if line[:1].isupper()] == ["T", "F"]
    assert run(capsys, "rules", "--family", "X")[0] == 2


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rules_that_mend_say_so(rule):
    """`mendable` is what the rule's own examples show; faults of bytes have none."""
    sure = any(diagnostic.fix for text in rule.bad for diagnostic in reported(rule, text))
    assert rule.mendable or not sure
    assert sure or not rule.mendable or isinstance(rule, ReadingRule)


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.mendable], ids=lambda rule: rule.id)
def test_rules_that_mend_some_say_which(rule):
    """A page that calls the mend sure shows no example that --fix leaves alone."""
    found = [one for text in rule.bad for one in reported(rule, text) if one.rule == rule.id]
    assert rule.sure or all(one.fix for one in found)


def test_condition_of_a_mend_stands_on_the_page_and_in_json(where, capsys):
    page = run(capsys, "explain", "S208")[1]
    assert "svcstd validate --fix 可以替你改：事项连同子项、办理项都是行政许可" in page
    rows = {row["id"]: row for row in json.loads(run(capsys, "rules", "--format", "json")[1])["rules"]}
    assert "都是行政许可" in rows["S208"]["fixable_when"] and rows["S104"]["fixable_when"] == ""
    assert next(str(rule.sure) for rule in RULES if rule.id == "S208") not in rows["S208"]["messages"]


def test_index_takes_further_tables():
    every = known(None)[0]
    further = rule_list.Table("不是规则的条款", ["条款", "为什么"], [["T-99", "目录里看不出来"]], "下面这些查不了。")
    page = rule_list.index(every, [*rule_list.families(every), further])
    assert page.endswith(
        "\n## 不是规则的条款\n\n下面这些查不了。\n\n| 条款 | 为什么 |\n| --- | --- |\n| T-99 | 目录里看不出来 |\n"
    )
    assert all(f"[{rule.id}]({rule.id}.md)" in page for rule in ALL)
