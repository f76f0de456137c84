"""One item at one place, and lists of what a catalogue holds, for `show`, `why` and `list`."""

from __future__ import annotations

from typing import Any, NamedTuple

from svcstd.messages import Text
from svcstd.messages import commands as say
from svcstd.messages.reporting import LIST
from svcstd.model.nearest import closest_said
from svcstd.pipeline.catalogue import Library, read_library
from svcstd.pipeline.entries import Basic, Entries
from svcstd.pipeline.places import Broken, Places
from svcstd.resolve import Resolved
from svcstd.workspace import Workspace
from svcstd.workspace.layout import NOT_READ

NEEDED = ("catalog/standard.yaml", "catalog/regions.csv")
"""Lists without which no item is resolved rightly."""


class NotFound(Exception):
    """An item or a place that the catalogue does not hold; says so in `text`."""

    def __init__(self, text: Text, **values: object) -> None:
        """Keep the sentence and its values."""
        super().__init__(text.say(**values))


class BrokenFile(Exception):
    """What was asked for stands in a file that cannot be read or typed."""

    def __init__(self, file: str) -> None:
        """Keep the file."""
        super().__init__(say.BROKEN_FILE.say(file=file))
        self.file = file


class Listing(NamedTuple):
    """Rows of one kind of thing, and the files that might hold more but cannot be read or typed."""

    rows: list[dict[str, Any]]
    broken: list[str]


def lookup(workspace: Workspace, code: str, region: str, agency: str = "") -> Resolved:
    """An item at a place.

    Args:
        workspace: Where.
        code: Code of a handling item, or of a sub-item or main item that has only one.
        region: Code of the place, "" for the catalogue's own view.
        agency: Id of the body whose variant is meant, or "".

    Raises:
        NotFound: No such item or place, or several.
        BrokenFile: A file that it is made of cannot be read or typed.
    """
    library = usable_library(workspace)
    regions = library.catalogue.regions
    entries = Entries(workspace)
    basic = found_basic(entries, code)
    found = basic.covers.get(code, [])
    if len(found) != 1:
        raise NotFound(say.MANY_ITEMS, code=code, codes=LIST.say().join(found) or "-")
    if region and regions.get(region) is None:
        raise NotFound(say.NO_REGION, code=region)
    places = Places(entries, library.catalogue)
    identity = basic.items[found[0]][0]
    if agency and agency not in places.variants(identity.codes, region):
        raise NotFound(say.NO_VARIANT, agency=agency, code=code)
    try:
        return places.at(basic, found[0], region, agency)
    except Broken as error:
        raise BrokenFile(str(error)) from error


def usable_library(workspace: Workspace) -> Library:
    """The catalogue's lists.

    Raises:
        BrokenFile: One of those without which no item is resolved rightly cannot be read or typed.
    """
    library = read_library(workspace)
    for file in NEEDED:
        if file in library.unusable:
            raise BrokenFile(file)
    return library


def found_basic(entries: Entries, code: str) -> Basic:
    """The basic entry that has a code: of a main item, a sub-item or a handling item.

    Raises:
        NotFound: There is none.
        BrokenFile: It cannot be read or typed.
    """
    main = entries.main_of(code)
    if main is None:
        near = entries.guess(code)
        if near and entries.basic(near).entry is None:
            raise BrokenFile(entries.basic(near).document.file)
        raise NotFound(say.NO_ITEM, code=code, close=closest_said(code, list(entries.index)))
    basic = entries.basic(main)
    if basic.entry is None:
        raise BrokenFile(basic.document.file)
    return basic


def listed(workspace: Workspace, what: str, region: str) -> Listing:
    """Rows of one kind of thing, in file order, and the files that could not be used.

    Args:
        workspace: Where.
        what: `items`, `records`, `regions`, `agencies`, `outlets` or `materials`.
        region: Only those of this place and below, "" for all.

    Raises:
        NotFound: No such place.
    """
    if what == "items":
        return _items(workspace)
    library = read_library(workspace)
    asked = (f"catalog/{what}", "catalog/regions.csv") if region else (f"catalog/{what}",)
    broken = [file for file in library.unusable if file.startswith(asked)]
    if region and library.catalogue.regions.get(region) is None and not broken:
        raise NotFound(say.NO_REGION, code=region)
    if what == "records":
        return Listing(_records(workspace, library, region), [*broken, *_not_read(workspace, "items")])
    return Listing(_things(library, what, region), broken)


def _not_read(workspace: Workspace, folder: str) -> list[str]:
    """Files and folders below one that could not be looked at."""
    found = {path: None for path, finding in workspace.layout.findings if finding.rule in NOT_READ}
    return [path for path in found if path == folder or path.startswith(folder + "/")]


def _records(workspace: Workspace, library: Library, region: str) -> list[dict[str, Any]]:
    inside = {region, *library.catalogue.regions.below(region)} if region else None
    names = [n for places in workspace.layout.records.values() for found in places.values() for n in found]
    return [
        {"region": n.region, "code": n.code, "agency": n.agency, "path": n.path}
        for n in sorted(names, key=lambda n: (n.region, n.code, n.agency))
        if inside is None or n.region in inside
    ]


def _items(workspace: Workspace) -> Listing:
    entries = Entries(workspace)
    out = Listing([], _not_read(workspace, "catalog/basic"))
    for main in sorted(workspace.layout.basics):
        basic = entries.basic(main)
        if basic.entry is None:
            out.broken.append(basic.document.file)
        for code, (identity, _) in basic.items.items():
            out.rows.append({"code": code, "main": identity.main, "name": identity.full_name})
    return out


def _things(library: Library, what: str, region: str) -> list[dict[str, Any]]:
    catalogue = library.catalogue
    inside = {region, *catalogue.regions.below(region)} if region else None
    if what == "regions":
        return [
            {"code": r.code, "level": str(r.level), "parent": r.parent, "name": r.name}
            for r in catalogue.regions.by_code.values()
            if inside is None or r.code in inside
        ]
    if what == "agencies":
        return [
            {"id": a.id, "region": catalogue.agency_region[a.id], "name": a.name}
            for a in catalogue.agencies.values()
            if inside is None or catalogue.agency_region[a.id] in inside
        ]
    if what == "outlets":
        return [
            {"id": o.id, "region": o.region, "kind": str(o.kind), "name": o.name}
            for o in catalogue.outlets.values()
            if inside is None or o.region in inside
        ]
    return [{"id": m.id, "name": m.name} for m in catalogue.materials.values()]
