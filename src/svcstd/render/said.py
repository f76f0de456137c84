"""Texts in more than one language: what stands in another language than its page keeps saying so.

While a guide is worded, a sentence that stays Chinese in English is marked off by two characters that no text may hold;
the view that comes out has `Said` in their place.
"""

from __future__ import annotations

import re
from dataclasses import fields, replace
from typing import Any, TypeVar

from svcstd.render.view import Again, Section

CHINESE = "zh-CN"
ENGLISH = "en"
BETWEEN, BREAK = "/", "\n"
"""What stands in a language's place for what parts two languages: a stroke, or the end of a line."""
START, END = "\ufdd0", "\ufdd1"
"""Noncharacters: Unicode keeps them for use within a program, and no file that is read may bring them in."""
MARKED = re.compile(f"{START}([^{END}]*){END}")

T = TypeVar("T")
KEEP = 4096


class Said(str):
    """A text of which some is in another language than the page.

    Attributes:
        runs: The text in pieces, each with its language; "" is the page's, and see `BETWEEN`.
    """

    __slots__ = ("runs",)

    runs: tuple[tuple[str, str], ...]

    def __new__(cls, *runs: tuple[str, str]) -> Said:
        """Join pieces of text, each with its language."""
        made = str.__new__(cls, "".join(text for _, text in runs))
        made.runs = runs
        return made

    def __reduce__(self) -> Any:
        """How processes hand it to each other."""
        return Said, self.runs


def marked(text: str) -> str:
    """A sentence marked off as Chinese."""
    return f"{START}{text}{END}"


def unmarked(text: str) -> str:
    """A text without the two characters, whoever wrote them."""
    return text.replace(START, "").replace(END, "") if START in text or END in text else text


def said(text: str) -> str:
    """A text that was worded in English: with `Said` in the place of marks."""
    runs: list[tuple[str, str]] = []
    for at, part in enumerate(MARKED.split(text)):
        if part := unmarked(part):
            runs.append((CHINESE if at % 2 else "", part))
    return Said(*runs)


class Finish:
    """Makes what is worded in English ready for its page; sections that many guides share are made once."""

    def __init__(self) -> None:
        """Start with no section known."""
        self._kept: dict[object, tuple[Section, Section, dict[str, None]]] = {}

    def view(self, view: T) -> tuple[T, tuple[str, ...]]:
        """A view with its marks turned into `Said`, and the sentences that stay Chinese, once each, as they come."""
        left: dict[str, None] = {}
        changed = {}
        for field in fields(view):  # type: ignore[arg-type]
            value = getattr(view, field.name)
            made = self._value(value, left)
            if made is not value:
                changed[field.name] = made
        return (replace(view, **changed) if changed else view), tuple(left)  # type: ignore[type-var]

    def _value(self, value: Any, left: dict[str, None]) -> Any:
        if isinstance(value, str):
            if START not in value:
                return value
            left.update(dict.fromkeys(MARKED.findall(value)))
            return said(value)
        if isinstance(value, Section) and value.again is not Again.NEVER:
            return self._shared(value, left)
        if isinstance(value, tuple):
            made = [self._value(one, left) for one in value]
            if all(one is old for one, old in zip(made, value, strict=True)):
                return value
            return type(value)._make(made) if hasattr(value, "_make") else tuple(made)
        if isinstance(value, dict):
            found = {name: self._value(one, left) for name, one in value.items()}
            return value if all(one is value[name] for name, one in found.items()) else found
        return value

    def _shared(self, section: Section, left: dict[str, None]) -> Section:
        key = id(section) if section.again is Again.SAME else section
        known = self._kept.get(key)
        if known is None:
            if len(self._kept) > KEEP:
                self._kept.clear()
            here: dict[str, None] = {}
            made = Section(*(self._value(part, here) for part in section))
            known = self._kept[key] = (section, made, here)
        left.update(known[2])
        return known[1]
