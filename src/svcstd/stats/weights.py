"""The elements that a complete record has, with their weights: the one table that completeness is counted by.

An element is M, C or O as the national exchange tables have it (standard.md §2); one whose section must stand in every
guide (GB/T 36114, standard.md §4: all but those printed only where the data exist) is M whatever §2 says. A conditional
element counts only where its condition holds. Not in the table is what may truly not exist, since nobody can tell
whether it was forgotten: quota, prohibitions, intermediary services, joint bodies, planned dates, notes.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any

from svcstd.model.base import Part
from svcstd.model.basic import Agency
from svcstd.model.catalogue import Catalogue
from svcstd.model.channels import Outlet
from svcstd.model.elements import Item
from svcstd.model.enums import AgencyNature, Category, Channel, ItemType, Necessity, PowerSource, ResultType
from svcstd.model.fields import field_model
from svcstd.model.parts import Material
from svcstd.resolve import Resolved


class Flag(StrEnum):
    """How binding an element is: mandatory, conditional, optional."""

    MANDATORY = "M"
    CONDITIONAL = "C"
    OPTIONAL = "O"


M, C, O = Flag.MANDATORY, Flag.CONDITIONAL, Flag.OPTIONAL  # noqa: E741 - the letters of the standard
WEIGHTS = {M: 3, C: 2, O: 1}
"""Points of an element: what every applicant needs counts three times what only some look for."""

Look = Callable[[Resolved, Catalogue], bool]


def _always(it: Resolved, catalogue: Catalogue) -> bool:
    return True


@dataclass(frozen=True)
class Element:
    """One element of a complete record.

    Attributes:
        path: As files write it; `[]` stands for every entry of a list, all of which must have it.
        flag: How binding it is.
        there: Whether an item at a place has it. Said to be none (`[]`, `无`) is said.
        due: Whether it should; always, but for conditional ones.
        home: The model of what it belongs to, where that is no record: a body, an outlet.
        plain: Whether it is a key of the item, always due and there where it is said: many are looked at at once.
    """

    path: str
    flag: Flag
    there: Look = field(compare=False)
    due: Look = field(default=_always, compare=False)
    home: type[Part] = Item
    plain: bool = False

    @cached_property
    def points(self) -> int:
        """What it counts."""
        return WEIGHTS[self.flag]

    @property
    def title(self) -> str:
        """Its standard name in Chinese, with that of what it is part of."""
        model: Any = Item
        names = []
        for key in re.findall(r"[^.\[\]]+", self.path):
            names.append(str(model.model_fields[key].title))
            model = field_model(model, key) or self.home
        return "·".join(dict.fromkeys(names))


def value(part: Any, keys: tuple[str, ...]) -> bool:
    """Whether something is said at a path of a part; of each entry of a list on the way."""
    for at, key in enumerate(keys):
        if part is None:
            return False
        if isinstance(part, tuple):
            return all(value(entry, keys[at:]) for entry in part)
        part = getattr(part, key)
    return part is not None


def _said(path: str, flag: Flag, due: Look = _always) -> Element:
    keys = tuple(re.findall(r"[^.\[\]]+", path))
    if len(keys) == 1 and due is _always:
        return Element(path, flag, lambda it, catalogue: value(it.item, keys), plain=True)
    return Element(path, flag, lambda it, catalogue: value(it.item, keys), due)


def _of_materials(key: str, flag: Flag, due: Callable[[Material], bool] | None = None) -> Element:
    """An element of every material for which it is due; a standard material supplies what its entry holds."""

    def there(it: Resolved, catalogue: Catalogue) -> bool:
        return all(_supplied(one, key, catalogue) for one in it.item.materials or () if due is None or due(one))

    def wanted(it: Resolved, catalogue: Catalogue) -> bool:
        found = it.item.materials or ()
        return bool(found) if due is None else any(map(due, found))

    return Element(f"materials[].{key}", flag, there, wanted)


def _supplied(material: Material, key: str, catalogue: Catalogue) -> bool:
    if key == "name":
        return bool(material.name or material.use or material.any_of)
    if key == "originals":
        return material.originals is not None or material.copies is not None
    if getattr(material, key) is not None:
        return True
    standard = catalogue.materials.get(material.use or "")
    return getattr(standard, key, None) is not None


def _form(material: Material) -> bool:
    return material.category is Category.FORM


def _later(material: Material) -> bool:
    return material.necessity is Necessity.LATER


def _at_window(it: Resolved, catalogue: Catalogue) -> bool:
    return it.item.channels is None or Channel.WINDOW in it.item.channels


def _with_windows(it: Resolved, catalogue: Catalogue) -> bool:
    return bool(it.item.windows)


def _online(it: Resolved, catalogue: Catalogue) -> bool:
    return it.item.online is not None or Channel.ONLINE in (it.item.channels or ())


def _charged(it: Resolved, catalogue: Catalogue) -> bool:
    return it.item.fee is not None and it.item.fee.charged == "收费"


def _paid_online(it: Resolved, catalogue: Catalogue) -> bool:
    return _online(it, catalogue) and _charged(it, catalogue)


def _comes(it: Resolved, catalogue: Catalogue) -> bool:
    return it.item.visits is not None and bool(it.item.visits.count)


def _issued(it: Resolved, catalogue: Catalogue) -> bool:
    return it.item.result is None or it.item.result.type is not ResultType.NONE


def _document(it: Resolved, catalogue: Catalogue) -> bool:
    return it.item.result is not None and it.item.result.type in (ResultType.LICENCE, ResultType.APPROVAL)


def _power(it: Resolved, catalogue: Catalogue) -> bool:
    return it.item.type is not ItemType.PUBLIC_SERVICE


def _entrusted(it: Resolved, catalogue: Catalogue) -> bool:
    body = catalogue.agencies.get(it.item.agency or "")
    source = it.item.power_source in (PowerSource.ENTRUSTED_ABOVE, PowerSource.ENTRUSTED_PEER)
    return source or (body is not None and body.nature is AgencyNature.ENTRUSTED)


def _special(it: Resolved, catalogue: Catalogue) -> bool:
    return bool(it.item.special_procedures)


def _committed(it: Resolved, catalogue: Catalogue) -> bool:
    return it.item.commitment is not None


def _known_body(it: Resolved, catalogue: Catalogue) -> bool:
    return it.item.agency in catalogue.agencies


def _coded(it: Resolved, catalogue: Catalogue) -> bool:
    """Whether the implementation code can be told: the body's credit code is the first part of it."""
    return bool(catalogue.agencies[it.item.agency or ""].uscc)


