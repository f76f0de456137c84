"""A1: declarations of adjustment, and what they cancelled (动态调整); A2, over two versions, is of `svcstd diff`."""

from __future__ import annotations

from svcstd.validate.rule import Rule
from svcstd.validate.rules.adjustments import cancelled, declarations

RULES: tuple[Rule, ...] = (
    cancelled.RetiredCodeUnused(),
    declarations.CancellationHasBasis(),
    cancelled.CancelledIsDeclared(),
    declarations.MergingAndSplittingCount(),
    declarations.PlacesKnown(),
    cancelled.NoRecordOfCancelled(),
    cancelled.NoLinkToCancelled(),
)
"""The family in the order of its ids."""
