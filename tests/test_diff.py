"""Verdicts by their own examples, causes and reach, properties of comparing, and the pairs."""

from __future__ import annotations

import importlib
import pkgutil

import pytest
from complete import COUNTY_TEXT, FILES, PATHS, PROVINCE_TEXT

from versions import marked_lines, reported_lines

from svcstd.diff import rules as package
from svcstd.diff.rule import ChangeRule
from svcstd.diff.rules import BY_ID, RULES

EXAMPLES = [
    pytest.param(rule, text, id=f"{rule.id}-{kind}-{number}")
    for rule in RULES
    for kind, texts in (("good", rule.good), ("bad", rule.bad))
    for number, text in enumerate(texts, 1)
]
each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)


@pytest.mark.parametrize(("rule", "text"), EXAMPLES)
def test_examples(rule: ChangeRule, text: str) -> None:
    assert reported_lines(rule, text) == marked_lines(text)
