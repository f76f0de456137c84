"""What `svcstd diff` prints: one module for each format, and their registry, from which options and pages derive."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Literal

from svcstd.messages import Text
from svcstd.messages import comparing as say
from svcstd.messages import formats as words

if TYPE_CHECKING:
    from svcstd.diff.result import DiffResult


@dataclass(frozen=True, slots=True)
class Shown:
    """One comparison as a format shows it.

    Attributes:
        result: What was found.
        title: Name of the catalogue, or "".
        exit_code: How the command ends.
        columns: Width of the terminal; 0 where there is none.
        load: Text of a template of svcstd's own by name.
    """

    result: DiffResult
    title: str = ""
    exit_code: int = 0
    columns: int = 0
    load: Callable[[str], str | None] = str


@dataclass(frozen=True, slots=True)
class Format:
    """One format.

    Attributes:
        name: As `--format` and `--output` spell it.
        ending: Usual ending of its files, without the dot.
        written: `terminal`: text in the terminal's encoding; `utf-8`: text for programs.
        whom: Whom it is for.
        module: Its module here, where `pieces(shown)` yields text; "" where the report's format of that name makes it.
        needs: What must be installed for it: nothing.
        extra: The extra of svcstd that installs it: none.
    """

    name: str
    ending: str
    written: Literal["terminal", "utf-8", "bytes"]
    whom: Text
    module: str = ""
    needs: str = ""
    extra: str = ""

    def encoded(self, shown: Shown) -> Iterator[bytes]:
        """Yield the comparison as UTF-8; file names that are no text are spelled out, as JSON spells them."""
        module = import_module(f"svcstd.diff.formats.{self.module}")
        for piece in module.pieces(shown):
            yield piece.encode("utf-8", "backslashreplace")


FORMATS: dict[str, Format] = {
    one.name: one
    for one in (
        Format("text", "txt", "terminal", say.FOR_TEXT, "text"),
        Format("wide", "txt", "terminal", say.FOR_WIDE, "wide"),
        Format("json", "json", "utf-8", say.FOR_JSON, "machine"),
        Format("markdown", "md", "utf-8", say.FOR_MARKDOWN, "markdown"),
        Format("html", "html", "utf-8", say.FOR_HTML, "html"),
        Format("sarif", "sarif", "utf-8", words.FOR_SARIF),
        Format("gitlab", "json", "utf-8", words.FOR_GITLAB),
        Format("github", "txt", "terminal", words.FOR_GITHUB),
        Format("junit", "xml", "utf-8", words.FOR_JUNIT),
    )
}
"""All formats by name, in the order of help and pages."""
