"""What a change of an element is as an adjustment: its kind, with levels and bodies (design §3.6, standard.md §7).

A change is one only where both versions say something of the element; what was not written before is news. That an item
is suspended, or exercised by entrustment, goes without a word before: unsaid is 在用, and 法定本级行使.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from svcstd.diff.adjusting.claims import MOVES, Claim, Ground, Index
from svcstd.diff.result import Verdict
from svcstd.model.enums import AdjustmentKind as Kind
from svcstd.model.enums import Level, PointMode, PowerSource, State

ELEMENTS = frozenset({"type", "levels", "state", "agency", "power_source", "entrusted_by", "points"})
"""Elements whose change may be an adjustment."""
TAKING = frozenset({"points", "place"})
"""Changes by which a declared move between places shows: points, and records of places."""
ENTRUSTED = frozenset({PowerSource.ENTRUSTED_ABOVE, PowerSource.ENTRUSTED_PEER})
ORDER = list(Level)
Levels = tuple[tuple[Level, ...], tuple[Level, ...]]
LEVELLESS: Levels = ((), ())


@dataclass(frozen=True)
class Eyes:
    """What a change is read with.

    Attributes:
        ground: Units of both versions, and places.
        claims: What declarations of one version alone claim, by item.
        standing: What those of both claim, likewise.
        level: The level of a place.
        body: The name of a body, in the older and in the newer version, by id.
    """

    ground: Ground
    claims: Index[Claim]
    standing: Callable[[], Index[Claim]]
    level: Callable[[str], Level | None]
    body: Callable[[str, str], tuple[str, str]]


def kinds(
    verdict: Verdict, element: str, region: str, items: set[str], eyes: Eyes
) -> Iterator[tuple[Kind, Levels, tuple[str, str]]]:
    """Yield the kind that a change shows, with levels and bodies where it is about these; nothing where it is none."""
    old, new = json.loads(verdict.old), json.loads(verdict.new)
    levels, bodies = LEVELLESS, ("", "")
    kind: Kind | None = Kind.RETYPED if element == "type" and old and new else None
    if element in TAKING:
        yield from ((*found, bodies) for found in _taken(verdict, old, new, region, items, eyes))
    elif element == "state":
        kind = _graded(State(old or State.ACTIVE), State(new or State.ACTIVE), bool(region))
    elif element == "power_source":
        kind = _empowered(old, new)
    elif element == "levels" and old and new:
        levels = tuple(map(Level, old)), tuple(map(Level, new))
        kind = Kind.DEVOLVED if _depth(levels[1]) > _depth(levels[0]) else Kind.RECALLED
    elif element == "agency" and old and new:
        kind, bodies = Kind.CHANGED, eyes.body(old, new)
    elif element == "entrusted_by":
        kind = Kind.CHANGED if old and new else Kind.ENTRUSTED if new else Kind.RECALLED
        bodies = (old, new) if old and new else bodies
    if kind is not None:
        yield kind, levels, bodies


def _depth(levels: tuple[Level, ...]) -> tuple[int, int, int, int]:
    """How far down a set of levels lies; of two sets the deeper one is the greater."""
    ranks = sorted({ORDER.index(level) for level in levels})
    return ranks[-1], ranks[0], len(ranks), sum(ranks)


def _graded(old: State, new: State, at_place: bool) -> Kind | None:
    """What another state is; in the catalogue, what is a draft or cancelled is not there, which units tell."""
    gone = {State.CANCELLED, State.DRAFT}
    if State.DRAFT in {old, new} or (not at_place and {old, new} & gone) or old is new:
        return None
    if new is State.CANCELLED:
        return Kind.CANCELLED
    return Kind.SUSPENDED if new is State.SUSPENDED and old is State.ACTIVE else Kind.CHANGED


def _empowered(old: str | None, new: str | None) -> Kind | None:
    """What another source of power is; one that is written for the first time is news, but for an entrustment."""
    before, after = PowerSource(old or PowerSource.OWN), PowerSource(new or PowerSource.OWN)
    if after in ENTRUSTED and before not in ENTRUSTED:
        return Kind.ENTRUSTED
    if before in ENTRUSTED and after not in ENTRUSTED:
        return Kind.RECALLED
    if not old or not new or (before in ENTRUSTED and after in ENTRUSTED):
        return None
    if after is PowerSource.DEVOLVED:
        return Kind.DEVOLVED
    return Kind.RECALLED if before is PowerSource.DEVOLVED else Kind.CHANGED


def _taken(
    verdict: Verdict, old: Any, new: Any, region: str, items: set[str], eyes: Eyes
) -> Iterator[tuple[Kind, Levels]]:
    """Yield what a change of points, or of a place's record, is: as declared, else as the mode of each point says."""
    home = eyes.level(region)
    said = [
        claim
        for claim in eyes.claims.touching(items)
        if claim.change.kind in MOVES and items <= claim.items and eyes.ground.names_place(claim, region)
    ]
    for before, after in _each(verdict, old, new):
        below = _level(after) or _level(before)
        levels = LEVELLESS
        if below and home and (before is None or after is None):
            levels = ((home,), (below,)) if before is None else ((below,), (home,))
        claim = next((claim for claim in said if _reaches(claim, below)), None)
        place = home if verdict.path == ("place",) else None
        modes = _modes(verdict, before), _modes(verdict, after)
        kind = claim.shown(before is None, after is None, place) if claim else _by_mode(*modes)
        if kind is not None:
            yield kind, levels


def _each(verdict: Verdict, old: Any, new: Any) -> Iterator[tuple[Any, Any]]:
    """Yield what changed of single points: of each one where all of them came or went at once."""
    if verdict.path == ("points",):
        yield from ((point, None) for point in old or ())
        yield from ((None, point) for point in new or ())
    else:
        yield old, new


def _level(point: Any) -> Level | None:
    """The level of a point, where it is one that says so."""
    return Level(point["level"]) if isinstance(point, dict) and point.get("level") else None


def _reaches(claim: Claim, level: Level | None) -> bool:
    """Whether a declared move is to, or from, a level."""
    moved = claim.change.levels
    return moved is None or level is None or level in {moved.from_, moved.to}


def _by_mode(before: set[PointMode], after: set[PointMode]) -> Kind | None:
    """What another mode of a point is; collecting on behalf, or by staff sent there, moves nothing."""
    for mode, kind in ((PointMode.ENTRUSTED, Kind.ENTRUSTED), (PointMode.DEVOLVED, Kind.DEVOLVED)):
        if (mode in before) != (mode in after):
            return kind if mode in after else Kind.RECALLED
    return None


def _modes(verdict: Verdict, value: Any) -> set[PointMode]:
    """The mode of a point, or that mode itself."""
    if isinstance(value, dict) and verdict.path[0] == "points":
        return {PointMode(value["mode"])} if value.get("mode") else set()
    return {PointMode(value)} if value is not None and verdict.path[2:] == ("mode",) else set()
