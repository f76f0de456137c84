"""Fingerprints of changes, approvals and when they hold, `svcstd approve` in a real repository, hostile files."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import jsonschema
import pytest

from complete import FILES, PATHS, validate, workspace
from svcstd import cli
from svcstd.diagnostic import Severity
from svcstd.diff.cause import Side
from svcstd.diff.formats import machine, text
from svcstd.diff.formats.schema import SCHEMA
from svcstd.diff.result import DiffResult
from svcstd.diff.rules.time import PromisedLonger
from svcstd.messages import Text, use
from svcstd.pipeline import approve as approving
from svcstd.pipeline.approvals import hold_approvals
from svcstd.pipeline.diff import diff
from svcstd.pipeline.form import form_bytes
from svcstd.workspace import Workspace
from svcstd.workspace.layout import APPROVALS
from test_git import commit, git, write
from versions import compared

TODAY = datetime.date(2026, 11, 25)
COUNTY, BASIC, PROVINCE = PATHS["county"], PATHS["basic"], PATHS["province"]
SLOWER = ("promised: 5个工作日", "promised: 8个工作日")
RENEWAL = "items/990101_示例区/00019900100102_示例销售经营许可延续.yaml"


def changed(path: str, *pairs: tuple[str, str], files: dict[str, str] = FILES) -> dict[str, str]:
    """Files with texts of one of them replaced."""
    out = files[path]
    for old, new in pairs:
        assert old in out, old
        out = out.replace(old, new, 1)
    return {**files, path: out}


def names(result: DiffResult) -> list[str]:
    """Fingerprints of all verdicts but those on approvals, in order."""
    return [effect.fingerprint for effect in result.effects if not effect.approves]


def slower(files: dict[str, str] = FILES) -> str:
    """The fingerprint of a county's longer promise."""
    (name,) = names(compared(files, changed(COUNTY, SLOWER, files=files)))
    return name


def entry(fingerprint: str, until: str = "2026-12-31", **more: str) -> str:
    """One approval as YAML."""
    values = {"rule": "D221", "reason": "已按程序公示", "role": "审改科科长", "approved": "2026-11-01", "until": until}
    lines = [f'- fingerprint: "{fingerprint}"', *(f"  {key}: {value}" for key, value in {**values, **more}.items())]
    return "\n".join(lines) + "\n"


def held(new: dict[str, str], today: datetime.date = TODAY, whole: bool = True, **narrowed: str) -> DiffResult:
    """A comparison of the complete workspace with another, held against the latter's approvals."""
    out = compared(FILES, new, **narrowed)
    hold_approvals(out, workspace(new), Side.NEW, today, whole=whole)
    return out


def printed(result: DiffResult, lang: str = "zh") -> str:
    use(lang)
    try:
        return "".join("".join(run for run, _ in line) + "\n" for line in text.lines(result))
    finally:
        use("zh")


# fingerprints


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(FILES, changed(COUNTY, SLOWER), id="as it was"),
        pytest.param(
            changed(COUNTY, ("promised", "# 说明\n\npromised")),
            changed(COUNTY, ("promised: 5", "# 别的说明\n\n\n\npromised: 8")),
            id="other lines",
        ),
        pytest.param(FILES, changed(COUNTY, (SLOWER[0], 'promised: "8个工作日"')), id="other quotes"),
        pytest.param(FILES, changed(COUNTY, (SLOWER[0], "promised: 8个工作日   # 见公告")), id="a comment"),
    ],
)
def test_a_change_keeps_its_fingerprint(old: dict[str, str], new: dict[str, str]) -> None:
    assert names(compared(old, new)) == [slower()]


def test_labels_of_files_and_places_do_not_count() -> None:
    def moved(files: dict[str, str]) -> dict[str, str]:
        path = "items/990101_某区/00019900100101_别名.yaml"
        return {path if key == COUNTY else key: body for key, body in files.items()}

    assert names(compared(moved(FILES), moved(changed(COUNTY, SLOWER)))) == [slower()]


