"""A tree with some files changed in memory: what a workspace would be after changes that nobody has written yet."""

from __future__ import annotations

from collections.abc import Mapping

from svcstd.workspace.tree import READ_AT_MOST, Paths, Refusals, Tree


class Overlay:
    """The files of another tree, some of them with other content."""

    def __init__(self, base: Tree, changes: Mapping[str, bytes]) -> None:
        """Lay `changes`, contents by path, over files that `base` has."""
        self.base = base
        self.changes = changes

    def list(self, folder: str) -> tuple[Paths, Refusals]:
        """Paths of all files below a folder, and findings for what must not be followed."""
        return self.base.list(folder)

    def read(self, path: str, most: int = READ_AT_MOST) -> bytes:
        """A file's bytes, at most `most` of them.

        Raises:
            Unreadable: It could not be read.
        """
        return self.changes[path][:most] if path in self.changes else self.base.read(path, most)

    def exists(self, path: str) -> bool:
        """Whether there is such a file."""
        return path in self.changes or self.base.exists(path)
