"""One run at a time in an output folder: a lock that the system takes back when the process that holds it ends.

The standard library's own locks, not a package: worker processes inherit the descriptor, so that a folder stays locked
as long as any process of a killed run may still write into it.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar

from svcstd.messages import publishing as say

NAME = ".svcstd-lock"
WAIT = 600.0
"""Seconds that a run waits for another one; ten thousand guides take about ten."""
PAUSE = 0.1


class Locked(Exception):
    """Another run wrote into the folder as long as this one waited; the sentence says what to do.

    Attributes:
        code: Exit code that follows (design §10): nothing was made.
    """

    code: ClassVar[int] = 3

    def __init__(self, folder: Path) -> None:
        """Say which folder."""
        super().__init__(say.LOCKED.say(folder=folder, minutes=round(WAIT / 60)))


@contextmanager
def locked(folder: Path, waiting: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Hold the lock of a folder, which is made where it is missing.

    Args:
        folder: Which.
        waiting: Called once where another run holds it.

    Raises:
        Locked: The other run went on for longer than `WAIT`.
        OSError: The file system knows no locks, or lets nobody write there.
    """
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder / NAME, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o644)
    try:
        until = time.monotonic() + WAIT
        told = False
        while not _taken(handle):
            if not told:
                waiting()
                told = True
            if time.monotonic() > until:
                raise Locked(folder)
            time.sleep(PAUSE)
        yield
    finally:
        os.close(handle)


def _taken(handle: int) -> bool:
    """Whether the lock is ours now."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True
