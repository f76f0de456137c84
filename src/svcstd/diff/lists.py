"""Changes of what records refer to: places, bodies, outlets, standard materials, edition, working days, settings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from svcstd.diagnostic import KeyPath, Location
from svcstd.diff.cause import Side, Spot
from svcstd.diff.changes import Change, change, parts, positions
from svcstd.model.base import Part
from svcstd.model.region import Region, Regions
from svcstd.read import Document

REGIONS = "catalog/regions.csv"
COLUMNS = ("name", "level", "parent", "former")


@dataclass(frozen=True, slots=True)
class Listed:
    """One thing of a list, and where it stands.

    Attributes:
        document: Its file.
        prefix: Path of the thing there.
        part: What is written.
    """

    document: Document
    prefix: KeyPath
    part: Part


@dataclass(frozen=True, slots=True)
class ListedChange:
    """A change of one of the catalogue's lists.

    Attributes:
        kind: Which list: `outlets`, `regions` …
        key: Id, code or year of the thing; "" for a file that is one thing.
        change: What differs; its path begins with `catalog`, the kind and the key.
        here: Where it was written.
        other: Where the other version's value stands.
        roots: The thing in both versions.
    """

    kind: str
    key: str
    change: Change
    here: Spot
    other: Spot | None
    roots: tuple[Any, Any]


def compare_lists(kind: str, before: Mapping[str, Listed], after: Mapping[str, Listed]) -> Iterator[ListedChange]:
    """Yield what differs between two versions of a list, by the things' keys.

    Args:
        kind: Which list.
        before: The older things by key; a file that is one thing has the key "".
        after: The newer ones.
    """
    for key in dict.fromkeys((*before, *after)):
        old, new = before.get(key), after.get(key)
        path: KeyPath = ("catalog", kind, key) if key else ("catalog", kind)
        pattern = f"catalog.{kind}[]" if key else f"catalog.{kind}"
        roots = (old.part if old else None, new.part if new else None)
        if old is None or new is None:
            found = [change(path, pattern, *roots)]
        elif old.part == new.part:
            continue
        else:
            found = list(parts(old.part, new.part, path, pattern))
        for one in found:
            rest = one.path[len(path) :]
            spots = _spot(Side.NEW, new, rest, key), _spot(Side.OLD, old, rest, key)
            here, other = spots if one.after is not None else reversed(spots)
            assert here is not None
            yield ListedChange(kind, key, one, here, other, roots)


def _spot(side: Side, listed: Listed | None, rest: KeyPath, key: str) -> Spot | None:
    if listed is None:
        return None
    path = (*listed.prefix, *positions(listed.part, rest))
    return Spot(side, listed.document.where(path), path, key)


def compare_regions(before: Regions, after: Regions) -> Iterator[ListedChange]:
    """Yield what differs between two versions of regions.csv, column by column; all new lines are one change."""
    for side, some, others in ((Side.OLD, before, after), (Side.NEW, after, before)):
        only = [region for code, region in some.by_code.items() if code not in others.by_code]
        if only:
            names = tuple(region.name for region in only)
            values = (None, names) if side is Side.NEW else (names, None)
            found = change(("catalog", "regions"), "catalog.regions[]", *values)
            lines = _line(side, only[0], ",".join(sorted(region.code for region in only)))
            yield ListedChange("regions", "", found, lines, None, (None, None))
    for code, old in before.by_code.items():
        new = after.get(code)
        for column in COLUMNS if new else ():
            x, y = getattr(old, column), getattr(new, column)
            if x != y and new:
                found = change(("catalog", "regions", code, column), f"catalog.regions[].{column}", x, y)
                yield ListedChange("regions", code, found, _line(Side.NEW, new), _line(Side.OLD, old), (old, new))


def _line(side: Side, region: Region, codes: str = "") -> Spot:
    return Spot(side, Location(REGIONS, region.line), (region.line,), codes or region.code)
