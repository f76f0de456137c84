"""Which files of an output folder need not be looked into: those older than a manifest that was written here."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from svcstd.workspace import lock
from svcstd.workspace.manifest import NAME


def believe(root: Path) -> None:
    """Note on the lock's file, in its time, which manifest was written here: files older than it are as it says.

    In a copy of the folder the manifest has another time of change, and every file is looked into.
    """
    with suppress(FileNotFoundError):
        at = os.stat(root / NAME).st_ctime_ns
        os.utime(root / lock.NAME, ns=(at, at))


def believed(root: Path) -> int:
    """The time from which on files are looked into: that of the manifest, or 0 where it was not written here."""
    try:
        manifest = os.stat(root / NAME)
        return manifest.st_mtime_ns if os.stat(root / lock.NAME).st_mtime_ns == manifest.st_ctime_ns else 0
    except OSError:
        return 0
