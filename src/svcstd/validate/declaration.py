"""What a rule on a declaration of adjustment is (catalog/adjustments/)."""

from __future__ import annotations

from collections.abc import Iterator

from svcstd.model.adjustment import Adjustment
from svcstd.model.catalogue import Catalogue
from svcstd.validate.rule import Finding, Rule


class DeclarationRule(Rule):
    """A rule on one declaration of adjustment."""

    def check(self, adjustment: Adjustment, catalogue: Catalogue) -> Iterator[Finding]:
        """Yield what is wrong, with paths of the declaration's file."""
        raise NotImplementedError
