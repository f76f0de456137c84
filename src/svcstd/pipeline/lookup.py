"""One item at one place, and lists of what a catalogue holds, for `show`, `why` and `list`."""

from __future__ import annotations

from typing import Any

from svcstd.messages import Text
from svcstd.messages import commands as say
from svcstd.model.shape import closest
from svcstd.pipeline.catalogue import Library, read_library
from svcstd.pipeline.entries import Entries
from svcstd.pipeline.places import Broken, Places
from svcstd.resolve import Resolved
from svcstd.workspace import Workspace


class NotFound(Exception):
    """An item or a place that the catalogue does not hold, or a file that cannot be read; says so in `text`."""

    def __init__(self, text: Text, **values: object) -> None:
        """Keep the sentence and its values."""
        super().__init__(text.say(**values))


def lookup(workspace: Workspace, code: str, region: str, agency: str = "") -> Resolved:
    """An item at a place.

    Args:
        workspace: Where.
        code: Code of a handling item, or of a sub-item or main item that has only one.
        region: Code of the place, "" for the catalogue's own view.
        agency: Id of the body whose variant is meant, or "".

    Raises:
        NotFound: No such item or place, or several.
    """
    library = read_library(workspace)
    regions = library.catalogue.regions
    entries = Entries(workspace)
    main = entries.main_of(code)
    if main is None:
        raise NotFound(say.NO_ITEM, code=code, close=closest(code, list(entries.index)) or "-")
    basic = entries.basic(main)
    found = basic.covers.get(code, [])
    if len(found) != 1:
        raise NotFound(say.MANY_ITEMS, code=code, codes="、".join(found) or "-")
    if region and regions.get(region) is None:
        raise NotFound(say.NO_REGION, code=region)
    places = Places(entries, library.catalogue)
    identity = basic.items[found[0]][0]
    if agency and agency not in places.variants(identity.codes, region):
        raise NotFound(say.NO_VARIANT, agency=agency, code=code)
    try:
        return places.at(basic, found[0], region, agency)
    except Broken as error:
        raise NotFound(say.BROKEN_FILE, file=str(error)) from error


def listed(workspace: Workspace, what: str, region: str) -> list[dict[str, Any]]:
    """Rows of one kind of thing, in file order.

    Args:
        workspace: Where.
        what: `items`, `records`, `regions`, `agencies`, `outlets` or `materials`.
        region: Only those of this place and below, "" for all.
    """
    if what == "records":
        return _records(workspace, region)
    if what == "items":
        return _items(workspace)
    library = read_library(workspace)
    return _things(library, what, region)


def _records(workspace: Workspace, region: str) -> list[dict[str, Any]]:
    regions = read_library(workspace).catalogue.regions
    inside = {region, *regions.below(region)} if region else None
    names = [n for places in workspace.layout.records.values() for found in places.values() for n in found]
    return [
        {"region": n.region, "code": n.code, "agency": n.agency, "path": n.path}
        for n in sorted(names, key=lambda n: (n.region, n.code, n.agency))
        if inside is None or n.region in inside
    ]


def _items(workspace: Workspace) -> list[dict[str, Any]]:
    entries = Entries(workspace)
    out = []
    for main in sorted(workspace.layout.basics):
        for code, (identity, _) in entries.basic(main).items.items():
            out.append({"code": code, "main": identity.main, "name": identity.full_name})
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
