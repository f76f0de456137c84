"""What differs between two versions: named facts without an opinion (style.md, habit 6)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final, TypeVar

from svcstd.diagnostic import KeyPath
from svcstd.model.base import Entry, Part, build
from svcstd.model.elements import Elements, Item
from svcstd.model.limit import TimeLimit

PLACING = frozenset({"id", "after"})
"""Keys that say where an entry stands in its list, not what it says."""
ORDERED = frozenset({"steps"})
"""Lists whose order is part of what they say (办理流程: 按先后列出环节)."""
IN_SITUATION = "situations[].set"


class Missing:
    """The value of what is not there; None can be a value of its own in a model."""


MISSING: Final = Missing()


class Kind(StrEnum):
    """What happened to a value."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Change:
    """One value that differs.

    Attributes:
        kind: Added, removed or changed.
        path: Keys from the root, the `id` of a list's entry in place of its position: ("materials", "form", "copies").
        pattern: The path with `[]` for ids, from the situation's `set` on where it leads there: `materials[].copies`.
        before: The older value; None when added.
        after: The newer value; None when removed.
    """

    kind: Kind
    path: KeyPath
    pattern: str
    before: Any = None
    after: Any = None

    @property
    def element(self) -> str:
        """The element that changed, as `materials`."""
        return self.pattern.partition(".")[0].partition("[")[0]

    @property
    def reversed(self) -> Change:
        """The same fact seen from the newer version."""
        kinds = {Kind.ADDED: Kind.REMOVED, Kind.REMOVED: Kind.ADDED, Kind.CHANGED: Kind.CHANGED}
        return Change(kinds[self.kind], self.path, self.pattern, self.after, self.before)


def change(path: KeyPath, pattern: str, before: Any, after: Any) -> Change:
    """The fact that `before` became `after`, None standing for "not there"."""
    kind = Kind.ADDED if before is None else Kind.REMOVED if after is None else Kind.CHANGED
    return Change(kind, path, pattern, before, after)


def compare(before: Item, after: Item) -> Iterator[Change]:
    """Yield what differs between two versions of one resolved item.

    Things with an `id` are matched by it, whatever their order; mappings key by key; lists of scalars are one value
    each, whatever their order. Only the order of steps is itself a fact, and a step that came or went says by `after`
    behind which one it stands. A limit's note is a fact of its own. So all facts together, applied to `before`, give
    `after`.

    Args:
        before: Older version.
        after: Newer version, of the same code.

    Yields:
        One change per leaf, in the order of the model and of the older list.
    """
    yield from parts(before, after, (), "")


def parts(before: Part | None, after: Part | None, path: KeyPath, pattern: str) -> Iterator[Change]:
    """Yield what differs between two mappings, key by key; None is a mapping that says nothing."""
    some = after if before is None else before
    if some is None:
        return
    old: Mapping[str, Any] = before.__dict__ if before is not None else {}
    new: Mapping[str, Any] = after.__dict__ if after is not None else {}
    for name in type(some).model_fields:
        x, y = old.get(name), new.get(name)
        if x is not y and name not in PLACING:
            yield from _values(x, y, (*path, name), f"{pattern}.{name}" if pattern else name)


def _values(x: Any, y: Any, path: KeyPath, pattern: str) -> Iterator[Change]:
    some = x if x is not None else y
    if isinstance(some, TimeLimit):
        yield from _limits(x, y, path, pattern)
    elif isinstance(some, Part):
        yield from parts(x, y, path, "" if pattern == IN_SITUATION and isinstance(some, Elements) else pattern)
    elif isinstance(some, dict):
        for key in sorted({*(x or {}), *(y or {})}):
            one, two = (x or {}).get(key), (y or {}).get(key)
            if one != two:
                yield from _values(one, two, (*path, key), f"{pattern}[]")
    elif x is None or y is None:
        yield change(path, pattern, x, y)
    elif isinstance(some, tuple):
        yield from _lists(x, y, path, pattern)
    elif x != y:
        yield change(path, pattern, x, y)


