"""Items at places of two versions held against the rules: what only the newer version gets, and which guides stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from svcstd.diagnostic import Diagnostic
from svcstd.diff.cause import Side
from svcstd.diff.impact.faults import REPEATS, File, lost, row, rows
from svcstd.diff.impact.fresh import Told, fresh
from svcstd.diff.impact.work import Faulty, Lost
from svcstd.diff.result import Reached
from svcstd.pipeline.compare import Batch
from svcstd.pipeline.found import Report
from svcstd.pipeline.half import Half, View
from svcstd.pipeline.inspector import Inspector, region_of
from svcstd.pipeline.listed import Libraries
from svcstd.pipeline.places import Broken
from svcstd.pipeline.silences import silences
from svcstd.pipeline.touched import key_of
from svcstd.resolve import Resolved
from svcstd.workspace import RecordName, Workspace


@dataclass(frozen=True)
class Survey:
    """What a worker needs; the same in every process.

    Attributes:
        old: The older version.
        new: The newer one.
        libraries: Their catalogues.
        changed: Keys of the files that differ.
        whole: Whether what rules go by differs, so that records may be judged otherwise though nobody edited them.
        reached: Items at places whose guides are asked for.
    """

    old: Workspace
    new: Workspace
    libraries: Libraries
    changed: frozenset[str]
    whole: bool
    reached: frozenset[Reached]


class Standing(NamedTuple):
    """Published guides because of one item at one place.

    Attributes:
        before: Places that had one.
        after: Places that have one.
        agency: Id of the body that handles the item, or "".
    """

    before: tuple[str, ...]
    after: tuple[str, ...]
    agency: str


@dataclass
class Part:
    """What one batch came to: rows, never items.

    Attributes:
        standing: Guides of the items at places that are reached.
        faulty: Records that the change makes faulty.
        names: Names of items.
        looked: How many items at places were looked at.
        unchecked: How many could not be.
    """

    standing: dict[Reached, Standing] = field(default_factory=dict)
    faulty: list[Faulty] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    looked: int = 0
    unchecked: int = 0


Pair = tuple[Told, Faulty]
Both = tuple[list[Told], list[Told]]


class Surveyor:
    """Surveys items at places of two versions; one worker surveys a batch whole."""

    def __init__(self, survey: Survey) -> None:
        """Make ready what all batches share."""
        self.survey = survey
        old = Half(Side.OLD, survey.old, survey.libraries[0])
        new = Half(Side.NEW, survey.new, survey.libraries[1], old, survey.changed)
        self.old, self.new = Inspector(old), Inspector(new)
        self.silences = silences(survey.new, survey.libraries[1].settings)

    def batch(self, batch: Batch) -> Part:
        """Survey the items at places of some basic entries."""
        part = Part()
        for main, views in batch:
            part.faulty += self._main(main, views, part)
        return part

    def _main(self, main: str, views: Sequence[View], part: Part) -> Iterator[Faulty]:
        """Survey one entry place by place, so that no more than one place's findings are held at a time.

        What stands in files of wider places is seen from many places: it is kept once, and judged at the end.
        """
        elsewhere: Both = (self.old.entry(main), self.new.entry(main))
        own: list[tuple[list[Told], list[Faulty]]] = []
        ordered = sorted(self._with_siblings(main, views), key=lambda view: (view.region, view.variant, view.code))
        for region, here in groupby(ordered, lambda view: view.region):
            if region:
                own += self._place(main, region, list(here), elsewhere, part)
        for because, made in own:
            if not because or fresh(elsewhere[0], because):
                yield from made
        said = {one.sentence for because, _ in own for one in because}
        foreign = [one for one in fresh(*elsewhere) if one.sentence not in said]
        if foreign and main in self.old.entries.layout.basics:
            foreign = fresh(self.old.everywhere(main), foreign)
        for one in self._heard(foreign):
            file = one.found.at.file
            yield row(one.found, region_of(file), self.new.body(file), self._edited(file))

    def _place(
        self, main: str, region: str, views: Sequence[View], elsewhere: Both, part: Part
    ) -> Iterator[tuple[list[Told], list[Faulty]]]:
        """Survey one entry's items at one place: rows, each with the findings that it is made of."""
        reports = Report(), Report()
        files: dict[RecordName, File] = {}
        for view in views:
            part.looked += 1
            try:
                before, after = self.old.at(main, view), self.new.at(main, view)
            except Broken:
                part.unchecked += 1
                continue
            for inspector, it, report in zip((self.old, self.new), (before, after), reports, strict=True):
                inspector.judge_item(it, report)
            self._note(view, before, after, part)
            for name in self._own(main, view, before, after):
                self._keep(files, name, before, after)
        for inspector, report in zip((self.old, self.new), reports, strict=True):
            inspector.judge_records(main, [name for name in files if self._judged(files[name])], report)
        found = tuple(inspector.told(report) for inspector, report in zip((self.old, self.new), reports, strict=True))
        for kept, all_of_it in zip(elsewhere, found, strict=True):
            strange = (one for one in all_of_it if region_of(one.found.at.file) != region)
            kept[:] = {one.sentence: one for one in (*kept, *strange)}.values()
        here = tuple([one for one in all_of_it if region_of(one.found.at.file) == region] for all_of_it in found)
        for file in files.values():
            file.repeats = [one.found.path for one in here[1] if one.found.rule == REPEATS and one.found.at.file == file.path]
        yield from self._rows(files.values(), fresh(*here))

    def _rows(self, files: Iterable[File], found: Sequence[Told]) -> Iterator[tuple[list[Told], list[Faulty]]]:
        for file in files:
            because = self._heard(one for one in found if one.found.at.file == file.path)
            if file.lost is not None:
                yield [], list(rows(file, [one.found for one in because]))
                continue
            repeats = [one for one in because if one.found.rule == REPEATS]
            for group in ([one] for one in because if one.found.rule != REPEATS):
                yield group, list(rows(file, [group[0].found]))
            if repeats:
                yield repeats, list(rows(file, [one.found for one in repeats]))

