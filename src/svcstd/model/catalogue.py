"""What records refer to: places, bodies, outlets, standard materials, working days and the edition."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from svcstd.calendar import Calendar, Order, compare
from svcstd.model.adjustment import AdjustmentChange
from svcstd.model.basic import Agency, StandardMaterial
from svcstd.model.channels import Outlet
from svcstd.model.enums import AdjustmentKind
from svcstd.model.limit import TimeLimit
from svcstd.model.parts import Material
from svcstd.model.policy import Edition
from svcstd.model.region import Regions


@dataclass
class Catalogue:
    """What `catalog/` holds beside the basic items.

    Attributes:
        edition: The edition of the standard in force.
        regions: Places.
        agencies: Implementing bodies by id; the region each is listed under beside it.
        agency_region: Region code of each body.
        outlets: Outlets by id.
        materials: Standard materials by id.
        calendar: Working days.
        adjustments: Declared changes.
        declarations: Ids of the declarations that make them, one for each.
        either: What stands between alternatives.
    """

    edition: Edition
    regions: Regions = field(default_factory=Regions)
    agencies: Mapping[str, Agency] = field(default_factory=dict)
    agency_region: Mapping[str, str] = field(default_factory=dict)
    outlets: Mapping[str, Outlet] = field(default_factory=dict)
    materials: Mapping[str, StandardMaterial] = field(default_factory=dict)
    calendar: Calendar = field(default_factory=lambda: Calendar(()))
    adjustments: tuple[AdjustmentChange, ...] = ()
    declarations: tuple[str, ...] = ()
    either: ClassVar[str] = "或"
    _orders: dict[tuple[TimeLimit, TimeLimit], Order] = field(default_factory=dict)

    def compare(self, a: TimeLimit, b: TimeLimit) -> Order:
        """How limit `a` stands to `b`; 无 (no limit) is incomparable with everything but itself."""
        if a.unit is None or b.unit is None:
            return Order.EQUAL if a.unit is b.unit else Order.INCOMPARABLE
        if a.unit is b.unit:
            return Order.EQUAL if a.amount == b.amount else Order.LONGER if a.amount > b.amount else Order.SHORTER
        if (a, b) not in self._orders:
            self._orders[a, b] = compare((a.amount, a.unit), (b.amount, b.unit), self.calendar)
        return self._orders[a, b]

    def material_name(self, material: Material) -> str:
        """The name an applicant reads: the material's own, its standard material's, or those of its alternatives."""
        if material.name:
            return material.name
        if material.use and material.use in self.materials:
            return self.materials[material.use].name
        if material.any_of:
            names = [choice.name or self._standard_name(choice.use) for choice in material.any_of]
            return self.either.join(filter(None, names))
        return material.use or ""

    def _standard_name(self, use: str | None) -> str:
        """Name of a standard material, or its id where materials.yaml has none."""
        return self.materials[use].name if use and use in self.materials else use or ""

    def standard_named(self, name: str) -> StandardMaterial | None:
        """The standard material of a name or alias; None where there is none, or where two share it."""
        if not hasattr(self, "_by_name"):
            self._by_name: dict[str, StandardMaterial | None] = {}
            for standard in self.materials.values():
                for known in {standard.name, *(standard.aliases or ())}:
                    self._by_name[known] = None if known in self._by_name else standard
        return self._by_name.get(name)

    @property
    def retired(self) -> Mapping[str, str]:
        """Codes that declarations took out of use, each with the id of the first declaration."""
        if not hasattr(self, "_retired"):
            self._retired: dict[str, str] = {}
            for change, made in zip(self.adjustments, self.declarations, strict=True):
                for code in change.retired:
                    self._retired.setdefault(code, made)
        return self._retired

    @property
    def cancelled(self) -> frozenset[str]:
        """Codes that declarations cancel, anywhere."""
        kind = AdjustmentKind.CANCELLED
        return frozenset(code for change in self.adjustments if change.kind is kind for code in change.from_ or ())

    def retired_by(self, code: str) -> str | None:
        """The declaration that took a code out of use, by itself or with the item that holds it; None where none did.

        A handling item's code begins with its sub-item's; a sub-item's shares all but the last three digits with its
        main item's, which has 00Y there (standard.md §1.3).
        """
        found = self.retired.get(code) or self.retired.get(code[:12])
        return found or self.retired.get(f"{code[:9]}00Y")

    def outlets_in(self, region: str) -> list[Outlet]:
        """Outlets that stand in a place, in file order."""
        if not hasattr(self, "_by_region"):
            self._by_region: dict[str, list[Outlet]] = {}
            for outlet in self.outlets.values():
                self._by_region.setdefault(outlet.region, []).append(outlet)
        return self._by_region.get(region, [])

    def body_of(self, uscc: str) -> Agency | None:
        """The first body listed with a unified social credit code, whatever its case."""
        if not hasattr(self, "_by_uscc"):
            self._by_uscc: dict[str, Agency] = {}
            for agency in self.agencies.values():
                if agency.uscc:
                    self._by_uscc.setdefault(agency.uscc.upper(), agency)
        return self._by_uscc.get(uscc.upper())
