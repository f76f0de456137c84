"""What validating found: the report that partitions add to, and its order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from svcstd.diagnostic import Diagnostic, Finding, Location
from svcstd.read import Document
from svcstd.read.comments import WORD
from svcstd.report.outcome import Outcome
from svcstd.resolve import Resolved
from svcstd.validate.rule import Row


@dataclass
class Report:
    """What validating found.

    Attributes:
        diagnostics: Sorted by place.
        records: How many records were looked at.
        items: How many items at places were resolved.
        broken: Files that could not be read to their end.
        unwritten: Files that `--fix` would have changed and could not write.
        missing: Paths that named nothing, or `items/` where the workspace is empty.
        unchecked: Items at places left out because a file they are made of is broken.
        skipped_rules: Rules that need records which were not looked at.
        rows: What items give to the rules over several records.
        commented: Files that hold comments to svcstd.
        silenced: How many findings comments and svcstd.yaml took out.
        in_baseline: How many findings the baseline took out.
        timing: Seconds by rule, where they were asked for.
    """

    diagnostics: list[Diagnostic] = field(default_factory=list)
    records: int = 0
    items: int = 0
    broken: list[str] = field(default_factory=list)
    unwritten: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    unchecked: int = 0
    skipped_rules: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    commented: list[str] = field(default_factory=list)
    silenced: int = 0
    in_baseline: int = 0
    timing: Counter[str] = field(default_factory=Counter)

    def add(self, other: Report) -> None:
        """Take over what a partition found."""
        self.diagnostics.extend(other.diagnostics)
        self.records += other.records
        self.items += other.items
        self.broken.extend(other.broken)
        self.unchecked += other.unchecked
        self.rows.extend(other.rows)
        self.commented.extend(other.commented)
        self.timing.update(other.timing)

    def outcome(self, line: Callable[[str, int], str]) -> Outcome:
        """What reports print of it.

        Args:
            line: The text of one line of a file.
        """
        return Outcome(
            diagnostics=self.diagnostics,
            records=self.records,
            items=self.items,
            broken=sorted(set(self.broken)),
            missing=self.missing,
            unchecked=self.unchecked,
            skipped_rules=self.skipped_rules,
            unwritten=self.unwritten,
            silenced=self.silenced,
            in_baseline=self.in_baseline,
            line=line,
        )

    def note(self, document: Document) -> None:
        """Remember a file that may hold comments to svcstd."""
        if WORD in document.text:
            self.commented.append(document.file)


@dataclass(frozen=True, slots=True)
class Checked:
    """An item at a place with what the rules say of it; no item but a file where that one is broken."""

    code: str
    region: str
    variant: str
    it: Resolved | None = None
    found: Sequence[Diagnostic] = ()
    broken: str = ""


def sorted_diagnostics(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Diagnostics once each, by place; one fault seen from many places is one."""
    unique: dict[tuple[Location, str, str], Diagnostic] = {}
    for diagnostic in found:
        unique.setdefault((diagnostic.at, diagnostic.rule, diagnostic.message), diagnostic)
    return sorted(unique.values(), key=lambda d: d.order)


def empty(file: str) -> Finding:
    """The finding for a workspace without a single record or entry."""
    return Finding(rule="S306", values={"file": file})
