"""The search box of the start page, in Chinese: by name, by code, by the initials of the pinyin; and without script."""

from __future__ import annotations

import pytest

START, GUIDE = "shipped/index.html", "shipped/county/330472/00013112700403.html"
NAME, CODE = "公司登记（注销登记）", "00013112700403"


def found(page, words):
    """Names and addresses of what is found."""
    page.fill("input[type=search]", words)
    page.wait_for_selector("[role=status]:not(:empty)")
    return {link.inner_text(): link.get_attribute("href") for link in page.query_selector_all(".hits a")}


@pytest.mark.parametrize("words", ["公司登记（注销登记）", "公司 注销", CODE, "gsdjzxdj", "GSDJZX"])
def test_item_is_found(window, words):
    page = window(START)
    assert NAME in found(page, words)
    page.click(f".hits a:has-text('{NAME}')")
    assert page.url.endswith(f"/some/where/shipped/items/{CODE}.html")
    assert page.inner_text("h1") == NAME
    page.click("main table a")
    assert page.url.endswith(GUIDE)


def test_nothing_is_found_and_said(window):
    page = window(START)
    assert found(page, "没有这样的事项") == {}
    assert page.inner_text("[role=status]")
    page.fill("input[type=search]", "")
    page.wait_for_selector("[role=status]:empty", state="attached")


def test_hostile_words_stay_words(window):
    page = window(START)
    assert found(page, "<img src=x onerror=alert(1)>") == {}
    assert page.query_selector(".hits img") is None


def test_address_with_words_searches(window):
    page = window(f"{START}#q=%E9%A3%9F%E5%93%81")
    page.wait_for_selector(".hits a")
    assert all("食品" in link.inner_text() for link in page.query_selector_all(".hits a"))


def test_keyboard_alone_finds(window):
    page = window(START)
    page.focus("input[type=search]")
    page.keyboard.type(CODE)
    page.wait_for_selector(".hits a")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/items/{CODE}.html")


def test_without_script_all_items_are_a_link_away(window):
    page = window(START, java_script_enabled=False)
    assert not page.is_visible("input[type=search]")
    assert page.is_visible("noscript")
    page.click("a.all")
    page.click(f"text={NAME}")
    assert page.url.endswith(f"items/{CODE}.html")
