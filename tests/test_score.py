"""`svcstd score`: figures counted by hand, sums that add up, what to fill first, and its three reports."""

import json
import re
import shutil
from pathlib import Path

import jsonschema
import pytest

from complete import FILES, PATHS, laid_over, sections, workspace
from svcstd import cli, messages
from svcstd.cli import options
from svcstd.messages import score as say
from svcstd.model.elements import Record
from svcstd.model.enums import Level
from svcstd.model.shape import shape
from svcstd.pipeline.choice import Choice
from svcstd.pipeline.score import Unknown, score
from svcstd.read import read
from svcstd.stats import html, machine, shown, text
from svcstd.stats.score import Gap, Group, Score, Tally, percent
from svcstd.stats.weights import ELEMENTS, WEIGHTS, Flag
from svcstd.workspace import Workspace, packaged

ROOT = Path(__file__).resolve().parent.parent
CLEAN = Path(__file__).parent / "cases" / "clean"
PROVINCE, COUNTY = "990000", "990101"


def changed(example: str = "", **files: str) -> dict[str, str]:
    """The complete workspace with an example laid over it, and further files by their short names."""
    out = dict(FILES)
    for path, _, body in sections(example):
        base = out.get(path, "")
        out[path] = laid_over(path, body, base) if base else "\n".join(body) + "\n"
    return out | {PATHS[name.replace("_", "-")]: body for name, body in files.items()}


def scored(files: dict[str, str], by="region", choice: Choice | None = None) -> Score:
    return score(workspace(files), by, choice, jobs=1)


# the numbers


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [
        (0, 0, "—"), (0, 3, "0.0%"), (3, 3, "100.0%"), (1, 3, "33.3%"), (2, 3, "66.7%"), (1, 8, "12.5%"),
        (1, 2000, "0.1%"), (1, 2001, "0.0%"), (377, 403, "93.5%"), (5, 16, "31.3%"), (1999, 2000, "99.9%"), (9996, 10000, "99.9%"),
    ],
)  # fmt: skip
def test_percent(part, whole, said):
    """To one decimal, halves up, 100 only for all of it; refused where there is nothing."""
    assert percent(part, whole) == said


def test_none_may_be_said_as_the_advice_has_it():
    """Each spelling of "there is none" that the advice names is one that counts and breaks no rule of shape."""
    kinds = {one.path: str(Record.model_fields[one.path].annotation) for one in ELEMENTS if one.plain}
    lists = [path for path, kind in kinds.items() if "tuple" in kind and path not in ("levels", "objects")]  # S213
    advised = re.findall(r"写[ “]?(\[\]|不收费|无)", say.WHAT_COUNTS.zh)
    assert advised == ["[]", "无", "不收费"] and {"rights", "duties", "steps"} <= set(lists)
    none = {**dict.fromkeys(lists, "[]"), "statutory": "无", "fee": "不收费"}
    made, findings = shape(read("".join(f"{key}: {text}\n" for key, text in none.items()).encode(), "x.yaml"), Record)
    assert made is not None and not findings
    assert all(getattr(made, key) is not None for key in none)


def test_by_hand():
    """The county's one item: 34 mandatory, 7 conditional and 13 optional elements are due, six are missing."""
    found = scored(FILES)
    assert set(found.groups) == {PROVINCE, COUNTY}
    county, province = found.groups[COUNTY], found.groups[PROVINCE]
    due = 34 * 3 + 7 * 2 + 13 * 1
    lacking = {
        "rights": 3,
        "duties": 3,
        "online.single_sign_on": 2,
        "result.sample": 2,
        "self_service": 1,
        "materials[].basis": 1,
    }
    assert county.published == Tally(1, 0, due - sum(lacking.values()), due)
    assert percent(county.published.there, county.published.due) == "90.7%"  # 117 of 129
    assert {one.path: points for one, _, points in county.first} == lacking
    assert (county.records, county.clean, province.records, province.clean) == (1, 1, 1, 1)
    assert province.published == county.drafts == Tally()
    assert [key for key, _ in found.ordered] == [COUNTY, PROVINCE]


