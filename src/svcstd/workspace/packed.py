"""What archives of every kind share: why they are refused, how much of them is read, which names are paths.

An archive is a stranger's file: everything about it is bounded before it is used, and what could mean two things is
refused, whole, with the entry's name (design §9).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import ClassVar, NoReturn, Protocol

from svcstd.messages import Text
from svcstd.messages import archives as say

SUFFIXES = (".tar.gz", ".tgz", ".tar", ".zip")
OTHER_SUFFIXES = (".rar", ".7z", ".gz", ".xz", ".txz", ".bz2", ".tbz2", ".zst", ".tzst")
"""Endings of archives that are not read: to be told so."""
MEGABYTE = 1 << 20
MOST_ENTRIES = 500_000
"""Files and folders: a city has 30 000 records."""
LARGEST = 64 * MEGABYTE
"""Bytes of one file: what a table such as regions.csv may hold."""
MOST_BYTES = 4096 * MEGABYTE
"""Bytes of everything unpacked."""
RATIO = 250
"""Unpacked bytes by bytes of the archive: records that are much alike reach 40, bombs 1 000."""
ALLOWED = 64 * MEGABYTE
"""Unpacked bytes below which the ratio does not count."""
DEEPEST = 32
"""Folders above one file."""
LONGEST = 1024
"""Bytes of one name."""

WRONG = (
    (say.CONTROL, re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")),
    (say.BACKSLASH, re.compile(r"\\")),
    (say.DRIVE, re.compile(r"^[A-Za-z]:")),
    (say.ABSOLUTE, re.compile("^/")),
    (say.UPWARDS, re.compile(r"(?:^|/)\.\.(?:/|$)")),
)
"""What no name may hold, and what is said of it."""


class ArchiveProblem(Exception):
    """An archive that is not read; the sentence says why.

    Attributes:
        code: Exit code that follows (design §10).
        text: The sentence, not yet said.
    """

    code: ClassVar[int] = 3

    def __init__(self, text: Text, archive: str, **values: object) -> None:
        """Keep the sentence; names are cut, since they may be as long as their writer likes."""
        cut = {key: value[:200] if isinstance(value, str) else value for key, value in values.items()}
        super().__init__(text.say(archive=archive[-300:], **cut))
        self.text = text


class WrongArchive(ArchiveProblem):
    """What was named is no archive of a workspace: the command was given the wrong thing."""

    code = 2


class Contents(Protocol):
    """The files of an opened archive."""

    @property
    def names(self) -> list[str]:
        """Their paths in it; those of hidden files are left out."""

    def read(self, name: str, most: int) -> bytes:
        """A file's bytes, at most `most` of them.

        Raises:
            Damaged: They are not what the archive says they are.
        """


class Damaged(Exception):
    """One file of an archive whose bytes are wrong."""


class Sums:
    """What has been unpacked so far, against the caps."""

    def __init__(self, archive: str, packed: int) -> None:
        """Count for an archive of so many bytes."""
        self.archive = archive
        self.packed = packed
        self.bytes = 0
        self.entries = 0

    def entry(self) -> None:
        """Count a file or folder.

        Raises:
            ArchiveProblem: There are too many.
        """
        self.entries += 1
        if self.entries > MOST_ENTRIES:
            raise ArchiveProblem(say.TOO_MANY, self.archive, most=MOST_ENTRIES)

    def unpacked(self, size: int, entry: str) -> None:
        """Count bytes.

        Raises:
            ArchiveProblem: They are too many, or too many for so small an archive.
        """
        self.bytes += size
        if self.bytes > MOST_BYTES:
            raise ArchiveProblem(say.TOO_MUCH, self.archive, most=MOST_BYTES // MEGABYTE)
        if self.bytes > ALLOWED and self.bytes > RATIO * self.packed:
            raise ArchiveProblem(say.BOMB, self.archive, entry=entry, most=RATIO)

    def file(self, size: int, entry: str) -> None:
        """Look at the size of one file before it is unpacked.

        Raises:
            ArchiveProblem: It is too large.
        """
        if size > LARGEST:
            raise ArchiveProblem(say.TOO_LARGE, self.archive, entry=entry, most=LARGEST // MEGABYTE)


def shown(name: bytes) -> str:
    """A name for a message, whatever its encoding."""
    return name[:LONGEST].decode("utf-8", "replace")


def decoded(names: Sequence[bytes], archive: str) -> list[str]:
    """Names of one archive as text: UTF-8, or GB18030 where one of them is not (archives made on Chinese Windows).

    Raises:
        ArchiveProblem: They are neither.
    """
    try:
        return [name.decode("utf-8") for name in names]
    except UnicodeDecodeError:
        pass
    out = []
    for name in names:
        try:
            out.append(name.decode("gb18030"))
        except UnicodeDecodeError:
            raise ArchiveProblem(say.BAD_ENCODING, archive, entry=shown(name)) from None
    return out


class Paths:
    """Paths of an archive's entries, each a file or a folder, and each file once.

    Attributes:
        files: Those of files, in order.
    """

    def __init__(self, archive: str) -> None:
        """Take paths of an archive."""
        self.archive = archive
        self.files: dict[str, None] = {}
        self._folders: set[str] = set()

    def add(self, name: str, folder: bool) -> str:
        """The path that a name is, without `./` before and `/` behind; "" for the top folder.

        Raises:
            ArchiveProblem: It is no path below the top, or stands there already.
        """
        path = self._path(name, folder)
        if folder:
            self._folders.add(path)
        elif path in self.files:
            self._refuse(say.TWICE, name)
        else:
            self.files[path] = None
        return path

    def _path(self, name: str, folder: bool) -> str:
        for text, wrong in WRONG:
            if wrong.search(name):
                self._refuse(text, name)
        if len(name.encode()) > LONGEST:
            self._refuse(say.LONG_NAME, name, most=LONGEST)
        path = name.removesuffix("/") if folder else name
        while path.startswith("./"):
            path = path[2:]
        if folder and path in ("", "."):
            return ""
        parts = path.split("/")
        if "" in parts or "." in parts:
            self._refuse(say.BAD_NAME, name)
        if len(parts) > DEEPEST:
            self._refuse(say.TOO_DEEP, name, most=DEEPEST)
        return path

    def _refuse(self, text: Text, name: str, **values: object) -> NoReturn:
        raise ArchiveProblem(text, self.archive, entry=name, **values)

    def finish(self) -> None:
        """Look at all of them together.

        Raises:
            ArchiveProblem: One is a file and a folder.
        """
        folders = set(self._folders)
        for path in self.files:
            above = path.rpartition("/")[0]
            while above and above not in folders:
                folders.add(above)
                above = above.rpartition("/")[0]
        for path in self.files:
            if path in folders:
                self._refuse(say.FILE_AND_FOLDER, path)


def visible(paths: Iterable[str]) -> list[str]:
    """Paths without a hidden file or folder in them, as in a folder on disk."""
    return [path for path in paths if not path.startswith(".") and "/." not in path]
