"""What a new workspace is made of: the files that svcstd ships as templates, and what stands in their way on disk."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from svcstd.version import VERSION
from svcstd.workspace.packaged import packaged

HOME = "templates/init"
DOT = "dot-"
"""How the name of a hidden file or folder begins among the templates: tools that copy packages leave real ones out."""
VERSION_MARK = b"@VERSION@"


def template_files(parts: Iterable[str]) -> dict[str, bytes]:
    """The files of some parts of the templates, by path in the workspace; later parts win.

    Args:
        parts: Folders below `templates/init`, such as `common` or `ci/github`.

    Raises:
        FileNotFoundError: The installation is damaged.
    """
    files: dict[str, bytes] = {}
    for part in parts:
        home = packaged(f"{HOME}/{part}")
        for file in sorted(path for path in home.rglob("*") if path.is_file()):
            names = (f".{n.removeprefix(DOT)}" if n.startswith(DOT) else n for n in file.relative_to(home).parts)
            files["/".join(names)] = file.read_bytes().replace(VERSION_MARK, VERSION.encode())
    return files


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
