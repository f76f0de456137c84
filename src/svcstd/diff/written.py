"""What changed in one file, told by what is written in it alone: for `git diff` on item files (design §7).

Nothing is resolved, so an element that came or went may be inherited still: only what changed from one written value
to another is weighed, and in a main item, which inherits nothing, what came and went in its lists.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from svcstd.diagnostic import KeyPath
from svcstd.diff.changes import Change, Kind, change, compare, parts, positions
from svcstd.diff.lists import Listed, compare_lists
from svcstd.diff.rule import Scene, Unsure
from svcstd.diff.rules import BY_PATTERN, FIRST
from svcstd.diff.shown import label, listed_label, values
from svcstd.messages import drivers as say
from svcstd.messages import language
from svcstd.model.base import Part, build
from svcstd.model.basic import HandlingItem, SubItem
from svcstd.model.catalogue import Catalogue
from svcstd.model.elements import Elements, Item
from svcstd.model.parts import Material
from svcstd.model.policy import Edition, EditionFile, Policies
from svcstd.read import Document
from svcstd.resolve import Identity, Resolved

UNKNOWN = Catalogue(Edition(EditionFile(id="none", title="none")))
"""The catalogue as far as one file knows it."""
NESTED = ("subitems", "handling", "here")
NOBODY = Identity("", "", "", "")


@dataclass(frozen=True, slots=True)
class Written:
    """One thing that changed.

    Attributes:
        kind: Added, removed or changed.
        what: What it is called.
        before: The older value in words.
        after: The newer one.
        burden: Word of the verdict; None where one file alone cannot tell.
        line: Where it stands, in the older version where it was removed, 1-based.
    """

    kind: Kind
    what: str
    before: str
    after: str
    burden: str | None
    line: int


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a file: its document, and the model of it; the model is None where there is no such file."""

    document: Document
    model: Any


def written(kind: str, old: Version, new: Version) -> Iterator[Written]:
    """Yield what changed between two versions of a file.

    Args:
        kind: Its kind, as `model.kinds` names it.
        old: The older version.
        new: The newer one.
    """
    if kind in ("item", "basic"):
        yield from _layer((), "", (old, new), (old.model, new.model), judged=kind == "basic")
        return
    sides = [_listed(version) for version in (old, new)]
    for one in compare_lists(kind, *sides):
        before, after = values(one.change, UNKNOWN)
        line = one.here.at.line
        yield Written(one.change.kind, listed_label(one, UNKNOWN), before, after, None, line)


def _listed(version: Version) -> Mapping[str, Listed]:
    """The things of a file by what names them; a file that is one thing has the key ""."""
    if version.model is None:
        return {}
    if not isinstance(version.model, tuple):
        return {"": Listed(version.document, (), version.model)}
    return {
        str(getattr(thing, "id", None) or getattr(thing, "year", "")): Listed(version.document, (index,), thing)
        for index, thing in enumerate(version.model)
    }


Versions = tuple[Version, Version]
Layers = tuple[Elements | None, Elements | None]


def _layer(prefix: KeyPath, name: str, versions: Versions, layers: Layers, *, judged: bool) -> Iterator[Written]:
    """Yield what changed in one part of a file that holds elements, and in those below it.

    Args:
        prefix: Its path in the newer version, or in the older where it is gone.
        name: What it is called; "" for the file itself.
        versions: The file.
        layers: The part, None where it is not there.
        judged: Whether it inherits nothing.
    """
    items = _item(layers[0]), _item(layers[1])
    scene = Scene(_alone(items[0]), _alone(items[1]), UNKNOWN)
    places = tuple(_place(version, layer, prefix) for version, layer in zip(versions, layers, strict=True))
    named = _named(layers[0]), _named(layers[1])
    for found in (*parts(*named, (), ""), *compare(*items)):
        roots: tuple[Part | None, Part | None] = items if found.path[0] in Item.model_fields else named
        what = label(found, roots, UNKNOWN)
        before, after = values(found, UNKNOWN)
        gone = found.kind is Kind.REMOVED
        version, path, root = versions[not gone], places[not gone], roots[not gone]
        line = version.document.where((*path, *positions(root, found.path)), key=True).line
        yield Written(found.kind, _within(name, what), before, after, _burden(found, scene, judged), line)
    for key in NESTED:
        yield from _below(key, prefix, name, versions, layers)


