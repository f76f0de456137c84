"""Writing: every file appears whole or not at all, unchanged files are not touched, and only inside one folder."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Iterable
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


class Folder:
    """An output folder: names are checked, existing equal files are left alone."""

    def __init__(self, root: Path) -> None:
        """Write below `root`, made on first need."""
        self.root = root
        self._made: dict[str, str] = {}

    def write(self, name: str, data: bytes) -> bool:
        """Write one file and tell whether its content changed.

        Args:
            name: Path relative to the folder, with `/`.
            data: The whole content.

        Raises:
            ValueError: The name leads out of the folder.
        """
        folder, _, leaf = name.rpartition("/")
        path = os.path.join(self._made.get(folder) or self._make(folder), _checked(leaf))
        try:
            with open(path, "rb", buffering=0) as file:
                if os.fstat(file.fileno()).st_size == len(data) and file.read() == data:
                    return False
        except OSError:
            pass
        write_atomically(path, data, durable=False)
        return True

    def _make(self, folder: str) -> str:
        """The path of a folder below the root, made where it is missing."""
        path = self.root.joinpath(*map(_checked, folder.split("/"))) if folder else self.root
        # Before anything is made: a link on the way would have folders made elsewhere.
        if not path.resolve().is_relative_to(self.root.resolve()):
            raise OSError(errno.ELOOP, say.OUTSIDE.say(), str(path))
        path.mkdir(parents=True, exist_ok=True)
        self._made[folder] = str(path)
        return self._made[folder]

    def has(self, name: str) -> bool:
        """Whether there is such a file."""
        return self._path(name).is_file()

    def remove(self, name: str) -> None:
        """Take away a file that this run wrote."""
        self._path(name).unlink(missing_ok=True)

    def _path(self, name: str) -> Path:
        return self.root.joinpath(*map(_checked, name.split("/")))


def _checked(part: str) -> str:
    """One part of a name; it stays in its folder on every system."""
    if part in {"", ".", ".."} or "/" in part or "\\" in part or "\0" in part:
        raise ValueError(part)
    return part
