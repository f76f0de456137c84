"""One browser and one folder of pages for all tests of a worker; windows in which nothing may go wrong."""

from __future__ import annotations

import fcntl
import os
import re
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import kinds
from browsing import chromium
from browsing.server import BELOW, served
from flaws import FLAWS
from looking import DESKTOP, HERE, MISSING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip the tests of this folder where there is no browser; expect those to fail that find a known flaw."""
    for item in items:
        if not item.path.is_relative_to(HERE):
            continue
        if MISSING:
            item.add_marker(pytest.mark.skip(reason=MISSING))
        for pattern, why in FLAWS.items():
            if re.fullmatch(pattern, item.name):
                item.add_marker(pytest.mark.xfail(reason=why))


@pytest.fixture(scope="session")
def top(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder to serve, with at least one page of each kind in `BELOW`; the same one for all workers."""
    own = tmp_path_factory.getbasetemp()
    made = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "pages"
    with open(made.with_name("pages.lock"), "w") as lock:  # one worker makes them, the others wait
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            new = Path(tempfile.mkdtemp(dir=made.parent))
            (new / BELOW).mkdir(parents=True)
            kinds.make(new / BELOW)
            new.rename(made)
    return made


@pytest.fixture(scope="session")
def home(top: Path) -> Iterator[str]:
    """Address under which a plain web server offers the pages."""
    with served(top) as address:
        yield address


@pytest.fixture
def window(browser: Browser, home: str) -> Iterator[Callable[..., Page]]:
    """A function that opens a window of a size at an address below `home`; in the end nothing may have gone wrong there."""
    opened: list[tuple[BrowserContext, list[str]]] = []

    def go(address: str, size: dict[str, int] = DESKTOP, **options: Any) -> Page:
        context = browser.new_context(viewport=size, locale="zh-CN", **options)  # type: ignore[arg-type]
        opened.append((context, chromium.watched(context, home)))
        page = context.new_page()
        page.goto(home + address)
        return page

    yield go
    for context, _ in opened:
        context.close()
    assert [wrong for _, found in opened for wrong in found] == []


@pytest.fixture(params=list(kinds.KINDS))
def each(request: pytest.FixtureRequest, top: Path) -> str:
    """The address of a page of each kind, below `home`; or of the kinds that a test names."""
    return kinds.page_of(request.param, top / BELOW)


@pytest.fixture
def one(top: Path) -> str:
    """The address of one page, for tests of the tests."""
    return kinds.page_of("start", top / BELOW)
