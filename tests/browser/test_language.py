"""The language switch: every page of the site links to itself in the other languages, and works without script."""

from __future__ import annotations

import re

import pytest

HAN = re.compile(r"[\u3400-\u9fff]")
PLACE, ITEM = "county/330472", "00013102200101"
PAGES = (
    "index.html",
    "items/index.html",
    f"items/{ITEM}.html",
    "bodies/index.html",
    "county/index.html",
    f"{PLACE}/index.html",
    f"{PLACE}/{ITEM}.html",
)
CHINESE, ENGLISH, BOTH = "中文", "English", "中英对照"


def languages(page):
    """The switch: what it offers and where each leads, the present one nowhere."""
    return page.eval_on_selector_all(".languages > *", "all => all.map((one) => [one.innerText, one.href || ''])")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("path", PAGES)
def test_same_page_in_each_language(window, path, script):
    """From Chinese to English to both and back, one comes to the same page, and each says its language."""
    page = window(f"shipped/{path}", java_script_enabled=script)
    home = page.url.removesuffix(path)
    for name, folder, tag in ((ENGLISH, "en/", "en"), (BOTH, "both/", "zh-CN"), (CHINESE, "", "zh-CN")):
        page.click(f".languages >> text={name}")
        assert page.url == f"{home}{folder}{path}"
        assert page.get_attribute("html", "lang") == tag
        assert [one for one, to in languages(page) if not to] == [name]
        assert page.get_attribute(".languages [aria-current]", "aria-current") == "true"


def test_english_page_is_english(window):
    """Headings and labels have no Chinese; texts without an English entry stand in Chinese, marked as such, and are listed."""
    page = window(f"shipped/en/{PLACE}/{ITEM}.html")
    labels = page.eval_on_selector_all(
        "h2, h3, dt, th, caption, button, .tools label", "all => all.map((one) => one.textContent)"
    )
    assert len(labels) > 50
    assert [label for label in labels if HAN.search(label)] == []


def test_both_stand_side_by_side(window):
    """Each heading has its Chinese and its English, each in its own language for a screen reader."""
    page = window(f"shipped/both/{PLACE}/{ITEM}.html")
    for heading in page.query_selector_all("main section > h2"):
        english = heading.query_selector(":scope :lang(en)")
        assert english and not HAN.search(english.inner_text())
        assert HAN.search(heading.inner_text())


def test_links_stay_in_the_language(window):
    page = window("shipped/en/index.html")
    page.click("a.all")
    page.click(f"main a[href*='{ITEM}']")
    page.click("main table a")
    assert page.url.endswith(f"/shipped/en/{PLACE}/{ITEM}.html")
    page.click("a.brand")
    assert page.url.endswith("/shipped/en/index.html")


def test_english_search_finds(window):
    page = window("shipped/en/index.html")
    page.fill("input[type=search]", ITEM)
    page.click(".hits a")
    assert page.url.endswith(f"/shipped/en/items/{ITEM}.html")
