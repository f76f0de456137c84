"""Pagefind's filters in an order of their own: it writes the values of a filter as its hash table happens to hold them.

The file of a filter is CBOR (RFC 8949), compressed by gzip: `[name, [[value, [pages]], …]]`. Its name is a hash of what
it holds, stands in the file of metadata, whose name is a hash again and stands in the entry file: all three are written
anew. There may be one filter and one language.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from hashlib import blake2b

ENTRY = "pagefind-entry.json"
MAGIC = b"pagefind_dcd"
TEXT, ARRAY = 3, 4
LONGER = 24
"""From which on the length of a CBOR item stands in the bytes after its head."""


def settled(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of an index, its filter in order, and what refers to it."""
    made = dict(files)
    entry = json.loads(made[ENTRY])
    for language, known in entry["languages"].items():
        for path in sorted(path for path in files if path.startswith(f"filter/{language}_")):
            old = path.removeprefix("filter/").removesuffix(".pf_filter")
            data = ordered(_unpacked(made.pop(path)))
            new = _named(language, data, old)
            made[f"filter/{new}.pf_filter"] = _packed(data)
            meta = _unpacked(made.pop(f"pagefind.{known['hash']}.pf_meta")).replace(old.encode(), new.encode())
            known["hash"] = _named(language, meta, known["hash"])
            made[f"pagefind.{known['hash']}.pf_meta"] = _packed(meta)
    made[ENTRY] = json.dumps(entry, ensure_ascii=False, sort_keys=True).encode()
    return made


def _named(language: str, data: bytes, old: str) -> str:
    """A name as long as the old one, so that what holds it stays as long."""
    return f"{language}_{blake2b(data).hexdigest()[: len(old) - len(language) - 1]}"


def _unpacked(data: bytes) -> bytes:
    return gzip.decompress(data).removeprefix(MAGIC)


def _packed(data: bytes) -> bytes:
    return gzip.compress(MAGIC + data, 9, mtime=0)


def ordered(data: bytes) -> bytes:
    """A filter with its values sorted."""
    _, _, at = _head(data, 0)  # name and values
    _, count, start = _head(data, _end(data, at))
    values = []
    at = start
    for _ in range(count):
        end = _end(data, at)
        values.append(data[at:end])
        at = end
    return data[:start] + b"".join(sorted(values)) + data[at:]


def _head(data: bytes, at: int) -> tuple[int, int, int]:
    """Kind of the item at a place, its length or value, and where what follows begins."""
    kind, short = data[at] >> 5, data[at] & 31
    if short < LONGER:
        return kind, short, at + 1
    width = 1 << (short - LONGER)
    return kind, int.from_bytes(data[at + 1 : at + 1 + width]), at + 1 + width


def _end(data: bytes, at: int) -> int:
    """Where the item at a place ends."""
    kind, length, at = _head(data, at)
    if kind == TEXT:
        return at + length
    if kind == ARRAY:
        for _ in range(length):
            at = _end(data, at)
    return at
