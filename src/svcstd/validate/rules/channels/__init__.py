"""V: visits, channels, scope (办理渠道)."""

from __future__ import annotations

from svcstd.validate.rule import Rule
from svcstd.validate.rules.channels import reach, visits

RULES: tuple[Rule, ...] = (
    visits.VisitExplained(),
    visits.NoVisitNoReason(),
    visits.NoVisitNeedsWay(),
    visits.OnlineThroughout(),
    visits.OnlineAddressed(),
    visits.PartnerNamed(),
    visits.CrossOnlineThroughout(),
    visits.ScopeBacked(),
    reach.ScopeNotNarrowed(),
    reach.AgentServicePlaced(),
    reach.VisitsSaid(),
)
"""The family in the order of its ids."""
