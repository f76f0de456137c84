"""Asking system git about a repository: revisions, what they have in common, which files differ (design §7).

Only reading commands are run, in an environment that starts no pager, diff program or prompt and takes no lock. Names
go in behind `--end-of-options`.
"""

from __future__ import annotations

import os
import re
import subprocess
from functools import cached_property
from pathlib import Path
from typing import ClassVar, NamedTuple

from svcstd.messages import Text
from svcstd.messages import changes as say
from svcstd.workspace.workspace import MARKER

COMMAND = ("git", "--no-pager", "-c", "core.fsmonitor=false")
DROPPED = frozenset(
    {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_NAMESPACE", "GIT_EXTERNAL_DIFF", "GIT_PAGER"}
)
"""Variables that a hook leaves behind: they would name another repository than the folder does."""
OBJECT = re.compile(rb"(?:[0-9a-f]{40}|[0-9a-f]{64})\n?")
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


class Tag(NamedTuple):
    """A tag: its name without `refs/tags/`, and the date it was made, as 2026-03-01; "" where it names no commit."""

    name: str
    date: str


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

    def tags(self) -> list[Tag]:
        """All tags, oldest first; those of one second by their names, 1.9 before 1.10."""
        # The last key counts most. Names of tags hold neither line breaks nor control characters.
        sorts = ("--sort=version:refname", "--sort=creatordate")
        done = self.ask("for-each-ref", *sorts, "--format=%(refname:strip=2)%00%(creatordate:short)", "refs/tags")
        rows = (row.partition(b"\0") for row in done.stdout.splitlines())
        return [Tag(os.fsdecode(name), date.decode("ascii", "replace")) for name, _, date in rows]

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

    def fork(self, revision: str) -> str:
        """The object id of the last commit that HEAD and a revision share; the revision's where they share none.

        Raises:
            UnknownRevision: There is no such revision.
            Shallow: The same in a shallow clone, or one that is too shallow to tell.
        """
        asked = self.commit(revision)
        done = self.ask("merge-base", asked, "HEAD")
        if not done.returncode and OBJECT.fullmatch(done.stdout):
            return done.stdout.decode().strip()
        if self.shallow:
            raise self._unknown(revision)
        return asked

    def differing(self, commit: str) -> list[str]:
        """Paths in the repository of files below the folder that differ from a commit, untracked ones included.

        Raises:
            UnknownRevision: Git cannot compare with it.
        """
        # Renames are two files here: the place of a record is its path.
        compared = self.ask("diff", "--name-only", "--no-renames", "--no-ext-diff", "-z", commit, "--", ".")
        others = self.ask("ls-files", "--others", "--exclude-standard", "--full-name", "-z", "--", ".")
        if compared.returncode or others.returncode:
            raise self._unknown(commit)
        found = {os.fsdecode(name) for name in (compared.stdout + others.stdout).split(b"\0") if name}
        return sorted(found)

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
        if not self.prefix:
            raise NoWorkspaceThere(say.NO_WORKSPACE_ON_TOP, revision=revision[:SHORT])
        raise NoWorkspaceThere(say.NO_WORKSPACE_AT, revision=revision[:SHORT], folder=self.prefix)
