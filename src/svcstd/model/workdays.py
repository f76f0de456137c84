"""Holidays and make-up working days by year, each citing its State Council notice (catalog/workdays.yaml)."""

import datetime
from collections.abc import Iterator, Sequence
from typing import Annotated

from pydantic import StringConstraints

from svcstd.model.base import Count, Link, Maybe, Name, Part, element

DAY = datetime.timedelta(days=1)
DATE = r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
Span = Annotated[str, StringConstraints(pattern=rf"^{DATE}(\.\.{DATE})?$")]
"""One day, or two joined by `..`, both included."""


class WorkYear(Part):
    """One year of the table."""

    year: Count = element("年份", "四位年份", default=...)
    document: Name = element("文号", "国务院办公厅通知的文号", default=...)
    title: Name = element("标题", "通知的标题", default=...)
    url: Maybe[Link] = element("网址", "通知的公开网页")
    off: tuple[Span, ...] = element("放假", "放假的日子，连续几天写 起..止", default=...)
    work: Maybe[tuple[Span, ...]] = element("调休上班", "周末上班的日子")

    @staticmethod
    def days(spans: Sequence[str]) -> Iterator[datetime.date]:
        """The days of spans; a span that ends before it begins, or names no real date, holds none."""
        for span in spans:
            first, _, last = span.partition("..")
            try:
                day, end = datetime.date.fromisoformat(first), datetime.date.fromisoformat(last or first)
            except ValueError:
                continue
            while day <= end and (end - day).days <= 366:  # noqa: PLR2004
                yield day
                day += DAY
