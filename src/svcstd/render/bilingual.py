"""Two views of one guide as one page: Chinese first, English after it or beneath (中英对照).

Both views have one structure, since one outline made them; they are laid together cell by cell. What is equal in both,
such as a number or a code, stands once.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any, TypeVar

from svcstd.render.index import Group
from svcstd.render.said import BETWEEN, BREAK, ENGLISH, Said
from svcstd.render.view import Again, Block, GuideView, Line, Link, Section, Service, Stamp, Value

V = TypeVar("V")
KEEP = 4096
BESIDE, BENEATH = (BETWEEN, " / "), (BREAK, "\n")
LETTER = re.compile("[A-Za-z]")


def english(text: str) -> tuple[tuple[str, str], ...]:
    """The pieces of a text that was said in English, on a page in Chinese."""
    if not isinstance(text, Said):
        return ((ENGLISH, text),)
    return tuple((ENGLISH if not language else "", piece) for language, piece in text.runs)


def worded(text: str) -> bool:
    """Whether an English text says anything in English: not where all but its punctuation stayed Chinese."""
    if not isinstance(text, Said):
        return True
    return any(not language and LETTER.search(piece) for language, piece in text.runs)


def beside(zh: str, en: str, between: tuple[str, str] = BESIDE) -> str:
    """A heading or label in both languages on one line."""
    return zh if zh == en or not worded(en) else Said(("", zh), between, *english(en))


def title(zh: str, en: str) -> str:
    """A title in both languages, the English on a line of its own."""
    return beside(zh, en, BENEATH)


def cell(zh: Value, en: Value) -> Value:
    """A value in both languages, line by line; one that is equal in both stays one."""
    if zh == en:
        return zh
    ours, theirs = _lines(zh), _lines(en)
    if len(ours) == len(theirs):
        out = [line for a, b in zip(ours, theirs, strict=True) for line in _pair(a, b)]
    else:
        out = [*ours, *(line for line in map(_in_english, theirs) if line not in ours)]
    return tuple(out) if len(out) > 1 else out[0]


def _lines(value: Value) -> tuple[Line, ...]:
    return (value,) if isinstance(value, (str, Link)) else value


def _pair(zh: Line, en: Line) -> tuple[Line, ...]:
    if zh == en or (isinstance(en, str) and not worded(en)):
        return (zh,)
    if isinstance(zh, Link) and isinstance(en, Link) and zh.url == en.url:
        return (zh._replace(text=beside(zh.text, en.text)),)
    return zh, _in_english(en)


def _in_english(line: Line) -> Line:
    return line._replace(text=Said(*english(line.text))) if isinstance(line, Link) else Said(*english(line))


def block(zh: Block, en: Block) -> tuple[Block, ...]:
    """A block in both languages; one after the other where they differ in more than words."""
    if zh.kind != en.kind or len(zh.head) != len(en.head) or len(zh.rows) != len(en.rows):
        return zh, en._replace(caption=Said(*english(en.caption)) if en.caption else "")
    head = tuple(map(beside, zh.head, en.head))
    first: Callable[[Any, Any], Any] = beside if zh.kind == "facts" else cell
    rows = tuple(
        tuple(first(a, b) if not at else cell(a, b) for at, (a, b) in enumerate(zip(ours, theirs, strict=True)))
        for ours, theirs in zip(zh.rows, en.rows, strict=True)
    )
    return (Block(zh.kind, beside(zh.caption, en.caption), head, rows),)


def group(zh: Group, en: Group) -> Group:
    """A list of an index page in both languages."""
    rows = tuple(tuple(map(cell, ours, theirs)) for ours, theirs in zip(zh.rows, en.rows, strict=True))
    return Group(beside(zh.heading, en.heading), tuple(map(beside, zh.head, en.head)), rows, cell(zh.more, en.more))


class Bilingual:
    """Lays views of two languages together; sections that many guides share are made once."""

    def __init__(self) -> None:
        """Start with no section known."""
        self._kept: dict[object, tuple[Section, Section, Section]] = {}
        self._words: tuple[dict[str, str], dict[str, str], dict[str, str]] = ({}, {}, {})

    def view(self, zh: V, en: V) -> V:
        """One view of two that have the same structure; it keeps the language of the first."""
        changed: dict[str, Any] = {"title": title(zh.title, en.title)}  # type: ignore[attr-defined]
        if isinstance(zh, GuideView) and isinstance(en, GuideView):
            pairs = zip(zh.facts, en.facts, strict=True)
            changed["facts"] = tuple((beside(a, b), cell(one, other)) for (a, one), (b, other) in pairs)
        changed["words"] = self._said(zh.words, en.words)  # type: ignore[attr-defined]
        for field in fields(zh):  # type: ignore[arg-type]
            name = field.name
            if name not in changed and name != "lang":
                changed[name] = self._any(getattr(zh, name), getattr(en, name))
        return replace(zh, **changed)  # type: ignore[type-var]

    def _said(self, zh: dict[str, str], en: dict[str, str]) -> dict[str, str]:
        """Words in both languages: all pages have the same ones."""
        if self._words[0] is not zh or self._words[1] is not en:
            both = {name: beside(word, en[name]) for name, word in zh.items()}
            self._words = zh, en, {**both, "colon": zh["colon"]}
        return self._words[2]

    def _any(self, zh: Any, en: Any) -> Any:
        """Any part of a view: pieces that it is made of by their kinds, text in both languages."""
        if zh == en or isinstance(zh, (Service, Stamp)):
            return zh  # what machines read is Chinese; a digest is of one text
        if isinstance(zh, Section):
            return self._section(zh, en)
        if isinstance(zh, Group):
            return group(zh, en)
        if isinstance(zh, str):
            return beside(zh, en)
        if isinstance(zh, Link):
            return cell(zh, en)
        if not isinstance(zh, tuple) or len(zh) != len(en):
            return zh
        made = map(self._any, zh, en)
        return zh._make(made) if hasattr(zh, "_make") else tuple(made)

    def _section(self, zh: Section, en: Section) -> Section:
        again = zh.again if zh.again is en.again else Again.NEVER
        key = (id(zh), id(en)) if again is Again.SAME else (zh, en)
        known = self._kept.get(key) if again is not Again.NEVER else None
        if known is not None:
            return known[2]
        if len(zh.blocks) == len(en.blocks):
            blocks = [one for a, b in zip(zh.blocks, en.blocks, strict=True) for one in block(a, b)]
        else:
            blocks = [*zh.blocks, *en.blocks]
        made = Section(zh.key, beside(zh.heading, en.heading), tuple(blocks), again)
        if again is not Again.NEVER:
            if len(self._kept) > KEEP:
                self._kept.clear()
            self._kept[key] = zh, en, made
        return made