@pytest.mark.parametrize(
    "new",
    [
        pytest.param(changed(COUNTY, (SLOWER[0], "promised: 9个工作日")), id="another value"),
        pytest.param(changed(COUNTY, (SLOWER[0], "promised: 3个工作日")), id="the other way"),
        pytest.param(changed(PROVINCE, ("promised: 10个工作日", "promised: 8个工作日")), id="another file"),
    ],
)
def test_another_change_has_another_fingerprint(new: dict[str, str]) -> None:
    assert slower() not in names(compared(FILES, new))


def test_another_older_value_is_another_change() -> None:
    before = changed(COUNTY, (SLOWER[0], "promised: 6个工作日"))
    assert names(compared(before, changed(COUNTY, SLOWER))) != [slower()]


def test_equal_changes_of_two_items_at_one_place_are_two() -> None:
    renewal = FILES[COUNTY].replace("00019900100101", "00019900100102")
    old = {**FILES, RENEWAL: renewal}
    new = changed(RENEWAL, SLOWER, files=changed(COUNTY, SLOWER, files=old))
    found = names(compared(old, new))
    assert len(found) == len(set(found)) == 2


def test_equal_changes_of_two_handling_items_of_one_entry_are_two_and_order_does_not_matter() -> None:
    def entry_of(one: str, two: str, swapped: bool = False) -> dict[str, str]:
        items = [f'      - {{serial: "0{n}", title: {t}, notes: {w}}}' for n, t, w in ((1, "甲", one), (2, "乙", two))]
        body = FILES[BASIC][: FILES[BASIC].index("    handling:")]
        return {**FILES, BASIC: body + "    handling:\n" + "\n".join(items[::-1] if swapped else items) + "\n"}

    both = names(compared(entry_of("旧文", "旧文"), entry_of("新文", "新文")))
    assert len(both) == len(set(both)) == 2
    swapped = names(compared(entry_of("旧文", "旧文", True), entry_of("新文", "新文", True)))
    assert sorted(swapped) == sorted(both)


def test_here_and_the_place_itself_are_two() -> None:
    old = changed(COUNTY, (SLOWER[0], "promised: 5个工作日\nhere: {visits: {count: 1, reason: 甲}}"))
    plain = changed(COUNTY, (SLOWER[0], "promised: 5个工作日\nvisits: {count: 1, reason: 甲}"))
    one, two = (
        names(compared(files, changed(COUNTY, ("reason: 甲", "reason: 领证时到场"), files=files)))
        for files in (old, plain)
    )
    assert one and two and not {*one} & {*two}


def test_one_change_of_a_province_is_one_fingerprint_however_far_it_reaches() -> None:
    pair = ("    originals: 1\n", "    originals: 2\n")
    less = {path: body for path, body in FILES.items() if path != COUNTY}
    (wide,) = names(compared(FILES, changed(PROVINCE, pair)))
    (narrow,) = names(compared(less, changed(PROVINCE, pair, files=less)))
    assert wide == narrow


def test_lists_are_known_by_id() -> None:
    path = PATHS["outlets"]
    new = changed(path, ("address: ", "address: 新址"))
    moved = {key: body for key, body in new.items() if key != path} | {"catalog/outlets/990101_区.yaml": new[path]}
    assert names(compared(FILES, new)) == names(compared(FILES, moved)) != []


def test_the_language_does_not_count() -> None:
    try:
        use("en")
        assert slower() == (use("zh"), slower())[1]
    finally:
        use("zh")


# approvals


@pytest.mark.parametrize(
    ("today", "code"),
    [(datetime.date(2026, 12, 30), 0), (datetime.date(2026, 12, 31), 0), (datetime.date(2027, 1, 1), 1)],
)
def test_an_approval_holds_until_the_end_of_its_last_day(today: datetime.date, code: int) -> None:
    result = held({**changed(COUNTY, SLOWER), APPROVALS: entry(slower())}, today)
    assert result.exit_code(Severity.WARNING) == code
    assert ("批准已过期" if code else "已批准（至 2026-12-31，岗位：审改科科长）：已按程序公示") in printed(result)
    assert ("it counts again" if code else "approved (until 2026-12-31, by 审改科科长)") in printed(result, "en")
    assert result.approvals.unmatched == ()


