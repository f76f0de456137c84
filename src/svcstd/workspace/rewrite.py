"""Rewriting files of a workspace: only regular files of its own, only as they were read, whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from svcstd.messages import mending as say
from svcstd.workspace.output import write_atomically
from svcstd.workspace.tree import NO_FOLLOW, OPEN

WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


class NotWritten(Exception):
    """A file that was left as it is; its text says why."""


def rewrite(root: Path, path: str, before: bytes, after: bytes) -> None:
    """Put new content into a file, keeping its permissions.

    Args:
        root: Root of the workspace.
        path: The file, relative to the root, with `/`.
        before: What was read of it.
        after: What it is to hold.

    Raises:
        NotWritten: It is a link or reached by one, write-protected, was changed since, or the system refuses.
    """
    full = _own(root, path)
    try:
        mode = os.stat(full, follow_symlinks=False).st_mode
        if not mode & WRITABLE:
            raise NotWritten(say.PROTECTED.say())
        if _content(full, len(before)) != before:
            raise NotWritten(say.CHANGED_SINCE.say())
        write_atomically(full, after, mode=stat.S_IMODE(mode))
    except OSError as error:
        raise NotWritten(error.strerror or type(error).__name__) from error


def rename(root: Path, path: str, to: str) -> None:
    """Give a file or folder another name in the same folder.

    Args:
        root: Root of the workspace.
        path: The file or folder, relative to the root, with `/`.
        to: Its new path.

    Raises:
        NotWritten: It is reached by a link, something of the new name is there, or the system refuses.
    """
    full = _own(root, path)
    new = os.path.join(os.path.dirname(full), to.rpartition("/")[2])
    try:
        if os.path.lexists(new) and not os.path.samefile(full, new):
            raise NotWritten(say.NAME_TAKEN.say(other=to))
        os.rename(full, new)
    except OSError as error:
        raise NotWritten(error.strerror or type(error).__name__) from error


def _own(root: Path, path: str) -> str:
    """The path on disk of a file that no link leads to.

    Raises:
        NotWritten: A link does.
    """
    home = os.path.realpath(root)
    full = os.path.join(home, *path.split("/"))
    if os.path.realpath(full) != full or not full.startswith(home + os.sep):
        raise NotWritten(say.BY_LINK.say())
    return full


def _content(full: str, size: int) -> bytes:
    """What a regular file holds, up to one byte more than was read of it."""
    descriptor = os.open(full, OPEN | NO_FOLLOW)
    with open(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), full)
        return file.read(size + 1)
