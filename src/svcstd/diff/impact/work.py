"""The work list: guides to reprint, and records that a change makes invalid, redundant or orphans."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from svcstd.diagnostic import Fix, KeyPath, Location, Severity
from svcstd.diff.cause import Spot
from svcstd.diff.result import CLEAN, FINDINGS, INCOMPLETE, Refused
from svcstd.messages import changes
from svcstd.model.enums import Level


class By(StrEnum):
    """Whose list it is."""

    PLACE = "place"
    AGENCY = "agency"


class Status(StrEnum):
    """What became of a guide."""

    NEW = "new"
    WITHDRAWN = "withdrawn"
    CHANGED = "changed"


class Kind(StrEnum):
    """What became of a record. What rules merely remark on (info) makes none invalid."""

    INVALID = "invalid"
    REDUNDANT = "redundant"
    ORPHAN = "orphan"


class Extent(StrEnum):
    """How much of a record is redundant.

    VALUE: one value; the record says more. LAST: one of the values that are all it says, and the file stays, since it
    claims the item for its place. FILE: all of it, so that the file can go.
    """

    VALUE = "value"
    LAST = "last"
    FILE = "file"


class Lost(StrEnum):
    """What a record without a parent lost: its item, the item's being in force, its place, or all records above it."""

    ITEM = "item"
    CANCELLED = "cancelled"
    REGION = "region"
    ABOVE = "above"


@dataclass(frozen=True, slots=True)
class Reprint:
    """A guide to print again, to put up or to take down.

    Attributes:
        region: Code of the place whose guide it is.
        item: Code of the item.
        variant: Id of the body whose own guide it is, or "".
        agency: Id of the body that handles the item, or "".
        status: What became of it.
        causes: Numbers of the causes that show in it, from 1.
    """

    region: str
    item: str
    variant: str
    agency: str
    status: Status
    causes: tuple[int, ...] = ()

    @property
    def order(self) -> tuple[str, str, str, str]:
        """Sort key."""
        return (self.region, self.item, self.variant, self.status)


@dataclass(frozen=True, slots=True)
class Faulty:
    """A record, or another file, that the change makes invalid, redundant or an orphan.

    Attributes:
        kind: Which of these.
        region: Code of the place that keeps the file; "" for the basic catalogue and lists of no place.
        agency: Id of the body whose record it is, or "".
        item: Code of the item, as seen or as the file is named, or "".
        at: Where, in the newer version.
        rule: Id of the rule that says so; "" where the comparison itself does.
        severity: How bad.
        message: What is wrong.
        mend: What to do.
        path: Path in the file.
        edited: Whether the file itself was changed.
        causes: Numbers of the causes, from 1, where they are known.
        extent: How much is redundant; None for other kinds.
        lost: What an orphan lost; None for other kinds.
        fix: The sure mend that `validate --fix` makes, or None.
        items: Codes of the items that an orphan spoke for, by which its causes are found.
    """

    kind: Kind
    region: str
    agency: str
    item: str
    at: Location
    rule: str
    severity: Severity
    message: str
    mend: str
    path: KeyPath = ()
    edited: bool = False
    causes: tuple[int, ...] = ()
    extent: Extent | None = None
    lost: Lost | None = None
    fix: Fix | None = None
    items: tuple[str, ...] = ()

    @property
    def order(self) -> tuple[str, str, int, int, str, str]:
        """Sort key."""
        return (self.region, self.at.file, self.at.line, self.at.column, self.rule, self.message)


@dataclass(frozen=True, slots=True)
class Said:
    """What one change did, as a verdict says it."""

    rule: str
    severity: Severity
    message: str


@dataclass(frozen=True, slots=True)
class Source:
    """A cause of work: a value that somebody wrote or took away.

    Attributes:
        spot: Where.
        said: What it did.
        items: Codes of the items that it is about.
    """

    spot: Spot
    said: tuple[Said, ...]
    items: tuple[str, ...] = ()


@dataclass
class Group:
    """What one place, or one body, has to do.

    Attributes:
        key: Code of the place or id of the body; "" for the basic catalogue, or where no body is given.
        name: Its name.
        level: Level of the place; None for bodies and for the catalogue.
        reprints: Guides, in order.
        faulty: Records, in order.
    """

    key: str
    name: str
    level: Level | None = None
    reprints: list[Reprint] = field(default_factory=list)
    faulty: list[Faulty] = field(default_factory=list)

    @property
    def worst(self) -> int:
        """How bad the worst of the records is; 0 where there are guides only."""
        return max((one.severity for one in self.faulty), default=0)

    def of(self, kind: Kind) -> list[Faulty]:
        """The records that one thing became of."""
        return [one for one in self.faulty if one.kind is kind]


