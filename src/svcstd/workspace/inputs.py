"""All that guides are made from, as one digest: the workspace's files, svcstd and what it prints with, the options."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b

from svcstd.version import VERSION
from svcstd.workspace.manifest import HASH_BYTES, SEARCH, SetName, hashed
from svcstd.workspace.packaged import HERE, packaged
from svcstd.workspace.tree import DiskTree, Unreadable
from svcstd.workspace.workspace import INPUTS, MARKER, MAX_TABLE, Workspace

SHIPPED = ("templates", "catalog/standard.yaml", "catalog/workdays.yaml")
"""What a workspace falls back to."""
PRINTED_WITH = ("jinja2", "markupsafe", "pypinyin", "zxing-cpp", "pagefind-bin-extended")
"""Packages on whose version the bytes of a page may depend."""
TICK = 20_000_000
"""Nanoseconds by which a file's time may lie behind the clock: the system counts its files' times in ticks."""


@dataclass(frozen=True, slots=True)
class Source:
    """What a run makes its files from.

    Attributes:
        content: Digest of everything but the options; "" where it cannot be known.
        times: Digest of the sizes and times of the workspace's files.
        options: The options that say what is made, as text.
    """

    content: str = ""
    times: str = ""
    options: str = ""

    def of(self, name: SetName) -> str:
        """The digest of all that a set is made from, or ""; indexes are of what stands there, whatever is asked for."""
        options = self.options if name != SEARCH else ""
        return hashed(json.dumps([name, self.content, options]).encode()) if self.content else ""

    def holds(self, workspace: Workspace) -> bool:
        """Whether the files of the workspace are still those that were read."""
        return bool(self.content) and _times(workspace)[0] == self.times


UNKNOWN = Source()
"""A source that no run can be held against."""


def read_source(workspace: Workspace, options: Mapping[str, object]) -> Source:
    """What a run about to begin makes its files from.

    Args:
        workspace: Which.
        options: What the command line asks for, so far as it bears upon a file's content.
    """
    if not isinstance(workspace.tree, DiskTree):
        return UNKNOWN
    now = time.time_ns()
    times, newest = _times(workspace)
    made = blake2b(digest_size=HASH_BYTES)
    for piece in (VERSION.encode(), *_packages(), *_own(), *_content(workspace)):
        made.update(b"%d\0" % len(piece))
        made.update(piece)
    # What changed a moment ago may change again unseen, within one tick of the clock.
    sure = newest < now - TICK
    return Source(made.hexdigest(), times if sure else "", json.dumps(dict(options), sort_keys=True))


def _files(workspace: Workspace) -> tuple[list[str], list[str]]:
    """The files of a workspace that guides are made from, and what could not be looked at."""
    files, refused = [MARKER], []
    for folder in INPUTS:
        found, findings = workspace.tree.list(folder)
        files += found
        refused += [f"{path} {finding.rule} {finding.values}" for path, finding in findings]
    return files, refused


def _content(workspace: Workspace) -> Iterator[bytes]:
    """Names and hashes of all files; what cannot be read stands with the reason."""
    files, refused = _files(workspace)
    yield from (text.encode("utf-8", "surrogateescape") for text in refused)
    for path in files:
        yield path.encode("utf-8", "surrogateescape")
        try:
            yield blake2b(workspace.tree.read(path, MAX_TABLE + 1), digest_size=HASH_BYTES).digest()
        except Unreadable as error:
            yield f"{error.finding.rule} {error.finding.values}".encode()


def _times(workspace: Workspace) -> tuple[str, int]:
    """A digest of the files' sizes and times, and the newest of the times."""
    made = blake2b(digest_size=HASH_BYTES)
    newest = 0
    prefix = f"{workspace.root}{os.sep}"
    files, refused = _files(workspace)
    for path in (*refused, *files):
        try:
            at = os.stat(prefix + path)
        except (OSError, ValueError):
            made.update(f"{path}\0".encode("utf-8", "surrogateescape"))
            continue
        made.update(
            f"{path}\0{at.st_size} {at.st_mtime_ns} {at.st_ctime_ns} {at.st_ino}\n".encode("utf-8", "surrogateescape")
        )
        newest = max(newest, at.st_mtime_ns, at.st_ctime_ns)
    return made.hexdigest(), newest


def _own() -> Iterator[bytes]:
    """What svcstd itself is: its version alone would miss what is changed in a checkout."""
    homes = [packaged(name) for name in SHIPPED]
    shipped = (file for home in homes for file in ([home] if home.is_file() else home.rglob("*")) if file.is_file())
    for file in sorted({*HERE.rglob("*.py"), *shipped}):
        yield file.name.encode("utf-8", "surrogateescape")
        yield file.read_bytes()


def _packages(names: Iterable[str] = PRINTED_WITH) -> Iterator[bytes]:
    """Versions of packages; "" for what is not installed."""
    from importlib.metadata import PackageNotFoundError, version

    for name in names:
        try:
            yield version(name).encode()
        except PackageNotFoundError:
            yield b""
