"""Options of the test run."""

from __future__ import annotations

import os
from collections.abc import Generator

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the switch that rewrites expected outputs; the difference is reviewed."""
    parser.addoption("--update-golden", action="store_true", help="rewrite expected.txt files and golden pages")


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether expected outputs are to be rewritten."""
    return bool(request.config.getoption("--update-golden"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """With SVCSTD_TEST_ALL=1 a test that is skipped fails: where everything is there, nothing is to be left out."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get("SVCSTD_TEST_ALL") == "1":
        report.outcome = "failed"
    return report
