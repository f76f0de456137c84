"""An output folder that remembers what is written, and says so on disk before: a killed run leaves its journal."""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from svcstd.workspace.manifest import Entry, SetName, hashed
from svcstd.workspace.output import CREATE, Folder, Mark, marked

JOURNAL = ".svcstd-{}-{}.journal"
"""Name of a journal: key of the set, and a token, since every process writes one of its own."""


class Written(NamedTuple):
    """A file as a run wrote it, found it equal, or would write it."""

    entry: Entry
    mark: Mark


class Recorded(Folder):
    """Writes the files of one set into a folder."""

    def __init__(self, root: Path, name: SetName, *, dry: bool = False) -> None:
        """Write below `root`.

        Args:
            root: The folder.
            name: The set.
            dry: Whether files are only compared, and nothing is written.
        """
        super().__init__(root)
        self.name = name
        self.dry = dry
        self.written: dict[str, Written] = {}
        self._token = secrets.token_hex(8)
        self._journal: int | None = None

    def write(self, name: str, data: bytes, of: str = "") -> bool:
        """Write one file and tell whether its content changed.

        Args:
            name: Path relative to the folder, with `/`.
            data: The whole content.
            of: Codes of the item and ids of the bodies that a guide is of, a blank between.

        Raises:
            ValueError: The name leads out of the folder.
        """
        path = self._at(name)
        entry = Entry(len(data), hashed(data), of)
        mark = marked(path, data)
        if mark is not Mark.SAME and not self.dry:
            self._note(name, entry)
            self._put(path, data)
        self.written[name] = Written(entry, mark)
        return mark is not Mark.SAME

    def remove(self, name: str) -> None:
        """Take back a file that this run wrote."""
        self.written.pop(name, None)
        if not self.dry:
            super().remove(name)

    def taken(self) -> dict[str, Written]:
        """What was written since this was asked last; the journal is closed until more is written."""
        found, self.written = self.written, {}
        if self._journal is not None:
            os.close(self._journal)
            self._journal = None
        return found

    def _note(self, name: str, entry: Entry) -> None:
        """Say in the journal what is about to be written."""
        if self._journal is None:
            os.makedirs(self.root, exist_ok=True)
            path = self.root / JOURNAL.format(self.name.key, self._token)
            self._journal = os.open(path, CREATE & ~os.O_EXCL | os.O_APPEND, 0o644)
        os.write(self._journal, json.dumps([name, *entry]).encode() + b"\n")


def journals(root: Path, names: Iterable[SetName]) -> list[Path]:
    """The journals that runs into some sets left in a folder: they were ended before their manifest was written."""
    keys = {name.key for name in names}
    with suppress(FileNotFoundError, NotADirectoryError), os.scandir(root) as entries:
        return sorted(root / entry.name for entry in entries if _key(entry.name) in keys)
    return []


def _key(name: str) -> str:
    """The set of the journal of this name, or ""."""
    begin, end = JOURNAL.split("{}-{}")
    return name[len(begin) : -len(end)].rpartition("-")[0] if name.startswith(begin) and name.endswith(end) else ""


def read_journal(path: Path) -> list[tuple[str, Entry]]:
    """What a run was about to write, as far as its journal says."""
    found = []
    for line in path.read_bytes().split(b"\n"):
        with suppress(ValueError, TypeError):  # the last line may be cut off
            name, size, digest, of = json.loads(line)
            found.append((str(name), Entry(int(size), str(digest), str(of))))
    return found
