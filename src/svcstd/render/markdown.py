"""Guides as Markdown (CommonMark with tables): nothing that a record says becomes structure."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any

from svcstd.paper import Paper
from svcstd.render.ink import broken, clean
from svcstd.render.view import Block, Link, flat

SPECIAL = re.compile(
    r"""
    [\\`*\[\]|~$]                                   # emphasis, code, links, columns, strikethrough, formulas
    | (?<![^\W_])_ | _(?![^\W_])                    # underscores that do not stand inside a word
    | (?<!\S)\#                                     # headings, and the hashes that close them
    """,
    re.VERBOSE,
)
ENTITY = re.compile(r"&(?=#?[A-Za-z0-9]{1,32};)")
MARKER = re.compile(r">|[+-](?:\s|$)|--|=+\s*$")
ORDERED = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
PLAIN = re.compile(r"(?:[^\\`*\[\]|~$_#<&{>+=\d\s-]|\d+(?![\d.)]))[^\\`*\[\]|~$_#<&{\n]*")
"""Most texts: nothing in them needs a second look."""

HARMLESS_URL = str.maketrans({"(": "%28", ")": "%29", "[": "%5B", "]": "%5D", "|": "%7C", "*": "%2A", "{": "%7B"})

REMEMBERED = 8192
SHORT = 200
"""How many texts of at most what length are kept as they were written last: most of a page stands on the next too."""


class Written(str):
    """Markdown that is ready to be printed."""

    __slots__ = ()


def escaped(line: str) -> str:
    """One line of text with a backslash, or an entity, wherever Markdown would read more than text.

    `<` and `{` are written as entities: some readers take no backslash there, and template languages that run before
    Markdown read braces.
    """
    if PLAIN.fullmatch(line):
        return line
    line = SPECIAL.sub(r"\\\g<0>", line)
    line = ENTITY.sub("&amp;", line).replace("<", "&lt;").replace("{", "&#123;")
    if MARKER.match(line):
        return f"\\{line}"
    return ORDERED.sub(r"\1\\\2", line, count=1) if ORDERED.match(line) else line


def ink(value: Any) -> str:
    """A value where a paragraph or a point may stand; lines are broken by a backslash and indented."""
    if type(value) is Written:
        return value
    return _ink(value) if type(value) is str and len(value) < SHORT else "\\\n  ".join(_lines(value))


def cell(value: Any) -> Written:
    """A value where a table's cell may stand: one line, whatever it holds."""
    return _cell(value) if type(value) is str and len(value) < SHORT else Written("<br>".join(_lines(value)))


def line(value: Any) -> Written:
    """A value where a heading or a label may stand: one line, blanks for breaks."""
    return _line(value) if type(value) is str and len(value) < SHORT else Written(" ".join(_lines(value)))


@lru_cache(REMEMBERED)
def _ink(text: str) -> str:
    return "\\\n  ".join(_lines(text))


@lru_cache(REMEMBERED)
def _cell(text: str) -> Written:
    return Written("<br>".join(_lines(text)))


@lru_cache(REMEMBERED)
def _line(text: str) -> Written:
    return Written(" ".join(_lines(text)))


def _lines(value: Any) -> list[str]:
    if type(value) is str:
        if value.isprintable():
            text = value.strip()
            return [escaped(text)] if text else []
        return [escaped(text) for text in broken(clean(value))]
    if type(value) is Link:
        return [_link(value)]
    if type(value) is tuple:
        return [text for part in value for text in _lines(part)]
    return _lines(str(value))


def _link(link: Link) -> str:
    url = clean(link.url).translate(HARMLESS_URL)
    if link.text == link.url:
        return f"<{url}>"
    return f"[{line(link.text)}]({url})"


def prepared(block: Block) -> Block:
    """A block as the templates loop over it: situations of one group stand in one line."""
    if block.kind != "choices":
        return block
    groups = groupby(block.rows, key=itemgetter(0))
    return block._replace(rows=tuple(("；".join(flat(name) for _, _, name in found),) for _, found in groups))


def paper(load: Callable[[str], str | None]) -> Paper:
    """Templates for Markdown."""
    return Paper(load, ink=ink, filters={"cell": cell, "line": line}, autoescape=False)
