"""`svcstd list untranslated`: what stays Chinese in English guides, and entries that translate nothing any more."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial

from svcstd.coverage import NOTHING
from svcstd.diagnostic import Location, value_at
from svcstd.messages import commands as say
from svcstd.messages.reporting import LIST
from svcstd.model.lang import chinese, entry_of, pieces
from svcstd.pipeline import execute
from svcstd.pipeline.catalogue import Library, read_library
from svcstd.pipeline.choice import Choice
from svcstd.pipeline.entries import Basic, Entries
from svcstd.pipeline.lang import read_lang
from svcstd.pipeline.lookup import NotFound
from svcstd.pipeline.pages import UNPUBLISHED, Pages, Wanted
from svcstd.pipeline.places import Broken, Places
from svcstd.read import Document
from svcstd.render.editions import Editions
from svcstd.render.subject import Subject
from svcstd.resolve import Resolved
from svcstd.workspace import Workspace

REGIONS = "catalog/regions.csv"
KEEP = 512


@dataclass(slots=True)
class Left:
    """One sentence without an entry.

    Attributes:
        text: The sentence, as it is to stand in `catalog/lang/en.yaml`.
        guides: How many guides it stands in.
        at: Where it is written first, or None where that cannot be told.
    """

    text: str
    guides: int = 0
    at: Location | None = None


@dataclass(slots=True)
class Untranslated:
    """What stays Chinese in the guides looked at.

    Attributes:
        left: Sentences, those in the most guides first.
        guides: How many guides were looked at.
        broken: Files that could not be read or typed.
    """

    left: list[Left] = field(default_factory=list)
    guides: int = 0
    broken: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Part:
    """What one batch of entries came to."""

    found: dict[str, Left] = field(default_factory=dict)
    guides: int = 0
    broken: list[str] = field(default_factory=list)

    def add(self, other: _Part) -> None:
        for text, left in other.found.items():
            known = self.found.setdefault(text, left)
            if known is not left:
                known.guides += left.guides
                known.at = known.at or left.at
        self.guides += other.guides
        self.broken += other.broken


class _Written:
    """Where sentences are written: each file that is asked is looked through once."""

    def __init__(self, library: Library) -> None:
        self._lists = [document for document, _ in library.read if not document.broken and document.file != REGIONS]
        self._places = {
            region.name: Location(REGIONS, region.line) for region in library.catalogue.regions.by_code.values()
        }
        self._known: dict[str, dict[str, Location]] = {}

    def where(self, sentence: str, it: Resolved) -> Location | None:
        """The place of a sentence in the files that an item is made of, in the lists, or among places."""
        files = (layer.document for layer in it.layers)
        for document in (*files, *self._lists):
            found = self.of(document).get(sentence)
            if found:
                return found
        return self._places.get(sentence)

    def of(self, document: Document) -> dict[str, Location]:
        """All that may be translated of one file, with the place of each."""
        found = self._known.get(document.file)
        if found is None:
            if len(self._known) > KEEP:
                self._known.clear()
            found = self._known[document.file] = dict(_pieces(document))
        return found


def _pieces(document: Document) -> Iterator[tuple[str, Location]]:
    """The pieces of a file's texts with their places, the last first, so that of two the first one holds."""
    careful = document.careful
    for path, mark in reversed(careful.marks.items()):
        value = value_at(careful.data, path)
        if isinstance(value, str) and chinese(value):
            for piece in pieces(value):
                yield piece, Location(document.file, *mark)


