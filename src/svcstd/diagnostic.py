"""Where a problem is, how bad it is, and which rule found it: the one type that every stage and report shares."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any, Literal

KeyPath = tuple[str | int, ...]
"""Keys and positions from a document's root to a value, as `("materials", 2, "copies")`."""


class Severity(IntEnum):
    """How bad a finding is; greater is worse."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The severity as settings, options and JSON spell it."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a file: path relative to the workspace, 1-based line and column (in characters)."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        """`file:line:column`, as terminals and editors link it."""
        return f"{self.file}:{self.line}:{self.column}"


Kind = Literal["value", "key", "remove", "quote", "bytes", "colon"]
"""What a sure mend does; `Fix` says of each what that is."""


@dataclass(frozen=True, slots=True)
class Fix:
    """A sure mend of one finding: a fact, which `write` turns into an edit of text (design §2.5).

    Attributes:
        kind: `value`: the scalar at `path` becomes `text`; `key`: the key at `path` becomes `text`; `remove`: what
            stands at `path` is taken out; `quote`: the scalar at `path` is put in quotes as it is written; `bytes`: the
            file is written as reading decoded it (without byte order mark, lines ending in LF); `colon`: the full-width
            colon behind a key becomes a colon and a blank, in a file that cannot be read before, or in the key at
            `path` of a flow mapping, which holds its value too.
        path: Path in the file that the diagnostic names; () for the whole file.
        text: What takes the place.
    """

    kind: Kind
    path: KeyPath = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """A path and a message key with its values; the rule of that id holds the words (design §2.4).

    Attributes:
        path: Where, in the document or the resolved item that was looked at.
        message: Name of the rule's text.
        values: What the text's braces stand for.
        rule: Set by reader and model; rules leave it to the engine.
        mark: Line and column, where no path leads there (broken YAML).
        on_key: Whether the key itself is meant rather than its value.
        layer: The layer whose own path is meant, where the resolved item has no such path (rules on items only).
        related: Other paths of the same document with the name of the text that says how they matter.
        fix: How to mend it, where that is sure; its path is taken like `path` and turned into the file's with it.
    """

    path: KeyPath = ()
    message: str = "message"
    values: Mapping[str, object] = field(default_factory=dict)
    rule: str = ""
    mark: tuple[int, int] | None = None
    on_key: bool = False
    layer: Any = None
    related: tuple[tuple[Location, str], ...] = ()
    fix: Fix | None = None


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding with its place and words.

    Attributes:
        at: Place in the file that wrote the value.
        rule: Rule id.
        severity: As the edition and settings grade it.
        message: What is wrong, in the language of the run.
        mend: How to put it right, in the language of the run.
        path: Path in the file at `at`.
        related: Other places with a word on each.
        item: Code of the item, or "".
        region: Code of the place that was looked at, or "".
        fingerprint: Names the finding whatever line it stands in: rule, record, path by ids, message, value.
        fix: How to mend it, where that is sure, with a path of the file at `at`.
    """

    at: Location
    rule: str
    severity: Severity
    message: str
    mend: str = ""
    path: KeyPath = ()
    related: tuple[tuple[Location, str], ...] = ()
    item: str = ""
    region: str = ""
    fingerprint: str = ""
    fix: Fix | None = None

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """Sort key: file, line, column, rule, message."""
        return (self.at.file, self.at.line, self.at.column, self.rule, self.message)


def value_at(tree: Any, path: KeyPath) -> Any:
    """The value at a path of a tree, or None where the path leads nowhere."""
    for part in path:
        try:
            tree = tree[part]
        except (KeyError, IndexError, TypeError):
            return None
    return tree


def dotted(path: KeyPath) -> str:
    """A path as people write it: `materials[2].copies`."""
    out = ""
    for part in path:
        out += f"[{part}]" if isinstance(part, int) else f".{part}" if out else part
    return out
