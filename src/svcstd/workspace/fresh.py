"""What a new workspace is made of: the files that svcstd ships as templates, and what stands in their way on disk."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Iterable, Mapping
from pathlib import Path

from svcstd.version import VERSION
from svcstd.workspace.packaged import packaged

HOME = "templates/init"
DOT = "dot-"
"""How the name of a hidden file or folder begins among the templates: tools that copy packages leave real ones out."""
VERSION_MARK = b"@VERSION@"
LONGEST_READ = 1 << 20
"""Bytes of a file that is there in which our lines are looked for."""


def template_files(parts: Iterable[str], below: str = "") -> dict[str, bytes]:
    """The files of some parts of the templates, by path in the workspace; later parts win.

    Args:
        parts: Folders below `templates/init`, such as `common` or `ci/github`.
        below: Where the workspace stands in its repository, as `catalogue/`; "" at the top.

    Raises:
        FileNotFoundError: The installation is damaged.
    """
    files: dict[str, bytes] = {}
    marks = {VERSION_MARK: VERSION, **_whereabouts(below)}
    for part in parts:
        home = packaged(f"{HOME}/{part}")
        for file in sorted(path for path in home.rglob("*") if path.is_file()):
            names = (f".{n.removeprefix(DOT)}" if n.startswith(DOT) else n for n in file.relative_to(home).parts)
            data = file.read_bytes()
            for mark, text in marks.items():
                data = data.replace(mark, text.encode())
            files["/".join(names)] = data
    return files


def _whereabouts(below: str) -> dict[bytes, str]:
    """What the hooks of a workspace say of where it stands, by mark, as a text between single quotes in YAML.

    Hooks run at the top of the repository, and are given paths from there.
    """
    at = shlex.quote(below) if below else ""
    texts = {
        b"@PATTERN@": re.escape(below),
        b"@PATH@": at,
        b"@DIRECTORY@": f"-C {at} " if below else "",
    }
    quoted = {mark: text.replace("'", "''") for mark, text in texts.items()}
    return quoted | {b"@CONFIG@": f" -c {shlex.quote(f'{below}.pre-commit-config.yaml')}" if below else ""}


def lacking(path: Path, data: bytes) -> bool:
    """Whether a file that is there leaves out a line of ours; comments, margins and commas at the end aside."""
    theirs = {_bare(line) for line in _text(path).splitlines()}
    ours = (_bare(line) for line in data.decode().splitlines())
    return any(line not in theirs for line in ours if line and not line.startswith("#"))


def extended(path: Path, data: bytes) -> bytes | None:
    """What a list of lines that is there comes to with ours behind it; None for a link, and where it has them all."""
    if path.is_symlink() or not path.is_file() or not lacking(path, data):
        return None
    there = path.read_bytes()
    return there + (b"" if there.endswith(b"\n") or not there else b"\n") + data


def _bare(line: str) -> str:
    return line.strip().rstrip(",").strip("/")


def _text(path: Path) -> str:
    if not path.is_file():
        return ""
    with path.open("rb") as file:
        return file.read(LONGEST_READ).decode("utf-8", "replace")


def different(root: Path, files: Mapping[str, bytes]) -> list[str]:
    """Paths of files that are there already with another content, in the order given."""
    return [name for name, data in files.items() if os.path.lexists(root / name) and not _same(root / name, data)]


def _same(path: Path, data: bytes) -> bool:
    """Whether a regular file holds just this."""
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(data) + 1) == data


def impassable(root: Path, files: Iterable[str]) -> list[str]:
    """Paths that no file can be written below or at: no folders where folders must be, links that lead out, folders."""
    home = root.resolve()
    first = next(above for above in (root, *root.absolute().parents) if os.path.lexists(above))
    if not first.is_dir():
        return [str(first)]
    bad: dict[str, None] = {}
    for name in files:
        for above in (root / parent for parent in list(Path(name).parents)[-2::-1]):
            if os.path.lexists(above) and (not above.is_dir() or not above.resolve().is_relative_to(home)):
                bad[str(above)] = None
                break
        else:
            if (root / name).is_dir() and not (root / name).is_symlink():
                bad[str(root / name)] = None
    return list(bad)
