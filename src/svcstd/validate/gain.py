"""Whether a place changed what it inherits to the applicant's gain only (design §2.2): facts for the level rules.

Generic over elements: the edition says for each path whether it may be tightened, and which way is the gain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from svcstd.calendar import Order
from svcstd.diagnostic import KeyPath
from svcstd.model.base import Entry, Part
from svcstd.model.catalogue import Catalogue
from svcstd.model.limit import TimeLimit
from svcstd.model.parts import Choice, Fee
from svcstd.model.policy import Policies, Policy
from svcstd.resolve import Resolved
from svcstd.resolve.merge import said

FREE = "不收费"
JUDGED_ELSEWHERE = frozenset({"levels"})
"""Elements with a rule of their own: levels may be widened by a declared adjustment (design §3.6)."""

LIMITING = frozenset({"when", "channel", "any_of", "visits"})
"""Elements that ask less of the applicant than their absence does."""
NUMBER = re.compile(r"\d{1,12}(?:\.\d{1,4})?", re.ASCII)


class Fault(Enum):
    """In what way a change is not to the applicant's gain."""

    WORSE = auto()
    ADDED = auto()
    DROPPED = auto()
    UNKNOWN = auto()
    LOCKED = auto()


@dataclass(frozen=True, slots=True)
class Loss:
    """One change that is not plainly a gain.

    Attributes:
        fault: In what way.
        path: Where, in the resolved item.
        key: The element's name, or the id of what was added or dropped.
        before: What is inherited.
        after: What the place makes of it.
    """

    fault: Fault
    path: KeyPath
    key: str
    before: Any = None
    after: Any = None


class _Last:
    """The losses of the item looked at last, since several rules ask for them one after another."""

    it: Resolved | None = None
    losses: tuple[Loss, ...] = ()


def losses(it: Resolved, catalogue: Catalogue) -> tuple[Loss, ...]:
    """What the place's own records change of their inheritance, other than to the applicant's gain."""
    if not it.overrides and not it.removals:
        return ()
    if _Last.it is not it:
        _Last.losses = tuple(_Comparing(it, catalogue).all())
        _Last.it = it
    return _Last.losses


