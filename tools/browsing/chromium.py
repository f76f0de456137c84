"""Debian's Chromium, driven by Playwright, without a network; and what goes wrong while it shows a page."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
from collections.abc import Iterator
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Request, Response, WebError

OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--font-render-hinting=none",
    "--force-color-profile=srgb",
    "--disable-lcd-text",
    "--disable-partial-raster",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
"""How Chromium is started; the last one lets it find no host but this one."""
FONT = "Noto Sans CJK SC"
PROGRAMS = ("pdftotext", "pdfinfo", "pdftoppm")


def executable() -> str | None:
    """Where Chromium is, or None."""
    return os.environ.get("SVCSTD_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")


def missing() -> str:
    """Why pages cannot be looked at here, or "" where they can."""
    if find_spec("playwright") is None:
        return "no playwright: install the development tools"
    if executable() is None:
        return "no chromium: apt-get install chromium"
    if any(shutil.which(name) is None for name in PROGRAMS):
        return "no pdftotext: apt-get install poppler-utils"
    fonts = subprocess.run(["fc-list", FONT], capture_output=True, check=False) if shutil.which("fc-list") else None
    return "" if fonts and fonts.stdout else f"no font {FONT}: apt-get install fonts-noto-cjk"


@contextlib.contextmanager
def opened() -> Iterator[Browser]:
    """Chromium, running for as long as the `with` lasts."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=list(OPTIONS))
        try:
            yield browser
        finally:
            browser.close()


def watched(context: BrowserContext, home: str) -> list[str]:
    """A list that fills with what goes wrong on the pages of a context.

    What counts: a request that leaves the pages' own address, one that fails or is answered with an error, an error in
    the console (which is where Chromium tells of a broken content security policy), an exception of a script.
    """
    wrong: list[str] = []

    def asked(request: Request) -> None:
        if not request.url.startswith((home, "data:", "blob:")):
            wrong.append(f"asks for {request.url}")

    def answered(response: Response) -> None:
        if response.status >= 400:
            wrong.append(f"{response.status} {response.url}")

    def failed(request: Request) -> None:
        # Chromium asks for the icon when all else is there: who leaves the page before it came has broken nothing.
        if not (request.failure == "net::ERR_ABORTED" and request.url.endswith("/icon.svg")):
            wrong.append(f"{request.failure} {request.url}")

    def said(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            wrong.append(f"console {message.type}: {message.text}")

    def raised(error: WebError) -> None:
        wrong.append(f"exception: {error.error}")

    context.on("request", asked)
    context.on("response", answered)
    context.on("requestfailed", failed)
    context.on("console", said)
    context.on("weberror", raised)
    return wrong
