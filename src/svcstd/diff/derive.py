"""The dynamic adjustments between two versions, each with what declares it (design §3.6)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from svcstd.diff.adjust import of_units
from svcstd.diff.adjusted import Adjusted
from svcstd.diff.claims import Claim
from svcstd.diff.moves import Eyes, of_changes, reached, region_of
from svcstd.diff.result import Cause, Effect
from svcstd.diff.units import widest
from svcstd.model.enums import AdjustmentKind as Kind

JOINING = frozenset({Kind.MERGED, Kind.SPLIT, Kind.RETYPED, Kind.CHANGED})
"""Kinds whose declarations name other codes than those before: they say what became of what."""


def derived(causes: Sequence[Cause], changed: set[str], eyes: Eyes) -> list[Adjusted]:
    """The adjustments that two versions show, in a fixed order.

    Args:
        causes: What the comparison found.
        changed: Codes of main items whose entries differ.
        eyes: Units, places, bodies and declarations.
    """
    ground = eyes.ground
    old, new = (
        {code: held for code, held in units.items() if held.main in changed} for units in (ground.old, ground.new)
    )
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
    found = [*of_units(old, new, said, causes), *of_changes(causes, eyes)]
    found.extend(_called_changes(found, causes, eyes))
    return sorted((_matched(fact, eyes) for fact in found), key=lambda fact: fact.order)


def _matched(fact: Adjusted, eyes: Eyes) -> Adjusted:
    """A fact with the declaration that says it."""
    for claim in eyes.claims:
        if claim.fresh and eyes.ground.says(claim, fact):
            return replace(fact, declared=claim.declared)
    return fact


def _called_changes(found: Sequence[Adjusted], causes: Sequence[Cause], eyes: Eyes) -> Iterator[Adjusted]:
    """Yield what declarations alone call a change of items: other elements of theirs changed."""
    for claim in eyes.claims:
        if claim.change.kind is not Kind.CHANGED or any(eyes.ground.says(claim, fact) for fact in found):
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
