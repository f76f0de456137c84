"""`svcstd fmt`: the files of a workspace in canonical form, and labels equal to the names they stand for."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from svcstd import read as reader
from svcstd.diagnostic import Finding, KeyPath, Location
from svcstd.model.adjustment import Adjustment
from svcstd.model.approval import Approval
from svcstd.model.base import Part
from svcstd.model.basic import Agency, BasicItem, StandardMaterial
from svcstd.model.channels import Outlet
from svcstd.model.elements import Record
from svcstd.model.fields import field_model
from svcstd.model.policy import EditionFile
from svcstd.model.shape import shape, shape_list
from svcstd.model.workdays import WorkYear
from svcstd.pipeline.entries import Entries
from svcstd.pipeline.named import expanded
from svcstd.pipeline.rewriting import Rewriting
from svcstd.read import Document
from svcstd.settings import Settings
from svcstd.workspace import Workspace
from svcstd.workspace.layout import BASIC, record_name
from svcstd.workspace.tree import Unreadable
from svcstd.write.form import NotFormed, formed
from svcstd.write.labels import relabelled

LISTS: dict[str, type[Part]] = {"agencies": Agency, "outlets": Outlet}
FIRST = ("id", "code", "serial")
"""Keys that say which entry one is; they come first in any mapping of the model."""
NAMES = ("name", "title", "agency")
LAST = ("sources", "notes", "handling", "subitems", "remove", "here")
"""Keys that stand behind what they are about, where keys are sorted."""


@dataclass
class Forming:
    """What formatting came to.

    Attributes:
        rewriting: Files whose content or name changes.
        looked: How many files were looked at.
        kept: Files left alone, since their content or a comment would change.
        broken: What could not be read, with its finding.
        missing: Paths that name no YAML file.
    """

    rewriting: Rewriting = field(default_factory=Rewriting)
    looked: int = 0
    kept: list[str] = field(default_factory=list)
    broken: list[tuple[Location, Finding]] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)


def form(workspace: Workspace, paths: Sequence[str] | None, *, sort: bool) -> Forming:
    """Bring files into canonical form; nothing is written yet.

    Args:
        workspace: Which.
        paths: Files and folders relative to its root; None for all.
        sort: Whether keys are put into the order of the model.
    """
    forming = Forming()
    files, refused = _files(workspace)
    forming.broken.extend((Location(path), finding) for path, finding in refused)
    chosen = files if paths is None else _chosen(files, paths, forming)
    for path in chosen:
        _one(workspace, path, forming, sort=sort)
    forming.rewriting.renames.update(_renames(workspace, chosen, folders=paths is None))
    return forming


def _files(workspace: Workspace) -> tuple[list[str], list[tuple[str, Finding]]]:
    """The YAML files of a workspace, and what must not be followed."""
    found = ["svcstd.yaml"]
    refused: list[tuple[str, Finding]] = []
    for folder in ("catalog", "items"):
        listed, more = workspace.tree.list(folder)
        found.extend(path for path in listed if path.endswith(".yaml"))
        refused.extend(more)
    return found, refused


def _chosen(files: Sequence[str], paths: Sequence[str], forming: Forming) -> list[str]:
    """The files that paths name."""
    below: dict[str, list[str]] = {".": list(files)}
    for file in files:
        end = len(file)
        while end > 0:
            below.setdefault(file[:end], []).append(file)
            end = file.rfind("/", 0, end)
    forming.missing.extend(path for path in paths if path not in below)
    return sorted({file for path in dict.fromkeys(paths) for file in below.get(path, ())})


def _one(workspace: Workspace, path: str, forming: Forming, *, sort: bool) -> None:
    forming.looked += 1
    try:
        before = workspace.tree.read(path)
    except Unreadable as error:
        forming.broken.append((Location(path), error.finding))
        return
    try:
        after = form_bytes(before, path, sort=sort)
    except Broken as error:
        forming.broken.append((error.at, error.finding))
    except NotFormed:
        forming.kept.append(path)
    else:
        if after != before:
            forming.rewriting.change(path, before, after)


class Broken(Exception):
    """A file that cannot be read to its end; carries the place and the finding."""

    def __init__(self, at: Location, finding: Finding) -> None:
        """Keep what reading found."""
        super().__init__(str(at))
        self.at = at
        self.finding = finding


def form_bytes(data: bytes, path: str, *, sort: bool) -> bytes:
    """A file's bytes in canonical form.

    Args:
        data: Its bytes.
        path: Its path in the workspace, which says what it holds.
        sort: Whether keys are put into the order of the model.

    Raises:
        Broken: It cannot be read to its end.
        NotFormed: It would not say the same.
    """
    document = reader.read(data, path, quick=False)  # places of everything are asked for anyway
    if document.broken:
        finding = next(one for one in document.findings if one.rule not in {"S104", "S105"})
        raise Broken(Location(path, *(finding.mark or (1, 1))), finding)
    model = model_of(path)
    quote = _unquoted(document, path, model)
    return formed(document, lambda at: _keys(model, at, sort), quote).encode()


def model_of(path: str) -> type[Part] | None:
    """The model of a file, by its path; None for those that svcstd does not read as such."""
    if record_name(path):
        return Record
    if BASIC.fullmatch(path):
        return BasicItem
    known: dict[str, type[Part]] = {
        "svcstd.yaml": Settings,
        "catalog/standard.yaml": EditionFile,
        "catalog/workdays.yaml": WorkYear,
        "catalog/materials.yaml": StandardMaterial,
        "catalog/approvals.yaml": Approval,
    }
    folder = path.split("/")[1] if path.startswith("catalog/") and path.count("/") > 1 else ""
    return known.get(path) or (Adjustment if folder == "adjustments" else LISTS.get(folder))


def _unquoted(document: Document, path: str, model: type[Part] | None) -> frozenset[KeyPath]:
    """Paths of scalars that other readers would not take for the text they are (S111); codes of digits among them."""
    if model is None:
        return frozenset()
    listed = isinstance(document.data, list)
    findings = (shape_list if listed else shape)(document, model)[1]
    return frozenset(one.path for one in findings if one.rule == "S111")


def _keys(model: type[Part] | None, path: KeyPath, sort: bool) -> Sequence[str]:
    """The keys of the mapping at a path in their order."""
    found = model
    for part in path:
        if isinstance(part, str):
            below = field_model(found, part) if found is not None else None
            found = below if below is not None and issubclass(below, Part) else None
    if found is None:
        return ()
    return key_order(found) if sort else FIRST


@lru_cache(maxsize=64)
def key_order(model: type[Part]) -> tuple[str, ...]:
    """The keys of a model in canonical order: what names an entry first, then as declared, remarks and parts last."""
    ends = {*FIRST, *NAMES, *LAST}
    declared = [field.alias or name for name, field in model.model_fields.items()]
    return (*FIRST, *NAMES, *(name for name in declared if name not in ends), *LAST)


def _renames(workspace: Workspace, paths: Iterable[str], *, folders: bool) -> dict[str, str]:
    """New paths of files, and of folders of places, whose label is not the name."""
    entries = Entries(workspace)
    out: dict[str, str] = {}
    for path in paths:
        name = record_name(path)
        found = BASIC.fullmatch(path)
        wanted = entries.name_of(name.code) if name else _entry_name(entries, found["code"]) if found else ""
        if (to := relabelled(path, wanted)) != path:
            out[path] = to
    if folders:
        regions = _regions(workspace)
        for folder in sorted({path.split("/")[1] for path in paths if path.startswith("items/")}):
            region = regions.get(folder.partition("_")[0])
            to = relabelled(f"items/{folder}", region, short=True) if region else ""
            if to and to != f"items/{folder}":
                out[f"items/{folder}"] = to
    return out


def _regions(workspace: Workspace) -> dict[str, str]:
    """Names of places by code."""
    from svcstd.model.region import read_regions

    text, _ = workspace.text("catalog/regions.csv")
    return {code: region.name for code, region in read_regions(text)[0].by_code.items()} if text else {}


def _entry_name(entries: Entries, code: str) -> str:
    entry = entries.basic(code).entry if code in entries.layout.basics else None
    return entry.name if entry is not None and entry.code == code else ""


def relative(workspace: Workspace, paths: Sequence[Path], start: Path) -> list[str]:
    """Paths and patterns of a command line, as the workspace writes what they lead to.

    Args:
        workspace: Which.
        paths: Files, folders or patterns.
        start: The folder the command runs in.
    """
    found = [one for path in paths for one in (list(expanded(path, start)) or [str(start / path)])]
    return [os.path.relpath(os.path.abspath(one), workspace.root).replace(os.sep, "/") for one in found]
