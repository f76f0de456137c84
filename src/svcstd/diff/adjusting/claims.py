"""What declarations of adjustment claim, and whether a fact is what one of them claims (design §3.6)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from svcstd.diff.adjusted import Adjusted, Declared
from svcstd.diff.adjusting.links import leaves
from svcstd.diff.adjusting.units import Units
from svcstd.diff.cause import Side, Spot
from svcstd.model.adjustment import AdjustmentChange
from svcstd.model.enums import AdjustmentKind as Kind
from svcstd.model.enums import Level

MOVES = frozenset({Kind.DEVOLVED, Kind.ENTRUSTED, Kind.RECALLED})
"""Kinds by which other places, or other bodies, handle an item."""
BACKWARDS = {
    Kind.ADDED: Kind.CANCELLED,
    Kind.CANCELLED: Kind.ADDED,
    Kind.SUSPENDED: Kind.CHANGED,
    Kind.MERGED: Kind.SPLIT,
    Kind.SPLIT: Kind.MERGED,
    Kind.DEVOLVED: Kind.RECALLED,
    Kind.ENTRUSTED: Kind.RECALLED,
    Kind.RECALLED: Kind.DEVOLVED,
}
"""What the same adjustment made backwards is; other kinds are their own mirror."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A change that a declaration of one version makes and the other version's does not.

    Attributes:
        declared: The change in words.
        change: The change.
        spot: Where it stands.
        before: Codes of the items that it names as they were, once units are known.
        after: Codes of those that it names as they are.
    """

    declared: Declared
    change: AdjustmentChange
    spot: Spot
    before: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()

    @property
    def fresh(self) -> bool:
        """Whether the newer version claims it: the older one's was withdrawn."""
        return self.spot.side is Side.NEW

    @property
    def items(self) -> frozenset[str]:
        """Codes of the items that it is about, in either version."""
        return self.before | self.after

    @property
    def kind(self) -> Kind:
        """What happened, seen from the older version."""
        return self.change.kind if self.fresh else BACKWARDS.get(self.change.kind, self.change.kind)

    @property
    def codes(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Codes as they were and as they are, seen from the older version."""
        there = (self.change.from_ or (), self.change.to or ())
        return there if self.fresh else (there[1], there[0])

    def shown(self, came: bool, went: bool, place: Level | None) -> Kind:
        """What points, or a place's record, that came, went or changed are, where this declares a move.

        What came came as declared, what went was recalled. But the record of a place at the level that gives away goes,
        and that of one which takes over comes, by the move itself.

        Args:
            came: It was not there before.
            went: It is there no longer.
            place: Level of the place, if it is its record.
        """
        moved, kind = self.change.levels, self.change.kind
        if moved and place and place is (moved.to if came is self.fresh else moved.from_):
            return self.kind
        if came:
            return kind if kind is not Kind.RECALLED else Kind.DEVOLVED
        if went:
            return Kind.RECALLED
        return self.kind


T = TypeVar("T")


class Index(Generic[T]):
    """Things by the items that they are about, so that each is held against few others."""

    def __init__(self, things: Sequence[T], items: Callable[[T], Iterable[str]]) -> None:
        """Take things, and what tells the codes of their items."""
        self.things = things
        self._at: dict[str, list[int]] = {}
        for at, thing in enumerate(things):
            for code in items(thing):
                self._at.setdefault(code, []).append(at)

    def touching(self, items: Iterable[str]) -> list[T]:
        """The things that are about any of some items, in their order."""
        return [self.things[at] for at in sorted({at for code in items for at in self._at.get(code, ())})]


@dataclass(frozen=True)
class Ground:
    """What facts are held against claims on.

    Attributes:
        old: Units as they were.
        new: Units as they are.
        above: Codes of a place and of those above it, widest first.
        home: Code of the place whose catalogue it is.
    """

    old: Units
    new: Units
    above: Callable[[str], Sequence[str]]
    home: str

    def known(self, claims: Iterable[Claim]) -> list[Claim]:
        """Claims with the items that they name."""
        sides = ((claim, *claim.codes) for claim in claims)
        return [
            replace(claim, before=frozenset(leaves(old, self.old)), after=frozenset(leaves(new, self.new)))
            for claim, old, new in sides
        ]

    def items(self, fact: Adjusted) -> set[str]:
        """Codes of the items that a fact is about, in either version."""
        return leaves((one.code for one in fact.before), self.old) | leaves((one.code for one in fact.after), self.new)

    def names_items(self, claim: Claim, fact: Adjusted) -> bool:
        """Whether a claim names all items of a fact: by their own codes, or by one that holds them."""
        sides = zip((claim.before, claim.after), (fact.before, fact.after), (self.old, self.new), strict=True)
        named = [leaves((one.code for one in units), held) <= items for items, units, held in sides if items and units]
        return bool(named) and all(named)

    def names_place(self, claim: Claim, region: str) -> bool:
        """Whether what a claim says holds at a place, "" for the whole catalogue."""
        at, regions = claim.change.at, claim.change.regions or ()
        if not region:
            return at is None or at in self.above(self.home)
        everywhere = not regions or "all" in regions
        return region == at or region in regions or (everywhere and (at is None or at in self.above(region)))

    def names_levels(self, claim: Claim, fact: Adjusted) -> bool:
        """Whether the levels that a claim gives, if any, are the fact's."""
        moved = claim.change.levels
        if moved is None or fact.levels == ((), ()):
            return True
        before, after = (moved.from_, moved.to) if claim.fresh else (moved.to, moved.from_)
        return (before is None or before in fact.levels[0]) and (after is None or after in fact.levels[1])

    def about(self, claim: Claim, fact: Adjusted) -> bool:
        """Whether a claim is about the items and the place of a fact, whatever it says of them."""
        return self.names_items(claim, fact) and self.names_place(claim, fact.region)

    def says(self, claim: Claim, fact: Adjusted) -> bool:
        """Whether a fact is what a claim says."""
        return fact.kind is claim.kind and self.about(claim, fact) and self.names_levels(claim, fact)
