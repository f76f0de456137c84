"""Faults put into the shipped catalogue: each is reported by its rule, at its line, in the file that wrote the value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from injections import INJECTIONS
from injections.injection import ROOT, Content, Injection, path_of, workspace
from svcstd.diagnostic import Diagnostic, Severity
from svcstd.pipeline.catalogue import read_library
from svcstd.pipeline.check import check, check_paths
from svcstd.pipeline.validate import Report
from svcstd.validate.rules import RULES
from svcstd.workspace import Workspace
from svcstd.workspace.layout import record_name

COMPANIONS = {rule.id: {rule.id, *rule.companions} for rule in RULES}
NOTICES = {"C107", "C206", "L111"}
"""What the shipped catalogue may be told: codes and USCC that no source publishes; values that repeat what is above."""

UP = 3
"""Levels between a fault and the place that is looked at, from which on it counts as far up."""

named = [
    pytest.param(injection, id=f"{injection.rule}-{number}")
    for number, injection in enumerate(INJECTIONS, 1)
]


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
    return [injection.path, *([path_of(injection.below)] if injection.below else [])]


@pytest.mark.parametrize("injection", named)
def test_fault_is_reported_by_its_rule_where_it_stands(injection: Injection) -> None:
    changes, place = injection.injected()
    for path in views(injection):
        found = new(changes, path)
        said = [f"{one.at} {one.rule} {one.message}" for one in found]
        assert [(one.at.file, one.at.line) for one in found if one.rule == injection.rule] == [(place.file, place.line)], said
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


def test_every_rule_has_a_fault() -> None:
    assert {injection.rule for injection in INJECTIONS} | set(ELSEWHERE) == {rule.id for rule in RULES}


def test_shipped_catalogue_is_silent() -> None:
    report = shipped()
    assert [f"{one.at} {one.rule} {one.message}" for one in report.diagnostics if one.severity > Severity.INFO] == []
    assert Counter(one.rule for one in report.diagnostics).keys() <= NOTICES
    assert (report.broken, report.unchecked, report.skipped_rules) == ([], 0, [])


def test_packaged_files_take_the_place_of_missing_ones() -> None:
    assert new({"catalog/standard.yaml": None, "catalog/workdays.yaml": None}, "") == []


ELSEWHERE = {}
