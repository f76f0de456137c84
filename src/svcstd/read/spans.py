"""How far each key and value of a text reaches, for those who edit it once the careful reader has accepted it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.events import (
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from svcstd.diagnostic import KeyPath


@dataclass(slots=True)
class Span:
    """A key or value with its characters.

    Attributes:
        kind: What it is: `scalar`, `mapping` or `list`.
        start: Index of its first character; of a block collection, that of its first key or value.
        end: Index behind its last character, empty lines behind a block scalar not counted.
        style: Of a scalar: "", `'`, `"`, `|` or `>`; of a collection: `flow` or `block`.
        entries: What a collection holds, in the order written; keys that stand twice, twice.
    """

    kind: str
    start: int
    end: int
    style: str
    entries: list[Entry] = field(default_factory=list)
    _places: dict[str | int, int] = field(default_factory=dict, repr=False, compare=False)

    def place(self, name: str | int) -> int | None:
        """Where in its entries a key or position stands, the first of a key written twice; None where it does not.

        For spans that are complete: they are looked through once.
        """
        if not self._places:
            for place, entry in enumerate(self.entries):
                self._places.setdefault(entry.name, place)
        return self._places.get(name)

    def leaves(self) -> Iterator[Span]:
        """Its scalars, keys and empty collections among them, in the order written."""
        waiting: list[Span] = [self]
        while waiting:
            span = waiting.pop()
            if span.kind == "scalar" or not span.entries:
                yield span
            for entry in reversed(span.entries):
                waiting.append(entry.value)
                if entry.key is not None:
                    waiting.append(entry.key)


@dataclass(slots=True)
class Entry:
    """A key with its value, or an element of a list, which has no key.

    Attributes:
        key: The key, or None.
        name: The key as text, or the position in the list.
        value: The value.
    """

    key: Span | None
    name: str | int
    value: Span

    @property
    def start(self) -> int:
        """Index of its first character; the `- ` of a list not counted."""
        return self.key.start if self.key is not None else self.value.start

    @property
    def end(self) -> int:
        """Index behind its last character."""
        return max(self.value.end, self.key.end if self.key is not None else 0)


def spans(text: str) -> Span | None:
    """The spans of a text that the careful reader has accepted, or None where it holds nothing.

    Args:
        text: A text without byte order mark, lines ending in LF.
    """
    parser = yaml.CLoader(text)
    try:
        return _built(parser, text)
    finally:
        parser.dispose()


def _built(parser: Any, text: str) -> Span | None:
    open_: list[Span] = []
    keys: list[tuple[Span, str] | None] = []
    root: Span | None = None
    while type(event := parser.get_event()) is not StreamEndEvent:
        kind = type(event)
        if kind is MappingEndEvent or kind is SequenceEndEvent:
            closed = open_.pop()
            keys.pop()
            if closed.style == "flow":
                closed.end = event.end_mark.index
            elif closed.entries:
                closed.end = closed.entries[-1].end
            continue
        if kind is ScalarEvent:
            span = Span("scalar", event.start_mark.index, _end(text, event), event.style or "")
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            style = "flow" if event.flow_style else "block"
            name = "mapping" if kind is MappingStartEvent else "list"
            span = Span(name, event.start_mark.index, event.end_mark.index, style)
        else:
            continue
        root = root or span
        if open_:
            _place(open_[-1], keys, span, event)
        if kind is not ScalarEvent:
            open_.append(span)
            keys.append(None)
    return root


def _place(parent: Span, keys: list[tuple[Span, str] | None], span: Span, event: Any) -> None:
    """Put a key aside, or a value with its key into its collection."""
    if parent.kind == "list":
        parent.entries.append(Entry(None, len(parent.entries), span))
    elif keys[-1] is None:
        keys[-1] = (span, event.value)
    else:
        key, name = keys[-1]
        keys[-1] = None
        parent.entries.append(Entry(key, name, span))


def _end(text: str, event: Any) -> int:
    """Index behind a scalar, without the empty lines that libyaml counts to block scalars."""
    start, end = event.start_mark.index, event.end_mark.index
    if event.style not in ("|", ">"):
        return int(end)
    written = text[start:end]
    line = written.find("\n", len(written.rstrip(" \n")))
    return int(end if line < 0 else start + line)


def at(root: Span, path: KeyPath) -> list[tuple[Span, Entry]]:
    """The collections from the root down to the entry at a path, each with the entry that leads on.

    Of a key written twice the first is meant, as reading takes it.

    Raises:
        KeyError: The path leads nowhere.
    """
    chain = []
    span = root
    for part in path:
        place = span.place(part)
        if place is None:
            raise KeyError(part)
        entry = span.entries[place]
        chain.append((span, entry))
        span = entry.value
    return chain
