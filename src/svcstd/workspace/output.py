"""Writing: every file appears whole or not at all, unchanged files are not touched, and only inside one folder."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path

from svcstd.messages import commands as say

CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)

TEMPORARY = ".svcstd-{}.tmp"
"""Name of what is being written; a run that is killed leaves it. Listing skips it, `init` has git ignore it."""


def write_atomically(path: Path | str, data: bytes, *, durable: bool = True, mode: int | None = None) -> None:
    """Put `data` at `path` by a temporary file beside it and a rename.

    Args:
        path: Where; its folder exists.
        data: The whole content.
        durable: Whether to wait until the disk has it; outputs that can be made again need not.
        mode: Permissions of the file, where they are to be kept; else those of any new file.
    """
    write_pieces(path, (data,), durable=durable, mode=mode)


def write_pieces(path: Path | str, pieces: Iterable[bytes], *, durable: bool = True, mode: int | None = None) -> None:
    """Put what `pieces` make together at `path`, as `write_atomically` does; they are made as they are written."""
    beside = os.path.join(os.path.dirname(path), TEMPORARY.format(secrets.token_hex(8)))
    try:  # around opening too: an interruption comes before its result is known
        handle = os.open(beside, CREATE, 0o644)
        with open(handle, "wb", buffering=0) as file:
            for piece in pieces:
                left = memoryview(piece)
                while left:
                    left = left[file.write(left) :]
            if mode is not None:
                os.chmod(beside, mode)
            if durable:
                os.fsync(handle)
        os.replace(beside, path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


class Mark(StrEnum):
    """What writing a file comes to, compared with what stood there."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"


class Folder:
    """An output folder: names are checked, existing equal files are left alone."""

    def __init__(self, root: Path) -> None:
        """Write below `root`, made on first need."""
        self.root = root
        self._inside: dict[str, str] = {}
        self._made: set[str] = set()

    def write(self, name: str, data: bytes) -> bool:
        """Write one file and tell whether its content changed.

        Args:
            name: Path relative to the folder, with `/`.
            data: The whole content.

        Raises:
            ValueError: The name leads out of the folder.
        """
        path = self._at(name)
        if marked(path, data) is Mark.SAME:
            return False
        self._put(path, data)
        return True

    def _at(self, name: str) -> str:
        """The path of a file; nothing is made."""
        folder, _, leaf = name.rpartition("/")
        return os.path.join(self._inside.get(folder) or self._within(folder), _checked(leaf))

    def _within(self, folder: str) -> str:
        """The path of a folder below the root."""
        path = self.root.joinpath(*map(_checked, folder.split("/"))) if folder else self.root
        # Before anything is made: a link on the way would have folders made elsewhere.
        if not path.resolve().is_relative_to(self.root.resolve()):
            raise OSError(errno.ELOOP, say.OUTSIDE.say(), str(path))
        self._inside[folder] = str(path)
        return self._inside[folder]

    def _put(self, path: str, data: bytes) -> None:
        """Write a file, and make its folder where it is missing."""
        folder = os.path.dirname(path)
        if folder not in self._made:
            os.makedirs(folder, exist_ok=True)
            self._made.add(folder)
        write_atomically(path, data, durable=False)

    def has(self, name: str) -> bool:
        """Whether there is such a file."""
        return self._path(name).is_file()

    def remove(self, name: str) -> None:
        """Take away a file that this run wrote."""
        self._path(name).unlink(missing_ok=True)

    def _path(self, name: str) -> Path:
        return self.root.joinpath(*map(_checked, name.split("/")))


def inside(name: str) -> bool:
    """Whether a name stays in its folder on every system."""
    try:
        return all(map(_checked, name.split("/")))
    except ValueError:
        return False


def marked(path: str, data: bytes) -> Mark:
    """How `data` compares with the file at `path`."""
    try:
        with open(path, "rb", buffering=0) as file:
            same = os.fstat(file.fileno()).st_size == len(data) and file.read() == data
    except FileNotFoundError:
        return Mark.NEW
    except OSError:
        return Mark.CHANGED
    return Mark.SAME if same else Mark.CHANGED


def _checked(part: str) -> str:
    """One part of a name; it stays in its folder on every system."""
    if part in {"", ".", ".."} or "/" in part or "\\" in part or "\0" in part:
        raise ValueError(part)
    return part
