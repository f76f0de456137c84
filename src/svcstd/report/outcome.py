"""What a report prints: diagnostics, counts and what was left out; and the exit code that follows (design §10)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from svcstd.diagnostic import Diagnostic, Severity

CLEAN, FINDINGS, USAGE, INCOMPLETE, INTERNAL, INTERRUPTED, CUT_OFF = 0, 1, 2, 3, 4, 130, 141
"""The exit codes of every command; they stand here and nowhere else in the command line. `CUT_OFF`: whoever read the
output stopped before its end, as for any program that a closed pipe ends; nobody knows what else there was to say."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The outcome of one run.

    Attributes:
        diagnostics: Sorted by place.
        records: Records looked at.
        items: Items at places resolved.
        broken: Files that could not be read to their end.
        missing: Paths that named nothing, or `items/` where the workspace is empty.
        unchecked: Items at places left out because a file they are made of cannot be read or typed.
        skipped_rules: Rules that need records which were not looked at.
        silenced: How many findings comments and svcstd.yaml took out.
        in_baseline: How many the baseline took out.
        said: What the run says of itself; () where that follows from the counts.
        unwritten: Files that `--fix` would have changed and could not write.
        line: The text of one line of a file, for code frames; "" where there is none.
    """

    diagnostics: Sequence[Diagnostic]
    records: int = 0
    items: int = 0
    broken: Sequence[str] = ()
    missing: Sequence[str] = ()
    unchecked: int = 0
    skipped_rules: Sequence[str] = ()
    silenced: int = 0
    in_baseline: int = 0
    unwritten: Sequence[str] = ()
    said: Sequence[str] = ()
    line: Callable[[str, int], str] = field(default=lambda file, number: "")

    def count(self, severity: Severity) -> int:
        """How many diagnostics are of a severity."""
        return sum(diagnostic.severity is severity for diagnostic in self.diagnostics)

    def exit_code(self, fail_on: Severity = Severity.ERROR, *, strict: bool = False) -> int:
        """3 for files unread, unwritten or, when strict, left out; else 1 for findings from `fail_on` up; else 0."""
        if self.broken or self.unwritten or self.missing or (strict and self.skipped_rules):
            return INCOMPLETE
        if any(d.severity >= fail_on for d in self.diagnostics):
            return FINDINGS
        return INCOMPLETE if self.unchecked else CLEAN
