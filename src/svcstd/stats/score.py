"""How complete and how conformant: figures of groups of items and records, which add up however work is divided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from svcstd.diagnostic import KeyPath
from svcstd.model.catalogue import Catalogue
from svcstd.resolve import Resolved
from svcstd.stats.weights import ELEMENTS, Element

By = Literal["agency", "level", "region"]
PLAIN = tuple((one, one.path) for one in ELEMENTS if one.plain)
PLAIN_POINTS = sum(one.points for one, _ in PLAIN)
OTHERS = tuple(one for one in ELEMENTS if not one.plain)
FILES_KEPT = 3
"""Files remembered for each missing element of a group: those that would fill most."""


def percent(part: int, whole: int) -> str:
    """A share in percent, to one decimal, halves up, 100 only where nothing is missing; "—" of nothing at all."""
    if not whole:
        return "—"
    tenths = (2000 * part + whole) // (2 * whole)
    if part < whole:  # what is not whole must not read as if it were
        tenths = min(tenths, 999)
    return f"{tenths // 10}.{tenths % 10}%"


@dataclass(slots=True)
class Tally:
    """Completeness of some items.

    Attributes:
        items: How many items at places.
        whole: How many of them lack nothing.
        there: Points of the elements they have.
        due: Points of the elements they should have.
    """

    items: int = 0
    whole: int = 0
    there: int = 0
    due: int = 0

    def add(self, other: Tally) -> None:
        """Take over those of others."""
        self.items += other.items
        self.whole += other.whole
        self.there += other.there
        self.due += other.due


@dataclass(slots=True)
class Gap:
    """An element that published items lack.

    Attributes:
        items: How many items at places lack it.
        files: Where to write it, each with how many of these items that would fill.
    """

    items: int = 0
    files: dict[str, int] = field(default_factory=dict)

    def fills(self, file: str, items: int = 1) -> None:
        """Count items that writing it in a file would fill."""
        self.files[file] = self.files.get(file, 0) + items

    @property
    def best(self) -> tuple[str, int]:
        """The file that fills most, and how many items."""
        return min(self.files.items(), key=lambda one: (-one[1], one[0]))


@dataclass(slots=True)
class Group:
    """The figures of one body, level or place.

    Attributes:
        published: Completeness of the items that applicants are to read.
        drafts: Completeness of drafts, apart: they are incomplete by declaration.
        records: How many records.
        clean: How many of them without an error.
        gaps: What published items lack, by element.
    """

    published: Tally = field(default_factory=Tally)
    drafts: Tally = field(default_factory=Tally)
    records: int = 0
    clean: int = 0
    gaps: dict[str, Gap] = field(default_factory=dict)

    def add(self, other: Group) -> None:
        """Take over what another part of the work found."""
        self.published.add(other.published)
        self.drafts.add(other.drafts)
        self.records += other.records
        self.clean += other.clean
        for path, gap in other.gaps.items():
            mine = self.gaps.setdefault(path, Gap())
            mine.items += gap.items
            for file, items in gap.files.items():
                mine.fills(file, items)

    def trim(self) -> None:
        """Forget files that fill few: those under `items/` and `catalog/basic/` are of one main item, so none grows.

        Files of bodies and outlets are shared by all items and as many as places have them, so they all stay.
        """
        for gap in self.gaps.values():
            if len(gap.files) > FILES_KEPT:
                ranked = sorted(gap.files.items(), key=lambda one: (-one[1], one[0]))
                kept = [one for place, one in enumerate(ranked) if place < FILES_KEPT or _shared(one[0])]
                gap.files = dict(kept)

    @property
    def first(self) -> list[tuple[Element, Gap, int]]:
        """What to fill first: elements that items lack, each with the points it gains, most first.

        Of those that gain alike the one comes first that a single file fills for most.
        """
        found = [(one, self.gaps[one.path]) for one in ELEMENTS if one.path in self.gaps]
        gains = [(one, gap, one.points * gap.items) for one, gap in found]
        return sorted(gains, key=lambda one: (-one[2], -one[1].best[1]))


def _shared(file: str) -> bool:
    return file.startswith(("catalog/agencies/", "catalog/outlets/"))


@dataclass(slots=True)
class Score:
    """The score of a workspace, or of what was chosen of it.

    Attributes:
        by: What groups are.
        title: The catalogue's title.
        groups: Figures by agency id, level or region code; "" where nobody said which body.
        names: What each group is called.
        scope: What was chosen, by option; empty for everything.
        broken: Files that could not be read to their end, or not be used.
        unchecked: Items at places left out because a file they are made of is broken.
    """

    by: By
    title: str = ""
    groups: dict[str, Group] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    scope: Mapping[str, Sequence[str]] = field(default_factory=dict)
    broken: Sequence[str] = ()
    unchecked: int = 0

    @property
    def total(self) -> Group:
        """All groups together."""
        total = Group()
        for group in self.groups.values():
            total.add(group)
        return total

    @property
    def ordered(self) -> list[tuple[str, Group]]:
        """The groups, least complete first; those without a published item last."""

        def rank(one: tuple[str, Group]) -> tuple[bool, float, str]:
            tally = one[1].published
            return (not tally.due, tally.there / tally.due if tally.due else 0.0, one[0])

        return sorted(self.groups.items(), key=rank)

    @property
    def empty(self) -> bool:
        """Whether there is neither an item nor a record to judge."""
        return not any(g.records or g.published.items or g.drafts.items for g in self.groups.values())

    def below(self, least: float) -> bool:
        """Whether completeness of all published items together is less than a percentage."""
        published = self.total.published
        return published.there * 100 < least * published.due


@dataclass(frozen=True, slots=True)
class Homes:
    """Files of the catalogue's lists, by what they hold.

    Attributes:
        agencies: File of each body.
        outlets: File of each outlet.
    """

    agencies: Mapping[str, str]
    outlets: Mapping[str, str]


def measure(it: Resolved, catalogue: Catalogue) -> tuple[Tally, list[Element]]:
    """What an item at a place has of what it should have, and what it lacks."""
    said = it.item.__dict__
    lacking = [element for element, name in PLAIN if said.get(name) is None]
    due = PLAIN_POINTS
    for element in OTHERS:
        if element.due(it, catalogue):
            due += element.points
            if not element.there(it, catalogue):
                lacking.append(element)
    return Tally(1, not lacking, due - sum(element.points for element in lacking), due), lacking


def places_to_write(element: Element, it: Resolved, homes: Homes) -> Iterator[str]:
    """The files to write a missing element in: by its policy the basic entry, the widest specification, or the place's.

    Args:
        element: What is missing.
        it: Of which item.
        homes: Files of bodies and outlets.
    """
    if element.path.startswith("agency."):
        yield homes.agencies[it.item.agency or ""]
        return
    if element.path.startswith("windows[].outlet"):
        known = (homes.outlets.get(window.outlet or "") for window in it.item.windows or ())
        files: Iterable[str] = dict.fromkeys(file for file in known if file)
        yield from files or [it.layers[-1].document.file]
        return
    kind = it.policies.of(_path(element.path)).policy
    if kind == "locked":
        yield it.layers[0].document.file
    elif kind == "local":
        yield it.layers[-1].document.file
    else:
        yield next(layer for layer in it.layers if layer.region).document.file


def _path(written: str) -> KeyPath:
    """A path as policies look it up: any entry of a list."""
    out: list[str | int] = []
    for part in written.split("."):
        out += [part.removesuffix("[]"), 0] if part.endswith("[]") else [part]
    return tuple(out)


def take(group: Group, it: Resolved, catalogue: Catalogue, homes: Homes) -> None:
    """Count an item at a place in its group."""
    tally, lacking = measure(it, catalogue)
    if not it.published:
        group.drafts.add(tally)
        return
    group.published.add(tally)
    for element in lacking:
        gap = group.gaps.setdefault(element.path, Gap())
        gap.items += 1
        for file in places_to_write(element, it, homes):
            gap.fills(file)
