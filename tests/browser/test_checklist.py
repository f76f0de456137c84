"""Choosing a situation leaves those materials that it asks for; without script all of them are there."""

from __future__ import annotations

GUIDE = "shipped/county/330472/00013112700403.html"
ALWAYS = {"公司注销登记申请书", "营业执照"}
AGENT, USUAL, SIMPLE = {"授权委托书"}, {"解散、注销的决议或者决定", "清算报告", "清税证明"}, {"全体投资人承诺书"}


def shown(page):
    """Names of the materials that are shown."""
    return {one.inner_text() for one in page.query_selector_all(".checks label span") if one.is_visible()}


def choose(page, name):
    """Tick a situation or a material by its label."""
    page.locator("main label", has_text=name).locator("input").check()


def test_situations_choose_materials(window):
    page = window(GUIDE)
    assert shown(page) == ALWAYS | AGENT | USUAL | SIMPLE
    choose(page, "简易注销")
    assert shown(page) == ALWAYS | AGENT | SIMPLE
    choose(page, "本人办理")
    assert shown(page) == ALWAYS | SIMPLE
    choose(page, "委托代理人办理")
    choose(page, "一般注销")
    assert shown(page) == ALWAYS | AGENT | USUAL


def test_what_is_there_is_counted(window):
    page = window(GUIDE)
    choose(page, "简易注销")
    choose(page, "本人办理")
    status = page.locator(".checks ~ [role=status]")
    assert "0" in status.inner_text() and "3" in status.inner_text()
    choose(page, "全体投资人承诺书")
    assert "1" in status.inner_text() and "3" in status.inner_text()
    choose(page, "一般注销")  # what is ticked and no longer asked for does not count
    assert "0" in status.inner_text() and "5" in status.inner_text()


def test_back_to_the_page_what_is_chosen_holds(window):
    page = window(GUIDE)
    choose(page, "简易注销")
    choose(page, "本人办理")
    page.click(".crumbs a")
    page.go_back()
    page.wait_for_load_state()
    assert page.locator(".choices input:checked").count() == 2
    assert shown(page) == ALWAYS | SIMPLE


def test_keyboard_alone_chooses(window):
    page = window(GUIDE)
    page.focus(".choices fieldset:last-child input")
    page.keyboard.press("Space")
    assert shown(page) == ALWAYS | AGENT | USUAL
    page.keyboard.press("ArrowDown")
    assert shown(page) == ALWAYS | AGENT | SIMPLE


def test_without_script_all_are_there(window):
    page = window(GUIDE, java_script_enabled=False)
    assert shown(page) == ALWAYS | AGENT | USUAL | SIMPLE
    assert not page.is_visible(".choices")


def test_printed_are_the_chosen_ones(window):
    page = window(GUIDE)
    choose(page, "简易注销")
    page.emulate_media(media="print")
    assert shown(page) == ALWAYS | AGENT | SIMPLE
