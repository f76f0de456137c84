"""What changed in the catalogue's lists, and which of their files could not be read or typed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from svcstd.diff.cause import Side, Spot
from svcstd.diff.lists import REGIONS, Listed, ListedChange, compare_lists, compare_regions
from svcstd.diff.result import Refused
from svcstd.model.plain import as_json, plain
from svcstd.model.shape import shape_list
from svcstd.model.workdays import WorkYear
from svcstd.pipeline.catalogue import Library
from svcstd.pipeline.half import refused
from svcstd.pipeline.touched import NOT_FOLLOWED, PLACING, Differences, key_of
from svcstd.read import Document
from svcstd.workspace import Workspace

NEEDED = frozenset({REGIONS, "catalog/standard.yaml"})
"""Lists without which no item is resolved rightly, whether they differ or not."""

ENTRIES = "catalog/basic/"

Libraries = tuple[Library, Library]


def listed_changes(libraries: Libraries, different: Differences) -> Iterator[ListedChange]:
    """Yield what changed in the lists whose files differ."""
    for kind, files in (
        ("settings", "svcstd.yaml"),
        ("standard", "catalog/standard.yaml"),
        ("workdays", "catalog/workdays.yaml"),
        ("materials", "catalog/materials.yaml"),
        ("agencies", "catalog/agencies/"),
        ("outlets", "catalog/outlets/"),
        ("adjustments", "catalog/adjustments/"),
    ):
        if any(key.startswith(files) for key in different.paths):
            old, new = (_things(kind, library) for library in libraries)
            yield from compare_lists(kind, old, new)
    if "catalog/regions.csv" in different.paths:
        yield from compare_regions(libraries[0].catalogue.regions, libraries[1].catalogue.regions)


def _things(kind: str, library: Library) -> Mapping[str, Listed]:
    """The things of one list by key, the first of each key."""
    out: dict[str, Listed] = {}
    if kind == "settings":
        return {"": Listed(_document(library, "svcstd.yaml"), (), library.settings)}
    if kind == "standard":
        return {"": Listed(_document(library, "catalog/standard.yaml"), (), library.catalogue.edition.file)}
    if kind == "workdays":
        document = _document(library, "catalog/workdays.yaml")
        for index, year in enumerate(shape_list(document, WorkYear)[0]):
            out.setdefault(str(year.year), Listed(document, (index,), year))
    elif kind == "adjustments":
        for document, made in library.adjustments:
            out.setdefault(made.id, Listed(document, (), made))
    else:
        for listed in library.lists:
            for index, thing in enumerate(listed.entries if listed.kind == kind else ()):
                out.setdefault(thing.id, Listed(listed.document, (index,), thing))
    return out


def _document(library: Library, path: str) -> Document:
    return next((document for document, _ in library.read if document.file == path), Document(path))


def refused_lists(libraries: Libraries, different: Differences) -> Iterator[Refused]:
    """Yield the lists of either version that could not be used, where they differ or nothing is resolved without them.

    A line of regions.csv that was left out counts: its place, and all below, would seem to be gone.
    """
    for side, library in zip((Side.OLD, Side.NEW), libraries, strict=True):
        for document, findings in library.read:
            unusable = document.file in library.unusable
            if key_of(document.file) in different.paths:
                lost = unusable or (document.file == REGIONS and bool(findings))
            else:
                lost = unusable and document.file in NEEDED
            if lost:
                yield from refused(side, document, findings)


def not_followed(old: Workspace, new: Workspace) -> Iterator[Refused]:
    """Yield the links and folders that one version alone could not follow, and entries whose names say no code.

    The items of such an entry would seem to be gone; a note beside them is nobody's item.
    """
    found = {
        side: {
            (path, str(finding.values)): finding
            for path, finding in workspace.layout.findings
            if finding.rule in NOT_FOLLOWED or (path.startswith(ENTRIES) and path.endswith(".yaml"))
        }
        for side, workspace in ((Side.OLD, old), (Side.NEW, new))
    }
    for side, other in ((Side.OLD, Side.NEW), (Side.NEW, Side.OLD)):
        for path, values in found[side].keys() - found[other].keys():
            yield from refused(side, Document(path, broken=True), [found[side][path, values]])


def _because(listed: ListedChange) -> Spot:
    """Where a list changed, as the cause of what it reaches: told from other changes of the same thing."""
    change = listed.change
    said = as_json([plain(change.before), plain(change.after)])
    return replace(listed.here, thing="\0".join([listed.here.thing, *map(str, change.path), said]))


@dataclass(frozen=True)
class RegionLines:
    """Where the line of a place, or of one above it, changed in regions.csv; callable, and picklable."""

    libraries: Libraries
    spots: Mapping[str, Spot]

    @classmethod
    def of(cls, libraries: Libraries, listed: Sequence[ListedChange]) -> RegionLines:
        """The lines among changes of lists that move what is inherited, or who has a guide."""
        old, new = (library.catalogue.regions.by_code.keys() for library in libraries)
        spots: dict[str, Spot] = {}
        for change in listed:
            if change.kind == "regions" and change.change.pattern in PLACING:
                codes = [change.key] if change.key else old - new if change.here.side is Side.OLD else new - old
                spots.update((code, _because(change)) for code in codes)
        return cls(libraries, spots)

    def __call__(self, code: str) -> Spot | None:
        """The spot for a place, or None."""
        for library in reversed(self.libraries):
            for above in reversed(library.catalogue.regions.ancestry(code)):
                if above in self.spots:
                    return self.spots[above]
        return self.spots.get(code)


def outlet_spots(listed: Sequence[ListedChange]) -> dict[str, Spot]:
    """Where an outlet changed, by code of each place it stands in or serves."""
    out: dict[str, Spot] = {}
    for change in listed:
        for outlet in change.roots if change.kind == "outlets" else ():
            if outlet is not None:
                out.update((code, _because(change)) for code in (outlet.region, *(outlet.serves or ())))
    return out
