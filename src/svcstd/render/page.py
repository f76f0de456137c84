"""One guide that was written, as the pages that lead to it list it."""

from __future__ import annotations

from typing import NamedTuple

from svcstd.messages import site as s
from svcstd.model.enums import Applicant, Level
from svcstd.render.subject import Subject
from svcstd.render.view import Counter, GuideView


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
        audience: 自然人, 法人和其他组织, or both, as the page words it.
        themes: 服务主题.
        events: 生命周期.
        counters: Where applications are taken.
        online: Whether it can be applied for online.
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


def _audience(on: Subject) -> tuple[str, ...]:
    """Whom an item is for, in the two kinds that people look under."""
    objects = set(on.item.objects or ())
    persons = [on.say(s.PERSONS)] if Applicant.PERSON in objects else []
    return tuple([*persons, *([on.say(s.ORGANISATIONS)] if objects - {Applicant.PERSON} else [])])


def listed(on: Subject, view: GuideView) -> Page:
    """A guide as the pages that lead to it list it."""
    item, region, visits = on.item, on.region, on.item.visits
    return Page(
        level=region.level,
        region=region.code,
        stem=view.address.rpartition("/")[2],
        title=view.title,
        type=view.service.kind,
        body=on.body,
        draft=view.draft,
        home=on.home.code,
        agency=on.agency.id if on.agency else "",
        audience=_audience(on),
        themes=tuple(item.themes or ()),
        events=tuple(item.life_events or ()),
        counters=view.service.counters,
        online=bool(view.service.online),
        visits=visits.count if visits else None,
    )
