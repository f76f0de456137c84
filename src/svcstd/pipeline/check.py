"""What `svcstd validate` runs: the whole workspace on several processes, or only what named paths reach."""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from svcstd.diagnostic import Finding
from svcstd.pipeline import execute
from svcstd.pipeline.catalogue import Library, read_library
from svcstd.pipeline.validate import Report, Validator, empty, sorted_diagnostics
from svcstd.read import Document
from svcstd.validate.engine import Engine
from svcstd.validate.rules import RULES
from svcstd.workspace import RecordName, Workspace

Batch = list[tuple[str, list[RecordName]]]


def engine(library: Library) -> Engine:
    """The rules in force in a workspace, without those that look up ids in lists which cannot be used."""
    told = [rule for rule in RULES if not (rule.refers and any(f.startswith(rule.refers) for f in library.unusable))]
    return Engine(told, dict(library.catalogue.edition.file.severities or {}))


def _worker(workspace: Workspace, library: Library) -> Callable[[Batch], Report]:
    validator = Validator(workspace, library, engine(library))

    def do(batch: Batch) -> Report:
        report = Report()
        for main, names in batch:
            report.add(validator.partition(main, names))
        return report

    return do


def check(
    workspace: Workspace, jobs: int | None = None, tick: Callable[[int, int], None] = lambda done, total: None
) -> Report:
    """Validate a whole workspace.

    Args:
        workspace: Which.
        jobs: How many processes; None decides by size.
        tick: Told how many records are done, of how many.
    """
    library = read_library(workspace)
    validator = Validator(workspace, library, engine(library))
    layout = workspace.layout
    report = validator.whole()
    total = layout.count
    if not total and not layout.basics:
        report.diagnostics.extend(validator.engine.reading(Document("svcstd.yaml"), [empty("items/")]))
        report.missing.append("items/")
    parts = [((main, names), len(names) + 1) for main, names in validator.partitions().items()]
    work = execute.batches(parts)
    for part in execute.run(partial(_worker, workspace, library), work, execute.workers(jobs, total)):
        report.add(part)
        tick(report.records, total)
    report.diagnostics.extend(validator.judge(report.rows))
    report.diagnostics = sorted_diagnostics(report.diagnostics)
    return report


def check_paths(workspace: Workspace, paths: Sequence[Path], start: Path) -> Report:
    """Validate named files and folders: those files, their ancestors, the places below them, and the catalogue.

    Rules over several records are left out and named, unless a path takes in the whole workspace.

    Args:
        workspace: Which.
        paths: Files, folders or patterns, relative to `start`.
        start: The folder the command runs in.
    """
    files, missing = named(workspace, paths, start)
    whole = any(not file.startswith(("items/", "catalog/basic/")) for file in files)
    if whole and not missing:
        return check(workspace)
    library = read_library(workspace)
    validator = Validator(workspace, library, engine(library))
    report = validator.catalogue_only()
    for pattern in missing:
        finding = Finding(rule="S307", values={"pattern": pattern})
        report.diagnostics.extend(validator.engine.reading(Document(pattern, broken=True), [finding]))
        report.missing.append(pattern)
    for path, finding in workspace.layout.findings:
        if path in files:
            report.diagnostics.extend(validator.engine.reading(Document(path, broken=True), [finding]))
            report.broken.append(path)
    if len(files) > execute.ALONE_BELOW:
        execute.settle()
    report.add(validator.reached(files))
    report.skipped_rules = sorted(rule.id for rule in validator.engine.cross)
    report.diagnostics = sorted_diagnostics(report.diagnostics)
    return report


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
        for one in _expanded(start / path):
            inside = os.path.relpath(os.path.abspath(one), workspace.root).replace(os.sep, "/")
            if os.path.isdir(one):
                below = "" if inside == "." else inside + "/"
                found |= {file for file in known if file.startswith(below)}
                if inside in {".", "catalog", "items"}:
                    found.add("svcstd.yaml")
            elif os.path.lexists(one) and not inside.startswith(".."):
                found.add(inside)
        files |= found
        if not found:
            missing.append(str(path))
    return files, missing


def _expanded(path: Path) -> Iterable[str]:
    """A path itself where it exists, else what it matches as a pattern."""
    text = str(path)
    if os.path.lexists(text) or not glob.has_magic(text):
        return [text]
    return sorted(glob.glob(text, recursive=True))
