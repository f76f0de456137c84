"""`svcstd validate`: a partition of the work through read, resolve and rules; findings and a few rows come back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set

from svcstd.diagnostic import Diagnostic, Location
from svcstd.pipeline.catalogue import Library
from svcstd.pipeline.entries import Basic, Entries, RecordFile
from svcstd.pipeline.found import Checked, Report
from svcstd.pipeline.places import Broken, Places
from svcstd.read import Document
from svcstd.validate.engine import Engine
from svcstd.validate.rule import Row, Written
from svcstd.workspace import RecordName, Workspace
from svcstd.workspace.layout import record_name


class Validator:
    """Validates partitions of one workspace; one worker validates a partition whole."""

    def __init__(self, workspace: Workspace, library: Library, engine: Engine) -> None:
        """Validate `workspace` with its catalogue and the rules in force."""
        self.library = library
        self.catalogue = library.catalogue
        self.engine = engine
        self.entries = Entries(workspace)
        self.places = Places(self.entries, self.catalogue)
        self._speaks_for: dict[str, set[str]] = {}

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
        for found, mine in self.files(main, names, report).items():
            self._items(found, ((name, name.region) for name in mine), report)
        report.diagnostics = list(dict.fromkeys(self.agreed(report.diagnostics)))
        return report

    def files(self, main: str, names: Sequence[RecordName], report: Report) -> dict[str, list[RecordName]]:
        """Validate what files say by themselves; the records come back by the main code they do belong to."""
        by_main: dict[str, list[RecordName]] = {main: []}
        if main in self.entries.layout.basics:
            self._entry(main, report)
        for name in names:
            found = self.entries.main_of(name.code) or ""
            by_main.setdefault(found, []).append(name)
            self._record(name, found, report)
        return by_main

    def agreed(self, found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
        """Diagnostics without those of unanimous rules that not all items of the file share."""
        items: dict[tuple[Location, str, str], set[str]] = {}
        waiting = []
        for diagnostic in found:
            if diagnostic.rule in self.engine.unanimous:
                items.setdefault((diagnostic.at, diagnostic.rule, diagnostic.message), set()).add(diagnostic.item)
                waiting.append(diagnostic)
            else:
                yield diagnostic
        for diagnostic in waiting:
            sharing = items[diagnostic.at, diagnostic.rule, diagnostic.message]
            if sharing >= self._spoken_for(diagnostic.at.file):
                yield diagnostic

    def _spoken_for(self, file: str) -> set[str]:
        """Codes of the items that a record speaks for; none for other files."""
        if file not in self._speaks_for:
            name = record_name(file)
            main = self.entries.main_of(name.code) if name else None
            covers = self.entries.basic(main).covers if main else {}
            self._speaks_for[file] = set(covers.get(name.code, ())) if name else set()
        return self._speaks_for[file]

    def reached(self, files: Set[str], gone: Iterable[RecordName] = ()) -> Report:
        """Validate the basic entries and records of these paths, at their own places and at those below them.

        Args:
            files: Paths of basic entries and records.
            gone: Records that were there: what lay below them inherits something else now.
        """
        report = Report()
        for main, path in self.entries.layout.basics.items():
            if path in files:
                self._entry(main, report)
                self._items(main, self._records_of(main), report)
        for code, places in self.entries.layout.records.items():
            for region, names in places.items():
                for name in names:
                    if name.path in files:
                        main = self.entries.main_of(code) or ""
                        self._record(name, main, report)
                        self._items(main, ((name, place) for place in self._below(main, code, region)), report)
        for name in gone:
            main = self.entries.main_of(name.code) or ""
            self._items(main, ((name, place) for place in self._below(main, name.code, name.region)), report)
        report.diagnostics.extend(self._of_others(report.diagnostics, files))
        report.diagnostics = list(self.agreed(report.diagnostics))
        return report

    def _of_others(self, found: Sequence[Diagnostic], files: Set[str]) -> list[Diagnostic]:
        """Findings of unanimous rules in other files than those named, for all items that these files speak for."""
        asked = {(d.at, d.rule, d.message) for d in found if d.rule in self.engine.unanimous and d.at.file not in files}
        report = Report()
        for file in sorted({at.file for at, _, _ in asked}):
            name = record_name(file)
            if name:
                self._items(self.entries.main_of(name.code) or "", [(name, name.region)], report)
        return [d for d in report.diagnostics if (d.at, d.rule, d.message) in asked]

    def _records_of(self, main: str) -> Iterator[tuple[RecordName, str]]:
        """The records of all items of an entry, each with its place."""
        for code in self.entries.basic(main).covers:
            for region, names in self.entries.layout.records.get(code, {}).items():
                yield from ((name, region) for name in names)

    def _below(self, main: str, code: str, region: str) -> Iterator[str]:
        """A place, and those below it with a record of the items that `code` speaks for."""
        yield region
        if not main:
            return
        basic = self.entries.basic(main)
        known = {c for item in basic.covers.get(code, ()) for c in basic.items[item][0].codes}
        with_record = {place for c in known for place in self.entries.layout.records.get(c, ())}
        for place in sorted(with_record - {region}):
            if region in self.catalogue.regions.ancestry(place):
                yield place

    def _entry(self, main: str, report: Report) -> None:
        basic = self.entries.basic(main)
        report.note(basic.document)
        report.diagnostics.extend(self.engine.reading(basic.document, basic.findings))
        if basic.entry is None:
            report.broken.extend([basic.document.file] if basic.document.broken else [])
            return
        report.diagnostics.extend(self.engine.check_entry(basic.entry, basic.document, self.catalogue))
        contradiction = basic.contradiction(main)
        if contradiction is not None:
            report.diagnostics.extend(self.engine.reading(basic.document, [contradiction]))
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
        report.note(file.document)
        report.diagnostics.extend(self.engine.reading(file.document, file.findings))
        if file.record is None:
            report.broken.extend([name.path] if file.document.broken else [])
            return
        basic = self.entries.basic(main) if main else None
        identities = [basic.items[code][0] for code in basic.covers.get(name.code, ())] if basic else []
        if (
            not identities
            and (near := main or self.entries.guess(name.code))
            and ((entry := self.entries.basic(near).entry) is None or entry.code != near)
        ):
            report.unchecked += 1
            self._unusable(self.entries.basic(near), report)
            return
        region = self.catalogue.regions.get(name.region)
        written = Written(file.record, name.code, name.agency, region, name.region, identities)
        report.diagnostics.extend(self.engine.check_record(written, file.document, self.catalogue))

    def _unusable(self, file: RecordFile | Basic, report: Report) -> None:
        """Say why a file that others are made of cannot be used, also where it was not named itself."""
        report.diagnostics.extend(self.engine.reading(file.document, file.findings))
        report.broken.extend([file.document.file] if file.document.broken else [])

    def _items(self, main: str, places: Iterable[tuple[RecordName, str]], report: Report) -> None:
        """Validate the items that records speak for, at the given places."""
        for _ in self.checked(main, places, report):
            pass

    def checked(self, main: str, places: Iterable[tuple[RecordName, str]], report: Report) -> Iterator[Checked]:
        """The items that records speak for at the given places, validated once each, widest places first."""
        if not main:
            return
        basic = self.entries.basic(main)
        wanted = {
            (region, variant, code): None
            for name, region in places
            for code in basic.covers.get(name.code, ())
            for variant in (
                [name.agency]
                if region == name.region and name.agency
                else self.places.variants(basic.items[code][0].codes, region)
            )
        }
        regions = self.catalogue.regions
        for region, variant, code in sorted(wanted, key=lambda one: (len(regions.ancestry(one[0])), one)):
            if regions.get(region) is None:
                continue
            try:
                it = self.places.at(basic, code, region, variant)
            except Broken as error:
                report.unchecked += 1
                if error.name is not None:
                    self._unusable(self.entries.record(error.name), report)
                yield Checked(code, region, variant, broken=str(error))
                continue
            found = list(self.engine.check_item(it, self.catalogue))
            report.items += 1
            report.diagnostics.extend(found)
            report.rows.extend(self.engine.rows(it, self.catalogue))
            yield Checked(code, region, variant, it, found)

    def catalogue_only(self) -> Report:
        """What could not be read of settings, lists and folders; rules on lists wait for a full run."""
        report = Report()
        for document, findings in self.library.read:
            report.note(document)
            report.diagnostics.extend(self.engine.reading(document, findings))
        report.broken.extend(self.library.unusable)
        for path, finding in self.entries.layout.findings:
            if finding.rule in {"S303", "S304"}:
                report.diagnostics.extend(self.engine.reading(Document(path, broken=True), [finding]))
                report.broken.append(path)
        return report

    def whole(self) -> Report:
        """What belongs to no partition: settings, lists, names of files."""
        report = self.catalogue_only()
        for listed in self.library.lists:
            report.diagnostics.extend(self.engine.check_list(listed, self.catalogue))
        for document, adjustment in self.library.adjustments:
            report.diagnostics.extend(self.engine.check_declaration(adjustment, document, self.catalogue))
        for path, finding in self.entries.layout.findings:
            if finding.rule not in {"S303", "S304"}:
                report.diagnostics.extend(self.engine.reading(Document(path, broken=True), [finding]))
        return report

    def judge(self, rows: Sequence[Row]) -> Iterator[Diagnostic]:
        """Diagnostics of the rules over several records; files with a fault are read once more for their lines."""
        documents: dict[str, Document] = {}
        for row, finding in self.engine.judge(rows):
            document = documents.setdefault(row.file, self.entries.workspace.document(row.file))
            at: Location = document.where(row.path)
            yield self.engine.diagnostic(row.rule, finding, at, document, row.path, row.code, row.region)
