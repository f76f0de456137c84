"""G: what a complete guide says (指南完整性)."""

from __future__ import annotations

from svcstd.validate.rule import Rule
from svcstd.validate.rules.completeness import sections, wanted

RULES: tuple[Rule, ...] = (
    sections.ObjectsGiven(),
    sections.TypeGiven(),
    sections.BasisGiven(),
    sections.AgencyGiven(),
    sections.ConditionsGiven(),
    sections.MaterialsGiven(),
    sections.StepsGiven(),
    sections.LimitGiven(),
    sections.ResultGiven(),
    wanted.ElementsWanted(),
)
"""The family in the order of its ids."""
