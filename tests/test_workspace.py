"""Files of a workspace: links, what is no file, names that are not read, and the paths a command may name."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from complete import FILES, PATHS, validate
from svcstd.diagnostic import Diagnostic, Location, Severity
from svcstd.model.enums import Level
from svcstd.model.region import MOST_FAULTS, read_regions
from svcstd.pipeline import check as checking
from svcstd.pipeline.check import check, check_paths
from svcstd.pipeline.found import Report
from svcstd.pipeline.init import init
from svcstd.pipeline.named import Named, named
from svcstd.read import read
from svcstd.report import machine, text
from svcstd.report.outcome import Outcome
from svcstd.workspace import NoWorkspace, Unreadable, Workspace

HEAD = "code,name,level,parent,former\n000000,国家,国家级,,\n"


@pytest.fixture
def home(tmp_path: Path) -> Workspace:
    """The complete workspace in a folder whose name is a pattern to careless readers."""
    for path, body in FILES.items():
        file = tmp_path / "w[1]" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(body, encoding="utf-8")
    return Workspace.find(tmp_path / "w[1]")


def found(report: Report) -> list[tuple[str, str]]:
    """File and rule of each diagnostic."""
    return [(d.at.file, d.rule) for d in report.diagnostics]


@pytest.mark.parametrize("folder", ["items", "catalog", "catalog/basic", "catalog/agencies", "items/990101_示例区"])
def test_a_folder_that_leads_out_is_not_read(home: Workspace, folder: str) -> None:
    """Whole folders may be links too; nothing behind them is listed or read."""
    outside = home.root.parent / "outside"
    (home.root / folder).rename(outside)
    (home.root / folder).symlink_to(outside)
    inside = next(path for path in FILES if path.startswith(folder + "/"))
    assert home.tree.list(folder)[0] == []
    with pytest.raises(Unreadable) as caught:
        home.tree.read(inside)
    assert caught.value.finding.rule == "S303"
    report = check(home, jobs=1)
    assert "S303" in {rule for _, rule in found(report)}
    assert report.broken
    assert report.records < 7 or folder != "items"


def test_links_inside_are_followed_once(home: Workspace) -> None:
    """A neighbour whose name begins alike is another folder; a second link to one folder is said."""
    items = home.root / "items"
    (items / "990101").mkdir()
    (items / "99010").mkdir()
    (items / "99010" / "note.txt").write_text("x", encoding="utf-8")
    (items / "990101" / "near").symlink_to("../99010")
    (items / "990101" / "twice").symlink_to("../99010")
    paths, findings = home.tree.list("items")
    both = {"items/990101/near", "items/990101/twice"}
    assert len(findings) == 1 and findings[0][1].rule == "S304" and findings[0][0] in both
    assert {f"{path}/note.txt" for path in both - {findings[0][0]}} <= set(paths)


def test_what_is_no_file_is_refused(home: Workspace) -> None:
    """A pipe is not waited for."""
    path = "items/990101_示例区/000199001001.yaml"
    os.mkfifo(home.root / path)
    with pytest.raises(Unreadable) as caught:
        home.tree.read(path)
    assert caught.value.finding.rule == "S304"


@pytest.mark.parametrize("folder", ["agencies", "outlets", "adjustments"])
def test_misnamed_lists_are_said(folder: str) -> None:
    """A list that ends otherwise is not read, as a record is not."""
    path = f"catalog/{folder}/990101.yml"
    report = validate({**FILES, path: "- {id: x}\n"})
    assert found(report) == [(path, "S302")]
    assert not report.broken


def test_links_among_declarations_are_said(home: Workspace) -> None:
    """What cannot be followed below catalog/adjustments is not dropped."""
    folder = home.root / "catalog" / "adjustments"
    folder.mkdir()
    (folder / "x.yaml").symlink_to("/etc/hostname")
    assert found(check(home, jobs=1)) == [("catalog/adjustments/x.yaml", "S303")]


def test_named_paths(home: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only what is read may be named; a folder of lists means everything; the start is no pattern."""
    bundle = home.root / "items/990101_示例区/bundles/a.yaml"
    bundle.parent.mkdir()
    bundle.write_text("x: y\n", encoding="utf-8")
    (home.root / "items/990101_示例区/.hidden.yaml").write_text("x: y\n", encoding="utf-8")
    (home.root / "catalog/agencies/note.md").write_text("x", encoding="utf-8")
    nothing = ["items/990101_示例区/bundles/a.yaml", "items/990101_示例区/.hidden.yaml", "catalog/none.yaml"]
    nothing += ["catalog/agencies/note.md", "catalog/agencies/none.yaml"]
    for path in nothing:
        assert named(home, [Path(path)], home.root) == Named(frozenset(), (path,))
        assert check_paths(home, [Path(path)], home.root).missing == [path]
    assert named(home, [Path("items/990101*/0*.yaml")], home.root).missing == ()
    seen: list[object] = []
    monkeypatch.setattr(checking, "check", lambda *given: seen.append(given[1]) or Report())
    for path in ("catalog/agencies", "catalog/agencies/990101.yaml", ".", "catalog/regions.csv"):
        check_paths(home, [Path(path)], home.root, 1)
    assert seen == [1, 1, 1, 1]


