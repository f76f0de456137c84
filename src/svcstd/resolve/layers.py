"""What is laid over what, and who wrote each value: identities, layers and the resolved item (design §4)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from svcstd.diagnostic import KeyPath, Location
from svcstd.model.base import Entry, Part
from svcstd.model.elements import Elements, Item
from svcstd.model.enums import Level, State
from svcstd.model.limit import TimeLimit
from svcstd.model.policy import Policies
from svcstd.model.region import Region
from svcstd.read import Document
from svcstd.resolve.merge import Taken


@dataclass(frozen=True, slots=True)
class Identity:
    """Which item is meant: main item, sub-item and handling item (主项、子项、业务办理项).

    Attributes:
        main: Code of the main item.
        sub: Code of the sub-item, "" when there is none.
        code: Code of the handling item, or of the narrowest there is.
        name: Name of the sub-item, or of the main item.
        title: Title of the handling item, or "".
        provisional: Whether the code is the catalogue's own.
    """

    main: str
    sub: str
    code: str
    name: str
    main_name: str = ""
    title: str = ""
    provisional: bool = False

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes that a record of this item may be named by, widest first."""
        return tuple(dict.fromkeys(code for code in (self.main, self.sub, self.code) if code))

    @property
    def full_name(self) -> str:
        """The guide's title: the sub-item's name, the handling item's title in brackets."""
        return f"{self.name}（{self.title}）" if self.title else self.name


@dataclass(frozen=True, slots=True)
class Layer:
    """What one file, or one part of it, says of an item.

    Attributes:
        document: The file.
        prefix: Path of the part in the file: (), ("subitems", 0), ("here",).
        elements: What it says, without what this place does not inherit.
        region: Code of the place, "" for the basic catalogue.
        code: Code the file is named by; of the basic catalogue's, that of the sub-item or handling item.
        body: Id of the body whose file it is, "" for the place's own.
    """

    document: Document
    prefix: KeyPath
    elements: Elements
    region: str = ""
    code: str = ""
    body: str = ""


@dataclass(frozen=True, slots=True)
class Override:
    """A value that a layer changed: a fact for the level rules."""

    layer: Layer
    name: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Removal:
    """A path that a layer takes out, and what became of it."""

    layer: Layer
    index: int
    path: str
    taken: Taken


@dataclass(slots=True)
class Resolved:
    """An item at a place.

    Attributes:
        identity: Which item.
        region: The place; None for the catalogue's own view.
        item: All elements.
        layers: What was laid over what, widest first.
        own: How many of the last layers the place itself wrote.
        overrides: Inherited values that the place's own layers changed.
        removals: What the place's own layers took out.
        policies: Policies in force at the place.
        variant: Id of the body whose file `@id` was laid over the place's, or "".
        inherited: Elements as the catalogue and the places above hand them down.
        reached: Whether points of a place above take the item here (design §3.2).
    """

    identity: Identity
    region: Region | None
    item: Item
    layers: tuple[Layer, ...]
    own: int
    overrides: list[Override]
    removals: list[Removal]
    policies: Policies
    variant: str = ""
    inherited: Mapping[str, Any] = field(default_factory=dict)
    reached: bool = False

    @property
    def code(self) -> str:
        """Code of the handling item."""
        return self.identity.code

    @property
    def guided(self) -> bool:
        """Whether the place has a guide of its own: its level is among the item's, and it has a record."""
        return self.region is not None and self.own > 0 and self.region.level in (self.item.levels or ())

    @property
    def published(self) -> bool:
        """Whether applicants are to read the guide: drafts are incomplete by declaration, cancelled items have none."""
        return self.guided and self.item.state not in (State.DRAFT, State.CANCELLED)

    @property
    def own_layers(self) -> tuple[Layer, ...]:
        """The layers that the place itself wrote."""
        return self.layers[len(self.layers) - self.own :] if self.own else ()

    @property
    def level(self) -> Level | None:
        """Level of the place."""
        return self.region.level if self.region else None

    def origin(self, path: KeyPath) -> tuple[Layer, KeyPath]:
        """The layer that wrote the value at a path of the item, and the path there.

        For a value that was taken out it is the line of `remove`. For one that nobody wrote it is the nearest
        ancestor's writer; the first one, where that is an element of a list, else the last; for the item itself the
        narrowest file.
        """
        best: tuple[float, Layer, KeyPath] | None = None
        named = _named(self.item, path)
        for layer in self.layers:
            there = tuple(_there(layer.elements, self.item, path))
            entry = bool(there) and isinstance(there[-1], int) and len(there) < len(path)
            for index, removed in enumerate(layer.elements.remove or ()):
                if removed in named:
                    # Whoever writes as deep as what was taken out brought it back; who writes less deep did not.
                    best = (named[removed] - 0.5, layer, ("remove", index))
            if there and (best is None or len(there) > best[0] or (len(there) == best[0] and not entry)):
                best = (len(there), layer, there)
        if best is None:
            return self.layers[-1], ()
        return best[1], best[2]

    def where(self, path: KeyPath, *, key: bool = False) -> Location:
        """The place in the file that wrote the value at a path of the item."""
        layer, there = self.origin(path)
        return layer.document.where((*layer.prefix, *there), key=key)

    def chain(self, path: KeyPath) -> list[tuple[Layer, KeyPath]]:
        """All layers that write the value at a path, widest first, with the path there."""
        found = ((layer, tuple(_there(layer.elements, self.item, path))) for layer in self.layers)
        return [(layer, there) for layer, there in found if len(there) == len(path)]


def _named(item: Item, path: KeyPath) -> dict[str, int]:
    """What `remove` may call a value that is not there, or what it would stand in, each with its depth."""
    value: Any = item
    names: list[str] = []
    for part in path:
        value = _step(value, part)
        names.append(value.id if isinstance(part, int) and isinstance(value, Entry) else str(part))
    return {} if value is not None else {".".join(names[:end]): end for end in range(1, len(names) + 1)}


def _there(written: Any, resolved: Any, path: KeyPath) -> Iterator[str | int]:
    """As much of a resolved item's path as a layer writes, with the layer's own indexes."""
    for part in path:
        at = _index(written, resolved, part) if isinstance(part, int) else part
        written, resolved = _step(written, at), _step(resolved, part)
        if written is None:
            return
        yield at


def _index(written: Any, resolved: Any, index: int) -> int:
    """Where a layer's own list has the element that stands at `index` of the resolved one; -1 where it has none."""
    found = _step(resolved, index)
    if isinstance(found, Entry) and isinstance(written, tuple):
        return next((i for i, entry in enumerate(written) if isinstance(entry, Entry) and entry.id == found.id), -1)
    return index


def _step(value: Any, part: str | int) -> Any:
    """What a list, mapping or part holds at one place, or None."""
    if isinstance(value, tuple):
        return value[part] if isinstance(part, int) and 0 <= part < len(value) else None
    if isinstance(value, dict):
        return value.get(part)
    if isinstance(value, TimeLimit):
        return value.note if part == "note" else None
    return vars(value).get(part) if isinstance(value, Part) and isinstance(part, str) else None
