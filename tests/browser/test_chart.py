"""Flow charts: every text lies within its box, is large enough to read on a phone, and is told as a list too."""

from __future__ import annotations

import pytest

from looking import DESKTOP, PAPER, SMALL_PHONE

OUTSIDE = """() => [...document.querySelectorAll('svg.chart')].flatMap((svg) => {
  const within = (one, other) => one.left >= other.left - 1 && one.right <= other.right + 1 && one.top >= other.top - 1 && one.bottom <= other.bottom + 1;
  const rects = [...svg.querySelectorAll('rect')].map((one) => one.getBoundingClientRect());
  return [...svg.querySelectorAll('text')].filter((one) => {
    const box = one.getBoundingClientRect();
    return !within(box, svg.getBoundingClientRect()) || !rects.some((rect) => within(box, rect));
  }).map((one) => one.textContent);
})"""
"""Texts of flow charts that stick out of their boxes."""
SMALLEST = """() => Math.min(...[...document.querySelectorAll('svg.chart text')].map(
  (one) => parseFloat(getComputedStyle(one).fontSize) * one.getScreenCTM().a))"""
"""Size of the smallest print in flow charts as it is shown, in pixels."""
GUIDES = ("guide", "guide-village", "guide-english", "guide-both", "guide-long")


@pytest.mark.parametrize("each", GUIDES, indirect=True)
@pytest.mark.parametrize(
    ("size", "least"), [(DESKTOP, 12), (SMALL_PHONE, 9), (PAPER, 9)], ids=["desktop", "phone", "print"]
)
def test_text_in_its_box(window, each, size, least):
    page = window(each, size)
    page.emulate_media(media="print" if size is PAPER else "screen")
    assert page.evaluate(OUTSIDE) == []
    assert page.evaluate(SMALLEST) >= least


@pytest.mark.parametrize("each", GUIDES, indirect=True)
def test_list_says_the_same(window, each):
    """Every step of the chart stands in the list beside it, which opens without script."""
    page = window(each, java_script_enabled=False)
    page.click("figure summary")
    steps = page.eval_on_selector_all("figure li", "all => all.map((one) => one.innerText)")
    drawn = "".join(page.eval_on_selector_all("svg.chart text", "all => all.map((one) => one.textContent)"))
    assert steps and all(page.is_visible(f"figure li:nth-child({n})") for n in range(1, len(steps) + 1))
    assert set(drawn) - set("".join(steps)) <= set("… /")  # a bilingual name stands on one line, parted by a stroke
