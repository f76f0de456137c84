"""Which files of a workspace a run is asked to look at: named paths, patterns, lists of paths."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from svcstd.workspace import Workspace
from svcstd.workspace.layout import LISTED, NOTES


def named(workspace: Workspace, paths: Sequence[Path], start: Path) -> tuple[set[str], list[str]]:
    """Files of the workspace that paths name, as the workspace writes them, and the paths that name none."""
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
            if inside in known or (os.path.lexists(one) and _of_all(inside, folder=os.path.isdir(one))):
                found.add(inside)
            elif os.path.isdir(one):
                found |= {file for file in known if file.startswith(f"{inside}/")}
        files |= found
        if not found:
            missing.append(str(path))
    return files, missing


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
