"""What `svcstd score` runs: the workspace is validated, and each item at each place is measured in the same pass."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial

from svcstd.diagnostic import Diagnostic, Severity
from svcstd.model.enums import Level, State
from svcstd.model.region import Region
from svcstd.pipeline import execute
from svcstd.pipeline.catalogue import Library, read_library
from svcstd.pipeline.check import Batch, Tick
from svcstd.pipeline.choice import Choice
from svcstd.pipeline.chosen import engine
from svcstd.pipeline.found import Report
from svcstd.pipeline.places import Broken
from svcstd.pipeline.silences import silences
from svcstd.pipeline.validate import Validator
from svcstd.resolve import Resolved
from svcstd.stats.score import By, Group, Homes, Score, take
from svcstd.validate.rule import Row
from svcstd.workspace import RecordName, Workspace


@dataclass
class Part:
    """What one batch of work came to: sums, never items.

    Attributes:
        groups: Figures by group.
        faulty: Records with an error, counted as such.
        elsewhere: Files with an error that are not of the batch, and so not counted yet.
        rows: What rules over several records look at.
        broken: Files that could not be read to their end, or not be used.
        unchecked: Items at places that could not be resolved.
        records: How many records were looked at, chosen or not.
    """

    groups: dict[str, Group] = field(default_factory=dict)
    faulty: set[str] = field(default_factory=set)
    elsewhere: set[str] = field(default_factory=set)
    rows: list[Row] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    unchecked: int = 0
    records: int = 0

    def add(self, other: Part) -> None:
        """Take over what another batch came to."""
        for key, group in other.groups.items():
            self.groups.setdefault(key, Group()).add(group)
        self.faulty |= other.faulty
        self.elsewhere |= other.elsewhere
        self.rows += other.rows
        self.broken += other.broken
        self.unchecked += other.unchecked
        self.records += other.records


class Scorer:
    """Measures partitions of one workspace."""

    def __init__(self, workspace: Workspace, library: Library, by: By, choice: Choice) -> None:
        """Make ready what all partitions share."""
        self.validator = Validator(workspace, library, engine(library))
        self.catalogue = library.catalogue
        self.by = by
        self.choice = choice
        self.silences = silences(workspace, library.settings)
        files: dict[str, dict[str, str]] = {"agencies": {}, "outlets": {}}
        for listed in library.lists:
            for entry in listed.entries if listed.kind in files else ():
                files[listed.kind].setdefault(entry.id, listed.document.file)
        self.homes = Homes(files["agencies"], files["outlets"])

    def partition(self, main: str, names: Sequence[RecordName], part: Part) -> None:
        """Validate one basic entry with its records, and count them and their items."""
        report = Report()
        bodies: dict[tuple[str, str, str], str] = {}
        groups = part.groups
        by_main = self.validator.files(main, names, report)
        for found, mine in by_main.items():
            for checked in self.validator.checked(found, ((name, name.region) for name in mine), report):
                if checked.it is not None:
                    bodies[checked.code, checked.region, checked.variant] = _body(checked.it)
                    self._item(checked.it, groups)
        faulty = self._at_fault(self.validator.agreed(report.diagnostics)) | set(report.broken)
        for found, mine in by_main.items():
            covers = self.validator.entries.basic(found).covers if found else {}
            for name in mine:
                known = (bodies.get((code, name.region, name.agency), "") for code in covers.get(name.code, ()))
                self._record(name, next(filter(None, known), name.agency), groups, name.path not in faulty)
        at_fault = faulty & {name.path for name in names}
        part.faulty |= at_fault
        part.elsewhere |= {file for file in faulty - at_fault if file.startswith("items/")}
        part.rows += report.rows
        part.broken += report.broken
        part.unchecked += report.unchecked
        part.records += report.records

    def _item(self, it: Resolved, groups: dict[str, Group]) -> None:
        """Count an item where it has a guide, or will have one."""
        if it.region is None or not it.guided or it.item.state is State.CANCELLED:
            return
        body = _body(it)
        if self._wants(it.region, body):
            take(groups.setdefault(self._key(it.region, body), Group()), it, self.catalogue, self.homes)

    def _record(self, name: RecordName, body: str, groups: dict[str, Group], clean: bool) -> None:
        region = self.catalogue.regions.get(name.region)
        if self._wants(region, body):
            group = groups.setdefault(self._key(region, body), Group())
            group.records += 1
            group.clean += clean

    def _wants(self, region: Region | None, body: str) -> bool:
        """Whether what a body does at a place is chosen; at a place that regions.csv does not have, only with all."""
        choice = self.choice
        if choice.agencies and body not in choice.agencies:
            return False
        if region is None:
            return not choice.levels and not choice.regions
        ancestry = self.catalogue.regions.ancestry(region.code)
        return (not choice.levels or region.level in choice.levels) and (
            not choice.regions or any(code in choice.regions for code in ancestry)
        )

    def _key(self, region: Region | None, body: str) -> str:
        if self.by == "agency":
            return body
        if region is None:
            return ""
        return region.level.value if self.by == "level" else region.code

    def _at_fault(self, found: Iterable[Diagnostic]) -> set[str]:
        """Files with an error; one that a comment or svcstd.yaml silences counts no more than for `validate`."""
        return {one.at.file for one in found if one.severity is Severity.ERROR and not self.silences.silent(one)}

    def later(self, found: Iterable[Diagnostic], part: Part) -> None:
        """Take records away from the clean ones for errors that show only once all records are known."""
        known = {name.path: name for name in self._every_record()}
        for file in sorted((self._at_fault(found) | part.elsewhere) - part.faulty):
            name = known.get(file)
            if name is None:
                continue
            region, body = self.catalogue.regions.get(name.region), self._body_of(name)
            if self._wants(region, body) and (group := part.groups.get(self._key(region, body))):
                group.clean -= 1

    def _every_record(self) -> Iterator[RecordName]:
        for places in self.validator.entries.layout.records.values():
            for names in places.values():
                yield from names

    def _body_of(self, name: RecordName) -> str:
        """The body of the items that a record speaks for, at its own place."""
        entries = self.validator.entries
        main = entries.main_of(name.code)
        basic = entries.basic(main) if main else None
        if basic is None:
            return name.agency
        found = []
        for code in basic.covers.get(name.code, ()):
            with suppress(Broken):
                found.append(_body(self.validator.places.at(basic, code, name.region, name.agency)))
        return next(filter(None, found), name.agency)


def _body(it: Resolved) -> str:
    return it.item.agency or it.variant


def _worker(workspace: Workspace, library: Library, by: By, choice: Choice) -> Callable[[Batch], Part]:
    scorer = Scorer(workspace, library, by, choice)

    def do(batch: Batch) -> Part:
        part = Part()
        for main, names in batch:
            scorer.partition(main, names, part)
        for group in part.groups.values():
            group.trim()
        return part

    return do


class Unknown(Exception):
    """Places or bodies were chosen that the catalogue does not have."""

    def __init__(self, names: Sequence[str]) -> None:
        """Keep which."""
        super().__init__(*names)
        self.names = names


def score(
    workspace: Workspace,
    by: By,
    choice: Choice | None = None,
    jobs: int | None = None,
    tick: Tick = lambda done, total: None,
) -> Score:
    """The score of a workspace; all of it is validated, whatever is chosen, since records are judged beside others.

    Args:
        workspace: Which.
        by: What groups are.
        choice: What is scored; None for everything.
        jobs: How many processes; None decides by size.
        tick: Told how many records are done, of how many.

    Raises:
        Unknown: A place or body was chosen that there is none of.
    """
    choice = choice or Choice()
    library = read_library(workspace)
    scorer = Scorer(workspace, library, by, choice)
    if unknown := choice.unknown(scorer.validator.entries, library.catalogue):
        raise Unknown(unknown)
    layout = workspace.layout
    parts = [((main, names), len(names) + 1) for main, names in scorer.validator.partitions().items()]
    work = execute.batches(parts)
    total = Part()
    for part in execute.run(
        partial(_worker, workspace, library, by, choice), work, execute.workers(jobs, layout.count)
    ):
        total.add(part)
        tick(total.records, layout.count)
    whole = scorer.validator.whole()
    scorer.later([*whole.diagnostics, *scorer.validator.judge(total.rows)], total)
    broken = sorted({*total.broken, *whole.broken, *library.unusable})
    scope = {
        "level": [level.value for level in Level if level in choice.levels],
        "region": list(choice.regions),
        "agency": sorted(choice.agencies),
    }
    return Score(
        by,
        library.settings.title,
        total.groups,
        _names(library, by, total.groups),
        {option: chosen for option, chosen in scope.items() if chosen},
        broken,
        total.unchecked,
    )


def _names(library: Library, by: By, groups: Iterable[str]) -> dict[str, str]:
    """What groups are called."""
    if by == "agency":
        agencies = library.catalogue.agencies
        return {id: agencies[id].name for id in groups if id in agencies}
    if by == "region":
        return {code: library.catalogue.regions.full_name(code) for code in groups if code}
    return {}
