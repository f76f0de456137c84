"""A workspace in an archive as a tree of files: .tar, .tar.gz, .tgz, .zip, read without unpacking it into a folder."""

from __future__ import annotations

from bisect import bisect_left
from pathlib import Path

from svcstd.diagnostic import Finding
from svcstd.messages import archives as say
from svcstd.workspace.packed import ArchiveProblem, Contents, Damaged, WrongArchive
from svcstd.workspace.tree import READ_AT_MOST, Paths, Refusals, Unreadable, unreadable
from svcstd.workspace.workspace import MARKER

HEAD = 512
MOST_NAMED = 3
"""Workspaces that a message names."""


class ArchiveTree:
    """The files of the workspace in an archive: of the nearest `svcstd.yaml`, which may lie in folders of its own."""

    def __init__(self, path: Path, archive: str) -> None:
        """Open an archive and read what it holds.

        Args:
            path: Where it is.
            archive: What messages call it.

        Raises:
            WrongArchive: It is no archive, or holds no workspace, or several.
            ArchiveProblem: It is cut off, damaged, too large, or holds what is refused.
        """
        try:
            self._contents = _opened(path, archive)
        except OSError as error:
            raise ArchiveProblem(say.UNREADABLE, archive, reason=error.strerror or type(error).__name__) from error
        self.top = _top(self._contents.names, archive)
        below = (name for name in self._contents.names if name.startswith(self.top))
        self._names = sorted(name[len(self.top) :] for name in below)
        self._known = frozenset(self._names)

    def list(self, folder: str) -> tuple[Paths, Refusals]:
        """Paths of all files below a folder, sorted; no findings, since links and the like refuse the archive."""
        names = self._names
        if not folder:
            return list(names), []
        return names[bisect_left(names, f"{folder}/") : bisect_left(names, f"{folder}0")], []

    def exists(self, path: str) -> bool:
        """Whether there is such a file."""
        return path in self._known

    def read(self, path: str, most: int = READ_AT_MOST) -> bytes:
        """A file's bytes, at most `most` of them.

        Raises:
            Unreadable: There is no such file, or its bytes are damaged.
        """
        if path not in self._known:
            raise Unreadable(path, Finding(rule="S304", values={"reason": say.NOT_IN_ARCHIVE}))
        try:
            return self._contents.read(self.top + path, most)
        except Damaged as error:
            raise Unreadable(path, Finding(rule="S304", values={"reason": say.ENTRY_BROKEN})) from error
        except OSError as error:
            raise Unreadable(path, unreadable(error)) from error


def _opened(path: Path, archive: str) -> Contents:
    """What an archive holds; its first bytes tell which kind it is, whatever it is called."""
    from svcstd.workspace.tarball import GZIP, TarFiles, is_tar
    from svcstd.workspace.zipped import ZipFiles

    with path.open("rb") as file:
        head = file.read(HEAD)
    if head.startswith((b"PK\3\4", b"PK\5\6")):
        return ZipFiles(path, archive)
    if head.startswith(GZIP) or is_tar(head):
        return TarFiles(path, archive)
    if not head:
        raise ArchiveProblem(say.BROKEN, archive, reason=say.CUT_OFF)
    raise WrongArchive(say.NO_ARCHIVE, archive)


def _top(names: Paths, archive: str) -> str:
    """The folder of the nearest `svcstd.yaml`, "" or with a closing `/`."""
    tops = [name.removesuffix(MARKER) for name in names if name == MARKER or name.endswith(f"/{MARKER}")]
    if not tops:
        raise WrongArchive(say.NO_WORKSPACE, archive)
    depth = min(top.count("/") for top in tops)
    nearest = sorted(top for top in tops if top.count("/") == depth)
    if len(nearest) > 1:
        more = "…" if len(nearest) > MOST_NAMED else ""
        raise WrongArchive(say.MANY_WORKSPACES, archive, folders=", ".join(nearest[:MOST_NAMED]) + more)
    return nearest[0]