@pytest.mark.parametrize(
    ("example", "due", "lacking"),
    [
        ("remove: [visits.reason]\nvisits: {count: 1}", 2, {"visits.reason"}),
        ("visits: {count: 1, reason: 须到场核验身份。}", 2, set()),
        ("channels: [网上办理]\nwindows: []", -9, set()),
        ("power_source: 上级委托", 2, {"entrusted_by"}),
        ("power_source: 上级委托\nentrusted_by: 示例市市场监督管理局", 2, set()),
        ("fee: {charged: 收费, basis: 示例收费办法第三条}", 6, {"fee.items", "online.payment"}),
        ("commitment: {kind: 证明事项}", 2, {"commitment.form"}),
        ("materials: [{id: mandate, necessity: 非必要}]", -2, set()),
        ("remove: [rights, remedies]", 0, {"remedies"}),
        ("remove: [special_procedures]", -2, {"special_procedures"}),
        ("special_procedures: []", 0, set()),
        ("remove: [special_procedures.visit]", -2, set()),
        ("# at: basic\ntype: 公共服务", -3, set()),
        ("# at: basic\nresult: {type: 无}", -4, {"-result.sample"}),
        ("# at: agencies\n- {id: sl-market, name: 示例区市场监督管理局}", 0,
         {"agency.uscc", "agency.nature"}),
        ("# at: outlets\n- {id: sl-hall, kind: 大厅, name: 示例区政务服务中心, region: \"990101\"}", 0,
         {"windows[].outlet.address", "windows[].outlet.hours"}),
        ("# without: contacts\nagency: sl-market", 0, set()),  # the body's own are printed
        ("# without: contacts\nagency: sl-police", 0, {"contacts.consult", "contacts.complain"}),
        ("agency: nobody", -6, set()),
    ],
)  # fmt: skip
def test_conditional_elements(example, due, lacking):
    """An element counts only where its condition holds; what is said to be none is said."""
    before, after = (scored(changed(one)).total for one in ("# at: county\npromised: 5个工作日", example))
    assert after.published.due - before.published.due == due
    more = set(after.gaps) - set(before.gaps)
    assert more == {name for name in lacking if not name.startswith("-")}
    assert set(before.gaps) - set(after.gaps) == {name[1:] for name in lacking if name.startswith("-")}


def test_drafts_are_counted_apart_and_cancelled_items_not_at_all():
    files = changed(county_renewal="agency: sl-market\nstate: 草稿\n")
    total = scored(files).total
    assert total.published == scored(FILES).total.published
    assert (total.drafts.items, total.records) == (1, 3)
    assert total.gaps["rights"].items == 1
    cancelled = scored(changed(county_renewal="agency: sl-market\nstate: 取消\nuntil: 2026-01-01\n")).total
    assert (cancelled.published.items, cancelled.drafts.items, cancelled.records) == (1, 0, 3)


def test_what_is_missing_first_names_its_cause():
    """What the province does not say is missing twice below it; one file fills both."""
    files = changed(county_renewal="agency: sl-market\n")
    county = scored(files).groups[COUNTY]
    spec, own = PATHS["province"], PATHS["county-renewal"]
    assert county.gaps["rights"] == Gap(2, {spec: 2})
    assert county.gaps["result.sample"] == Gap(2, {PATHS["basic"]: 2})
    assert county.gaps["windows"] == Gap(1, {own: 1})
    assert county.gaps["power_source"] == Gap(1, {own: 1})
    first = county.first
    assert [points for _, _, points in first] == sorted((points for _, _, points in first), reverse=True)
    assert {one.path for one, _, _ in first[:2]} == {"rights", "duties"}  # 2 items of 3 points each
    assert shown.cause(county.gaps["rights"]) == f"写在 {spec}，这一个文件可补上 2 个"
    assert shown.cause(county.gaps["windows"]) == f"写在 {own}"


def test_files_of_bodies_and_outlets_are_named():
    files = changed("# at: agencies\n- {id: sl-market, name: 示例区市场监督管理局}")
    assert scored(files).total.gaps["agency.uscc"] == Gap(1, {PATHS["agencies"]: 1})
    files = changed('# at: outlets\n- {id: sl-hall, kind: 大厅, name: 示例大厅, region: "990101"}')
    assert scored(files).total.gaps["windows[].outlet.hours"] == Gap(1, {PATHS["outlets"]: 1})


def test_only_files_that_fill_most_are_remembered():
    gap = Gap(20, {f"items/{n}.yaml": n for n in range(1, 10)} | {f"catalog/agencies/{n}.yaml": 1 for n in range(9)})
    Group(gaps={"rights": gap}).trim()
    assert [file for file in gap.files if file.startswith("items/")] == ["items/9.yaml", "items/8.yaml", "items/7.yaml"]
    assert len(gap.files) == 3 + 9
    assert gap.best == ("items/9.yaml", 9)


# conformance


