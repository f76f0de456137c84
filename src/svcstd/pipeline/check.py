"""What `svcstd validate` runs: the whole workspace on several processes, or only what named paths reach."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from svcstd.pipeline import execute
from svcstd.pipeline.catalogue import Library, read_library
from svcstd.pipeline.validate import Report, Validator, empty, sorted_diagnostics
from svcstd.read import Document
from svcstd.validate.engine import Engine
from svcstd.validate.rules import RULES
from svcstd.workspace import RecordName, Workspace

Batch = list[tuple[str, list[RecordName]]]


def engine(library: Library) -> Engine:
    """The rules in force in a workspace."""
    return Engine(RULES, dict(library.catalogue.edition.file.severities or {}))


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
        report.broken.append("items/")
    parts = [((main, names), len(names) + 1) for main, names in validator.partitions().items()]
    work = execute.batches(parts)
    for part in execute.run(partial(_worker, workspace, library), work, execute.workers(jobs, total)):
        report.add(part)
        tick(report.records, total)
    report.diagnostics.extend(validator.judge(report.rows))
    report.diagnostics = sorted_diagnostics(report.diagnostics)
    return report
