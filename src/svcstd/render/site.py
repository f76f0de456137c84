"""The site around the guides: a start page, and lists by item, department, applicant, theme and life event (design §6).

Every list stands on a page of its own and every link is relative, so that the folder works wherever it is put.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from types import MappingProxyType
from typing import NamedTuple

from svcstd.messages import Text
from svcstd.messages import guides as g
from svcstd.messages import site as s
from svcstd.model.enums import ItemType, Level
from svcstd.model.region import Regions
from svcstd.render.index import Group, IndexView
from svcstd.render.page import ORGANISATIONS, PERSONS, Page
from svcstd.render.view import Counter, Languages, Link, Untranslated, Value, lines, table
from svcstd.render.wording import Labels

END = ".html"
FIRST = f"index{END}"
UP = "../"
"""The way from a list to the first page: every list stands one folder below it."""
INLINE_BODIES = 24
"""Departments that the start page lists itself."""
ITEM_HEAD = (g.REGION, s.AGENCY, g.OUTLET, g.ADDRESS, g.HOURS, g.PHONE)
ITEMS_HEAD = (g.ITEM_NAME, g.CODE, g.TYPE, s.PLACES_COUNT)
BODY_HEAD = (g.ITEM_NAME, g.REGION)
BODIES_HEAD = (s.AGENCY, s.INDEX_PAGES)


class Shelf(NamedTuple):
    """One way to browse: a heading with links."""

    heading: str
    links: tuple[Link, ...]
    more: Value = ""


@dataclass(frozen=True, slots=True)
class StartView:
    """The first page of the site.

    Attributes:
        title: Title of the catalogue.
        figures: Labels and numbers.
        shelves: Ways to browse.
        lang: Language tag of the page.
        words: Words that the page prints around it, by name.
        root: "": it stands in the first folder.
        qr_text: What its QR code says: its address.
        languages: Links to the page in the other languages, or None where there are none.
        untranslated: What stays Chinese on an English page, or None.
    """

    title: str
    figures: tuple[tuple[str, str], ...]
    shelves: tuple[Shelf, ...]
    lang: str
    words: dict[str, str]
    root: str = ""
    qr_text: str = ""
    languages: Languages | None = None
    untranslated: Untranslated | None = None


class Facet(NamedTuple):
    """One way to sort items.

    Attributes:
        folder: Where its pages stand.
        heading: On the start page.
        values: What it says of a guide.
        words: How a page words what is a key; other values are what the catalogue writes.
    """

    folder: str
    heading: Text
    values: Callable[[Page], tuple[str, ...]]
    words: Mapping[str, Text] = MappingProxyType({})


FACETS = (
    Facet("audience", s.BY_AUDIENCE, lambda page: page.audience, {PERSONS: s.PERSONS, ORGANISATIONS: s.ORGANISATIONS}),
    Facet("themes", s.BY_THEME, lambda page: page.themes),
    Facet("events", s.BY_EVENT, lambda page: page.events),
)


def slug(name: str) -> str:
    """A file's name for a word of the catalogue: no word becomes a path."""
    return blake2b(name.encode("utf-8", "replace"), digest_size=5).hexdigest()


def _stem(agency: str) -> str:
    """The file of a body: no id ends in `_`, so that one called `index` does not take the place of the list."""
    return f"{agency}_" if f"{agency}{END}" == FIRST else agency


