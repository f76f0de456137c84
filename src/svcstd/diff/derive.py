"""The dynamic adjustments between two versions, each with what declares it (design §3.6)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from svcstd.diff.adjust import BEING, NAMING, PLACED, of_units
from svcstd.diff.adjusted import Adjusted
from svcstd.diff.claims import Claim
from svcstd.diff.moves import ELEMENTS, TAKING, Eyes, of_changes, reached, region_of
from svcstd.diff.result import Cause, Effect
from svcstd.diff.units import widest
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
        {
            (one, two)
            for claim in eyes.claims
            if claim.change.kind in JOINING
            for one in claim.codes[0]
            for two in claim.codes[1]
            if one != two
        }
    )
    found = [*of_units(ground.old, ground.new, said, causes), *of_changes(causes, eyes)]
    found.extend(_called_changes(found, causes, eyes))
    return sorted((_matched(fact, eyes) for fact in found), key=lambda fact: fact.order)


def _matched(fact: Adjusted, eyes: Eyes) -> Adjusted:
    """A fact with the new declaration that says it; of an item to be cancelled later, an older one may."""
    held = [eyes.ground.old[one.code] for one in fact.before if one.code in eyes.ground.old]
    foretold = fact.kind is Kind.CANCELLED and any(one.layer.elements.until for one in held)
    for claim in (*eyes.claims, *(eyes.standing() if foretold else ())):
        if claim.fresh and eyes.ground.says(claim, fact):
            return replace(fact, declared=claim.declared)
    return fact


def _called_changes(found: Sequence[Adjusted], causes: Sequence[Cause], eyes: Eyes) -> Iterator[Adjusted]:
    """Yield what declarations alone call a change of items: other elements of theirs changed."""
    known = [fact for fact in found if fact.kind is Kind.CHANGED or fact.element == "state"]
    for claim in eyes.claims:
        if claim.change.kind is not Kind.CHANGED or any(eyes.ground.about(claim, fact) for fact in known):
            continue
        items = eyes.ground.items(claim)
        shown = [one for one in _touching(causes, items, eyes, claim)]
        if not shown:
            continue
        cause, effect = shown[0]
        reach, guides = reached((effect for _, effect in shown), items)
        sides = (
            tuple(held.named for held in widest(items, held.values())) for held in (eyes.ground.old, eyes.ground.new)
        )
        before, after = sides
        at = claim.change.at or ""
        spots = cause.spot, effect.verdict.other
        yield Adjusted(Kind.CHANGED, before, after, at, *spots, reach=reach, guides=guides)


def _touching(causes: Sequence[Cause], items: set[str], eyes: Eyes, claim: Claim) -> Iterator[tuple[Cause, Effect]]:
    """Yield the changes of some items at the places that a claim names."""
    for cause in causes:
        if region_of(cause.spot.at.file) is not None:
            for effect in cause.effects:
                if any(at.code in items and eyes.ground.names_place(claim, at.region) for at in effect.reach):
                    yield cause, effect
