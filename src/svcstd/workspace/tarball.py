"""Tar archives, plain or gzipped: read once, in order, into a private file that has no name.

The format is POSIX's ustar with pax headers and GNU's long names; read by hand, since the standard library's reader
takes a header of any length into memory and follows offsets backwards.
"""

from __future__ import annotations

import gzip
import os
import re
import tempfile
import weakref
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Final, NamedTuple, NoReturn

from svcstd.messages import Text
from svcstd.messages import archives as say
from svcstd.workspace.packed import MEGABYTE, ArchiveProblem, Damaged, Paths, Sums, decoded, shown, visible

BLOCK: Final = 512
GZIP = b"\x1f\x8b"
OCTAL = re.compile(rb"[ \0]*([0-7]*)[ \0]*")
LONGEST_HEADER = 64 << 10
"""Bytes of a pax header or a long name."""
FILES, FOLDER, LINKS, DEVICES = b"\x000", b"5", b"12", b"346"
LONG_NAME, LONG_LINK, PAX, PAX_GLOBAL = b"L", b"K", b"x", b"g"
MEANING = (b"path", b"size", b"linkpath")
"""Keys of pax headers that change what an entry is."""


class Entry(NamedTuple):
    """One header with its data still unread.

    Attributes:
        name: As written.
        kind: The type flag.
        size: Bytes of data.
    """

    name: bytes
    kind: bytes
    size: int


class TarFiles:
    """The files of a tar archive, unpacked one behind the other into a private file."""

    def __init__(self, path: Path, archive: str) -> None:
        """Read an archive.

        Args:
            path: Where it is.
            archive: What messages call it.

        Raises:
            ArchiveProblem: It is refused.
            OSError: It cannot be opened, or there is no room for the private file.
        """
        self.path, self.archive = path, archive
        self._store: IO[bytes] | None = None
        self._places = self._unpack()
        self.names = visible(self._places)

    def __getstate__(self) -> dict[str, object]:
        """Everything but the private file, which another process makes anew."""
        return self.__dict__ | {"_store": None}

    def read(self, name: str, most: int) -> bytes:
        """A file's bytes, at most `most` of them.

        Raises:
            Damaged: Another process finds that the archive has changed.
        """
        if self._store is None and self._unpack() != self._places:
            raise Damaged(name)
        assert self._store is not None
        offset, size = self._places[name]
        return read_at(self._store.fileno(), offset, min(size, most))

    def _unpack(self) -> dict[str, tuple[int, int]]:
        """Unpack into the private file; tell at which offset each file begins and how long it is."""
        store = tempfile.TemporaryFile()  # noqa: SIM115 - it lives as long as this does
        weakref.finalize(self, store.close)
        names, folders, places, end = [], [], [], 0
        with self.path.open("rb") as raw:
            tape = _Tape(raw, self.archive)
            for entry in tape.entries():
                names.append(entry.name)
                folders.append(entry.kind == FOLDER or entry.name.endswith(b"/"))
                places.append((end, 0 if folders[-1] else entry.size))
                if not folders[-1]:
                    tape.copy(entry, store)
                    end += entry.size
        store.flush()
        paths = Paths(self.archive)
        found = {
            paths.add(name, folder): place
            for name, folder, place in zip(decoded(names, self.archive), folders, places, strict=True)
        }
        paths.finish()
        self._store = store
        return {path: found[path] for path in paths.files}


