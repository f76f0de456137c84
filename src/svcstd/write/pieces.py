"""A text cut along its elements: which lines, comments and brackets belong to each key and entry."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field
from typing import Any

from svcstd.read import Document
from svcstd.read.spans import Entry, Span, spans
from svcstd.write.gaps import COMMENT
from svcstd.write.threeway import named

DASH = re.compile(r" *- +(?=[^\s#])")
"""The beginning of a line that holds a list's entry together with its dash."""


@dataclass(slots=True)
class Piece:
    """One key with its value, one entry of a list, or the whole of a text.

    Attributes:
        sheet: The text that it stands in.
        entry: Where it stands; None for the whole.
        span: Its value.
        data: What is read there.
        block: Whether it stands on lines of its own.
        above: Its first line, comments and empty lines above it included, from 0.
        first: Its first line without those.
        until: The line behind its value.
        last: The line behind the comments that close it, further in than it is.
        column: Of its key or dash.
        parts: What it holds by name; None where it can only be taken as a whole.
        closing: The line behind its last part, where comments that close it begin.
        dashed: Whether its first line is also that of the entry whose first key it is.
    """

    sheet: Sheet
    entry: Entry | None
    span: Span
    data: Any
    block: bool
    above: int = 0
    first: int = 0
    until: int = 0
    last: int = 0
    column: int = 0
    parts: dict[Hashable, Piece] | None = None
    closing: int = 0
    dashed: bool = False

    @property
    def folded(self) -> bool:
        """Whether its value is written in brackets or as a scalar, not as a block of lines."""
        return self.span.style == "flow" or self.span.kind == "scalar"

    @property
    def raw(self) -> str:
        """Its characters, key included."""
        start = self.entry.start if self.entry else self.span.start
        return self.sheet.text[start : self.entry.end if self.entry else self.span.end]

    @property
    def behind(self) -> str:
        """The comment behind a value in brackets or a scalar of one line, or behind the key of a block."""
        if self.entry is None or not self.block or self.span.style in ("|", ">"):
            return ""
        start = self.span.end if self.folded else self.entry.key.end if self.entry.key else -1
        found = COMMENT.search(self.sheet.rest(start)) if start >= 0 else None
        return found[0].rstrip() if found else ""

    def lines(self, column: int) -> list[str]:
        """All its lines, moved to a column."""
        return [*self.notes(self.above, self.first, column), *self.body(column)]

    def body(self, column: int) -> list[str]:
        """Its lines without those above it, moved to a column."""
        return self.notes(self.first, self.last, column)

    def notes(self, start: int, end: int, column: int) -> list[str]:
        """Some of its lines, moved as it is when it is moved to a column."""
        rows = self.sheet.lines[start:end]
        if self.dashed and rows and start == self.first:
            rows[0] = " " * self.column + rows[0][self.column :]
        return moved(rows, column - self.column)


Trio = tuple[Piece | None, ...]
"""One element in the base, in ours and in theirs."""


