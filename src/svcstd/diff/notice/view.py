"""One view of the notice for all formats: every word, figure and row; formats only place them (standard.md §7).

All counts are made of the rows: total = cancelled + devolved + …, by construction.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from svcstd.diff.adjusted import Unit
from svcstd.diff.notice.cited import Cited, cited, day, documents
from svcstd.diff.notice.counted import ORDER, Count, Counted, Entries, counted
from svcstd.diff.notice.effects import effects
from svcstd.diff.notice.rows import Group, Row, groups, kind_said
from svcstd.diff.result import DiffResult
from svcstd.messages import adjusting
from svcstd.messages import notice as say
from svcstd.model.enums import AdjustmentKind as Kind

MOST_VERBS = 4
"""Kinds that the title names; of more it says that items are adjusted."""


@dataclass(frozen=True, slots=True)
class Head:
    """What the issuing body says of the notice; what it does not say is a blank to fill in.

    Attributes:
        number: Its number, or "".
        issuer: The body, or "".
        date: Its date, or None.
        scope: What it is narrowed to: codes and ids by "region", "agency" and "item"; empty for all adjustments.
    """

    number: str = ""
    issuer: str = ""
    date: date | None = None
    scope: Mapping[str, str] = field(default_factory=dict)


class Sum(NamedTuple):
    """A row of the table of counts."""

    kind: str
    total: int
    main: int
    sub: int
    handling: int


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
    decided = documents(found)
    undeclared = [one for one in found if one.fact.declared is None]
    signed = ((say.ISSUER, head.issuer), (say.NUMBER, head.number), (say.DATE, head.date))
    blanks = [blank.say() for blank, given in signed if not given]
    title = [text.say(verbs=_verbs(counts)) for text in say.TITLE]
    return Notice(
        title="".join(title),
        title_parts=title,
        number=head.number or say.NUMBER.say(),
        lead=say.LEAD.say(documents=cited(decided)),
        what=Section(say.WHAT.say(), list(_what(found, counts, total))),
        sums=list(_sums(counts, total)),
        units=_units(total),
        demands=Section(say.DEMANDS.say(), list(_demands(found, counts))),
        effects=Section(say.EFFECTS.say(), list(effects(result, narrowed=bool(head.scope)))),
        documents=decided,
        issuer=head.issuer or say.ISSUER.say(),
        date=day(head.date) if head.date else say.DATE.say(),
        annex=say.ANNEX_TITLE.say(count=total.say()),
        groups=list(groups(by_kind, result, entries)),
        notes=[*_scope(result, head), *_notes(result, catalogue, undeclared, blanks)],
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
        yield Sum(kind_said(kind), count.total, count.main, count.sub, count.handling)
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


def _notes(result: DiffResult, catalogue: str, undeclared: Sequence[Counted], blanks: Sequence[str]) -> Iterator[str]:
    yield say.COMPARED.say(old=result.old, new=result.new)
    if catalogue:
        yield say.CATALOGUE.say(title=catalogue)
    if blanks:
        yield say.FILL.say(blanks="".join(blanks))
    if undeclared:
        yield say.UNDECLARED_LINE.say(count=Count.of(undeclared).say())


def _scope(result: DiffResult, head: Head) -> Iterator[str]:
    """Yield what the notice is narrowed to, by name where the comparison knows it."""
    known = {"region": result.region_names, "agency": result.body_names, "item": result.item_names}
    shown = []
    for option, code in head.scope.items():
        name = known[option].get(code)
        shown.append(say.SCOPES[option].say(name=say.NAMED.say(name=name, code=code) if name else code))
    if shown:
        yield say.SCOPE.say(scope=say.LIST.say().join(shown))
