"""What a comparison is narrowed to: a place and those below it, an item, a body, or several of these at once."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from svcstd.diff.adjusted import Adjusted
from svcstd.diff.result import Cause, Reached
from svcstd.messages import commands as say
from svcstd.messages import new as words
from svcstd.model.nearest import closest_said
from svcstd.pipeline.compare import Batch
from svcstd.pipeline.half import Half, View
from svcstd.pipeline.lookup import NotFound
from svcstd.pipeline.touched import Touched

MOST_KNOWN = 5_000
"""Ids that are all compared with a wrong one; of more, only those that begin as it does: searching takes too long."""
ALIKE = 2


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a comparison is asked for; None leaves nothing out.

    Attributes:
        region: Only what is reached at this place and those below it.
        item: Only items that this code names: a main item's, a sub-item's or a handling item's.
        agency: Only items at places whose body, before or after, is this one.
    """

    region: str | None = None
    item: str | None = None
    agency: str | None = None


@dataclass(frozen=True)
class Narrow:
    """What of two versions is compared.

    Attributes:
        seen: Places whose changes and guides are wanted; None for all, and for the catalogue's own view.
        asked: Those, and the places above them: guides show what points of a place above hand down.
        codes: Items that are wanted; None for all.
        agency: The body that is wanted, which those who resolve look at; None for all.
    """

    seen: frozenset[str] | None = None
    asked: frozenset[str] | None = None
    codes: frozenset[str] | None = None
    agency: str | None = None

    @classmethod
    def of(cls, halves: tuple[Half, Half], wanted: Wanted) -> Narrow:
        """What is wanted of two versions.

        Raises:
            NotFound: Neither version knows the place, the item or the body; names the one most like it.
        """
        seen = asked = codes = None
        if wanted.region is not None:
            places = [half.catalogue.regions for half in halves]
            if not any(regions.get(wanted.region) for regions in places):
                known = [code for regions in places for code in regions.by_code]
                raise NotFound(words.NO_REGION, code=wanted.region, close=_close(wanted.region, known))
            seen = frozenset({wanted.region, *(code for regions in places for code in regions.below(wanted.region))})
            asked = seen.union(*(regions.ancestry(wanted.region) for regions in places))
        if wanted.item is not None:
            codes = _codes(halves, wanted.item)
        if wanted.agency is not None and not any(wanted.agency in half.catalogue.agencies for half in halves):
            known = [id for half in halves for id in half.catalogue.agencies]
            raise NotFound(words.NO_AGENCY, id=wanted.agency, close=_close(wanted.agency, known))
        return cls(seen, asked, codes, wanted.agency)

    def __bool__(self) -> bool:
        """Whether anything is left out."""
        return self != ALL

    def chosen(self, reached: Touched) -> Batch:
        """The items at places to compare, in a fixed order."""
        out: Batch = []
        for main, views in sorted(reached.views.items()):
            kept: list[View] = sorted(
                view
                for view in views
                if (self.asked is None or view.region in self.asked) and (self.codes is None or view.code in self.codes)
            )
            if kept:
                out.append((main, kept))
        return out

    def kept(self, causes: Sequence[Cause]) -> list[Cause]:
        """Causes without what they reach elsewhere, and only those that reach something."""
        if self.seen is not None:
            for effect in (effect for cause in causes for effect in cause.effects):
                effect.reach = {at for at in effect.reach if at.region in self.seen}
                effect.guides = {guide for guide in effect.guides if guide.region in self.seen}
        for cause in causes if self else ():
            cause.effects = [effect for effect in cause.effects if effect.reach or effect.guides]
        return [cause for cause in causes if cause.effects]

    def facts(self, found: Sequence[Adjusted]) -> list[Adjusted]:
        """Adjustments of what is wanted: those that reach something, where anything is left out."""
        return [fact for fact in found if not self or fact.reach or fact.guides]

    def bodies(self, known: Mapping[Reached, str], causes: Sequence[Cause]) -> dict[Reached, str]:
        """The bodies of what the causes that were kept reach."""
        reached = {at for cause in causes for effect in cause.effects for at in effect.reach}
        return {at: body for at, body in known.items() if at in reached}


ALL = Narrow()


def _codes(halves: tuple[Half, Half], item: str) -> frozenset[str]:
    """The items that a code names in either version.

    Raises:
        NotFound: It names none.
    """
    basics = [half.basic(main) for half in halves if (main := half.main_of(item))]
    codes = frozenset(code for basic in basics if basic for code in basic.covers.get(item, ()))
    if not codes:
        known: dict[str, None] = {}
        for half in halves:
            layout = half.entries.layout
            near = half.basic(half.entries.guess(item))
            known.update(dict.fromkeys((*(near.covers if near else ()), *layout.basics, *layout.records)))
        raise NotFound(say.NO_ITEM, code=item, close=_close(item, known))
    return codes


def _close(word: str, known: Collection[str]) -> str:
    """The end of a sentence that names the known word most like a wrong one."""
    if len(known) > MOST_KNOWN:
        known = [one for one in known if one[:ALIKE] == word[:ALIKE]]
    return closest_said(word, known)
