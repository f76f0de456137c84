"""One guide that was written, as the pages that lead to it list it."""

from __future__ import annotations

from typing import NamedTuple

from svcstd.coverage import Taker
from svcstd.model.enums import Applicant, Level
from svcstd.render.service import counters
from svcstd.render.subject import Subject
from svcstd.render.view import Counter

PERSONS, ORGANISATIONS = "persons", "organisations"
"""The two kinds of applicants that people look under."""


class Page(NamedTuple):
    """One guide.

    Attributes:
        level: Level of the place.
        region: Code of the place.
        stem: Name of its file without ending.
        title: Full name of the item.
        type: 事项类型, or "".
        body: Name of the body, or "".
        draft: Whether it is marked 草稿.
        home: Code of the place whose record it is.
        agency: Id of the body, or "".
        audience: `PERSONS`, `ORGANISATIONS`, or both.
        themes: 服务主题.
        events: 生命周期.
        counters: Where applications are taken.
        online: Whether it can be applied for online.
        nearby: Places that have no guide of their own and where an outlet takes it, each with that outlet.
        visits: 到办事现场次数, or None where nothing is said.
    """

    level: Level
    region: str
    stem: str
    title: str
    type: str
    body: str
    draft: bool = False
    home: str = ""
    agency: str = ""
    audience: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    counters: tuple[Counter, ...] = ()
    online: bool = False
    visits: int | None = None
    nearby: tuple[tuple[str, Counter], ...] = ()

    @property
    def code(self) -> str:
        """Code of the item."""
        return self.stem.partition("@")[0]

    @property
    def variant(self) -> str:
        """Id of the body whose file it is, or ""."""
        return self.stem.partition("@")[2]

    @property
    def folder(self) -> str:
        """Its folder: level and place."""
        return f"{self.level.slug}/{self.region}"

    @property
    def address(self) -> str:
        """Its file in the folder of guides, without ending."""
        return f"{self.level.slug}/{self.region}/{self.stem}"


def outlet_of(taker: Taker) -> Counter:
    """The outlet that takes an item for a place, with the hours of the point."""
    outlet = taker.outlet
    return Counter(outlet.name, outlet.address or "", taker.point.hours or outlet.hours or "", outlet.phones or ())


def listed(on: Subject) -> Page:
    """A guide as the pages that lead to it list it, in Chinese."""
    item, region, visits = on.item, on.region, on.item.visits
    objects = set(item.objects or ())
    persons = [PERSONS] if Applicant.PERSON in objects else []
    return Page(
        level=region.level,
        region=region.code,
        stem=on.address.rpartition("/")[2],
        title=on.title,
        type=str(item.type or ""),
        body=on.body,
        draft=on.draft,
        home=on.home.code,
        agency=on.agency.id if on.agency else "",
        audience=tuple([*persons, *([ORGANISATIONS] if objects - {Applicant.PERSON} else [])]),
        themes=tuple(item.themes or ()),
        events=tuple(item.life_events or ()),
        counters=counters(on),
        online=bool(item.online and item.online.url),
        visits=visits.count if visits else None,
        nearby=tuple([(taker.region.code, outlet_of(taker)) for taker in on.coverage.rows]),
    )
