"""Fresh findings and lost parents to rows of the work list: what is invalid, what is redundant, what has no parent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from svcstd.diagnostic import Diagnostic, KeyPath, Location, Severity
from svcstd.diff.impact.work import Extent, Faulty, Kind, Lost
from svcstd.messages import impact as say
from svcstd.model.elements import Record
from svcstd.model.enums import State
from svcstd.resolve import Resolved
from svcstd.resolve.merge import said
from svcstd.validate.rules.adjustments.cancelled import NoRecordOfCancelled
from svcstd.validate.rules.codes.paths import ItemKnown, RegionKnown
from svcstd.validate.rules.levels.inheritance import SaysSomethingNew
from svcstd.validate.rules.levels.policies import RecordHasEffect

REPEATS, IDLE = SaysSomethingNew.id, RecordHasEffect.id
"""Rules whose findings say that something is redundant: a value that is inherited anyway, a record for nobody."""
SAYING = {Lost.ITEM: ItemKnown.id, Lost.REGION: RegionKnown.id, Lost.CANCELLED: NoRecordOfCancelled.id}
"""Rules whose findings say what an orphan lost."""
SILENT = frozenset({"sources"})
"""What a record may say without changing any element."""


@dataclass(slots=True)
class File:
    """What is known of one record in the newer version while its place is looked at.

    Attributes:
        path: Its path.
        region: Code of its place.
        code: Code it is named by.
        record: What it says, or None where it cannot be typed.
        agency: Id of the body whose record it is, or "".
        edited: Whether it was changed.
        claims: Whether it gives its place a guide.
        items: Codes of the items it speaks for, or spoke for.
        losses: What each item at the place lost; None for one that lost nothing, as long as it had something.
        repeats: Paths of the values that are inherited anyway.
    """

    path: str
    region: str
    code: str
    record: Record | None = None
    agency: str = ""
    edited: bool = False
    claims: bool = False
    items: list[str] = field(default_factory=list)
    losses: list[Lost | None] = field(default_factory=list)
    repeats: list[KeyPath] = field(default_factory=list)

    @property
    def lost(self) -> Lost | None:
        """What all items that the record speaks for lost; None where one of them lost nothing."""
        return self.losses[0] if self.losses and None not in self.losses else None

    @property
    def extent(self) -> Extent:
        """How much of the record its redundant values are."""
        written = said(self.record) if self.record else {}
        whole = bool(written) and all(self._repeated(key, value) for key, value in written.items() if key not in SILENT)
        return (Extent.LAST if self.claims else Extent.FILE) if whole else Extent.VALUE

    def _repeated(self, key: str, value: object) -> bool:
        entries = len(value) if isinstance(value, tuple) else 0
        below = {path[1] for path in self.repeats if len(path) > 1 and path[0] == key}
        return (key,) in self.repeats or (entries > 0 and len(below) == entries)


def lost(before: Resolved, after: Resolved) -> Lost | None:
    """What an item at a place that both versions have lost: its being in force, or all records of places above.

    An item that its own place cancelled lost nothing: the record says so.
    """
    was, now = before.item.state, after.item.state
    if now is State.CANCELLED and was is not State.CANCELLED:
        own = any(layer.elements.state is not None for layer in after.own_layers)
        return None if own else Lost.CANCELLED
    return Lost.ABOVE if _above(before) and not _above(after) else None


def _above(it: Resolved) -> bool:
    """Whether records of places above hand something down."""
    return any(layer.region for layer in it.layers[: len(it.layers) - it.own])


def whole(file: File, repeats: Sequence[Diagnostic]) -> Faulty:
    """A record that says nothing of its own and claims nothing."""
    severity = max(one.severity for one in repeats)
    return Faulty(
        Kind.REDUNDANT,
        file.region,
        file.agency,
        repeats[0].item,
        Location(file.path),
        REPEATS,
        severity,
        say.ADDS_NOTHING.say(),
        say.DELETE_FILE.say(),
        edited=file.edited,
        extent=Extent.FILE,
    )


def row(one: Diagnostic, region: str, agency: str, edited: bool, extent: Extent = Extent.VALUE) -> Faulty:
    """A finding as a row: redundant where its rule says so, else invalid."""
    redundant = one.rule in (REPEATS, IDLE)
    much = (Extent.FILE if one.rule == IDLE else extent) if redundant else None
    last = much is Extent.LAST
    return Faulty(
        Kind.REDUNDANT if redundant else Kind.INVALID,
        region,
        agency,
        one.item,
        one.at,
        one.rule,
        one.severity,
        one.message,
        say.LAST_VALUE.say(mend=one.mend) if last else one.mend,
        one.path,
        edited,
        extent=much,
        fix=None if last else one.fix,
    )


def orphan(file: File, what: Lost, found: Iterable[Diagnostic]) -> Faulty:
    """A record without a parent, as severe as the worst finding that says the same."""
    worst = max((one for one in found if one.rule == SAYING.get(what)), key=lambda one: one.severity, default=None)
    at = worst.at if worst else Location(file.path)
    message, mend = say.LOST[what]
    return Faulty(
        Kind.ORPHAN,
        file.region,
        file.agency,
        file.items[0] if len(file.items) == 1 else file.code,
        at,
        worst.rule if worst else "",
        worst.severity if worst else Severity.WARNING,
        message.say(),
        mend.say(),
        edited=file.edited,
        lost=what,
        items=tuple(file.items),
    )
