"""What a report format is given: the outcome, and what else a report says of a run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from svcstd.diagnostic import Diagnostic, Severity
from svcstd.messages import Text
from svcstd.messages import formats as say
from svcstd.report.outcome import Outcome

if TYPE_CHECKING:
    from svcstd.validate.rule import Rule


@dataclass(frozen=True, slots=True)
class Account:
    """One run as a format tells it.

    Attributes:
        outcome: What was found and what was left out.
        rules: The rules that findings may name, by id.
        exit_code: How the command ends.
        fail_on: From which severity on it fails.
        title: Name of the catalogue, or "".
        below: Where the workspace stands in its repository, as `catalogue/`; "" at the top.
        load: Text of a template by name, or None where there is none.
        command: The command that reports.
        run: The name of a test that passes where the run is complete.
        shown: The findings that this format shows, by place; all of them, unless there are more than it holds.
        note: What the format leaves out, in one sentence; "" where it shows all.
    """

    outcome: Outcome
    rules: Mapping[str, Rule] = field(default_factory=dict)
    exit_code: int = 0
    fail_on: Severity = Severity.ERROR
    title: str = ""
    below: str = ""
    load: Callable[[str], str | None] = str
    command: str = "validate"
    run: Text = say.RUN
    shown: Sequence[Diagnostic] = ()
    note: str = ""

    def title_of(self, rule: str) -> str:
        """What a rule says must hold, in the language of the run; its id where nobody knows it."""
        known = self.rules.get(rule)
        return str(known.title) if known else rule

    def named(self, rule: str) -> str:
        """A rule's id and title."""
        return f"{rule} {self.rules[rule].title}" if rule in self.rules else rule

    def hosted(self, file: str) -> str:
        """A file's path from the top of the repository, as hosts of code link it."""
        return self.below + file


def most_severe(found: Sequence[Diagnostic], most: int) -> Sequence[Diagnostic]:
    """At most `most` findings, the severest of them, in their order; 0 means all."""
    if not most or len(found) <= most:
        return found
    left: dict[Severity, int] = {}
    for severity, count in sorted(Counter(one.severity for one in found).items(), reverse=True):
        left[severity] = min(count, most - sum(left.values()))
    kept: list[Diagnostic] = []
    for one in found:
        if left[one.severity]:
            left[one.severity] -= 1
            kept.append(one)
    return kept


def cut(name: str, all_of_them: int, most: int) -> str:
    """The sentence that says how many findings a format leaves out; "" where it leaves out none."""
    if not most or all_of_them <= most:
        return ""
    return say.CUT.say(format=name, most=most, left=all_of_them - most)
