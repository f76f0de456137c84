"""Options of the test run."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

GIVEN = "SVCSTD_SCHEMAS"
"""How the one reason begins for which a test may be skipped even where all are asked for: schemas that others publish
are no part of this repository. Whoever has them names their folder in this variable."""

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tools"))  # what makes and breaks inputs stands there


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the switch that rewrites expected outputs; the difference is reviewed."""
    parser.addoption("--update-golden", action="store_true", help="rewrite expected.txt files and golden pages")


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether expected outputs are to be rewritten."""
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture(autouse=True)
def undone() -> Iterator[None]:
    """Every test leaves the language, and the folder of `-C`, as it found them, whatever command it ran."""
    yield
    from svcstd.cli import options
    from svcstd.messages import use

    use("zh")
    options.Home.folder = Path()


NAMED = {f"GIT_{who}_{what}": "svcstd" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}


@pytest.fixture
def own_git(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Git without the settings of whoever runs the tests, and without a repository around the test's folder."""
    for key in [key for key in os.environ if key.startswith("GIT_")]:
        monkeypatch.delenv(key)
    for key, value in {**NAMED, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}.items():
        monkeypatch.setenv(key, value)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The one browser of a worker: Playwright runs once in a process, whichever tests come to stand in it."""
    from browsing import chromium

    if why := chromium.missing():
        pytest.skip(why)
    with chromium.opened() as running:
        yield running


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where SVCSTD_TEST_ALL=1 asks for every test, a test that is skipped has failed."""
    report = yield
    wanted = os.environ.get("SVCSTD_TEST_ALL") == "1" and not hasattr(report, "wasxfail")
    if wanted and report.skipped and not reason(report).startswith(GIVEN):
        report.outcome, report.longrepr = "failed", f"{item.nodeid} was skipped: {reason(report)}"
    return report


def reason(report: pytest.TestReport) -> str:
    """Why a test was skipped."""
    said = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    return said.removeprefix("Skipped: ")


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> Generator[None, None, None]:
    """After everything else, one line: how many tests were skipped, and why."""
    yield
    terminal = session.config.pluginmanager.get_plugin("terminalreporter")
    if terminal is not None and not hasattr(session.config, "workerinput"):
        counts = Counter(reason(report) for report in terminal.stats.get("skipped", ()))
        said = "; ".join(f"{count} because of {why}" for why, count in sorted(counts.items()))
        terminal.write_line(f"skipped: {said}" if said else "skipped: none")
