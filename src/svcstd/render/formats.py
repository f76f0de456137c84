"""The formats of guides: name, ending and paper of each, and a printer that puts views on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any

from markupsafe import Markup

from svcstd.paper import Paper
from svcstd.render import html, markdown
from svcstd.render.index import IndexView
from svcstd.render.view import Block, GuideView, Section


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
        self._sections: dict[int, tuple[Section, str]] = {}

    def file(self, stem: str) -> str:
        """The name of a file of this format."""
        return f"{stem}.{self.format.name}"

    def guide(self, view: GuideView) -> bytes:
        """One guide.

        Raises:
            BadTemplate: A template is wrong.
        """
        if len(self._sections) > KEEP:
            self._sections.clear()
        sections = [self._section(section, view.words) for section in view.sections]
        return self._print("guide", view, sections=sections).encode()

    def _section(self, section: Section, words: dict[str, str]) -> tuple[str, str, str]:
        """A section by key, heading and what stands under it, printed once where guides share it."""
        known = self._sections.get(id(section))
        if known is None:
            view = {"key": section.key, "blocks": list(map(self.format.block, section.blocks)), "words": words}
            text = self._paper.print(f"section.{self.format.name}.j2", view)
            known = self._sections[id(section)] = (section, self.format.ready(text))
        return section.key, section.heading, known[1]

    def index(self, view: IndexView) -> bytes:
        """One index page.

        Raises:
            BadTemplate: A template is wrong.
        """
        return self._print("index", view).encode()

    def _print(self, template: str, view: Any, **instead: Any) -> str:
        values = {field.name: getattr(view, field.name) for field in fields(view)}
        return self._paper.print(f"{template}.{self.format.name}.j2", {**values, **instead})
