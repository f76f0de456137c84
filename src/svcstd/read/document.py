"""A file as read: its tree, and on first need the place of every key and value."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from svcstd.diagnostic import Finding, KeyPath, Location
from svcstd.read.careful import Careful


class Document:
    """One file of a workspace.

    Attributes:
        file: Path relative to the workspace, with `/`.
        data: The tree: text from the careful reader, native ints and bools from the quick one; {} when broken.
        text: The decoded text, or "" when it could not be decoded.
        findings: What reading found wrong.
        broken: Whether the file could not be read to its end (exit code 3).
        quick: Whether `data` came from the quick reader and may still be replaced by `reread`.
    """

    __slots__ = ("_careful", "broken", "data", "file", "findings", "quick", "text")

    def __init__(self, file: str, text: str = "", findings: Sequence[Finding] = (), broken: bool = False) -> None:
        """Hold a file before its tree is known."""
        self.file = file
        self.text = text
        self.findings = list(findings)
        self.broken = broken
        self.quick = False
        self.data: Any = {}
        self._careful: Careful | None = None

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
        self.data = found.data
        self.broken = self.broken or found.broken
        self.findings.extend(found.findings)

    def where(self, path: KeyPath, *, key: bool = False) -> Location:
        """The place of a value, or of its nearest ancestor that has one.

        Args:
            path: Path of the value in this file.
            key: Whether the key itself is meant.
        """
        if not self.broken or self._careful is not None:
            marks = self.careful.marks
            keys = self.careful.keys
            if key and path in keys:
                return Location(self.file, *keys[path])
            for end in range(len(path), -1, -1):
                if path[:end] in marks:
                    return Location(self.file, *marks[path[:end]])
        return Location(self.file)
