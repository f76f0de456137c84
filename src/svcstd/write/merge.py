"""Three versions of one file to one, by element: `svcstd merge-driver`'s core (design §7).

What it returns has been read again: it holds just the merged tree, and every comment that is not gone on purpose.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from svcstd import read as reader
from svcstd.diagnostic import Finding
from svcstd.read import Document
from svcstd.read.spans import Span, spans
from svcstd.write.brackets import Unwoven
from svcstd.write.gaps import gaps
from svcstd.write.pieces import Sheet, sheet
from svcstd.write.threeway import MISSING, PLACE, Plan, Side, plan
from svcstd.write.weave import Clash, Row, sides, woven

BYTES = frozenset({"S104", "S105"})
"""Findings about byte order mark and line ends, which a merge keeps as they are."""
MARK = b"\xef\xbb\xbf"


class Unmerged(Exception):
    """Versions that cannot be merged by element.

    Attributes:
        side: Whose version cannot be read; None where all can, but no text of theirs holds what it should.
        finding: What is wrong with it, where that is known.
        plan: What the merged tree would be, where all can be read.
    """

    def __init__(self, side: Side | None, finding: Finding | None = None, planned: Plan | None = None) -> None:
        """Keep side, finding and plan."""
        super().__init__(side)
        self.side = side
        self.finding = finding
        self.plan = planned


@dataclass(frozen=True, slots=True)
class Marks:
    """How conflicts are marked in the file.

    Attributes:
        size: How many characters a mark has.
        ours: What the mark of our side is called.
        base: What that of the base is called; None to leave the base out.
        theirs: What that of the other side is called.
    """

    size: int = 7
    ours: str = "ours"
    base: str | None = None
    theirs: str = "theirs"


@dataclass(frozen=True, slots=True)
class Conflict:
    """An element that both sides changed, each otherwise.

    Attributes:
        path: Keys, and what names the entries of lists.
        line: The line of the mark above it, 1-based.
        base: What both found; MISSING where it was not there.
        ours: What we made of it.
        theirs: What they did.
    """

    path: tuple[str, ...]
    line: int
    base: Any
    ours: Any
    theirs: Any


@dataclass(slots=True)
class Merged:
    """What a merge came to.

    Attributes:
        data: The file.
        conflicts: What is marked in it.
    """

    data: bytes
    conflicts: list[Conflict] = field(default_factory=list)


def merge(base: bytes, ours: bytes, theirs: bytes, marks: Marks | None = None) -> Merged:
    """One file of three versions.

    Args:
        base: What both sides come from; empty where both added the file.
        ours: Ours, whose order, line ends and style hold where the other side did not change them.
        theirs: The other.
        marks: How conflicts are marked.

    Raises:
        Unmerged: One of them cannot be read, or is written so that no text is made of them piece by piece.
    """
    if theirs in (ours, base):
        return Merged(ours)
    if ours == base:
        return Merged(theirs)
    versions = (base, ours, theirs)
    documents = tuple(_read(data, side) for data, side in zip(versions, Side, strict=True))
    sheets = (sheet(documents[0]), sheet(documents[1]), sheet(documents[2]))
    trees = [document.data if one.root else MISSING for document, one in zip(documents, sheets, strict=True)]
    planned = plan(trees[0], trees[1], trees[2])
    try:
        rows = woven(planned, sheets)
    except Unwoven as error:
        raise Unmerged(None, None, planned) from error
    if not _holds(planned, rows, sheets):
        raise Unmerged(None, None, planned)
    text, conflicts = _marked(rows, marks or Marks())
    return Merged(_as_written(text, versions), conflicts)


def read_as(data: bytes, tree: Any) -> bool:
    """Whether the bytes of a file read as a tree, without a fault."""
    document = reader.read(data, "", quick=False)
    return not document.broken and not [f for f in document.findings if f.rule not in BYTES] and document.data == tree


def _read(data: bytes, side: Side) -> Document:
    document = reader.read(data, "", quick=False)
    fault = next((found for found in document.findings if found.rule not in BYTES), None)
    if document.broken or fault is not None:
        raise Unmerged(side, fault)
    return document


def _holds(planned: Plan, rows: list[Row], sheets: tuple[Sheet, ...]) -> bool:
    """Whether the lines read as planned, whichever side is taken where they clash, and no comment is lost."""
    found: Counter[str] = Counter()
    for side in (Side.OURS, Side.THEIRS):
        text = "".join(f"{line}\n" for line in sides(rows, side))
        if not read_as(text.encode(), planned.value(side)):
            return False
        found |= Counter(_comments(text, spans(text)))
        if planned.clean:
            break
    base, ours, theirs = (Counter(_comments(one.text, one.root.span if one.root else None)) for one in sheets)
    for comment in {*ours, *theirs}:
        b, o, t = base[comment], ours[comment], theirs[comment]
        if found[comment] < (max(o, t) if min(o, t) >= b else o + t - b):
            return False
    return True


def _comments(text: str, root: Span | None) -> list[str]:
    """The comments of a text with these spans."""
    return gaps(text, list(root.leaves()) if root else []).comments


def _marked(rows: list[Row], marks: Marks) -> tuple[str, list[Conflict]]:
    """The text with marks around what clashes, and where they stand."""
    out: list[str] = []
    conflicts = []
    for row in rows:
        if isinstance(row, str):
            out.append(row)
            continue
        for path, found in row.found:
            values = [found.values[PLACE[side]] for side in Side]
            conflicts.append(Conflict(path, len(out) + 1, *values))
        out += _between(row, marks)
    return "".join(f"{line}\n" for line in out), conflicts


def _between(clash: Clash, marks: Marks) -> list[str]:
    """The lines of a conflict between its marks, as git writes them."""
    base = [] if marks.base is None else [f"{'|' * marks.size} {marks.base}", *clash.of(Side.BASE)]
    return [
        f"{'<' * marks.size} {marks.ours}",
        *clash.of(Side.OURS),
        *base,
        "=" * marks.size,
        *clash.of(Side.THEIRS),
        f"{'>' * marks.size} {marks.theirs}",
    ]


def _as_written(text: str, versions: tuple[bytes, bytes, bytes]) -> bytes:
    """A text with the byte order mark, the line ends and the last line's end that the versions lead to."""
    made = text.encode()
    if _chosen(*(bool(data) and not data.endswith((b"\n", b"\r")) for data in versions)):
        made = made.removesuffix(b"\n")
    if _chosen(*(b"\r\n" in data for data in versions)):
        made = made.replace(b"\n", b"\r\n")
    return MARK + made if _chosen(*(data.startswith(MARK) for data in versions)) else made


def _chosen(base: bool, ours: bool, theirs: bool) -> bool:
    """What three versions of a fact lead to."""
    return theirs if ours == base else ours
