"""Large print: all of the text grows, is remembered on the next page, needs no script, and still fits a phone."""

from __future__ import annotations

import pytest

from looking import SMALL_PHONE, violations

START, GUIDE = "shipped/index.html", "shipped/county/330472/00013112700403.html"
SMALLEST = """() => Math.min(...[...document.querySelectorAll('main *')].filter((node) => !node.closest('svg') && node.checkVisibility()
  && [...node.childNodes].some((one) => one.nodeType === 3 && one.data.trim())).map((node) => parseFloat(getComputedStyle(node).fontSize)))"""
"""Size of the smallest print on a page, in pixels."""


def test_grows_and_is_remembered(window):
    page = window(START)
    before = page.evaluate(SMALLEST)
    page.check("#large")
    assert page.evaluate(SMALLEST) >= before * 1.3
    page.goto(page.url.replace("index.html", "items/index.html"))
    assert page.is_checked("#large")
    assert page.evaluate(SMALLEST) >= 16
    page.uncheck("#large")
    page.reload()
    assert not page.is_checked("#large")


def test_needs_no_script(window):
    page = window(GUIDE, java_script_enabled=False)
    page.check("#large")
    assert page.evaluate(SMALLEST) >= 16


def test_fits_a_phone(window, each):
    page = window(each, SMALL_PHONE)
    if not page.query_selector("#large"):
        return  # the reports are for the office
    page.check("#large")
    assert page.evaluate("document.documentElement.scrollWidth") == SMALL_PHONE["width"]


@pytest.mark.parametrize("address", [START, GUIDE])
def test_no_violation(window, address):
    page = window(address, SMALL_PHONE)
    page.check("#large")
    assert violations(page, touched=True) == []
