"""Labels of a guide in Chinese, English or both, and the one way in which values are written."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

from svcstd.messages import Text
from svcstd.messages import guides as g
from svcstd.messages import site as s
from svcstd.model.limit import TimeLimit
from svcstd.model.parts import Basis, Citation

LabelLanguage = Literal["zh", "en", "both"]

WORDS = {
    "guide": g.GUIDE, "contents": g.CONTENTS, "home": s.INDEX_HOME, "draft": g.DRAFT, "colon": g.COLON, "skip": s.SKIP,
    "large": s.LARGE, "print": s.PRINT, "qr": s.QR, "checked": s.CHECKED, "start": s.START, "all_items": s.ITEMS,
    "short": g.SHORT, "full": s.FULL, "chart_list": g.CHART_LIST, "search": s.SEARCH, "search_tip": s.SEARCH_TIP,
    "browse": s.BROWSE, "no_script": s.NO_SCRIPT, "found": s.FOUND, "none_found": s.NONE_FOUND,
}  # fmt: skip
"""Words that formats print around views, by name."""


class Labels:
    """Words of a guide in the language asked for; what a catalogue writes is not translated here."""

    def __init__(self, kind: LabelLanguage = "zh") -> None:
        """Speak Chinese, English or both."""
        self.kind = kind
        self._said: dict[int, tuple[Text, str]] = {}
        self._rows: dict[int, tuple[tuple[Text, ...], tuple[str, ...]]] = {}
        self.words = {name: self(word) for name, word in WORDS.items()}

    @property
    def lang(self) -> str:
        """The language of a page for HTML: values are Chinese, whatever the labels are."""
        return "zh-CN"

    def __call__(self, text: Text, /, **values: object) -> str:
        """A sentence, its values filled in."""
        known = self._said.get(id(text))  # 200 on every page: hashing both sentences costs more than the rest
        if known is None:
            zh, en = text.zh, text.en
            said = zh if self.kind == "zh" or zh == en else en if self.kind == "en" else f"{zh} / {en}"
            known = self._said[id(text)] = (text, said)
        return known[1].format(**values) if values else known[1]

    def all(self, texts: tuple[Text, ...]) -> tuple[str, ...]:
        """Several labels, such as the heads of a table."""
        known = self._rows.get(id(texts))
        if known is None:
            known = self._rows[id(texts)] = (texts, tuple(map(self, texts)))
        return known[1]

    def flag(self, value: bool | None) -> str:
        """是 or 否; "" where nothing is said."""
        return "" if value is None else self(g.YES if value else g.NO)

    def limit(self, limit: TimeLimit | None) -> str:
        """A limit with its note; "" where nothing is said."""
        if limit is None:
            return ""
        return self(g.LIMIT_NOTE, limit=spelled(limit), note=limit.note) if limit.note else spelled(limit)

    def provision(self, of: Basis | Citation) -> str:
        """A provision as 《law》（document）article."""
        law = f"《{of.law}》" if of.law and not of.law.startswith("《") else of.law or ""
        if not law:
            return f"{of.document or ''}{of.article or ''}"
        return f"{law}{f'（{of.document}）' if of.document else ''}{of.article or ''}"


@lru_cache(maxsize=4096)
def spelled(limit: TimeLimit) -> str:
    """A limit in its one spelling."""
    return str(limit)


def joined(values: Iterable[object] | None) -> str:
    """Values of a list as Chinese text lists them."""
    return "、".join(map(str, values or ()))