@pytest.mark.parametrize(
    ("example", "clean"),
    [
        ("promised: 25个工作日", {COUNTY: (0, 1), PROVINCE: (1, 1)}),  # T101 at the county's line
        ("# at: province\npromised: 25个工作日", {COUNTY: (1, 1), PROVINCE: (0, 1)}),  # the province's, seen from below
        ("notes: 一,二", {COUNTY: (1, 1), PROVINCE: (1, 1)}),  # a warning is no error
    ],
)
def test_records_without_errors(example, clean):
    groups = scored(changed(example)).groups
    assert {key: (group.clean, group.records) for key, group in groups.items()} == clean


@pytest.mark.parametrize(
    ("example", "silenced"),
    [
        ("promised: 25个工作日  # svcstd: ignore T101, L102 — 法律已修订", 1),
        ("promised: 25个工作日  # svcstd: ignore T101 — 别的规则照样算", 0),
        (
            "promised: 25个工作日\n# at: settings\nignore: [{rules: [T101, L], paths: [items/**], reason: 法律已修订}]",
            1,
        ),
    ],
)
def test_a_silenced_error_spoils_no_record(example, silenced):
    """As it fails no validation and keeps no guide back; also one that shows only beside other records."""
    assert scored(changed(example)).groups[COUNTY].clean == silenced
    settings = f"{SAME['example']}\nignore: [{{rules: [C305], reason: 两地共用}}]"
    assert scored(changed(**{**SAME, "example": settings})).groups[COUNTY].clean == 2


BODY = "11990101000001011C"
SAME = {
    "example": f"code: {BODY}400019900100101\n# at: settings\nrules: {{C302: off}}",
    "county_renewal": f"agency: sl-market\ncode: {BODY}400019900100101\n",
}


@pytest.mark.parametrize(("by", "key"), [("region", COUNTY), ("level", "县级"), ("agency", "sl-market")])
def test_errors_that_show_only_beside_others(by, key):
    """C305 is found once all records are known, and taken from the record's own group, whatever groups are."""
    group = scored(changed(**SAME), by).groups[key]
    assert (group.records, group.clean) == (2, 1)
    chosen = scored(changed(**SAME), by, Choice(regions=(COUNTY,))).total
    assert (chosen.records, chosen.clean) == (2, 1)
    elsewhere = scored(changed(**SAME), by, Choice(levels=frozenset([Level.PROVINCE]))).total
    assert (elsewhere.records, elsewhere.clean) == (1, 1)


def test_a_record_at_no_place_is_a_record():
    files = changed() | {"items/880000/000199001001.yaml": "notes: 没有这个地区。\n"}
    for by in ("region", "level"):
        group = scored(files, by).groups[""]
        assert (group.records, group.clean) == (1, 0)
    assert scored(files, "region", Choice(regions=(PROVINCE,))).total.records == 2


def test_broken_files_are_named_and_counted():
    found = scored(changed() | {PATHS["county"]: "agency: [\n"})
    assert found.broken == [PATHS["county"]]
    assert (found.groups[COUNTY].records, found.groups[COUNTY].clean, found.total.published.items) == (1, 0, 0)
    above = scored(changed() | {PATHS["province"]: "promised: [\n"})
    assert above.broken == [PATHS["province"]] and above.unchecked
    assert above.total.published.items == 0 and above.total.records == 2


# choosing and adding up


@pytest.mark.parametrize(
    ("choice", "records", "items"),
    [
        (Choice(), 2, 1), (Choice(regions=(PROVINCE,)), 2, 1), (Choice(regions=(COUNTY,)), 1, 1),
        (Choice(levels=frozenset([Level.PROVINCE])), 1, 0), (Choice(levels=frozenset([Level.COUNTY])), 1, 1),
        (Choice(agencies=frozenset(["sl-market"])), 1, 1), (Choice(agencies=frozenset(["sl-police"])), 0, 0),
        (Choice(frozenset([Level.COUNTY]), (PROVINCE,), frozenset(["sl-market"])), 1, 1),
    ],
)  # fmt: skip
@pytest.mark.parametrize("by", ["agency", "level", "region"])
def test_choices(by, choice, records, items):
    total = scored(FILES, by, choice).total
    assert (total.records, total.published.items) == (records, items)


def test_unknown_choices():
    with pytest.raises(Unknown) as error:
        scored(FILES, "region", Choice(regions=("1",), agencies=frozenset(["nobody", "sl-market"])))
    assert error.value.names == ["1", "nobody"]


