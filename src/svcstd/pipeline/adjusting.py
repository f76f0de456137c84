"""The dynamic adjustments that two versions show, and what declares them; only entries they are about are looked at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from svcstd.diagnostic import KeyPath, Location
from svcstd.diff.adjusted import Adjusted, Declared
from svcstd.diff.cause import Side, Spot
from svcstd.diff.claims import Claim, Ground
from svcstd.diff.derive import derived
from svcstd.diff.moves import ELEMENTS, TAKING, Eyes
from svcstd.diff.result import Cause
from svcstd.diff.units import Leaves, units
from svcstd.model.adjustment import Adjustment, AdjustmentChange
from svcstd.model.enums import Level
from svcstd.pipeline.catalogue import Library
from svcstd.pipeline.half import Half
from svcstd.pipeline.listed import Libraries
from svcstd.read import Document


def claims(libraries: Libraries) -> list[Claim]:
    """The changes that declarations of one version make and those of the other do not, in the order of their files."""
    old, new = (_changes(library) for library in libraries)
    out: list[Claim] = []
    for side, mine, theirs in ((Side.NEW, new, old), (Side.OLD, old, new)):
        for key, (document, index, made, change) in mine.items():
            known = theirs.get(key)
            if known is None or known[3] != change:
                path: KeyPath = ("changes", index)
                at = document.where(path)
                out.append(Claim(_declared(made, change, at), change, Spot(side, at, path)))
    return out


_Change = tuple[Document, int, Adjustment, AdjustmentChange]


def _changes(library: Library) -> dict[tuple[str, str], _Change]:
    """All declared changes by the ids of declaration and change."""
    return {
        (made.id, change.id): (document, index, made, change)
        for document, made in library.adjustments
        for index, change in enumerate(made.changes)
    }


def _declared(made: Adjustment, change: AdjustmentChange, at: Location) -> Declared:
    return Declared(
        made.id,
        change.id,
        at,
        change.kind,
        made.document or "",
        made.title or "",
        made.decided_by or "",
        made.date.isoformat() if made.date else "",
        made.effective.isoformat() if made.effective else "",
        change.reason or "",
        change.supervision or "",
    )


@dataclass(frozen=True)
class Adjusting:
    """Finds the adjustments of one comparison.

    Attributes:
        halves: Both versions.
        libraries: Their catalogues.
        changed: Codes of main items whose entries differ.
        claims: What declarations claim.
    """

    halves: tuple[Half, Half]
    libraries: Libraries
    changed: Sequence[str]
    claims: Sequence[Claim]

    def adjusted(self, causes: Sequence[Cause]) -> list[Adjusted]:
        """The adjustments that causes and differing entries show."""
        mains = {*self.changed, *self._of_changes(causes), *self._of_claims()}
        if not mains:
            return []
        sides = self._sides(sorted(mains))
        old, new = self.libraries
        regions = (new.catalogue.regions, old.catalogue.regions)

        def above(code: str) -> tuple[str, ...]:
            return next((found.ancestry(code) for found in regions if found.get(code)), (code,))

        def level(code: str) -> Level | None:
            return next((place.level for found in regions if (place := found.get(code))), None)

        def body(before: str, after: str) -> tuple[str, str]:
            known = (old.catalogue.agencies.get(before), new.catalogue.agencies.get(after))
            return (known[0].name if known[0] else before, known[1].name if known[1] else after)

        ground = Ground(units(sides[0]), units(sides[1]), above, new.settings.region)
        return derived(causes, set(self.changed), Eyes(ground, self.claims, level, body))

    def _of_changes(self, causes: Sequence[Cause]) -> Iterator[str]:
        """Yield the main codes of items with a change that may be an adjustment."""
        codes = {
            at.code
            for cause in causes
            for effect in cause.effects
            if effect.verdict.path[0] in ELEMENTS | TAKING or self.claims
            for at in effect.reach
        }
        for code in codes:
            yield from (main for half in self.halves if (main := half.main_of(code)))

    def _of_claims(self) -> Iterator[str]:
        """Yield the main codes of what declarations name, as far as the order of codes finds them."""
        for code in {code for claim in self.claims for codes in claim.codes for code in codes}:
            for half in self.halves:
                near = half.entries.guess(code)
                basic = half.basic(near) if near else None
                if basic is not None and code in basic.covers:
                    yield near

    def _sides(self, mains: Iterable[str]) -> tuple[list[Leaves], list[Leaves]]:
        """The entries of some main items in both versions; one that a version cannot read is left out of both."""
        out: tuple[list[Leaves], list[Leaves]] = ([], [])
        for main in mains:
            basics = [half.basic(main) for half in self.halves]
            unreadable = [
                main in half.entries.layout.basics and basic is None
                for half, basic in zip(self.halves, basics, strict=True)
            ]
            for side, basic in zip(out, basics, strict=True):
                if basic is not None and not any(unreadable):
                    side.append(basic.items)
        return out
