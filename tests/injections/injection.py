"""A fault put into one file of the shipped workspace, in memory, and the line that is to be reported for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from svcstd.diagnostic import Location
from svcstd.workspace import DiskTree, Unreadable, Workspace
from svcstd.workspace.tree import READ_AT_MOST, Paths, Refusals, Tree, unreadable

ROOT = Path(__file__).resolve().parents[2]
MARK = "⟦!⟧"
"""Stands in the line that is to be reported; taken out before the text is used."""

Content = bytes | OSError | None
"""What a file holds: its bytes, the system's refusal to open it, or nothing because it is not there."""


class OverlayTree:
    """The files of another tree, some of them changed, added, refused or taken away; nothing is copied."""

    def __init__(self, base: Tree, changes: Mapping[str, Content]) -> None:
        self.base = base
        self.changes = changes

    def list(self, folder: str) -> tuple[Paths, Refusals]:
        listed, refused = self.base.list(folder)
        kept = {path for path in listed if path not in self.changes}
        changed = {path for path, content in self.changes.items() if content is not None}
        return sorted(kept | {path for path in changed if path.startswith(f"{folder}/")}), refused

    def read(self, path: str, most: int = READ_AT_MOST) -> bytes:
        if path not in self.changes:
            return self.base.read(path, most)
        content = self.changes[path]
        if not isinstance(content, bytes):
            refusal = content or FileNotFoundError(2, "No such file or directory")
            raise Unreadable(path, unreadable(refusal)) from refusal
        return content[:most]

    def exists(self, path: str) -> bool:
        return self.changes[path] is not None if path in self.changes else self.base.exists(path)


@dataclass(frozen=True)
class Injection:
    """One fault, the rule that is to report it, and where.

    Files are named by their keys, since labels may change: `basic/<code>` and `<region>/<code>[@<body>]`, or by the path
    as it stands (lists, and files that the fault adds).

    Attributes:
        rule: Id of the rule.
        file: Where the fault is put.
        old: Text that stands there once; "" adds `new` at the end, None makes `new` the whole file.
        new: What takes its place, with MARK in the line that is to be reported.
        edit: Instead of `old` and `new`: what becomes of the bytes. Then the line of `at` is reported.
        at: Text that stands once, in the line to be reported, where that is not in `new`.
        there: File of `at`, where that is another one: the record `below`, one of those that the fault leaves incomplete.
        below: Record at a lower place, whose path alone is validated: the fault is to be reported in the upper file.
        whole: Whether the whole workspace must be validated to see it (rules over several records).
        also: Further (file, old, new) that prepare the ground and are no fault by themselves.
    """

    rule: str
    file: str
    old: str | None = ""
    new: str = ""
    edit: Callable[[bytes], bytes | OSError] | None = None
    at: str = ""
    there: str = ""
    below: str = ""
    whole: bool = False
    also: tuple[tuple[str, str, str], ...] = ()

    @property
    def path(self) -> str:
        """Path of the file the fault is put into."""
        return path_of(self.file)

    @property
    def needs_all(self) -> bool:
        """Whether naming a record or entry would not show the fault: lists, new files, rules over several records."""
        return self.whole or self.old is None or not self.path.startswith(("items/", "catalog/basic/"))

    def prepared(self) -> dict[str, Content]:
        """The changes that are no fault yet."""
        changes: dict[str, Content] = {}
        for file, old, new in self.also:
            path = path_of(file)
            changes[path] = put(text_of(path, changes), old, new, path).encode()
        return changes

    def injected(self) -> tuple[dict[str, Content], Location]:
        """All changes, and the place that is to be reported (its column does not count)."""
        changes = self.prepared()
        if self.edit is not None:
            line = line_of(text_of(self.path, changes), self.at, self.path)
            changes[self.path] = self.edit(text_of(self.path, changes).encode())
            return changes, Location(self.path, line)
        before = "" if self.old is None else text_of(self.path, changes)
        marked = put(before, self.old or "", self.new, self.path)
        changes[self.path] = marked.replace(MARK, "").encode()
        if not self.at:
            return changes, Location(self.path, line_of(marked, MARK, self.path))
        there = path_of(self.there or self.file)
        return changes, Location(there, line_of(text_of(there, changes), self.at, there))


def put(text: str, old: str, new: str, path: str) -> str:
    """A text with `new` in place of `old`, or at its end; an old text that is not there once says so."""
    if not old:
        return f"{text}{new}\n"
    assert text.count(old) == 1, f"{path} has {text.count(old)} times {old!r}: choose another text to replace"
    return text.replace(old, new)


def line_of(text: str, wanted: str, path: str) -> int:
    """Number of the line that holds a text."""
    assert text.count(wanted) == 1, f"{path} has {text.count(wanted)} times {wanted!r}: choose another text to report"
    start = text.index(wanted) + len(wanted) - len(wanted.lstrip("\n"))
    return text.count("\n", 0, start) + 1


def text_of(path: str, changes: Mapping[str, Content]) -> str:
    """The text of a shipped file, as changed so far."""
    content = changes.get(path)
    return content.decode() if isinstance(content, bytes) else (ROOT / path).read_text(encoding="utf-8")


def workspace(changes: Mapping[str, Content] | None = None) -> Workspace:
    """The shipped workspace with changes laid over it."""
    return Workspace(OverlayTree(DiskTree(ROOT), changes or {}), ROOT)


@cache
def shipped_paths() -> dict[str, str]:
    """Paths of the shipped records and basic entries by their keys."""
    layout = workspace().layout
    known = {f"basic/{code}": path for code, path in layout.basics.items()}
    for places in layout.records.values():
        for names in places.values():
            for name in names:
                known[f"{name.region}/{name.code}" + (f"@{name.agency}" if name.agency else "")] = name.path
    return known


def path_of(file: str) -> str:
    """The path that a key names; a path names itself."""
    return file if file.endswith((".yaml", ".csv")) else shipped_paths()[file]
