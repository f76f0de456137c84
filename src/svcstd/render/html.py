"""Guides as HTML pages: escaped by Jinja, readable without script, asking no other host for anything."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Any

from markupsafe import Markup, escape

from svcstd.paper import Paper
from svcstd.render import flowchart
from svcstd.render.ink import broken, clean
from svcstd.render.said import BETWEEN, Said
from svcstd.render.said import BREAK as LINE
from svcstd.render.view import Block, Link, Value

REMEMBERED, SHORT = 8192, 400
"""How many texts in several languages, of at most what length, are kept as they were written last."""
BREAK = Markup("<br>")
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)
"""What a browser may load for a page: nothing from anywhere else."""
GUARDED = re.compile(
    r"\s*<!doctype html>\s*<html[^<>]*>\s*<head>\s*(?:<meta (?:charset|name)=[^<>]*>\s*)*"
    + re.escape(f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'),
    re.IGNORECASE,
)
"""A page that says so before it has anything that could be loaded, whoever wrote its template."""
OR = Markup('<span class="or"> / </span>')
SPAN = Markup('<span lang="{}">{}</span>')


def ink(value: Any) -> Any:
    """A value as text or as safe markup; Jinja escapes what is text."""
    if type(value) is str and value.isprintable():
        return value
    return _marked(value)


def _marked(value: Any) -> Any:
    if type(value) is Markup:
        return value
    if type(value) is Link:
        url, said = escape(clean(value.url)), escape(_marked(value.text))
        return Markup(f'<a href="{url}" rel="noreferrer">{said}</a>')
    if type(value) is Said:
        return _said(value.runs) if len(value) < SHORT else _said.__wrapped__(value.runs)
    if type(value) is tuple:
        return BREAK.join(_marked(part) for part in value)
    text = clean(str(value))
    if "\n" in text or "\r" in text or "\u2028" in text:
        return BREAK.join(map(escape, broken(text)))
    return text


@lru_cache(REMEMBERED)
def _said(runs: tuple[tuple[str, str], ...]) -> Markup:
    """A text in pieces, the language of each said where it is not the page's; the same ones come on many pages."""
    return Markup("").join(_run(*run) for run in runs)


def _run(language: str, text: str) -> Any:
    if language in (BETWEEN, LINE):
        return OR if language == BETWEEN else BREAK
    return SPAN.format(language, _marked(text)) if language else _marked(text)


def _spoken(rows: Sequence[Sequence[Value]]) -> list[tuple[str, Markup]]:
    """The nodes of a chart as points of a list, each with its kind."""
    return [
        (str(kind), escape(_marked(name)) + (BREAK + escape(_marked(note)) if note else ""))
        for kind, name, note in rows
    ]


def prepared(block: Block) -> Block:
    """A block as the templates loop over it.

    A table's cells stand each beside its column's head, for narrow screens; situations stand by group; a chart is
    drawn, and follows as points for those who cannot see it.
    """
    rows: tuple[Any, ...] = block.rows
    if block.kind == "table":
        plain = tuple(map(str, block.head))
        rows = tuple([tuple(zip(plain, row, strict=True)) for row in rows])
    elif block.kind == "choices":
        rows = tuple((group, [row[1:] for row in found]) for group, found in groupby(rows, key=lambda row: row[0]))
    elif block.kind == "chart":
        rows = (flowchart.chart(block.caption, rows), _spoken(rows))
    return block._replace(rows=rows)


def paper(load: Callable[[str], str | None]) -> Paper:
    """Templates for HTML."""
    return Paper(load, ink=ink, filters={"plain": plain})


def plain(value: Any) -> str:
    """A value on one line, for where no element may stand."""
    return " / ".join(broken(str(value)))
