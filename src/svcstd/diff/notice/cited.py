"""The documents that a notice cites, as declarations name them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from svcstd.diff.notice.counted import Counted
from svcstd.messages import language
from svcstd.messages import notice as say

MOST_CITED = 3
"""Documents that the first sentence names; of more it names the first and counts them."""


class Cited(NamedTuple):
    """A document that decides on some of the rows."""

    title: str
    document: str
    decided_by: str
    date: str
    effective: str
    adjustments: int


def documents(found: Sequence[Counted]) -> list[Cited]:
    """The documents by date and number, each with its rows; rows without one last."""
    known: Counter[tuple[str, ...]] = Counter()
    for made in filter(None, (one.fact.declared for one in found)):
        known[made.date, made.document, made.title, made.decided_by, made.effective] += 1
    declared = [
        Cited(title, number or say.NUMBER.say(), body, _written(dated), _written(effective), count)
        for (dated, number, title, body, effective), count in sorted(known.items())
    ]
    rest = len(found) - known.total()
    return [*declared, *([Cited(say.UNDECLARED.say(), "", "", "", "", rest)] if rest else [])]


def cited(documents: Sequence[Cited]) -> str:
    """The documents as the first sentence names them, or a blank where none is declared."""
    declared = [one for one in documents if one.document]
    told = [_citation(one) for one in declared]
    if not told:
        return say.BASED_ON.say()
    if len(told) > MOST_CITED:
        return say.CITED_MORE.say(first=told[0], count=len(told))
    return say.LIST.say().join(told)


def _citation(one: Cited) -> str:
    if not one.title:
        return one.document
    if one.document == say.NUMBER.say():
        return say.CITED_TITLE.say(title=one.title)
    return say.CITED.say(title=one.title, document=one.document)


def day(of: date) -> str:
    """A date in words."""
    width = 2 if language() == "en" else 1
    return say.DAY.say(year=of.year, month=f"{of.month:0{width}}", day=f"{of.day:0{width}}")


def _written(iso: str) -> str:
    return day(date.fromisoformat(iso)) if iso else ""
