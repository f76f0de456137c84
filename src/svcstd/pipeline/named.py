"""Which files of a workspace a run is asked to look at: named paths, patterns, lists of paths."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from svcstd.workspace import Workspace
from svcstd.workspace.layout import APPROVALS, LANG, LISTED, NOTES

PARTIAL = ("items/", "catalog/basic/", LANG, APPROVALS)
"""Where files stand that can be looked at without all others."""


@dataclass(frozen=True, slots=True)
class Named:
    """What paths name; a file is `in` it that is named itself, or stands in a folder that is.

    Attributes:
        files: Files as the workspace writes them; and folders that every record depends on something in.
        missing: Paths that name nothing.
    """

    files: frozenset[str]
    missing: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether something is named that every record depends on, so that all must be looked at."""
        return any(not file.startswith(PARTIAL) for file in self.files)

    def __contains__(self, file: object) -> bool:
        """Whether a file is named, or stands in a named folder."""
        above = PurePosixPath(str(file))
        return not self.files.isdisjoint(map(str, (above, *above.parents)))


def named(workspace: Workspace, paths: Sequence[Path], start: Path) -> Named:
    """What of a workspace paths name.

    Args:
        workspace: Which.
        paths: Files, folders or patterns, relative to `start`.
        start: The folder the command runs in.
    """
    layout = workspace.layout
    known = {n.path for places in layout.records.values() for found in places.values() for n in found}
    known.update(layout.basics.values())
    known.update(path for path, _ in layout.findings)
    files: set[str] = set()
    missing: list[str] = []
    for path in paths:
        found = set()
        for one in expanded(path, start):
            inside = os.path.relpath(os.path.abspath(one), workspace.root).replace(os.sep, "/")
            translates = inside.startswith((LANG, APPROVALS)) and os.path.isfile(one)
            if inside in known or translates or (os.path.lexists(one) and _of_all(inside, folder=os.path.isdir(one))):
                found.add(inside)
            elif os.path.isdir(one):
                found |= {file for file in known if file.startswith(f"{inside}/")}
        files |= found
        if not found:
            missing.append(str(path))
    return Named(frozenset(files), tuple(missing))


def _of_all(inside: str, *, folder: bool) -> bool:
    """Whether a path is a file that every record depends on, or a folder of such: the whole workspace is meant then."""
    if folder:
        top, _, below = inside.partition("/")
        return inside in {".", "items"} or (top == "catalog" and below.partition("/")[0] != "basic")
    return inside == "svcstd.yaml" or (LISTED.fullmatch(inside) is not None and not inside.endswith(NOTES))


def expanded(path: Path, start: Path) -> Iterable[str]:
    """A path itself where it exists, else what it matches as a pattern; the folder it starts from is no pattern."""
    text = str(start / path)
    if os.path.lexists(text) or not glob.has_magic(str(path)):
        return [text]
    return [str(start / found) for found in sorted(glob.glob(str(path), root_dir=start, recursive=True))]
