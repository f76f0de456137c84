"""What a guide is about: a resolved item at a place, who carries it out, where it is taken, and how words are said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from svcstd.coverage import NOTHING, Coverage, Taker
from svcstd.model.basic import Agency
from svcstd.model.catalogue import Catalogue
from svcstd.model.channels import Contact, Contacts, Outlet
from svcstd.model.elements import Elements, Item
from svcstd.model.enums import ContactKind
from svcstd.model.parts import Material
from svcstd.model.region import Region
from svcstd.render.codes import implementation_code
from svcstd.render.wording import Labels
from svcstd.resolve import Resolved, situated


class Spot(NamedTuple):
    """Where an applicant goes: hours and phones are the nearest that are written (design §3.4)."""

    outlet: Outlet
    window: str
    hours: str
    phones: tuple[str, ...]
    name: str
    """The outlet's name with the window's."""


@dataclass(slots=True)
class Subject:
    """One guide before it is laid out.

    Attributes:
        it: The item; for a place that points reach, the declaring record's with the place's own file over it.
        declared: The item at the place that declares it: its code and body hold.
        region: The place of the guide.
        home: The place whose record it is: `region` itself, or the one that declares the points.
        catalogue: What records refer to.
        say: Words.
        takers: Who takes it here for `home`; () where the place acts in its own name.
        coverage: What the record's own points reach.
        names: Name of an item by its code, "" where the catalogue has none.
        draft: Whether it is printed although it has errors.
        situation: Id of the situation it is looked at in, or "".
        address: Its page in the folder of guides, without ending.
        site: Where the folder of guides is published, or "".
    """

    it: Resolved
    declared: Resolved
    region: Region
    home: Region
    catalogue: Catalogue
    say: Labels
    takers: tuple[Taker, ...] = ()
    coverage: Coverage = NOTHING
    names: Callable[[str], str] = str
    draft: bool = False
    situation: str = ""
    address: str = ""
    site: str = ""
    _spots: tuple[Spot, ...] | None = field(default=None, init=False)
    _code: str | None = field(default=None, init=False)

    @property
    def item(self) -> Item:
        """The item's elements."""
        return self.it.item

    @property
    def agency(self) -> Agency | None:
        """The body that carries it out, where the catalogue knows it."""
        return self.catalogue.agencies.get(self.declared.item.agency or "")

    @property
    def body(self) -> str:
        """Name of that body, or ""."""
        agency = self.agency
        return agency.name if agency else ""

    @property
    def title(self) -> str:
        """The item's full name on one line."""
        return " ".join(self.it.identity.full_name.split())

    def place(self, region: Region, below: str = "") -> str:
        """A place by its whole name, from the province down, or from below another place."""
        return self.catalogue.regions.full_name(region.code, below)

    @property
    def code(self) -> str:
        """实施编码 of the record that the guide is of, or ""."""
        if self._code is None:
            self._code = implementation_code(self.declared, self.catalogue)
        return self._code

    @property
    def spots(self) -> tuple[Spot, ...]:
        """Where an applicant goes, in the order written."""
        if self._spots is None:
            file = self.it.own_layers if self.it is not self.declared else ()
            own = not self.takers or any("windows" in layer.elements.model_fields_set for layer in file)
            self._spots = tuple(self._windows() if own else map(self._taken, self.takers))
        return self._spots

    def _windows(self) -> list[Spot]:
        out = []
        for window in self.item.windows or ():
            outlet = self.catalogue.outlets.get(window.outlet or "")
            if outlet is None:
                continue
            counter = next((c for c in outlet.windows or () if c.id == window.window), None)
            hours = window.hours or (counter.hours if counter else "") or outlet.hours or ""
            phones = window.phones or ((counter.phone,) if counter and counter.phone else None) or outlet.phones or ()
            name = (counter.name if counter else "") or ""
            out.append(Spot(outlet, name, hours, phones, self.say.beside(outlet.name, name)))
        return out

    def _taken(self, taker: Taker) -> Spot:
        """Where a point takes the item: phones and hours are the outlet's, but for hours that the point sets."""
        counters = taker.outlet.windows or ()
        only = counters[0] if len(counters) == 1 else None
        hours = taker.point.hours or (only.hours if only else "") or taker.outlet.hours or ""
        phones = (only.phone,) if only and only.phone else taker.outlet.phones or ()
        name = (only.name if only else "") or ""
        return Spot(taker.outlet, name, hours, phones, self.say.beside(taker.outlet.name, name))

    def contacts(self, of: str) -> tuple[Contact, ...]:
        """`consult` or `complain`: the record's, else the body's."""
        written: Contacts | None = self.item.contacts
        found: tuple[Contact, ...] | None = getattr(written, of) if written else None
        if not found and self.agency and self.agency.contacts:
            found = getattr(self.agency.contacts, of)
        return found or ()

    @property
    def reachable(self) -> bool:
        """Whether there is any way to ask."""
        return bool(self.contacts("consult") or self.spots)

    def in_situation(self, index: int) -> Subject:
        """The same as it stands in one of the item's situations."""
        found = (self.item.situations or ())[index].id
        return replace(self, it=situated(self.it, index), situation=found)

    def changed(self, name: str) -> frozenset[str]:
        """Ids of the situations that change an element, and are therefore looked at one by one after the usual case."""
        if self.situation:
            return frozenset()
        found = [(one.id, one.set) for one in self.item.situations or () if one.set is not None]
        return frozenset(id for id, changes in found if name in touched(changes))

    def applies(self, material: Material) -> bool:
        """Whether a material may be asked for here: not where only another situation of the same group asks for it."""
        if not self.situation or not material.when or self.situation in material.when:
            return True
        groups = {one.id: one.group or one.id for one in self.item.situations or ()}
        return groups[self.situation] not in {groups.get(name) for name in material.when}


def touched(changes: Elements) -> set[str]:
    """Names of the elements that a situation sets or removes."""
    return changes.model_fields_set | {path.partition(".")[0] for path in changes.remove or ()}


def is_phone(contact: Contact) -> bool:
    """Whether a contact is a phone number."""
    return contact.kind is ContactKind.PHONE
