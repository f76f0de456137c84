"""Codes of an item at a place; what no source gives is never made up (standard.md §1)."""

from __future__ import annotations

from svcstd.model.catalogue import Catalogue
from svcstd.model.elements import Record
from svcstd.resolve import Identity, Resolved

USCC_LENGTH = 18


def basic_code(identity: Identity) -> str:
    """The code of the sub-item, or of the main item that has none (基本编码)."""
    return identity.sub or identity.main


def implementation_code(it: Resolved, catalogue: Catalogue) -> str:
    """The code of an item at the place whose record it is (实施编码), or "" where it cannot be known.

    The place's record may write it; else it is the body's credit code, the digit of the level and the item's code
    (standard.md §1.2, §1.3). Where the body has no credit code, or the item's code is provisional, there is none.
    """
    for layer in reversed(it.own_layers):
        if isinstance(layer.elements, Record) and layer.elements.code:
            return layer.elements.code
    agency = catalogue.agencies.get(it.item.agency or "")
    uscc = (agency.uscc or "") if agency else ""
    if len(uscc) != USCC_LENGTH or it.region is None or it.identity.provisional:
        return ""
    digit = it.region.level.code
    for part in catalogue.edition.parts(catalogue.regions.ancestry(it.region.code)):
        digit = (part.level_digits or {}).get(str(it.region.level), digit)
    return f"{uscc}{digit}{it.identity.code}"
