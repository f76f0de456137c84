"""Dynamic adjustments (动态调整) that two versions show: items added, cancelled, merged, moved between levels (§3.6).

They are facts of whole items, gathered from facts of elements; what declares them is matched afterwards.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from svcstd.diagnostic import Location
from svcstd.diff.cause import Spot
from svcstd.diff.result import Guide, Reached
from svcstd.model.enums import AdjustmentKind, Level


class Unit(StrEnum):
    """What of the catalogue was adjusted as a whole (GB/T 39554: 主项、子项、业务办理项)."""

    MAIN = "main"
    SUB = "sub"
    HANDLING = "handling"


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """An item as one version has it.

    Attributes:
        code: Code of the main item, sub-item or handling item.
        name: Its full name.
        unit: Which of the three it is.
    """

    code: str
    name: str
    unit: Unit


@dataclass(frozen=True, slots=True)
class Declared:
    """A change that a file of `catalog/adjustments/` declares.

    Attributes:
        id: Of the declaration.
        change: Of the change in it.
        at: Where it stands in the newer version.
        kind: What it says happened.
        document: Number of the document, or "".
        title: Title of the document, or "".
        decided_by: Who decided, or "".
        date: Date of the document, or "".
        effective: From when it holds, or "".
        reason: Why, or "".
        supervision: How it is supervised afterwards, or "".
    """

    id: str
    change: str
    at: Location
    kind: AdjustmentKind
    document: str = ""
    title: str = ""
    decided_by: str = ""
    date: str = ""
    effective: str = ""
    reason: str = ""
    supervision: str = ""


@dataclass(frozen=True, slots=True)
class Adjusted:
    """One adjustment: what happened to which items, where.

    Attributes:
        kind: What happened.
        before: The items as they were; empty where one is new.
        after: The items as they are; empty where one is gone.
        region: The place that did it, "" for the basic catalogue.
        spot: Where it was written.
        other: Where the other version's value stands.
        levels: Levels that exercise it, as they were and as they are; for moves between levels.
        bodies: Names of the bodies, as they were and as they are; for moves between bodies.
        element: What of the items changed: `item` for their being there, `code` where they are called otherwise, else
            the element; "" for what a declaration alone calls a change of the item.
        reach: Items at places that it reaches.
        guides: Guides that show it.
        declared: What declares it, or None.
    """

    kind: AdjustmentKind
    before: tuple[Named, ...]
    after: tuple[Named, ...]
    region: str
    spot: Spot
    other: Spot | None = None
    levels: tuple[tuple[Level, ...], tuple[Level, ...]] = ((), ())
    bodies: tuple[str, str] = ("", "")
    element: str = ""
    reach: frozenset[Reached] = field(default_factory=frozenset)
    guides: frozenset[Guide] = field(default_factory=frozenset)
    declared: Declared | None = None

    @property
    def order(self) -> tuple[str, str, tuple[Named, ...], tuple[Named, ...], str]:
        """Sort key: the standard's code of the kind, place, items, element."""
        return (f"{int(self.kind.code):02d}", self.region, self.before, self.after, self.element)