@dataclass
class WorkList:
    """The whole list.

    Attributes:
        by: Whose groups these are.
        old: What the older version is called.
        new: What the newer version is called.
        groups: Places, or bodies, in the order of their codes; those with nothing to do are left out.
        sources: The causes, in the order of their numbers.
        scope: What it is narrowed to, by option.
        region_names: Names of places.
        region_levels: Levels of places.
        item_names: Names of items.
        body_names: Names of bodies.
        skipped_rules: Rules over several records, which were not applied.
        refused: Files of either version that could not be read or typed.
        unchecked: Items at places left out because of those.
        stopped: Whether a list of the catalogue is among those, so that nothing was compared.
        files: How many files differ.
    """

    by: By
    old: str = ""
    new: str = ""
    groups: list[Group] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    scope: dict[str, str] = field(default_factory=dict)
    region_names: dict[str, str] = field(default_factory=dict)
    region_levels: dict[str, Level] = field(default_factory=dict)
    item_names: dict[str, str] = field(default_factory=dict)
    body_names: dict[str, str] = field(default_factory=dict)
    skipped_rules: list[str] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    unchecked: int = 0
    stopped: bool = False
    files: int = 0

    def about(self, source: Source) -> str:
        """The items that a cause is about, by name: the one, or the first and how many."""
        if not source.items:
            return ""
        first = self.item_names.get(source.items[0], source.items[0])
        return first if len(source.items) == 1 else changes.ITEMS_MORE.say(name=first, count=len(source.items))

    @property
    def reprints(self) -> list[Reprint]:
        """All guides."""
        return [one for group in self.groups for one in group.reprints]

    @property
    def faulty(self) -> list[Faulty]:
        """All records."""
        return [one for group in self.groups for one in group.faulty]

    def of(self, kind: Kind) -> list[Faulty]:
        """All records that one thing became of."""
        return [one for one in self.faulty if one.kind is kind]

    def counted(self, status: Status) -> int:
        """How many guides one thing became of."""
        return sum(one.status is status for one in self.reprints)

    def exit_code(self, fail_on: Severity = Severity.ERROR) -> int:
        """3 for unreadable input; else 1 for records at or above `fail_on`; else 0, guides being no fault."""
        if self.refused or self.unchecked or self.stopped:
            return INCOMPLETE
        return FINDINGS if any(one.severity >= fail_on for one in self.faulty) else CLEAN


def grouped(by: By, reprints: Iterable[Reprint], faulty: Iterable[Faulty]) -> list[Group]:
    """Work by place or by body, in the order of codes; names and levels are the caller's to give."""
    out: dict[str, Group] = {}
    for guide in sorted(reprints, key=lambda one: one.order):
        out.setdefault(_key(by, guide), Group(_key(by, guide), "")).reprints.append(guide)
    for record in sorted(faulty, key=lambda one: one.order):
        out.setdefault(_key(by, record), Group(_key(by, record), "")).faulty.append(record)
    return [out[key] for key in sorted(out)]


def _key(by: By, one: Reprint | Faulty) -> str:
    return one.region if by is By.PLACE else one.agency


def numbered(
    sources: Sequence[Source], reprints: Iterable[Reprint], faulty: Iterable[Faulty]
) -> tuple[list[Source], list[Reprint], list[Faulty]]:
    """The causes that are referred to, numbered anew from 1 without gaps, and the work that refers to them."""
    guides, records = list(reprints), list(faulty)
    used = sorted({number for one in _all(guides, records) for number in one.causes})
    renamed = {number: at for at, number in enumerate(used, 1)}
    return (
        [sources[number - 1] for number in used],
        [replace(one, causes=tuple(renamed[number] for number in one.causes)) for one in guides],
        [replace(one, causes=tuple(renamed[number] for number in one.causes)) for one in records],
    )


def _all(reprints: Iterable[Reprint], faulty: Iterable[Faulty]) -> Iterator[Reprint | Faulty]:
    yield from reprints
    yield from faulty
