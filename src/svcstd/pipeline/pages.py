"""Which guides there are: places that act in their own name, and places that their points reach (design §2.1)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from svcstd.coverage import Coverage, Reach, Taker
from svcstd.model.catalogue import Catalogue
from svcstd.model.enums import State
from svcstd.model.region import Region
from svcstd.pipeline.choice import Choice
from svcstd.pipeline.entries import Basic
from svcstd.pipeline.places import Broken, Places
from svcstd.resolve import Resolved, resolve
from svcstd.workspace import RecordName

UNPUBLISHED = (State.DRAFT, State.CANCELLED)
"""States of items that applicants are not to read of."""


_NONE: tuple[frozenset[str], frozenset[tuple[str, str]]] = (frozenset(), frozenset())


class Wanted:
    """A choice made ready for one catalogue."""

    def __init__(self, choice: Choice, catalogue: Catalogue) -> None:
        """Look up what lies under the chosen places, and what above."""
        self.choice = choice
        regions = catalogue.regions
        self._inside = {code for top in choice.regions for code in (top, *regions.below(top))}
        self._above = {code for top in choice.regions for code in regions.ancestry(top)}
        self._regions = regions
        self._basics, self._records = (choice.changed.basics, choice.changed.records) if choice.changed else _NONE

    def page(self, region: Region, bodies: Sequence[str], codes: Sequence[str]) -> bool:
        """Whether the guide of an item with these codes, by these bodies, is wanted at a place."""
        choice = self.choice
        return (
            (not choice.levels or region.level in choice.levels)
            and (not choice.regions or region.code in self._inside)
            and (not choice.agencies or not choice.agencies.isdisjoint(bodies))
            and (not choice.items or not choice.items.isdisjoint(codes))
            and (choice.changed is None or self._reached(region.code, codes))
        )

    def _reached(self, region: str, codes: Sequence[str]) -> bool:
        """Whether a changed file reaches an item at a place: its basic entry, or a record there or at a place above."""
        above = self._regions.ancestry(region) or (region,)
        return not self._basics.isdisjoint(codes) or any((c, place) in self._records for c in codes for place in above)

    def names(self, names: Sequence[RecordName]) -> Sequence[RecordName]:
        """Records that wanted guides may be made of."""
        if not self.choice.regions:
            return names
        return [name for name in names if name.region in self._inside or name.region in self._above]


class Reached(NamedTuple):
    """A place that points reach, and who takes the item there."""

    region: Region
    takers: tuple[Taker, ...]


class Pages:
    """Finds the guides of items at places."""

    def __init__(self, places: Places) -> None:
        """Resolve by `places`."""
        self.places = places
        self.catalogue = places.catalogue
        self.reach = Reach(places.catalogue)

    def coverage(self, it: Resolved) -> Coverage:
        """What the points of an item at a place reach."""
        assert it.region is not None
        return self.reach.of(it.item.points, it.region)

    def reached(self, basic: Basic, it: Resolved) -> Iterator[Reached]:
        """The places that get the guide of a place's points.

        Not those that act in their own name, nor those that a place between reaches: the nearer one holds.
        """
        assert it.region is not None
        for code, takers in self.coverage(it).guides.items():
            chain = self.catalogue.regions.ancestry(code)
            between = chain[chain.index(it.region.code) + 1 : -1]
            if not self._claims(basic, it.code, code) and not any(
                self._takes(basic, it.code, place, code) for place in between
            ):
                yield Reached(self.catalogue.regions.by_code[code], takers)

    def _guided(self, basic: Basic, code: str, region: str) -> Iterator[Resolved]:
        """The item where a place acts in its own name."""
        codes = basic.items[code][0].codes
        for variant in self.places.variants(codes, region):
            try:
                it = self.places.at(basic, code, region, variant)
            except Broken:
                continue
            if it.guided:
                yield it

    def _claims(self, basic: Basic, code: str, region: str) -> bool:
        return any(True for _ in self._guided(basic, code, region))

    def _takes(self, basic: Basic, code: str, place: str, below: str) -> bool:
        return any(below in self.coverage(it).guides for it in self._guided(basic, code, place))

    def at_point(self, it: Resolved, region: Region) -> Resolved:
        """A declaring record's item at a place that its points reach: the place's own file laid over it.

        Raises:
            Broken: The place's file could not be read or typed.
        """
        codes = it.identity.codes
        names = self.places.names(codes, region.code)
        if it.variant:
            names += self.places.names(codes, region.code, it.variant)
        if not names:
            return it
        policies = self.catalogue.edition.policies(self.catalogue.regions.ancestry(region.code))
        own = [self.places.layer(name) for name in names]
        return resolve(
            it.identity, (), it.layers, own, region=region, policies=policies, variant=it.variant, reached=True
        )
