"""The dynamic adjustments that two versions show, and what declares them; only entries they are about are looked at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, partial

from svcstd.diagnostic import KeyPath, Location
from svcstd.diff.adjusted import Adjusted, Declared
from svcstd.diff.adjusting.claims import Claim, Ground, Index
from svcstd.diff.adjusting.derive import SHOWING, derived
from svcstd.diff.adjusting.kinds import Eyes
from svcstd.diff.adjusting.links import leaves
from svcstd.diff.adjusting.stamps import Stale
from svcstd.diff.adjusting.units import Leaves, units
from svcstd.diff.adjusting.versions import Beyond, Versions
from svcstd.diff.cause import Side, Spot, spot
from svcstd.diff.result import Cause
from svcstd.diff.rules.general import bare
from svcstd.model.adjustment import Adjustment, AdjustmentChange
from svcstd.model.enums import Level
from svcstd.pipeline.catalogue import Library
from svcstd.pipeline.half import Half, View
from svcstd.pipeline.listed import Libraries
from svcstd.pipeline.places import Broken
from svcstd.read import Document
from svcstd.resolve import Resolved

RETURNING = frozenset({"item", "code"})
"""Elements of facts by which a code may come into use."""
_Change = tuple[Document, int, Adjustment, AdjustmentChange]


class Claims:
    """What the declarations of two versions say."""

    def __init__(self, libraries: Libraries) -> None:
        """Take the declarations of both catalogues."""
        self._old, self._new = (_changes(library) for library in libraries)

    @cached_property
    def apart(self) -> list[Claim]:
        """Changes that one version makes and the other does not, the newer's first, in the order of their files."""
        fresh = [_claim(Side.NEW, one) for key, one in self._new.items() if not _same(one, self._old.get(key))]
        return fresh + [_claim(Side.OLD, one) for key, one in self._old.items() if not _same(one, self._new.get(key))]

    @cached_property
    def standing(self) -> list[Claim]:
        """Changes that both versions make."""
        return [_claim(Side.NEW, one) for key, one in self._new.items() if _same(one, self._old.get(key))]

    @cached_property
    def retired(self) -> dict[str, Claim]:
        """The change that took a code out of use, of any date in either version, by code."""
        out: dict[str, Claim] = {}
        for side, made in ((Side.NEW, self._new), (Side.OLD, self._old)):
            for one in made.values():
                for code in set(one[3].retired) - out.keys():
                    out[code] = _claim(side, one)
        return out

    @property
    def fresh_places(self) -> dict[str, frozenset[str]]:
        """The places that changes of the newer version alone name, "" for all, by code of the item."""
        out: dict[str, set[str]] = {}
        for claim in self.apart:
            if claim.fresh:
                for code in (code for codes in claim.codes for code in codes):
                    out.setdefault(code, set()).update(claim.change.places)
        return {code: frozenset(places) for code, places in out.items()}


def _same(one: _Change, other: _Change | None) -> bool:
    """Whether two versions declare the same change, whatever else stands in their files."""
    return other is not None and one[3] == other[3]


