"""Adjustments as a notice counts them: an item once, however many places took it over (standard.md §7)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from svcstd.diff.adjusted import Adjusted, Named, Unit
from svcstd.diff.cause import Side
from svcstd.diff.result import Reached
from svcstd.messages import notice as say
from svcstd.model.enums import AdjustmentKind as Kind

ORDER = (
    Kind.CANCELLED, Kind.DEVOLVED, Kind.RECALLED, Kind.ENTRUSTED, Kind.ADDED, Kind.MERGED, Kind.SPLIT, Kind.RENAMED,
    Kind.RETYPED, Kind.CHANGED, Kind.SUSPENDED,
)  # fmt: skip
"""Kinds as notices tell them: what applicants no longer need first."""


@dataclass(frozen=True, slots=True)
class Known:
    """What one version's catalogue says of a unit.

    Attributes:
        codes: Codes of the units that hold it, main item first, and its own.
        names: Their names.
        department: The department it belongs to, or "".
        basis: The provisions that set it.
        type: Its type, or "".
    """

    codes: tuple[str, ...]
    names: tuple[str, ...]
    department: str = ""
    basis: tuple[str, ...] = ()
    type: str = ""


Entries = Mapping[tuple[Side, str], Known]
"""What the two versions say of units, by side and code."""


@dataclass(slots=True)
class Counted:
    """One adjustment of a notice.

    Attributes:
        fact: What happened; of several places that did the same to the same items, the first one's.
        places: Codes of the places that did it, where the catalogue did not.
        following: Codes of the places that the catalogue's own adjustment reaches as one of theirs.
        reach: Items at places that it reaches.
    """

    fact: Adjusted
    places: list[str] = field(default_factory=list)
    following: list[str] = field(default_factory=list)
    reach: set[Reached] = field(default_factory=set)

    @property
    def shown(self) -> tuple[Named, ...]:
        """The items that it is about: as they were, or as they are where there were none."""
        return self.fact.before or self.fact.after

    @property
    def unit(self) -> Unit:
        """What it is counted as."""
        return self.shown[0].unit


@dataclass(frozen=True, slots=True)
class Count:
    """How many main items, sub-items and handling items were adjusted; sub-items are counted apart."""

    main: int = 0
    sub: int = 0
    handling: int = 0

    @classmethod
    def of(cls, counted: Iterable[Counted]) -> Count:
        """The count of some adjustments."""
        out = cls()
        for one in counted:
            out += cls(one.unit is Unit.MAIN, one.unit is Unit.SUB, one.unit is Unit.HANDLING)
        return out

    def __add__(self, other: Count) -> Count:
        """Both together."""
        return Count(self.main + other.main, self.sub + other.sub, self.handling + other.handling)

    @property
    def total(self) -> int:
        """All of them."""
        return self.main + self.sub + self.handling

    def say(self) -> str:
        """The count in words: 64 项及 5 个子项; units that there are none of go without a word."""
        parts = ((self.main, say.MAINS), (self.sub, say.SUBS), (self.handling, say.HANDLINGS))
        told = [text[count == 1].say(count=count) for count, text in parts if count]
        return say.AND.say().join(told) or say.MAINS[False].say(count=0)


def counted(facts: Sequence[Adjusted], entries: Entries) -> list[Counted]:
    """Adjustments by kind, then code: those of the catalogue, and of places where the catalogue has none of the sort.

    Args:
        facts: What the comparison found.
        entries: What the versions say of the items, to know which unit holds which.
    """
    found = [Counted(fact, reach=set(fact.reach)) for fact in facts if not fact.region]
    whole: dict[_Same, Counted] = {}
    for one in found:
        for code in _codes(one.fact):
            whole.setdefault(_same(one.fact, code), one)
    local: dict[object, Counted] = {}
    for fact in (fact for fact in facts if fact.region):
        home = _home(fact, whole, entries)
        if home is None:
            declared = fact.declared and (fact.declared.id, fact.declared.change)
            alike = (fact.kind, fact.before, fact.after, fact.element, fact.levels, fact.bodies, declared)
            home = local.setdefault(alike, Counted(fact))
            home.places.append(fact.region)
        else:
            home.following.append(fact.region)
        home.reach |= fact.reach
    return sorted([*found, *local.values()], key=lambda one: (ORDER.index(one.fact.kind), one.shown))


_Same = tuple[Kind, str, str]


def _same(fact: Adjusted, code: str) -> _Same:
    """What an adjustment has in common with those that follow it; a 变更 is of one element."""
    return fact.kind, fact.element if fact.kind is Kind.CHANGED else "", code


def _codes(fact: Adjusted) -> list[str]:
    return [unit.code for unit in (*fact.before, *fact.after)]


def _home(fact: Adjusted, whole: Mapping[_Same, Counted], entries: Entries) -> Counted | None:
    """The catalogue's adjustment that one of a place follows: of the same items, else of what holds them."""
    codes = _codes(fact)
    known = [entries.get((side, code)) for code in codes for side in Side]
    above = [code for one in known if one for code in reversed(one.codes)]
    return next((whole[same] for code in (*codes, *above) if (same := _same(fact, code)) in whole), None)