@pytest.fixture(scope="module")
def shipped() -> dict[str, Score]:
    """The shipped catalogue's score, grouped in each way."""
    return {by: score(Workspace.find(ROOT), by, jobs=1) for by in ("agency", "level", "region")}


def sums(found: Score) -> tuple[object, ...]:
    """All figures of a score, added up here and not there."""
    groups = found.groups.values()
    return (
        *(sum(getattr(g.published, name) for g in groups) for name in ("items", "whole", "there", "due")),
        *(sum(getattr(g.drafts, name) for g in groups) for name in ("items", "whole", "there", "due")),
        sum(g.records for g in groups),
        sum(g.clean for g in groups),
        {one.path: sum(g.gaps[one.path].items for g in groups if one.path in g.gaps) for one in ELEMENTS},
    )


def test_groups_of_the_shipped_catalogue_add_up(shipped):
    from svcstd.pipeline.check import check

    whole = [sums(found) for found in shipped.values()]
    assert whole[0] == whole[1] == whole[2]
    assert whole[0][8] == check(Workspace.find(ROOT), jobs=1).records
    for found in shipped.values():
        total = found.total
        points = sum(gap.items * one.points for one, gap, _ in total.first)
        assert total.published.due - total.published.there == points
        assert total.published.items == whole[0][0] > 0


def test_files_to_write_in_are_there(shipped):
    files = {file for group in shipped["agency"].groups.values() for gap in group.gaps.values() for file in gap.files}
    assert len(files) > 10
    assert [file for file in files if not (ROOT / file).is_file()] == []


def test_same_bytes_however_many_processes(shipped):
    again = score(Workspace.find(ROOT), "region", jobs=2)
    assert machine.dump(again) == machine.dump(shipped["region"])


# the table


def test_table():
    paths = [one.path for one in ELEMENTS]
    assert len(paths) == len(set(paths))
    assert WEIGHTS[Flag.MANDATORY] > WEIGHTS[Flag.CONDITIONAL] > WEIGHTS[Flag.OPTIONAL] > 0
    assert all(one.title for one in ELEMENTS)
    assert {one.flag for one in ELEMENTS} == set(Flag)


# reports


@pytest.mark.parametrize("by", ["agency", "level", "region"])
def test_json_keeps_to_its_schema(shipped, by):
    found = json.loads(machine.dump(shipped[by]))
    jsonschema.validate(found, machine.SCHEMA)
    assert sum(group["published"]["points"] for group in found["groups"]) == found["total"]["published"]["points"]
    shares = [group["published"]["percent"] for group in found["groups"] if group["published"]["percent"] is not None]
    assert shares == sorted(shares)
    assert all((g["published"]["percent"] is None) == (g["published"]["of"] == 0) for g in found["groups"])


def said(found: Score) -> str:
    return "\n".join("".join(run for run, _ in line) for line in text.lines(found))


def test_text():
    report = said(scored(changed(county_renewal="agency: sl-market\nstate: 草稿\n")))
    assert report.startswith("完整度与合规：按地区\n范围：整个目录\n")
    assert (
        "示例省示例市示例区（990101）\n  完整度：90.7%  117/129 分、1 个事项，0 个已写全\n  合规：100.0%  2/2 条没有错误"
        in report
    )
    assert "  草稿：" in report
    assert "申请人权利（rights） 缺 1 个，补全可升 2.3 个百分点（3/129）" in report
    assert "示例省（990000）\n  完整度：—  0/0 分、0 个事项，0 个已写全\n  合规：100.0%  1/1 条没有错误" in report


