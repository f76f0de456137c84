"""Items at places: which records make up an item somewhere, and the resolved item (design §2.3, §4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from svcstd.model.catalogue import Catalogue
from svcstd.model.enums import Level
from svcstd.pipeline.entries import KEEP, Basic, Entries
from svcstd.resolve import Identity, Layer, Resolved, inheritable, resolve
from svcstd.workspace import RecordName


class Broken(Exception):
    """A file that this item is made of could not be read or typed; it has its own findings."""

    def __init__(self, path: str, name: RecordName | None = None) -> None:
        """Keep which file, and the record that it is."""
        super().__init__(path)
        self.name = name


class Places:
    """Resolves items of one workspace."""

    def __init__(self, entries: Entries, catalogue: Catalogue) -> None:
        """Resolve by `entries`, with the edition and places of `catalogue`."""
        self.entries = entries
        self.catalogue = catalogue
        self._inherited: dict[str, Layer] = {}

    def names(self, codes: Sequence[str], region: str, agency: str = "") -> list[RecordName]:
        """Records of an item at one place, widest code first; `agency` picks the variant, "" the file without one."""
        out = []
        for code in codes:
            for name in self.entries.layout.records.get(code, {}).get(region, ()):
                if name.agency == agency:
                    out.append(name)
        return out

    def variants(self, codes: Sequence[str], region: str) -> list[str]:
        """Whose files of an item a place has, in order: "" for the place's own, else the id of a body."""
        found = {name.agency for code in codes for name in self.entries.layout.records.get(code, {}).get(region, ())}
        return sorted(found)

    def layer(self, name: RecordName) -> Layer:
        """A record as a layer.

        Raises:
            Broken: It could not be read or typed.
        """
        file = self.entries.record(name)
        if file.record is None:
            raise Broken(name.path, name)
        return Layer(file.document, (), file.record, name.region, name.code, name.agency)

    def inherited(self, name: RecordName) -> Layer:
        """A record as the places below see it."""
        found = self._inherited.get(name.path)
        if found is None:
            layer = self.layer(name)
            policies = self.catalogue.edition.policies(self.catalogue.regions.ancestry(name.region))
            found = Layer(layer.document, (), inheritable(layer.elements, policies), name.region, name.code)
            if len(self._inherited) > KEEP:
                self._inherited.clear()
            self._inherited[name.path] = found
        return found

    def at(self, basic: Basic, code: str, region: str, variant: str = "") -> Resolved:
        """An item at a place.

        Args:
            basic: The entry that holds the item.
            code: Code of the item.
            region: Code of the place, "" for the catalogue's own view.
            variant: Id of the body whose file is laid over the place's.

        Raises:
            Broken: A file it is made of could not be read or typed.
        """
        identity, layers = basic.items[code]
        ancestry = self.catalogue.regions.ancestry(region) if region else ()
        above = [self.inherited(name) for place in ancestry[:-1] for name in self.names(identity.codes, place)]
        own = [self.layer(name) for name in self.names(identity.codes, region)] if region else []
        if variant:
            own += [self.layer(name) for name in self.names(identity.codes, region, variant)]
        return resolve(
            identity,
            layers,
            above,
            own,
            region=self.catalogue.regions.get(region) if region else None,
            policies=self.catalogue.edition.policies(ancestry),
            variant=variant,
            reached=self._reached(identity.codes, ancestry),
        )

    def _reached(self, codes: Sequence[str], ancestry: tuple[str, ...]) -> bool:
        """Whether a record of a place above lets towns or villages like the last one of `ancestry` take the item."""
        place = self.catalogue.regions.get(ancestry[-1]) if ancestry else None
        if place is None or place.level not in (Level.TOWN, Level.VILLAGE):
            return False
        written = (self.entries.record(name).record for above in ancestry[:-1] for name in self.every(codes, above))
        return any(point.level is place.level for record in written if record for point in record.points or ())

    def every(self, codes: Sequence[str], region: str) -> Iterator[RecordName]:
        """Records of an item at one place, those of its bodies included."""
        for code in codes:
            yield from self.entries.layout.records.get(code, {}).get(region, ())

    def everywhere(self, basic: Basic) -> Iterator[tuple[Identity, str, str]]:
        """Each item of an entry at each place that has a record of it: item, region, variant; places in code order."""
        for identity, _ in basic.items.values():
            regions = sorted({r for known in identity.codes for r in self.entries.layout.records.get(known, ())})
            for region in regions:
                for variant in self.variants(identity.codes, region):
                    yield identity, region, variant
