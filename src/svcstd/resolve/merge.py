"""Merging typed parts: by id in lists, key by key in mappings, and taking out by path (design §3.2).

Parts that nobody changed are shared, never copied.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum, auto
from typing import Any, TypeVar

from svcstd.model.base import Entry, Part, build
from svcstd.model.channels import Visits
from svcstd.model.elements import Elements
from svcstd.model.parts import Fee
from svcstd.model.policy import Policies

P = TypeVar("P", bound=Part)


class Taken(Enum):
    """What became of a path that `remove` names."""

    OUT = auto()
    ABSENT = auto()
    NEEDED = auto()
    """It stays: the part it stands in is none without it."""


def said(part: Part) -> dict[str, Any]:
    """What a part says, by key."""
    values = part.__dict__
    return {name: values[name] for name in part.model_fields_set if values[name] is not None}


def combine(before: Any, after: Any) -> Any:
    """Two values of one element, the narrower place's over the wider one's (design §3.2).

    Lists of mappings merge by `id`, mappings key by key; scalars and lists of scalars are replaced.
    """
    if type(before) is not type(after):
        return after
    if isinstance(after, tuple):
        if after and isinstance(after[0], Entry):
            return merge_entries(before, after)
        return after if after or not before or not isinstance(before[0], Entry) else before
    if isinstance(after, Part) and not (isinstance(after, Fee) and "不收费" in (after.charged, before.charged)):
        values = said(before)
        for name, value in said(after).items():
            values[name] = combine(values[name], value) if name in values else value
        return build(type(after), values)
    if isinstance(after, dict):
        return {**before, **after}
    return after


def merge_entries(before: Sequence[Entry], after: Sequence[Entry]) -> tuple[Entry, ...]:
    """Two lists merged by id: inherited elements keep their place, new ones follow, `after` moves one."""
    merged = {entry.id: entry for entry in before}
    for entry in after:
        known = merged.get(entry.id)
        merged[entry.id] = entry if known is None else combine(known, entry)
    return arrange(merged.values())


def arrange(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Elements in order, those with `after` behind the one they name and what follows that one already.

    One that names nobody, or in the end itself, stays where it is; the others move nonetheless.
    """
    entries = tuple(entries)
    for entry in entries:
        if entry.after:
            break
    else:
        return entries
    after = {entry.id: entry.after for entry in entries}
    staying = _ring(after)
    behind: dict[str | None, list[Entry]] = {}
    for entry in entries:
        moves = entry.after in after and entry.id not in staying
        behind.setdefault(entry.after if moves else None, []).append(entry)
    order = []
    waiting = behind[None][::-1]
    while waiting:
        entry = waiting.pop()
        order.append(entry)
        waiting.extend(reversed(behind.get(entry.id, ())))
    return tuple(order)


def _ring(after: Mapping[str, str | None]) -> set[str]:
    """Ids whose `after` leads back to themselves."""
    found: set[str] = set()
    seen: set[str] = set()
    for id in after:
        chain: list[str] = []
        at: str | None = id
        while at is not None and at in after and at not in seen:
            seen.add(at)
            chain.append(at)
            at = after[at]
        if at in chain:
            found.update(chain[chain.index(at) :])
    return found


def inheritable(elements: Elements, policies: Policies) -> Elements:
    """What a place hands down: all it says, what it takes out included, but the local elements."""
    values = said(elements)
    kept = {name: value for name, value in values.items() if name not in policies.local and name != "here"}
    for name, paths in policies.local_within.items():
        for path in paths:
            if name in kept:
                kept[name] = _handed_down(kept[name], path)
    return build(Elements, kept) if len(kept) < len(values) or policies.local_within else elements


def _handed_down(value: Any, path: tuple[str, ...]) -> Any:
    """A value without what stands at a path of keys, in every element of the lists on the way."""
    if isinstance(value, tuple):
        return tuple(_handed_down(entry, path) for entry in value)
    key, *rest = path
    if isinstance(value, dict):
        return {name: inner for name, inner in value.items() if rest or name != key}
    if not isinstance(value, Part) or value.__dict__.get(key) is None or (not rest and _needed(value, key)):
        return value
    values = said(value)
    inner = values.pop(key)
    if rest:
        values[key] = _handed_down(inner, tuple(rest))
    return build(type(value), values)


def _needed(part: Part, key: str) -> bool:
    """Whether a part may not be without a key: a required one, one that has a value when unsaid, or its place."""
    return key == "after" or type(part).model_fields[key].default is not None


def without(value: Any, path: str) -> tuple[Any, Taken]:
    """A value without what stands at a path of ids and keys, None where nothing is left; and what became of the path.

    A list of mappings may be left empty, since that says there are none; a list of words may not.
    """
    if not path:
        return None, Taken.OUT
    if isinstance(value, tuple):
        return _without_one(value, path)
    if isinstance(value, Part):
        return _without_key(value, path)
    if isinstance(value, dict) and path in value:
        return {key: inner for key, inner in value.items() if key != path} or None, Taken.OUT
    return value, Taken.ABSENT


def _without_key(part: Part, path: str) -> tuple[Any, Taken]:
    """A part without what stands at a path that begins with one of its keys; visits without a number are none."""
    head, _, rest = path.partition(".")
    values = said(part)
    if head not in values:
        return part, Taken.ABSENT
    if isinstance(part, Visits) and path == "count":
        return None, Taken.OUT
    if not rest and _needed(part, head):
        return part, Taken.NEEDED
    left, taken = without(values.pop(head), rest)
    if left is not None:
        values[head] = left
    return build(type(part), values) if taken is Taken.OUT else part, taken


def _without_one(entries: tuple[Any, ...], path: str) -> tuple[Any, Taken]:
    """A list without one of its words, or without what stands at a path that begins with the id of an element."""
    head, _, rest = path.partition(".")
    for index, entry in enumerate(entries):
        listed = isinstance(entry, Entry)
        if entry.id == head if listed else entry == path:
            left, taken = without(entry, rest if listed else "")
            out = (*entries[:index], *([] if left is None else [left]), *entries[index + 1 :])
            return out if out or listed else None, taken
    return entries, Taken.ABSENT
