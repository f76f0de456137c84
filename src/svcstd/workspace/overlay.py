"""A tree with some files changed in memory: what an editor holds, or what mends would make of them."""

from __future__ import annotations

from collections.abc import Mapping

from svcstd.workspace.tree import READ_AT_MOST, Paths, Refusals, Tree


class OverlayTree:
    """The files of another tree with others laid over them; nothing is written."""

    def __init__(self, base: Tree, files: Mapping[str, bytes]) -> None:
        """Lay `files`, bytes by path, over `base`."""
        self.base = base
        self.files = files

    def list(self, folder: str) -> tuple[Paths, Refusals]:
        """Paths of all files below a folder, sorted, and findings for what must not be followed."""
        listed, refused = self.base.list(folder)
        laid = [path for path in self.files if path.startswith(f"{folder}/")]
        return sorted({*listed, *laid}), [(path, finding) for path, finding in refused if path not in self.files]

    def read(self, path: str, most: int = READ_AT_MOST) -> bytes:
        """A file's bytes, at most `most` of them.

        Raises:
            Unreadable: It could not be read, or leads out of the workspace.
        """
        return self.files[path][:most] if path in self.files else self.base.read(path, most)

    def exists(self, path: str) -> bool:
        """Whether there is such a file."""
        return path in self.files or self.base.exists(path)