class _Tape:
    """The blocks of a tar archive, in order."""

    def __init__(self, raw: IO[bytes], archive: str) -> None:
        self.archive = archive
        self.sums = Sums(archive, os.fstat(raw.fileno()).st_size)
        self.name = b""
        zipped = raw.read(len(GZIP)) == GZIP
        raw.seek(0)
        self.stream: IO[bytes] = gzip.GzipFile(fileobj=raw) if zipped else raw  # type: ignore[assignment]

    def take(self, size: int) -> bytes:
        """The next bytes, fewer only at the end; a megabyte at most, since they are held in memory."""
        try:
            data = self.stream.read(size)
        except EOFError:
            self._broken(say.CUT_OFF)
        except (zlib.error, gzip.BadGzipFile):
            self._broken(say.BAD_DATA)
        self.sums.unpacked(len(data), shown(self.name))
        return data

    def _broken(self, reason: Text) -> NoReturn:
        raise ArchiveProblem(say.BROKEN, self.archive, reason=reason)

    def _refuse(self, text: Text, name: bytes) -> NoReturn:
        raise ArchiveProblem(text, self.archive, entry=shown(name))

    def entries(self) -> Iterator[Entry]:
        """Yield files and folders; a file's data are to be copied before the next.

        Raises:
            ArchiveProblem: The archive is cut off, damaged, or holds what is refused.
        """
        more: dict[bytes, bytes] = {}
        while (block := self.take(BLOCK)) != bytes(BLOCK):
            if len(block) < BLOCK:
                self._broken(say.CUT_OFF)
            entry = self._header(block)
            if entry.kind in (LONG_NAME, LONG_LINK, PAX, PAX_GLOBAL):
                self._more(entry, more)
                continue
            entry = self._whole(entry, more)
            self.name = entry.name
            more = {}
            self.sums.entry()
            self._kind(entry)
            yield entry
        while self.take(MEGABYTE):  # what follows is padding, but a download that stopped in it shows only here
            pass

    def _header(self, block: bytes) -> Entry:
        sum_of = sum(block[:148]) + sum(block[156:]) + 8 * 32
        if _number(block[148:156]) != sum_of:
            self._broken(say.BAD_HEADER)
        name = block[:100].partition(b"\0")[0]
        if block[257:263] == b"ustar\0" and block[345]:
            name = block[345:500].partition(b"\0")[0] + b"/" + name
        size = _number(block[124:136])
        if size is None:
            self._broken(say.BAD_HEADER)
        return Entry(name, block[156:157], size)

    def _more(self, entry: Entry, more: dict[bytes, bytes]) -> None:
        """Take in a header that says more of the next entry."""
        if entry.size > LONGEST_HEADER:
            self._broken(say.BAD_HEADER)
        data = self._data(entry)
        if entry.kind == LONG_NAME:
            more[b"path"] = data.partition(b"\0")[0]
        elif entry.kind in (PAX, PAX_GLOBAL):
            said = self._pax(data)
            if entry.kind == PAX:
                more.update(said)
            elif any(key in MEANING or key.startswith(b"GNU.sparse") for key in said):
                self._refuse(say.UNSUPPORTED, entry.name)

    def _pax(self, data: bytes) -> Mapping[bytes, bytes]:
        """What a pax header says: lines of `length key=value`."""
        out = {}
        at = 0
        while at < len(data):
            space = data.find(b" ", at, at + 8)
            length = int(data[at:space]) if space > at and data[at:space].isdigit() else 0
            line = data[space + 1 : at + length]
            if not line.endswith(b"\n") or b"=" not in line:
                self._broken(say.BAD_HEADER)
            key, _, value = line[:-1].partition(b"=")
            out[key] = value
            at += length
        return out

    def _whole(self, entry: Entry, more: Mapping[bytes, bytes]) -> Entry:
        """An entry with what headers before it said."""
        name, size = more.get(b"path", entry.name), entry.size
        if b"size" in more:
            if not more[b"size"].isdigit() or len(more[b"size"]) > 20:  # noqa: PLR2004
                self._broken(say.BAD_HEADER)
            size = int(more[b"size"])
        if any(key.startswith(b"GNU.sparse") for key in more):
            self._refuse(say.UNSUPPORTED, name)
        return Entry(name, entry.kind, size)

    def _kind(self, entry: Entry) -> None:
        """Refuse what is neither a file nor a folder, and what is too large."""
        if entry.kind in LINKS:
            self._refuse(say.LINK, entry.name)
        if entry.kind in DEVICES:
            self._refuse(say.DEVICE, entry.name)
        if entry.kind not in FILES and entry.kind != FOLDER:
            self._refuse(say.UNSUPPORTED, entry.name)
        self.sums.file(entry.size, shown(entry.name))

    def _data(self, entry: Entry) -> bytes:
        data = self.take(entry.size)
        padding = self.take(-entry.size % BLOCK)
        if len(data) < entry.size or len(padding) < -entry.size % BLOCK:
            self._broken(say.CUT_OFF)
        return data

    def copy(self, entry: Entry, store: IO[bytes]) -> None:
        """Copy a file's data, a megabyte at a time."""
        left = entry.size
        while left > MEGABYTE:
            store.write(self._data(Entry(entry.name, entry.kind, MEGABYTE)))
            left -= MEGABYTE
        store.write(self._data(Entry(entry.name, entry.kind, left)))


def _number(field: bytes) -> int | None:
    """A number of a header: octal digits, or GNU's binary form; None where it is neither."""
    if field[0] & 0x80:
        return int.from_bytes(bytes([field[0] & 0x7F]) + field[1:], "big")
    found = OCTAL.fullmatch(field)
    return int(found[1] or b"0", 8) if found else None


def read_at(handle: int, offset: int, size: int) -> bytes:
    """Bytes of an open file at an offset, without moving where processes that share it read."""
    if hasattr(os, "pread"):
        return os.pread(handle, size, offset)
    os.lseek(handle, offset, os.SEEK_SET)
    return os.read(handle, size)


def is_tar(head: bytes) -> bool:
    """Whether the first bytes of a file are those of a tar archive: their sum is right."""
    return len(head) >= BLOCK and _number(head[148:156]) == sum(head[:148]) + sum(head[156:BLOCK]) + 8 * 32
