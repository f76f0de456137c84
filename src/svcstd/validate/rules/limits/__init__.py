"""T: time limits (时限)."""

from __future__ import annotations

from svcstd.validate.rule import Rule
from svcstd.validate.rules.limits import dates, promises, special

RULES: tuple[Rule, ...] = (
    promises.PromisedWithinStatutory(),
    promises.PromisedComparable(),
    promises.SpecialProcedureTold(),
    promises.HearingsNotCounted(),
    promises.StatutorySaid(),
    promises.LongLimitCited(),
    promises.InstantWithinADay(),
    promises.PromiseHasLength(),
    dates.DatesInOrder(),
    dates.CancelledSince(),
    special.SpecialProcedureNamed(),
    special.ExtensionFounded(),
)
"""The family in the order of its ids."""