def test_an_approval_is_of_these_values_and_one_that_matches_nothing_is_said() -> None:
    new = {**changed(COUNTY, (SLOWER[0], "promised: 9个工作日")), APPROVALS: entry(slower())}
    result = held(new)
    assert result.exit_code(Severity.WARNING) == 1
    assert f"本次比较没有对应改动的批准 1 条：{slower()}（至 2026-12-31）" in printed(result)
    assert json.loads(machine.dump(result))["unmatched_approvals"][0]["fingerprint"] == slower()
    assert held(new, whole=False).approvals.unmatched == ()


def test_other_words_keep_an_approval(monkeypatch: pytest.MonkeyPatch) -> None:
    new = {**changed(COUNTY, SLOWER), APPROVALS: entry(slower())}
    monkeypatch.setattr(PromisedLonger, "message", Text("换了说法：{what}", "other words: {what}"))
    monkeypatch.setattr(PromisedLonger, "title", Text("换了标题", "another title"))
    result = held(new)
    assert "换了说法" in printed(result) and result.exit_code(Severity.WARNING) == 0


def test_of_two_approvals_the_longer_holds() -> None:
    body = entry(slower(), "2027-06-30") + entry(slower(), "2026-01-31")
    assert held({**changed(COUNTY, SLOWER), APPROVALS: body}).exit_code(Severity.WARNING) == 0


def test_approvals_that_come_and_go_are_told_and_never_fail() -> None:
    new = {**changed(COUNTY, SLOWER), APPROVALS: entry(slower(), what="承诺办结时限")}
    result = held(new)
    assert "新增批准“承诺办结时限”" in printed(result)
    assert result.exit_code(Severity.INFO) == 0
    later = {**new, APPROVALS: entry(slower(), "2027-01-31")}
    assert [cause.spot.at.file for cause in diff(workspace(new), workspace(later), jobs=1).causes] == [APPROVALS] * 2


def test_json_tells_what_was_approved() -> None:
    result = held({**changed(COUNTY, SLOWER), APPROVALS: entry(slower())})
    said = json.loads(machine.dump(result))
    jsonschema.validate(said, SCHEMA)
    (effect,) = [e for cause in said["causes"] for e in cause["effects"] if e["rule"] == "D221"]
    assert effect["fingerprint"] == slower()
    assert effect["approval"] == {
        "state": "in_force",
        "reason": "已按程序公示",
        "role": "审改科科长",
        "approved": "2026-11-01",
        "until": "2026-12-31",
    }


def test_findings_about_two_versions_are_approved_likewise() -> None:
    new = changed(COUNTY, SLOWER)
    new = {**new, "catalog/adjustments/x.yaml": "id: x\nchanges:\n  - {id: a, kind: 取消, from: ['000199001001']}\n"}
    found = held(new).findings
    assert found
    names_of = "".join(entry(one.fingerprint, rule=one.rule) for one in found)
    result = held({**new, APPROVALS: names_of + entry(slower())})
    assert result.exit_code(Severity.WARNING) == 0 and "已批准" in printed(result)


def test_today_is_a_day_that_an_approval_may_end_on() -> None:
    assert approving.given("甲", "乙", TODAY.isoformat(), TODAY).until == TODAY


# hostile files


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        pytest.param("fingerprint: x\n", "S201", id="a mapping"),
        pytest.param(entry("xyz"), "S206", id="no fingerprint"),
        pytest.param(entry("0" * 16, "2026-13-01"), "S209", id="no date"),
        pytest.param(entry("0" * 16, signed="某人"), "S204", id="an unknown key"),
        pytest.param("- &a {fingerprint: *a}\n", "S1", id="an alias"),
        pytest.param("[" * 200_000, "S1", id="nested"),
        pytest.param(entry("0" * 16) * 12_000, "S1", id="huge"),
        pytest.param(b"\xff\xfe", "S1", id="no UTF-8"),
    ],
)
def test_a_file_that_cannot_be_used_makes_the_comparison_incomplete(body: str | bytes, rule: str) -> None:
    new = {**changed(COUNTY, SLOWER), APPROVALS: body}
    result = held(new)
    assert result.exit_code() == 3 and [r.diagnostic.at.file for r in result.refused][:1] == [APPROVALS]
    assert APPROVALS not in result.silent
    found = validate({**FILES, APPROVALS: body})
    assert APPROVALS in found.broken
    assert any(one.at.file == APPROVALS and one.rule.startswith(rule[:2]) for one in found.diagnostics)


