"""The registry: every rule, family by family. Documents, examples and reports are derived from it."""

from __future__ import annotations

from svcstd.validate.rule import Rule
from svcstd.validate.rules import (
    adjustments,
    approvals,
    basis,
    channels,
    codes,
    completeness,
    fees,
    levels,
    limits,
    materials,
    outlets,
    process,
    shape,
    wording,
)

RETIRED: tuple[str, ...] = ()
"""Ids of rules that are gone; an id is never given again, since baselines and comments in catalogues name it."""

RULES: tuple[Rule, ...] = (
    *shape.RULES,
    *codes.RULES,
    *wording.RULES,
    *basis.RULES,
    *limits.RULES,
    *materials.RULES,
    *process.RULES,
    *fees.RULES,
    *channels.RULES,
    *outlets.RULES,
    *levels.RULES,
    *completeness.RULES,
    *adjustments.RULES,
    *approvals.RULES,
)
