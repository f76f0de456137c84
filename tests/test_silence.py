"""What is not reported: by comments, by svcstd.yaml, by a baseline; what is selected; and what that says of itself."""

from __future__ import annotations

import time
from collections import Counter
from pathlib import Path

import pytest

from complete import FILES, PATHS, workspace
from svcstd.diagnostic import Diagnostic, Location, Severity
from svcstd.pipeline.check import AS_SET, Asked, check, check_paths
from svcstd.pipeline.chosen import Chosen
from svcstd.pipeline.found import Report
from svcstd.pipeline.render import plan, render
from svcstd.read import Document
from svcstd.read.comments import Comment
from svcstd.validate import baseline
from svcstd.validate.engine import _line
from svcstd.validate.silence import Silences
from svcstd.workspace import Workspace

COUNTY, PROVINCE, BASIC = PATHS["county"], PATHS["province"], PATHS["basic"]
SETTINGS = FILES["svcstd.yaml"]
LATE = FILES[COUNTY].replace("promised: 5个工作日", "promised: 99个工作日")
REASONED = "法律已修订，条款待更新"


def said(report: Report) -> list[tuple[str, str]]:
    return [(one.rule, str(one.at).removeprefix(f"{COUNTY}:")) for one in report.diagnostics]


def rules(report: Report) -> set[str]:
    return {one.rule for one in report.diagnostics}


def checked(files: dict[str, str], asked: Asked = AS_SET) -> Report:
    return check(workspace({**FILES, **files}), jobs=1, asked=asked)


def late() -> set[str]:
    found = rules(checked({COUNTY: LATE}))
    assert "T101" in found
    return found


def settings(*lines: str) -> dict[str, str]:
    return {"svcstd.yaml": SETTINGS + "\n".join(lines) + "\n"}


def test_a_comment_silences_its_line_alone() -> None:
    named = ", ".join(sorted(late()))
    report = checked({COUNTY: LATE.replace("99个工作日", f"99个工作日  # svcstd: ignore {named} — {REASONED}")})
    assert said(report) == [] and report.silenced == len(late())
    elsewhere = checked({COUNTY: f"# svcstd: ignore T101 — {REASONED}\n{LATE}"})
    assert rules(elsewhere) == late() | {"S502"}


def test_a_comment_above_silences_the_next_line() -> None:
    named = ", ".join(sorted(late()))
    text = LATE.replace("promised:", f"# svcstd: ignore {named} — {REASONED}\npromised:")
    assert said(checked({COUNTY: text})) == []


def test_a_comment_in_an_upper_file_holds_for_the_places_below_also_when_only_they_are_named() -> None:
    wrong = FILES[PROVINCE].replace("promised: 10个工作日", "promised: 30个工作日")
    assert "T101" in rules(checked({PROVINCE: wrong}))
    quiet = wrong.replace("30个工作日", f"30个工作日  # svcstd: ignore T101, P102 — {REASONED}")
    assert "T101" not in rules(checked({PROVINCE: quiet}))
    below = check_paths(workspace({**FILES, PROVINCE: quiet}), [Path("memory") / COUNTY], Path())
    assert "T101" not in rules(below) and "S502" not in rules(below)


def test_a_file_that_cannot_be_read_stays_a_failure() -> None:
    report = checked({COUNTY: f"a: [  # svcstd: ignore S — {REASONED}\n"})
    assert set(report.broken) == {COUNTY}


@pytest.mark.parametrize(
    ("lines", "left", "extra"),
    [
        ([f"ignore: [{{rules: [T, L, P], paths: ['items/990101*/*'], reason: {REASONED}}}]"], set(), set()),
        ([f"ignore: [{{rules: [T, L, P], paths: ['items/**'], reason: {REASONED}}}]"], set(), set()),
        ([f"ignore: [{{rules: [T, L, P], reason: {REASONED}}}]"], set(), set()),
        (["ignore: [{rules: [T, L, P]}]"], set(), {"S501"}),
        ([f"ignore: [{{rules: [T101], paths: ['catalog/**'], reason: {REASONED}}}]"], {"T101"}, {"S502"}),
        ([f"ignore: [{{rules: [X], reason: {REASONED}}}]"], {"T101"}, {"S202"}),
        (["rules: {T101: off}"], set(), set()),
    ],
)
def test_settings(lines: list[str], left: set[str], extra: set[str]) -> None:
    found = rules(checked({COUNTY: LATE, **settings(*lines)}))
    assert found & {"T101"} == left
    assert found & {"S501", "S502", "S202"} == extra


def test_severity_and_options_of_settings() -> None:
    report = checked({COUNTY: LATE, **settings("rules:", "  T101: warning", "  T999: info")})
    graded = {one.rule: one.severity.word for one in report.diagnostics}
    assert graded["T101"] == "warning" and graded["S202"] == "error"


def test_baseline_holds_what_was_there_and_nothing_more() -> None:
    before = checked({COUNTY: LATE})
    text = baseline.written(before.diagnostics)
    assert text.splitlines()[0] == baseline.HEAD and "promised" in text
    known = Asked(baseline=baseline.read(text))
    assert said(checked({COUNTY: LATE}, known)) == []
    moved = {COUNTY: "# 上面多了两行\n\n" + LATE}
    assert said(checked(moved, known)) == []
    worse = checked({COUNTY: LATE.replace("99个", "98个")}, known)
    assert "T101" in rules(worse)


