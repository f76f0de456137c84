"""What the model refuses is reported once, at the entry that is refused."""

from __future__ import annotations

import pytest

from complete import FILES, PATHS, validate, workspace
from svcstd.pipeline.check import check

BASIC, SETTINGS = PATHS["basic"], PATHS["settings"]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("levels: [县级]", "levels: [区级]", ["S204"]),
        ("levels: [县级]", "levels: []", ["S213"]),
        ("objects: [自然人, 企业法人, 其他组织]", "objects: [个人]", ["S204"]),
        ('code: "000199001001"', 'code: "0001 99001001"', ["S211"]),
        ('serial: "01"', 'serial: "00"', ["S211"]),
        ('serial: "01"', 'serial: "1"', ["S211"]),
        ('serial: "01"', 'serial: "100"', ["S211"]),
    ],
)
def test_one_fault_one_finding(old: str, new: str, found: list[str]) -> None:
    assert FILES[BASIC].count(old) == 1
    report = validate(FILES | {BASIC: FILES[BASIC].replace(old, new)})
    assert [one.rule for one in report.diagnostics if one.at.file == BASIC] == found


@pytest.mark.parametrize(
    ("elements", "found"),
    [("[visits, remedies]", []), ("[visit]", ["S201"]), ("visits", ["S201"]), ("[quota]", ["G110"])],
)
def test_elements_that_a_workspace_wants(elements: str, found: list[str]) -> None:
    settings = FILES[SETTINGS] + f"rules: {{G110: {{options: {{elements: {elements}}}}}}}\n"
    report = check(workspace(FILES | {SETTINGS: settings}), jobs=1)
    assert sorted({one.rule for one in report.diagnostics}) == found