@dataclass
class Sheet:
    """A text with its lines.

    Attributes:
        text: The text, lines ending in LF.
        lines: Its lines.
        root: The whole of it; None where it holds nothing.
    """

    text: str
    lines: list[str] = field(default_factory=list)
    root: Piece | None = None
    _starts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Cut the text into lines."""
        self.lines = self.text.split("\n")
        if not self.lines[-1]:
            self.lines.pop()
        at = 0
        for line in self.lines:
            self._starts.append(at)
            at += len(line) + 1

    def line(self, index: int) -> int:
        """The line in which a character stands, from 0."""
        return bisect_right(self._starts, index) - 1

    def column(self, index: int) -> int:
        """How many characters stand before one in its line."""
        return index - self._starts[self.line(index)]

    def rest(self, index: int) -> str:
        """What stands behind a character in its line."""
        end = self.text.find("\n", index)
        return self.text[index : end if end >= 0 else len(self.text)]


def moved(rows: list[str], by: int) -> list[str]:
    """Lines with so many more blanks at their beginning, or fewer as far as they have them; empty ones stay empty."""
    if not by:
        return rows
    if by > 0:
        return [" " * by + row if row.strip() else row for row in rows]
    return [row[min(-by, len(row) - len(row.lstrip(" "))) :] for row in rows]


def sheet(document: Document) -> Sheet:
    """The text of a document cut along its elements.

    Args:
        document: One that the careful reader has accepted.
    """
    made = Sheet(document.text)
    span = spans(document.text)
    if span is not None:
        root = Piece(made, None, span, document.data, True, last=len(made.lines), until=len(made.lines))
        root.first = root.above = _head(made, span)
        made.root = root
        _fill(root, "")
    return made


def _head(made: Sheet, span: Span) -> int:
    """The line behind what stands on top of a text and is about no element: all up to an empty line, or all."""
    first = made.line(span.start)
    return next((n + 1 for n in range(first - 1, -1, -1) if not made.lines[n].lstrip().startswith("#")), first)


def _fill(piece: Piece, key: str) -> None:
    """Give a piece its parts, where it can be taken apart."""
    found = named(piece.data, key)
    if found is None:
        return
    values = list(found[1].items())
    if len(values) != len(piece.span.entries):
        return
    within = zip(piece.span.entries, values, strict=True)
    parts = _bracketed(piece, within) if piece.span.style == "flow" else _lined(piece, list(within))
    if parts is None:
        return
    piece.parts = dict(zip(found[1], parts, strict=True))
    for name, part in piece.parts.items():
        _fill(part, name if isinstance(name, str) else "")


Within = tuple[Entry, tuple[Hashable, Any]]


def _bracketed(piece: Piece, within: Iterator[Within]) -> list[Piece] | None:
    """The parts of a collection in brackets; None where comments stand between them, or brackets are left out."""
    text = piece.sheet.text
    if text[piece.span.start : piece.span.start + 1] not in ("{", "["):
        return None
    out = []
    at = piece.span.start
    for entry, (_, data) in within:
        if "#" in text[at : entry.start] or (entry.key is not None and "#" in text[entry.key.end : entry.value.start]):
            return None
        out.append(Piece(piece.sheet, entry, entry.value, data, False))
        at = entry.end
    return None if "#" in text[at : piece.span.end] else out


def _lined(piece: Piece, within: list[Within]) -> list[Piece] | None:
    """The parts of a block; None where one of them shares its lines, or stands apart from its dash or key."""
    made = piece.sheet
    out: list[Piece] = []
    above = piece.first if piece.entry is None else made.line(piece.span.start)
    if piece.entry is not None and piece.entry.key is not None:
        above = piece.first + 1
    for number, (entry, (_, data)) in enumerate(within):
        part = Piece(made, entry, entry.value, data, True, above=above)
        if not _placed(part, shared=not number and _item(piece)):
            return None
        if out and part.first < out[-1].until:
            return None
        if out:
            out[-1].last = part.above = _closed(out[-1], part.first)
        above = part.until
        out.append(part)
    out[-1].last = _closed(out[-1], piece.last)
    piece.closing = out[-1].last
    return out if len({part.column for part in out}) == 1 else None


def _item(piece: Piece) -> bool:
    """Whether a piece is an entry of a list, so that its first key stands behind its dash."""
    return piece.entry is not None and piece.entry.key is None


def _placed(part: Piece, shared: bool) -> bool:
    """Whether a part of a block stands on lines of its own, which it is given.

    Args:
        part: The part.
        shared: Whether the line in which it begins also holds the dash of the entry that it is the first key of.
    """
    made, entry = part.sheet, part.entry
    assert entry is not None
    part.first = made.line(entry.start)
    row = made.lines[part.first]
    part.column = made.column(entry.start)
    before = row[: part.column]
    if entry.key is None:
        found = DASH.match(row)
        if found is None or found.end() != part.column or before.count("-") > 1:
            return False
        part.column = len(before) - len(before.lstrip(" "))
    elif shared:
        found = DASH.match(row)
        part.dashed = found is not None and found.end() == part.column and before.count("-") == 1
        if not part.dashed:
            return False
    elif before.strip():
        return False
    end = max(entry.end - 1, entry.start)
    part.until = part.last = part.closing = made.line(end) + 1
    if entry.key is not None and not part.folded and made.line(part.span.start) == part.first:
        return False
    return part.span.style in ("|", ">") or not COMMENT.sub("", made.rest(entry.end)).strip(" :")


def _closed(part: Piece, until: int) -> int:
    """The line behind the comments below a part that are further in than it is."""
    last = part.until
    for number in range(part.until, until):
        row = part.sheet.lines[number]
        bare = row.lstrip(" ")
        if not bare:
            continue
        if not bare.startswith("#") or len(row) - len(bare) <= part.column:
            break
        last = number + 1
    return last


def held(pieces: Trio, name: Hashable) -> Trio:
    """The parts of some pieces that have a name."""
    return tuple(piece.parts.get(name) if piece and piece.parts else None for piece in pieces)
