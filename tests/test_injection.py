"""Faults put into the shipped catalogue: each is reported by its rule, at its line, in the file that wrote the value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from injections import INJECTIONS
from injections.injection import ROOT, Content, Injection, OverlayTree, path_of, shipped_paths, workspace
from svcstd.diagnostic import Diagnostic, Severity
from svcstd.pipeline.catalogue import read_library
from svcstd.pipeline.check import check, check_paths
from svcstd.pipeline.found import Report
from svcstd.validate.rules import RULES
from svcstd.workspace import DiskTree, Workspace
from svcstd.workspace.layout import record_name
from svcstd.workspace.tree import Paths, Refusals

COMPANIONS = {rule.id: {rule.id, *rule.companions} for rule in RULES}
NOTICES = {"C107", "C206", "L111"}
"""What the shipped catalogue may be told: codes and USCC that no source publishes; values that repeat what is above."""

OF_NO_FILE = {
    "S303": "a link on a disk, which no content of a file can make: `test_link_out_of_the_workspace`",
    "S306": "a workspace without files: `test_workspace_without_items`",
    "S504": "a baseline is none of the catalogue's files: `test_baseline_that_is_out_of_date` of test_silence.py",
    "S307": "a fault of the command's arguments: `test_path_that_names_nothing`",
}
"""Rules whose faults are no file's content, with the test that holds each."""

SAMPLED = 9
"""One file of so many is validated by itself."""

UP = 3
"""Levels between a fault and the place that is looked at, from which on it counts as far up."""

named = [pytest.param(injection, id=f"{injection.rule}-{number}") for number, injection in enumerate(INJECTIONS, 1)]


@cache
def shipped() -> Report:
    """What the shipped catalogue gets without a fault."""
    return check(workspace(), jobs=1)


def key(found: Diagnostic, at: Workspace) -> tuple[str, str, str, str]:
    """What stays of a finding when lines are added above it."""
    return found.at.file, at.line(found.at.file, found.at.line), found.rule, found.message


@cache
def known() -> frozenset[tuple[str, str, str, str]]:
    """The findings of the shipped catalogue."""
    return frozenset(key(found, workspace()) for found in shipped().diagnostics)


def new(changes: Mapping[str, Content], path: str) -> list[Diagnostic]:
    """What is found of a changed workspace, and not of the shipped one.

    Args:
        changes: Contents by path.
        path: What is validated; "" for all.
    """
    changed = workspace(changes)
    report = check_paths(changed, [Path(path)], ROOT) if path else check(changed, jobs=1)
    return [found for found in report.diagnostics if key(found, changed) not in known()]


def views(injection: Injection) -> list[str]:
    """What is validated to see a fault: the file itself, and the record below that the fault is to be seen from."""
    if injection.needs_all:
        return [""]
    below = [path_of(injection.below)] if injection.below else []
    return below if injection.there else [injection.path, *below]


@pytest.mark.parametrize("injection", named)
def test_fault_is_reported_by_its_rule_where_it_stands(injection: Injection) -> None:
    changes, place = injection.injected()
    for path in views(injection):
        found = new(changes, path)
        said = [f"{one.at} {one.rule} {one.message}" for one in found]
        assert [(one.at.file, one.at.line) for one in found if one.rule == injection.rule] == [
            (place.file, place.line)
        ], said
        assert {one.rule for one in found} <= COMPANIONS[injection.rule], said


@pytest.mark.parametrize("injection", [param for param in named if param.values[0].also])
def test_preparation_is_no_fault(injection: Injection) -> None:
    assert new(injection.prepared(), "") == []


def distance(injection: Injection) -> int:
    """Levels from the place whose record is validated up to the file with the fault; the catalogue is above all."""
    lower, upper = record_name(path_of(injection.below)), record_name(injection.path)
    above = read_library(workspace()).catalogue.regions.ancestry(lower.region)
    return len(above) - (above.index(upper.region) + 1 if upper else 0)


