"""One of the two versions of a comparison: its items at places, what they refer to, and files it could not read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from svcstd.coverage import Reach
from svcstd.diagnostic import Finding
from svcstd.diff.cause import Side
from svcstd.diff.result import Refused
from svcstd.pipeline.catalogue import Library
from svcstd.pipeline.entries import Basic, Entries, RecordFile
from svcstd.pipeline.places import Broken, Places
from svcstd.read import Document
from svcstd.resolve import Resolved
from svcstd.workspace import RecordName, Workspace
from svcstd.workspace.layout import record_name

Reference = tuple[str, str]
"""A list of the catalogue and the id of one of its things."""


class View(NamedTuple):
    """One item at one place; region "" is the catalogue's own view."""

    code: str
    region: str = ""
    variant: str = ""


class _Shared(Entries):
    """Entries that take what does not differ from the other version, so that it is read and typed once."""

    def __init__(self, workspace: Workspace, other: Entries, changed: frozenset[str]) -> None:
        super().__init__(workspace)
        self.other = other
        self.changed = changed

    def record(self, name: RecordName) -> RecordFile:
        if f"items/{name.region}/{name.code}@{name.agency}" not in self.changed:
            for twin in self.other.layout.records.get(name.code, {}).get(name.region, ()):
                if twin.path == name.path:
                    return self.other.record(twin)
        return super().record(name)

    def basic(self, main: str) -> Basic:
        unchanged = f"catalog/basic/{main}" not in self.changed
        if unchanged and self.other.layout.basics.get(main) == self.layout.basics[main]:
            return self.other.basic(main)
        return super().basic(main)


class Half:
    """One version, read as far as the comparison needs it."""

    def __init__(
        self,
        side: Side,
        workspace: Workspace,
        library: Library,
        other: Half | None = None,
        changed: frozenset[str] = frozenset(),
    ) -> None:
        """Take a version.

        Args:
            side: Which.
            workspace: Its files.
            library: Its catalogue.
            other: The other version, whose files are taken where they are the same.
            changed: Keys of the files that are not.
        """
        self.side = side
        self.workspace = workspace
        self.library = library
        self.catalogue = library.catalogue
        self.entries: Entries = _Shared(workspace, other.entries, changed) if other else Entries(workspace)
        self.places = Places(self.entries, self.catalogue)
        self.reach = Reach(self.catalogue)
        self.refused: dict[str, tuple[Document, list[Finding]]] = {}

    def basic(self, main: str) -> Basic | None:
        """The entry of a main code, or None where there is none, or none that can be read, or one of another code."""
        if main not in self.entries.layout.basics:
            return None
        basic = self.entries.basic(main)
        contradiction = basic.contradiction(main)
        if basic.entry is None or contradiction is not None:
            self.refused[basic.document.file] = (basic.document, [contradiction] if contradiction else basic.findings)
            return None
        return basic

    def main_of(self, code: str) -> str | None:
        """The main code of the item that a record's code names, or None."""
        main = self.entries.main_of(code)
        if main is None:
            near = self.entries.guess(code)
            if near and self.basic(near) is None:
                return near
        return main

    def regions(self, codes: Iterable[str]) -> set[str]:
        """Codes of the places with a record of an item."""
        return {region for code in codes for region in self.entries.layout.records.get(code, ())}

    def of_record(self, name: RecordName) -> Iterator[tuple[str, View]]:
        """What a record may reach: its items at its own place and at those below, each with the main code."""
        main = self.main_of(name.code)
        basic = self.basic(main) if main else None
        if main is None or basic is None:
            return
        for code in basic.covers.get(name.code, ()):
            codes = basic.items[code][0].codes
            if name.agency:
                yield main, View(code, name.region, name.agency)
                continue
            for region in self.regions(codes):
                if region == name.region or name.region in self.catalogue.regions.ancestry(region):
                    for variant in self.places.variants(codes, region):
                        yield main, View(code, region, variant)

    def of_basic(self, main: str) -> Iterator[tuple[str, View]]:
        """All items of an entry, in the catalogue and at all places, each with the main code."""
        basic = self.basic(main)
        if basic is not None:
            for code in basic.items:
                yield main, View(code)
            for identity, region, variant in self.places.everywhere(basic):
                yield main, View(identity.code, region, variant)

    def has(self, main: str, code: str) -> bool:
        """Whether the catalogue has an item."""
        basic = self.basic(main)
        return basic is not None and code in basic.items

    def at(self, main: str, view: View) -> Resolved | None:
        """An item at a place, or None where this version has no such thing there.

        Raises:
            Broken: A file it is made of could not be read or typed; the file is kept in `refused`.
        """
        if main in self.entries.layout.basics and self.basic(main) is None:
            raise Broken(self.entries.layout.basics[main])
        basic = self.basic(main)
        if basic is None or view.code not in basic.items:
            return None
        if view.region:
            codes = basic.items[view.code][0].codes
            known = self.catalogue.regions.get(view.region) is not None
            if not known or view.variant not in self.places.variants(codes, view.region):
                return None
        try:
            return self.places.at(basic, view.code, view.region, view.variant)
        except Broken as error:
            name = record_name(str(error))
            if name is not None:
                file = self.entries.record(name)
                self.refused[name.path] = (file.document, file.findings)
            raise

    def guides(self, it: Resolved) -> tuple[str, ...]:
        """Codes of the places that have a guide of an item because of one place: itself, and those its points reach."""
        if it.region is None or not it.guided:
            return ()
        return (it.region.code, *self.reach.of(it.item.points, it.region).guides)

    def references(self, it: Resolved) -> Iterator[tuple[Reference, tuple[str, ...]]]:
        """What of the catalogue's lists an item at a place refers to, each with the places whose guides show it."""
        item, guides = it.item, self.guides(it)
        home = guides[:1]
        if item.agency:
            yield ("agencies", item.agency), guides
        for window in item.windows or ():
            if window.outlet:
                yield ("outlets", window.outlet), home
        for partner in item.cross_region or ():
            yield from ((("outlets", outlet), guides) for outlet in partner.outlets or ())
        for material in item.materials or ():
            used = (material.use, *(choice.use for choice in material.any_of or ()))
            yield from ((("materials", use), guides) for use in used if use)
        if item.result and item.result.use:
            yield ("materials", item.result.use), guides
        if it.region is not None and item.points:
            coverage = self.reach.of(item.points, it.region)
            yield from ((("outlets", taker.outlet.id), home) for taker in coverage.rows)
            for region, takers in coverage.guides.items():
                yield from ((("outlets", taker.outlet.id), (region,)) for taker in takers if guides)

    def said(self) -> Iterator[Refused]:
        """The refused files with what is wrong with them."""
        for document, findings in self.refused.values():
            yield from refused(self.side, document, findings)


def refused(side: Side, document: Document, findings: Sequence[Finding]) -> Iterator[Refused]:
    """A file of one version that could not be read or typed, once for each thing that is wrong with it."""
    if not findings:
        return
    from svcstd.validate.engine import Engine
    from svcstd.validate.rules import RULES

    for found in Engine(RULES, {}).reading(document, findings):
        yield Refused(side, found)
