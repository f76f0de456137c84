"""Options of the test run."""

from __future__ import annotations

import os
import sys
from collections.abc import Generator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tools"))  # what makes and breaks inputs stands there


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the switch that rewrites expected outputs; the difference is reviewed."""
    parser.addoption("--update-golden", action="store_true", help="rewrite expected.txt files and golden pages")


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether expected outputs are to be rewritten."""
    return bool(request.config.getoption("--update-golden"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where SVCSTD_TEST_ALL=1 asks for every test, a test that is skipped has failed."""
    report = yield
    if report.skipped and os.environ.get("SVCSTD_TEST_ALL") == "1" and not hasattr(report, "wasxfail"):
        report.outcome, report.longrepr = "failed", f"{item.nodeid} was skipped: {report.longrepr}"
    return report
