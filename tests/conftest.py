"""Options of the test run."""

from __future__ import annotations

import sys
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
