"""Items at places of two versions to facts, gathered by cause; one worker compares a batch whole (design §8)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from svcstd.diff.adjusting.stamps import Stale, Stamps
from svcstd.diff.cause import Side
from svcstd.diff.gather import gather
from svcstd.diff.judge import Judge
from svcstd.diff.result import Cause, Fact, Guide, Reached, Refused
from svcstd.pipeline.half import Half, Reference, View
from svcstd.pipeline.places import Broken
from svcstd.resolve import Resolved

Batch = list[tuple[str, list[View]]]
Referred = dict[Reference, tuple[set[Reached], set[Guide]]]
"""Which items at places, and which guides, refer to a thing of the catalogue's lists."""


@dataclass
class Part:
    """What comparing one batch found.

    Attributes:
        first: The batch's first main code, by which batches are put in order.
        causes: What changed.
        referred: What of the changed lists was referred to, where, and by which guides.
        names: Names of items and places reached.
        bodies: Ids of the bodies of items at places reached, as they are and as they were.
        compared: How many items at places were resolved.
        uncompared: How many could not be.
        refused: Files that could not be read or typed.
        explained: Files of records that came or went with the item itself.
        stale: Files whose version or date did not follow their content.
    """

    first: str
    causes: list[Cause] = field(default_factory=list)
    referred: Referred = field(default_factory=dict)
    names: tuple[dict[str, str], dict[str, str]] = field(default_factory=lambda: ({}, {}))
    bodies: tuple[dict[Reached, str], dict[Reached, str]] = field(default_factory=lambda: ({}, {}))
    compared: int = 0
    uncompared: int = 0
    refused: list[Refused] = field(default_factory=list)
    explained: set[str] = field(default_factory=set)
    stale: list[Stale] = field(default_factory=list)


class Comparer:
    """Compares items at places of two versions; one worker compares a batch whole."""

    def __init__(
        self, halves: tuple[Half, Half], judge: Judge, referred: frozenset[Reference], agency: str = ""
    ) -> None:
        """Compare `halves`, keeping who refers to what of `referred`; with `agency`, only that body's items."""
        self.old, self.new = halves
        self.judge = judge
        self.wanted = referred
        self.agency = agency

    def batch(self, batch: Batch) -> Part:
        """Compare the items at places of some basic entries."""
        part = Part(batch[0][0] if batch else "")
        facts: list[Fact] = []
        stamps = Stamps(self.judge.files)
        for main, views in batch:
            for view in views:
                before, after = self._at(self.old, main, view), self._at(self.new, main, view)
                if isinstance(before, Broken) or isinstance(after, Broken):
                    part.uncompared += 1
                    continue
                if self.agency and self.agency not in (_body(before), _body(after)):
                    continue
                found = list(self._view(main, view, before, after))
                if found and (before is None or after is None):
                    part.explained.update(
                        layer.document.file for it in (before, after) if it for layer in it.own_layers
                    )
                part.compared += before is not None or after is not None
                facts.extend(found)
                if self._refer(part, before, after) or found:
                    self._name(part, before, after)
                for it, side in ((before, Side.OLD), (after, Side.NEW)) if found else ():
                    if it is not None:
                        stamps.take(it, side)
        part.causes = gather(facts)
        part.stale = list(stamps.stale(part.causes))
        part.refused = [*self.old.said(), *self.new.said()]
        return part

    @staticmethod
    def _at(half: Half, main: str, view: View) -> Resolved | Broken | None:
        """An item at a place in one version, or what kept it from being resolved."""
        try:
            return half.at(main, view)
        except Broken as error:
            return error

    def _view(self, main: str, view: View, before: Resolved | None, after: Resolved | None) -> Iterator[Fact]:
        if before is not None and after is not None:
            yield from self.judge.item(before, after, (self.old.guides(before), self.new.guides(after)))
        elif after is not None:
            new_item = not self.old.has(main, view.code)
            yield self.judge.appeared(after, Side.NEW, new_item, self.new.guides(after))
        elif before is not None:
            lost_item = not self.new.has(main, view.code)
            yield self.judge.appeared(before, Side.OLD, lost_item, self.old.guides(before))

    def _refer(self, part: Part, before: Resolved | None, after: Resolved | None) -> bool:
        """Keep what of the changed lists an item at a place refers to; tell whether it does."""
        found = False
        for half, it in ((self.old, before), (self.new, after)) if self.wanted else ():
            for reference, shown in half.references(it) if it else ():
                if it and reference in self.wanted:
                    reached, guides = part.referred.setdefault(reference, (set(), set()))
                    reached.add(_reached(it))
                    guides.update(Guide(region, it.code) for region in shown)
                    found = True
        return found

    @staticmethod
    def _name(part: Part, before: Resolved | None, after: Resolved | None) -> None:
        """Keep the names and the bodies of an item at a place that is reached."""
        for bodies, it in ((part.bodies[1], before), (part.bodies[0], after)):
            if it is None:
                continue
            part.names[0][it.code] = it.identity.full_name
            if it.region is not None:
                part.names[1][it.region.code] = it.region.name
            body = _body(it)
            if body:
                bodies[_reached(it)] = body


def _body(it: Resolved | None) -> str:
    """Id of the body of an item at a place, "" where it has none."""
    return (it.item.agency or it.variant) if it is not None else ""


def _reached(it: Resolved) -> Reached:
    return Reached(it.region.code if it.region else "", it.code, it.variant)