def _claim(side: Side, one: _Change) -> Claim:
    document, index, made, change = one
    path: KeyPath = ("changes", index)
    at = document.where(path)
    return Claim(_declared(made, change, at), change, Spot(side, at, path))


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
        claims: What declarations claim.
    """

    halves: tuple[Half, Half]
    libraries: Libraries
    claims: Claims

    def versions(self, causes: Sequence[Cause], stale: Sequence[Stale], whole: bool) -> Versions:
        """What both versions show together, with the adjustments that causes tell.

        Args:
            causes: What the comparison found.
            stale: Files whose version or date did not follow.
            whole: Whether all was compared.
        """
        mains = set(self._of_changes(causes))
        mains |= set(self._of_codes(mains))
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
        apart = ground.known(self.claims.apart)

        def standing() -> Index[Claim]:
            return Index(ground.known(self.claims.standing), lambda claim: claim.items)

        eyes = Eyes(ground, Index(apart, lambda claim: claim.items), cache(standing), level, body)
        found = derived(causes, eyes) if mains else []
        retired = self.claims.retired if any(fact.element in RETURNING for fact in found) else {}
        return Versions(found, ground, apart, retired, stale, partial(self._beyond, ground), whole)

    def _of_changes(self, causes: Sequence[Cause]) -> Iterator[str]:
        """Yield the main codes of items with a change that may be an adjustment."""
        codes = {
            at.code
            for cause in causes
            for effect in cause.effects
            if effect.verdict.path[0] in SHOWING
            for at in effect.reach
        }
        for code in codes:
            near = list(filter(None, (_near(half, code) for half in self.halves)))
            yield from near or list(filter(None, (half.main_of(code) for half in self.halves)))[:1]

    def _of_codes(self, mains: set[str]) -> Iterator[str]:
        """Yield the main codes of what declarations and some entries name, where the order of codes finds them."""
        claimed = (code for claim in self.claims.apart for codes in claim.codes for code in codes)
        for code in {*claimed, *self._aliases(mains)}:
            yield from filter(None, (_near(half, code) for half in self.halves))

    def _aliases(self, mains: set[str]) -> Iterator[str]:
        """Yield other codes that entries have, or had."""
        for half in self.halves:
            for basic in filter(None, map(half.basic, mains)):
                for held in units([basic.items]).values():
                    yield from held.aliases

    def _sides(self, mains: Iterable[str]) -> tuple[list[Leaves], list[Leaves]]:
        """The entries of some main items in both versions; one that a version cannot read is left out of both."""
        out: tuple[list[Leaves], list[Leaves]] = ([], [])
        for main in mains:
            basics = [half.basic(main) for half in self.halves]
            layouts = [half.entries.layout.basics for half in self.halves]
            if any(main in layout and basic is None for layout, basic in zip(layouts, basics, strict=True)):
                continue
            for side, basic in zip(out, basics, strict=True):
                if basic is not None:
                    side.append(basic.items)
        return out

    def _beyond(self, ground: Ground, fact: Adjusted) -> Iterator[Beyond]:
        """Yield the materials that a merged or split item asks for and none of those before did, once where written."""
        old, new = self.halves
        sides = ((fact.before, ground.old), (fact.after, ground.new))
        codes = [leaves((one.code for one in named), held) for named, held in sides]
        told = set()
        for region in sorted({at.region for at in fact.reach}):
            before = [it for code in codes[0] for it in _at(old, code, region)]
            known = {bare(name) for it in before for name, _ in _materials(it, old)}
            for it in (it for code in sorted(codes[1]) if before for it in _at(new, code, region)):
                for name, here in _materials(it, new):
                    if bare(name) not in known and (here, name) not in told:
                        told.add((here, name))
                        yield Beyond(here, name, it.code, region)


def _near(half: Half, code: str) -> str:
    """The main code of an item where the order of codes finds it, or "": looking further would read every entry."""
    near = half.entries.guess(code)
    basic = half.basic(near) if near else None
    return near if basic is not None and code in basic.covers else ""


def _at(half: Half, code: str, region: str) -> Iterator[Resolved]:
    """Yield an item at a place, once for each body that has it; nothing where its files cannot be read."""
    main = half.main_of(code)
    basic = half.basic(main) if main else None
    if main is None or basic is None or code not in basic.items:
        return
    variants = half.places.variants(basic.items[code][0].codes, region) if region else [""]
    for variant in variants:
        try:
            it = half.at(main, View(code, region, variant))
        except Broken:
            continue
        if it is not None:
            yield it


def _materials(it: Resolved, half: Half) -> Iterator[tuple[str, Spot]]:
    """Yield the names of an item's materials, each with where it was written."""
    for index, material in enumerate(it.item.materials or ()):
        layer, there = it.origin(("materials", index))
        yield half.catalogue.material_name(material), spot(half.side, layer, there)
