"""Facts of whole items, from changes of elements: retyped, suspended, moved between levels or bodies, entrusted (§3.6).

A change of an element is a fact of adjustment only where both versions say something of it; what was not written before
is news. That an item is suspended, or exercised by entrustment, goes without a word before: unsaid is 在用, and
法定本级行使.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from svcstd.diff.adjusted import Adjusted
from svcstd.diff.claims import MOVES, Claim, Ground
from svcstd.diff.result import Cause, Effect, Guide, Reached, Verdict
from svcstd.diff.units import widest
from svcstd.model.enums import AdjustmentKind as Kind
from svcstd.model.enums import Level, PointMode, PowerSource, State

ELEMENTS = frozenset({"type", "levels", "state", "agency", "power_source", "points", "main"})
"""Elements whose change may be an adjustment."""
TAKING = frozenset({"points", "place"})
"""Changes by which a declared move between places shows: points, and records of places."""
ENTRUSTED = frozenset({PowerSource.ENTRUSTED_ABOVE, PowerSource.ENTRUSTED_PEER})
ORDER = list(Level)
Levels = tuple[tuple[Level, ...], tuple[Level, ...]]
LEVELLESS: Levels = ((), ())


class Move(NamedTuple):
    """What changes of one fact have in common.

    Attributes:
        kind: What happened.
        region: The place that wrote it, "" for the catalogue.
        element: Which element shows it.
        main: Code of the main item.
        levels: As they were and as they are.
        bodies: Their names, as they were and as they are.
    """

    kind: Kind
    region: str
    element: str
    main: str
    levels: Levels = LEVELLESS
    bodies: tuple[str, str] = ("", "")


@dataclass
class Seen:
    """The changes that show a move.

    Attributes:
        causes: Where each was written, with what it does.
        items: Codes of the items.
    """

    causes: list[tuple[Cause, Effect]] = field(default_factory=list)
    items: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Eyes:
    """What a change is read with.

    Attributes:
        ground: Units of both versions, and places.
        claims: What declarations of one version alone claim.
        standing: What those of both claim.
        level: The level of a place.
        body: The name of a body, in the older and in the newer version, by id.
    """

    ground: Ground
    claims: Sequence[Claim]
    standing: Callable[[], Sequence[Claim]]
    level: Callable[[str], Level | None]
    body: Callable[[str, str], tuple[str, str]]


def region_of(file: str) -> str | None:
    """The place whose record a file is, "" for a basic entry, None for any other file."""
    folder, _, rest = file.partition("/")
    if folder == "items":
        return rest.partition("/")[0].partition("_")[0]
    return "" if file.startswith("catalog/basic/") else None


def of_changes(causes: Sequence[Cause], eyes: Eyes) -> Iterator[Adjusted]:
    """Yield what changes of elements show, once for each widest unit."""
    moves: dict[Move, Seen] = {}
    for cause in causes:
        region = region_of(cause.spot.at.file)
        for effect in cause.effects if region is not None else ():
            for move, items in _moves(cause, effect, region or "", eyes):
                seen = moves.setdefault(move, Seen())
                seen.causes.append((cause, effect))
                seen.items |= items
    yield from _folded([fact for move, seen in moves.items() for fact in _facts(move, seen, eyes.ground)])


def _moves(cause: Cause, effect: Effect, region: str, eyes: Eyes) -> Iterator[tuple[Move, set[str]]]:
    """Yield what one change shows, with the items of each main item."""
    element = str(effect.verdict.path[0])
    if element not in ELEMENTS | TAKING:
        return
    by_main: dict[str, set[str]] = {}
    for code in {at.code for at in effect.reach}:
        held = eyes.ground.new.get(code) or eyes.ground.old.get(code)
        by_main.setdefault(held.main if held else code, set()).add(code)
    for main, items in by_main.items():
        for kind, levels, bodies in _kinds(effect.verdict, element, region, items, eyes):
            yield Move(kind, region, element, main, levels, bodies), items


def _kinds(
    verdict: Verdict, element: str, region: str, items: set[str], eyes: Eyes
) -> Iterator[tuple[Kind, Levels, tuple[str, str]]]:
    """Yield the kind that a change shows, with levels and bodies where it is about these; nothing where it is none."""
    old, new = json.loads(verdict.old), json.loads(verdict.new)
    levels, bodies = LEVELLESS, ("", "")
    kind: Kind | None = {"type": Kind.RETYPED, "main": Kind.CHANGED}.get(element) if old and new else None
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
        for claim in eyes.claims
        if claim.change.kind in MOVES and items <= eyes.ground.items(claim) and eyes.ground.names_place(claim, region)
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


def _facts(move: Move, seen: Seen, ground: Ground) -> Iterator[Adjusted]:
    """Yield one fact for each widest unit among the items of a move, of those that both versions have."""
    old, new = ground.old, ground.new
    both = (held for code, held in new.items() if held.main == move.main and code in old)
    for held in widest(seen.items, both, lambda held: held.leaves & old[held.named.code].leaves):
        mine = [(cause, effect) for cause, effect in seen.causes if any(at.code in held.leaves for at in effect.reach)]
        before = old[held.named.code].named
        reach, guides = reached((effect for _, effect in mine), held.leaves)
        cause, effect = mine[0]
        yield Adjusted(
            move.kind,
            (before,),
            (held.named,),
            move.region,
            cause.spot,
            effect.verdict.other,
            move.levels,
            move.bodies,
            move.element,
            reach,
            guides,
        )


def reached(effects: Iterable[Effect], codes: set[str]) -> tuple[frozenset[Reached], frozenset[Guide]]:
    """Items at places, and guides, of these items that some changes reach."""
    found = list(effects)
    return (
        frozenset(at for effect in found for at in effect.reach if at.code in codes),
        frozenset(guide for effect in found for guide in effect.guides if guide.code in codes),
    )


def _folded(facts: list[Adjusted]) -> Iterator[Adjusted]:
    """Yield facts without those that follow: a body that acts for another, a point's mode beside the point itself."""
    kept: list[Adjusted] = []
    for fact in sorted(facts, key=lambda fact: (not any(fact.levels), fact.element == "agency")):
        for at, known in enumerate(kept):
            if (known.region, known.after) == (fact.region, fact.after) and _follows(fact, known):
                kept[at] = _joined(known, fact)
                break
        else:
            kept.append(fact)
    yield from kept


def _follows(fact: Adjusted, known: Adjusted) -> bool:
    """Whether a fact says nothing beside another of the same items and place."""
    if fact.element == "agency":
        return known.element == "power_source" and known.kind in MOVES
    return (known.kind, known.element) == (fact.kind, fact.element) and fact.levels == LEVELLESS


def _joined(one: Adjusted, other: Adjusted) -> Adjusted:
    """Two facts as one, at the place of the first."""
    return replace(
        one,
        levels=one.levels if one.levels != LEVELLESS else other.levels,
        bodies=one.bodies if any(one.bodies) else other.bodies,
        reach=one.reach | other.reach,
        guides=one.guides | other.guides,
    )
