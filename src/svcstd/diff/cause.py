"""Which line of which file made a value change: the one that writes the new value, or else lost the old one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from svcstd.diagnostic import KeyPath, Location
from svcstd.diff.changes import MISSING, Change, Kind, positions, value_at
from svcstd.resolve import Layer, Resolved

LayerKey = tuple[str, str]
EDITION = "catalog/standard.yaml"


class Side(StrEnum):
    """Which of the two versions."""

    OLD = "old"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Spot:
    """A value in a file of one version.

    Attributes:
        side: Which version's file.
        at: Where in it.
        path: Path in it, by position.
        thing: What of the file it is in, whatever its position: code of a sub-item, id in a list; "" for the whole.
    """

    side: Side
    at: Location
    path: KeyPath = ()
    thing: str = field(default="", compare=False)


@dataclass(frozen=True)
class Files:
    """How the files of two versions belong together.

    Attributes:
        key: What a file is, whatever its label: equal for the same record, entry or list of both versions.
        changed: Keys of files that are not the same bytes in both.
        regions: Where the line of a place, or of one above it, changed in regions.csv, by code.
        outlets: Where an outlet that stands in a place or serves it changed, by code of the place.
    """

    key: Callable[[str], str]
    changed: frozenset[str] = field(default_factory=frozenset)
    regions: Callable[[str], Spot | None] = lambda region: None
    outlets: Callable[[str], Spot | None] = lambda region: None

    def layer(self, layer: Layer) -> LayerKey:
        """What a layer is, whatever the label of its file and the positions in it."""
        return self.key(layer.document.file), next((str(p) for p in reversed(layer.prefix) if isinstance(p, str)), "")

    def differs(self, layer: Layer) -> bool:
        """Whether a layer's file changed."""
        return self.key(layer.document.file) in self.changed


def spot(side: Side, layer: Layer, there: KeyPath) -> Spot:
    """A value that a layer wrote."""
    path = (*layer.prefix, *there)
    return Spot(side, layer.document.where(path), path, _thing(layer))


def _thing(layer: Layer) -> str:
    """What of its file a layer is, whatever the positions in it."""
    if not layer.prefix:
        return ""
    here = "here" if layer.prefix[-1] == "here" else ""
    return here if layer.region else f"{layer.code}{here}"


def cause(
    before: Resolved, after: Resolved, change: Change, files: Files, otherwise: Spot | None = None
) -> tuple[Spot, Spot | None]:
    """Where a change was written, and where the other version's value stands.

    In order: the changed file that writes the new value; the changed file that no longer writes the old one; a `remove`
    that came or went; what the caller knows; the place in regions.csv, whose parent decides what is inherited.

    Args:
        before: The item as it was.
        after: The item as it is.
        change: What differs.
        files: How files belong together.
        otherwise: The cause if no file of the item is.
    """
    old = {files.layer(layer): layer for layer in before.layers}
    new = {files.layer(layer): layer for layer in after.layers}
    here = _writer(after, old, change, files)
    there = _writer(before, new, change, files)
    if here is not None and there is not None and _uncovered(before, here, there, new, change, files):
        here = None
    if here is not None:
        return spot(Side.NEW, here, positions(here.elements, change.path)), _stood(Side.OLD, before, change.path, there)
    if there is not None:
        return spot(Side.OLD, there, positions(there.elements, change.path)), _stood(Side.NEW, after, change.path, None)
    for side, it, other in ((Side.NEW, after, old), (Side.OLD, before, new)):
        for layer, index in _removals(it, change.path):
            twin = other.get(files.layer(layer))
            if files.differs(layer) and (twin is None or _dropped(layer, index) not in (twin.elements.remove or ())):
                return spot(side, layer, ("remove", index)), _stood(Side.OLD, before, change.path, None)
    return otherwise or elsewhere(before, after, files), _stood(Side.OLD, before, change.path, None)


def elsewhere(before: Resolved | None, after: Resolved | None, files: Files) -> Spot:
    """The cause of a change that no record or entry wrote: the place's parent, its level, or the edition."""
    it = after or before
    assert it is not None
    if it.region is not None:
        found = files.regions(it.region.code)
        if found is not None:
            return found
    if EDITION in files.changed:
        return Spot(Side.NEW, Location(EDITION))
    return spot(Side.NEW if after else Side.OLD, it.layers[-1], ())


def _writer(it: Resolved, other: dict[LayerKey, Layer], change: Change, files: Files) -> Layer | None:
    """The layer in a changed file that writes a value which its counterpart does not.

    The narrowest, since it has the last word; but an entry of a list is there because of the widest.
    """
    whole = change.pattern.endswith("[]") and change.kind is not Kind.CHANGED
    for layer in it.layers if whole else reversed(it.layers):
        if not files.differs(layer):
            continue
        written = value_at(layer.elements, change.path)
        if written is MISSING:
            continue
        twin = other.get(files.layer(layer))
        if twin is None or value_at(twin.elements, change.path) != written:
            return layer
    return None


def _uncovered(
    before: Resolved, here: Layer, there: Layer, new: dict[LayerKey, Layer], change: Change, files: Files
) -> bool:
    """Whether the new value only shows because a narrower layer no longer writes its own."""
    twin = new.get(files.layer(there))
    if twin is not None and value_at(twin.elements, change.path) is not MISSING:
        return False
    order = [files.layer(layer) for layer in before.layers]
    return files.layer(here) in order and order.index(files.layer(there)) > order.index(files.layer(here))


def _stood(side: Side, it: Resolved, path: KeyPath, known: Layer | None) -> Spot | None:
    """Where a version's value stands; None where it has none."""
    if known is not None:
        return spot(side, known, positions(known.elements, path))
    for layer in reversed(it.layers):
        if value_at(layer.elements, path) is not MISSING:
            return spot(side, layer, positions(layer.elements, path))
    return None


def _dropped(layer: Layer, index: int) -> str:
    return (layer.elements.remove or ())[index]


def _removals(it: Resolved, path: KeyPath) -> Iterator[tuple[Layer, int]]:
    """Lines of `remove` that take out a path or something it lies in, narrowest file first."""
    dotted = ".".join(map(str, path))
    for layer in reversed(it.layers):
        for index, taken in enumerate(layer.elements.remove or ()):
            if dotted == taken or dotted.startswith(f"{taken}.") or taken.startswith(f"{dotted}."):
                yield layer, index


def existence(it: Resolved, side: Side, new_item: bool, files: Files) -> Spot:
    """Where it was written that an item is, or was, at a place.

    Args:
        it: The item there.
        side: The version that has it.
        new_item: Whether the other version's catalogue lacks the item altogether.
        files: How files belong together.
    """
    catalogue = [layer for layer in it.layers if not layer.region]
    if new_item or it.region is None:
        narrowest = catalogue[-1]
        return spot(side, narrowest, ())
    for layer in reversed(it.own_layers):
        if files.differs(layer) and not layer.prefix:
            return Spot(side, Location(layer.document.file), ())
    return elsewhere(None if side is Side.NEW else it, it if side is Side.NEW else None, files)
