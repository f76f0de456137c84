"""Values between brackets, merged: characters within a line, of which lines know nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from svcstd.write.pieces import Piece, Trio, held
from svcstd.write.spelling import PLAIN, quoted, spelled
from svcstd.write.threeway import MISSING, PLACE, Plan, Side


class Unwoven(Exception):
    """The versions are written in ways that no text is made of piece by piece."""


def taken(plan: Plan, trio: Trio) -> Piece:
    """The piece of the side whose value the merged one is.

    Raises:
        Unwoven: It is neither's.
    """
    _, ours, theirs = trio
    assert ours is not None and theirs is not None
    value = plan.value()
    if plan.parts is None:
        return theirs if plan.taken is Side.THEIRS else ours
    for piece in (ours, theirs):
        if piece.data == value:
            return piece
    raise Unwoven


def bracketed_value(plan: Plan, trio: Trio, side: Side) -> Iterator[str]:
    """The characters of a value in brackets, as one side wants it where they clash."""
    _, ours, theirs = trio
    if plan.parts is None or not all(piece is None or piece.parts is not None for piece in trio):
        whole = taken(plan, trio) if plan.clean else trio[PLACE[side]]
        yield _bracketed(whole) if whole is not None else ""
        return
    assert ours is not None and theirs is not None
    shape = ours if ours.span.style == "flow" else theirs
    kept = []
    for name, part in plan.parts.items():
        if part.value(side) is not MISSING:
            kept.append((name, part, held(trio, name)))
    yield from _joined(shape, [(name, _part(part, three, side)) for name, part, three in kept], plan.kind)


def _part(plan: Plan, trio: Trio, side: Side) -> str:
    """The characters of one part of a value in brackets, its key included."""
    _, ours, theirs = trio
    if plan.clean and (ours is None or theirs is None):
        one = ours or theirs
    elif ours is None or theirs is None:
        one = trio[PLACE[side]]
    else:
        value = "".join(bracketed_value(plan, trio, side))
        if ours.entry is None or ours.entry.key is None:
            return value
        return _keyed(ours) + value
    if one is None:
        return ""
    return (_keyed(one) if one.entry and one.entry.key else "") + _bracketed(one)


def _keyed(piece: Piece) -> str:
    """The key of a piece with its colon, as it is written between brackets."""
    assert piece.entry is not None and piece.entry.key is not None
    key = piece.entry.key
    gap = piece.sheet.text[key.end : piece.span.start]
    return piece.sheet.text[key.start : key.end] + (gap if not gap.count("\n") and gap.strip() == ":" else ": ")


def _joined(shape: Piece, parts: list[tuple[Any, str]], kind: str) -> Iterator[str]:
    """Parts between the brackets of a piece, parted as they are there."""
    text, span = shape.sheet.text, shape.span
    known = list(shape.parts.values()) if shape.parts and span.style == "flow" else []
    if not known:
        brackets = "{}" if kind == "mapping" else "[]"
        yield brackets[0] + ", ".join(part for _, part in parts) + brackets[1]
        return
    starts = {name: piece for name, piece in (shape.parts or {}).items()}
    gaps = {
        (one, two): text[starts[one].entry.end : starts[two].entry.start]  # type: ignore[union-attr]
        for one, two in zip(starts, list(starts)[1:], strict=False)
    }
    usual = next(iter(gaps.values()), ", ")
    assert known[0].entry is not None and known[-1].entry is not None
    yield text[span.start : known[0].entry.start]
    before = None
    for name, part in parts:
        if before is not None:
            yield gaps.get((before, name), usual)
        yield part
        before = name
    yield text[known[-1].entry.end : span.end]


def _bracketed(piece: Piece) -> str:
    """A value as it may stand between brackets: as it is written where it can, else spelled anew."""
    written = piece.sheet.text[piece.span.start : piece.span.end]
    if piece.span.kind == "scalar":
        if not piece.block or piece.span.style in ("'", '"') or PLAIN.fullmatch(written):
            return written
        return spelled(str(piece.data), "" if "\n" not in piece.data else '"')
    return written if piece.span.style == "flow" and "#" not in written else spelled_in_brackets(piece.data)


def spelled_in_brackets(value: Any) -> str:
    """A tree of mappings, lists and text on one line."""
    if isinstance(value, dict):
        within = ", ".join(f"{spelled(key, '')}: {spelled_in_brackets(part)}" for key, part in value.items())
        return "{" + within + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(spelled_in_brackets, value)) + "]"
    return spelled(value, "") if value.isprintable() else quoted(value)
