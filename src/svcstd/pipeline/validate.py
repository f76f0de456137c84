"""`svcstd validate`: a partition of the work through read, resolve and rules; findings and a few rows come back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from svcstd.diagnostic import Diagnostic, Finding, Location
from svcstd.pipeline.catalogue import Library
from svcstd.pipeline.entries import Entries
from svcstd.pipeline.places import Broken, Places
from svcstd.read import Document
from svcstd.validate.engine import Engine
from svcstd.validate.rule import Row, Written
from svcstd.workspace import RecordName, Workspace


@dataclass
class Report:
    """What validating found.

    Attributes:
        diagnostics: Sorted by place.
        records: How many records were looked at.
        items: How many items at places were resolved.
        broken: Files that could not be read or typed.
        unchecked: Items at places left out because a file they are made of is broken.
        skipped_rules: Rules that need records which were not looked at.
    """

    diagnostics: list[Diagnostic] = field(default_factory=list)
    records: int = 0
    items: int = 0
    broken: list[str] = field(default_factory=list)
    unchecked: int = 0
    skipped_rules: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)

    def add(self, other: Report) -> None:
        """Take over what a partition found."""
        self.diagnostics.extend(other.diagnostics)
        self.records += other.records
        self.items += other.items
        self.broken.extend(other.broken)
        self.unchecked += other.unchecked
        self.rows.extend(other.rows)


class Validator:
    """Validates partitions of one workspace; one worker validates a partition whole."""

    def __init__(self, workspace: Workspace, library: Library, engine: Engine) -> None:
        """Validate `workspace` with its catalogue and the rules in force."""
        self.library = library
        self.catalogue = library.catalogue
        self.engine = engine
        self.entries = Entries(workspace)
        self.places = Places(self.entries, self.catalogue)

    def partitions(self) -> dict[str, list[RecordName]]:
        """Records by the main code they most likely belong to, without reading one."""
        parts: dict[str, list[RecordName]] = {main: [] for main in self.entries.layout.basics}
        for code, regions in self.entries.layout.records.items():
            main = self.entries.guess(code)
            for region in sorted(regions):
                parts.setdefault(main, []).extend(regions[region])
        return parts

    def partition(self, main: str, names: Sequence[RecordName]) -> Report:
        """Validate one basic entry and the records that its code was guessed for."""
        report = Report()
        seen: set[tuple[str, ...]] = set()
        strangers: dict[str, list[RecordName]] = {}
        if main in self.entries.layout.basics:
            self._entry(main, report)
        for name in names:
            found = self.entries.main_of(name.code)
            if found == main and found is not None:
                self._record(name, main, report)
            else:
                strangers.setdefault(found or "", []).append(name)
        mine = [name for name in names if self.entries.main_of(name.code) == main]
        self._items(main, mine, report, seen)
        for other, lost in strangers.items():
            for name in lost:
                self._record(name, other, report)
            if other:
                self._items(other, lost, report, seen)
        report.diagnostics = list(dict.fromkeys(report.diagnostics))
        return report

    def _entry(self, main: str, report: Report) -> None:
        basic = self.entries.basic(main)
        report.diagnostics.extend(self.engine.reading(basic.document, basic.findings))
        if basic.entry is None:
            report.broken.append(basic.document.file)
            return
        report.diagnostics.extend(self.engine.check_entry(basic.entry, basic.document, self.catalogue))
        if basic.entry.code != main:
            return
        for code in basic.items:
            it = self.places.at(basic, code, "")
            report.items += 1
            report.diagnostics.extend(self.engine.check_item(it, self.catalogue))
            report.rows.extend(self.engine.rows(it, self.catalogue))

    def _record(self, name: RecordName, main: str, report: Report) -> None:
        """What one record's own file says, before anything is inherited."""
        report.records += 1
        file = self.entries.record(name)
        report.diagnostics.extend(self.engine.reading(file.document, file.findings))
        if file.record is None:
            report.broken.append(name.path)
            return
        basic = self.entries.basic(main) if main else None
        identities = [basic.items[code][0] for code in basic.covers.get(name.code, ())] if basic else []
        region = self.catalogue.regions.get(name.region)
        written = Written(file.record, name.code, name.agency, region, name.region, identities)
        report.diagnostics.extend(self.engine.check_record(written, file.document, self.catalogue))

    def _items(self, main: str, names: Iterable[RecordName], report: Report, seen: set[tuple[str, ...]]) -> None:
        """The items that records speak for, resolved where each record stands."""
        if not main:
            return
        basic = self.entries.basic(main)
        for name in sorted(names, key=lambda n: (n.region, n.agency)):
            for code in basic.covers.get(name.code, ()):
                key = (code, name.region, name.agency)
                if key in seen:
                    continue
                seen.add(key)
                try:
                    it = self.places.at(basic, code, name.region, name.agency)
                except Broken:
                    report.unchecked += 1
                    continue
                if it.region is None:
                    continue
                report.items += 1
                report.diagnostics.extend(self.engine.check_item(it, self.catalogue))
                report.rows.extend(self.engine.rows(it, self.catalogue))

    def whole(self) -> Report:
        """What belongs to no partition: settings, lists, names of files."""
        report = Report()
        for document, findings in self.library.read:
            report.diagnostics.extend(self.engine.reading(document, findings))
            if document.broken:
                report.broken.append(document.file)
        for listed in self.library.lists:
            report.diagnostics.extend(self.engine.check_list(listed, self.catalogue))
        for path, finding in self.entries.layout.findings:
            report.diagnostics.extend(self.engine.reading(Document(path, broken=True), [finding]))
            if finding.rule in {"S303", "S304"}:
                report.broken.append(path)
        return report

    def judge(self, rows: Sequence[Row]) -> Iterator[Diagnostic]:
        """Diagnostics of the rules over several records; files with a fault are read once more for their lines."""
        documents: dict[str, Document] = {}
        for row, finding in self.engine.judge(rows):
            document = documents.setdefault(row.file, self.entries.workspace.document(row.file))
            at: Location = document.where(row.path)
            yield self.engine.diagnostic(row.rule, finding, at, row.path, row.code, row.region)


def sorted_diagnostics(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Diagnostics once each, by place; one fault seen from many places is one."""
    unique: dict[tuple[Location, str, str], Diagnostic] = {}
    for diagnostic in found:
        unique.setdefault((diagnostic.at, diagnostic.rule, diagnostic.message), diagnostic)
    return sorted(unique.values(), key=lambda d: d.order)


def empty(file: str) -> Finding:
    """The finding for a workspace without a single record or entry."""
    return Finding(rule="S306", values={"file": file})
