"""Sums in plain figures for each item, each body and the whole catalogue: 材料 −3, 承诺时限 −5 个工作日, 到场 −1."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from svcstd.diff.figures import MEASURES, Figure
from svcstd.diff.result import DiffResult, Effect, Reached
from svcstd.diff.rule import Burden


@dataclass(frozen=True, slots=True)
class Sum:
    """What a comparison does to one item, one body, or all of them.

    Attributes:
        key: Code of the item or id of the body; "" for the catalogue, and for items at places that name no body.
        name: Its name; the key where nobody knows one.
        places: Items at places that changes reach.
        verdicts: How many changes are better, worse and neutral, each counted once.
        once: The figures, each change counted once.
        everywhere: The figures, each change counted for every item at a place that has its guide.
    """

    key: str
    name: str
    places: int
    verdicts: Mapping[Burden, int]
    once: tuple[Figure, ...]
    everywhere: tuple[Figure, ...]


@dataclass(slots=True)
class _Tally:
    places: set[Reached] = field(default_factory=set)
    verdicts: Counter[Burden] = field(default_factory=Counter)
    once: Counter[str] = field(default_factory=Counter)
    everywhere: Counter[str] = field(default_factory=Counter)

    def add(self, effect: Effect, places: set[Reached]) -> None:
        """Count a change that reaches some items at places."""
        self.places |= places
        self.verdicts[effect.verdict.burden] += 1
        handled = effect.handled if effect.verdict.figures else set()
        for measure, amount in effect.verdict.figures:
            self.once[measure] += amount
            self.everywhere[measure] += amount * len(places & handled)

    def sum(self, key: str, name: str) -> Sum:
        """The sum under a name."""
        verdicts = {burden: self.verdicts[burden] for burden in Burden}
        return Sum(key, name, len(self.places), verdicts, _ordered(self.once), _ordered(self.everywhere))


def by_item(result: DiffResult) -> list[Sum]:
    """The sum of each item that a change reaches, by code; a change of a list is no item's unless something refers."""
    return _sums(result, lambda at: at.code, result.item_names)


def by_body(result: DiffResult) -> list[Sum]:
    """The sum of each body whose items at places a change reaches, by id; items go to the body they have now."""
    return _sums(result, lambda at: result.bodies.get(at, "") if at.region else None, result.body_names)


def whole(result: DiffResult) -> Sum:
    """The sum of the catalogue."""
    tally = _Tally()
    for effect in result.effects:
        tally.add(effect, {at for at in effect.reach if at.region})
    return tally.sum("", "")


def _sums(result: DiffResult, key_of: Callable[[Reached], str | None], names: Mapping[str, str]) -> list[Sum]:
    """Sums by key; what is reached and has no key is left out."""
    tallies: dict[str, _Tally] = {}
    for effect in result.effects:
        places: dict[str, set[Reached]] = {}
        for at in effect.reach:
            key = key_of(at)
            if key is not None:
                places.setdefault(key, set()).update((at,) if at.region else ())
        for key, reached in places.items():
            tallies.setdefault(key, _Tally()).add(effect, reached)
    return [tally.sum(key, names.get(key, key)) for key, tally in sorted(tallies.items())]


def _ordered(counted: Mapping[str, int]) -> tuple[Figure, ...]:
    return tuple((measure, counted[measure]) for measure in MEASURES if counted.get(measure))
