"""The canonical form of a file (`svcstd fmt`): blocks indented by two, short collections on one line, keys in order.

Scalars and comments move as they are written; nothing is dumped from the tree, so that what needs no change has none.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set

from svcstd import read as reader
from svcstd.diagnostic import KeyPath
from svcstd.read import Document
from svcstd.read.spans import Entry, Span, spans
from svcstd.write.gaps import Gaps, Note, gaps
from svcstd.write.spelling import quoted

WIDTH = 120
"""Characters up to which a collection that stands on one line stays there."""
SILENCE = "svcstd:"
"""In a comment that silences a rule on its line, so that the line must stay one."""

Order = Callable[[KeyPath], Sequence[str]]
"""The keys of the mapping at a path in their order; none where any order is right."""


class NotFormed(Exception):
    """A file that cannot be brought into the canonical form without its content or a comment changing."""


def formed(document: Document, order: Order, quote: Set[KeyPath] = frozenset()) -> str:
    """The text of a file in canonical form.

    Args:
        document: The file, read to its end.
        order: Which keys come first.
        quote: Paths of plain scalars that are to stand in quotes.

    Raises:
        NotFormed: Written so, it would read otherwise, or lose a comment.
    """
    root = spans(document.text)
    if root is None or root.kind == "scalar":
        return _trimmed(document.text)
    found = gaps(document.text, list(root.leaves()))
    made = _Form(document.text, found, order, quote).text_of(root)
    if made != document.text and not _same(document, made, found):
        raise NotFormed
    return made


def _same(document: Document, made: str, found: Gaps) -> bool:
    """Whether a text reads as the document, faults and comments included."""
    before, after = (reader.read(text.encode(), document.file, quick=False) for text in (document.text, made))
    root = spans(made) if not after.broken else None
    return (
        root is not None
        and before.data == after.data
        and [one.rule for one in before.findings] == [one.rule for one in after.findings]
        and gaps(made, list(root.leaves())).comments == found.comments
    )


def _trimmed(text: str) -> str:
    """A text of comments alone, without blanks at line ends and empty lines around it."""
    kept = "\n".join(line.rstrip() for line in text.split("\n")).strip("\n")
    return kept + "\n" if kept else ""


class _Form:
    """Lays one text out again."""

    def __init__(self, text: str, found: Gaps, order: Order, quote: Set[KeyPath]) -> None:
        self.text = text
        self.above = dict(found.above)
        self.behind = dict(found.behind)
        self.tail = found.tail
        self.order = order
        self.quote = quote

    def text_of(self, root: Span) -> str:
        """The whole text."""
        lines = self._block(root, 0, ())
        while lines and not lines[0]:
            del lines[0]
        tail = self.tail
        while tail and not tail[-1].text and not self._keeps(root):
            tail = tail[:-1]
        lines.extend(" " * note.column + note.text for note in tail)
        return "\n".join(lines) + "\n"

    def _keeps(self, root: Span) -> bool:
        """Whether the last value counts the empty lines behind it."""
        last = list(root.leaves())[-1]
        return last.style in ("|", ">") and "+" in self.text[last.start : last.end].split("\n", 1)[0]

    def _block(self, span: Span, indent: int, path: KeyPath) -> list[str]:
        lines: list[str] = []
        for entry in self._sorted(span, path):
            lines.extend(self._entry(entry, indent, (*path, entry.name)))
        return lines

    def _sorted(self, span: Span, path: KeyPath) -> list[Entry]:
        if span.kind != "mapping":
            return span.entries
        place = {key: number for number, key in enumerate(self.order(path))}
        return sorted(span.entries, key=lambda entry: place.get(str(entry.name), len(place)))

    def _entry(self, entry: Entry, indent: int, path: KeyPath) -> list[str]:
        """The lines of a key with its value, or of an element of a list."""
        head = " " * indent + (f"{self._key(entry.key)}:" if entry.key is not None else "-")
        first = entry.key if entry.key is not None else next(entry.value.leaves())
        lines = self._notes(self.above.pop(first.start, []), indent, first.start)
        value = entry.value
        inline = self._inline(value, path, self._room(head, value))
        if inline is not None and not self._noted(value):
            return [*lines, *self._on_one_line(head, inline, entry, indent)]
        if value.kind == "scalar":
            return [*lines, *self._on_one_line(head, self._scalar(entry, indent), entry, indent)]
        below = self._block(value, indent + 2, path)
        if entry.key is not None:
            return [*lines, head + self._comment(entry.key), *below]
        number = next(number for number, line in enumerate(below) if line.strip() and line.lstrip()[0] != "#")
        lines.extend(line and " " * indent + line.lstrip() for line in below[:number])
        return [*lines, f"{head} {below[number].lstrip()}", *below[number + 1 :]]

    def _on_one_line(self, head: str, value: str, entry: Entry, indent: int) -> list[str]:
        """A value behind its key, comments that stood between them above, the one behind it at the end."""
        leaves = list(entry.value.leaves())
        between = self.behind.pop(entry.key.start, "") if entry.key is not None and entry.key is not leaves[-1] else ""
        lines = self._notes([Note(between)] if between else [], indent, entry.start)
        lines += self._notes(self.above.pop(leaves[0].start, []), indent, leaves[0].start)
        comment = self._comment(leaves[-1])
        if comment and "\n" in value:
            first, _, rest = value.partition("\n")
            return [*lines, f"{head} {first}", *f"{rest}{comment}".split("\n")]
        return [*lines, *((f"{head} {value}" if value else head) + comment).split("\n")]

    def _notes(self, notes: Sequence[Note], indent: int, start: int) -> list[str]:
        """Lines of comments above something; what stood further in than that still does."""
        if not notes:
            return []
        line = self.text[self.text.rfind("\n", 0, start) + 1 : start + 1]
        column = len(line) - len(line.lstrip(" "))
        return [note.text and " " * (indent + max(0, note.column - column)) + note.text for note in notes]

    def _comment(self, leaf: Span) -> str:
        comment = self.behind.pop(leaf.start, "")
        return f"  {comment}" if comment else ""

    def _key(self, key: Span) -> str:
        return self.text[key.start : key.end]

    def _room(self, head: str, value: Span) -> int:
        """How long a collection on one line may be: what is left of it, or anything where a rule is silenced there."""
        last = value
        while last.entries:
            last = last.entries[-1].value
        return len(self.text) if SILENCE in self.behind.get(last.start, "") else WIDTH - len(head) - 1

    def _inline(self, span: Span, path: KeyPath, room: int) -> str | None:
        """A value on one line, or None where it is or must become a block; scalars take as much room as they need."""
        if span.kind == "scalar":
            written = self.text[span.start : span.end]
            return None if "\n" in written else quoted(written) if path in self.quote else written
        if span.style != "flow":
            return None
        parts = []
        left = room if span.entries else 2
        for entry in self._sorted(span, path):
            value = self._inline(entry.value, (*path, entry.name), left)
            if value is None or (entry.key is not None and "\n" in self._key(entry.key)):
                return None
            parts.append(value if entry.key is None else f"{self._key(entry.key)}: {value}")
            left -= len(parts[-1]) + 2
            if left < 0:
                return None
        within = ", ".join(parts)
        return f"{{{within}}}" if span.kind == "mapping" else f"[{within}]"

    def _noted(self, span: Span) -> bool:
        """Whether comments stand between the brackets of a collection."""
        leaves = list(span.leaves())
        behind = any(leaf.start in self.behind for leaf in leaves[:-1])
        return behind or any(any(n.text for n in self.above.get(leaf.start, ())) for leaf in leaves[1:])

    def _scalar(self, entry: Entry, indent: int) -> str:
        """A scalar of several lines, all but the first indented below its key; as far as it says where it says so."""
        span = entry.value
        first, *rows = self.text[span.start : span.end].split("\n")
        if span.style in ("|", ">"):
            said = next((int(c) for c in first.partition("#")[0] if c.isdigit()), 0)
            shown = next(row for row in rows if row.strip(" "))
            depth = self._column(entry) + said if said else len(shown) - len(shown.lstrip(" "))
            margin = " " * (indent + (said or 2))
            return "\n".join([first.rstrip(), *(row[depth:] and margin + row[depth:] for row in rows)])
        rows = [_shorn(row.lstrip(" \t")) for row in rows]
        return "\n".join([_shorn(first), *(row and " " * (indent + 2) + row for row in rows)])

    def _column(self, entry: Entry) -> int:
        """The column of a key, or of the dash before an element, from which a scalar counts its indentation.

        Raises:
            NotFormed: A comment stands between the dash and the element.
        """
        before = self.text[: entry.start].rstrip()
        if entry.key is None and not before.endswith("-"):
            raise NotFormed
        start = entry.start if entry.key is not None else len(before) - 1
        return start - self.text.rfind("\n", 0, start) - 1


def _shorn(row: str) -> str:
    """A line of a folded scalar without blanks at its end, unless one is escaped."""
    shorn = row.rstrip(" \t")
    return row if shorn.endswith("\\") else shorn
