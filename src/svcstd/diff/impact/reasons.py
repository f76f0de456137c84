"""Why there is work to do: the causes of a comparison, found again by guide and by record."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from svcstd.diff.impact.faults import IDLE
from svcstd.diff.impact.work import Faulty, Lost, Said, Source
from svcstd.diff.result import Cause, DiffResult, Effect, Guide, Reached

LOSSES = {Lost.CANCELLED: "state", Lost.ITEM: "item", Lost.REGION: "place", Lost.ABOVE: "place"}
"""What changed where a record lost its parent."""
EDITION = ("catalog", "standard")
ABOUT = {IDLE: "levels"}
"""The element that a rule's findings about a whole record come from."""


class Reasons:
    """The causes of a comparison, numbered from 1."""

    def __init__(self, result: DiffResult, ancestry: Callable[[str], Sequence[str]]) -> None:
        """Number the causes of `result`.

        Args:
            result: What differs.
            ancestry: Codes of a place and of the places above it, in either version.
        """
        self.ancestry = ancestry
        self.sources = [_source(cause) for cause in result.causes]
        self._at: dict[Reached, list[tuple[int, Effect]]] = {}
        self._of_item: dict[str, list[tuple[int, Cause, Effect]]] = {}
        self._of_edition: dict[str | int, set[int]] = {}
        for number, cause in enumerate(result.causes, 1):
            for effect in cause.effects:
                for at in effect.reach:
                    self._at.setdefault(at, []).append((number, effect))
                if effect.verdict.path[:2] == EDITION:
                    for part in effect.verdict.path[2:]:
                        self._of_edition.setdefault(part, set()).add(number)
                for code in effect.items:
                    self._of_item.setdefault(code, []).append((number, cause, effect))

    def of_guide(self, at: Reached, guide: Guide) -> set[int]:
        """Numbers of the causes that show in a guide because of an item at a place."""
        return {number for number, effect in self._at.get(at, ()) if guide in effect.guides}

    def explained(self, one: Faulty) -> Faulty:
        """A record with the causes of its fault, where they are known.

        They are the changes of the same element, in the file itself or above it, or in the edition; else the one change
        there is.
        """
        element = LOSSES[one.lost] if one.lost else str(one.path[0]) if one.path else ABOUT.get(one.rule, "")
        known = [found for code in one.items or (one.item,) for found in self._of_item.get(code, ())]
        here = [(number, effect) for number, cause, effect in known if self._above(one, cause)]
        same = {number for number, effect in here if effect.verdict.path[0] == element}
        every = {number for number, _ in here}
        found = same or self._of_edition.get(element) or (every if len(every) == 1 else set())
        return replace(one, causes=tuple(sorted(found)))

    def _above(self, one: Faulty, cause: Cause) -> bool:
        """Whether a cause stands in the file of a record, or in one of a place above, the catalogue or its lists."""
        file = cause.spot.at.file
        if file == one.at.file or not file.startswith("items/"):
            return True
        region = file.split("/")[1].partition("_")[0]
        return region != one.region and region in self.ancestry(one.region)


def _source(cause: Cause) -> Source:
    said = [Said(e.verdict.rule, e.verdict.severity, e.verdict.message) for e in cause.effects]
    items = {code for effect in cause.effects for code in effect.items}
    return Source(cause.spot, tuple(dict.fromkeys(said)), tuple(sorted(items)))
