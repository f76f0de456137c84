"""Printed pages: A4, all of the text and nothing of the navigation, nothing beyond the margins."""

from __future__ import annotations

import pytest

from looking import A4, MARGIN, PAPER, TEXT, Printed, characters

CONTROLS = "nav, button, input:not(.checks input), select, textarea, [role=search], [role=navigation]"
CUT = """() => [...document.body.querySelectorAll('*')].filter((node) => {
  const style = getComputedStyle(node);
  return /hidden|clip|auto|scroll/.test(style.overflowX + style.overflowY) && style.display !== 'inline'
    && (node.innerText || '').trim() && node.clientWidth > 1
    && (node.scrollWidth > node.clientWidth + 1 || node.scrollHeight > node.clientHeight + 1);
}).map((node) => node.outerHTML.slice(0, 120))"""
"""Boxes that cut off or scroll some of their text."""


def on_paper(window, address):
    """A page as it is printed, heads of tables on their first sheet only."""
    page = window(address, PAPER)
    page.emulate_media(media="print")
    page.evaluate("document.styleSheets[0].insertRule('thead { display: table-row-group !important }')")
    return page


def test_paper_and_text(window, each, tmp_path):
    """Every sheet is A4 and holds its words between the margins; together they hold all the text of the page."""
    page = on_paper(window, each)
    text = page.evaluate(TEXT)
    printed = Printed(page, tmp_path)
    assert printed.sizes and all(size == pytest.approx(A4, abs=1) for size in printed.sizes)
    assert [word for word in printed.words if word.left < MARGIN - 1 or word.right > A4[0] - MARGIN + 1] == []
    assert characters(text) - characters("".join(word.text for word in printed.words)) == {}


def test_nothing_but_the_text(window, each):
    page = on_paper(window, each)
    assert [
        one.evaluate("node => node.outerHTML.slice(0, 120)")
        for one in page.query_selector_all(CONTROLS)
        if one.is_visible()
    ] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PAPER["width"]
    assert page.evaluate(CUT) == []


def test_lost_text_is_seen(window, one, tmp_path):
    page = on_paper(window, one)
    page.evaluate(
        """() => {
          const cut = document.createElement("div");
          cut.id = "cut";
          cut.style.height = "1em";
          cut.style.overflow = "hidden";
          cut.innerText = "一\\n龘";
          document.body.append(cut);
        }"""
    )
    text = page.evaluate(TEXT)
    assert any("cut" in found for found in page.evaluate(CUT))
    assert "龘" in characters(text) - characters("".join(word.text for word in Printed(page, tmp_path).words))
