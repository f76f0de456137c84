"""Dynamic adjustments between two versions: what is told of each kind, what declares it, rules over both versions."""

from __future__ import annotations

import pytest

from svcstd.diff.rules import TOGETHER
from svcstd.diff.versions import VersionsRule
from versions import marked_lines, noted_lines

EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.id}-{kind}-{number}")
    for rule in TOGETHER
    for kind, examples in (("good", rule.good), ("bad", rule.bad))
    for number, example in enumerate(examples, 1)
]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_examples(rule: VersionsRule, example: str) -> None:
    assert noted_lines(rule, example) == marked_lines(example)
