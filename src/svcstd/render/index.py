"""Index pages: one per place, one per level with many places, one for all; each links only within the folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from svcstd.messages import guides as g
from svcstd.messages import site as s
from svcstd.model.enums import ItemType, Level
from svcstd.model.region import Regions
from svcstd.render.page import Page
from svcstd.render.short import PLACE_HEAD
from svcstd.render.view import Languages, Link, Untranslated, Value, lines, table
from svcstd.render.wording import Labels

INLINE = 300
"""Places of one level that the first page lists itself; more stand on a page of their own."""


class Group(NamedTuple):
    """A list under one heading.

    Attributes:
        heading: Line above it, or "".
        head: Heads of the columns.
        rows: Its rows; first cells are links.
        more: A link that stands for rows listed elsewhere, or "".
    """

    heading: str
    head: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    more: Value = ""


@dataclass(frozen=True, slots=True)
class IndexView:
    """One index page.

    Attributes:
        title: What it lists.
        home: A link upwards, or "".
        summary: How many guides at how many places.
        groups: The lists.
        lang: Language tag of the page.
        words: Words that formats print around it, by name.
        root: The way to the first page's folder: `../` for each folder between.
        qr_text: What its QR code says: its address.
        languages: Links to the page in the other languages, or None where there are none.
        untranslated: What stays Chinese on an English page, or None.
    """

    title: str
    home: Value
    summary: str
    groups: tuple[Group, ...]
    lang: str
    words: dict[str, str]
    root: str = ""
    qr_text: str = ""
    languages: Languages | None = None
    untranslated: Untranslated | None = None


def indexes(
    pages: Iterable[Page], regions: Regions, say: Labels, title: str, file: Callable[[str], str], inline: int = INLINE
) -> Iterator[tuple[str, IndexView]]:
    """Index pages with the names of their files, the first page last.

    Args:
        pages: All guides.
        regions: Places.
        say: Words.
        title: Title of the catalogue.
        file: Name of a file by its stem, in the format that is printed.
        inline: Places of one level that the first page lists itself.
    """
    places: dict[Level, dict[str, list[Page]]] = {level: {} for level in Level}
    for page in pages:
        places[page.level].setdefault(page.region, []).append(page)
    groups: list[Group] = []
    for level, found in places.items():
        for region, guides in found.items():
            yield f"{level.slug}/{region}/{file('index')}", _place(regions.full_name(region), guides, say, file)
        if not found:
            continue
        pages_here = sum(map(len, found.values()))
        heading = say(s.INDEX_LEVEL, level=say.term(level), pages=pages_here, places=len(found))
        rows = _places(found, regions, say, file)
        more: Value = ""
        if len(rows) > inline:
            own = Group("", say.all(PLACES), tuple(_moved(rows, f"{level.slug}/")))
            view = IndexView(
                say.term(level), _home(say, f"../{file('index')}"), heading, (own,), say.lang, say.words, "../"
            )
            yield f"{level.slug}/{file('index')}", view
            more, rows = Link(say(s.INDEX_MORE, places=len(rows)), f"{level.slug}/{file('index')}"), []
        groups.append(Group(heading, say.all(PLACES) if rows else (), tuple(rows), more))
    total = sum(len(guides) for found in places.values() for guides in found.values())
    summary = say(s.INDEX_COUNTS, pages=total, places=sum(map(len, places.values())))
    yield file("index"), IndexView(title, "", summary, tuple(groups), say.lang, say.words)


PLACES = (g.REGION, s.INDEX_PAGES)
GUIDES = (g.ITEM_NAME, g.CODE, g.TYPE, s.AGENCY)


def _home(say: Labels, url: str) -> Value:
    return Link(say(s.INDEX_HOME), url)


def _places(
    found: dict[str, list[Page]], regions: Regions, say: Labels, file: Callable[[str], str]
) -> list[tuple[Value, ...]]:
    """Places with the number of their guides, those of one county together."""
    order = sorted(found, key=regions.ancestry)
    return [
        (Link(regions.full_name(code), f"{found[code][0].folder}/{file('index')}"), str(len(found[code])))
        for code in order
    ]


def _moved(rows: Iterable[tuple[Value, ...]], prefix: str) -> Iterator[tuple[Value, ...]]:
    """Rows whose links are seen from inside a folder."""
    for link, *rest in rows:
        assert isinstance(link, Link)
        yield (link._replace(url=link.url.removeprefix(prefix)), *rest)


def _titled(page: Page, say: Labels) -> str:
    title = say.title(page.title)
    return say.noted(title, say(g.DRAFT)) if page.draft else title


def _place(name: str, guides: list[Page], say: Labels, file: Callable[[str], str]) -> IndexView:
    """The index of one place, by name of item."""
    rows = [
        (
            Link(_titled(page, say), file(page.stem)),
            page.code,
            say.term(ItemType(page.type)) if page.type else "",
            say.text(page.body) if page.body else "",
        )
        for page in sorted(guides, key=lambda page: (page.stem, page.title))
    ]
    summary = say(s.INDEX_OF_PLACE, pages=len(guides))
    groups = [Group("", say.all(GUIDES), tuple(rows))]
    counters = dict.fromkeys(counter for page in guides for counter in page.counters)
    found = table(say, PLACE_HEAD, [(*map(say.text, one[:3]), lines(*one.phones)) for one in counters])
    groups += [Group(say(s.COUNTERS), block.head, block.rows) for block in found]
    home = _home(say, f"../../{file('index')}")
    return IndexView(say(s.INDEX_PLACE, place=name), home, summary, tuple(groups), say.lang, say.words, "../../")
