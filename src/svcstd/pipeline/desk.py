"""The desk where guides are made: a partition is validated, and each item at each place becomes a page or a reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from svcstd.coverage import NOTHING, Coverage, Taker
from svcstd.diagnostic import Diagnostic
from svcstd.model.region import Region
from svcstd.pipeline.choice import Choice
from svcstd.pipeline.entries import Basic
from svcstd.pipeline.faults import Faults, Key
from svcstd.pipeline.found import Report
from svcstd.pipeline.pages import UNPUBLISHED, Pages, Wanted
from svcstd.pipeline.places import Broken
from svcstd.pipeline.silences import silences
from svcstd.pipeline.validate import Validator
from svcstd.render.editions import Editions
from svcstd.render.formats import printer
from svcstd.render.page import Page, listed
from svcstd.render.subject import Subject
from svcstd.render.view import Form
from svcstd.render.wording import LabelLanguage
from svcstd.resolve import Resolved
from svcstd.validate.rule import Row
from svcstd.workspace import RecordName, Workspace
from svcstd.workspace.manifest import FULL, SetName, sets_of
from svcstd.workspace.recorded import Recorded, Written
from svcstd.workspace.templates import template


class Reason(StrEnum):
    """Why an item at a place has no guide though it should."""

    ERROR = "error"
    BROKEN = "broken"
    NO_ITEM = "no item"
    NO_PLACE = "no place"


class LeftOut(NamedTuple):
    """An item at a place without its guide.

    Attributes:
        region: Code of the place.
        code: Code of the item, or of the record where the catalogue has no such item.
        variant: Id of the body whose file it is, or "".
        reason: Why.
        rule: Rule that found the error, or "".
        at: `file:line:column` of the error, or the file.
    """

    region: str
    code: str
    variant: str
    reason: Reason
    rule: str = ""
    at: str = ""

    @classmethod
    def of(cls, code: str, region: str, variant: str, fault: Diagnostic) -> LeftOut:
        """What an error leaves out."""
        return cls(region, code, variant, Reason.ERROR, fault.rule, str(fault.at))


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be made.

    Attributes:
        out: Folder to write into.
        formats: Names of formats.
        labels: Languages of pages, the first at the root.
        entries: English by Chinese sentence; empty where Chinese alone is wanted.
        with_errors: Whether items with errors are printed, marked 草稿.
        choice: Which guides.
        form: Full or short version.
        dry: Whether files are only compared with what stands there.
    """

    out: Path
    formats: tuple[str, ...]
    labels: tuple[LabelLanguage, ...]
    with_errors: bool
    choice: Choice
    form: Form = "full"
    entries: Mapping[str, str] = field(default_factory=dict)
    dry: bool = False

    @property
    def sets(self) -> dict[str, SetName]:
        """The set of files that each format makes."""
        return sets_of(self.formats, self.labels, self.form)


@dataclass(slots=True)
class Part:
    """What one batch of work came to; see `Rendered`."""

    pages: list[Page] = field(default_factory=list)
    unchanged: int = 0
    unpublished: int = 0
    left_out: list[LeftOut] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    files: dict[str, dict[str, Written]] = field(default_factory=dict)

    def add(self, other: Part) -> None:
        """Take over what another batch came to."""
        self.pages += other.pages
        self.unchanged += other.unchanged
        self.unpublished += other.unpublished
        self.left_out += other.left_out
        self.broken += other.broken
        self.rows += other.rows
        for name, written in other.files.items():
            self.files.setdefault(name, {}).update(written)


def published(address: str | None, form: Form) -> str:
    """Where the pages of a form are published, or "": the short version has a folder of its own, as in `home_of`."""
    below = "" if form == FULL else f"/{form}"
    return f"{address.rstrip('/')}{below}" if address else ""


