"""What drivers of git's need of disk and git: the versions that git hands over, its own line merge, its settings."""

from __future__ import annotations

import os
import shlex
import stat
import subprocess
import sys
from pathlib import Path

from svcstd.messages import changes as say
from svcstd.workspace.output import write_atomically
from svcstd.workspace.repository import COMMAND, NoGit, Repository, environment
from svcstd.workspace.tree import OPEN

DRIVERS = ("merge", "diff")
"""What git may run svcstd for."""
READ_AT_MOST = (1 << 20) + 1
"""Bytes read of a version: one more than reading takes."""
MOST_CONFLICTS = 127
"""What `git merge-file` says of that many conflicts or more; above it, that it failed."""
ATTRIBUTES = ".gitattributes"
ELEMENT = r"^([a-z_]+:.*|[ ]*- (\{)?(id|code|serial|year): .*)$"
"""Lines that say which element a hunk of an ordinary `git diff` is about (diff.svcstd.xfuncname)."""


def version(path: Path) -> bytes | None:
    """The bytes of a version that git hands over, up to `READ_AT_MOST`; None for the one that is not there.

    Raises:
        OSError: The system refuses, or it is neither a file nor the device that stands for nothing.
    """
    if str(path) == os.devnull:
        return None
    descriptor = os.open(path, OPEN)
    with open(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(f"{path}")
        return file.read(READ_AT_MOST)


def put(path: Path, data: bytes) -> None:
    """Write the result of a merge where git takes it from."""
    write_atomically(path, data, durable=False)


def merge_lines(base: Path, ours: Path, theirs: Path, size: int, with_base: bool) -> int:
    """Merge three files line by line into `ours`, as git does without a driver.

    Args:
        base: What both sides come from.
        ours: Ours, which takes the result.
        theirs: The other.
        size: How many characters a mark has.
        with_base: Whether the base stands between the marks too.

    Returns:
        How many conflicts are marked; -1 where git cannot merge them, as for binary files, and left ours as it is.
    """
    labels = [word for label in ("ours", "base", "theirs") for word in ("-L", label)]
    style = ["--diff3"] if with_base else []
    files = [os.path.abspath(path) for path in (ours, base, theirs)]
    done = _git("merge-file", "-q", f"--marker-size={size}", *style, *labels, *files)
    return done.returncode if done.returncode <= MOST_CONFLICTS else -1


def shows_base() -> bool:
    """Whether the repository of the current folder wants the base between the marks of a conflict."""
    return _git("config", "--get", "merge.conflictStyle").stdout.strip() in (b"diff3", b"zdiff3")


def changed_lines(old: Path, new: Path) -> bytes:
    """The hunks by which two files differ, as git writes them; b"" where they are equal."""
    done = _git("diff", "--no-index", "--no-ext-diff", "--no-textconv", "--no-color", "--", str(old), str(new))
    return done.stdout


def _git(*words: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run([*COMMAND, *words], env=environment(), capture_output=True, check=False)
    except FileNotFoundError as error:
        raise NoGit(say.NO_GIT) from error


def running() -> str:
    """The command that runs this svcstd again from anywhere, quoted for a shell.

    Not by its name alone, which a shell finds in an environment that is switched on only. Python is told not to look
    for modules in the folder that it runs in, which is a stranger's repository.
    """
    script = Path(sys.argv[0])
    if script.stem == "svcstd" and script.is_file():
        return shlex.quote(Path(os.path.abspath(script)).as_posix())
    return f"{shlex.quote(Path(sys.executable).as_posix())} -P -m svcstd"


def settings(command: str) -> dict[str, dict[str, str]]:
    """The settings of git's by which it runs the drivers, by driver.

    Args:
        command: What runs svcstd.
    """
    return {
        "merge": {
            # Before the name: git stops at a driver that is named and has no command.
            "merge.svcstd.driver": f"{command} merge-driver --marker-size %L -- %O %A %B %P",
            "merge.svcstd.name": "svcstd",
        },
        "diff": {"diff.svcstd.command": f"{command} diff-driver --", "diff.svcstd.xfuncname": ELEMENT},
    }


def install(folder: Path, driver: str) -> dict[str, str]:
    """Have the repository that holds a folder run a driver of ours, and return the settings that were made.

    Args:
        folder: Where.
        driver: `merge` or `diff`.

    Raises:
        NoGit: Git is not installed.
        NoRepository: The folder is in no repository.
        OSError: Git would not write its settings.
    """
    repository = Repository(folder)
    made = settings(running())[driver]
    for name, value in made.items():
        done = repository.ask("config", "--local", name, value)
        if done.returncode:
            raise OSError(done.stderr.decode("utf-8", "replace").strip()[:200])
    return made
