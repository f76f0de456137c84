"""F: fees (收费)."""

from __future__ import annotations

from svcstd.validate.rule import Rule
from svcstd.validate.rules.fees import charges, free

RULES: tuple[Rule, ...] = (
    free.ChargeFounded(),
    free.ChargeMeasured(),
    free.FreeIsFree(),
    charges.ChargeInUnits(),
    charges.ChargePaidOnline(),
    charges.ProcedureChargeFounded(),
)
"""The family in the order of its ids."""
