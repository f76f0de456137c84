"""Facts of single items and places brought together by cause, on one process or several."""

from __future__ import annotations

from collections.abc import Iterable

from svcstd.diff.cause import Spot
from svcstd.diff.result import Cause, Effect, Fact, Guide, Verdict


def gather(facts: Iterable[Fact]) -> list[Cause]:
    """Facts of one cause brought together, in a fixed order."""
    causes: dict[Spot, dict[Verdict, Effect]] = {}
    for fact in facts:
        effects = causes.setdefault(fact.spot, {})
        effect = effects.setdefault(fact.verdict, Effect(fact.verdict, fact.spot))
        if fact.at is not None:
            effect.reach.add(fact.at)
            effect.guides.update(Guide(region, fact.at.code) for region in fact.guides)
    return merged([(Cause(spot, list(effects.values()))) for spot, effects in causes.items()])


def merged(causes: Iterable[Cause]) -> list[Cause]:
    """Causes of several workers as one list."""
    found: dict[Spot, dict[Verdict, Effect]] = {}
    for cause in causes:
        effects = found.setdefault(cause.spot, {})
        for effect in cause.effects:
            known = effects.setdefault(effect.verdict, effect)
            if known is not effect:
                known.reach |= effect.reach
                known.guides |= effect.guides
    out = [Cause(spot, sorted(effects.values(), key=lambda e: e.verdict.order)) for spot, effects in found.items()]
    return sorted(out, key=lambda cause: cause.order)
