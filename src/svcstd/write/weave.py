"""The text of a merge: lines of ours where nobody else changed them, those of theirs where they did, marks where both.

Whatever an element's plan says, its comments and lines are taken from where they were written.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from svcstd.write.brackets import Unwoven, bracketed_value, taken
from svcstd.write.pieces import Piece, Sheet, Trio, held, moved
from svcstd.write.threeway import MISSING, PLACE, Plan, Side, shown

Found = tuple[tuple[str, ...], Plan]


@dataclass(slots=True)
class Clash:
    """Lines on which the sides clash.

    Attributes:
        lines: The lines as both found them, ours, and theirs; what does not clash is merged in each.
        found: What clashes, each with its path.
    """

    lines: list[list[str]]
    found: list[Found]

    def of(self, side: Side) -> list[str]:
        """The lines of one side."""
        return self.lines[PLACE[side]]


Row = str | Clash
Path = tuple[str, ...]


def woven(plan: Plan, sheets: tuple[Sheet, Sheet, Sheet]) -> list[Row]:
    """The lines of the merged text, and what clashes where it stands.

    Args:
        plan: What becomes of the whole tree.
        sheets: The base, ours and theirs.

    Raises:
        Unwoven: The texts cannot be put together piece by piece.
    """
    trio = tuple(sheet.root for sheet in sheets)
    _, ours, theirs = trio
    if ours is None or theirs is None or ours.parts is None or theirs.parts is None or plan.parts is None:
        raise Unwoven
    if ours.folded or theirs.folded:
        raise Unwoven
    rows: list[Row] = list(_noted([p.notes(0, p.first, 0) if p else [] for p in trio]))
    rows += _block(plan, trio, 0, ())
    return [*rows, *_closing(trio, 0)]


def _noted(sides: Sequence[list[str]]) -> list[str]:
    """Comments and empty lines of three versions: all that either side added, without what one took out unseen."""
    base, ours, theirs = ([row.strip() for row in rows] for rows in sides)
    if theirs in (ours, base):
        return sides[1]
    if ours == base:
        return sides[2]
    known = {*base, *ours}
    return [*sides[1], *(row for row, bare in zip(sides[2], theirs, strict=True) if bare and bare not in known)]


def _closing(trio: Trio, column: int) -> list[str]:
    """Comments behind the last part of three versions of a block."""
    return _noted([piece.notes(piece.closing, piece.last, column) if piece else [] for piece in trio])


def _above(trio: Trio, column: int) -> list[str]:
    """Comments and empty lines above three versions of an element."""
    return _noted([p.notes(p.above, p.first, column) if p and p.block else [] for p in trio])


def _behind(trio: Trio) -> tuple[str, list[str]]:
    """The comment behind an element, and another that finds no room there."""
    base, ours, theirs = (piece.behind if piece else "" for piece in trio)
    if ours in (theirs, base):
        return theirs, []
    return ours, [theirs] if theirs not in ("", base) else []


def _block(plan: Plan, trio: Trio, column: int, path: Path) -> list[Row]:
    """The lines of all parts of a block."""
    rows: list[Row] = []
    for name, part in (plan.parts or {}).items():
        rows += _element(part, held(trio, name), column, (*path, shown(name)))
    return rows


def _element(plan: Plan, trio: Trio, column: int, path: Path) -> list[Row]:
    """The lines of one element of a block."""
    _, ours, theirs = trio
    if plan.clean and plan.value() is MISSING:
        return [" " * column + note for note in _left(trio)]
    if plan.clean:
        whole = _untouched(trio)
        if whole is not None:
            return list(_lines(whole, column))
    if ours is None or theirs is None:
        return [Clash([_lines(piece, column) if piece else [] for piece in trio], [(path, plan)])]
    above: list[Row] = list(_above(trio, column))
    if plan.parts is None or not all(piece is None or piece.parts is not None for piece in trio):
        return [*above, *_alone(plan, trio, column, path)]
    shape = _shape(trio)
    made = _inline if shape.folded else _nested
    return [*above, *made(plan, trio, shape, column, path)]


def _shape(trio: Trio) -> Piece:
    """The piece whose way of writing holds, brackets or lines: theirs where they alone changed it, else ours."""
    base, ours, theirs = trio
    assert ours is not None and theirs is not None
    alone = base is not None and ours.folded == base.folded != theirs.folded
    return theirs if alone and theirs.block else ours


def _left(trio: Trio) -> list[str]:
    """Comments that one side put on an element which the other took out: they stay, for people to judge."""
    base, *others = (_remarks(piece) for piece in trio)
    return [note for notes in others for note in notes if note not in base]


def _remarks(piece: Piece | None) -> list[str]:
    """The comments above, behind and below an element, whatever its value holds."""
    if piece is None or not piece.block:
        return []
    rows = [*piece.notes(piece.above, piece.first, 0), piece.behind, *piece.notes(piece.closing, piece.last, 0)]
    return [row.strip() for row in rows if row.strip()]


def _untouched(trio: Trio) -> Piece | None:
    """The piece that holds as it was written, because the other side did not touch it or wrote the same."""
    _, ours, theirs = trio
    if ours is None or theirs is None:
        return ours or theirs
    texts = [_lines(piece, piece.column) if piece else None for piece in trio]
    texts = [moved(text, -piece.column) if piece and text else text for piece, text in zip(trio, texts, strict=True)]
    if texts[1] in (texts[2], texts[0]):
        return ours if texts[1] == texts[2] else theirs
    return ours if texts[2] == texts[0] else None


def _lines(piece: Piece, column: int) -> list[str]:
    """All lines of a piece as an element of a block; one from between brackets gets a line of its own."""
    if piece.block:
        return piece.lines(column)
    dash = "- " if piece.entry is not None and piece.entry.key is None else ""
    return moved((dash + piece.raw).split("\n"), column)


def _alone(plan: Plan, trio: Trio, column: int, path: Path) -> list[Row]:
    """The lines of an element whose value is taken as a whole, without those above it."""
    if not plan.clean:
        return [_clash(plan, trio, column, path)]
    one = taken(plan, trio)
    behind, more = _behind(trio)
    rows = one.body(column) if one.block else _lines(one, column)
    lines = one.until - one.first if one.block else 1
    if behind == one.behind:
        rows = rows[:lines]
    elif lines == 1 and one.span.style not in ("|", ">"):
        rows = [_with(rows[0], one.behind, behind)]
    else:
        rows, more = rows[:lines], [*more, *(note for note in (behind,) if note)]
    return [*(" " * column + note for note in more), *rows, *_ending(trio, column)]


def _with(row: str, before: str, behind: str) -> str:
    """A line with another comment at its end."""
    bare = (row.rstrip().removesuffix(before) if before else row).rstrip()
    return f"{bare}  {behind}" if behind else bare


def _ending(trio: Trio, column: int) -> list[str]:
    """Comments below an element that is taken as a whole, further in than it is."""
    return _noted([piece.notes(piece.until, piece.last, column) if piece and piece.block else [] for piece in trio])


def _clash(plan: Plan, trio: Trio, column: int, path: Path) -> Clash:
    """An element on which the sides clash, without the lines above it."""
    lines = [[] if piece is None else piece.body(column) if piece.block else _lines(piece, column) for piece in trio]
    return Clash(lines, list(plan.clashes(path)))


def _nested(plan: Plan, trio: Trio, shape: Piece, column: int, path: Path) -> list[Row]:
    """The lines of an element that is a block of its own as one side wrote it, without those above it."""
    first = next(iter((shape.parts or {}).values()))
    rows = [*_block(plan, trio, first.column - shape.column + column, path), *_closing(trio, column)]
    behind, more = _behind(trio)
    if shape.entry is not None and shape.entry.key is None:
        more = [note for note in (behind, *more) if note]
        return [*(" " * column + note for note in more), *_dashed(rows, column)]
    head = shape.notes(shape.first, shape.first + 1, column)[0]
    if behind != shape.behind:
        head = _with(head, shape.behind, behind)
    return [*(" " * column + note for note in more), head, *rows]


def _dashed(rows: list[Row], column: int) -> list[Row]:
    """The lines of an entry of a list with its dash; all of them clash where the line that bears it may go."""
    for number, row in enumerate(rows):
        if isinstance(row, Clash):
            if not row.of(Side.OURS) or not row.of(Side.THEIRS):
                whole = [_dash(lines, column) for lines in (sides(rows, side) for side in Side)]
                found = [one for clash in rows if isinstance(clash, Clash) for one in clash.found]
                return [Clash(whole, found)]
            row.lines = [_dash(lines, column) for lines in row.lines]
            return rows
        if _said(row):
            return [*rows[:number], *_dash([row], column), *rows[number + 1 :]]
    raise Unwoven


def _said(row: str) -> bool:
    """Whether a line holds more than a comment."""
    return bool(row.strip()) and not row.lstrip().startswith("#")


def _dash(lines: list[str], column: int) -> list[str]:
    """Lines with a dash in the first that is no comment."""
    at = next((number for number, row in enumerate(lines) if _said(row)), None)
    if at is None:
        return lines
    row = lines[at]
    if row[column : column + 2].strip():
        raise Unwoven
    return [*lines[:at], f"{row[:column]}-{row[column + 1 :]}", *lines[at + 1 :]]


def sides(rows: Iterable[Row], side: Side) -> list[str]:
    """The lines as one side wants them where they clash."""
    return [line for row in rows for line in ([row] if isinstance(row, str) else row.of(side))]


def _inline(plan: Plan, trio: Trio, shape: Piece, column: int, path: Path) -> list[Row]:
    """The lines of an element whose value stands in brackets as one side wrote it, without those above it."""
    behind, more = _behind(trio)
    rows = []
    for side in Side:
        value = "".join(bracketed_value(plan, trio, side))
        start = shape.sheet.text.rfind("\n", 0, shape.span.start) + 1
        if shape.block:
            written = shape.sheet.text[start : shape.span.start] + value + shape.sheet.rest(shape.span.end)
            lines = moved(written.split("\n"), column - shape.column)
            lines[-1] = lines[-1] if behind == shape.behind else _with(lines[-1], shape.behind, behind)
        else:
            head = shape.sheet.text[shape.entry.start : shape.span.start] if shape.entry else ""
            dash = "- " if shape.entry and shape.entry.key is None else ""
            lines = moved((dash + head + value).split("\n"), column)
        rows.append(lines)
    made: list[Row] = [" " * column + note for note in more]
    if rows[1] == rows[2]:
        made += rows[1]
    else:
        made.append(Clash(rows, list(plan.clashes(path))))
    return [*made, *_ending(trio, column)]
