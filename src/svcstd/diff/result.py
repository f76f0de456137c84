"""What a comparison found: facts of single items and places, gathered into causes with what each of them reaches."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from svcstd.diagnostic import Diagnostic, KeyPath, Severity
from svcstd.diff.approvals import Approvals
from svcstd.diff.cause import Side, Spot
from svcstd.diff.changes import Kind
from svcstd.diff.figures import Figure
from svcstd.diff.fingerprint import fingerprint
from svcstd.diff.rule import Burden, Family
from svcstd.messages import changes as say
from svcstd.model.enums import Level

if TYPE_CHECKING:
    from svcstd.diff.adjusted import Adjusted
    from svcstd.diff.adjusting.versions import Noted

LISTED = "catalog"
"""First part of the path of a change in one of the catalogue's lists, which says list and key."""
CLEAN, FINDINGS, INCOMPLETE = 0, 1, 3


class Reached(NamedTuple):
    """One item at one place; region "" is the catalogue's own view."""

    region: str
    code: str
    variant: str = ""


class Guide(NamedTuple):
    """One guide: an item at a place that has or receives it."""

    region: str
    code: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a change is and does, the same wherever it reaches.

    Attributes:
        rule: Id of the rule that spoke.
        burden: Better, worse or neutral for the applicant.
        family: What the verdict is about.
        severity: As rule, edition and declarations grade it.
        kind: Added, removed or changed.
        path: Which element, ids in place of positions.
        what: The element in words.
        before: The older value in words.
        after: The newer value in words.
        title: What the rule says of such a change.
        message: What happened, in one sentence.
        mend: What to do.
        old: The older value as JSON text.
        new: The newer value as JSON text.
        other: Where the other version's value stands.
        figures: By how much it moves each measure at one item and place.
        written: What tells it from changes of the same values: for guides, what was written of levels or points.
    """

    rule: str
    burden: Burden
    family: Family
    severity: Severity
    kind: Kind
    path: KeyPath
    what: str
    before: str
    after: str
    title: str
    message: str
    mend: str
    old: str
    new: str
    other: Spot | None = field(default=None, compare=False)
    figures: tuple[Figure, ...] = ()
    written: str = ""

    @property
    def order(self) -> tuple[str, str, str, str, str]:
        """Sort key within a cause."""
        return (self.rule, self.message, self.old, self.new, self.written)


@dataclass(frozen=True, slots=True)
class Fact:
    """A verdict at one item and place.

    Attributes:
        spot: Where it was written.
        verdict: What it is.
        at: Where it is seen; None for the catalogue's lists, whose reach is found by reference.
        guides: Places whose guides of the item show it.
    """

    spot: Spot
    verdict: Verdict
    at: Reached | None = None
    guides: tuple[str, ...] = ()


@dataclass(slots=True)
class Effect:
    """A verdict and everything it reaches.

    Attributes:
        verdict: What the change is.
        spot: Where it was written.
        reach: Items at places that see it.
        guides: Guides that show it.
    """

    verdict: Verdict
    spot: Spot
    reach: set[Reached] = field(default_factory=set)
    guides: set[Guide] = field(default_factory=set)

    @property
    def fingerprint(self) -> str:
        """The name of the change, whatever lines, labels, words and reach (see `fingerprint`)."""
        it = self.verdict
        file = "" if it.path[0] == LISTED else self.spot.at.file
        return fingerprint(it.rule, file, self.spot.thing, it.path, it.old, it.new, it.written)

    @property
    def approves(self) -> bool:
        """Whether it is a change of the approvals themselves, which never counts."""
        return self.verdict.path[:2] == (LISTED, "approvals")

    @property
    def regions(self) -> list[str]:
        """Codes of the places reached, by a record or by a guide, in order."""
        return sorted({at.region for at in self.reach if at.region} | {guide.region for guide in self.guides})

    @property
    def handled(self) -> set[Reached]:
        """Items at places reached that have a guide: where people apply. A specification is for the places below."""
        return {at for at in self.reach if Guide(at.region, at.code) in self.guides}

    @property
    def items(self) -> list[str]:
        """Codes of the items reached, in order."""
        return sorted({at.code for at in self.reach})


@dataclass(slots=True)
class Cause:
    """One value that somebody wrote or took away, and what it does."""

    spot: Spot
    effects: list[Effect] = field(default_factory=list)

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """Sort key: file, line, column, side, path."""
        at = self.spot.at
        return (at.file, at.line, at.column, self.spot.side, repr(self.spot.path))


@dataclass(frozen=True, slots=True)
class Refused:
    """A file of one version that could not be read or typed, and why."""

    side: Side
    diagnostic: Diagnostic


@dataclass
class DiffResult:
    """What differs between two versions of a catalogue.

    Attributes:
        causes: By place in the files.
        old: What the older version is called.
        new: What the newer version is called.
        compared: How many items at places were resolved on both sides.
        files: How many files differ.
        silent: Files that differ without changing any element: comments, format, sources.
        ignored: Files that differ and are not compared: templates, translations, bundles, stray names.
        refused: Files of either version that could not be read or typed.
        uncompared: Items at places left out because of those.
        stopped: Whether a list of the catalogue is among those, so that no item was compared at all.
        region_names: Names of the places reached.
        item_names: Names of the items reached.
        region_levels: Levels of the places reached.
        adjusted: Items added, cancelled, merged, moved …, each with what declares it.
        findings: What rules of family A say of the two versions together.
        bodies: Id of the body of each item at a place reached: its body now, or its last one where it is no more; those
            without one are left out.
        former: Id of the body that it had, where that was another.
        body_names: Names of those bodies.
        approvals: What was approved, held against the changes.
    """

    causes: list[Cause] = field(default_factory=list)
    old: str = ""
    new: str = ""
    compared: int = 0
    files: int = 0
    silent: list[str] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    uncompared: int = 0
    stopped: bool = False
    region_names: dict[str, str] = field(default_factory=dict)
    item_names: dict[str, str] = field(default_factory=dict)
    region_levels: dict[str, Level] = field(default_factory=dict)
    adjusted: list[Adjusted] = field(default_factory=list)
    findings: list[Noted] = field(default_factory=list)
    bodies: dict[Reached, str] = field(default_factory=dict)
    former: dict[Reached, str] = field(default_factory=dict)
    body_names: dict[str, str] = field(default_factory=dict)
    approvals: Approvals = field(default_factory=Approvals)

    @property
    def broken(self) -> list[str]:
        """Files that could not be read or typed, each with its version."""
        return sorted({f"{refused.side}:{refused.diagnostic.at.file}" for refused in self.refused})

    @property
    def effects(self) -> list[Effect]:
        """All verdicts with their reach."""
        return [effect for cause in self.causes for effect in cause.effects]

    def count(self, burden: Burden) -> int:
        """How many verdicts say so of the applicant's burden."""
        return sum(effect.verdict.burden is burden for effect in self.effects)

    @property
    def reach(self) -> set[Reached]:
        """All items at places that a change reaches."""
        return {at for effect in self.effects for at in effect.reach if at.region}

    @property
    def guides(self) -> set[Guide]:
        """All guides that show a change."""
        return {guide for effect in self.effects for guide in effect.guides}

    def totals(self, everywhere: bool) -> Counter[str]:
        """The sum of each measure.

        Args:
            everywhere: Whether a change counts for each item at a place where people apply, or once.
        """
        out: Counter[str] = Counter()
        for effect in self.effects:
            times = len(effect.handled) if everywhere else 1
            for measure, amount in effect.verdict.figures:
                out[measure] += amount * times
        return out

    @property
    def diagnostics(self) -> list[Diagnostic]:
        """The verdicts as every report prints findings: at the newer line, the older one related."""
        return [_diagnostic(cause, effect) for cause in self.causes for effect in cause.effects]

    def exit_code(self, fail_on: Severity = Severity.ERROR) -> int:
        """3 for unreadable input; else 1 for what is at or above `fail_on` and not approved; else 0 (design §10)."""
        if self.incomplete:
            return INCOMPLETE
        effects = (e for e in self.effects if e.verdict.severity >= fail_on and not e.approves)
        graded = (e.fingerprint for e in effects) if self.approvals.known else ("" for _ in effects)
        found = (one.fingerprint for one in self.findings if one.severity >= fail_on)
        return FINDINGS if any(not self.approvals.silences(name) for name in chain(graded, found)) else CLEAN

    @property
    def incomplete(self) -> bool:
        """Whether something was not compared."""
        return bool(self.refused or self.uncompared or self.stopped)


def _diagnostic(cause: Cause, effect: Effect) -> Diagnostic:
    verdict = effect.verdict
    other = verdict.other
    related = ((other.at, say.OTHER_SIDE[other.side].say()),) if other is not None else ()
    items, regions = effect.items, {at.region for at in effect.reach}
    return Diagnostic(
        cause.spot.at,
        verdict.rule,
        verdict.severity,
        verdict.message,
        verdict.mend,
        cause.spot.path,
        related,
        items[0] if len(items) == 1 else "",
        regions.pop() if len(regions) == 1 else "",
        effect.fingerprint,
    )
