"""The formats of guides: name, ending and paper of each, and a printer that puts views on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any

from svcstd.paper import Paper
from svcstd.render import html, markdown
from svcstd.render.index import IndexView
from svcstd.render.view import Block, GuideView, Section


def _as_they_are(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    return sections


def _labelled(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """Sections whose tables have each cell beside its column's head."""
    return tuple(section._replace(blocks=tuple(map(_cells, section.blocks))) for section in sections)


def _cells(block: Block) -> Block:
    return block._replace(rows=html.labelled(block.head, block.rows)) if block.kind == "table" else block


@dataclass(frozen=True, slots=True)
class Format:
    """One format.

    Attributes:
        name: As `--to` takes it; also the ending of its files and its templates' middle name.
        paper: Its templates, made ready.
        sections: What it does to sections before they are laid out.
    """

    name: str
    paper: Callable[[Callable[[str], str | None]], Paper]
    sections: Callable[[tuple[Section, ...]], tuple[Section, ...]] = _as_they_are


FORMATS: dict[str, Format] = {
    "md": Format("md", markdown.paper),
    "html": Format("html", html.paper, _labelled),
}


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

    def file(self, stem: str) -> str:
        """The name of a file of this format."""
        return f"{stem}.{self.format.name}"

    def guide(self, view: GuideView) -> bytes:
        """One guide.

        Raises:
            BadTemplate: A template is wrong.
        """
        return self._print("guide", view, sections=self.format.sections(view.sections))

    def index(self, view: IndexView) -> bytes:
        """One index page.

        Raises:
            BadTemplate: A template is wrong.
        """
        return self._print("index", view)

    def _print(self, template: str, view: Any, **instead: Any) -> bytes:
        values = {field.name: getattr(view, field.name) for field in fields(view)}
        return self._paper.print(f"{template}.{self.format.name}.j2", {**values, **instead}).encode()
