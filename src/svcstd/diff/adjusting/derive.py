"""The dynamic adjustments between two versions, each with what declares it (design §3.6)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from svcstd.diff.adjusted import Adjusted
from svcstd.diff.adjusting.adjust import BEING, NAMING, PLACED, of_units
from svcstd.diff.adjusting.claims import Claim, Ground, Index
from svcstd.diff.adjusting.kinds import ELEMENTS, TAKING, Eyes
from svcstd.diff.adjusting.moves import of_changes, reached, region_of
from svcstd.diff.adjusting.units import Held, Units, widest
from svcstd.diff.result import Cause, Effect
from svcstd.model.enums import AdjustmentKind as Kind

SHOWING = BEING | PLACED | NAMING | ELEMENTS | TAKING
"""Elements whose changes may show an adjustment."""
JOINING = frozenset({Kind.MERGED, Kind.SPLIT, Kind.RETYPED, Kind.CHANGED})
"""Kinds whose declarations name other codes than those before: they say what became of what."""


def derived(causes: Sequence[Cause], eyes: Eyes) -> list[Adjusted]:
    """The adjustments that two versions show, in a fixed order.

    Args:
        causes: What the comparison found.
        eyes: Units, places, bodies and declarations.
    """
    ground = eyes.ground
    said = sorted(
        {pair for claim in eyes.claims.things if claim.change.kind in JOINING for pair in _pairs(claim, ground)}
    )
    found = [*of_units(ground.old, ground.new, said, causes), *of_changes(causes, eyes)]
    found.extend(_called_changes(found, causes, eyes))
    return sorted((_matched(fact, eyes) for fact in found), key=lambda fact: fact.order)


def _pairs(claim: Claim, ground: Ground) -> Iterator[tuple[str, str]]:
    """Yield pairs of codes that hold together all that a declaration puts together."""
    before = [code for code in claim.codes[0] if code in ground.old]
    after = [code for code in claim.codes[1] if code in ground.new]
    if before and after:
        yield from ((before[0], code) for code in after if code != before[0])
        yield from ((code, after[0]) for code in before if code != after[0])


def _matched(fact: Adjusted, eyes: Eyes) -> Adjusted:
    """A fact with the new declaration that says it; of an item to be cancelled later, an older one may."""
    items = eyes.ground.items(fact)
    held = [eyes.ground.old[one.code] for one in fact.before if one.code in eyes.ground.old]
    foretold = fact.kind is Kind.CANCELLED and any(one.layer.elements.until for one in held)
    for claim in (*eyes.claims.touching(items), *(eyes.standing().touching(items) if foretold else ())):
        if claim.fresh and eyes.ground.says(claim, fact):
            return replace(fact, declared=claim.declared)
    return fact


def _called_changes(found: Sequence[Adjusted], causes: Sequence[Cause], eyes: Eyes) -> Iterator[Adjusted]:
    """Yield what declarations alone call a change of items: other elements of theirs changed."""
    called = [claim for claim in eyes.claims.things if claim.change.kind is Kind.CHANGED]
    if not called:
        return
    ground = eyes.ground
    known = Index([fact for fact in found if fact.kind is Kind.CHANGED or fact.element == "state"], ground.items)
    written = [(c, e) for c in causes if region_of(c.spot.at.file) is not None for e in c.effects]
    changes = Index(written, lambda one: {at.code for at in one[1].reach})
    for claim in called:
        shown = [one for one in changes.touching(claim.items) if _touches(one[1], claim, ground)]
        if not shown or any(ground.about(claim, fact) for fact in known.touching(claim.items)):
            continue
        cause, effect = shown[0]
        reach, guides = reached((effect for _, effect in shown), set(claim.items))
        before, after = (
            tuple(held.named for held in widest(set(items), _of(items, units)))
            for items, units in ((claim.before or claim.after, ground.old), (claim.after or claim.before, ground.new))
        )
        spots = cause.spot, effect.verdict.other
        yield Adjusted(Kind.CHANGED, before, after, claim.change.at or "", *spots, reach=reach, guides=guides)


def _of(items: Iterable[str], units: Units) -> list[Held]:
    """The units of the main items that some items belong to."""
    mains = {units[code].main for code in items if code in units}
    return [held for held in units.values() if held.main in mains]


def _touches(effect: Effect, claim: Claim, ground: Ground) -> bool:
    """Whether a change reaches the items of a claim at a place that it names."""
    return any(at.code in claim.items and ground.names_place(claim, at.region) for at in effect.reach)