def test_words_copied_from_a_change_are_not_judged_again() -> None:
    files = {**FILES, APPROVALS: entry("0" * 16, before="请提前预约,谢谢")}
    assert not [one for one in validate(files).diagnostics if one.at.file == APPROVALS]
    assert form_bytes(files[APPROVALS].encode(), APPROVALS, sort=False).decode() == files[APPROVALS]


# svcstd approve


@pytest.fixture
def home(tmp_path: Path, own_git: None) -> Path:
    """A repository whose working tree promises less than its only version."""
    folder = tmp_path / "repository"
    write(folder, FILES)
    git(folder, "init", "-q", "-b", "main")
    commit(folder, "one", "v1")
    write(folder, {COUNTY: changed(COUNTY, SLOWER)[COUNTY]})
    return folder


def run(home: Path, *words: str) -> int:
    """The exit code of `svcstd …` in a workspace."""
    return cli.run(["-C", str(home), *words, "--lang", "zh"])


def day(days: int) -> str:
    """A day counted from today, which commands ask the system for."""
    return (datetime.date.today() + datetime.timedelta(days=days)).isoformat()


SAID = ("--reason", "已按程序公示", "--role", "审改科科长")


def test_approve_then_diff(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(home, "diff", "--fail-on", "warning") == 1
    assert run(home, "approve", slower()[:8], *SAID, "--until", day(30)) == 0
    assert f"批准 {slower()}" in capsys.readouterr().out
    assert run(home, "diff", "--fail-on", "warning") == 0
    assert run(home, "diff", "--fail-on", "warning", "--approvals-from", "old") == 1
    assert run(home, "validate", APPROVALS) == 0 and run(home, "fmt", "--check") == 0
    commit(home, "two")
    assert run(home, "diff", "v1..HEAD", "--fail-on", "warning", "--approvals-from", "old") == 1
    assert run(home, "diff", "v1..HEAD", "--fail-on", "warning") == 0
    assert run(home, "diff", "HEAD") == 0
    assert "本次比较没有对应改动的批准 1 条" in capsys.readouterr().out
    assert run(home, "diff", "HEAD", "--region", "990101") == 0
    assert "没有对应改动的批准" not in capsys.readouterr().out


def test_comments_and_lines_of_others_stay(home: Path) -> None:
    theirs = "# 县里的批准，先看这里\n\n" + entry("0" * 16) + "  # 续期时请核对\n\n" + entry("1" * 16, "2030-01-01")
    (home / APPROVALS).write_text(theirs, encoding="utf-8")
    assert run(home, "approve", "--all", "--verdict", "worse", *SAID, "--until", day(30)) == 0
    assert (home / APPROVALS).read_text(encoding="utf-8").startswith(theirs)
    assert run(home, "approve", slower(), "--reason", "延期", "--role", "处长", "--until", day(60), "--force") == 0
    after = (home / APPROVALS).read_text(encoding="utf-8")
    assert after.startswith(theirs) and f"until: {day(60)}" in after and "reason: 延期" in after
    assert after.count("fingerprint") == 3


def test_what_is_approved_is_left_without_force(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for until in (day(30), day(60)):
        assert run(home, "approve", slower(), *SAID, "--until", until) == 0
    assert "已经批准" in capsys.readouterr().err
    assert day(60) not in (home / APPROVALS).read_text(encoding="utf-8")


def test_list_and_prune(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept = entry(slower(), "2999-01-01")
    (home / APPROVALS).write_text(f"# 批准\n\n{entry('0' * 16, '2020-01-01')}{kept}{entry('1' * 16, '2999-01-01')}")
    assert run(home, "approve", "--list", "--of", "HEAD") == 0
    states = [line.split("，")[0].partition(" ")[2] for line in capsys.readouterr().out.splitlines()]
    assert states == ["已过期", "有效", "有效"]
    assert run(home, "approve", "--prune") == 0
    assert (home / APPROVALS).read_text() == f"# 批准\n\n{kept}{entry('1' * 16, '2999-01-01')}"
    assert run(home, "approve", "--prune", "--of", "HEAD") == 0
    assert (home / APPROVALS).read_text() == f"# 批准\n\n{kept}"
    assert f"删去 {'1' * 16}" in capsys.readouterr().out
    assert run(home, "approve", "--prune", "--of", "v1", "--of", "v1") == 0
    assert (home / APPROVALS).read_text().rstrip() == "# 批准"
    assert run(home, "validate", APPROVALS) == 0


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        pytest.param((*SAID, "--until", day(1)), 2, "请写明要批准的指纹", id="nothing asked"),
        pytest.param(("abcdef12", *SAID, "--until", day(1)), 2, "没有指纹为 abcdef12 的改动", id="unknown"),
        pytest.param(("abc", *SAID, "--until", day(1)), 2, "太短", id="short"),
        pytest.param(("--all", "--list"), 2, "只能用一种", id="two at a time"),
        pytest.param(("--all", *SAID), 2, "缺少 --until", id="no day"),
        pytest.param(("--all", *SAID, "--until", day(-1)), 2, "已经过去", id="past"),
        pytest.param(("--all", *SAID, "--until", "2026-2-3"), 2, "不是日期", id="malformed"),
        pytest.param(("--all", *SAID, "--until", "２０９９-01-01"), 2, "不是日期", id="full width"),
        pytest.param(("--all", "--reason", " ", "--role", "x", "--until", day(1)), 2, "--reason 不能为空", id="empty"),
        pytest.param(("--all", "--reason", "x", "--role", "a\nb", "--until", day(1)), 2, "--role 不能", id="a line"),
        pytest.param(("--all", *SAID, "--until", day(500)), 0, "超过一年", id="long"),
        pytest.param(("--all", "--verdict", "better", *SAID, "--until", day(1)), 0, "没有符合条件", id="none"),
    ],
)
def test_refusals(home: Path, words: tuple[str, ...], code: int, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(home, "approve", *words) == code
    assert said in capsys.readouterr().err
    assert (home / APPROVALS).exists() == (code == 0 and "better" not in words)


@pytest.mark.parametrize(
    "body",
    [
        f"[{{fingerprint: '{'0' * 16}', rule: D221, reason: 甲, role: 乙, approved: 2026-01-01, until: 2026-01-02}}]\n",
        "a: b\n",
    ],
)
def test_a_file_that_cannot_be_edited_is_left(home: Path, body: str) -> None:
    (home / APPROVALS).write_text(body, encoding="utf-8")
    assert run(home, "approve", "--all", *SAID, "--until", day(1)) in {2, 3}
    assert (home / APPROVALS).read_text(encoding="utf-8") == body


@pytest.mark.parametrize("value", ["是", "yes", "0123", "1e3", "2026-01-01", "a: b # c", "- x", "'\"\\", "null", "~"])
def test_any_words_are_read_as_they_were_said(home: Path, value: str) -> None:
    assert run(home, "approve", "--all", "--reason", value, "--role", value, "--until", day(1)) == 0
    (one,) = approving.usable_approvals(Workspace.find(home)).entries
    assert (one.reason, one.role) == (value, value)


def test_a_broken_version_is_said_and_its_other_changes_can_be_approved(home: Path) -> None:
    (home / PROVINCE).write_text("a: [\n", encoding="utf-8")
    write(home, {"items/990101_示例区/000199001001.yaml": "x: [\n"})
    assert run(home, "approve", "--all", *SAID, "--until", day(1)) == 3


def test_help_has_an_example_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    for lang, word in (("zh", "例：svcstd approve"), ("en", "Examples: svcstd approve")):
        assert cli.run(["--lang", lang, "approve", "--help"]) == 0
        assert word in capsys.readouterr().out