class Site:
    """The pages around a set of guides."""

    def __init__(self, pages: Iterable[Page], regions: Regions, say: Labels, title: str) -> None:
        """Sort the guides by what the pages list.

        Args:
            pages: All guides.
            regions: Places.
            say: Words.
            title: Title of the catalogue.
        """
        self.pages = list(pages)
        self.regions = regions
        self.say = say
        self.title = title
        self.items: dict[str, list[Page]] = {}
        self.bodies: dict[str, list[Page]] = {}
        for page in self.pages:
            self.items.setdefault(page.code, []).append(page)
        named: dict[tuple[str, str], str] = {}
        for page in self.pages:
            if page.agency:  # bodies of one name at one place are one department to those who look for it
                self.bodies.setdefault(named.setdefault((page.home, page.body), page.agency), []).append(page)

    def lists(self) -> Iterator[tuple[str, IndexView]]:
        """All pages but the first, with the names of their files."""
        for code, found in self.items.items():
            yield f"items/{code}{END}", self._item(found)
        yield f"items/{FIRST}", self._list(self.say(s.ITEMS), self.items.values())
        for agency, found in self.bodies.items():
            yield f"bodies/{_stem(agency)}{END}", self._body(found)
        yield f"bodies/{FIRST}", self._bodies()
        for facet in FACETS:
            for value, items in self._sorted(facet).items():
                yield f"{facet.folder}/{slug(value)}{END}", self._list(self._word(facet, value), items.values())

    def start(self) -> StartView:
        """The first page."""
        say = self.say
        levels = {level: {page.region for page in self.pages if page.level is level} for level in Level}
        shelves = [
            Shelf(
                say(s.BY_PLACE),
                tuple(
                    Link(say.noted(say.term(level), str(len(found))), f"{level.slug}/{FIRST}")
                    for level, found in levels.items()
                    if found
                ),
            )
        ]
        for facet in FACETS:
            links = [
                Link(say.noted(self._word(facet, value), str(len(items))), f"{facet.folder}/{slug(value)}{END}")
                for value, items in self._sorted(facet).items()
            ]
            if links:
                shelves.append(Shelf(say(facet.heading), tuple(links)))
        bodies = [
            Link(say.noted(self._body_name(found), str(len(found))), f"bodies/{_stem(agency)}{END}")
            for agency, found in sorted(self.bodies.items(), key=lambda pair: -len(pair[1]))[:INLINE_BODIES]
        ]
        if bodies:
            shelves.append(Shelf(say(s.BY_BODY), tuple(bodies), Link(say(s.ALL_BODIES), f"bodies/{FIRST}")))
        return StartView(self.title, tuple(self._figures()), tuple(shelves), say.lang, say.words)

    def _figures(self) -> Iterator[tuple[str, str]]:
        say = self.say
        yield say(s.FIGURE_ITEMS), str(len(self.items))
        yield say(s.FIGURE_GUIDES), str(len(self.pages))
        yield say(s.FIGURE_PLACES), str(len({page.region for page in self.pages}))
        yield say(s.FIGURE_BODIES), str(len(self.bodies))
        once = sum(page.visits is not None and page.visits <= 1 for page in self.pages)
        for label, count in ((s.FIGURE_ONCE, once), (s.FIGURE_ONLINE, sum(page.online for page in self.pages))):
            if count:
                yield say(label), str(count)

    def _sorted(self, facet: Facet) -> dict[str, dict[str, list[Page]]]:
        """Items by what a facet says of any of their guides."""
        found: dict[str, dict[str, list[Page]]] = {}
        for page in self.pages:
            for value in facet.values(page):
                found.setdefault(value, {}).setdefault(page.code, []).append(page)
        order = [*facet.words, *sorted(found.keys() - facet.words.keys())]
        return {value: found[value] for value in order if value in found}

    def _item(self, found: list[Page]) -> IndexView:
        """Which place handles one item, with address, hours and phones (就近办)."""
        say = self.say
        places = [(page.region, page, page.counters) for page in found]
        guided = {page.region for page in found}
        # A place without an outlet of its own stands in the guide of the one that declares the point.
        places += [(code, page, (one,)) for page in found for code, one in page.nearby if code not in guided]
        places.sort(key=lambda place: self.regions.ancestry(place[0]))
        groups = []
        for level in Level:
            rows = [self._handled(*place) for place in places if self.regions.by_code[place[0]].level is level]
            if rows:
                (block,) = table(say, ITEM_HEAD, rows)
                groups.append(Group(say.term(level), block.head, block.rows))
        summary = say(s.ITEM_PLACES, places=len({code for code, _, _ in places}))
        return self._view(say.title(found[0].title), summary, groups)

    def _handled(self, code: str, page: Page, counters: tuple[Counter, ...]) -> tuple[Value, ...]:
        """A place that handles an item: where to go there, and the guide that holds."""
        say = self.say
        return (
            Link(self.regions.full_name(code), f"{UP}{page.address}{END}"),
            say.text(page.body),
            lines(*(say.text(one.name) for one in counters)),
            lines(*(say.text(one.address) for one in counters)),
            lines(*dict.fromkeys(say.text(one.hours) for one in counters)),
            lines(*dict.fromkeys(phone for one in counters for phone in one.phones)),
        )

    def _list(self, title: str, items: Iterable[list[Page]]) -> IndexView:
        """Items by name, each leading to the page of its places."""
        say = self.say
        rows = [
            (
                Link(say.title(found[0].title), f"{UP}items/{found[0].code}{END}"),
                found[0].code,
                say.term(ItemType(found[0].type)) if found[0].type else "",
                str(len({page.region for page in found})),
            )
            for found in sorted(items, key=lambda found: found[0].code)
        ]
        group = Group("", say.all(ITEMS_HEAD), tuple(rows))
        return self._view(title, say(s.ITEMS_COUNT, items=len(rows)), [group])

    def _body(self, found: list[Page]) -> IndexView:
        """The guides of one department."""
        say = self.say
        rows = [
            (Link(say.title(page.title), f"{UP}{page.address}{END}"), self.regions.full_name(page.region))
            for page in sorted(found, key=lambda page: (page.code, page.region))
        ]
        group = Group("", say.all(BODY_HEAD), tuple(rows))
        return self._view(self._body_name(found), say(s.INDEX_OF_PLACE, pages=len(rows)), [group])

    def _bodies(self) -> IndexView:
        say = self.say
        rows = [
            (Link(self._body_name(found), f"{_stem(agency)}{END}"), str(len(found)))
            for agency, found in sorted(self.bodies.items(), key=lambda pair: (pair[1][0].level, pair[0]))
        ]
        group = Group("", say.all(BODIES_HEAD), tuple(rows))
        return self._view(say(s.ALL_BODIES), say(s.BODIES_COUNT, bodies=len(rows)), [group])

    def _body_name(self, found: list[Page]) -> str:
        return self.say.text(found[0].body) or found[0].agency

    def _word(self, facet: Facet, value: str) -> str:
        """What a facet says, as a page words it."""
        word = facet.words.get(value)
        return self.say(word) if word else self.say.text(value)

    def _view(self, title: str, summary: str, groups: list[Group]) -> IndexView:
        say = self.say
        return IndexView(title, Link(say(s.START), f"{UP}{FIRST}"), summary, tuple(groups), say.lang, say.words, UP)
