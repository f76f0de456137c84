"""Comparisons of consecutive versions, as a changelog tells them; adjustments are counted as notices count them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from svcstd.diff.figures import MEASURES
from svcstd.diff.notice.counted import ORDER, Count, Counted, Entries, counted
from svcstd.diff.notice.effects import figures, regions
from svcstd.diff.result import CLEAN, INCOMPLETE, DiffResult
from svcstd.diff.rule import Burden
from svcstd.model.enums import AdjustmentKind as Kind


@dataclass(frozen=True, slots=True)
class Step:
    """What one version changed.

    Attributes:
        name: Of the version: its tag, or what the working tree is called.
        date: Date of the tag, or "".
        previous: The version before, or "" for the first.
        unreleased: Whether it is the working tree.
        adjusted: Adjustments by kind, in the order of notices.
        sums: Sums by measure: each change once, and over all items and places.
        told: The same in words.
        verdicts: How many changes are better, worse and neutral.
        regions: Places reached, names by code.
        guides: How many guides are reached.
        unreadable: Files that could not be read or typed.
        uncompared: Items at places left out because of those.
    """

    name: str
    date: str = ""
    previous: str = ""
    unreleased: bool = False
    adjusted: Mapping[Kind, Sequence[Counted]] = field(default_factory=dict)
    sums: tuple[Mapping[str, int], Mapping[str, int]] = ({}, {})
    told: tuple[str, str] = ("", "")
    verdicts: Mapping[Burden, int] = field(default_factory=dict)
    regions: Mapping[str, str] = field(default_factory=dict)
    guides: int = 0
    unreadable: Sequence[str] = ()
    uncompared: int = 0

    @property
    def counts(self) -> dict[Kind, Count]:
        """How many were adjusted, by kind."""
        return {kind: Count.of(some) for kind, some in self.adjusted.items()}

    @property
    def changes(self) -> int:
        """How many changes there are."""
        return sum(self.verdicts.values())

    @property
    def complete(self) -> bool:
        """Whether all could be read and compared."""
        return not self.unreadable and not self.uncompared


@dataclass(frozen=True, slots=True)
class History:
    """Versions of a catalogue.

    Attributes:
        steps: Newest first.
        skipped: Versions that are not compared, each with the reason.
    """

    steps: Sequence[Step]
    skipped: Sequence[tuple[str, str]] = ()

    @property
    def exit_code(self) -> int:
        """3 where a version was left out or not read whole; else 0."""
        return CLEAN if not self.skipped and all(step.complete for step in self.steps) else INCOMPLETE


def step(result: DiffResult, entries: Entries, date: str, *, unreleased: bool = False) -> Step:
    """What one comparison says.

    Args:
        result: The comparison.
        entries: What both versions say of the adjusted items.
        date: Date of the newer version, or "".
        unreleased: Whether that is the working tree.
    """
    found = counted(result.adjusted, entries)
    by_kind = {kind: [one for one in found if one.fact.kind is kind] for kind in ORDER}
    once, everywhere = ({m: n for m in MEASURES if (n := result.totals(wide)[m])} for wide in (False, True))
    return Step(
        name=result.new,
        date=date,
        previous=result.old,
        unreleased=unreleased,
        adjusted={kind: some for kind, some in by_kind.items() if some},
        sums=(once, everywhere),
        told=(figures(result, False), figures(result, True)),
        verdicts={burden: result.count(burden) for burden in Burden},
        regions={code: result.region_names.get(code, code) for code in sorted(regions(result))},
        guides=len(result.guides),
        unreadable=result.broken,
        uncompared=result.uncompared,
    )