@dataclass(frozen=True, slots=True)
class _Comparing:
    it: Resolved
    catalogue: Catalogue

    @property
    def policies(self) -> Policies:
        return self.it.policies

    def all(self) -> Iterator[Loss]:
        item = self.it.item.__dict__
        for name, before in self.it.inherited.items():
            after = item[name]
            if after is not before and name not in JUDGED_ELSEWHERE and name not in self.policies.local:
                yield from self.value((name,), before, after)

    def value(self, path: KeyPath, before: Any, after: Any) -> Iterator[Loss]:
        """Losses at a path and below it."""
        if before is after or before == after:
            return
        if isinstance(before, tuple) and _entries(before, after):
            yield from self.entries(path, before, after or ())
        elif isinstance(before, Part) and isinstance(after, Part):
            yield from self.part(path, before, after)
        else:
            yield from self.leaf(path, before, after)

    def part(self, path: KeyPath, before: Part, after: Part) -> Iterator[Loss]:
        """Losses in a mapping; what was not said before may be said."""
        if isinstance(before, Fee) and FREE in (before.charged, after.__dict__["charged"]):
            policy = self.policies.of(path)
            if policy.policy == "tighten" and before.charged == FREE:
                yield Loss(Fault.WORSE, path, str(path[-1]), FREE, after.__dict__["charged"])
            return
        values = after.__dict__
        for key, inherited in said(before).items():
            if key not in ("id", "after") and values[key] is not inherited:
                yield from self.value((*path, key), inherited, values[key])

    def entries(self, path: KeyPath, before: tuple[Entry, ...], after: tuple[Entry, ...]) -> Iterator[Loss]:
        """Losses in a list of mappings; the list's policy governs adding and removing."""
        policy = self.policies.of(path)
        inherited = {entry.id: entry for entry in before}
        for index, entry in enumerate(after):
            known = inherited.pop(entry.id, None)
            if known is not None:
                if entry is not known:
                    yield from self.value((*path, index), known, entry)
            elif policy.policy == "tighten" and policy.gain == "less":
                yield Loss(Fault.ADDED, (*path, index), entry.id, None, entry)
        if policy.policy == "tighten" and policy.gain == "more":
            for id in inherited:
                yield Loss(Fault.DROPPED, ("remove",), id)

    def leaf(self, path: KeyPath, before: Any, after: Any) -> Iterator[Loss]:
        """The loss of a value that has no parts, if it is one."""
        policy = self.policies.of(path)
        key = str(next((part for part in reversed(path) if isinstance(part, str)), ""))
        if policy.policy == "locked":
            if path[0] not in self.policies.locked:
                yield Loss(Fault.LOCKED, path, key, before, after)
        elif policy.policy == "tighten":
            fault = self.dropped(policy, key, before) if after is None else self.judge(policy, key, before, after)
            if fault is not None:
                yield Loss(fault, ("remove",) if after is None else path, key, _shown(before), _shown(after))

    def dropped(self, policy: Policy, key: str, before: Any) -> Fault | None:
        """Whether taking out a value leaves the applicant worse off."""
        kept = policy.gain != "less" or isinstance(before, TimeLimit | Fee) or key in LIMITING
        return Fault.DROPPED if kept and key != "supplement_within" else None

    def judge(self, policy: Policy, key: str, before: Any, after: Any) -> Fault | None:
        """Whether one value in place of another is worse, or nobody can tell."""
        if isinstance(policy.gain, tuple):
            return _ranked(policy.gain, before, after)
        less = policy.gain != "more"
        if isinstance(before, TimeLimit) and isinstance(after, TimeLimit):
            return self.limit(before, after, less)
        if isinstance(before, tuple) and isinstance(after, tuple):
            if key == "any_of" or (before and isinstance(before[0], Choice)):
                less = False
            gone = [value for value in (after if less else before) if value not in (before if less else after)]
            return Fault.WORSE if gone else None
        numbers = [_number(value) for value in (before, after)]
        if None in numbers:
            return Fault.UNKNOWN
        least, most = numbers if less else reversed(numbers)
        return Fault.WORSE if most > least else None

    def limit(self, before: TimeLimit, after: TimeLimit, less: bool) -> Fault | None:
        """Whether a limit is worse; none at all is the longest."""
        if before.none or after.none:
            return None if before.none is after.none or before.none is less else Fault.WORSE
        order = self.catalogue.compare(after, before)
        if order is Order.INCOMPARABLE:
            return Fault.UNKNOWN
        return Fault.WORSE if order is (Order.LONGER if less else Order.SHORTER) else None


def _entries(before: tuple[Any, ...], after: Any) -> bool:
    """Whether a value is a list of mappings that merge by id."""
    first = before[0] if before else after[0] if isinstance(after, tuple) and after else None
    return isinstance(first, Entry)


def _ranked(ranks: tuple[str, ...], before: Any, after: Any) -> Fault | None:
    if before not in ranks or after not in ranks:
        return Fault.UNKNOWN
    return Fault.WORSE if ranks.index(after) < ranks.index(before) else None


def _number(value: Any) -> Any:
    """A count, or the number that a text such as a fee's amount spells; None for other texts."""
    if isinstance(value, int):
        return value
    return float(value) if isinstance(value, str) and NUMBER.fullmatch(value) else None


def _shown(value: Any) -> str:
    """A value as a message shows it."""
    if isinstance(value, tuple):
        return "、".join(str(part.name or part.use) if isinstance(part, Choice) else str(part) for part in value)
    if isinstance(value, Part):
        return ""
    return str(value)[:40] if value is not None else ""
