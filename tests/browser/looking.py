"""What the browser tests look with: sizes of windows, axe-core, the text of a printed page."""

from __future__ import annotations

import html
import re
import subprocess
import unicodedata
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from browsing import chromium

if TYPE_CHECKING:
    from playwright.sync_api import Page

HERE = Path(__file__).parent
AXE = HERE / "node_modules" / "axe-core" / "axe.min.js"
"""`npm ci` in this folder (`make browser`) puts it there."""
MISSING = chromium.missing() or ("" if AXE.is_file() else "no axe-core: run npm ci in tests/browser")
"""Why these tests cannot run here, or ""."""

DESKTOP, PHONE, SMALL_PHONE = ({"width": w, "height": h} for w, h in ((1280, 900), (390, 844), (320, 640)))
PAPER = {"width": 673, "height": 979}
"""What a page of A4 leaves between the margins that our pages set (16 mm beside, 18 and 20 mm above and below)."""
A4 = (595.28, 841.89)
"""Its size in points, of which `MARGIN` are kept free beside."""
MARGIN = 16 / 25.4 * 72


def violations(page: Page, *, touched: bool) -> list[str]:
    """What axe-core holds against a page as it is shown now: rule, what it asks, element, what it measured.

    Args:
        page: A page, on a screen or as it is printed.
        touched: Whether what can be touched must be large enough for a finger (WCAG 2.2, 2.5.8).
    """
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = page.evaluate(
        """async (touched) => (await axe.run({
          resultTypes: ["violations"], rules: {"target-size": {enabled: touched}},
        })).violations""",
        touched,
    )
    return [
        f"{one['id']}: {one['help']}: {node['target']}: {node['failureSummary']}"
        for one in found
        for node in one["nodes"]
    ]


class Word(NamedTuple):
    """A word of a printed page, in points from its upper left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


class Printed:
    """A page as it is printed.

    Attributes:
        sizes: Width and height of each sheet, in points.
        words: Its words, sheet after sheet.
    """

    def __init__(self, page: Page, folder: Path) -> None:
        """Print a page into a folder, with the paper that its style asks for."""
        self.file = folder / "page.pdf"
        page.pdf(path=self.file, prefer_css_page_size=True, print_background=True)
        said = subprocess.run(
            ["pdftotext", "-bbox", self.file, "-"], capture_output=True, encoding="utf-8", check=True
        ).stdout
        self.sizes = [(float(w), float(h)) for w, h in re.findall(r'<page width="([\d.]+)" height="([\d.]+)"', said)]
        found = re.findall(r'<word xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*?)</word>', said)
        self.words = [Word(html.unescape(text), *map(float, box)) for *box, text in found]


def characters(text: str) -> Counter[str]:
    """How often a text has each letter, figure and sign, in their plain forms: a font may print 一 as the radical ⼀."""
    return Counter(
        sign for sign in unicodedata.normalize("NFKC", text) if sign.isalnum() or unicodedata.category(sign)[0] == "P"
    )


TEXT = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let text = "";
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const range = document.createRange();
    range.selectNodeContents(node);
    const of = node.parentElement;
    const seen = range.getClientRects().length && of.checkVisibility({visibilityProperty: true});
    if (seen && !of.closest(".unseen, select")) text += node.data + "\\n";
  }
  return text;
}"""
"""The text of a page that can be seen, whatever cuts it off."""
