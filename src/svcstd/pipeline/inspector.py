"""The rules over one version of a comparison: findings, each with what it is told from others by."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from svcstd.diagnostic import Diagnostic
from svcstd.diff.impact.fresh import Sentence, Told, told
from svcstd.pipeline.chosen import engine
from svcstd.pipeline.found import Report
from svcstd.pipeline.half import Half, View
from svcstd.pipeline.places import Broken
from svcstd.pipeline.touched import key_of
from svcstd.pipeline.validate import Validator
from svcstd.resolve import Resolved
from svcstd.workspace import RecordName
from svcstd.workspace.layout import BASIC, record_name


def region_of(file: str) -> str:
    """Code of the place whose record a file is; "" for the basic catalogue."""
    name = record_name(file)
    return name.region if name else ""


class Inspector(Validator):
    """Holds one version against the rules in force in it; shares with the comparison what it reads."""

    def __init__(self, half: Half) -> None:
        """Look at `half`."""
        super().__init__(half.workspace, half.library, engine(half.library))
        self.half = half
        self.entries, self.places = half.entries, half.places

    def entry(self, main: str) -> list[Told]:
        """Findings of an entry and its items in the catalogue's own view."""
        report = Report()
        self.files(main, (), report)
        return self.told(report.diagnostics)

    def told(self, found: Iterable[Diagnostic]) -> list[Told]:
        """Findings, once each, with what they are told by; those of unanimous rules where all items agree."""
        out: dict[Sentence, Told] = {}
        for one in self.agreed(found):
            made = told(one, key_of, self._tree(one))
            out.setdefault(made.sentence, made)
        return list(out.values())

    def _tree(self, one: Diagnostic) -> object:
        """What the file of a finding holds, as far as its path leads."""
        name, entry = record_name(one.at.file), BASIC.fullmatch(one.at.file)
        if name is not None:
            return self.entries.record(name).document.tree(one.path)
        return self.entries.basic(entry["code"]).document.tree(one.path) if entry else None

    def item(self, it: Resolved | None) -> list[Diagnostic]:
        """Findings of an item at a place, none where there is none."""
        return list(self.engine.check_item(it, self.catalogue)) if it is not None else []

    def records(self, names: Sequence[RecordName]) -> list[Diagnostic]:
        """Findings of records by themselves."""
        report = Report()
        for name in names:
            self._record(name, self.entries.main_of(name.code) or "", report)
        return report.diagnostics

    def here(self, codes: Sequence[str], region: str) -> list[RecordName]:
        """Records of an item at a place, those of its bodies included."""
        return list(self.places.every(codes, region))

    def everywhere(self, main: str) -> list[Told]:
        """All that the rules say of an entry's items, wherever they are."""
        found = {one.sentence: one for one in self.entry(main)}
        for _, view in self.half.of_basic(main):
            if view.region:
                found.update((one.sentence, one) for one in self._view(main, view))
        return list(found.values())

    def _view(self, main: str, view: View) -> list[Told]:
        try:
            return self.told(self.item(self.half.at(main, view)))
        except Broken:
            return []

    def body(self, file: str) -> str:
        """Id of the body that a record names, or ""."""
        name = record_name(file)
        if name is None:
            return ""
        record = self.entries.record(name).record
        return (record.agency if record else None) or name.agency

    def covered(self, name: RecordName) -> Sequence[str]:
        """Codes of the items that a record speaks for; none where its item is not in the catalogue."""
        main = self.entries.main_of(name.code)
        return self.entries.basic(main).covers.get(name.code, ()) if main else ()
