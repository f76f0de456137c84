"""Which guides are searched together: indexes by place, none so large that making or reading one is a burden.

A county-level place is never parted from its towns and villages unless it alone is too large; places that fit in
together share an index, since a browser reads few of them faster than many.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from typing import NamedTuple

from svcstd.model.enums import Level
from svcstd.model.region import Regions

MOST_PAGES = 2_000
"""Guides in one index."""
MOST_BYTES = 64_000_000
"""HTML in one index: making it takes ten bytes of memory for each, and the limit is 1 GB."""
SMALL = (Level.TOWN, Level.VILLAGE)
"""Levels whose guides are found under the place above them."""


class Leaf(NamedTuple):
    """One guide of a folder.

    Attributes:
        name: Its file, as a path in the folder.
        region: Code of the place.
        size: Bytes of its HTML.
    """

    name: str
    region: str
    size: int


@dataclass(frozen=True, slots=True)
class Shard:
    """One index.

    Attributes:
        folder: Name of its folder, made of the codes of its first and last place.
        places: Codes of the places that one can choose, each with its guides, both in order.
    """

    folder: str
    places: tuple[tuple[str, tuple[Leaf, ...]], ...]

    @property
    def pages(self) -> int:
        """How many guides."""
        return sum(len(leaves) for _, leaves in self.places)


@dataclass(slots=True)
class Node:
    """A place with those below it, as far as one can choose them."""

    code: str
    own: list[Leaf] = field(default_factory=list)
    below: dict[str, Node] = field(default_factory=dict)

    def places(self) -> Iterator[tuple[str, tuple[Leaf, ...]]]:
        """All places with guides, this one first."""
        if self.own:
            yield self.code, tuple(sorted(self.own, key=lambda leaf: (leaf.name.rpartition("/")[2], leaf.name)))
        for _, node in sorted(self.below.items()):
            yield from node.places()


Part = list[tuple[str, tuple[Leaf, ...]]]


def chosen(region: str, regions: Regions) -> str:
    """The place under which the guides of a region are searched: itself, or the county-level place above it."""
    return _way(region, regions)[-1]


def _way(region: str, regions: Regions) -> tuple[str, ...]:
    """Codes from the widest place to the one under which a region is searched."""
    chain = regions.ancestry(region)
    way = tuple(code for code in chain if regions.by_code[code].level not in SMALL)
    return way or (region,)


def shards(
    leaves: Iterable[Leaf], regions: Regions, pages: int = MOST_PAGES, size: int = MOST_BYTES
) -> tuple[Shard, ...]:
    """Indexes by place; each guide is in one of them, whatever the order they come in.

    Args:
        leaves: All guides.
        regions: Places.
        pages: Guides in one index at most.
        size: Bytes in one index at most, unless a single guide has more.
    """
    top = Node("")
    for leaf in leaves:
        node = top
        for code in _way(leaf.region, regions):
            node = node.below.setdefault(code, Node(code))
        node.own.append(leaf)
    found = [part for part in _parts(top, pages, size) if part]
    names = [_name(part) for part in found]
    twice = {one for one, other in pairwise(sorted(names)) if one == other}  # pieces of one place
    numbers = dict.fromkeys(twice, 0)
    made = []
    for name, part in zip(names, found, strict=True):
        if name in twice:
            numbers[name] += 1
        made.append(Shard(f"{name}.{numbers[name]}" if name in twice else name, tuple(part)))
    return tuple(made)


def _name(part: Part) -> str:
    first, last = part[0][0], part[-1][0]
    return first if first == last else f"{first}-{last}"


def _fits(part: Part, pages: int, size: int) -> bool:
    return (
        sum(len(leaves) for _, leaves in part) <= pages
        and sum(leaf.size for _, leaves in part for leaf in leaves) <= size
    )


def _parts(node: Node, pages: int, size: int) -> list[Part]:
    """A place and those below it, in as few pieces as fit, neighbours together."""
    whole = list(node.places())
    if _fits(whole, pages, size):
        return [whole]
    alone = Node(node.code, node.own)
    pieces = [
        *_pieces(alone, pages, size),
        *(part for _, below in sorted(node.below.items()) for part in _parts(below, pages, size)),
    ]
    joined: list[Part] = []
    for part in pieces:
        if joined and _fits(joined[-1] + part, pages, size):
            joined[-1] = joined[-1] + part
        else:
            joined.append(part)
    return joined


def _pieces(node: Node, pages: int, size: int) -> Iterator[Part]:
    """The guides of one place by the order of their codes, which keeps a department's together."""
    for code, leaves in node.places():
        number = filled = count = 0
        numbered = []
        for leaf in leaves:
            if count and (count == pages or filled + leaf.size > size):
                number, filled, count = number + 1, 0, 0
            filled, count = filled + leaf.size, count + 1
            numbered.append((number, leaf))
        for _, group in groupby(numbered, key=lambda pair: pair[0]):
            yield [(code, tuple(leaf for _, leaf in group))]
