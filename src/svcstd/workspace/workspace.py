"""A workspace: its root, its settings, the names of its files, and reading any of them."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from svcstd import read as reader
from svcstd.diagnostic import Finding
from svcstd.read import Document
from svcstd.workspace.layout import Layout, read_layout
from svcstd.workspace.packaged import packaged
from svcstd.workspace.tree import DiskTree, Paths, Refusals, Tree, Unreadable

MARKER = "svcstd.yaml"
INPUTS = ("catalog", "items", "templates")
"""Folders that a workspace is read from."""
MAX_TABLE = 64 << 20
"""Bytes a table such as regions.csv may hold: the nation has about 700 000 places."""


class NoWorkspace(Exception):
    """No `svcstd.yaml` in a folder or any above it."""


class Workspace:
    """The files of one catalogue, on disk or at a git revision."""

    def __init__(self, tree: Tree, root: Path) -> None:
        """Take a tree whose root holds `svcstd.yaml`."""
        self.tree = tree
        self.root = root
        self._lines: tuple[str, list[str]] = ("", [])

    @classmethod
    def find(cls, start: Path) -> Workspace:
        """The workspace that holds a file or folder: the nearest `svcstd.yaml` upwards.

        Raises:
            NoWorkspace: There is none.
        """
        # Above `here/../other` is not `here`.
        start = start.resolve() if ".." in start.parts else start.absolute()
        for folder in (start, *start.parents):
            if (folder / MARKER).is_file():
                return cls(DiskTree(folder), folder)
        raise NoWorkspace(str(start))

    @property
    def below_repository(self) -> str:
        """Where the workspace stands in the repository that holds it, as `catalogue/`; "" at its top, or in none."""
        for folder in (self.root, *self.root.parents):
            if (folder / ".git").exists():
                return "".join(f"{part}/" for part in self.root.relative_to(folder).parts)
        return ""

    def is_input(self, path: Path) -> bool:
        """Whether a file or folder is the workspace itself, or of what it is read from: no place for outputs."""
        asked, root = path.resolve(), self.root.resolve()
        return asked in {root, root / MARKER} or any(asked.is_relative_to((root / name).resolve()) for name in INPUTS)

    @cached_property
    def listed(self) -> tuple[tuple[Paths, Refusals], tuple[Paths, Refusals]]:
        """What the tree lists below `items/` and below `catalog/basic/`."""
        return self.tree.list("items"), self.tree.list("catalog/basic")

    @cached_property
    def layout(self) -> Layout:
        """Names of all records and basic entries."""
        (records, bad_records), (basics, bad_basics) = self.listed
        layout = read_layout(records, basics)
        layout.findings.extend([*bad_records, *bad_basics])
        return layout

    def share_layout(self, other: Workspace) -> bool:
        """Take the layout of another version if it lists the same names; tell whether it does."""
        if self.listed != other.listed:
            return False
        self.__dict__["layout"] = other.layout
        return True

    def document(self, path: str) -> Document:
        """A file as read; one that cannot be read is a broken document with the finding that says why."""
        try:
            data = self.tree.read(path)
        except Unreadable as error:
            return Document(path, findings=[error.finding], broken=True)
        return reader.read(data, path)

    def or_packaged(self, path: str) -> Document:
        """A file of the workspace, or svcstd's own copy where the workspace has none."""
        if self.tree.exists(path):
            return self.document(path)
        try:
            return reader.read(packaged(path).read_bytes(), path)
        except FileNotFoundError:
            return Document(path)

    def text(self, path: str) -> tuple[str | None, list[Finding]]:
        """The text of a file that is not YAML, or None with the finding that says why; "" when there is no file."""
        if not self.tree.exists(path):
            return "", []
        from svcstd.read import caps

        try:
            data = self.tree.read(path, MAX_TABLE + 1)
        except Unreadable as error:
            return None, [error.finding]
        if len(data) > MAX_TABLE:
            return None, [caps.too_large(MAX_TABLE)]
        wide = caps.too_wide(data)
        return (None, [wide]) if wide else caps.decode(data)

    def line(self, path: str, number: int) -> str:
        """One line of a file, 1-based, for code frames; "" where there is none, or it is not UTF-8.

        Lines end where the reader counts them: not at U+2028 or a form feed. Those of the last file are kept: reports
        go through one file after another.
        """
        if self._lines[0] != path:
            try:
                text = self.tree.read(path).decode("utf-8-sig")
                lines = (text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text).split("\n")
            except (Unreadable, UnicodeDecodeError):
                lines = []
            self._lines = (path, lines)
        lines = self._lines[1]
        return lines[number - 1] if 0 < number <= len(lines) else ""
