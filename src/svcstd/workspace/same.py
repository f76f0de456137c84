"""Whether two files hold the same bytes, asked in the cheapest way their trees allow."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable

from svcstd.workspace.git import GitTree
from svcstd.workspace.tree import DiskTree, Tree, Unreadable

Same = Callable[[str, str], bool]
READ_AT_MOST = 65 << 20
"""Bytes compared at most, above every cap on reading: whatever is longer counts as different."""


def comparer(old: Tree, new: Tree) -> Same:
    """A function that tells whether a file of `old` and a file of `new` hold the same bytes.

    Two git revisions are compared by object id, nothing is read; a revision and a folder by hashing the folder's file
    as git does; two folders by size first. A file that cannot be read is the same as none.
    """
    if isinstance(old, GitTree) and isinstance(new, GitTree):
        return lambda a, b: old.blob(a) is not None and old.blob(a) == new.blob(b)
    if isinstance(old, GitTree):
        return lambda a, b: _hashed(old.blob(a), new, b)
    if isinstance(new, GitTree):
        return lambda a, b: _hashed(new.blob(b), old, a)
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
            one, two = os.lstat(old + a), os.lstat(new + b)
            if one.st_size != two.st_size or one.st_size >= READ_AT_MOST:
                return False
            if not (stat.S_ISREG(one.st_mode) and stat.S_ISREG(two.st_mode)):
                return False
            if one.st_ino == two.st_ino and one.st_dev == two.st_dev and one.st_ino:
                return True
            return _bytes(old + a, one.st_size) == _bytes(new + b, one.st_size)
        except OSError:
            return False

    return same


def _bytes(path: str, size: int) -> bytes:
    """A file's bytes, and more than `size` of them if it grew meanwhile."""
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        data = os.read(descriptor, size + 1)
        while len(data) < size and (more := os.read(descriptor, size + 1 - len(data))):
            data += more
        return data
    finally:
        os.close(descriptor)
