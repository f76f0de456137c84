"""Reading `catalog/` beside the basic items: every file once, its findings kept for the report."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from svcstd.calendar import Calendar
from svcstd.diagnostic import Finding
from svcstd.model.adjustment import Adjustment
from svcstd.model.base import Part
from svcstd.model.basic import Agency, StandardMaterial
from svcstd.model.catalogue import Catalogue
from svcstd.model.channels import Outlet
from svcstd.model.policy import Edition, EditionFile
from svcstd.model.region import Regions, read_regions
from svcstd.model.shape import shape, shape_list
from svcstd.model.workdays import WorkYear
from svcstd.pipeline.misspelt import misspelt
from svcstd.read import Document
from svcstd.settings import Settings
from svcstd.validate.rule import ListFile
from svcstd.workspace import Workspace
from svcstd.workspace.layout import NOTES, misnamed

P = TypeVar("P", bound=Part)


@dataclass
class Library:
    """A workspace's catalogue with the files it came from.

    Attributes:
        settings: svcstd.yaml.
        catalogue: What records refer to.
        lists: Files that rules on lists look at.
        adjustments: Declarations by file.
        read: Each file read, with what was wrong with it.
        unusable: Files that could not be read or typed: what they hold is missing to every record that refers to it.
    """

    settings: Settings
    catalogue: Catalogue
    lists: list[ListFile] = field(default_factory=list)
    adjustments: list[tuple[Document, Adjustment]] = field(default_factory=list)
    read: list[tuple[Document, list[Finding]]] = field(default_factory=list)
    unusable: list[str] = field(default_factory=list)

    @property
    def severities(self) -> dict[str, str]:
        """Severities by rule: the edition's, and over them those of svcstd.yaml."""
        own = {rule: one.severity for rule, one in self.settings.rules.items() if one.severity}
        return {**(self.catalogue.edition.file.severities or {}), **own}


class _Reader:
    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.read: list[tuple[Document, list[Finding]]] = []
        self.unusable: list[str] = []
        self.lists: list[ListFile] = []

    def one(self, path: str, model: type[P]) -> P | None:
        """A file that is one mapping, or None."""
        document = self.workspace.or_packaged(path)
        made, findings = shape(document, model)
        self._keep(document, findings, usable=made is not None)
        return made

    def many(self, document: Document, model: type[P]) -> tuple[P, ...]:
        """A file that is a list of mappings."""
        made, findings = shape_list(document, model)
        self._keep(document, findings, usable=bool(made) or not findings)
        return made

    def _keep(self, document: Document, findings: list[Finding], *, usable: bool) -> None:
        self.read.append((document, [*document.findings, *findings]))
        if document.broken or not usable:
            self.unusable.append(document.file)

    def folder(self, kind: str, model: type[P]) -> list[tuple[str, tuple[P, ...]]]:
        """All files of a folder of lists, with the region in each name."""
        out = []
        for document in self._files(kind):
            region = document.file.rsplit("/", 1)[-1].removesuffix(".yaml").partition("_")[0]
            entries = self.many(document, model)
            self.lists.append(ListFile(kind, document, region, entries))
            out.append((region, entries))
        return out

    def _files(self, kind: str) -> Iterator[Document]:
        """The files of a folder; what cannot be looked at, and what is named otherwise, is kept with its finding."""
        paths, findings = self.workspace.tree.list(f"catalog/{kind}")
        for path, finding in findings:
            self._keep(Document(path, broken=True), [finding], usable=False)
        for path in paths:
            if path.endswith(".yaml"):
                yield self.workspace.document(path)
            elif not path.endswith(NOTES):
                self.read.append((Document(path, broken=True), [misnamed(path, "message")]))

    def regions(self) -> Regions:
        """catalog/regions.csv."""
        path = "catalog/regions.csv"
        text, findings = self.workspace.text(path)
        regions = Regions()
        if text:
            regions, more = read_regions(text)
            findings = [*findings, *more]
        usable = text is not None and (len(regions) > 0 or not findings)
        self._keep(Document(path, text or "", broken=text is None), findings, usable=usable)
        return regions

    def adjustments(self) -> list[tuple[Document, Adjustment]]:
        """catalog/adjustments/: read and checked for shape."""
        out = []
        for document in self._files("adjustments"):
            made, findings = shape(document, Adjustment)
            self._keep(document, findings, usable=made is not None)
            if made is not None:
                out.append((document, made))
        return out


def calendar(years: Sequence[WorkYear]) -> Calendar:
    """The working-day table of cited years."""
    off: set[datetime.date] = set()
    work: set[datetime.date] = set()
    for year in years:
        off.update(year.days(year.off))
        work.update(year.days(year.work or ()))
    return Calendar(tuple(year.year for year in years), frozenset(off), frozenset(work))


def read_library(workspace: Workspace) -> Library:
    """The catalogue of a workspace; what is missing falls back to the packaged copy."""
    reader = _Reader(workspace)
    settings = reader.one("svcstd.yaml", Settings)
    edition = reader.one("catalog/standard.yaml", EditionFile)
    for (_, kept), more in zip(reader.read, misspelt(settings, edition), strict=True):
        kept.extend(more)
    if settings and edition and settings.edition not in {None, edition.id}:
        values = {"key": "edition", "written": settings.edition, "wanted": edition.id, "suggestion": edition.id}
        reader.read[0][1].append(Finding(("edition",), "suggested", values, "S204"))
    years = reader.many(workspace.or_packaged("catalog/workdays.yaml"), WorkYear)
    materials = reader.many(_list(reader, "materials", "catalog/materials.yaml"), StandardMaterial)
    reader.lists.append(ListFile("materials", reader.read[-1][0], "", materials))
    agencies: dict[str, Agency] = {}
    agency_region: dict[str, str] = {}
    for region, bodies in reader.folder("agencies", Agency):
        for body in bodies:
            agencies.setdefault(body.id, body)
            agency_region.setdefault(body.id, region)
    outlets: dict[str, Outlet] = {}
    for _, found in reader.folder("outlets", Outlet):
        for outlet in found:
            outlets.setdefault(outlet.id, outlet)
    adjustments = reader.adjustments()
    catalogue = Catalogue(
        Edition(edition or EditionFile(id="none", title="none")),
        reader.regions(),
        agencies,
        agency_region,
        outlets,
        {material.id: material for material in reversed(materials)},
        calendar(years),
        tuple(change for _, made in adjustments for change in made.changes),
        tuple(made.id for _, made in adjustments for _ in made.changes),
    )
    known = settings or Settings(title="?", region="000000")
    return Library(known, catalogue, reader.lists, adjustments, reader.read, reader.unusable)


def _list(reader: _Reader, kind: str, path: str) -> Document:
    """A list file of the workspace; an empty one where there is none."""
    tree: Any = reader.workspace.tree
    return reader.workspace.document(path) if tree.exists(path) else Document(path)
