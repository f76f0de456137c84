"""What was decided on an item, in the words of a notice: 取消、下放至县级、合并为…… (standard.md §7)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from svcstd.diff.adjusted import Adjusted, Named
from svcstd.diff.cause import Side
from svcstd.diff.notice.counted import Counted, Entries
from svcstd.messages import Text
from svcstd.messages import notice as say
from svcstd.model.enums import AdjustmentKind as Kind
from svcstd.model.enums import Level


def decision(one: Counted, entries: Entries, place: Callable[[str], str]) -> str:
    """The decision on one row, with the places where it is not the catalogue's.

    Args:
        one: The adjustment.
        entries: What both versions say of its items.
        place: The name of a place.
    """
    told = DECISIONS[one.fact.kind](one.fact, entries)
    if not one.places:
        return told
    return say.AT_PLACES.say(decision=told, places=say.LIST.say().join(map(place, one.places)))


def _cancelled(fact: Adjusted, entries: Entries) -> str:
    return say.CANCELLED.say()


def _added(fact: Adjusted, entries: Entries) -> str:
    return say.ADDED.say()


def _suspended(fact: Adjusted, entries: Entries) -> str:
    return say.SUSPENDED.say()


def _devolved(fact: Adjusted, entries: Entries) -> str:
    levels = gained(fact)
    return say.DEVOLVED_TO.say(levels=_levels(levels)) if levels else say.DEVOLVED.say()


def _recalled(fact: Adjusted, entries: Entries) -> str:
    levels = gained(fact)
    return say.RECALLED_TO.say(levels=_levels(levels)) if levels else say.RECALLED.say()


def _entrusted(fact: Adjusted, entries: Entries) -> str:
    body = fact.bodies[1]
    return say.ENTRUSTED_TO.say(body=body) if body else say.ENTRUSTED.say()


def _merged(fact: Adjusted, entries: Entries) -> str:
    return say.MERGED.say(items=_items(fact.after))


def _split(fact: Adjusted, entries: Entries) -> str:
    return say.SPLIT.say(items=_items(fact.after))


def _renamed(fact: Adjusted, entries: Entries) -> str:
    return say.RENAMED.say(name=fact.after[0].name)


def _retyped(fact: Adjusted, entries: Entries) -> str:
    old, new = (_type(fact, side, entries) for side in (Side.OLD, Side.NEW))
    told = say.RETYPED.say(old=old, new=new) if old and new and old != new else say.RETYPED_UNKNOWN.say()
    return say.BECOMES.say(decision=told, items=_items(fact.after)) if _recoded(fact) else told


def _changed(fact: Adjusted, entries: Entries) -> str:
    if any(fact.bodies):
        old, new = (body or say.UNSAID.say() for body in fact.bodies)
        return say.OTHER_BODY.say(old=old, new=new)
    if _recoded(fact):
        return say.RECODED.say(code=say.LIST.say().join(one.code for one in fact.after))
    return say.CHANGED.say()


DECISIONS: dict[Kind, Callable[[Adjusted, Entries], str]] = {
    Kind.CANCELLED: _cancelled,
    Kind.ADDED: _added,
    Kind.SUSPENDED: _suspended,
    Kind.DEVOLVED: _devolved,
    Kind.RECALLED: _recalled,
    Kind.ENTRUSTED: _entrusted,
    Kind.MERGED: _merged,
    Kind.SPLIT: _split,
    Kind.RENAMED: _renamed,
    Kind.RETYPED: _retyped,
    Kind.CHANGED: _changed,
}


def gained(fact: Adjusted) -> tuple[Level, ...]:
    """The levels that exercise an item and did not before; where there are none, those that still do."""
    before, after = fact.levels
    return tuple(level for level in after if level not in before) or after


def _levels(levels: Iterable[Level]) -> str:
    return say.LIST.say().join(Text(level.value, level.english).say() for level in levels)


def _items(units: Sequence[Named]) -> str:
    return say.LIST.say().join(say.NAMED.say(name=one.name, code=one.code) for one in units)


def _recoded(fact: Adjusted) -> bool:
    return bool(fact.before and fact.after) and {one.code for one in fact.before} != {one.code for one in fact.after}


def _type(fact: Adjusted, side: Side, entries: Entries) -> str:
    units = fact.before if side is Side.OLD else fact.after
    known = entries.get((side, units[0].code)) if units else None
    return known.type if known else ""
