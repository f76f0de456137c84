"""Zip archives: the directory is read once, files when they are asked for; nothing is unpacked to disk.

The format is PKWARE's APPNOTE with its 64-bit form. Read by hand, since the standard library makes an object of each
entry before anybody can count them, takes entries that overlap, and decodes names as a western code page.
"""

from __future__ import annotations

import os
import stat
import struct
import weakref
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, NamedTuple, NoReturn

from svcstd.messages import Text
from svcstd.messages import archives as say
from svcstd.workspace.packed import LARGEST, MEGABYTE, ArchiveProblem, Damaged, Paths, Sums, decoded, shown, visible
from svcstd.workspace.tarball import read_at

END = struct.Struct("<4s4H2LH")
"""End of the directory: mark, four numbers of disks and entries, size and offset of the directory, length of a note."""
END64, LOCATOR64 = struct.Struct("<4sQ2H2L4Q"), struct.Struct("<4sLQL")
ROW = struct.Struct("<4s6H3L5H2L")
"""One entry of the directory."""
LOCAL = struct.Struct("<4s5H3L2H")
"""The header before an entry's data."""
LONGEST_NOTE = (1 << 16) - 1
FULL, FULL_COUNT = (1 << 32) - 1, (1 << 16) - 1
"""What a field holds whose value stands in the 64-bit form."""
EXTRA64 = 1
STORED, DEFLATED = 0, 8
ENCRYPTED, PATCHED, UTF8 = 0x2041, 0x20, 0x800
"""Flags of an entry."""
REPARSE = 0x400
"""What Windows calls a link."""


class Row(NamedTuple):
    """One entry of the directory."""

    name: bytes
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    attributes: int
    offset: int


class Place(NamedTuple):
    """Where a file's bytes are: its row, and where the next entry begins."""

    row: Row
    end: int


class ZipFiles:
    """The files of a zip archive."""

    def __init__(self, path: Path, archive: str) -> None:
        """Read the directory of an archive.

        Args:
            path: Where it is.
            archive: What messages call it.

        Raises:
            ArchiveProblem: It is refused.
            OSError: It cannot be opened.
        """
        self.path = path
        self._file: IO[bytes] | None = None
        with path.open("rb") as raw:
            self._places = _Directory(raw, archive).places()
        self.names = visible(self._places)

    def __getstate__(self) -> dict[str, object]:
        """Everything but the open file, which another process opens anew."""
        return self.__dict__ | {"_file": None}

    def read(self, name: str, most: int) -> bytes:
        """A file's bytes, at most `most` of them.

        Raises:
            Damaged: They are not what the directory says.
        """
        if self._file is None:
            self._file = self.path.open("rb")
            weakref.finalize(self, self._file.close)
        handle = self._file.fileno()
        row, end = self._places[name]
        head = read_at(handle, row.offset, LOCAL.size + len(row.name))
        if len(head) < LOCAL.size + len(row.name):
            raise Damaged(name)
        mark, _, flags, method, *_, name_size, extra_size = LOCAL.unpack_from(head)
        same = (mark, method, head[LOCAL.size :], name_size) == (b"PK\3\4", row.method, row.name, len(row.name))
        start = row.offset + len(head) + extra_size
        if not same or flags & ENCRYPTED or start + row.packed > end:
            raise Damaged(name)
        return _unpacked(read_at(handle, start, row.packed), row, most)


def _unpacked(packed: bytes, row: Row, most: int) -> bytes:
    """The bytes of an entry, never more than it says it has."""
    if len(packed) < row.packed:
        raise Damaged
    data, whole = packed, True
    if row.method == DEFLATED:
        unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            data = unpacking.decompress(packed, min(row.size, most) + 1)
        except zlib.error as error:
            raise Damaged from error
        whole = unpacking.eof or len(data) > most
    if not whole or len(data) < min(row.size, most) or len(data) > max(row.size, most):
        raise Damaged
    if row.size <= most and (len(data) != row.size or zlib.crc32(data) != row.crc):
        raise Damaged
    return data[:most]


