"""The page of a comparison: its filters narrow what is shown, lists of places open, and without a script all is there."""

from __future__ import annotations

import pytest

PAGE, LARGE = "diff.html", "diff-large.html"
ARTICLES = "article:visible"
SETTLED = 400
"""Milliseconds after which the filters have done their work."""


@pytest.mark.parametrize(
    ("steps", "shown"),
    [
        ((), 3),
        (("uncheck input[value=worse]",), 2),
        (("uncheck input[name=severity][value=info]",), 1),
        (("select [name=family]=burden",), 3),
        (("select [name=level]=county",), 3),
        (("fill [name=place]=没有这个地方",), 0),
        (("fill [name=words]=d222",), 1),
        (("fill [name=words]=gone.yaml",), 1),
        (("uncheck input[value=worse]", "uncheck input[value=neutral]", "uncheck input[value=better]"), 0),
    ],
)
def test_filters(window, steps: tuple[str, ...], shown: int) -> None:
    page = window(PAGE)
    for step in steps:
        verb, _, rest = step.partition(" ")
        selector, _, value = rest.rpartition("=") if verb in ("select", "fill") else (rest, "", "")
        at = page.locator(selector)
        {"uncheck": at.uncheck, "select": lambda at=at, value=value: at.select_option(value),
         "fill": lambda at=at, value=value: at.fill(value)}[verb]()  # fmt: skip
    page.get_by_text(f"显示 {shown} 条", exact=True).wait_for()
    assert page.locator(ARTICLES).count() == shown
    assert page.locator("#none").is_visible() is (shown == 0)
    assert page.locator("section.cause:visible").count() <= shown


def test_a_place_of_a_long_list_is_found(window) -> None:
    """Places that stand in a list of the whole page are searched as well, and the link opens that list."""
    page = window(LARGE)
    page.locator("[name=place]").fill("示例镇0399")
    page.wait_for_timeout(SETTLED)
    assert page.locator(ARTICLES).count() == 60
    page.locator("[name=place]").fill("示例镇0400")
    page.get_by_text("显示 0 条", exact=True).wait_for()
    page.locator("[name=place]").fill("")
    page.get_by_text("显示 60 条", exact=True).wait_for()
    page.locator("article summary").first.click()
    page.locator("article a").first.click()
    page.locator("#list-1").wait_for(state="visible")


def test_by_keyboard(window) -> None:
    """What is folded opens by keyboard."""
    page = window(PAGE)
    fold = page.locator("article details").first
    fold.locator("summary").focus()
    page.keyboard.press("Enter")
    assert fold.get_attribute("open") is not None


def test_without_a_script_all_is_there(window) -> None:
    page = window(PAGE, java_script_enabled=False)
    assert page.locator(ARTICLES).count() == 3
    assert page.locator("#filter").is_hidden()
