"""A tree of files to read from: a folder on disk here, a git revision in `git.py`."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from svcstd.diagnostic import Finding
from svcstd.messages import reporting as say

READ_AT_MOST = (1 << 20) + 1
NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)
OPEN = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
Paths = list[str]
Refusals = list[tuple[str, Finding]]


class Unreadable(Exception):
    """A file that could not be read; carries the finding that says why."""

    def __init__(self, file: str, finding: Finding) -> None:
        """Keep the file and its finding."""
        super().__init__(file)
        self.file = file
        self.finding = finding


class Tree(Protocol):
    """Files by path relative to a workspace's root, with `/`."""

    def list(self, folder: str) -> tuple[Paths, Refusals]:
        """Paths of all files below a folder, sorted, and findings for what must not be followed."""

    def read(self, path: str, most: int = READ_AT_MOST) -> bytes:
        """A file's bytes, at most `most` of them.

        Raises:
            Unreadable: It could not be read, or leads out of the workspace.
        """

    def exists(self, path: str) -> bool:
        """Whether there is such a file."""


class DiskTree:
    """The files below a folder; symbolic links are followed only where they stay inside."""

    def __init__(self, root: Path) -> None:
        """Read below `root`."""
        self.root = root
        self._prefix = str(root) + os.sep
        self._real = os.path.realpath(root)
        self._outside: dict[str, Finding | None] = {}

    def list(self, folder: str) -> tuple[Paths, Refusals]:
        """Paths of all files below a folder, sorted, and findings for what must not be followed."""
        files: Paths = []
        findings: Refusals = []
        waiting = [folder]
        seen: set[str] = set()
        while waiting:
            at = waiting.pop()
            refused = self._refusal(at)
            if refused is not None:
                findings.append((at, refused))
                continue
            try:
                with os.scandir(self._prefix + at) as entries:
                    self._sort(at, entries, files, waiting, findings, seen)
            except FileNotFoundError:
                continue
            except OSError as error:
                findings.append((at, unreadable(error)))
        files.sort()
        return files, findings

    def _sort(
        self,
        at: str,
        entries: Iterable[os.DirEntry[str]],
        files: Paths,
        waiting: Paths,
        findings: Refusals,
        seen: set[str],
    ) -> None:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            path = f"{at}/{entry.name}" if at else entry.name
            if entry.is_symlink():
                target = os.path.realpath(entry.path)
                if not self._inside(target):
                    findings.append((path, Finding(rule="S303", values={"target": os.readlink(entry.path)[:200]})))
                    continue
                if entry.is_dir():
                    if target in seen or self._within(entry.path, target):
                        findings.append((path, Finding(rule="S304", values={"reason": say.LINK_AGAIN})))
                        continue
                    seen.add(target)
            if entry.is_dir():
                waiting.append(path)
            else:
                files.append(path)

    def _inside(self, target: str) -> bool:
        return target == self._real or target.startswith(self._real + os.sep)

    @staticmethod
    def _within(link: str, target: str) -> bool:
        """Whether a link to a folder stands inside that very folder."""
        home = os.path.realpath(os.path.dirname(link))
        return home == target or home.startswith(target + os.sep)

    def _refusal(self, folder: str) -> Finding | None:
        """The finding for a folder that a link, its own or one above it, leads out of the workspace."""
        if folder not in self._outside:
            outside = bool(folder) and not self._inside(os.path.realpath(self._prefix + folder))
            self._outside[folder] = self._leads_out(folder) if outside else None
        return self._outside[folder]

    def _leads_out(self, path: str) -> Finding:
        """The finding that names the link by which a path leaves the workspace."""
        parts = path.split("/")
        links = (self._prefix + "/".join(parts[:end]) for end in range(1, len(parts) + 1))
        link = next((one for one in links if not self._inside(os.path.realpath(one))), self._prefix + path)
        target = os.readlink(link) if os.path.islink(link) else ".."
        return Finding(rule="S303", values={"target": target[:200]})

    def read(self, path: str, most: int = READ_AT_MOST) -> bytes:
        """A file's bytes, at most `most` of them.

        Raises:
            Unreadable: It could not be read, is no regular file, or leads out of the workspace.
        """
        refused = self._refusal(path.rpartition("/")[0])
        if refused is not None:
            raise Unreadable(path, refused)
        try:
            descriptor = self._opened(path)
            try:
                known = os.fstat(descriptor)
                if not stat.S_ISREG(known.st_mode):
                    raise Unreadable(path, Finding(rule="S304", values={"reason": say.NO_FILE}))
                return _read(descriptor, known.st_size, most)
            finally:
                os.close(descriptor)
        except OSError as error:
            raise Unreadable(path, unreadable(error)) from error

    def _opened(self, path: str) -> int:
        """A descriptor of a file; the system itself refuses links, which are followed once known to stay inside."""
        full = self._prefix + path
        if NO_FOLLOW:
            try:
                return os.open(full, OPEN | NO_FOLLOW)
            except OSError:
                if not os.path.islink(full):
                    raise
        if not self._inside(os.path.realpath(full)):
            raise Unreadable(path, self._leads_out(path))
        return os.open(full, OPEN)

    def exists(self, path: str) -> bool:
        """Whether there is such a file."""
        return os.path.isfile(self._prefix + path)


def _read(descriptor: int, size: int, most: int) -> bytes:
    """All bytes up to `most`; asking for what is there, since a buffer of `most` bytes costs more than the reading."""
    data = os.read(descriptor, min(size + 1, most))
    while len(data) < most and (more := os.read(descriptor, min(1 << 16, most - len(data)))):
        data += more
    return data


def unreadable(error: OSError) -> Finding:
    """The finding for a file or folder that the system would not open."""
    return Finding(rule="S304", values={"reason": error.strerror or type(error).__name__})
