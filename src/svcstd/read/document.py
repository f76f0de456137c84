"""A file as read: its tree, and on first need the place of every key and value."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from svcstd.diagnostic import Finding, KeyPath, Location
from svcstd.read.careful import Careful

TOP = re.compile(r"^(?![ #-]|$)", re.MULTILINE)
"""The first column of a line that holds a key of the document itself, where all lines are plain."""


LONGEST_KEPT = 8_000
"""Characters of an element whose reading is kept; longer ones are rare and large."""


class Document:
    """One file of a workspace.

    Attributes:
        file: Path relative to the workspace, with `/`.
        data: The tree: text from the careful reader, native ints and bools from the quick one; {} when broken.
        text: The decoded text, or "" when it could not be decoded.
        findings: What reading found wrong.
        broken: Whether the file could not be read to its end (exit code 3).
        quick: Whether `data` came from the quick reader and may still be replaced by `reread`.
        pieces: The lines of each top-level key, where the quick reader read them one by one.
    """

    __slots__ = ("_blocks", "_careful", "broken", "data", "file", "findings", "pieces", "quick", "text")

    def __init__(self, file: str, text: str = "", findings: Sequence[Finding] = (), broken: bool = False) -> None:
        """Hold a file before its tree is known."""
        self.file = file
        self.text = text
        self.findings = list(findings)
        self.broken = broken
        self.quick = False
        self.pieces: dict[str, str] | None = None
        self.data: Any = {}
        self._careful: Careful | None = None
        self._blocks: dict[str, tuple[Careful, int] | None] = {}

    @property
    def careful(self) -> Careful:
        """What the careful reader says, read on first need."""
        if self._careful is None:
            from svcstd.read import careful

            self._careful = Careful() if self.broken else careful.read(self.text)
        return self._careful

    def reread(self) -> None:
        """Let the careful reader decide: its tree and findings take the quick reader's place."""
        found = self.careful
        self.quick = False
        self.pieces = None
        self.data = found.data
        self.broken = self.broken or found.broken
        self.findings.extend(found.findings)

    def tree(self, path: KeyPath) -> Any:
        """A tree in which a path leads to what the file holds there, also after `data` was let go.

        Args:
            path: The path that is to be followed; other parts of the tree may be missing.
        """
        if self.data is not None:
            return self.data
        block = self._block(str(path[0])) if self.quick and self._careful is None and path else None
        return block[0].data if block else self.careful.data

    def element(self, name: str) -> Any:
        """What one top-level key holds as the careful reader sees it, or None where its lines do not say it alone.

        One element costs what its lines cost, not the whole file.
        """
        block = self._block(name) if self.quick and self.pieces and name in self.pieces else None
        return block[0].data.get(name) if block and not block[0].findings else None

    def where(self, path: KeyPath, *, key: bool = False) -> Location:
        """The place of a value, or of its nearest ancestor that has one.

        Args:
            path: Path of the value in this file.
            key: Whether the key itself is meant.
        """
        if self.quick and self._careful is None and path:
            block = self._block(str(path[0]))
            if block is not None:
                at = _mark(block[0], path, key)
                if at is not None:
                    return Location(self.file, at[0] + block[1], at[1])
        if not self.broken or self._careful is not None:
            at = _mark(self.careful, path, key)
            if at is not None:
                return Location(self.file, *at)
        return Location(self.file)

    def _block(self, name: str) -> tuple[Careful, int] | None:
        """What the careful reader says of the lines of one top-level key alone, and how many lines stand before them.

        The quick reader takes plain lines only, so that a key in the first column is the document's own and its value
        ends before the next: one position costs the lines of one element, not of the whole file.
        """
        if name not in self._blocks:
            start = re.search(rf"^[\"']?{re.escape(name)}[\"']?:(?= |$)", self.text, re.MULTILINE)
            self._blocks[name] = None
            if start is not None:
                end = TOP.search(self.text, start.end())
                lines = self.text[start.start() : end.start() if end else None]
                found = _alone(lines) if len(lines) <= LONGEST_KEPT else _alone.__wrapped__(lines)
                if not found.broken:
                    self._blocks[name] = found, self.text.count("\n", 0, start.start())
        return self._blocks[name]


@lru_cache(maxsize=256)
def _alone(lines: str) -> Careful:
    """What the careful reader says of some lines; kept, since many places write an element with a fault alike."""
    from svcstd.read import careful

    return careful.read(lines)


def _mark(found: Careful, path: KeyPath, key: bool) -> tuple[int, int] | None:
    """Line and column of a value or its key, or of its nearest ancestor that has one."""
    if key and path in found.keys:
        return found.keys[path]
    return next((found.marks[path[:end]] for end in range(len(path), -1, -1) if path[:end] in found.marks), None)
