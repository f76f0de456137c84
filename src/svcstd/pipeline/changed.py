"""Which files differ from a git revision: the reach of `--changed-since`."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, replace
from pathlib import Path

from svcstd.pipeline.entries import Entries
from svcstd.workspace import RecordName, Unreadable, Workspace
from svcstd.workspace.layout import APPROVALS, BASIC, LANG, LISTED, NOTES, record_name

WORDING = ("templates/", LANG)


@dataclass(frozen=True, slots=True)
class Changed:
    """The files that differ.

    Attributes:
        files: Paths of files that are there, new or changed.
        gone: Records that are there no more: the places below them inherit something else now.
        whole: Whether what all records depend on differs.
        wording: Whether templates or translations differ: guides depend on them, records do not.
    """

    files: frozenset[str] = frozenset()
    gone: tuple[RecordName, ...] = ()
    whole: bool = False
    wording: bool = False

    @property
    def nothing(self) -> bool:
        """Whether no file of the workspace differs."""
        return not (self.files or self.gone or self.whole or self.wording)

    @property
    def basics(self) -> frozenset[str]:
        """Main codes of the basic entries among the files."""
        return frozenset(found["code"] for path in self.files if (found := BASIC.fullmatch(path)))

    @property
    def records(self) -> frozenset[tuple[str, str]]:
        """Code and place of the records that are new, changed or gone."""
        there = (record for path in self.files if (record := record_name(path)) is not None)
        return frozenset((record.code, record.region) for record in (*there, *self.gone))


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
    whole = wording = False
    for path in repository.differing(base):
        inside = os.path.relpath(path, repository.prefix or ".").replace(os.sep, "/")
        record = record_name(inside)
        there = os.path.lexists(Path(workspace.root, inside))
        if there and inside.startswith(("items/", "catalog/basic/", LANG, APPROVALS)):
            files.add(inside)
        elif record is not None:
            gone.append(record)
        elif inside == "svcstd.yaml" or BASIC.fullmatch(inside) or _listed(inside):
            whole = True
        wording = wording or inside.startswith(WORDING)
    return Changed(frozenset(files), tuple(gone), whole, wording)


def with_links(changed: Changed, entries: Entries) -> Changed:
    """What changed, and the files that may print the name of an item whose basic entry changed: their `links` name it.

    An escape could hide a code, so files with any count too.
    """
    mains = changed.basics & entries.layout.basics.keys()
    if not mains:
        return changed
    codes = sorted({code for main in mains for code in entries.basic(main).covers})
    pattern = re.compile("|".join([*map(re.escape, codes), r"\\"]).encode())
    layout = entries.layout
    names = [name.path for places in layout.records.values() for found in places.values() for name in found]
    more = {path for path in (*layout.basics.values(), *names) if _links(entries.workspace, path, pattern)}
    return replace(changed, files=changed.files | more)


def _links(workspace: Workspace, path: str, pattern: re.Pattern[bytes]) -> bool:
    try:
        data = workspace.tree.read(path)
    except Unreadable:
        return False
    return b"links" in data and pattern.search(data) is not None


def _listed(path: str) -> bool:
    return LISTED.fullmatch(path) is not None and not path.endswith(NOTES)