def _graded(it: Resolved, catalogue: Catalogue) -> bool:
    return catalogue.agencies[it.item.agency or ""].nature is not None


def _reached(key: str) -> Look:
    def there(it: Resolved, catalogue: Catalogue) -> bool:
        body = catalogue.agencies.get(it.item.agency or "")
        return any(
            contacts is not None and bool(getattr(contacts, key))
            for contacts in (it.item.contacts, body.contacts if body else None)
        )

    return there


def _address(it: Resolved, catalogue: Catalogue) -> bool:
    found = [catalogue.outlets.get(window.outlet or "") for window in it.item.windows or ()]
    return all(outlet is not None and outlet.address for outlet in found)


def _hours(it: Resolved, catalogue: Catalogue) -> bool:
    for window in it.item.windows or ():
        outlet = catalogue.outlets.get(window.outlet or "")
        counters = outlet.windows or () if outlet else ()
        counter = next((one for one in counters if one.id == window.window), None)
        if not (window.hours or (counter and counter.hours) or (outlet and outlet.hours)):
            return False
    return True


ELEMENTS: tuple[Element, ...] = (
    _said("type", M),
    _said("levels", M),
    _said("department", M),
    _said("state", M),
    _said("version", M),
    _said("power_source", M),
    _said("agency", M),
    Element("agency.uscc", M, _coded, _known_body, Agency),
    Element("agency.nature", M, _graded, _known_body, Agency),
    _said("entrusted_by", C, _entrusted),
    _said("basis", M),
    _said("implementing_basis", O),
    _said("objects", M),
    _said("conditions", M),
    _said("statutory", M),
    _said("promised", M),
    _said("special_procedures", M),
    _said("special_procedures[].limit", C, _special),
    _said("project_type", M),
    _said("visits.count", M),
    _said("visits.reason", C, _comes),
    _said("materials", M),
    _of_materials("name", M),
    _of_materials("necessity", M),
    _of_materials("supplement_within", C, _later),
    _of_materials("originals", O),
    _of_materials("medium", O),
    _of_materials("source", O),
    _of_materials("basis", O),
    _of_materials("blank", O, _form),
    _of_materials("sample", O, _form),
    _said("channels", O),
    _said("windows", M, _at_window),
    Element("windows[].outlet.address", M, _address, _with_windows, Outlet),
    Element("windows[].outlet.hours", M, _hours, _with_windows, Outlet),
    _said("in_hall", M),
    _said("online.depth", C, _online),
    _said("online.url", C, _online),
    _said("online.single_sign_on", C, _online),
    _said("online.payment", C, _paid_online),
    _said("express", M),
    _said("reservation", O),
    _said("self_service", O),
    _said("scope", O),
    _said("commitment.form", C, _committed),
    _said("steps", M),
    _said("fee", M),
    _said("fee.basis", C, _charged),
    _said("fee.items", C, _charged),
    _said("result.type", M),
    _said("result.name", C, _issued),
    _said("result.sample", C, _document),
    _said("delivery", M),
    _said("rights", M),
    _said("duties", M),
    _said("remedies", M, _power),
    Element("contacts.consult", M, _reached("consult")),
    Element("contacts.complain", M, _reached("complain")),
    _said("themes", O),
    _said("faq", O),
)
"""In the order of the guide; a report lists what is missing by what it gains."""