def test_a_misnamed_file_is_a_finding_however_it_was_named(home: Workspace) -> None:
    """Not read because of its name: said, and no reason for exit code 3."""
    path = home.root / "items/990101_示例区/某事项.yaml"
    path.write_text("x: y\n", encoding="utf-8")
    for report in (check(home, jobs=1), check_paths(home, [path], home.root)):
        assert [rule for _, rule in found(report)] == ["S302"]
        assert not report.broken


def test_a_partial_run_names_the_rules_on_lists(home: Workspace) -> None:
    """They wait for a full run as the rules over several records do."""
    skipped = check_paths(home, [Path(PATHS["county"])], home.root).skipped_rules
    assert {"C201", "O201"} <= set(skipped)


def test_many_findings_of_one_file_are_counted() -> None:
    """The text report prints some of each rule and counts the rest; the file is read once, JSON has them all."""
    reads: list[str] = []
    many = [Diagnostic(Location("a.yaml", n + 1), "S202", Severity.ERROR, "m") for n in range(500)]
    outcome = Outcome(many, line=lambda file, number: reads.append(file) or "x: y")
    printed = "".join("".join(run for run, _ in line) + "\n" for line in text.lines(outcome))
    assert printed.count("错误[S202]") == 20 and "另有 480 条 S202" in printed
    assert len(reads) == 20
    assert machine.dump(outcome).count("S202") == 500 and outcome.exit_code() == 1


def test_lines_end_where_the_reader_counts_them(tmp_path: Path) -> None:
    """A line separator of Unicode's, which a Chinese text may hold by accident, ends no line; CRLF ends one."""
    (tmp_path / "svcstd.yaml").write_bytes("a: \u2028x\r\nb: y\x0cz\nc: 完\n".encode())
    found = Workspace.find(tmp_path)
    assert [found.line("svcstd.yaml", number) for number in range(5)] == ["", "a: \u2028x", "b: y\x0cz", "c: 完", ""]