class _Directory:
    """The directory of a zip archive."""

    def __init__(self, raw: IO[bytes], archive: str) -> None:
        self.raw = raw
        self.archive = archive
        self.size = os.fstat(raw.fileno()).st_size
        self.sums = Sums(archive, self.size)

    def _broken(self, reason: Text) -> NoReturn:
        raise ArchiveProblem(say.BROKEN, self.archive, reason=reason)

    def _refuse(self, text: Text, row: Row) -> NoReturn:
        raise ArchiveProblem(text, self.archive, entry=shown(row.name))

    def _at(self, offset: int, size: int) -> bytes:
        self.raw.seek(max(offset, 0))
        return self.raw.read(size)

    def _where(self) -> tuple[int, int, int]:
        """How many entries the directory has, and where it begins and ends."""
        start = max(0, self.size - END.size - LONGEST_NOTE)
        tail = self._at(start, END.size + LONGEST_NOTE)
        found = tail.rfind(b"PK\5\6")
        if found < 0 or len(tail) - found < END.size:
            self._broken(say.NO_DIRECTORY)
        _, disk, first_disk, here, count, size, offset, note = END.unpack_from(tail, found)
        at = start + found
        if at + END.size + note != self.size:
            self._broken(say.NO_DIRECTORY)
        if FULL in (size, offset) or FULL_COUNT in (here, count):
            count, size, offset, at = self._where64(at)
        elif disk or first_disk:
            self._broken(say.BAD_DIRECTORY)
        if offset + size != at:
            self._broken(say.BAD_DIRECTORY)
        return count, offset, at

    def _where64(self, end: int) -> tuple[int, int, int, int]:
        """The same in the 64-bit form: count, size, offset, and where the form itself begins."""
        locator = self._at(end - LOCATOR64.size, LOCATOR64.size)
        at = LOCATOR64.unpack(locator)[2] if locator.startswith(b"PK\6\7") and len(locator) == LOCATOR64.size else -1
        record = self._at(at, END64.size) if 0 <= at < end else b""
        if len(record) < END64.size or not record.startswith(b"PK\6\6"):
            self._broken(say.BAD_DIRECTORY)
        *_, count, size, offset = END64.unpack(record)
        return count, size, offset, at

    def _rows(self) -> Iterator[Row]:
        count, start, end = self._where()
        self.raw.seek(start)
        at = start
        for _ in range(count):
            self.sums.entry()
            head = self.raw.read(ROW.size)
            if len(head) < ROW.size or not head.startswith(b"PK\1\2"):
                self._broken(say.BAD_DIRECTORY)
            read = ROW.unpack(head)
            flags, method, crc, packed, size = read[3], read[4], read[7], read[8], read[9]
            name_size, extra_size, note_size, attributes, offset = *read[10:13], read[15], read[16]
            rest = self.raw.read(name_size + extra_size + note_size)
            at += ROW.size + len(rest)
            if len(rest) < name_size + extra_size + note_size or at > end:
                self._broken(say.BAD_DIRECTORY)
            size, packed, offset = self._wide(rest[name_size : name_size + extra_size], (size, packed, offset))
            yield Row(rest[:name_size], flags, method, crc, packed, size, attributes, offset)
        if at != end:
            self._broken(say.BAD_DIRECTORY)
        self.begin = start

    def _wide(self, extra: bytes, fields: tuple[int, int, int]) -> tuple[int, int, int]:
        """Size, packed size and offset, those that did not fit from the entry's 64-bit form."""
        if FULL not in fields:
            return fields
        at = 0
        while at + 4 <= len(extra):
            kind, size = struct.unpack_from("<2H", extra, at)
            wanted = sum(field == FULL for field in fields)
            if kind == EXTRA64 and size >= 8 * wanted and at + 4 + size <= len(extra):
                wide = iter(struct.unpack_from(f"<{wanted}Q", extra, at + 4))
                a, b, c = (next(wide) if field == FULL else field for field in fields)
                return a, b, c
            at += 4 + size
        self._broken(say.BAD_DIRECTORY)

    def _check(self, row: Row) -> None:
        """Refuse what is neither a file nor a folder, cannot be unpacked, or is too large."""
        kind = stat.S_IFMT(row.attributes >> 16)
        if kind == stat.S_IFLNK or row.attributes & REPARSE:
            self._refuse(say.LINK, row)
        if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
            self._refuse(say.DEVICE, row)
        if row.flags & ENCRYPTED:
            self._refuse(say.ENCRYPTED, row)
        if row.method not in (STORED, DEFLATED) or row.flags & PATCHED:
            self._refuse(say.UNSUPPORTED, row)
        name = shown(row.name)
        self.sums.file(row.size, name)
        self.sums.unpacked(row.size, name)
        if row.packed > LARGEST + MEGABYTE:
            self.sums.file(row.packed, name)

    def _names(self, rows: list[Row]) -> list[str]:
        """The rows' names: UTF-8 where they say so, else as `decoded` tells of all others together."""
        local = iter(decoded([row.name for row in rows if not row.flags & UTF8], self.archive))
        out = []
        for row in rows:
            try:
                out.append(row.name.decode("utf-8") if row.flags & UTF8 else next(local))
            except UnicodeDecodeError:
                self._refuse(say.BAD_ENCODING, row)
        return out

    def places(self) -> dict[str, Place]:
        """Where each file's bytes are, by path.

        Raises:
            ArchiveProblem: The archive is refused.
        """
        rows = []
        for row in self._rows():
            self._check(row)
            rows.append(row)
        rows.sort(key=lambda row: row.offset)
        paths = Paths(self.archive)
        out = {}
        ends = [*(row.offset for row in rows[1:]), self.begin]
        for name, row, end in zip(self._names(rows), rows, ends, strict=True):
            if row.offset + LOCAL.size + len(row.name) + row.packed > end:
                self._refuse(say.OVERLAPPING, row)
            folder = name.endswith("/")
            path = paths.add(name, folder)
            if not folder:
                out[path] = Place(row, end)
        paths.finish()
        return out
