"""Keyboard: Tab reaches every control once, in reading order, and shows where it is; the first one skips to the content."""

from __future__ import annotations

REACHABLE = """() => {
  const shown = (node) => node.checkVisibility({visibilityProperty: true}) && !node.closest('[inert]');
  const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex], [contenteditable]')]
    .filter((node) => !node.disabled && node.tabIndex >= 0 && node.type !== 'hidden' && shown(node));
  const first = (node) => node.type !== 'radio' || node === (document.querySelector(`input[name="${node.name}"]:checked`) || all.find((one) => one.name === node.name));
  window.controls = all.filter(first);
  return window.controls.map((node) => node.outerHTML.slice(0, 100));
}"""
"""Controls in the order of the document, a group of radio buttons as one; kept in `controls`."""

FOCUSED = """() => {
  const node = document.activeElement;
  if (!node || node === document.body) return null;
  const style = getComputedStyle(node), box = node.getBoundingClientRect();
  const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1 || style.boxShadow !== 'none';
  const inside = box.width > 1 && box.height > 1 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  return {index: window.controls.indexOf(node), ring, inside, html: node.outerHTML.slice(0, 100)};
}"""


MOST = 80
"""Controls after which a walk ends: more of them are rows of the same list."""


def walked(page, most):
    """What Tab comes by, until it leaves the page."""
    found = []
    for _ in range(most):
        page.keyboard.press("Tab")
        if (here := page.evaluate(FOCUSED)) is None:
            break
        found.append(here)
    return found


def test_tab_reaches_everything_in_order(window, each):
    page = window(each)
    controls = page.evaluate(REACHABLE)
    found = walked(page, min(len(controls) + 5, MOST))
    assert [one["index"] for one in found] == list(range(min(len(controls), MOST)))
    assert [one["html"] for one in found if not (one["ring"] and one["inside"])] == []


def test_first_stop_skips_to_the_content(window, each):
    """Nothing but a link to the content comes before the first control of the content itself."""
    page = window(each)
    page.keyboard.press("Tab")
    if page.evaluate("document.activeElement.matches('body, main *')"):
        return
    target = page.evaluate("document.activeElement.getAttribute('href') || ''")
    assert target.startswith("#") and page.evaluate(
        "(target) => document.querySelector(target).matches('main')", target
    )
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('body, main *')")