def _limits(x: TimeLimit | None, y: TimeLimit | None, path: KeyPath, pattern: str) -> Iterator[Change]:
    """A limit and its note are two facts."""
    if x is None or y is None or str(x) != str(y):
        yield change(path, pattern, x, y)
    old, new = x.note if x else None, y.note if y else None
    if x is not None and y is not None and old != new:
        yield change((*path, "note"), f"{pattern}.note", old, new)


def _lists(x: tuple[Any, ...], y: tuple[Any, ...], path: KeyPath, pattern: str) -> Iterator[Change]:
    if x == y:
        return
    if not any(isinstance(thing, Entry) for thing in (*x, *y)):
        if _counted(x) != _counted(y):
            yield change(path, pattern, x, y)
        return
    if pattern not in ORDERED:
        yield from entries({e.id: e for e in x}, {e.id: e for e in y}, path, f"{pattern}[]")
    else:
        yield from entries(_placed(x, y), _placed(y, x), path, f"{pattern}[]")
        kept = [[e.id for e in old if e.id in {o.id for o in new}] for old, new in ((x, y), (y, x))]
        if kept[0] != kept[1]:
            yield change(path, pattern, x, y)


def _placed(those: Sequence[Entry], others: Sequence[Entry]) -> dict[str, Entry]:
    """Entries by id; one that the others lack says by `after` which it stands behind, and nothing where it is first."""
    known = {entry.id for entry in others}
    out: dict[str, Entry] = {}
    last: str | None = None
    for entry in those:
        if entry.id in known:
            out[entry.id] = entry
        else:
            values = {name: entry.__dict__[name] for name in entry.model_fields_set if name != "after"}
            out[entry.id] = build(type(entry), {**values, "after": last} if last else values)
        last = entry.id
    return out


def _counted(values: tuple[Any, ...]) -> Mapping[Any, int]:
    """How often each value occurs."""
    return Counter(repr(value) if isinstance(value, Part) else value for value in values)


P = TypeVar("P", bound=Part)


def entries(
    before: Mapping[str, P],
    after: Mapping[str, P],
    path: KeyPath,
    pattern: str,
    within: Callable[[P, P, KeyPath, str], Iterator[Change]] = parts,
) -> Iterator[Change]:
    """Yield what differs between two lists of things by their key, the older list's order first.

    Args:
        before: Older things by key.
        after: Newer things by key.
        path: Path of the list.
        pattern: Pattern of its elements.
        within: Compares two things of one key.
    """
    for key in dict.fromkeys((*before, *after)):
        x, y = before.get(key), after.get(key)
        if x is None or y is None:
            yield change((*path, key), pattern, x, y)
        elif x is not y and x != y:
            yield from within(x, y, (*path, key), pattern)


def value_at(thing: Any, path: KeyPath) -> Any:
    """The value at a path of keys and ids, or MISSING."""
    for part in path:
        if isinstance(thing, tuple):
            thing = next((e for e in thing if isinstance(e, Entry) and e.id == part), None)
        elif isinstance(thing, dict):
            thing = thing.get(part)
        elif isinstance(thing, TimeLimit) and part == "note":
            thing = thing.note
        else:
            thing = getattr(thing, str(part), None) if isinstance(thing, Part) else None
        if thing is None:
            return MISSING
    return thing


def positions(thing: Any, path: KeyPath) -> KeyPath:
    """As much of a path of keys and ids as a thing holds, with positions in place of ids."""
    out: list[str | int] = []
    for part in path:
        if isinstance(thing, tuple):
            found = next((i for i, e in enumerate(thing) if isinstance(e, Entry) and e.id == part), -1)
            if found < 0:
                break
            thing = thing[found]
            out.append(found)
            continue
        thing = value_at(thing, (part,))
        if thing is MISSING:
            break
        out.append(part)
    return tuple(out)