def test_faults_stand_far_up() -> None:
    far = {one.rule for one in INJECTIONS if one.below and distance(one) >= UP}
    assert len(far) >= 30


def fired(injection: Injection) -> set[str]:
    """Ids of the rules that report a fault, wherever it is looked at from."""
    return {found.rule for path in views(injection) for found in new(injection.injected()[0], path)}


def test_no_two_rules_report_the_same_faults() -> None:
    """Two rules that are reported for the same faults are one rule, whatever their words.

    Each fault is reported by its rule and that rule's companions only, as tested above; so only rules that are each
    other's companions can be the same, and only their faults are looked at.
    """
    twins = [(a, b) for a in COMPANIONS for b in COMPANIONS[a] if a < b and a in COMPANIONS[b]]
    paired = {id for pair in twins for id in pair}
    reported = [(number, fired(one)) for number, one in enumerate(INJECTIONS) if COMPANIONS[one.rule] & paired]
    for a, b in twins:
        assert {n for n, ids in reported if a in ids} != {n for n, ids in reported if b in ids}, (a, b)


def test_every_rule_has_a_fault() -> None:
    injected = {injection.rule for injection in INJECTIONS}
    assert injected.isdisjoint(OF_NO_FILE)
    assert injected | set(OF_NO_FILE) == {rule.id for rule in RULES}


class Beside(OverlayTree):
    """The shipped files, with the refusals of a folder beside them."""

    def __init__(self, folder: Path) -> None:
        super().__init__(DiskTree(ROOT), {})
        self.folder = DiskTree(folder)

    def list(self, folder: str) -> tuple[Paths, Refusals]:
        listed, refused = super().list(folder)
        return listed, [*refused, *self.folder.list(folder)[1]]


def test_link_out_of_the_workspace(tmp_path: Path) -> None:
    link = tmp_path / "items" / "441802_清城" / "0007Z2009000_链接.yaml"
    link.parent.mkdir(parents=True)
    link.symlink_to(ROOT / "README.md")
    report = check(Workspace(Beside(tmp_path), ROOT), jobs=1)
    found = [one for one in report.diagnostics if key(one, workspace()) not in known()]
    assert [(str(one.at), one.rule) for one in found] == [(f"{link.relative_to(tmp_path)}:1:1", "S303")]


def test_workspace_without_items() -> None:
    changes = dict.fromkeys(shipped_paths().values())
    assert [(str(one.at), one.rule) for one in new(changes, "")] == [("svcstd.yaml:1:1", "S306")]


def test_path_that_names_nothing() -> None:
    path = "items/441802_清城/没有这个文件.yaml"
    assert [(str(one.at), one.rule) for one in new({}, path)] == [(f"{path}:1:1", "S307")]


def test_shipped_catalogue_is_silent() -> None:
    report = shipped()
    assert [f"{one.at} {one.rule} {one.message}" for one in report.diagnostics if one.severity > Severity.INFO] == []
    assert Counter(one.rule for one in report.diagnostics).keys() <= NOTICES
    assert (report.broken, report.unchecked, report.skipped_rules) == ([], 0, [])


@pytest.mark.parametrize("path", sorted(shipped_paths().values())[::SAMPLED])
def test_file_by_itself_gets_nothing_that_the_whole_does_not(path: str) -> None:
    assert new({}, path) == []


def test_file_of_a_place_is_checked_with_the_bodies_laid_over_it() -> None:
    bodies = {file.split("@")[0]: path for file, path in shipped_paths().items() if "@" in file}
    for file, path in bodies.items():
        both, one = (check_paths(workspace(), [Path(named)], ROOT).items for named in (path_of(file), path))
        assert both == 2 * one


def test_packaged_files_take_the_place_of_missing_ones() -> None:
    assert new({"catalog/standard.yaml": None, "catalog/workdays.yaml": None}, "") == []
