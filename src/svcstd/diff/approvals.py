"""Approvals held against what a comparison found: which are in force, expired, or match nothing (design §7)."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from svcstd.diagnostic import Location
from svcstd.model.approval import Approval


class State(StrEnum):
    """Whether an approval still holds."""

    IN_FORCE = "in_force"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Standing:
    """An approval on a day.

    Attributes:
        approval: What the file says.
        at: Where.
        state: Whether it holds on that day.
        index: Its position in the file.
    """

    approval: Approval
    at: Location
    state: State
    index: int = 0


@dataclass(frozen=True)
class Approvals:
    """The approvals of a comparison.

    Attributes:
        standings: All that the file holds, in its order.
        unmatched: Those that match no change of this comparison, in force or expired.
        known: By fingerprint; of two the one that holds longest.
    """

    standings: tuple[Standing, ...] = ()
    unmatched: tuple[Standing, ...] = ()
    known: Mapping[str, Standing] = field(default_factory=dict)

    def of(self, fingerprint: str) -> Standing | None:
        """What was approved of a change, in force or expired; None where nothing was."""
        return self.known.get(fingerprint) if self.known else None

    def silences(self, fingerprint: str) -> bool:
        """Whether a change counts no more."""
        found = self.of(fingerprint)
        return found is not None and found.state is State.IN_FORCE


def standings(approvals: Iterable[tuple[Approval, Location]], today: datetime.date) -> tuple[Standing, ...]:
    """Approvals on a day; each holds until the end of its last one.

    Args:
        approvals: What the file says, and where.
        today: The day.
    """
    return tuple(
        Standing(one, at, State.EXPIRED if one.until < today else State.IN_FORCE, index)
        for index, (one, at) in enumerate(approvals)
    )


def matched(found: tuple[Standing, ...], fingerprints: Collection[str], *, whole: bool) -> Approvals:
    """Approvals held against the changes of a comparison.

    Args:
        found: All approvals.
        fingerprints: Of all changes and findings.
        whole: Whether all was compared; else what matches nothing may match elsewhere.
    """
    known: dict[str, Standing] = {}
    for one in sorted(found, key=lambda one: (one.approval.until, -one.index)):
        known[one.approval.fingerprint] = one
    unmatched = tuple(one for one in found if whole and one.approval.fingerprint not in fingerprints)
    return Approvals(found, unmatched, known)
