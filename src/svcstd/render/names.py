"""What the search box looks in while one types: names, codes and initial letters of pinyin of all items."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from functools import lru_cache

from svcstd.render.ink import clean
from svcstd.render.page import Page


def names(pages: Iterable[Page], title: Callable[[str], str]) -> bytes:
    """`assets/names.json`: a row [name, code, initials] per item, by code.

    Args:
        pages: All guides.
        title: The name of an item as the page words it; the initials are always those of the Chinese name.
    """
    items = {page.code: page.title for page in pages}
    rows = [[clean(title(name)), code, initials(name)] for code, name in sorted(items.items())]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()


@lru_cache(65536)
def initials(name: str) -> str:
    """The first letters of a name's pinyin, Latin words and figures as they are; "" without the extra `search`."""
    try:
        from pypinyin import Style, lazy_pinyin
    except ImportError:
        return ""
    plain = "".join(char for char in name.lower() if char.isalnum())
    return "".join(lazy_pinyin(plain, style=Style.FIRST_LETTER))
