"""Working days by a cited table, due dates, and comparing limits across units (standard.md §6)."""

from __future__ import annotations

import datetime
from bisect import bisect_right
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property

DAY = datetime.timedelta(days=1)


class Unit(Enum):
    """What a limit counts."""

    WORKDAY = "workday"
    DAY = "day"
    HOUR = "hour"
    MONTH = "month"
    YEAR = "year"


class Order(Enum):
    """How one limit stands to another."""

    SHORTER = "shorter"
    EQUAL = "equal"
    LONGER = "longer"
    INCOMPARABLE = "incomparable"


@dataclass(frozen=True)
class Calendar:
    """A table of holidays and make-up working days.

    Attributes:
        years: The years the table covers.
        off: Weekdays (and weekends) without work, as the State Council's notices give them.
        work: Weekend days that are worked.
    """

    years: tuple[int, ...]
    off: frozenset[datetime.date] = field(default_factory=frozenset)
    work: frozenset[datetime.date] = field(default_factory=frozenset)

    def is_workday(self, day: datetime.date) -> bool:
        """Whether a day is worked."""
        return day in self.work or (day.weekday() < 5 and day not in self.off)  # noqa: PLR2004

    @cached_property
    def workdays(self) -> list[datetime.date]:
        """All working days of the table's years and one plain year after, in order."""
        if not self.years:
            return []
        day, end = datetime.date(min(self.years), 1, 1), datetime.date(max(self.years) + 2, 1, 1)
        out = []
        while day < end:
            if self.is_workday(day):
                out.append(day)
            day += DAY
        return out

    @cached_property
    def accepted(self) -> list[datetime.date]:
        """The days on which an application may be accepted: the working days of the table's years."""
        return [day for day in self.workdays if day.year in self.years]

    def due(self, accepted: datetime.date, amount: int, unit: Unit) -> datetime.date | None:
        """The last day of a limit; day 0 is the day of acceptance (Civil Code art. 201–203).

        Args:
            accepted: Day of acceptance.
            amount: How many units.
            unit: The unit; hours are rounded up to days.

        Returns:
            The due date, moved to the next working day where natural days end on a rest day; None outside the table.
        """
        if unit is Unit.WORKDAY:
            at = bisect_right(self.workdays, accepted) - 1 + amount
            return self.workdays[at] if 0 <= at < len(self.workdays) else None
        if unit is Unit.DAY:
            day = accepted + amount * DAY
        elif unit is Unit.HOUR:
            return accepted + -(-amount // 24) * DAY
        else:
            day = add_months(accepted, amount * (12 if unit is Unit.YEAR else 1))
        at = bisect_right(self.workdays, day - DAY)
        return self.workdays[at] if at < len(self.workdays) else None


def add_months(day: datetime.date, months: int) -> datetime.date:
    """The same-numbered day so many months on, else that month's last day (Civil Code art. 202)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > datetime.MAXYEAR - 1:
        return datetime.date.max
    last = (datetime.date(year, month + 2, 1) - DAY).day if month < 11 else 31  # noqa: PLR2004
    return datetime.date(year, month + 1, min(day.day, last))


def compare(a: tuple[int, Unit], b: tuple[int, Unit], calendar: Calendar) -> Order:
    """How limit `a` stands to limit `b`.

    Limits in one unit, and years beside months, compare as numbers. Across units one is longer only if it ends later
    for every accepted day of the table; where the days differ the two are incomparable (design §2.2).
    """
    (count_a, unit_a), (count_b, unit_b) = a, b
    if {unit_a, unit_b} == {Unit.YEAR, Unit.MONTH}:
        count_a *= 12 if unit_a is Unit.YEAR else 1
        count_b *= 12 if unit_b is Unit.YEAR else 1
        unit_a = unit_b = Unit.MONTH
    if unit_a is unit_b:
        return _order(count_a, count_b)
    orders = set()
    for accepted in calendar.accepted:
        due_a = calendar.due(accepted, count_a, unit_a)
        due_b = calendar.due(accepted, count_b, unit_b)
        if due_a is None or due_b is None:
            continue
        orders.add(_order(due_a, due_b))
        if len(orders) > 1:
            return Order.INCOMPARABLE
    return orders.pop() if orders else _by_bounds(a, b)


_DAYS = {Unit.WORKDAY: (1.0, 2.0, 15), Unit.DAY: (1.0, 1.0, 15), Unit.HOUR: (0.0, 1 / 24, 1)}
_LONG = {Unit.MONTH: (28.0, 31.0, 15), Unit.YEAR: (365.0, 366.0, 15)}


def _by_bounds(a: tuple[int, Unit], b: tuple[int, Unit]) -> Order:
    """The order of limits that end after the table: certain only where their ranges of natural days do not meet."""
    (least_a, most_a), (least_b, most_b) = (_range(*limit) for limit in (a, b))
    if least_a > most_b:
        return Order.LONGER
    return Order.SHORTER if most_a < least_b else Order.INCOMPARABLE


def _range(amount: int, unit: Unit) -> tuple[float, float]:
    least, most, slack = {**_DAYS, **_LONG}[unit]
    return amount * least, amount * most + slack


def _order(a: int | datetime.date, b: int | datetime.date) -> Order:
    if a == b:
        return Order.EQUAL
    return Order.LONGER if a > b else Order.SHORTER  # type: ignore[operator]