class Desk:
    """Makes the guides of one partition after another."""

    def __init__(self, workspace: Workspace, validator: Validator, order: Order) -> None:
        """Make ready what all pages share."""
        self.validator = validator
        self.catalogue = validator.catalogue
        self.order = order
        self.pages = Pages(validator.places)
        self.wanted = Wanted(order.choice, validator.catalogue)
        self.editions = Editions(order.labels, order.entries)
        self.folders = {kind: Recorded(order.out, name, dry=order.dry) for kind, name in order.sets.items()}
        self.site = published(validator.library.settings.site, order.form)
        self.silences = silences(workspace, validator.library.settings)
        load, title = template(workspace), validator.library.settings.title
        self.printers = {
            one: [printer(name, load, order.form, *self.editions.around(one, title)) for name in order.formats]
            for one in self.editions.languages
        }

    def partition(self, main: str, names: Sequence[RecordName], part: Part) -> None:
        """Validate one basic entry with its records, and make the guides of its items."""
        report = Report()
        faults = Faults(self.validator.engine, self.catalogue, self.silences.silent)
        by_main = self.validator.files(main, names, report)
        faults.of_files(report.diagnostics)
        faults.of_files(self._layout())
        waiting: dict[str, list[Key]] = {}
        for found, mine in by_main.items():
            part.left_out.extend(self._strays(found, mine))
            waiting[found] = list(self._now(found, mine, report, faults, part))
        faults.agreed(self.validator.agreed(report.diagnostics), [key for keys in waiting.values() for key in keys])
        for found, keys in waiting.items():
            for code, region, variant in keys:
                basic = self.validator.entries.basic(found)
                self._declared(basic, self.validator.places.at(basic, code, region, variant), faults, part)
        part.broken += report.broken
        if not self.order.choice:
            part.rows += report.rows

    def _layout(self) -> Iterator[Diagnostic]:
        """Errors in the names of files: of two files with one key neither is sure to be the right one."""
        from svcstd.read import Document

        for path, finding in self.validator.entries.layout.findings:
            for file in (path, str(finding.values.get("other", path))):
                yield from self.validator.engine.reading(Document(file, broken=True), [finding])

    def _strays(self, main: str, names: Sequence[RecordName]) -> Iterator[LeftOut]:
        """Records of items that the catalogue does not have or cannot read, and at places that it does not have."""
        entries = self.validator.entries
        for name in names:
            near = main or entries.guess(name.code)
            if near and (basic := entries.basic(near)).entry is None:
                yield LeftOut(name.region, name.code, name.agency, Reason.BROKEN, "", basic.document.file)
            elif not main:
                yield LeftOut(name.region, name.code, name.agency, Reason.NO_ITEM, "", name.path)
            elif self.catalogue.regions.get(name.region) is None:
                yield LeftOut(name.region, name.code, name.agency, Reason.NO_PLACE, "", name.path)

    def _now(self, main: str, names: Sequence[RecordName], report: Report, faults: Faults, part: Part) -> Iterator[Key]:
        """Make what can be made at once; yield what has points, or errors that others must share."""
        basic = self.validator.entries.basic(main) if main else None
        for checked in self.validator.checked(main, ((name, name.region) for name in names), report):
            key = (checked.code, checked.region, checked.variant)
            if checked.it is None:
                part.left_out.append(
                    LeftOut(checked.region, checked.code, checked.variant, Reason.BROKEN, "", checked.broken)
                )
            elif faults.of_item(checked) or (checked.it.guided and checked.it.item.points):
                yield key
            elif checked.it.guided and basic is not None:
                self._declared(basic, checked.it, faults, part)

    def _declared(self, basic: Basic, it: Resolved, faults: Faults, part: Part) -> None:
        """The guide of a place that acts in its own name, and those of the places that its points reach."""
        if not it.guided or it.region is None:
            return
        if not it.published:
            part.unpublished += self._wants(it, it, it.region)
            return
        fault = faults.of(it, it.region.code, (it.variant,))
        self._page(it, it, it.region, (), self.pages.coverage(it), fault, part)
        for region, takers in self.pages.reached(basic, it):
            if not self._wants(it, it, region):
                continue
            try:
                there = self.pages.at_point(it, region)
            except Broken as error:
                part.left_out.append(LeftOut(region.code, it.code, it.variant, Reason.BROKEN, "", str(error)))
                continue
            own = fault or faults.of(there, region.code, ("", it.variant))
            self._page(there, it, region, takers, NOTHING, own, part)

    def _wants(self, it: Resolved, declared: Resolved, region: Region) -> bool:
        return self.wanted.page(region, (declared.item.agency or "", it.variant), it.identity.codes)

    def _page(
        self,
        it: Resolved,
        declared: Resolved,
        region: Region,
        takers: tuple[Taker, ...],
        coverage: Coverage,
        fault: Diagnostic | None,
        part: Part,
    ) -> None:
        """Write one guide in all formats, or say why not."""
        assert declared.region is not None
        if not self._wants(it, declared, region):
            return
        if it.item.state in UNPUBLISHED:
            part.unpublished += 1
            return
        if fault is not None and not self.order.with_errors:
            part.left_out.append(LeftOut.of(it.code, region.code, it.variant, fault))
            return
        home, draft = declared.region, fault is not None
        stem = f"{it.code}@{it.variant}" if it.variant else it.code
        on = Subject(
            it, declared, region, home, self.catalogue, self.editions.say, takers, coverage,
            self.validator.entries.full_name, draft,
            address=f"{region.level.slug}/{region.code}/{stem}", site=self.site,
        )  # fmt: skip
        page = listed(on)
        of = " ".join(dict.fromkeys(filter(None, (*it.identity.codes, declared.item.agency, it.variant))))
        for language, view in self.editions.guides(on):
            for folder, by in zip(self.folders.values(), self.printers[language], strict=True):
                name = f"{self.editions.folder(language)}{by.file(page.address)}"
                part.unchanged += not folder.write(name, by.guide(view), of)
        part.pages.append(page)
