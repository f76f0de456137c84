"""Which files differ from a git revision: the reach of `--changed-since`."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from svcstd.workspace import RecordName, Workspace
from svcstd.workspace.layout import BASIC, LANG, LISTED, NOTES, record_name


@dataclass(frozen=True, slots=True)
class Changed:
    """The files that differ.

    Attributes:
        files: Paths of files that are there, new or changed.
        gone: Records that are there no more: the places below them inherit something else now.
        whole: Whether what all records depend on differs.
    """

    files: frozenset[str] = frozenset()
    gone: tuple[RecordName, ...] = ()
    whole: bool = False


def changed_since(workspace: Workspace, revision: str) -> Changed:
    """The files of a workspace that differ from what they were where its branch left `revision`.

    Untracked files count as new; what others did at `revision` since is not ours.

    Raises:
        GitProblem: Git cannot tell.
    """
    from svcstd.workspace.repository import Repository

    repository = Repository(workspace.root)
    base = repository.fork(revision)
    files: set[str] = set()
    gone: list[RecordName] = []
    whole = False
    for path in repository.differing(base):
        inside = os.path.relpath(path, repository.prefix or ".").replace(os.sep, "/")
        record = record_name(inside)
        there = os.path.lexists(Path(workspace.root, inside))
        if there and inside.startswith(("items/", "catalog/basic/", LANG)):
            files.add(inside)
        elif record is not None:
            gone.append(record)
        elif inside == "svcstd.yaml" or BASIC.fullmatch(inside) or _listed(inside):
            whole = True
    return Changed(frozenset(files), tuple(gone), whole)


def _listed(path: str) -> bool:
    return LISTED.fullmatch(path) is not None and not path.endswith(NOTES)
