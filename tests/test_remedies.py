"""The option of P110: how many frequent questions a licence is to have."""

import pytest

from complete import FILES, PATHS, workspace
from svcstd.pipeline.check import check


@pytest.mark.parametrize(("least", "found"), [(0, []), (1, []), (2, ["P110"])])
def test_least_number_of_questions(least: int, found: list[str]) -> None:
    settings = FILES[PATHS["settings"]] + f"rules: {{P110: {{options: {{least: {least}}}}}}}\n"
    report = check(workspace(FILES | {PATHS["settings"]: settings}), jobs=1)
    assert [one.rule for one in report.diagnostics] == found
