"""The formats of guides: name and ending of each, and a printer that puts views on paper."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any, Protocol

from markupsafe import Markup

from svcstd.paper import BadTemplate, Paper
from svcstd.render import html, machine, markdown
from svcstd.render.index import IndexView
from svcstd.render.linked import linked
from svcstd.render.qr import qr
from svcstd.render.site import StartView
from svcstd.render.view import Again, Block, Form, GuideView, Section

Load = Callable[[str], str | None]
"""Text of a template by name, or None where there is none."""


def _nothing(view: object) -> dict[str, Any]:
    return {}


def _around(view: GuideView) -> dict[str, Any]:
    """What only pages of the site have: the way to its root, the QR code, the data for machines."""
    return {
        "root": "../" * view.address.count("/"),
        "qr": qr(view.stamp.text, view.words["qr"]),
        "linked": linked(view),
    }


class Printer(Protocol):
    """Prints views in one format."""

    @property
    def site(self) -> bool:
        """Whether there is a start page with lists around them."""

    def file(self, stem: str) -> str:
        """The name of a file of this format."""

    def guide(self, view: GuideView) -> bytes:
        """One guide."""

    def index(self, view: IndexView) -> bytes:
        """One index page."""


def _beside(view: IndexView | StartView) -> dict[str, Any]:
    """What only lists of the site have: the QR code of their address."""
    return {"qr": qr(view.qr_text, view.words["qr_page"])}


@dataclass(frozen=True, slots=True)
class Format:
    """One format that is laid out by templates.

    Attributes:
        name: As `--to` takes it; also the ending of its files and its templates' middle name.
        paper: Its templates, made ready.
        ready: Marks a text as written in the format already.
        block: What it does to a block before it is laid out.
        around: What its guides have that others have not.
        beside: What its lists have that others have not.
        site: Whether its guides begin with the short version, and stand in a site with a start page and lists.
    """

    name: str
    paper: Callable[[Load], Paper]
    ready: Callable[[str], str]
    block: Callable[[Block], Block]
    around: Callable[[GuideView], dict[str, Any]] = _nothing
    beside: Callable[[IndexView | StartView], dict[str, Any]] = _nothing
    site: bool = False


LAID_OUT: dict[str, Format] = {
    "md": Format("md", markdown.paper, markdown.Written, markdown.prepared),
    "html": Format("html", html.paper, Markup, html.prepared, _around, _beside, site=True),
}

FORMATS = (*LAID_OUT, "json")
"""Names of all formats, as `--to` takes them."""

KEEP = 4096


def printer(name: str, load: Load, form: Form = "full", brand: str = "", folder: str = "") -> Printer:
    """What prints one format.

    Args:
        name: One of `FORMATS`.
        load: Text of a template by name, or None.
        form: Which version of guides.
        brand: Title of the catalogue, on top of every page.
        folder: Where the pages stand below what all languages share: "", or a name with a slash.
    """
    return Laying(LAID_OUT[name], load, form, brand, folder) if name in LAID_OUT else Json(form)


@dataclass(frozen=True, slots=True)
class Json:
    """Prints views as JSON."""

    form: Form
    site: bool = False

    def file(self, stem: str) -> str:
        """The name of a file of this format."""
        return f"{stem}.json"

    def guide(self, view: GuideView) -> bytes:
        """One guide."""
        return machine.guide(view, self.form)

    def index(self, view: IndexView) -> bytes:
        """One index page."""
        return machine.index(view)


class Laying:
    """Prints views by templates."""

    def __init__(self, format: Format, load: Load, form: Form, brand: str, folder: str) -> None:
        """Make a format's templates ready; see `printer`."""
        self.format = format
        self.form = form
        self.site = format.site
        self._brand = brand
        self._up = "../" * folder.count("/")
        self._words: tuple[dict[str, str], dict[str, str]] = {}, {}
        self._paper = self.format.paper(load)
        self._same: dict[int, tuple[Section, str]] = {}
        self._alike: dict[Section, str] = {}
        self._lists: dict[tuple[tuple[str, str], ...], str] = {}

    def file(self, stem: str) -> str:
        """The name of a file of this format."""
        return f"{stem}.{self.format.name}"

    def guide(self, view: GuideView) -> bytes:
        """One guide.

        Raises:
            BadTemplate: A template is wrong.
        """
        full = self.form == "full"
        words = self._ready(view.words)
        return self._print(
            "guide",
            view,
            contents=self._contents(view.sections, words) if full and self.format.site else "",
            short=self._joined(view.short, words) if self.format.site or not full else "",
            sections=self._joined(view.sections, words) if full else "",
            words=words,
            **self.format.around(view),
        )

    def _contents(self, sections: Sequence[Section], words: dict[str, str]) -> str:
        """Links to the sections: nearly all guides have the same."""
        keys = tuple([(section.key, section.heading) for section in sections])
        text = self._lists.get(keys)
        if text is None:
            if len(self._lists) > KEEP:
                self._lists.clear()
            printed = self._paper.print(f"contents.{self.format.name}.j2", {"sections": keys, "words": words})
            text = self._lists[keys] = self.format.ready(printed)
        return text

    def _joined(self, sections: Iterable[Section], words: dict[str, str]) -> str:
        return self.format.ready("".join(self._sections(sections, words)))

    def _sections(self, sections: Iterable[Section], words: dict[str, str]) -> Iterator[str]:
        """Sections as printed: those that other guides have too one by one and once, those between them together."""
        for kept in (self._same, self._alike):
            if len(kept) > KEEP:
                kept.clear()
        own: list[Section] = []
        for section in sections:
            if section.again is Again.NEVER:
                own.append(section)
                continue
            if own:
                yield self._printed(words, own)
                own = []
            yield self._kept(words, section)
        if own:
            yield self._printed(words, own)

    def _kept(self, words: dict[str, str], section: Section) -> str:
        """A section as it was printed last; one guide's words are all guides' words."""
        if section.again is Again.ALIKE:
            text = self._alike.get(section)
            if text is None:
                text = self._alike[section] = self._printed(words, (section,))
            return text
        known = self._same.get(id(section))
        if known is None:
            known = self._same[id(section)] = (section, self._printed(words, (section,)))
        return known[1]

    def _printed(self, words: dict[str, str], sections: Iterable[Section]) -> str:
        ready = [(s.key, s.heading, [self.format.block(block) for block in s.blocks]) for s in sections]
        text = self._paper.print(f"sections.{self.format.name}.j2", {"sections": ready, "words": words})
        return self.format.ready(text)

    def index(self, view: IndexView) -> bytes:
        """One index page.

        Raises:
            BadTemplate: A template is wrong.
        """
        groups = [
            group._replace(rows=self.format.block(Block("table", "", group.head, group.rows)).rows)
            for group in view.groups
        ]
        words = self._ready(view.words)
        return self._print("index", view, groups=groups, words=words, **self.format.beside(view))

    def start(self, view: StartView) -> bytes:
        """The first page of a site.

        Raises:
            BadTemplate: A template is wrong.
        """
        return self._print("start", view, words=self._ready(view.words), **self.format.beside(view))

    def _ready(self, words: dict[str, str]) -> dict[str, str]:
        """Words as printed; all guides of a language share one dictionary."""
        if self._words[0] is not words:
            self._words = words, {name: self.format.ready(word) for name, word in words.items()}
        return self._words[1]

    def _print(self, template: str, view: Any, **instead: Any) -> bytes:
        values = {field.name: getattr(view, field.name) for field in fields(view)} | instead
        values |= {"brand": self._brand, "assets": f"{values.get('root', '')}{self._up}assets/"}
        name = f"{template}.{self.format.name}.j2"
        page = self._paper.print(name, values)
        if self.site and not html.GUARDED.match(page):
            raise BadTemplate(name, 0, "no Content-Security-Policy of svcstd's at the head of the page")
        return page.encode()
