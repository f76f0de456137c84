"""The registry: every rule, in the order of its id. Documents, examples and reports are derived from it."""

from __future__ import annotations

from svcstd.validate.rule import Rule
from svcstd.validate.rules import limits

RULES: tuple[Rule, ...] = (limits.PromisedWithinStatutory(),)
