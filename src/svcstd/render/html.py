"""Guides as plain HTML pages that need nothing else: escaped by Jinja, no script, style inside."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from markupsafe import Markup, escape

from svcstd.paper import Paper
from svcstd.render.ink import broken, clean
from svcstd.render.said import BETWEEN, Said
from svcstd.render.said import BREAK as LINE
from svcstd.render.view import Link, Value

REMEMBERED, SHORT = 8192, 400
"""How many texts in several languages, of at most what length, are kept as they were written last."""
BREAK = Markup("<br>")
OR = Markup('<span class="or"> / </span>')
SPAN = Markup('<span lang="{}">{}</span>')
LINK = Markup('<a href="{}" rel="noreferrer">{}</a>')


def ink(value: Any) -> Any:
    """A value as text or as safe markup; Jinja escapes what is text."""
    if type(value) is str and value.isprintable():
        return value
    return _marked(value)


def _marked(value: Any) -> Any:
    if type(value) is Markup:
        return value
    if type(value) is Link:
        return LINK.format(clean(value.url), _marked(value.text))
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


def labelled(head: Sequence[str], rows: Sequence[Sequence[Value]]) -> tuple[Any, ...]:
    """The rows of a table with each cell beside its column's head, for narrow screens."""
    plain = tuple(map(str, head))
    return tuple(tuple(zip(plain, row, strict=True)) for row in rows)


def paper(load: Callable[[str], str | None]) -> Paper:
    """Templates for HTML."""
    return Paper(load, ink=ink, filters={"plain": str})
