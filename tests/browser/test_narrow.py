"""Phones: nothing to scroll sideways, no column squeezed to a few characters."""

from __future__ import annotations

import pytest

from looking import PHONE, SMALL_PHONE

WIDER = """() => {
  const width = document.documentElement.clientWidth;
  const scrolls = (node) => node && (/auto|scroll|hidden|clip/.test(getComputedStyle(node).overflowX) || scrolls(node.parentElement));
  return [...document.body.querySelectorAll('*')]
    .filter((node) => { const box = node.getBoundingClientRect(); return box.width > 1 && (box.right > width + .5 || box.left < -.5) && box.right > 0; })
    .filter((node) => !scrolls(node.parentElement))
    .map((node) => node.outerHTML.slice(0, 120));
}"""
"""Elements that stick out of the window, but for those in a box of their own that scrolls or cuts."""

SQUEEZED = """(least) => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.data.trim() || node.parentElement.closest('thead, .unseen')) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const boxes = [...range.getClientRects()].filter((box) => box.width > 1);
    const size = parseFloat(getComputedStyle(node.parentElement).fontSize);
    const widest = Math.max(0, ...boxes.map((box) => box.width));
    if (boxes.length > 2 && widest < least * size) found.push(node.data.trim().slice(0, 60) + ' ' + widest / size);
  }
  return found;
}"""
"""Texts of three and more lines none of which is wide enough for so many Chinese characters."""


@pytest.mark.parametrize("size", [SMALL_PHONE, PHONE], ids=lambda size: size["width"])
def test_nothing_to_scroll_sideways(window, each, size):
    page = window(each, size, device_scale_factor=2, is_mobile=True, has_touch=True)
    assert page.evaluate("[document.documentElement.scrollWidth, innerWidth]") == [size["width"], size["width"]]
    assert page.evaluate(WIDER) == []


@pytest.mark.parametrize("size", [SMALL_PHONE, PHONE], ids=lambda size: size["width"])
def test_no_column_is_squeezed(window, each, size):
    assert window(each, size).evaluate(SQUEEZED, 4) == []


def test_what_sticks_out_is_seen(window, one):
    page = window(one, SMALL_PHONE)
    page.evaluate(
        """() => {
          const [wide, narrow] = [document.createElement("p"), document.createElement("p")];
          wide.id = "wide";
          wide.style.width = "400px";
          narrow.style.width = "3em";
          narrow.textContent = "一二三四五六七八九十";
          document.body.append(wide, narrow);
        }"""
    )
    assert any("wide" in found for found in page.evaluate(WIDER))
    assert any("一二" in found for found in page.evaluate(SQUEEZED, 4))
