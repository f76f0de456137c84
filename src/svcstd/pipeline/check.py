"""What `svcstd validate` runs: the whole workspace on several processes, or only what named paths reach."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from time import perf_counter

from svcstd.diagnostic import Finding
from svcstd.pipeline import execute
from svcstd.pipeline.approvals import check_approvals
from svcstd.pipeline.catalogue import Library, read_library
from svcstd.pipeline.changed import Changed
from svcstd.pipeline.chosen import ALL, Chosen, engine
from svcstd.pipeline.found import Report, empty
from svcstd.pipeline.lang import check_lang
from svcstd.pipeline.named import named
from svcstd.pipeline.silences import silence
from svcstd.pipeline.validate import Validator
from svcstd.read import Document
from svcstd.workspace import RecordName, Workspace
from svcstd.workspace.layout import APPROVALS, LANG, NOT_READ

Batch = list[tuple[str, list[RecordName]]]
Tick = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Asked:
    """How a run is to judge.

    Attributes:
        chosen: Rules that the command line asks for.
        baseline: How often each finding may come, by fingerprint.
        timing: Whether each rule's time is wanted.
    """

    chosen: Chosen = ALL
    baseline: Counter[str] = field(default_factory=Counter)
    timing: bool = False


AS_SET = Asked()
"""With the rules that svcstd.yaml chooses, and all findings."""


def _validator(workspace: Workspace, library: Library, asked: Asked, clock: Counter[str]) -> Validator:
    return Validator(workspace, library, engine(library, asked.chosen, clock if asked.timing else None))


def _worker(workspace: Workspace, library: Library, asked: Asked) -> Callable[[Batch], Report]:
    clock: Counter[str] = Counter()
    validator = _validator(workspace, library, asked, clock)

    def do(batch: Batch) -> Report:
        start = perf_counter()
        report = Report()
        for main, names in batch:
            report.add(validator.partition(main, names))
        if asked.timing:
            report.timing.update(clock)
            report.timing[""] = perf_counter() - start  # type: ignore[assignment]
            clock.clear()
        return report

    return do


def _silent(done: int, total: int) -> None:
    """Nobody watches."""


def check(workspace: Workspace, jobs: int | None = None, tick: Tick = _silent, asked: Asked = AS_SET) -> Report:
    """Validate a whole workspace.

    Args:
        workspace: Which.
        jobs: How many processes; None decides by size.
        tick: Told how many records are done, of how many.
        asked: How to judge.
    """
    library = read_library(workspace)
    clock: Counter[str] = Counter()
    validator = _validator(workspace, library, asked, clock)
    layout = workspace.layout
    report = validator.whole()
    check_lang(workspace, validator.engine, report)
    check_approvals(workspace, validator.engine, library.catalogue, report)
    total = layout.count
    if not total and not layout.basics:
        report.diagnostics.extend(validator.engine.reading(Document("svcstd.yaml"), [empty("items/")]))
        report.missing.append("items/")
    parts = [((main, names), len(names) + 1) for main, names in validator.partitions().items()]
    work = execute.batches(parts)
    for part in execute.run(partial(_worker, workspace, library, asked), work, execute.workers(jobs, total)):
        report.add(part)
        tick(report.records, total)
    report.diagnostics.extend(validator.judge(report.rows))
    report.timing.update(clock)
    silence(validator, report, asked.baseline, whole=True)
    return report


def check_paths(
    workspace: Workspace,
    paths: Sequence[Path],
    start: Path,
    jobs: int | None = None,
    tick: Tick = _silent,
    asked: Asked = AS_SET,
) -> Report:
    """Validate named files and folders: those files, their ancestors, the places below them, and the catalogue.

    Rules over several records are left out and named, unless a path takes in the whole workspace.

    Args:
        workspace: Which.
        paths: Files, folders or patterns, relative to `start`.
        start: The folder the command runs in.
        jobs: How many processes for the whole workspace; None decides by size.
        tick: Told how many records are done, of how many, where the whole workspace is meant.
        asked: How to judge.
    """
    found = named(workspace, paths, start)
    if found.whole and not found.missing:
        return check(workspace, jobs, tick, asked)
    return _partly(workspace, Changed(found.files), found.missing, asked)


def check_changed(
    workspace: Workspace, changed: Changed, jobs: int | None = None, tick: Tick = _silent, asked: Asked = AS_SET
) -> Report:
    """Validate what differs from another version, and what it reaches; everything where a list of all records differs.

    Args:
        workspace: Which.
        changed: The files that differ.
        jobs: How many processes for the whole workspace; None decides by size.
        tick: Told how many records are done, of how many, where the whole workspace is meant.
        asked: How to judge.
    """
    return check(workspace, jobs, tick, asked) if changed.whole else _partly(workspace, changed, (), asked)


def _partly(workspace: Workspace, changed: Changed, missing: Sequence[str], asked: Asked) -> Report:
    """Validate some files and what they reach; what was looked for and is not there is said."""
    library = read_library(workspace)
    clock: Counter[str] = Counter()
    start = perf_counter()
    validator = _validator(workspace, library, asked, clock)
    report = validator.catalogue_only()
    for pattern in missing:
        finding = Finding(rule="S307", values={"pattern": pattern})
        report.diagnostics.extend(validator.engine.reading(Document(pattern, broken=True), [finding]))
        report.missing.append(pattern)
    for path, finding in workspace.layout.findings:
        twins = {path, finding.values.get("other")}
        if finding.rule not in NOT_READ and not twins.isdisjoint(changed.files):
            report.diagnostics.extend(validator.engine.reading(Document(path, broken=True), [finding]))
    if any(file.startswith(LANG) for file in changed.files):
        check_lang(workspace, validator.engine, report)
    if APPROVALS in changed.files:
        check_approvals(workspace, validator.engine, library.catalogue, report)
    if len(changed.files) > execute.ALONE_BELOW:
        execute.settle()
    report.add(validator.reached(changed.files, changed.gone))
    engine = validator.engine
    report.skipped_rules = sorted(rule.id for rule in (*engine.cross, *engine.lists, *engine.declarations))
    if asked.timing:
        report.timing.update({**clock, "": perf_counter() - start})
    silence(validator, report, asked.baseline, whole=False)
    return report