def _item(layer: Elements | None) -> Item:
    """The elements of a part, as an item that nobody else says anything of."""
    said = layer.__dict__ if layer is not None else {}
    return build(Item, {key: said[key] for key in Item.model_fields if said.get(key) is not None})


def _alone(item: Item) -> Resolved:
    """An item that nobody else says anything of, as it is weighed."""
    return Resolved(NOBODY, None, item, (), 0, [], [], Policies({}))


def _named(layer: Elements | None) -> Part | None:
    """What a part says beside its elements: names and codes."""
    if layer is None:
        return None
    beside = [key for key in type(layer).model_fields if key not in Item.model_fields and key not in NESTED]
    return build(type(layer), {key: layer.__dict__[key] for key in beside if layer.__dict__[key] is not None})


def _place(version: Version, layer: Elements | None, prefix: KeyPath) -> KeyPath:
    """The path of a part in a version of the file: the entry of a list stands at its own position."""
    if layer is None or not prefix:
        return ()
    thing = version.model
    path: list[str | int] = []
    for key in prefix:
        if isinstance(thing, tuple):
            place = next(i for i, one in enumerate(thing) if _key(one) == key)
            thing = thing[place]
            path.append(place)
        else:
            thing = getattr(thing, str(key))
            path.append(key)
    return tuple(path)


def _key(part: SubItem | HandlingItem) -> str:
    """What names a sub-item or handling item among its like."""
    return str(getattr(part, "serial", None) or part.code)


def _below(key: str, prefix: KeyPath, name: str, versions: Versions, layers: Layers) -> Iterator[Written]:
    """Yield what changed in the parts that a part holds: what a place keeps for itself, sub-items, handling items."""
    held = [getattr(layer, key, None) if layer is not None else None for layer in layers]
    if key == "here":
        if any(held):
            title = _title(layers, key)
            yield from _layer((*prefix, key), _within(name, title), versions, (held[0], held[1]), judged=False)
        return
    sides = [{_key(part): part for part in parts_ or ()} for parts_ in held]
    for one in dict.fromkeys((*sides[0], *sides[1])):
        old, new = sides[0].get(one), sides[1].get(one)
        if old == new:
            continue
        some = new or old
        called = say.PART.say(kind=_title(layers, key), name=getattr(some, "name", None) or getattr(some, "title", one))
        path = (*prefix, key, one)
        if old is None or new is None:
            found = change(path, f"{key}[]", old, new)
            version = versions[new is not None]
            line = version.document.where(_place(version, some, path)).line
            yield Written(found.kind, _within(name, called), one, one, None, line)
        else:
            yield from _layer(path, _within(name, called), versions, (old, new), judged=False)


def _title(layers: Layers, key: str) -> str:
    """What a key of a part is called."""
    some = layers[1] if layers[1] is not None else layers[0]
    return key if language() == "en" or some is None else str(type(some).model_fields[key].title)


def _within(name: str, what: str) -> str:
    return say.IN_PART.say(part=name, what=what) if name else what


def _burden(found: Change, scene: Scene, judged: bool) -> str | None:
    """The verdict on a change, where what is written in one file tells."""
    if found.kind is not Kind.CHANGED:
        thing = found.after if found.kind is Kind.ADDED else found.before
        if not judged or not found.pattern.endswith("[]") or (isinstance(thing, Material) and thing.use):
            return None
    for rule in (*FIRST, *BY_PATTERN.get(found.pattern, ())):
        if rule.speaks(found, scene):
            return say.UNSURE.say() if isinstance(rule, Unsure) else rule.burden.value
    return None
