"""`make pictures`: what the guide site looks like, into docs/images/, of the shipped catalogue.

Each page at the width of a desk and of a phone, and one on paper. Same pages, same browser and fonts: same pictures.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from browsing import chromium, shipped
from browsing.server import BELOW, served

OUT = shipped.ROOT / "docs" / "images"
PLACE = f"county/{shipped.REGION}"
GUIDE = f"{PLACE}/00013112700403.html"
BODY = "bodies/index.html"
DESK: dict[str, Any] = {"viewport": {"width": 1120, "height": 720}}
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 780}, "is_mobile": True, "has_touch": True}
SIMPLE = ("label:has-text('委托代理人办理')", "label:has-text('简易注销')")
MOST = 1_500_000
"""Bytes that all pictures together may take."""
DOTS = 72
"""Dots per inch of a sheet of paper."""
SETTLED = 2_000
"""Milliseconds after which the full text has been searched too."""


class Picture(NamedTuple):
    """A picture of a page.

    Attributes:
        name: Its file, without ending.
        page: Address in the site.
        window: Options of the browser's context.
        steps: Selectors that are clicked first, or filled where a text follows after `=`.
        at: Selector of what stands at the top of the picture, or "".
    """

    name: str
    page: str
    window: dict[str, Any]
    steps: tuple[str, ...] = ()
    at: str = ""


PICTURES = (
    Picture("site-start-desk", "index.html", DESK),
    Picture("site-start-phone", "index.html", PHONE),
    Picture("site-search-desk", "index.html", DESK, ("#query=食品",)),
    Picture("site-search-phone", "index.html", PHONE, ("#query=gsdj",)),
    Picture("site-place-desk", f"{PLACE}/index.html", DESK),
    Picture("site-place-phone", f"{PLACE}/index.html", PHONE),
    Picture("site-item-desk", "items/00013112700403.html", DESK),
    Picture("site-item-phone", "items/00013112700403.html", PHONE),
    Picture("site-body-desk", BODY, DESK),
    Picture("site-body-phone", BODY, PHONE),
    Picture("site-guide-desk", GUIDE, DESK),
    Picture("site-guide-phone", GUIDE, PHONE),
    Picture("site-checklist-desk", GUIDE, DESK, SIMPLE, "#bring"),
    Picture(
        "site-checklist-phone",
        GUIDE,
        PHONE,
        SIMPLE,
        "#bring",
    ),
    Picture("site-course-desk", GUIDE, DESK, (), "#course"),
    Picture("site-course-phone", GUIDE, PHONE, (), "#course"),
    Picture("site-large-phone", GUIDE, PHONE, ("#large",)),
)


def taken(browser: Any, home: str, picture: Picture) -> bytes:
    """A picture as PNG.

    Raises:
        RuntimeError: Something went wrong on the page.
    """
    context = browser.new_context(locale="zh-CN", reduced_motion="reduce", **picture.window)
    wrong = chromium.watched(context, home)
    page = context.new_page()
    page.goto(home + picture.page)
    for step in picture.steps:
        selector, _, text = step.partition("=") if "'" not in step else (step, "", "")
        if text:
            page.fill(selector, text)
            page.wait_for_selector(".hits a")
            page.wait_for_timeout(SETTLED)
        else:
            page.locator(selector).first.click()
    if picture.at:
        page.evaluate("(at) => document.querySelector(at).scrollIntoView()", picture.at)
    png: bytes = page.screenshot(animations="disabled", caret="hide")
    context.close()
    if wrong:
        raise RuntimeError(f"{picture.page}: {wrong}")
    return png


def sheets(browser: Any, home: str, address: str) -> Iterator[bytes]:
    """Yield the sheets of a page on paper as PNG."""
    context = browser.new_context(locale="zh-CN")
    page = context.new_page()
    page.goto(home + address)
    with tempfile.TemporaryDirectory() as folder:
        page.pdf(path=f"{folder}/page.pdf", prefer_css_page_size=True, print_background=True)
        command = ["pdftoppm", "-png", "-r", str(DOTS), "-l", "2", f"{folder}/page.pdf", f"{folder}/sheet"]
        subprocess.run(command, check=True)
        for sheet in sorted(Path(folder).glob("sheet*.png")):
            yield sheet.read_bytes()
    context.close()


def main() -> int:
    """Write the pictures; 1 where they cannot be made or are too large."""
    if why := chromium.missing():
        print(why, file=sys.stderr)
        return 1
    total = 0
    with tempfile.TemporaryDirectory() as top:
        site = Path(top) / BELOW
        shipped.make(site)
        with served(Path(top)) as home, chromium.opened() as browser:
            made = {picture.name: taken(browser, home, picture) for picture in PICTURES}
            made |= {f"site-print-{n}": png for n, png in enumerate(sheets(browser, home, GUIDE), 1)}
    for name, png in made.items():
        total += len(png)
        (OUT / f"{name}.png").write_bytes(png)
    print(f"{len(made)} pictures, {total:,} bytes, in {OUT.relative_to(shipped.ROOT)}")
    return 0 if total <= MOST else 1


if __name__ == "__main__":
    sys.exit(main())
