"""Which files differ between two versions, and which items at which places they may reach; nothing else is resolved."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from svcstd.diff.lists import ListedChange
from svcstd.model.policy import EditionFile
from svcstd.pipeline.half import Half, View
from svcstd.workspace import RecordName, Workspace
from svcstd.workspace.layout import BASIC, RECORD
from svcstd.workspace.same import comparer

LISTS = re.compile(
    r"svcstd\.yaml|catalog/(?:standard|materials|workdays)\.yaml|catalog/regions\.csv"
    r"|catalog/(?:agencies|outlets|adjustments)/[^/]+\.yaml"
)
PACKAGED = ("catalog/standard.yaml", "catalog/workdays.yaml")
FOLDERS = ("catalog", "items", "templates")
REFERRED = frozenset({"agencies", "outlets", "materials"})


@lru_cache(maxsize=1 << 16)
def key_of(path: str) -> str:
    """What a file is, whatever its label: equal for the same record, basic entry or list of two versions."""
    found = RECORD.fullmatch(path)
    if found:
        return f"items/{found['region']}/{found['code']}@{found['agency'] or ''}"
    found = BASIC.fullmatch(path)
    if found:
        return f"catalog/basic/{found['code']}"
    folder, _, name = path.rpartition("/")
    return f"{folder}/{name.removesuffix('.yaml').partition('_')[0]}" if LISTS.fullmatch(path) and folder.count("/") else path


@dataclass(slots=True)
class Differences:
    """The files that are not the same bytes in two versions.

    Attributes:
        paths: Their paths by key, older and newer; None where a version has no such file.
        records: Records among them, by key, of either version.
        basics: Main codes of basic entries among them.
        lists: Whether a file of the catalogue's lists is among them.
        ignored: Those that are not compared.
        unfollowed: Links and folders that could not be followed, by version, where the other has not the same.
    """

    paths: dict[str, tuple[str | None, str | None]] = field(default_factory=dict)
    records: dict[str, RecordName] = field(default_factory=dict)
    basics: set[str] = field(default_factory=set)
    lists: bool = False
    ignored: list[str] = field(default_factory=list)

    @property
    def keys(self) -> frozenset[str]:
        """Keys of the files that differ."""
        return frozenset(self.paths)


def _paths(workspace: Workspace) -> dict[str, str]:
    """All files of a workspace by key; what its layout refuses keeps its path."""
    layout = workspace.layout
    out = {key_of(n.path): n.path for places in layout.records.values() for found in places.values() for n in found}
    out.update((key_of(path), path) for path in layout.basics.values())
    out.update((path, path) for path, _ in layout.findings)
    for folder in ("catalog", "templates"):
        listed, _ = workspace.tree.list(folder)
        out.update((key_of(path), path) for path in listed if not path.startswith("catalog/basic/"))
    out.update((path, path) for path in workspace.tree.list("items")[0] if not RECORD.fullmatch(path))
    out["svcstd.yaml"] = "svcstd.yaml"
    return out


def differences(old: Workspace, new: Workspace) -> Differences:
    """The files that differ, found by listing and by comparing identities."""
    before, after = _paths(old), _paths(new)
    same = comparer(old.tree, new.tree)
    out = Differences()
    for key in dict.fromkeys((*before, *after)):
        one, two = before.get(key), after.get(key)
        if one is None or two is None or not same(one, two):
            _sort(out, key, one, two)
    return out


def _sort(out: Differences, key: str, old: str | None, new: str | None) -> None:
    path = new or old or ""
    record, basic = RECORD.fullmatch(path), BASIC.fullmatch(path)
    out.paths[key] = (old, new)
    if record and key != path:
        out.records[key] = RecordName(path, record["region"], record["code"], record["agency"] or "")
    elif basic and key != path:
        out.basics.add(basic["code"])
    elif LISTS.fullmatch(path):
        out.lists = True
    else:
        out.ignored.append(path)
