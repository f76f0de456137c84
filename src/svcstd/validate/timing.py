"""How long each rule takes: rules that write what they took on a clock; others pay nothing for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from copy import copy
from time import perf_counter
from typing import Any

from svcstd.validate.rule import Rule

ASKED = ("check", "key", "judge")
"""What the engine asks of rules."""


def timed(rule: Rule, clock: Counter[str]) -> Rule:
    """A rule that adds the seconds it takes to a clock, under its id."""
    made = copy(rule)
    for name in ASKED:
        if hasattr(rule, name):
            made.__dict__[name] = _timed(getattr(rule, name), rule.id, clock)
    return made


def _timed(ask: Callable[..., Any], id: str, clock: Counter[str]) -> Callable[..., Any]:
    def asked(*arguments: Any) -> Any:
        start = perf_counter()
        try:
            found = ask(*arguments)
            # A generator has done nothing yet; what it takes is taken here and not where its findings are read.
            return found if found is None or isinstance(found, tuple) else list(found)
        finally:
            clock[id] += perf_counter() - start  # type: ignore[assignment]

    return asked
