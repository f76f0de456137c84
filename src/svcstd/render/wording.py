"""Labels of a guide, and the one way in which values are written and joined; here in Chinese (render/english.py)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any, Literal, TypeVar

from svcstd.messages import Text
from svcstd.messages import guides as g
from svcstd.messages import site as s
from svcstd.model.limit import TimeLimit
from svcstd.model.parts import Basis, Citation

LabelLanguage = Literal["zh", "en", "both"]
T = TypeVar("T")

WORDS = {
    "guide": g.GUIDE, "contents": g.CONTENTS, "home": s.INDEX_HOME, "draft": g.DRAFT, "colon": g.COLON, "skip": s.SKIP,
    "large": s.LARGE, "print": s.PRINT, "qr": s.QR, "qr_page": s.QR_PAGE, "checked": s.CHECKED, "start": s.START,
    "where": s.WHERE,
    "all_items": s.ITEMS, "short": g.SHORT, "full": s.FULL, "chart_list": g.CHART_LIST, "search": s.SEARCH,
    "search_tip": s.SEARCH_TIP, "no_server": s.NO_SERVER,
    "browse": s.BROWSE, "no_script": s.NO_SCRIPT, "found": s.FOUND, "none_found": s.NONE_FOUND,
    "found_both": s.FOUND_BOTH, "found_choose": s.FOUND_CHOOSE, "search_place": s.SEARCH_PLACE,
    "all_places": s.ALL_PLACES, "found_items": s.FOUND_ITEMS, "found_guides": s.FOUND_GUIDES, "more": s.SHOW_MORE,
}  # fmt: skip
"""Words that formats print around views, by name."""


class Labels:
    """Words of a guide in one language, and how values stand together in it."""

    def __init__(self, kind: Literal["zh", "en"] = "zh") -> None:
        """Speak Chinese; a class of its own speaks English."""
        self.kind = kind
        self._said: dict[int, tuple[Text, str]] = {}
        self._rows: dict[int, tuple[tuple[Text, ...], tuple[str, ...]]] = {}
        self.words = {name: self(word) for name, word in WORDS.items()}

    @property
    def lang(self) -> str:
        """The language of a page, for HTML."""
        return "zh-CN"

    def __call__(self, text: Text, /, **values: object) -> str:
        """A sentence, its values filled in."""
        known = self._said.get(id(text))  # 200 on every page: hashing both sentences costs more than the rest
        if known is None:
            known = self._said[id(text)] = (text, text.en if self.kind == "en" else text.zh)
        return known[1].format(**values) if values else known[1]

    def all(self, texts: tuple[Text, ...]) -> tuple[str, ...]:
        """Several labels, such as the heads of a table."""
        known = self._rows.get(id(texts))
        if known is None:
            known = self._rows[id(texts)] = (texts, tuple(map(self, texts)))
        return known[1]

    def text(self, text: str) -> str:
        """What a catalogue writes, where it does not come with the item; as it is in Chinese."""
        return text

    def title(self, name: str) -> str:
        """The full name of an item, where it does not come with the item; as it is in Chinese."""
        return name

    def part(self, part: T) -> T:
        """What a file writes of something, where it does not come with the item; as it is in Chinese."""
        return part

    def joined(self, values: Iterable[Any] | None) -> str:
        """Values of a list."""
        return joined(values)

    def choices(self, values: Iterable[str]) -> str:
        """Values of which each may hold commas."""
        return "；".join(values)

    def term(self, value: object) -> str:
        """A value of an enumeration, or any other; "" where nothing is said."""
        return "" if value is None else str(value)

    def beside(self, name: str, part: str) -> str:
        """Something with a part of it."""
        return f"{name}{part}"

    def noted(self, text: str, note: str) -> str:
        """A text with what is said of it in brackets."""
        return f"{text}（{note}）"

    def apart(self, *texts: str) -> str:
        """Texts one behind the other."""
        return "　".join(filter(None, texts))

    def clauses(self, *texts: str) -> str:
        """Parts of one sentence."""
        return "，".join(filter(None, texts))

    def flag(self, value: bool | None) -> str:
        """是 or 否; "" where nothing is said."""
        return "" if value is None else self(g.YES if value else g.NO)

    def spelled(self, limit: TimeLimit) -> str:
        """A limit without its note."""
        return spelled(limit)

    def limit(self, limit: TimeLimit | None) -> str:
        """A limit with its note; "" where nothing is said."""
        if limit is None:
            return ""
        plain = self.spelled(limit)
        return self(g.LIMIT_NOTE, limit=plain, note=limit.note) if limit.note else plain

    def provision(self, of: Basis | Citation) -> str:
        """A provision as 《law》（document）article."""
        law = f"《{of.law}》" if of.law and not of.law.startswith("《") else of.law or ""
        if not law:
            return f"{of.document or ''}{of.article or ''}"
        return f"{law}{f'（{of.document}）' if of.document else ''}{of.article or ''}"

    def element(self, name: str, title: str) -> str:
        """The name of an element, by its key and its title in the standard."""
        return title


@lru_cache(maxsize=4096)
def spelled(limit: TimeLimit) -> str:
    """A limit in its one spelling."""
    return str(limit)


def joined(values: Iterable[object] | None) -> str:
    """Values of a list as Chinese text lists them."""
    return "、".join(map(str, values or ()))
