"""A git revision as a tree of files, read by system git without a checkout (design §7).

Only reading commands are run, in an environment that starts no pager, diff program or prompt and takes no lock. Names
go in behind `--end-of-options`, contents are asked for by object id. Links and submodules are never followed.
"""

from __future__ import annotations

import os
import re
import subprocess
import weakref
from bisect import bisect_left
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import IO, ClassVar

from svcstd.diagnostic import Finding
from svcstd.messages import Text
from svcstd.messages import changes as say
from svcstd.workspace.tree import READ_AT_MOST, Unreadable
from svcstd.workspace.workspace import MARKER

COMMAND = ("git", "--no-pager", "-c", "core.fsmonitor=false")
DROPPED = frozenset(
    {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_NAMESPACE", "GIT_EXTERNAL_DIFF", "GIT_PAGER"}
)
"""Variables that a hook leaves behind: they would name another repository than the folder does."""
OBJECT = re.compile(rb"(?:[0-9a-f]{40}|[0-9a-f]{64})\n?")
LINK, SUBMODULE = b"120000", b"160000"
SHORT = 200


class GitProblem(Exception):
    """Git cannot give what was asked for; the sentence says what to do.

    Attributes:
        code: Exit code that follows (design §10).
        text: The sentence, not yet said.
        values: What its braces stand for.
    """

    code: ClassVar[int] = 2

    def __init__(self, text: Text, **values: object) -> None:
        """Keep the sentence and its values."""
        super().__init__(text.say(**values))
        self.text = text
        self.values = values


class NoGit(GitProblem):
    """There is no git to run."""


class NoRepository(GitProblem):
    """The folder lies in no repository, or in one that git will not open."""


class UnknownRevision(GitProblem):
    """The repository has no such revision."""


class Shallow(GitProblem):
    """The repository has no such revision, and is a shallow clone: its history was cut off."""

    code = 3


class NoWorkspaceThere(GitProblem):
    """The revision holds no `svcstd.yaml` in the folder or above it."""


def environment() -> dict[str, str]:
    """The variables git is run with."""
    kept = {k: v for k, v in os.environ.items() if k not in DROPPED and not k.startswith("GIT_TRACE")}
    return kept | {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}


class Repository:
    """The repository that holds a folder."""

    def __init__(self, folder: Path) -> None:
        """Ask git about `folder`.

        Raises:
            NoGit: Git is not installed.
            NoRepository: The folder is in no repository.
        """
        self.folder = folder
        done = self.ask("rev-parse", "--show-prefix")
        if done.returncode:
            problem = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
            if "not a git repository" in problem:
                raise NoRepository(say.NO_REPOSITORY, folder=folder)
            raise NoRepository(say.GIT_REFUSED, folder=folder, problem=problem[:SHORT])
        self.prefix = os.fsdecode(done.stdout.removesuffix(b"\n"))

    def ask(self, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        """What a reading command of git's says.

        Raises:
            NoGit: Git is not installed.
        """
        try:
            return subprocess.run(
                [*COMMAND, *arguments], cwd=self.folder, env=environment(), capture_output=True, check=False
            )
        except FileNotFoundError as error:
            if self.folder.is_dir():
                raise NoGit(say.NO_GIT) from error
            raise NoRepository(say.NO_REPOSITORY, folder=self.folder) from error

    @cached_property
    def shallow(self) -> bool:
        """Whether the history was cut off when the repository was cloned."""
        return self.ask("rev-parse", "--is-shallow-repository").stdout.strip() == b"true"

    def commit(self, revision: str) -> str:
        """The object id of the commit that a revision names.

        Raises:
            UnknownRevision: There is none.
            Shallow: There is none, and the clone is shallow.
        """
        if "\0" not in revision:
            done = self.ask("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
            if not done.returncode and OBJECT.fullmatch(done.stdout):
                return done.stdout.decode().strip()
        raise self._unknown(revision)

    def merge_base(self, a: str, b: str) -> str:
        """The object id of the last commit that two revisions have in common.

        Raises:
            UnknownRevision: One of them is unknown, or they have none.
            Shallow: The same in a shallow clone.
        """
        done = self.ask("merge-base", self.commit(a), self.commit(b))
        if done.returncode or not OBJECT.fullmatch(done.stdout):
            raise self._unknown(f"{a}...{b}")
        return done.stdout.decode().strip()

    def _unknown(self, revision: str) -> GitProblem:
        shown = revision[:SHORT].replace("\0", "\\0")
        return (
            Shallow(say.SHALLOW, revision=shown) if self.shallow else UnknownRevision(say.NO_REVISION, revision=shown)
        )

    def root(self, commit: str, revision: str) -> str:
        """The folder of the workspace at a commit, "" or with a closing `/`: the nearest `svcstd.yaml` upwards.

        Raises:
            NoWorkspaceThere: There is none.
        """
        parts = self.prefix.rstrip("/").split("/") if self.prefix else []
        above = ["".join(f"{part}/" for part in parts[:end]) for end in range(len(parts), -1, -1)]
        names = [f"{folder}{MARKER}" for folder in above]
        listed = self.ask("ls-tree", "-z", "--full-tree", commit, "--", *names).stdout
        found = {os.fsdecode(row.partition(b"\t")[2]) for row in listed.split(b"\0") if row}
        for folder, name in zip(above, names, strict=True):
            if name in found:
                return folder
        raise NoWorkspaceThere(say.NO_WORKSPACE_AT, revision=revision[:SHORT], folder=self.prefix or say.TOP_FOLDER)


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

    def blob(self, path: str) -> bytes | None:
        """The object id of a file's content, hexadecimal, or None where there is no such file."""
        return self._listing[0].get(path)

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
