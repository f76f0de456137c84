"""One view of the notice for all formats: every word, figure and row; formats only place them (standard.md §7).

All counts are made of the rows: total = cancelled + devolved + …, by construction.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from svcstd.diff.adjusted import Declared, Unit
from svcstd.diff.cause import Side
from svcstd.diff.figures import MEASURES
from svcstd.diff.notice.counted import ORDER, Count, Counted, Entries, Known, counted
from svcstd.diff.notice.decision import decision, gained
from svcstd.diff.result import DiffResult
from svcstd.messages import adjusting
from svcstd.messages import notice as say
from svcstd.model.enums import AdjustmentKind as Kind

MOST_CITED = 3
"""Documents that the first sentence names; of more it names the first and counts them."""
MOST_VERBS = 4
"""Kinds that the title names; of more it says that items are adjusted."""


@dataclass(frozen=True, slots=True)
class Head:
    """What the issuing body says of the notice; what it does not say is a blank to fill in.

    Attributes:
        number: Its number, or "".
        issuer: The body, or "".
        date: Its date, or None.
    """

    number: str = ""
    issuer: str = ""
    date: date | None = None


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


class Sum(NamedTuple):
    """A row of the table of counts."""

    kind: str
    total: int
    main: int
    sub: int
    handling: int


class Cited(NamedTuple):
    """A document that decides on some of the rows."""

    title: str
    document: str
    decided_by: str
    date: str
    effective: str
    adjustments: int


class Section(NamedTuple):
    """A part of the body: its heading and paragraphs."""

    heading: str
    paragraphs: list[str]


@dataclass(frozen=True, slots=True)
class Notice:
    """The notice.

    Attributes:
        title: Without the issuing body.
        title_parts: The same in parts, between which a line may break.
        number: Number, or a blank.
        lead: First paragraph.
        what: Counts in words.
        sums: Counts as a table, the total last.
        units: Which columns of units the table has, by name of the field of `Sum`.
        demands: What is to be done, point by point.
        effects: What it means to applicants.
        documents: The documents, by date.
        issuer: Who signs, or a blank.
        date: When, or a blank.
        annex: Title of the annex.
        groups: Its rows by kind.
        notes: How it was made, for those who review it.
        undeclared: Names of the items without a declared document.
        count: All rows, in words.
    """

    title: str
    title_parts: list[str]
    number: str
    lead: str
    what: Section
    sums: list[Sum]
    units: list[str]
    demands: Section
    effects: Section
    documents: list[Cited]
    issuer: str
    date: str
    annex: str
    groups: list[Group]
    notes: list[str]
    undeclared: list[str] = field(default_factory=list)
    count: str = ""

    @property
    def rows(self) -> list[Row]:
        """All rows of the annex."""
        return [row for group in self.groups for row in group.rows]


def noticed(result: DiffResult, entries: Entries, head: Head, catalogue: str = "") -> Notice | None:
    """The notice of a comparison, or None where nothing was adjusted.

    Args:
        result: The comparison.
        entries: What both versions say of the adjusted items.
        head: What the issuing body says.
        catalogue: Title of the catalogue, or "".
    """
    found = counted(result.adjusted, entries)
    if not found:
        return None
    by_kind = {kind: [one for one in found if one.fact.kind is kind] for kind in ORDER}
    counts = {kind: Count.of(some) for kind, some in by_kind.items() if some}
    total = sum(counts.values(), Count())
    documents = _documents(found)
    undeclared = [one for one in found if one.fact.declared is None]
    issuer = head.issuer or _decided_by(found) or say.ISSUER.say()
    title = [text.say(verbs=_verbs(counts)) for text in say.TITLE]
    return Notice(
        title="".join(title),
        title_parts=title,
        number=head.number or say.NUMBER.say(),
        lead=say.LEAD.say(documents=_cited(documents)),
        what=Section(say.WHAT.say(), list(_what(found, counts, total))),
        sums=list(_sums(counts, total)),
        units=_units(total),
        demands=Section(say.DEMANDS.say(), list(_demands(found, counts))),
        effects=Section(say.EFFECTS.say(), list(_effects(result))),
        documents=documents,
        issuer=issuer,
        date=_day(head.date) if head.date else say.DATE.say(),
        annex=say.ANNEX_TITLE.say(count=total.say()),
        groups=list(_groups(by_kind, result, entries)),
        notes=list(_notes(result, catalogue, undeclared)),
        undeclared=[one.shown[0].name for one in undeclared],
        count=total.say(),
    )


def _verbs(counts: dict[Kind, Count]) -> str:
    verbs = list(dict.fromkeys(say.VERBS[kind].say() for kind in counts))
    if len(verbs) > MOST_VERBS:
        return say.MANY_VERBS.say()
    return say.LAST.say().join(filter(None, (say.LIST.say().join(verbs[:-1]), verbs[-1])))


def _what(found: Sequence[Counted], counts: dict[Kind, Count], total: Count) -> Iterator[str]:
    kinds = (say.OF_KIND.say(kind=adjusting.KINDS[kind], count=count.say()) for kind, count in counts.items())
    yield say.TOTAL_LINE.say(count=total.say(), kinds=say.COMMA.say().join(kinds))
    if len(counts) > 1 + 1 and counts.keys() >= {Kind.CANCELLED, Kind.DEVOLVED}:
        yield say.CANCELLED_DEVOLVED.say(count=(counts[Kind.CANCELLED] + counts[Kind.DEVOLVED]).say())
    local = Count.of(one for one in found if one.places)
    if local.total:
        yield say.LOCAL_LINE.say(count=local.say())
    yield say.SEE_ANNEX.say()


def _sums(counts: dict[Kind, Count], total: Count) -> Iterator[Sum]:
    for kind, count in counts.items():
        yield Sum(adjusting.KINDS[kind].say(), count.total, count.main, count.sub, count.handling)
    yield Sum(say.ALL.say(), total.total, total.main, total.sub, total.handling)


def _units(total: Count) -> list[str]:
    return [unit.value for unit in Unit if getattr(total, unit.value)]


def _demands(found: Sequence[Counted], counts: dict[Kind, Count]) -> Iterator[str]:
    for kind in counts:
        yield say.DEMAND[kind].say()
    yield say.GUIDES.say()
    supervised = Count.of(one for one in found if one.fact.declared and one.fact.declared.supervision)
    if supervised.total:
        yield say.SUPERVISED.say(count=supervised.say())


def _effects(result: DiffResult) -> Iterator[str]:
    told = {everywhere: figures(result, everywhere) for everywhere in (False, True)}
    if any(told.values()):
        yield say.WHOLE.say()
        for text, everywhere in ((say.ONCE, False), (say.EVERYWHERE, True)):
            if told[everywhere]:
                yield text.say(figures=told[everywhere])
    else:
        yield say.NO_FIGURES.say()
    yield say.REACHED.say(regions=len(regions(result)), guides=len(result.guides))


def regions(result: DiffResult) -> set[str]:
    """Codes of the places that a comparison reaches, by a record or by a guide."""
    return {at.region for at in result.reach} | {guide.region for guide in result.guides}


def figures(result: DiffResult, everywhere: bool) -> str:
    """The sums of a comparison in words, or "" where nothing grew or shrank."""
    totals = result.totals(everywhere)
    told = ((text, totals[measure]) for measure, text in MEASURES.items())
    return say.LIST.say().join(text.say(n=f"{amount:+d}".replace("-", "−")) for text, amount in told if amount)


def _documents(found: Sequence[Counted]) -> list[Cited]:
    """The documents by date and number, each with its rows; rows without one last."""
    known: dict[tuple[str, ...], int] = Counter()
    for one in found:
        made = one.fact.declared
        key = (made.date, made.document, made.title, made.decided_by, made.effective) if made else ("",) * 5
        known[key] += 1
    declared = [
        Cited(title, number or say.NUMBER.say(), body, _written(day), _written(effective), count)
        for (day, number, title, body, effective), count in sorted(known.items())
        if any((day, number, title, body, effective))
    ]
    rest = len(found) - sum(one.adjustments for one in declared)
    return [*declared, *([Cited(say.UNDECLARED.say(), "", "", "", "", rest)] if rest else [])]


def _cited(documents: Sequence[Cited]) -> str:
    declared = [one for one in documents if one.document]
    told = [_citation(one) for one in declared]
    if not told:
        return say.BASED_ON.say()
    if len(told) > MOST_CITED:
        return say.CITED_MORE.say(first=told[0], count=len(told))
    return say.LIST.say().join(told)


def _citation(one: Cited) -> str:
    if not one.title:
        return one.document
    if one.document == say.NUMBER.say():
        return say.CITED_TITLE.say(title=one.title)
    return say.CITED.say(title=one.title, document=one.document)


def _decided_by(found: Sequence[Counted]) -> str:
    """The body that all declarations name, or ""."""
    bodies = {one.fact.declared.decided_by if one.fact.declared else "" for one in found}
    return bodies.pop() if len(bodies) == 1 else ""


def _day(day: date) -> str:
    return say.DAY.say(year=day.year, month=day.month, day=day.day)


def _written(iso: str) -> str:
    return _day(date.fromisoformat(iso)) if iso else ""


def _groups(by_kind: dict[Kind, list[Counted]], result: DiffResult, entries: Entries) -> Iterator[Group]:
    number = 0
    for kind, some in by_kind.items():
        rows = sorted(
            (_row(one, result, entries) for one in some), key=lambda row: (not row.department, row.department, row.code)
        )
        if rows:
            numbered = [row._replace(number=number + index) for index, row in enumerate(rows, 1)]
            number += len(rows)
            yield Group(adjusting.KINDS[kind].say(), Count.of(some).say(), numbered)


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
    if taking and one.fact.kind in (Kind.DEVOLVED, Kind.RECALLED, Kind.ENTRUSTED):
        yield say.TAKEN_BY.say(places=say.LIST.say().join(result.region_names.get(code, code) for code in taking))
    if made and made.reason:
        yield say.REASON.say(reason=made.reason)


def _notes(result: DiffResult, catalogue: str, undeclared: Sequence[Counted]) -> Iterator[str]:
    yield say.COMPARED.say(old=result.old, new=result.new)
    if catalogue:
        yield say.CATALOGUE.say(title=catalogue)
    yield say.FILL.say()
    if undeclared:
        yield say.UNDECLARED_LINE.say(count=Count.of(undeclared).say())
