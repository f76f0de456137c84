"""Which files differ between two versions, and which items at which places they may reach; nothing else is resolved."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from svcstd.diff.lists import ListedChange
from svcstd.model.policy import EditionFile, EditionPart
from svcstd.pipeline.half import Half, View
from svcstd.workspace import RecordName, Unreadable, Workspace
from svcstd.workspace.layout import BASIC, Layout, record_name
from svcstd.workspace.same import comparer

LISTS = re.compile(
    r"svcstd\.yaml|catalog/(?:standard|materials|workdays|approvals)\.yaml|catalog/regions\.csv"
    r"|catalog/(?:agencies|outlets|adjustments)/[^/]+\.yaml"
)
REFERRED = frozenset({"agencies", "outlets", "materials"})
"""Lists whose things records name by id."""
PLACING = frozenset({"catalog.regions[]", "catalog.regions[].parent", "catalog.regions[].level"})
"""Changes of regions.csv that move what is inherited, or who has a guide."""
NOT_FOLLOWED = frozenset({"S303", "S304"})


@lru_cache(maxsize=1 << 14)
def key_of(path: str) -> str:
    """What a file is, whatever its label: equal for the same record, basic entry or list of two versions."""
    name = record_name(path)
    if name is not None:
        return f"items/{name.region}/{name.code}@{name.agency}"
    found = BASIC.fullmatch(path)
    if found:
        return f"catalog/basic/{found['code']}"
    folder, _, file = path.rpartition("/")
    if LISTS.fullmatch(path) and folder.count("/"):
        return f"{folder}/{file.removesuffix('.yaml').partition('_')[0]}"
    return path


@dataclass(slots=True)
class Differences:
    """The files that are not the same bytes in two versions.

    Attributes:
        paths: Their paths by key, older and newer; None where a version has no such file.
        records: Records among them, by key, of either version.
        basics: Main codes of basic entries among them.
        lists: Whether a file of the catalogue's lists is among them.
        ignored: Those that are not compared.
    """

    paths: dict[str, tuple[str | None, str | None]] = field(default_factory=dict)
    records: dict[str, RecordName] = field(default_factory=dict)
    basics: list[str] = field(default_factory=list)
    lists: bool = False
    ignored: list[str] = field(default_factory=list)

    @property
    def keys(self) -> frozenset[str]:
        """Keys of the files that differ."""
        return frozenset(self.paths)

    def path(self, key: str) -> str:
        """The path of a file, the newer version's where it has one."""
        old, new = self.paths[key]
        return new or old or key

    def add(self, key: str, old: str | None, new: str | None) -> None:
        """Take in one file."""
        path = new or old or ""
        self.paths[key] = (old, new)
        record = record_name(path) if key != path else None
        if record is not None:
            self.records[key] = record
        elif key != path and BASIC.fullmatch(path):
            self.basics.append(key.rpartition("/")[2])
        elif LISTS.fullmatch(path):
            self.lists = True
        else:
            self.ignored.append(path)


def _paths(layout: Layout, rest: Iterable[str]) -> dict[str, str]:
    """All files of a workspace by key; what its layout refuses is known by its path, what is not followed left out."""
    out = {
        f"items/{n.region}/{n.code}@{n.agency}": n.path
        for places in layout.records.values()
        for found in places.values()
        for n in found
    }
    out.update((f"catalog/basic/{code}", path) for code, path in layout.basics.items())
    out.update((path, path) for path in layout.others)
    out.update((path, path) for path, finding in layout.findings if finding.rule not in NOT_FOLLOWED)
    out.update((key_of(path), path) for path in rest)
    out["svcstd.yaml"] = "svcstd.yaml"
    return out


def _rest(workspace: Workspace) -> list[str]:
    """Paths of the files that are neither below `items/` nor basic entries."""
    listed = [path for folder in ("catalog", "templates") for path in workspace.tree.list(folder)[0]]
    return [path for path in listed if not path.startswith("catalog/basic/")]


