"""B: legal basis (设定依据)."""

from __future__ import annotations

from svcstd.validate.rule import Rule
from svcstd.validate.rules.basis import citations

RULES: tuple[Rule, ...] = (
    citations.LawNamed(),
    citations.ArticleCited(),
    citations.TitleWithoutMarks(),
    citations.LicenceSetByLaw(),
)
"""The family in the order of its ids."""
