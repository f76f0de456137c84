"""Facts of whole items, from changes of elements: retyped, suspended, moved between levels or bodies (§3.6)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import NamedTuple

from svcstd.diff.adjusted import Adjusted, Named
from svcstd.diff.adjusting.claims import MOVES
from svcstd.diff.adjusting.kinds import ELEMENTS, LEVELLESS, TAKING, Eyes, Levels, kinds
from svcstd.diff.adjusting.units import Held, Units, widest
from svcstd.diff.result import Cause, Effect, Guide, Reached
from svcstd.model.enums import AdjustmentKind as Kind

FOLLOWING = {"entrusted_by": 1, "agency": 2}
"""Elements that change with the source of power, in that order."""


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
    by_main: dict[str, list[Held]] = {}
    for code, held in eyes.ground.new.items():
        if code in eyes.ground.old:
            by_main.setdefault(held.main, []).append(held)
    found = (_facts(move, seen, eyes.ground.old, by_main.get(move.main, ())) for move, seen in moves.items())
    yield from _folded(chain.from_iterable(found))


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
        for kind, levels, bodies in kinds(effect.verdict, element, region, items, eyes):
            yield Move(kind, region, element, main, levels, bodies), items


def _facts(move: Move, seen: Seen, old: Units, both: Iterable[Held]) -> Iterator[Adjusted]:
    """Yield one fact for each widest unit among the items of a move, of those that both versions have."""
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


def _folded(facts: Iterable[Adjusted]) -> Iterator[Adjusted]:
    """Yield facts without those that follow: a body that acts for another, a point's mode beside the point itself."""
    kept: dict[tuple[str, tuple[Named, ...]], list[Adjusted]] = {}
    for fact in sorted(facts, key=lambda fact: (not any(fact.levels), FOLLOWING.get(fact.element, 0))):
        alike = kept.setdefault((fact.region, fact.after), [])
        known = next((at for at, one in enumerate(alike) if _follows(fact, one)), None)
        if known is None:
            alike.append(fact)
        else:
            alike[known] = _joined(alike[known], fact)
    yield from chain.from_iterable(kept.values())


def _follows(fact: Adjusted, known: Adjusted) -> bool:
    """Whether a fact says nothing beside another of the same items and place."""
    if fact.element in FOLLOWING:
        leads = known.element == "power_source" or (known.element, fact.element) == ("entrusted_by", "agency")
        return leads and known.kind in MOVES
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
