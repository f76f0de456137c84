"""Merging typed parts: by id in lists, key by key in mappings, and taking out by path (design §3.2).

Parts that nobody changed are shared, never copied.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from svcstd.model.base import Entry, Part
from svcstd.model.elements import Elements, Item
from svcstd.model.parts import Fee
from svcstd.model.policy import Policies

P = TypeVar("P", bound=Part)


def said(part: Part) -> dict[str, Any]:
    """What a part says, by key."""
    values = part.__dict__
    return {name: values[name] for name in part.model_fields_set if values[name] is not None}


def build(model: type[P], values: dict[str, Any]) -> P:
    """A model of values that are validated already, without the cost of validating them again."""
    made = model.__new__(model)
    full = (
        {name: field.default for name, field in model.__pydantic_fields__.items()}
        if model is not Item
        else dict(_BLANK)
    )
    full.update(values)
    object.__setattr__(made, "__dict__", full)
    object.__setattr__(made, "__pydantic_fields_set__", set(values))
    object.__setattr__(made, "__pydantic_extra__", None)
    object.__setattr__(made, "__pydantic_private__", None)
    return made


_BLANK = dict.fromkeys(Item.model_fields)


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
    """Elements in order, those with `after` behind the one they name; an unknown name leaves them where they are."""
    entries = tuple(entries)
    for entry in entries:
        if entry.after:
            break
    else:
        return entries
    order = [entry for entry in entries if not entry.after]
    waiting = [entry for entry in entries if entry.after]
    while waiting:
        moved = False
        for entry in list(waiting):
            at = next((i for i, known in enumerate(order) if known.id == entry.after), None)
            if at is not None:
                while at + 1 < len(order) and order[at + 1].after == entry.after:
                    at += 1
                order.insert(at + 1, entry)
                waiting.remove(entry)
                moved = True
        if not moved:
            return entries
    return tuple(order)


def inheritable(elements: Elements, policies: Policies) -> Elements:
    """What a place hands down: all it says, what it takes out included, but the local elements."""
    values = said(elements)
    kept = {name: value for name, value in values.items() if name not in policies.local and name != "here"}
    for name, keys in policies.local_within.items():
        part = kept.get(name)
        if isinstance(part, Part):
            rest = {key: value for key, value in said(part).items() if key not in keys}
            kept[name] = build(type(part), rest)
    return build(Elements, kept) if len(kept) < len(values) or policies.local_within else elements


def without(value: Any, path: str) -> tuple[Any, bool]:
    """A value without what stands at a dotted path of ids and keys, and whether anything stood there."""
    if not path:
        return None, True
    head, _, rest = path.partition(".")
    if isinstance(value, tuple):
        out: list[Any] = []
        found = False
        for entry in value:
            if (isinstance(entry, Entry) and entry.id == head) or entry == head:
                left, found = without(entry, rest)
                out.extend([] if left is None else [left])
            else:
                out.append(entry)
        return tuple(out), found
    if isinstance(value, Part):
        values = said(value)
        if head not in values:
            return value, False
        left, found = without(values[head], rest)
        values.pop(head)
        if left is not None:
            values[head] = left
        return build(type(value), values), found
    return value, False
