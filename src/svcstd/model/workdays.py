"""Holidays and make-up working days by year, each citing its State Council notice (catalog/workdays.yaml)."""

import datetime
import re
from collections.abc import Iterator, Sequence
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from svcstd.model.base import Count, Link, Maybe, Name, Part, element

DAY = datetime.timedelta(days=1)
DATE = r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
PATTERN = rf"^{DATE}(\.\.{DATE})?$"
LONGEST = 366
FIRST, LAST = 1949, 2100
"""Years that a table of the State Council's notices may speak of; each costs its days."""


def _span(value: Any) -> str:
    """A span of real days that does not end before it begins."""
    if isinstance(value, str) and re.match(PATTERN, value, re.ASCII):
        first, _, last = value.partition("..")
        try:
            begin, end = _day(first), _day(last or first)
            if 0 <= (end - begin).days <= LONGEST and begin.year >= FIRST and end.year <= LAST:
                return value
        except ValueError:
            pass
    raise PydanticCustomError("not_date", "a date YYYY-MM-DD is wanted, or two joined by ..")


def _year(year: int) -> int:
    """A year that a table may speak of."""
    if FIRST <= year <= LAST:
        return year
    raise PydanticCustomError("not_date", "a year from 1949 to 2100 is wanted")


_day = datetime.date.fromisoformat
Span = Annotated[str, BeforeValidator(_span, json_schema_input_type=Annotated[str, Field(pattern=PATTERN)])]
"""One day, or two joined by `..`, both included."""


class WorkYear(Part):
    """One year of the table."""

    year: Annotated[Count, AfterValidator(_year)] = element("年份", "四位年份，1949 至 2100", default=...)
    document: Name = element("文号", "国务院办公厅通知的文号", default=...)
    title: Name = element("标题", "通知的标题", default=...)
    url: Maybe[Link] = element("网址", "通知的公开网页")
    off: tuple[Span, ...] = element("放假", "放假的日子，连续几天写 起..止", default=...)
    work: Maybe[tuple[Span, ...]] = element("调休上班", "周末上班的日子")

    @staticmethod
    def days(spans: Sequence[str]) -> Iterator[datetime.date]:
        """The days of spans."""
        for span in spans:
            first, _, last = span.partition("..")
            day, end = _day(first), _day(last or first)
            while day <= end:
                yield day
                day += DAY
