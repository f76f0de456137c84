"""Two editions of a workspace compared by svcstd and by git: as two folders, and as two revisions of a repository."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from benchmark.process import SVCSTD
from benchmark.tasks import Task, workspace

NOBODY = {f"GIT_{who}_{what}": "synthetic" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
ALONE = {**NOBODY, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
DATES = {f"GIT_{who}_DATE": "2026-01-01T00:00:00Z" for who in ("AUTHOR", "COMMITTER")}


def repository(home: Path, shape: str, size: int) -> Path:
    """The folder of the repository that holds both editions of one synthetic workspace, tagged `old` and `new`."""
    return home / "data" / f"revisions-{shape}-{size}"


def commit(home: Path, size: int) -> None:
    """Make the repositories of one size from their two folders, packed as a clone is.

    Raises:
        subprocess.CalledProcessError: Git failed.
        OSError: Git is not here.
    """
    for shape in ("flat", "inherited"):
        folder = repository(home, shape, size)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        _git(folder, "init", "-q")
        for which, tag in (("clean", "old"), ("later", "new")):
            tree = f"--work-tree={workspace(home, shape, size, which).absolute()}"
            _git(folder, tree, "add", "-A", ".")
            _git(folder, "commit", "-q", "-m", tag)
            _git(folder, "tag", tag)
        _git(folder, "gc", "-q")


def _git(folder: Path, *arguments: str) -> None:
    command = ["git", f"--git-dir={folder / '.git'}", *arguments]
    subprocess.run(command, cwd=folder, env={**os.environ, **ALONE, **DATES}, check=True, capture_output=True)


def differing(home: Path, size: int, rounds: int) -> Iterator[Task]:
    """Git and svcstd in turn over the same two editions; the workspaces and repositories are there already."""
    for shape in ("flat", "inherited"):
        name = f"{shape}/{size}"
        old, new = (str(workspace(home, shape, size, which)) for which in ("clean", "later"))
        home_of = repository(home, shape, size)
        for task, command, folder in (
            ("git-folders", ("git", "diff", "--no-index", "--stat", old, new), home),
            ("diff-folders", (*SVCSTD, "diff", old, new), home),
            ("git-revisions", ("git", "diff", "--name-status", "old", "new"), home_of),
            ("diff-revisions", (*SVCSTD, "diff", "old..new"), home_of),
        ):
            yield Task(f"{task}/{name}", "diff", command, folder, rounds, codes=(0, 1))
