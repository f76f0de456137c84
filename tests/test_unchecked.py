"""Every clause of the standard is a rule's source, or stands with a reason among those that are not checked."""

import re
from collections.abc import Callable

import pytest

from svcstd import messages
from svcstd.diff.rules import TOGETHER
from svcstd.report.rule_list import Table, partly, unchecked
from svcstd.validate.partly import PARTLY
from svcstd.validate.rules import RETIRED, RULES
from svcstd.validate.unchecked import CLAUSES, UNCHECKED, cited


def test_every_clause_is_a_rule_or_has_a_reason() -> None:
    listed = [one.clause for one in UNCHECKED]
    assert len(listed) == len(set(listed))
    followed = cited((*RULES, *TOGETHER))
    assert followed.isdisjoint(listed)
    assert followed | set(listed) == set(CLAUSES)
    assert len(CLAUSES) == len(set(CLAUSES))


def test_part_of_a_clause_that_is_left_out_belongs_to_one_that_a_rule_follows() -> None:
    assert {one.clause for one in PARTLY} <= cited(RULES)


def test_rules_named_for_what_is_checked_follow_the_clause() -> None:
    known = {rule.id: rule for rule in RULES}
    for one in PARTLY:
        named = re.findall(r"(?<![A-Z0-9])[A-Z]\d{3}(?!\d)", one.reason.zh)
        assert named == re.findall(r"(?<![A-Z0-9])[A-Z]\d{3}(?!\d)", one.reason.en)
        assert named and all(one.clause in cited([known[id]]) for id in named), one.clause


def test_retired_ids_are_not_used_again() -> None:
    assert {rule.id for rule in RULES}.isdisjoint(RETIRED)


@pytest.mark.parametrize(
    ("language", "made", "heading"),
    [
        ("zh", unchecked, "不检查的，以及为什么"),
        ("en", unchecked, "Not checked, and why"),
        ("zh", partly, "只检查一部分的，以及哪一部分没有检查"),
        ("en", partly, "Checked in part, and which part is not"),
    ],
)
def test_table_has_a_row_for_each_clause(language: messages.Language, made: Callable[[], Table], heading: str) -> None:
    before = messages.language()
    messages.use(language)
    try:
        table = made()
    finally:
        messages.use(before)
    assert table.heading == heading
    rows = [row[0] for row in table.rows]
    assert sorted(rows) == sorted(one.clause for one in (UNCHECKED if made is unchecked else PARTLY))
    assert rows == [clause for clause in CLAUSES if clause in rows]
