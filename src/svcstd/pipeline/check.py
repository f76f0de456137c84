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
from svcstd.pipeline.chosen import engine
from svcstd.pipeline.validate import Report, Validator, empty, sorted_diagnostics
from svcstd.read import Document
from svcstd.workspace import RecordName, Workspace
from svcstd.workspace.layout import LISTED, NOT_READ, NOTES

Batch = list[tuple[str, list[RecordName]]]
Tick = Callable[[int, int], None]


def _worker(workspace: Workspace, library: Library) -> Callable[[Batch], Report]:
    validator = Validator(workspace, library, engine(library))

    def do(batch: Batch) -> Report:
        report = Report()
        for main, names in batch:
            report.add(validator.partition(main, names))
        return report

    return do


def _silent(done: int, total: int) -> None:
    """Nobody watches."""


def check(workspace: Workspace, jobs: int | None = None, tick: Tick = _silent) -> Report:
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


def check_paths(
    workspace: Workspace, paths: Sequence[Path], start: Path, jobs: int | None = None, tick: Tick = _silent
) -> Report:
    """Validate named files and folders: those files, their ancestors, the places below them, and the catalogue.

    Rules over several records are left out and named, unless a path takes in the whole workspace.

    Args:
        workspace: Which.
        paths: Files, folders or patterns, relative to `start`.
        start: The folder the command runs in.
        jobs: How many processes for the whole workspace; None decides by size.
        tick: Told how many records are done, of how many, where the whole workspace is meant.
    """
    files, missing = named(workspace, paths, start)
    whole = any(not file.startswith(("items/", "catalog/basic/")) for file in files)
    if whole and not missing:
        return check(workspace, jobs, tick)
    library = read_library(workspace)
    validator = Validator(workspace, library, engine(library))
    report = validator.catalogue_only()
    for pattern in missing:
        finding = Finding(rule="S307", values={"pattern": pattern})
        report.diagnostics.extend(validator.engine.reading(Document(pattern, broken=True), [finding]))
        report.missing.append(pattern)
    for path, finding in workspace.layout.findings:
        if path in files and finding.rule not in NOT_READ:
            report.diagnostics.extend(validator.engine.reading(Document(path, broken=True), [finding]))
    if len(files) > execute.ALONE_BELOW:
        execute.settle()
    report.add(validator.reached(files))
    report.skipped_rules = sorted(rule.id for rule in (*validator.engine.cross, *validator.engine.lists))
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
        for one in expanded(path, start):
            inside = os.path.relpath(os.path.abspath(one), workspace.root).replace(os.sep, "/")
            if inside in known or (os.path.lexists(one) and _of_all(inside, folder=os.path.isdir(one))):
                found.add(inside)
            elif os.path.isdir(one):
                found |= {file for file in known if file.startswith(f"{inside}/")}
        files |= found
        if not found:
            missing.append(str(path))
    return files, missing


def _of_all(inside: str, *, folder: bool) -> bool:
    """Whether a path is a file that every record depends on, or a folder of such: the whole workspace is meant then."""
    if folder:
        top, _, below = inside.partition("/")
        return inside in {".", "items"} or (top == "catalog" and below.partition("/")[0] != "basic")
    return inside == "svcstd.yaml" or (LISTED.fullmatch(inside) is not None and not inside.endswith(NOTES))


def expanded(path: Path, start: Path) -> Iterable[str]:
    """A path itself where it exists, else what it matches as a pattern; the folder it starts from is no pattern."""
    text = str(start / path)
    if os.path.lexists(text) or not glob.has_magic(str(path)):
        return [text]
    return [str(start / found) for found in sorted(glob.glob(str(path), root_dir=start, recursive=True))]
