"""What the search box looks in while one types: names, codes and initial letters of pinyin of all items."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from svcstd.render.ink import clean
from svcstd.render.page import Page


def names(items: Mapping[str, Sequence[Page]]) -> bytes:
    """`assets/names.json`: a row [name, code, initials] per item, by code."""
    rows = [[clean(found[0].title), code, initials(found[0].title)] for code, found in sorted(items.items())]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()


def initials(name: str) -> str:
    """The first letters of a name's pinyin, Latin words and figures as they are; "" without the extra `search`."""
    try:
        from pypinyin import Style, lazy_pinyin
    except ImportError:
        return ""

    plain = "".join(char for char in name.lower() if char.isalnum())
    return "".join(lazy_pinyin(plain, style=Style.FIRST_LETTER))
