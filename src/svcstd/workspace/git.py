"""A git revision as a tree of files, read by system git without a checkout (design §7).

Contents are asked for by object id. Links and submodules are never followed.
"""

from __future__ import annotations

import os
import subprocess
import weakref
from bisect import bisect_left
from collections.abc import Mapping
from contextlib import suppress
from functools import cached_property
from typing import IO

from svcstd.diagnostic import Finding
from svcstd.messages import changes as say
from svcstd.workspace.repository import COMMAND, Repository, environment
from svcstd.workspace.tree import READ_AT_MOST, Unreadable

LINK, SUBMODULE = b"120000", b"160000"


class GitTree:
    """The files of a workspace at one commit."""

    def __init__(self, repository: Repository, commit: str, root: str = "") -> None:
        """Read the folder `root` of a commit; nothing is asked of git before it is needed."""
        self.repository = repository
        self.commit = commit
        self.root = root
        self._reader: tuple[int, subprocess.Popen[bytes]] | None = None

    def __getstate__(self) -> dict[str, object]:
        """Everything but the running git, for another process."""
        return self.__dict__ | {"_reader": None}

    @cached_property
    def _listing(self) -> tuple[dict[str, bytes], dict[str, bytes], list[str]]:
        """Object ids of files by path; of links and submodules by path; all paths of files, sorted."""
        at = f"{self.commit}:{self.root.rstrip('/')}" if self.root else self.commit
        done = self.repository.ask("ls-tree", "-r", "-z", "--full-tree", at)
        files: dict[str, bytes] = {}
        others: dict[str, bytes] = {}
        for row in done.stdout.split(b"\0"):
            if not row:
                continue
            about, _, name = row.partition(b"\t")
            mode, _, oid = about.split(b" ")
            path = os.fsdecode(name)
            if path.startswith(".") or "/." in path:
                continue
            (others if mode in {LINK, SUBMODULE} else files)[path] = oid
        return files, others, sorted(files)

    @property
    def blobs(self) -> Mapping[str, bytes]:
        """Object ids of all files' contents by path, hexadecimal."""
        return self._listing[0]

    def list(self, folder: str) -> tuple[list[str], list[tuple[str, Finding]]]:
        """Paths of all files below a folder, sorted, and findings for links and submodules."""
        _, others, names = self._listing
        below = f"{folder}/" if folder else ""
        start, end = bisect_left(names, below), bisect_left(names, f"{folder}0") if folder else len(names)
        findings = [
            (path, Finding(rule="S303", values={"target": oid.decode()[:12]}))
            for path, oid in sorted(others.items())
            if path.startswith(below) or path == folder
        ]
        return names[start:end], findings

    def exists(self, path: str) -> bool:
        """Whether there is such a file."""
        return path in self._listing[0]

    def read(self, path: str, most: int = READ_AT_MOST) -> bytes:
        """A file's bytes, at most `most` of them.

        Raises:
            Unreadable: There is no such file, it is a link, or its content is not in this clone.
        """
        files, others, _ = self._listing
        if path in others:
            raise Unreadable(path, Finding(rule="S303", values={"target": others[path].decode()[:12]}))
        if path not in files:
            raise Unreadable(path, Finding(rule="S304", values={"reason": say.NOT_AT_REVISION}))
        asked, answers = self._pipes()
        try:
            asked.write(files[path] + b"\n")
            asked.flush()
            head = answers.readline().split()
            if len(head) != 3 or head[1] != b"blob":  # noqa: PLR2004
                raise Unreadable(path, Finding(rule="S304", values={"reason": say.OBJECT_MISSING}))
            size = int(head[2])
            data = answers.read(min(size, most))
            if size > most:
                self._stop()
            elif answers.read(1) != b"\n":
                raise BrokenPipeError
        except OSError as error:
            self._stop()
            raise Unreadable(path, Finding(rule="S304", values={"reason": say.GIT_STOPPED})) from error
        return data

    def _pipes(self) -> tuple[IO[bytes], IO[bytes]]:
        """The pipes of this process's own `git cat-file --batch`, started on first need."""
        if self._reader is None or self._reader[0] != os.getpid():
            process = subprocess.Popen(
                [*COMMAND, "cat-file", "--batch"],
                cwd=self.repository.folder,
                env=environment(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
            self._reader = (os.getpid(), process)
            weakref.finalize(self, _close, os.getpid(), process)
        process = self._reader[1]
        assert process.stdin is not None and process.stdout is not None
        return process.stdin, process.stdout

    def _stop(self) -> None:
        """Leave the running git; the next file starts another."""
        if self._reader is not None:
            _close(*self._reader)
            self._reader = None


def _close(owner: int, process: subprocess.Popen[bytes]) -> None:
    """End a `git cat-file`, unless a forked child only inherited it."""
    if owner != os.getpid():
        return
    process.kill()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with suppress(OSError):
                pipe.close()
    process.wait()