def test_lines_are_kept(home: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """One reading gives all lines of a file."""
    reads: list[str] = []
    really = home.tree.read
    monkeypatch.setattr(home.tree, "read", lambda path: reads.append(path) or really(path))
    assert [home.line(PATHS["regions"], n) for n in (1, 2)] == FILES[PATHS["regions"]].split("\n")[:2]
    assert reads == [PATHS["regions"]]


def test_a_table_full_of_faults_is_given_up() -> None:
    """Findings are bounded, whatever the rows hold; the last says so, and no place is left."""
    for row in ("x,y,z,,", "{n},某地,县级,nowhere,"):
        regions, findings = read_regions(HEAD + "".join(row.format(n=n + 1) + "\n" for n in range(5_000)))
        assert len(regions) == 0 and len(findings) == MOST_FAULTS + 1
        assert (findings[-1].rule, findings[-1].message) == ("S402", "many")
    report = validate({**FILES, PATHS["regions"]: HEAD + "x,y,z,,\n" * 2_000})
    assert PATHS["regions"] in report.broken


@pytest.mark.parametrize("body", ["x" * 140_000 + "\n", HEAD + "1," + "x" * 140_000 + ",县级,000000,\n"])
def test_a_cell_too_long_is_a_finding(body: str) -> None:
    """Also in the first line."""
    regions, findings = read_regions(body)
    assert len(regions) == 0
    assert [finding.rule for finding in findings] in (["S401"], ["S402"])


def test_a_cell_without_end_is_found_where_it_begins() -> None:
    """An open quote swallows all rows below; the row that opened it is named, in both languages."""
    rows = '2,"乙,县级,1,\n' + "3,丙,县级,1,\n" * 20_000
    report = validate({**FILES, PATHS["regions"]: HEAD + "1,甲,省级,000000,\n" + rows})
    (found,) = (one for one in report.diagnostics if one.rule == "S402")
    assert found.at == Location(PATHS["regions"], 4, 1)
    assert "131,072" in found.message and "field" not in found.message
    report = validate({**FILES, PATHS["regions"]: HEAD + "1,甲,省级,000000,\r\n2," + "乙" * 30_000 + ",县级,1,\n"})
    (found,) = (one for one in report.diagnostics if one.rule == "S101")
    assert (found.at, found.message) == (Location(PATHS["regions"], 4, 1), "第 4 行超过 65,536 字节")
    assert PATHS["regions"] in report.broken


def test_ancestry_is_built_on_the_parent() -> None:
    """Chains share what is known, and are the same in any order; rows may leave out cells at their end."""
    rows = "3,丙,县级,2\n2,乙,市级,1,9 8\n1,甲,省级,000000\na,x,县级,b\nb,y,县级,a\nc,z,县级,a\n"
    for codes in ("321abc", "cba123"):
        regions, _ = read_regions(HEAD + rows)
        chains = {code: regions.ancestry(code) for code in codes}
        assert chains["3"] == ("000000", "1", "2", "3") and chains["2"] == ("000000", "1", "2")
        assert chains["a"] == chains["b"] == chains["c"] == regions.ancestry("none") == ()
    assert regions.by_code["2"].former == ("9", "8") and regions.by_code["3"].level is Level.COUNTY
    deep = "".join(f"{n},某地,县级,{n - 1 or '000000'},\n" for n in range(1, 30))
    for order in (range(1, 30), range(29, 0, -1)):
        regions, _ = read_regions(HEAD + deep)
        assert [len(regions.ancestry(str(n))) for n in order] == [n + 1 if n < 12 else 0 for n in order]


def test_years_of_the_table_are_bounded() -> None:
    """A year that no notice speaks of is a finding, not an error of the calendar."""
    for year, day in (("0", "2026-01-01"), ("9998", "2026-01-01"), ("2026", "0001-01-01"), ("2026", "9999-12-31")):
        body = f"- {{year: {year}, document: 某号, title: 某通知, off: [{day}]}}\n"
        assert [rule for _, rule in found(validate({**FILES, "catalog/workdays.yaml": body}))] == ["S209"]


def test_rulers_of_dashes_are_no_nesting() -> None:
    """Only indicators with a blank after them nest; a real nest is still refused, in no time."""
    for ruler in ("# " + "-" * 400, "-" * 400 + "x: y"):
        assert not read(f"{ruler}\nnotes: x\n".encode(), "x", quick=False).findings
    for deep in ("- " * 400 + "x", "? " * 400 + "x", " " * 400 + "x: y", "-" * 3 + "\n" + "- " * 400):
        assert [finding.rule for finding in read(deep.encode(), "x").findings] == ["S102"]
    begun = time.perf_counter()
    read(b"- -" * 300_000, "x")
    read(b"-" * 1_000_000, "x")
    assert time.perf_counter() - begun < 2


def test_settings_that_name_nothing() -> None:
    """An edition that is not the one in force, and severities of rules that there are not, here or below a region."""
    settings = FILES["svcstd.yaml"] + "edition: svcstd-1999\n"
    assert found(validate({**FILES, "svcstd.yaml": settings})) == [("svcstd.yaml", "S204")]
    edition = "id: x\ntitle: 试验\nelements: {}\n"
    for body, wrong in (
        ("severities: {S20: off}\n", True), ("severities: {S202: error, D141: off}\n", False),
        ('regions: {"990101": {severities: {S202: off}}}\n', True),
    ):  # fmt: skip
        rules = [
            d for d in validate({**FILES, "catalog/standard.yaml": edition + body}).diagnostics if d.rule == "S202"
        ]
        assert [d.at.line for d in rules] == ([4] if wrong else [])


def test_dots_are_walked_before_the_workspace_is_looked_for(tmp_path, monkeypatch):
    """From within a workspace, a folder beside it is not in it; nor is it for `svcstd init`."""
    (tmp_path / "ws").mkdir()
    (tmp_path / "ws/svcstd.yaml").touch()
    (tmp_path / "other").mkdir()
    monkeypatch.chdir(tmp_path / "ws")
    with pytest.raises(NoWorkspace):
        Workspace.find(Path("../other"))
    assert Workspace.find(Path("../ws")).root == tmp_path / "ws"
    assert init(Path("../other"), "empty", ()).written
    assert init(Path("../ws/below"), "empty", ()).within == tmp_path / "ws"
