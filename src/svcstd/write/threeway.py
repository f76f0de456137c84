"""Three versions of a tree to one, element by element: what both sides leave of the base, and where they clash.

Mappings are merged key by key, lists of mappings by what names their entries, other values as a whole.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

NAMING = ("id", "fingerprint", "year", "serial", "code")
"""Keys that name an entry of a list, the first that it has: most have an `id`; approvals go by fingerprint, working
days by year."""
SETS = frozenset({"aliases", "sources", "remove"})
"""Lists of scalars each of which stands for itself, so that what one side adds and the other takes out goes together.

Levels, channels, applicants and the like are one statement each: a list that nobody wrote may be none that holds.
"""
ORDERED = frozenset({"steps"})
"""Lists whose order is part of what they say."""
KEYED, SET, MAPPING = "keyed", "set", "mapping"


Names = Mapping[Hashable, Any]


class Missing:
    """The value of what is not there."""


MISSING: Final = Missing()


class Side(StrEnum):
    """The versions of a merge."""

    BASE = "base"
    OURS = "ours"
    THEIRS = "theirs"


PLACE = {Side.BASE: 0, Side.OURS: 1, Side.THEIRS: 2}


@dataclass(frozen=True)
class Plan:
    """What becomes of one value.

    Attributes:
        values: What stands in the base, in ours and in theirs; MISSING where it does not.
        taken: Whose value holds; None where the sides clash, and where the value is merged by parts.
        parts: Plans of its entries by name, in the order they are to stand; None where it is taken as a whole.
        kind: `mapping`, `keyed` or `set` where it has parts.
    """

    values: tuple[Any, Any, Any]
    taken: Side | None = None
    parts: Mapping[Hashable, Plan] | None = None
    kind: str = ""

    @property
    def clean(self) -> bool:
        """Whether nothing of it clashes."""
        return self.taken is not None if self.parts is None else all(part.clean for part in self.parts.values())

    def value(self, side: Side = Side.OURS) -> Any:
        """The merged value, with one side's where they clash; MISSING where it goes."""
        if self.parts is None:
            return self.values[PLACE[self.taken or side]]
        made = ((name, part.value(side)) for name, part in self.parts.items())
        kept = [(name, value) for name, value in made if value is not MISSING]
        return dict(kept) if self.kind == MAPPING else [value for _, value in kept]

    def clashes(self, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Plan]]:
        """Yield what clashes, each with its path: keys, and what names the entries of lists."""
        if self.parts is None:
            if self.taken is None:
                yield path, self
            return
        for name, part in self.parts.items():
            yield from part.clashes((*path, shown(name)))


def shown(name: Hashable) -> str:
    """What names an entry, as text."""
    return str(name[1]) if isinstance(name, tuple) else str(name)


def named(value: Any, key: str = "") -> tuple[str, dict[Hashable, Any]] | None:
    """The kind of a value that can be merged by parts, and its entries by name in order; None for any other.

    Args:
        value: A tree.
        key: The key that it stands under.
    """
    if isinstance(value, dict):
        return MAPPING, dict(value)
    if not isinstance(value, list):
        return None
    if all(isinstance(entry, dict) for entry in value):
        kind, names = KEYED, [_name(entry) for entry in value]
    elif key in SETS and all(isinstance(entry, str) for entry in value):
        kind, names = SET, [("", entry) for entry in value]
    else:
        return None
    if None in names or len(set(names)) < len(names):
        return None
    return kind, dict(zip(names, value, strict=True))


def _name(entry: Mapping[str, Any]) -> tuple[str, str] | None:
    """What names an entry of a list of mappings."""
    return next(((key, entry[key]) for key in NAMING if isinstance(entry.get(key), str)), None)


def plan(base: Any, ours: Any, theirs: Any, key: str = "") -> Plan:
    """What becomes of three versions of a value.

    Args:
        base: What both come from, or MISSING.
        ours: Our version, or MISSING.
        theirs: The other.
        key: The key that it stands under, which tells lists apart.
    """
    values = (base, ours, theirs)
    found = [named(value, key) for value in values if value is not MISSING]
    if ours is MISSING or theirs is MISSING or None in found:
        return _whole(values)
    kinds = {kind for kind, entries in (one for one in found if one) if entries or kind == MAPPING}
    if len(kinds) != 1 or len({type(value) for value in values if value is not MISSING}) > 1:
        return _whole(values)
    b, o, t = ({}, *(one[1] for one in found if one))[-3:]
    parts = {
        name: plan(b.get(name, MISSING), o.get(name, MISSING), t.get(name, MISSING), _key(name))
        for name in {**o, **t, **b}
    }
    order = _order(b, o, t)
    if order is None and key in ORDERED:
        return Plan(values)
    # What one side took out keeps its place: a comment may have come to stand there.
    made = Plan(values, None, {name: parts[name] for name in order or _placed(o, t)}, kinds.pop())
    emptied = any(not made.value(side) and values[PLACE[side]] for side in (Side.OURS, Side.THEIRS))
    return _whole(values) if emptied else made


def _held(versions: tuple[Names, Names, Names], name: Hashable) -> tuple[Any, Any, Any]:
    """What three versions hold under a name."""
    base, ours, theirs = versions
    return base.get(name, MISSING), ours.get(name, MISSING), theirs.get(name, MISSING)


def _key(name: Hashable) -> str:
    return name if isinstance(name, str) else ""


def _whole(values: tuple[Any, Any, Any]) -> Plan:
    base, ours, theirs = values
    if theirs in (ours, base):
        return Plan(values, Side.OURS)
    return Plan(values, Side.THEIRS if ours == base else None)


def _order(base: Names, ours: Names, theirs: Names) -> list[Hashable] | None:
    """All names of both sides as they are to stand, or None where both moved them, each otherwise."""
    before, here, there = (
        [name for name in side if name in base and name in ours and name in theirs] for side in (base, ours, theirs)
    )
    if there == before:
        return _placed(ours, theirs)
    if here == before:
        return _placed(theirs, ours)
    return _placed(ours, theirs) if here == there else None


def _placed(one: Names, other: Names) -> list[Hashable]:
    """All names in the order of one side, those of the other alone behind the name they follow there."""
    behind: dict[Hashable, list[Hashable]] = {}
    before: Hashable = MISSING
    for name in other:
        if name in one:
            before = name
        else:
            behind.setdefault(before, []).append(name)
    out = behind.get(MISSING, [])
    waiting: list[Hashable] = []
    for name in one:
        if name in other:  # behind what the one side alone has put at the same place
            out.extend(waiting)
            waiting = behind.get(name, [])
        out.append(name)
    return [*out, *waiting]
