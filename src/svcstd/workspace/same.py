"""Whether two files hold the same bytes, asked in the cheapest way their trees allow."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable

from svcstd.workspace.git import GitTree
from svcstd.workspace.tree import NO_FOLLOW, OPEN, DiskTree, Tree, Unreadable

Same = Callable[[str, str], bool]
READ_AT_MOST = 65 << 20
"""Bytes compared at most, above every cap on reading: whatever is longer counts as different."""

CHUNK = 1 << 14
"""Bytes read at a time: more than nearly all records hold."""


def comparer(old: Tree, new: Tree) -> Same:
    """A function that tells whether a file of `old` and a file of `new` hold the same bytes.

    Two git revisions are compared by object id, nothing is read; a revision and a folder by hashing the folder's file
    as git does; two folders byte by byte. A file that cannot be read is the same as none.
    """
    if isinstance(old, GitTree) and isinstance(new, GitTree):
        one, two = old.blobs, new.blobs
        return lambda a, b: a in one and one[a] == two.get(b)
    if isinstance(old, GitTree):
        return lambda a, b: _hashed(old.blobs.get(a), new, b)
    if isinstance(new, GitTree):
        return lambda a, b: _hashed(new.blobs.get(b), old, a)
    if type(old) is DiskTree and type(new) is DiskTree:
        return _on_disk(str(old.root) + os.sep, str(new.root) + os.sep)
    return lambda a, b: _read(old, a, new, b)


def _hashed(blob: bytes | None, tree: Tree, path: str) -> bool:
    """Whether a file's content has this object id (SHA-1 or SHA-256, by its length)."""
    if blob is None:
        return False
    try:
        data = tree.read(path, READ_AT_MOST)
    except Unreadable:
        return False
    head = b"blob %d\0" % len(data)
    made = hashlib.sha1(head, usedforsecurity=False) if len(blob) == 40 else hashlib.sha256(head)  # noqa: PLR2004
    made.update(data)
    return made.hexdigest().encode() == blob


def _read(old: Tree, a: str, new: Tree, b: str) -> bool:
    try:
        one, two = old.read(a, READ_AT_MOST), new.read(b, READ_AT_MOST)
    except Unreadable:
        return False
    return one == two and len(one) < READ_AT_MOST


def _on_disk(old: str, new: str) -> Same:
    """A comparer of two folders; links are for the reader to follow or refuse, so they count as different."""

    def same(a: str, b: str) -> bool:
        try:
            one = os.open(old + a, OPEN | NO_FOLLOW)
            try:
                two = os.open(new + b, OPEN | NO_FOLLOW)
                try:
                    return _equal(one, two)
                finally:
                    os.close(two)
            finally:
                os.close(one)
        except OSError:
            return False

    def same_without_links(a: str, b: str) -> bool:
        return not (os.path.islink(old + a) or os.path.islink(new + b)) and same(a, b)

    return same if NO_FOLLOW else same_without_links


def _equal(one: int, two: int) -> bool:
    """Whether two open files hold the same bytes; sizes are not asked for, since that takes as long as reading."""
    data = os.read(one, CHUNK)
    if data != os.read(two, CHUNK):
        return False
    if not data:  # a pipe that nobody writes to is as empty as an empty file
        return stat.S_ISREG(os.fstat(one).st_mode) and stat.S_ISREG(os.fstat(two).st_mode)
    left = READ_AT_MOST
    while len(data) == CHUNK and left > 0:
        left -= CHUNK
        data = os.read(one, CHUNK)
        if data != os.read(two, CHUNK):
            return False
    return left > 0
