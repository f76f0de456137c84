"""Working days and limits: the vectors of standard.md §6, and comparing across units."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from svcstd.calendar import Calendar, Order, Unit, add_months, compare
from svcstd.model.shape import shape_list
from svcstd.model.workdays import WorkYear
from svcstd.pipeline.catalogue import calendar
from svcstd.read import read

FILE = Path(__file__).resolve().parent.parent / "catalog" / "workdays.yaml"


@pytest.fixture(scope="module")
def table() -> Calendar:
    """The shipped table."""
    years, findings = shape_list(read(FILE.read_bytes(), "workdays.yaml"), WorkYear)
    assert not findings
    return calendar(years)


@pytest.mark.parametrize(
    ("accepted", "days", "due"),
    [
        ("2024-09-12", 5, "2024-09-20"), ("2024-09-30", 20, "2024-11-01"), ("2025-01-24", 5, "2025-02-07"),
        ("2025-01-25", 1, "2025-01-26"), ("2025-04-25", 2, "2025-04-28"), ("2025-09-26", 10, "2025-10-16"),
        ("2026-02-12", 5, "2026-02-26"), ("2026-02-13", 1, "2026-02-14"), ("2026-04-30", 3, "2026-05-08"),
        ("2026-09-18", 7, "2026-09-29"), ("2025-03-03", 20, "2025-03-31"), ("2025-03-03", 0, "2025-03-03"),
    ],
)  # fmt: skip
def test_due(table: Calendar, accepted: str, days: int, due: str) -> None:
    """Working days count from the day after acceptance; make-up days count."""
    found = table.due(datetime.date.fromisoformat(accepted), days, Unit.WORKDAY)
    assert found == datetime.date.fromisoformat(due)


@pytest.mark.parametrize(("year", "days"), [(2024, 251), (2025, 248), (2026, 248)])
def test_year(table: Calendar, year: int, days: int) -> None:
    """Each year has as many working days as the notices leave."""
    assert sum(day.year == year for day in table.workdays) == days


@pytest.mark.parametrize("span", ["2025-13-01", "2025-02-30", "2025-05-02..2025-05-01", "2025-05-01…2025-05-03", "2"])
def test_spans_are_of_real_days(span: str) -> None:
    """A span that would silently hold no day is a finding, by the name of its list."""
    text = f'- {{year: 2025, document: 某文, title: 通知, off: ["{span}"]}}\n'
    _, findings = shape_list(read(text.encode(), "workdays.yaml"), WorkYear)
    assert [(found.rule, found.path, found.values["key"]) for found in findings] == [("S209", (0, "off", 0), "off")]


def test_natural_days_move_off_rest_days(table: Calendar) -> None:
    """A natural-day limit that ends on a rest day ends on the next working day (Civil Code art. 203)."""
    assert table.due(datetime.date(2025, 9, 26), 5, Unit.DAY) == datetime.date(2025, 10, 9)


@pytest.mark.parametrize(
    ("day", "months", "due"),
    [("2025-01-31", 1, "2025-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2025-12-15", 12, "2026-12-15"), ("2025-10-31", 1, "2025-11-30"),
     ("2025-11-30", 1, "2025-12-30")],
)  # fmt: skip
def test_months(day: str, months: int, due: str) -> None:
    """The same-numbered day, else the month's last (Civil Code art. 202)."""
    assert add_months(datetime.date.fromisoformat(day), months) == datetime.date.fromisoformat(due)


@pytest.mark.parametrize(
    ("a", "b", "order"),
    [
        ((5, Unit.WORKDAY), (20, Unit.WORKDAY), Order.SHORTER), ((1, Unit.YEAR), (12, Unit.MONTH), Order.EQUAL),
        ((20, Unit.WORKDAY), (10, Unit.DAY), Order.LONGER), ((5, Unit.WORKDAY), (7, Unit.DAY), Order.INCOMPARABLE),
        ((3, Unit.MONTH), (20, Unit.WORKDAY), Order.LONGER), ((24, Unit.HOUR), (20, Unit.WORKDAY), Order.SHORTER),
        ((5, Unit.YEAR), (20, Unit.WORKDAY), Order.LONGER), ((2, Unit.MONTH), (10, Unit.YEAR), Order.SHORTER),
    ],
)  # fmt: skip
def test_compare(table: Calendar, a: tuple[int, Unit], b: tuple[int, Unit], order: Order) -> None:
    """Across units a limit is longer only if it ends later for every accepted day."""
    assert compare(a, b, table) is order
    mirrored = {Order.LONGER: Order.SHORTER, Order.SHORTER: Order.LONGER}.get(order, order)
    assert compare(b, a, table) is mirrored