class _Looking:
    """Goes through the guides of one basic entry after another as English would have them."""

    def __init__(self, workspace: Workspace, library: Library, entries: dict[str, str], choice: Choice) -> None:
        self.catalogue = library.catalogue
        self.entries = Entries(workspace)
        self.places = Places(self.entries, self.catalogue)
        self.pages = Pages(self.places)
        self.wanted = Wanted(choice, self.catalogue)
        self.editions = Editions(("en",), entries)
        self.written = _Written(library)

    def entry(self, main: str, part: _Part) -> None:
        """Look through all guides of one basic entry."""
        basic = self.entries.basic(main)
        if basic.entry is None:
            part.broken.append(basic.document.file)
            return
        for identity, region, variant in self.places.everywhere(basic):
            if self.catalogue.regions.get(region) is None:
                continue
            try:
                it = self.places.at(basic, identity.code, region, variant)
                for on in self._subjects(basic, it):
                    self._guide(on, part)
            except Broken as error:
                part.broken.append(str(error))

    def _subjects(self, basic: Basic, it: Resolved) -> Iterator[Subject]:
        """The wanted guides of an item where a place acts in its own name, and where its points reach."""
        region = it.region
        if region is None or not it.published:
            return
        say, names = self.editions.say, self.entries.full_name
        bodies, codes = (it.item.agency or "", it.variant), it.identity.codes
        if self.wanted.page(region, bodies, codes):
            coverage = self.pages.coverage(it)
            yield Subject(it, it, region, region, self.catalogue, say, (), coverage, names)
        for place, takers in self.pages.reached(basic, it):
            if self.wanted.page(place, bodies, codes):
                there = self.pages.at_point(it, place)
                if there.item.state not in UNPUBLISHED:
                    yield Subject(there, it, place, region, self.catalogue, say, takers, NOTHING, names)

    def _guide(self, on: Subject, part: _Part) -> None:
        part.guides += 1
        for text in self.editions.english(on)[1]:
            left = part.found.get(text)
            if left is None:
                left = part.found[text] = Left(text, at=self.written.where(text, on.it))
            left.guides += 1


def _looking(
    workspace: Workspace, library: Library, entries: dict[str, str], choice: Choice
) -> Callable[[list[str]], _Part]:
    looking = _Looking(workspace, library, entries, choice)

    def do(mains: list[str]) -> _Part:
        part = _Part()
        for main in mains:
            looking.entry(main, part)
        return part

    return do


def untranslated(workspace: Workspace, choice: Choice, jobs: int | None = None) -> Untranslated:
    """The sentences that chosen guides have no English for.

    Args:
        workspace: Where.
        choice: Which guides.
        jobs: How many processes; None decides by size.

    Raises:
        NotFound: A place, a body or an item that is asked for is not there.
    """
    library, lang = read_library(workspace), read_lang(workspace)
    entries = Entries(workspace)
    unknown = choice.unknown(entries, library.catalogue)
    if unknown:
        raise NotFound(say.RENDER_UNKNOWN, names=LIST.say().join(unknown))
    mains = choice.mains(entries)
    work = execute.batches([(main, 1) for main in sorted(workspace.layout.basics if mains is None else mains)])
    make = partial(_looking, workspace, library, lang.entries, choice)
    total = _Part()
    for part in execute.run(make, work, execute.workers(jobs, workspace.layout.count)):
        total.add(part)
    left = sorted(total.found.values(), key=_order)
    broken = sorted({*total.broken, *library.unusable, *lang.unusable})
    return Untranslated(left, total.guides, broken)


def _order(left: Left) -> tuple[int, str, int, int, str]:
    """Those in the most guides first, then by file and line."""
    at = left.at or Location("~")
    return -left.guides, at.file, at.line, at.column, left.text


def stale(workspace: Workspace) -> Untranslated:
    """The entries whose Chinese stands in no file of the catalogue and in no record, in the order of their files."""
    library, lang = read_library(workspace), read_lang(workspace)
    used: set[str] = set()
    broken = [*library.unusable, *lang.unusable]
    for document in _documents(workspace, library):
        if document.broken:
            broken.append(document.file)
        used.update(entry for piece, _ in _pieces(document) if (entry := entry_of(lang.entries, piece)))
    names = (region.name for region in library.catalogue.regions.by_code.values())
    used.update(entry for name in names if (entry := entry_of(lang.entries, name)))
    left = [
        Left(sentence, at=document.where((sentence,), key=True))
        for document, _ in lang.read
        for sentence in (document.data if isinstance(document.data, dict) else ())
        if sentence not in used
    ]
    return Untranslated(left, 0, sorted(set(broken)))


def _documents(workspace: Workspace, library: Library) -> Iterator[Document]:
    """Every file whose texts guides may show."""
    yield from (document for document, _ in library.read if document.file != REGIONS)
    layout = workspace.layout
    yield from map(workspace.document, layout.basics.values())
    for places in layout.records.values():
        for names in places.values():
            yield from (workspace.document(name.path) for name in names)
