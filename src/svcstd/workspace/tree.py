"""A tree of files to read from: a folder on disk here, a git revision in `git.py`."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from svcstd.diagnostic import Finding

READ_AT_MOST = (1 << 20) + 1
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

    def list(self, folder: str) -> tuple[Paths, Refusals]:
        """Paths of all files below a folder, sorted, and findings for what must not be followed."""
        files: Paths = []
        findings: Refusals = []
        waiting = [folder]
        seen: set[str] = set()
        while waiting:
            at = waiting.pop()
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
        return os.path.realpath(os.path.dirname(link)).startswith(target)

    def read(self, path: str, most: int = READ_AT_MOST) -> bytes:
        """A file's bytes, at most `most` of them.

        Raises:
            Unreadable: It could not be read, is no regular file, or leads out of the workspace.
        """
        full = self._prefix + path
        try:
            known = os.lstat(full)
            if stat.S_ISLNK(known.st_mode) and not self._inside(os.path.realpath(full)):
                raise Unreadable(path, Finding(rule="S303", values={"target": os.readlink(full)[:200]}))
            descriptor = os.open(full, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
            try:
                return _read(descriptor, known.st_size, most)
            finally:
                os.close(descriptor)
        except OSError as error:
            raise Unreadable(path, unreadable(error)) from error

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
