"""Rows of the annex: which item, whose, set by what, what was decided and by which document (standard.md §7)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from svcstd.diff.adjusted import Declared, Unit
from svcstd.diff.cause import Side
from svcstd.diff.notice.counted import Count, Counted, Entries, Known
from svcstd.diff.notice.decision import decision, gained
from svcstd.diff.result import DiffResult
from svcstd.messages import adjusting
from svcstd.messages import notice as say
from svcstd.model.enums import AdjustmentKind as Kind

MOVED = frozenset({Kind.DEVOLVED, Kind.RECALLED, Kind.ENTRUSTED})
"""Kinds by which places take items over."""


class Row(NamedTuple):
    """One row of the annex, as texts; several items of one row stand in lines."""

    number: int
    name: str
    sub: str
    code: str
    department: str
    basis: str
    decision: str
    document: str
    remark: str


class Group(NamedTuple):
    """Rows of one kind.

    Attributes:
        kind: The kind in words.
        said: How many they are, in words.
        rows: By department, then code.
    """

    kind: str
    said: str
    rows: list[Row]


def kind_said(kind: Kind) -> str:
    """A kind as a heading or a table names it."""
    word = adjusting.KINDS[kind].say()
    return word[:1].upper() + word[1:]


def groups(by_kind: Mapping[Kind, Sequence[Counted]], result: DiffResult, entries: Entries) -> Iterator[Group]:
    """Yield the rows by kind, numbered throughout: within a kind by department, then code."""
    number = 0
    for kind, some in by_kind.items():
        rows = sorted(
            (_row(one, result, entries) for one in some), key=lambda row: (not row.department, row.department, row.code)
        )
        if rows:
            numbered = [row._replace(number=number + index) for index, row in enumerate(rows, 1)]
            number += len(rows)
            yield Group(kind_said(kind), Count.of(some).say(), numbered)


def _row(one: Counted, result: DiffResult, entries: Entries) -> Row:
    known = _known(one, entries)
    names = _column([_main(one, unit.code, unit.name, entries) for unit in one.shown])
    made = one.fact.declared
    return Row(
        number=0,
        name=names,
        sub="\n".join(unit.name for unit in one.shown if unit.unit is not Unit.MAIN),
        code="\n".join(unit.code for unit in one.shown),
        department=_bodies(one, result) or (known.department if known else ""),
        basis="\n".join(known.basis) if known else "",
        decision=decision(one, entries, lambda code: result.region_names.get(code, code)),
        document=_document(made) if made else say.UNDECLARED.say(),
        remark="\n".join(_remarks(one, result)),
    )


def _column(texts: Sequence[str]) -> str:
    return "\n".join(dict.fromkeys(texts))


def _known(one: Counted, entries: Entries) -> Known | None:
    """What is said of a row's items: by the older version where they were cancelled, else by the newer."""
    gone = one.fact.kind is Kind.CANCELLED
    sides = ((Side.OLD, one.fact.before), (Side.NEW, one.fact.after))
    for side, units in sides if gone else reversed(sides):
        for unit in units:
            if (known := entries.get((side, unit.code))) is not None:
                return known
    return None


def _main(one: Counted, code: str, name: str, entries: Entries) -> str:
    """The name of the main item that a unit belongs to."""
    known = entries.get((Side.OLD, code)) if one.fact.before else entries.get((Side.NEW, code))
    return known.names[0] if known else name


def _bodies(one: Counted, result: DiffResult) -> str:
    """The bodies of a row that only some places adjusted: theirs; "" for the catalogue's, whose department is told."""
    if not one.places:
        return ""
    ids = {result.bodies.get(at, "") for at in one.reach if at.region in one.places}
    return say.LIST.say().join(result.body_names.get(id, id) for id in sorted(ids) if id)


def _document(made: Declared) -> str:
    return made.document or (say.CITED_TITLE.say(title=made.title) if made.title else say.NUMBER.say())


def _remarks(one: Counted, result: DiffResult) -> Iterator[str]:
    made = one.fact.declared
    if made and made.supervision:
        yield made.supervision
    levels = gained(one.fact)
    taking = [code for code in one.following if not levels or result.region_levels.get(code) in levels]
    if taking and one.fact.kind in MOVED:
        yield say.TAKEN_BY.say(places=say.LIST.say().join(result.region_names.get(code, code) for code in taking))
    if made and made.reason:
        yield say.REASON.say(reason=made.reason)
