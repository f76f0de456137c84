"""What a change is called and how its values are shown to people; JSON has the values themselves."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import Any

from svcstd.diagnostic import KeyPath, dotted
from svcstd.diff.adjusted import Named
from svcstd.diff.changes import MISSING, Change, value_at
from svcstd.diff.lists import ListedChange
from svcstd.messages import adjusting, language
from svcstd.messages import changes as say
from svcstd.model.adjustment import Adjustment
from svcstd.model.approval import Approval
from svcstd.model.base import Entry, Part
from svcstd.model.catalogue import Catalogue
from svcstd.model.channels import Window
from svcstd.model.limit import TimeLimit
from svcstd.model.parts import Basis, Choice, Material, SpecialProcedure
from svcstd.model.plain import plain
from svcstd.model.region import Region
from svcstd.model.workdays import WorkYear

LONG, BEFORE, MANY = 48, 10, 6
ITEMS_NAMED = 3
BODY = "agency"
"""The element that names the implementing body by its id."""
NAMES = ("name", "title", "text", "question", "partner_name", "law", "item", "document", "outlet", "kind", "level")


def label(change: Change, roots: tuple[Any, Any], catalogue: Catalogue) -> str:
    """What changed, as a person calls it: titles of elements in Chinese, the path in English.

    Args:
        change: The fact.
        roots: The things that its path starts from, older and newer.
        catalogue: For names of standard materials.
    """
    head = say.PARTS.get(change.pattern if len(change.path) <= 1 else "")
    if head is not None:
        return head.say()
    if language() == "en":
        return dotted(change.path)
    return "·".join(_titles(change.path, roots, catalogue))


def listed_label(listed: ListedChange, catalogue: Catalogue) -> str:
    """What changed in one of the catalogue's lists, as a person calls it."""
    path = listed.change.path
    names = ""
    if listed.kind == "regions" and not listed.key:
        names = words(listed.change.after or listed.change.before, catalogue)
    if language() == "en":
        return dotted(path[1:]) + (f" ({names})" if names else "")
    head = say.LISTS[listed.kind].say()
    if names:
        return f"{head}“{names}”"
    if not listed.key:
        return "·".join([head, *_titles(path[2:], listed.roots, catalogue)])
    named = _first(listed.roots, ())
    head += f"“{listed.key if isinstance(named, WorkYear) else name_of(named, catalogue)}”"
    if isinstance(named, Region):
        return "·".join([head, *(say.REGION_COLUMNS[str(column)].say() for column in path[3:])])
    return "·".join([head, *_titles(path[3:], listed.roots, catalogue)])


def _titles(path: KeyPath, roots: tuple[Any, Any], catalogue: Catalogue) -> list[str]:
    """The titles along a path, names of list entries in quotes behind their list's."""
    out: list[str] = []
    for end, part in enumerate(path):
        owner = _first(roots, path[:end])
        if isinstance(owner, Part) and str(part) in type(owner).model_fields:
            title = type(owner).model_fields[str(part)].title or str(part)
            out[-1:] = [title] if out and out[-1] in title else [*out[-1:], title]
        elif isinstance(owner, TimeLimit):
            out.append(say.LIMIT_NOTE.say())
        else:
            thing = _first(roots, path[: end + 1])
            name = name_of(thing, catalogue) if isinstance(thing, Entry) else str(part)
            out[-1:] = [f"{out[-1] if out else ''}“{name}”"]
    return out


def _first(roots: tuple[Any, Any], path: KeyPath) -> Any:
    """The thing at a path, in the newer version if it is there, else in the older."""
    for root in reversed(roots):
        thing = value_at(root, path)
        if thing is not MISSING and thing is not None:
            return thing
    return None


def name_of(thing: Any, catalogue: Catalogue) -> str:
    """The name of a thing with an id: its own, or its id."""
    if isinstance(thing, Material):
        return catalogue.material_name(thing) or thing.id
    if isinstance(thing, Basis) and thing.law:
        return f"{thing.law}{thing.article or ''}"
    outlet = catalogue.outlets.get(thing.outlet or "") if isinstance(thing, Window) else None
    if outlet is not None:
        return outlet.name
    if isinstance(thing, SpecialProcedure) and thing.kinds:
        return say.LIST.say().join(thing.kinds)
    if isinstance(thing, Approval):
        return _short(thing.what or thing.fingerprint)
    for key in NAMES:
        value = getattr(thing, key, None)
        if isinstance(value, str) and value:
            return _short(value)
    return str(getattr(thing, "id", thing))


def values(change: Change, catalogue: Catalogue, former: Catalogue | None = None) -> tuple[str, str]:
    """The older and the newer value in words, long texts around the place where they part.

    Args:
        change: The fact.
        catalogue: For names of what values name.
        former: The older version's, for names of bodies that are no more.
    """
    old, new = change.before, change.after
    if change.pattern == BODY:
        names = _body(old, former or catalogue, catalogue), _body(new, catalogue, former or catalogue)
        if names[0] != names[1]:
            return names
    if isinstance(old, str) and isinstance(new, str) and max(len(old), len(new)) > LONG:
        return _around(old, new)
    return words(old, catalogue), words(new, catalogue)


def _body(id: str | None, *catalogues: Catalogue) -> str:
    """The name of a body, or its id where no catalogue has it."""
    found = next((one.agencies[id] for one in catalogues if id in one.agencies), None) if id else None
    return found.name if found else words(id, catalogues[0])


def _around(old: str, new: str) -> tuple[str, str]:
    same = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    start = max(0, same - BEFORE)
    return tuple(  # type: ignore[return-value]
        ("…" if start else "") + text[start : start + LONG] + ("…" if len(text) > start + LONG else "")
        for text in (old, new)
    )


def words(value: Any, catalogue: Catalogue) -> str:
    """One value in words."""
    if value is None:
        return say.UNSAID.say()
    if isinstance(value, bool):
        return (say.YES if value else say.NO).say()
    if isinstance(value, tuple):
        shown = [words(thing, catalogue) for thing in value[:MANY]]
        more = "…" if len(value) > MANY else ""
        return say.LIST.say().join(shown) + more if shown else say.EMPTY.say()
    if isinstance(value, TimeLimit | Enum | int | datetime.date):
        return str(value.value) if isinstance(value, Enum) else str(value)
    if isinstance(value, Choice):
        standard = catalogue.materials.get(value.use or "")
        return value.name or (standard.name if standard else value.use or "")
    if isinstance(value, Entry):
        return name_of(value, catalogue)
    if isinstance(value, Adjustment):
        return _short(value.title or value.id)
    return _short(" ".join(_scalars(plain(value))) if isinstance(value, Part) else str(value))


def _short(text: str) -> str:
    return text if len(text) <= LONG else text[: LONG - 1] + "…"


def _scalars(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from _scalars(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _scalars(inner)
    elif value is not None:
        yield str(value)


def items_named(units: Sequence[Named]) -> str:
    """Items of an adjustment by name and code, the first few of many."""
    shown = say.LIST.say().join(adjusting.NAMED.say(name=one.name, code=one.code) for one in units[:ITEMS_NAMED])
    return shown if len(units) <= ITEMS_NAMED else say.AND_MORE.say(names=shown, count=len(units))
