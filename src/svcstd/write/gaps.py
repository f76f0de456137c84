"""What stands between the keys and values of a text: comments and empty lines, and what each belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from svcstd.read.spans import Span

COMMENT = re.compile(r"(?<![^\s])#[^\n]*")
"""A comment, in a text without scalars: `#` at the beginning or behind a blank."""


@dataclass(frozen=True, slots=True)
class Note:
    """A comment in a line of its own, or an empty line.

    Attributes:
        text: The comment from `#` on, or "".
        column: How many characters stand before it.
    """

    text: str
    column: int = 0


@dataclass
class Gaps:
    """Comments and empty lines of a text.

    Attributes:
        above: Those in lines of their own, by the start of the key or value that follows.
        behind: Those at the end of a line, by the start of the key or value before.
        tail: Those behind the last value.
    """

    above: dict[int, list[Note]] = field(default_factory=dict)
    behind: dict[int, str] = field(default_factory=dict)
    tail: list[Note] = field(default_factory=list)

    @property
    def comments(self) -> list[str]:
        """All comments, sorted."""
        notes = [note.text for part in (*self.above.values(), self.tail) for note in part if note.text]
        return sorted([*notes, *self.behind.values()])


def gaps(text: str, leaves: Sequence[Span]) -> Gaps:
    """The comments and empty lines of a text between its scalars.

    Args:
        text: The text.
        leaves: Its scalars and empty collections in order; none where it holds comments alone.
    """
    out = Gaps()
    before: Span | None = None
    for leaf in (*leaves, None):
        start = leaf.start if leaf is not None else len(text)
        notes = _notes(text, before, start, out)
        if leaf is None:
            out.tail = notes
        elif notes:
            out.above[leaf.start] = notes
        before = leaf
    return out


def _notes(text: str, before: Span | None, start: int, out: Gaps) -> list[Note]:
    """What stands in lines of its own before `start`; a comment at the end of a line is put behind what it follows."""
    since = before.end if before is not None else 0
    gap = text[since:start]
    rows = gap.split("\n")
    notes: list[Note] = []
    kept = (
        before is not None and before.style in ("|", ">") and "+" in text[before.start : text.find("\n", before.start)]
    )
    for number, row in enumerate(rows):
        found = COMMENT.search(row)
        comment = found[0].rstrip() if found else ""
        if number == 0 and before is not None:
            if comment:
                out.behind[before.start] = comment
        elif comment and found:
            notes.append(Note(comment, found.start() if not row[: found.start()].strip() else 0))
        elif not row.strip() and number < len(rows) - 1 and (kept or not notes or notes[-1].text):
            notes.append(Note(""))
    return notes