def page(found: Score) -> str:
    return html.page(found, lambda name: packaged(f"templates/{name}").read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_page_asks_for_nothing_and_shows_every_figure(shipped, language):
    before = messages.language()
    messages.use(language)
    for found in shipped.values():
        made = page(found)
        assert "default-src 'none'" in made
        assert not re.search(r"\bsrc=|url\(|@import|<script|<link|https?:|\bon\w+=", made)
        assert "object at 0x" not in made and "None" not in made
        assert f"{found.total.published.there}/{found.total.published.due}" in made
        for group in found.groups.values():
            assert f"{group.published.there}/{group.published.due}" in made
            assert f"{group.clean}/{group.records}" in made
        anchors, links = re.findall(r'<section id="(\w+)"', made), re.findall(r'href="#(\w+)"', made)
        assert anchors == links
        worst = [float(share) for share in re.findall(r"<h3>[^<]* · ([\d.]+)%", made)]
        assert worst == sorted(worst) and len(worst) == len(anchors)
    messages.use(before)


def test_style_is_for_this_page_alone():
    """Names of classes mean one thing: a style made for other pages may mean another by them."""
    style = packaged("templates/score.css").read_text(encoding="utf-8")
    layout = packaged(f"templates/{html.TEMPLATE}").read_text(encoding="utf-8")
    words = {word for names in re.findall(r'class="([^"]*)"', layout) for word in names.split()}
    assert {*re.findall(r"\.([a-z]+)", style)} <= words | {"fair", "poor", "none"}
    assert layout.count("{% include") == 1 and '{% include "score.css" %}' in layout


def test_page_escapes_what_strangers_wrote():
    name = "<script>alert(1)</script>\u202e局"
    found = Score(
        "agency", "<b>目录</b>", {"x": Group(Tally(1, 0, 1, 2), Tally(), 1, 1)}, {"x": name}, broken=["<i>.yaml"]
    )
    made = page(found)
    assert "<script" not in made and "<b>目录" not in made and "<i>.yaml" not in made
    assert "\u202e" not in made and "&lt;script&gt;" in made


# the command


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
    code = cli.run(["--lang", "zh", "score", *words])
    out = capsys.readouterr()
    return code, out.out, out.err


@pytest.mark.parametrize("by", ["agency", "level", "region"])
def test_command(where, capsys, by):
    code, out, err = run(capsys, "--by", by, "--format", "json", "--output", "html=s.html", "--output", "text=s.txt")
    assert (code, err) == (0, "")
    jsonschema.validate(json.loads(out), machine.SCHEMA)
    assert (where / "s.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert (where / "s.txt").read_text(encoding="utf-8") == run(capsys, "--by", by)[1]
    assert run(capsys, "--by", by, "--format", "html")[1] == (where / "s.html").read_text(encoding="utf-8")


def test_fail_under(where, capsys):
    share = json.loads(run(capsys, "--format", "json")[1])["total"]["published"]["percent"]
    assert run(capsys, "--fail-under", str(int(share)))[0] == 0
    code, _, err = run(capsys, "--fail-under", str(int(share) + 1))
    assert code == 1
    assert re.search(rf"完整度 {share}% 低于 {int(share) + 1}%。", err)
    assert Score("level", groups={"": Group(Tally(1, 0, 4, 5))}).below(80.1)
    assert not Score("level", groups={"": Group(Tally(1, 0, 4, 5))}).below(80)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--region", "1"], "目录里没有：1"), (["--agency", "nobody"], "目录里没有：nobody"), (["--level", "x"], "没有“x”这个层级"),
        (["--output", "x"], "格式=文件，例如 json=x"), (["--output", "pdf=x"], "可用的有：text、json、html"),
        (["--output", "sarif=x"], "没有 sarif 这种格式"), (["--output", "html=-"], "--format html"), (["--output", "html="], "文件名"),
        (["--output", "json=s", "--output", "html=./s"], "写了两次"), (["--output", "json=no/such/s.json"], "不存在"),
        (["--output", "json=svcstd.yaml"], "不能写到 svcstd.yaml"), (["--fail-under", "101"], "不能大于 100"),
        (["--by", "item"], "应当是"),
    ],
)  # fmt: skip
def test_wrong_use(where, capsys, words, told):
    code, out, err = run(capsys, *words)
    assert (code, out) == (2, "")
    assert told in err
    assert not {"-", "s", "x"} & {path.name for path in where.iterdir()}


def test_nothing_to_score_is_never_green(where, capsys):
    code, out, err = run(capsys, "--level", "village", "--fail-under", "0")
    assert code == 3
    assert "—" in out and "没有可以打分的事项和实施清单" in err


@pytest.mark.parametrize(
    "file", ["items/990101/000131022000.yaml", "catalog/regions.csv", "catalog/agencies/990101.yaml"]
)
def test_broken_input_is_said_and_ends_with_3(where, capsys, file):
    (where / file).write_text("no: [\n", encoding="utf-8")
    code, _, err = run(capsys, "--fail-under", "100", "--output", "html=s.html")
    assert code == 3
    assert file in err
    assert file in (where / "s.html").read_text(encoding="utf-8")


def test_a_file_that_cannot_be_written_is_said(where, capsys, monkeypatch):
    def full(old, new):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    code, out, err = run(capsys, "--output", "json=s.json")
    assert code == 3
    assert "写不了 s.json" in err and "合计" in out
    assert not (where / "s.json").exists()