def differences(old: Workspace, new: Workspace) -> Differences:
    """The files that differ, found by listing and by comparing identities."""
    rest = _rest(old), _rest(new)
    before = _paths(old.layout, rest[0])
    after = before if new.share_layout(old) and rest[0] == rest[1] else _paths(new.layout, rest[1])
    same = comparer(old.tree, new.tree)
    out = Differences()
    for key in before if after is before else dict.fromkeys((*before, *after)):
        one, two = before.get(key), after.get(key)
        if one is None or two is None or not same(one, two):
            out.add(key, one, two)
    return out


@dataclass
class Touched:
    """Items at places that differing files may reach, by main code.

    Attributes:
        views: What to resolve in both versions.
        strangers: Keys of records that belong to no item, or to no place, in either version.
    """

    views: dict[str, set[View]] = field(default_factory=dict)
    strangers: list[str] = field(default_factory=list)

    def take(self, found: Iterable[tuple[str, View]]) -> None:
        """Take in items at places."""
        for main, view in found:
            self.views.setdefault(main, set()).add(view)


def touched(halves: tuple[Half, Half], different: Differences, listed: Sequence[ListedChange]) -> Touched:
    """What has to be resolved.

    Args:
        halves: Both versions.
        different: The files that differ.
        listed: What changed in the catalogue's lists.
    """
    out = Touched()
    for key, name in different.records.items():
        known = any(half.catalogue.regions.get(name.region) for half in halves)
        for half in halves if known else ():
            out.take(half.of_record(name))
        if not known or not any(half.main_of(name.code) for half in halves):
            out.strangers.append(key)
    for main in different.basics:
        for half in halves:
            out.take(half.of_basic(main))
    if listed:
        _by_lists(out, halves, listed)
    return out


def _by_lists(out: Touched, halves: tuple[Half, Half], listed: Sequence[ListedChange]) -> None:
    """Take in what the catalogue's lists reach: by what is inherited, and by what is referred to."""
    old, new = halves
    if _hands_down(old.catalogue.edition.file) != _hands_down(new.catalogue.edition.file):
        for half in halves:
            for main in half.entries.layout.basics:
                out.take(half.of_basic(main))
        return
    placing = any(change.change.pattern in PLACING for change in listed)
    for half in halves if placing else ():
        for name in _records(half, _moved(halves, listed)):
            out.take(half.of_record(name))
    words = {change.key for change in listed if change.kind in REFERRED}
    if placing or any(change.kind == "outlets" for change in listed):
        words.add("points")
    if words:
        for half in halves:
            by_words(out, half, words)


def _hands_down(edition: EditionFile) -> list[tuple[str, list[str]]]:
    """Which elements are not inherited, for the nation and where a region differs."""

    def local(part: EditionPart) -> list[str]:
        return sorted(name for name, policy in part.elements.items() if policy.policy == "local")

    return [("", local(edition)), *((code, local(part)) for code, part in sorted((edition.regions or {}).items()))]


def _moved(halves: tuple[Half, Half], listed: Sequence[ListedChange]) -> set[str]:
    """Codes of places that came, went, or stand elsewhere or at another level, and of all below them."""
    codes = {change.key for change in listed if change.change.pattern in PLACING and change.key}
    old, new = (half.catalogue.regions for half in halves)
    codes |= old.by_code.keys() ^ new.by_code.keys()
    return codes | {below for code in codes for regions in (old, new) for below in regions.below(code)}


def _records(half: Half, regions: set[str]) -> Iterator[RecordName]:
    for places in half.entries.layout.records.values():
        for region in regions & places.keys():
            yield from places[region]


def by_words(out: Touched, half: Half, words: set[str]) -> None:
    """Take in what files reach that hold one of these words; an escape could hide one, so files with any count too."""
    pattern = re.compile(b"|".join(re.escape(word.encode()) for word in sorted(words)) + rb"|\\")
    for main, path in half.entries.layout.basics.items():
        if _holds(half.workspace, path, pattern):
            out.take(half.of_basic(main))
    for places in half.entries.layout.records.values():
        for names in places.values():
            for name in names:
                if _holds(half.workspace, name.path, pattern):
                    out.take(half.of_record(name))


def _holds(workspace: Workspace, path: str, pattern: re.Pattern[bytes]) -> bool:
    try:
        return pattern.search(workspace.tree.read(path)) is not None
    except Unreadable:
        return True
