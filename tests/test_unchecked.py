"""Every clause of the standard is a rule's source, or stands with a reason among those that are not checked."""

import pytest

from svcstd import messages
from svcstd.report.rule_list import unchecked
from svcstd.validate.rules import RETIRED, RULES
from svcstd.validate.unchecked import CLAUSES, UNCHECKED, cited


def test_every_clause_is_a_rule_or_has_a_reason() -> None:
    listed = [one.clause for one in UNCHECKED]
    assert len(listed) == len(set(listed))
    assert cited(RULES).isdisjoint(listed)
    assert cited(RULES) | set(listed) == set(CLAUSES)
    assert len(CLAUSES) == len(set(CLAUSES))


def test_retired_ids_are_not_used_again() -> None:
    assert {rule.id for rule in RULES}.isdisjoint(RETIRED)


@pytest.mark.parametrize(
    ("language", "heading"), [("zh", "## 不检查的，以及为什么"), ("en", "## Not checked, and why")]
)
def test_table_has_a_row_for_each_clause(language: messages.Language, heading: str) -> None:
    before = messages.language()
    messages.use(language)
    try:
        table = unchecked()
    finally:
        messages.use(before)
    assert f"## {table.heading}" == heading
    rows = [row[0] for row in table.rows]
    assert sorted(rows) == sorted(one.clause for one in UNCHECKED)
    assert rows == [clause for clause in CLAUSES if clause in rows]
