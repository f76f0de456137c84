"""The search box of the start page, in Chinese: by name, by code, by the initials of the pinyin; and without script."""

from __future__ import annotations

import pytest

from browsing import chromium
from browsing.server import BELOW

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
    assert page.inner_text("h1") == NAME


def test_without_script_all_items_are_a_link_away(window):
    page = window(START, java_script_enabled=False)
    assert not page.is_visible("input[type=search]")
    assert page.is_visible("noscript")
    page.click("a.all")
    page.click(f"text={NAME}")
    assert page.url.endswith(f"items/{CODE}.html")


@pytest.mark.parametrize("words", ["公司登记(注销登记)", "０００１３１１２７００４０３", "ＧＳＤＪＺＸ"])
def test_width_of_letters_does_not_matter(window, words):
    assert NAME in found(window(START), words)


def test_code_counts_items_alone(window):
    page = window(START)
    assert list(found(page, CODE)) == [NAME]
    page.wait_for_selector("[role=status]:text-is('找到 1 项')")


def test_back_from_what_was_found_finds_it_again(window):
    page = window(START)
    before = found(page, "公司 注销")
    page.click(f".hits a:has-text('{NAME}')")
    page.go_back()
    page.wait_for_selector(".hits a")
    assert page.input_value("input[type=search]") == "公司 注销"
    assert NAME in before
    assert NAME in [link.inner_text() for link in page.query_selector_all(".hits a")]


def test_opened_as_a_file_all_items_are_a_link_away(browser, top):
    context = browser.new_context()
    address = (top / BELOW / f"{START}#q=x").as_uri().replace("%23", "#")
    wrong = chromium.watched(context, "file:")
    page = context.new_page()
    page.goto(address)
    assert not page.is_visible("input[type=search]")
    assert "网页服务器" in page.inner_text("main .notice:visible")
    page.click("a.all")
    page.click(f"text={NAME}")
    assert page.url.endswith(f"items/{CODE}.html")
    context.close()
    assert wrong == []


WORD, WORD_IN = "主管代理记账业务的负责人", "中介机构从事代理记账业务审批（首次申请）"
"""What stands only in the text of a guide, and its item."""


def guides(page):
    """Names, places and addresses of the guides found by their text."""
    return [
        (row.query_selector("a").inner_text(), row.query_selector("small").inner_text())
        for row in page.query_selector_all(".found-guides li")
    ]


def test_word_of_the_text_is_found(window):
    page = window(START)
    assert WORD_IN in found(page, WORD)
    assert page.query_selector(".found-items li") is None
    assert guides(page)[0] == (WORD_IN, "浙江省嘉兴市嘉兴经济技术开发区")
    assert any(mark.inner_text() in WORD for mark in page.query_selector_all(".found-guides li:first-child mark"))
    page.click(".found-guides a")
    assert page.inner_text("h1") == WORD_IN
    assert page.url.endswith("/shipped/county/330472/00011300300001.html")


def test_nothing_is_loaded_before_a_key(window):
    page = window(START)
    page.wait_for_load_state("networkidle")  # the icon comes after the page
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.focus("input[type=search]")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if not url.endswith("/icon.svg")]  # the browser asks for it when it likes
    found(page, "公司")
    assert {"search.js", "names.json", "shards.json", "pagefind.js"} <= {url.rpartition("/")[2] for url in asked}


def test_guides_of_a_chosen_place(window):
    """The place that stands in the address is chosen, and can be chosen anew."""
    page = window("six/index.html#q=%E6%A0%A1%E9%AA%8C&place=990101")
    page.goto(page.url)
    page.wait_for_selector(".search [role=status]:not(:empty)")
    values = page.eval_on_selector_all("#place option", "all => all.map((one) => one.value)")
    assert values[0] == "" and {"000000", "990000", "990100", "990101"} <= set(values)
    assert page.input_value("#place") == "990101"
    page.fill("input[type=search]", "示例补贴申领")
    page.wait_for_selector(".found-guides li")
    below = guides(page)
    page.select_option("#place", "990000")
    page.wait_for_selector(".found-guides li:only-child")
    assert len(below) > 1 == len(guides(page))


def test_more_guides_are_shown_on_demand(window):
    page = window(START)
    found(page, "身份证")
    first = guides(page)
    assert len(first) == 10
    page.click(".found-guides button")
    page.wait_for_selector(".found-guides li:nth-child(11)")
    assert guides(page)[:10] == first


def test_every_page_leads_to_the_search(window):
    page = window(GUIDE)
    page.click(".tools a[href$='index.html#q=']")
    assert page.url.endswith("/shipped/index.html#q=")
    page.wait_for_selector("input[type=search]:focus")


def test_english_text_is_found(window):
    page = window("shipped/en/index.html")
    found(page, "business licence")
    assert guides(page)
    page.click(".found-guides a")
    assert "/shipped/en/county/330472/" in page.url


def rewritten(window, change):
    """The start page with another list of indexes."""
    page = window("shipped/score.html")
    page.route("**/search/shards.json", lambda route: route.fulfill(json=change(route.fetch().json())))
    page.goto(page.url.replace("score.html", "index.html"))
    return page


def test_without_an_index_names_are_found(window):
    page = rewritten(window, lambda made: {**made, "shards": []})
    assert NAME in found(page, NAME)
    assert not page.is_visible("#place") and not page.is_visible(".found-guides")


def test_of_many_indexes_a_place_is_to_be_chosen(window):
    def many(made):
        (shard,) = made["shards"]
        more = [{**shard, "folder": f"9{n}", "places": [[f"9{n}", f"某地{n}", 1]]} for n in range(8)]
        return {**made, "shards": [shard, *more]}

    page = rewritten(window, many)
    assert found(page, WORD) == {}
    assert "请先选择地区" in page.inner_text("[role=status]")
    page.select_option("#place", "330472")
    page.wait_for_selector(".found-guides li")
    assert guides(page)[0][0] == WORD_IN
