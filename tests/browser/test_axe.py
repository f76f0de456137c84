"""axe-core finds no violation on any kind of page: on a screen, on a small phone, and as it is printed."""

from __future__ import annotations

import pytest

from looking import DESKTOP, PAPER, SMALL_PHONE, violations


@pytest.mark.parametrize(
    ("media", "size"),
    [("screen", DESKTOP), ("screen", SMALL_PHONE), ("print", PAPER)],
    ids=["desktop", "phone", "print"],
)
def test_no_violation(window, each, media, size):
    page = window(each, size)
    page.emulate_media(media=media)
    assert violations(page, touched=media == "screen") == []


def test_violations_are_seen(window, one):
    """An image without a text and a faint line are found."""
    page = window(one)
    page.evaluate(
        "document.querySelector('main').insertAdjacentHTML('beforeend', '<p><img src=\"\"><font color=#bbb>淡色的字</font></p>')"
    )
    assert {one.split(":")[0] for one in violations(page, touched=True)} >= {"image-alt", "color-contrast"}
