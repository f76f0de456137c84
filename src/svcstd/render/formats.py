"""The formats of guides: name, ending and paper of each, and a printer that puts views on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from itertools import groupby
from operator import attrgetter
from typing import Any

from markupsafe import Markup

from svcstd.paper import Paper
from svcstd.render import html, markdown
from svcstd.render.index import IndexView
from svcstd.render.view import Again, Block, GuideView, Section


def _as_it_is(block: Block) -> Block:
    return block


def _labelled(block: Block) -> Block:
    """A table's cells each beside its column's head."""
    return block._replace(rows=html.labelled(block.head, block.rows)) if block.kind == "table" else block


@dataclass(frozen=True, slots=True)
class Format:
    """One format.

    Attributes:
        name: As `--to` takes it; also the ending of its files and its templates' middle name.
        paper: Its templates, made ready.
        ready: Marks a text as written in the format already.
        block: What it does to a block before it is laid out.
    """

    name: str
    paper: Callable[[Callable[[str], str | None]], Paper]
    ready: Callable[[str], str]
    block: Callable[[Block], Block] = _as_it_is


FORMATS: dict[str, Format] = {
    "md": Format("md", markdown.paper, markdown.Written),
    "html": Format("html", html.paper, Markup, _labelled),
}

KEEP = 4096


class Printer:
    """Prints views in one format."""

    def __init__(self, name: str, load: Callable[[str], str | None]) -> None:
        """Make a format's templates ready.

        Args:
            name: A key of `FORMATS`.
            load: Text of a template by name, or None.
        """
        self.format = FORMATS[name]
        self._paper = self.format.paper(load)
        self._same: dict[int, tuple[Section, str]] = {}
        self._alike: dict[Section, str] = {}

    def file(self, stem: str) -> str:
        """The name of a file of this format."""
        return f"{stem}.{self.format.name}"

    def guide(self, view: GuideView) -> bytes:
        """One guide.

        Raises:
            BadTemplate: A template is wrong.
        """
        contents = [(section.key, section.heading) for section in view.sections]
        words = {name: self.format.ready(word) for name, word in view.words.items()}
        sections = list(self._sections(view, words))
        return self._print("guide", view, contents=contents, sections=sections, words=words).encode()

    def _sections(self, view: GuideView, words: dict[str, str]) -> Iterator[str]:
        """Sections as printed: those that other guides have too one by one and once, those between them together."""
        for kept in (self._same, self._alike):
            if len(kept) > KEEP:
                kept.clear()
        for again, found in groupby(view.sections, key=attrgetter("again")):
            if again is Again.NEVER:
                yield self._printed(words, found)
                continue
            yield from (self._kept(words, section) for section in found)

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
        return self._print("index", view).encode()

    def _print(self, template: str, view: Any, **instead: Any) -> str:
        values = {field.name: getattr(view, field.name) for field in fields(view)}
        return self._paper.print(f"{template}.{self.format.name}.j2", {**values, **instead})
