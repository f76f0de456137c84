"""Which places below take an item for the place that declares points, and at which outlets (design §2.1, §3.4)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from svcstd.model.catalogue import Catalogue
from svcstd.model.channels import Outlet, Point
from svcstd.model.region import Region

ALL = ("all",)


@dataclass(frozen=True, slots=True)
class Taker:
    """An outlet that takes an item, and the point that says so.

    Attributes:
        point: How far it goes, and on what ground.
        outlet: Where.
        region: The place that is reached: where the outlet stands, or one it serves.
    """

    point: Point
    outlet: Outlet
    region: Region


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the points of one item at one place reach.

    Attributes:
        guides: Takers by code of each place that gets a guide of its own, in the order of regions.csv.
        rows: Places without an outlet of their own, each a row of a table in the declaring place's guide.
    """

    guides: Mapping[str, tuple[Taker, ...]] = field(default_factory=dict)
    rows: tuple[Taker, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything is reached."""
        return bool(self.guides or self.rows)


NOTHING = Coverage()


class Reach:
    """Computes coverage over one catalogue; what points of one kind reach from a place is computed once."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Take the catalogue that holds places and outlets."""
        self.catalogue = catalogue
        self._below: dict[str, dict[str, int]] = {}
        self._serving: dict[str, list[Outlet]] = {}
        for outlet in catalogue.outlets.values():
            for code in outlet.serves or ():
                self._serving.setdefault(code, []).append(outlet)
        self._points: dict[tuple[str, Point], tuple[tuple[Taker, ...], tuple[Taker, ...]]] = {}

    def of(self, points: Sequence[Point] | None, home: Region) -> Coverage:
        """What points reach.

        Args:
            points: Points of an item.
            home: The place that declares them.
        """
        if not points:
            return NOTHING
        found = [self._of(point, home.code) for point in points]
        guides: dict[str, list[Taker]] = {}
        for own, _ in found:
            for taker in own:
                guides.setdefault(taker.region.code, []).append(taker)
        order = self.below(home.code)
        rows = tuple(taker for _, served in found for taker in served if taker.region.code not in guides)
        return Coverage({code: tuple(guides[code]) for code in sorted(guides, key=order.__getitem__)}, rows)

    def below(self, home: str) -> dict[str, int]:
        """Codes of the places under a place, with their order in regions.csv."""
        if home not in self._below:
            self._below[home] = {code: at for at, code in enumerate(self.catalogue.regions.below(home))}
        return self._below[home]

    def _of(self, point: Point, home: str) -> tuple[tuple[Taker, ...], tuple[Taker, ...]]:
        """Takers in places with an outlet of their own, and takers for places without one."""
        key = (home, point)
        if key not in self._points:
            takers = list(self._takers(point, home))
            standing = {taker.region.code for taker in takers if taker.outlet.region == taker.region.code}
            own = tuple(taker for taker in takers if taker.outlet.region == taker.region.code)
            served = tuple(taker for taker in takers if taker.region.code not in standing)
            self._points[key] = (own, served)
        return self._points[key]

    def _takers(self, point: Point, home: str) -> Iterator[Taker]:
        """Each outlet of a point with each place of the point's level that it stands in or serves."""
        below = self.below(home)
        for outlet in self._outlets(point, home):
            for code in dict.fromkeys((outlet.region, *(outlet.serves or ()))):
                region = self.catalogue.regions.get(code)
                if region is not None and region.level is point.level and code in below:
                    yield Taker(point, outlet, region)

    def _outlets(self, point: Point, home: str) -> Iterator[Outlet]:
        if point.outlets == ALL:
            below = self.below(home)
            found = [outlet for code in (home, *below) for outlet in self.catalogue.outlets_in(code)]
            found += [outlet for code in below for outlet in self._serving.get(code, ())]
            yield from {outlet.id: outlet for outlet in found}.values()
            return
        for name in point.outlets or ():
            outlet = self.catalogue.outlets.get(name)
            if outlet is not None:
                yield outlet
