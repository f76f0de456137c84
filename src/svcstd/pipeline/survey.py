"""Items at places of two versions held against the rules: what only the newer version gets, and which guides stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from svcstd.diagnostic import Diagnostic
from svcstd.diff.cause import Side
from svcstd.diff.impact.faults import REPEATS, File, lost, orphan, row, whole
from svcstd.diff.impact.fresh import Sentence, Told, fresh
from svcstd.diff.impact.work import Extent, Faulty, Lost
from svcstd.diff.result import Reached, Refused
from svcstd.pipeline.compare import Batch
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
        lists: Whether lists of the catalogue differ, so that records may be at fault though nobody edited them.
        reached: Items at places whose guides are asked for.
    """

    old: Workspace
    new: Workspace
    libraries: Libraries
    changed: frozenset[str]
    lists: bool
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
        refused: Files that could not be read or typed.
    """

    standing: dict[Reached, Standing] = field(default_factory=dict)
    faulty: list[Faulty] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    looked: int = 0
    unchecked: int = 0
    refused: list[Refused] = field(default_factory=list)


@dataclass(slots=True)
class _Row:
    """A row, and the findings that it is made of; without any it stands for itself."""

    made: Faulty
    because: list[Told]


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
        part.refused = [*self.old.half.said(), *self.new.half.said()]
        return part

    def _main(self, main: str, views: Sequence[View], part: Part) -> Iterator[Faulty]:
        """Survey one entry place by place, so that no more than one place's findings are held at a time.

        What stands in files of wider places is seen from many places: it is kept once, and judged at the end. Where
        such a file was not edited, those who see the fault are to act; else who keeps the file.
        """
        old, new = ({one.sentence: one for one in side.entry(main)} for side in (self.old, self.new))
        seen: dict[Sentence, list[tuple[str, str]]] = {}
        made: list[_Row] = []
        for region, here in groupby(self._with_siblings(main, views), lambda view: view.region):
            if not region:
                continue
            files, before, after = self._place(main, list(here), part)
            own = ([one for one in found if region_of(one.found.at.file) == region] for found in (before, after))
            made += self._own(files, fresh(*own), after)
            old.update((one.sentence, one) for one in before if region_of(one.found.at.file) != region)
            above = {one.sentence: one for one in after if region_of(one.found.at.file) != region}
            body = next((file.agency for file in files if file.agency), "")
            for sentence in above.keys() - {s for s, one in above.items() if self._edited(one.found.at.file)}:
                seen.setdefault(sentence, []).append((region, body))
            new.update(above)
        for line in made:
            if not line.because or fresh(old.values(), line.because):
                yield line.made
        said = {one.sentence for line in made for one in line.because}
        foreign = [one for one in fresh(old.values(), new.values()) if one.sentence not in said]
        if foreign and main in self.old.entries.layout.basics:
            foreign = fresh(self.old.everywhere(main), foreign)
        for one in foreign:
            file = one.found.at.file
            keepers = seen.get(one.sentence) or [(region_of(file), self.new.body(file))]
            for region, body in keepers if not self.silences.silent(one.found) else ():
                yield row(one.found, region, body, self._edited(file))

    def _edited(self, file: str) -> bool:
        """Whether a file of the newer version is new or changed."""
        return key_of(file) in self.survey.changed

    def _with_siblings(self, main: str, views: Iterable[View]) -> list[View]:
        """Items at places, by place, with the others that the same records speak for: some rules need them all."""
        found = set(views)
        for side in (self.old, self.new):
            basic = side.half.basic(main)
            for view in found.copy() if basic is not None else ():
                if basic is not None and view.region and view.code in basic.items:
                    for name in side.here(basic.items[view.code][0].codes, view.region):
                        found.update(View(code, view.region, view.variant) for code in basic.covers.get(name.code, ()))
        return sorted(found, key=lambda view: (view.region, view.variant, view.code))

    def _place(self, main: str, views: Sequence[View], part: Part) -> tuple[list[File], list[Told], list[Told]]:
        """One entry's records at one place, and what the rules say of its items there in both versions."""
        files: dict[str, File] = {}
        names: tuple[dict[RecordName, None], dict[RecordName, None]] = ({}, {})
        found: tuple[list[Diagnostic], list[Diagnostic]] = ([], [])
        for view in views:
            part.looked += 1
            try:
                before, after = self.old.half.at(main, view), self.new.half.at(main, view)
            except Broken:
                part.unchecked += 1
                continue
            self._note(before, after, part)
            codes = next((it.identity.codes for it in (after, before) if it is not None), ())
            for at, (side, it) in enumerate(((self.old, before), (self.new, after))):
                found[at].extend(side.item(it))
                ours = (name for name in side.here(codes, view.region) if name.agency in ("", view.variant))
                names[at].update(dict.fromkeys(ours))
            for name in self.new.here(codes, view.region):
                if name.agency == view.variant:
                    self._keep(files.setdefault(name.path, self._file(name)), name, before, after)
        for at, side in enumerate((self.old, self.new)):
            found[at].extend(side.records([name for name in names[at] if self._looked_into(name, files)]))
        return list(files.values()), self.old.told(found[0]), self.new.told(found[1])

    def _looked_into(self, name: RecordName, files: Mapping[str, File]) -> bool:
        """Whether a record may be at fault by itself: it changed, its item or place is gone, or what it refers to."""
        lost = {key_of(file.path) for file in files.values() if file.lost in (Lost.ITEM, Lost.REGION)}
        return self.survey.lists or self._edited(name.path) or key_of(name.path) in lost

    def _file(self, name: RecordName) -> File:
        record = self.new.entries.record(name).record
        return File(name.path, name.region, name.code, record, self.new.body(name.path), self._edited(name.path))

    def _keep(self, file: File, name: RecordName, before: Resolved | None, after: Resolved | None) -> None:
        """Keep what an item at a place says of one of its records there."""
        file.items += [it.code for it in (after or before,) if it is not None]
        if after is not None:
            file.claims = file.claims or after.guided
            file.agency = after.item.agency or after.variant or file.agency
            if before is not None:
                file.losses.append(lost(before, after))
        elif before is not None:
            file.agency = before.item.agency or before.variant or file.agency
            if self.new.catalogue.regions.get(name.region) is None:
                file.losses.append(Lost.REGION)
            elif not self.new.covered(name):
                file.losses.append(Lost.ITEM)

    def _note(self, before: Resolved | None, after: Resolved | None, part: Part) -> None:
        """Keep the name of an item, and its guides where they are asked for."""
        it = after or before
        if it is None or it.region is None:
            return
        identity = it.identity
        part.names.setdefault(identity.main, identity.main_name)
        part.names.setdefault(identity.sub or identity.main, identity.name)
        part.names[it.code] = identity.full_name
        at = Reached(it.region.code, it.code, it.variant)
        if at in self.survey.reached:
            old, new = (
                side.half.guides(one) if one is not None and one.published else ()
                for side, one in ((self.old, before), (self.new, after))
            )
            part.standing[at] = Standing(old, new, it.item.agency or it.variant)

    def _own(self, files: Iterable[File], found: Sequence[Told], after: Sequence[Told]) -> Iterator[_Row]:
        """Rows of the records of one place.

        Args:
            files: The records.
            found: What is newly found in them.
            after: All that is found there.
        """
        for file in files:
            mine = [one for one in found if one.found.at.file == file.path and not self.silences.silent(one.found)]
            file.repeats = [
                one.found.path for one in after if one.found.rule == REPEATS and one.found.at.file == file.path
            ]
            if file.lost is not None:
                yield _Row(orphan(file, file.lost, [one.found for one in mine]), [])
                continue
            repeats = [one for one in mine if one.found.rule == REPEATS]
            if repeats and file.extent is Extent.FILE:
                yield _Row(whole(file, [one.found for one in repeats]), repeats)
            for one in mine:
                if one.found.rule != REPEATS:
                    yield _Row(row(one.found, file.region, file.agency, file.edited), [one])
                elif file.extent is not Extent.FILE:
                    yield _Row(row(one.found, file.region, file.agency, file.edited, file.extent), [one])