def test_a_label_and_the_order_of_a_list_change_no_fingerprint() -> None:
    twice = LATE + "materials:\n  - {id: a, name: 甲证明, necessity: 必要, originals: 1, source: 申请人自备}\n"
    twice += "  - {id: b, name: 其他材料, necessity: 必要, originals: 1, source: 申请人自备}\n"
    rows = twice.splitlines(keepends=True)
    swapped = "".join([*rows[:-2], rows[-1], rows[-2]])
    names = [{one.fingerprint for one in checked({COUNTY: text}).diagnostics} for text in (twice, swapped)]
    assert names[0] == names[1] and len(names[0]) > 1
    labelled = COUNTY.replace("/990101_示例区/", "/990101_改了名的区/")
    files = {path: text for path, text in FILES.items() if path != COUNTY}
    moved = check(workspace({**files, labelled: twice}), jobs=1)
    assert {one.fingerprint for one in moved.diagnostics} == names[0]


def test_a_finding_about_a_whole_element_keeps_its_name_when_the_element_is_written_otherwise() -> None:
    one = "materials:\n  - {id: a, name: 甲证明, necessity: 必要, originals: 1}\n  - {id: b, name: 甲证明, originals: 1, necessity: 必要}\n"
    other = one.replace("originals: 1, necessity: 必要", "necessity: 必要, originals: 2")
    found = [
        {o.fingerprint for o in checked({COUNTY: FILES[COUNTY] + text}).diagnostics if o.rule == "M101"}
        for text in (one, other)
    ]
    assert found[0] == found[1] and found[0]


def test_no_silence_is_called_useless_where_its_rule_could_not_look() -> None:
    text = LATE.replace("99个工作日", f"99个工作日  # svcstd: ignore T101 — {REASONED}") + "unknown: x\n"
    assert "S502" not in rules(checked({COUNTY: text}))


def test_careful_and_quick_reading_give_one_fingerprint() -> None:
    careful = LATE + "notes: >-\n  折叠的\n  文字。\n"
    assert {o.fingerprint for o in checked({COUNTY: LATE}).diagnostics} <= {
        o.fingerprint for o in checked({COUNTY: careful}).diagnostics
    }


def test_a_file_of_comments_takes_no_time() -> None:
    started = time.process_time()
    report = checked({COUNTY: FILES[COUNTY] + "#svcstd:\n" * 5_000})
    assert [one.rule for one in report.diagnostics] == ["S503"] * 5_000
    assert len({one.fingerprint for one in report.diagnostics}) == 1
    assert time.process_time() - started < 3


@pytest.mark.parametrize("lines", [20_000, 1], ids=["each its line", "one line"])
def test_many_findings_and_comments_take_no_time(lines: int) -> None:
    said = [Comment(n + 1, 1, n % lines + 1, ("T",), "x") for n in range(20_000)]
    found = [Diagnostic(Location(COUNTY, n % lines + 1), "T101", Severity.ERROR, "") for n in range(20_000)]
    started = time.process_time()
    silences = Silences(comments=lambda file: said)
    assert silences.heard(found) == [] and silences.silenced == 20_000
    assert list(silences.asides([COUNTY], ["T101"], ["T101"], whole=True)) == []
    assert time.process_time() - started < 3


def test_the_line_of_a_finding_is_found_at_once() -> None:
    document = Document(COUNTY, "".join(f" a{n}\n" for n in range(40_000)))
    started = time.process_time()
    for number in range(1, 40_000, 2):
        assert _line(document, Location(COUNTY, number)) == f"a{number - 1}"
    assert _line(document, Location(COUNTY, 40_002)) == ""
    assert time.process_time() - started < 1.5


def test_baseline_that_is_out_of_date() -> None:
    report = checked({}, Asked(baseline=Counter({"0" * 16: 2})))
    assert [(one.rule, one.severity.word) for one in report.diagnostics] == [("S504", "info")]
    assert "2" in report.diagnostics[0].message


@pytest.mark.parametrize(
    ("text", "line"), [("", 1), ("x\n", 1), (f"{baseline.HEAD}\nabc\n", 2), (f"{baseline.HEAD}\n# a\n\n0 T101\n", 4)]
)
def test_what_is_no_baseline(text: str, line: int) -> None:
    with pytest.raises(baseline.BadBaseline) as caught:
        baseline.read(text)
    assert caught.value.line == line


@pytest.mark.parametrize(
    ("chosen", "wanted"),
    [
        (Chosen(("T",)), {"T101"}), (Chosen(("T101",)), {"T101"}), (Chosen(("C",)), set()),
        (Chosen((), ("T", "L", "P")), set()), (Chosen(("T", "L"), ("T1",)), {"L102"}),
        (Chosen(("t101",)), {"T101"}), (Chosen((), ("t", "l")), set()), (Chosen((), ("",)), {"T101", "L102"}),
    ],
)  # fmt: skip
def test_choosing(chosen: Chosen, wanted: set[str]) -> None:
    assert rules(checked({COUNTY: LATE}, Asked(chosen))) & {"T101", "L102"} == wanted & (late() | {"T101"})


def test_reading_is_reported_whatever_is_selected() -> None:
    assert "S106" in rules(checked({COUNTY: "a: ["}, Asked(Chosen(("T",)))))


def test_timing_counts_every_rule_that_ran() -> None:
    report = checked({}, Asked(timing=True))
    assert report.timing[""] > 0 and report.timing["T101"] > 0
    assert sum(seconds for rule, seconds in report.timing.items() if rule) < report.timing[""] * 1.5


def test_a_silenced_error_keeps_no_guide_back(tmp_path: Path) -> None:
    quiet = LATE.replace("99个工作日", f"99个工作日  # svcstd: ignore T, L, P — {REASONED}")
    counts = []
    for number, text in enumerate((FILES[COUNTY], LATE, quiet)):
        at: Workspace = workspace({**FILES, COUNTY: text})
        done = render(at, tmp_path / str(number), plan(at), jobs=1)
        counts.append((done.pages, len(done.left_out)))
    assert counts[0] == counts[2] and counts[1][1] > 0
