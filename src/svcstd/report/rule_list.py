"""All rules at once: the list for a terminal, JSON with its schema, and the index of docs/rules/."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from svcstd.messages import Text, language, sources
from svcstd.messages import knowing as say
from svcstd.messages.terminal import Line
from svcstd.model.closed import closed
from svcstd.report.rule_page import VERDICT, Known, escaped, written
from svcstd.report.text import STYLES, width
from svcstd.validate.partly import PARTLY
from svcstd.validate.unchecked import CLAUSES, UNCHECKED, Unchecked

VERSION = 1
ANCHOR = "english"
"""Where the English half of a rule's page begins."""

_TEXT = {"type": "string"}
_TEXTS = {"type": "array", "items": _TEXT}
_VALUE = {"anyOf": [{"type": "integer", "minimum": 0}, _TEXTS]}


SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "svcstd rules --format json, svcstd explain --format json",
    **closed(
        {
            "version": {"const": VERSION},
            "workspace": {"type": "boolean", "description": "whether severities and values are those of a workspace"},
            "rules": {
                "type": "array",
                "items": closed(
                    {
                        "id": {"type": "string", "pattern": "^[A-Z][0-9]{3}$"},
                        "name": _TEXT,
                        "family": {"enum": list(say.FAMILIES)},
                        "severity": {"enum": ["error", "warning", "info", "off"], "description": "in force"},
                        "default_severity": {"enum": ["error", "warning", "info"]},
                        "title": _TEXT,
                        "source": {"type": "string", "description": "clauses, as std:T-01, or svcstd"},
                        "why": _TEXT,
                        "messages": _TEXTS,
                        "mend": _TEXT,
                        "fixable": {"type": "boolean", "description": "whether validate --fix may mend it"},
                        "fixable_when": {"type": "string", "description": "when it does; empty: always, or never"},
                        "good": _TEXTS,
                        "bad": _TEXTS,
                        "options": {
                            "type": "array",
                            "items": closed(
                                {
                                    "name": _TEXT,
                                    "meaning": _TEXT,
                                    "default": _VALUE,
                                    "value": {**_VALUE, "description": "in force"},
                                }
                            ),
                        },
                        "companions": _TEXTS,
                    }
                ),
            },
        }
    ),
}
"""The published schema of both (schema/rules.json)."""


def _row(known: Known) -> dict[str, Any]:
    rule = known.rule
    return {
        "id": rule.id,
        "name": known.name,
        "family": known.family,
        "severity": known.severity,
        "default_severity": known.default,
        "title": str(rule.title),
        "source": rule.source,
        "why": str(rule.why),
        "messages": known.messages,
        "mend": str(rule.mend),
        "fixable": rule.mendable,
        "fixable_when": str(rule.sure or ""),
        "good": list(rule.good),
        "bad": list(rule.bad),
        "options": [
            {"name": option.name, "meaning": str(option.says), "default": option.default, "value": value}
            for option, value in known.options
        ],
        "companions": list(rule.companions),
    }


def dump(known: Sequence[Known], *, workspace: bool) -> str:
    """Rules as JSON text.

    Args:
        known: Which.
        workspace: Whether severities and values are those of a workspace.
    """
    found = {"version": VERSION, "workspace": workspace, "rules": [_row(one) for one in known]}
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _aside(known: Known) -> str:
    """Source, options and whether it can be mended, after a title."""
    options = [f"{option.name}={written(value)}" for option, value in known.options]
    fixes = [say.CAN_MEND.say()] if known.rule.mendable else []
    return "  ".join([known.rule.source, *options, *fixes])


def lines(known: Sequence[Known]) -> Iterator[Line]:
    """The list as lines of styled runs: family by family, id, severity, title, and what else there is to know."""
    grades = max((width(one.graded) for one in known), default=0)
    for family, found in groupby(known, lambda one: one.family):
        yield ((f"{family} {say.FAMILIES[family]}", "bold"),)
        for one in found:
            gap = " " * (grades - width(one.graded) + 2)
            yield (
                (f"  {one.rule.id}  ", ""),
                (one.graded, STYLES[one.severity]),
                (f"{gap}{one.rule.title}  ", ""),
                (_aside(one), "dim"),
            )
    yield ((say.COUNT.say(count=len(known)), "dim"),)


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the index.

    Attributes:
        heading: What it lists.
        head: Names of its columns.
        rows: Cells in Markdown, a row each.
        lead: A sentence above it, or "".
    """

    heading: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    lead: str = ""

    @property
    def markdown(self) -> str:
        """The table under its heading."""
        lead = f"{self.lead}\n\n" if self.lead else ""
        head = f"| {' | '.join(self.head)} |\n|{' --- |' * len(self.head)}\n"
        return f"\n## {self.heading}\n\n{lead}{head}" + "".join(f"| {' | '.join(row)} |\n" for row in self.rows)


def families(known: Sequence[Known]) -> Iterator[Table]:
    """A table of rules for each family, in the language spoken; ids lead to the rules' pages."""
    end = "" if language() == "zh" else f"#{ANCHOR}"
    columns = (say.ID, say.LEVEL, say.HOLDS, say.OPTIONS, say.CAN_MEND, say.SOURCE)
    for family, found in groupby(known, lambda one: one.family):
        rows = [
            (
                f"[{one.rule.id}]({one.rule.id}.md{end})",
                one.graded,
                escaped(str(one.rule.title)),
                ", ".join(f"`{option.name}`" for option, _ in one.options),
                (say.AT_TIMES if one.rule.sure else say.SURE_SHORT).say() if one.rule.mendable else "",
                one.rule.source,
            )
            for one in found
        ]
        yield Table(f"{family} {say.FAMILIES[family]}", [text.say() for text in columns], rows)


def unchecked() -> Table:
    """The clauses that are no rule and why, in the language spoken and the order of the standard."""
    return _clauses(say.UNCHECKED, UNCHECKED)


def partly() -> Table:
    """What rules leave out of clauses that they follow and why, in the same language and order."""
    return _clauses(say.PARTLY, PARTLY)


def _clauses(heading: Text, clauses: Sequence[Unchecked]) -> Table:
    order = {clause: place for place, clause in enumerate(CLAUSES)}
    rows = [
        (one.clause, escaped(str(one.asks)), escaped(str(one.reason)))
        for one in sorted(clauses, key=lambda one: order[one.clause])
    ]
    return Table(heading.say(), [text.say() for text in (say.CLAUSE, say.ASKS, say.WHY_NOT)], rows)


def index(known: Sequence[Known], tables: Sequence[Table]) -> str:
    """The index page in Markdown, in the language spoken.

    Args:
        known: All rules, for their number.
        tables: What stands on it, in order.
    """
    verdicts = sum(one.family == VERDICT for one in known)
    lead = say.INDEX_LEAD.say(rules=len(known) - verdicts, verdicts=verdicts)
    head = f"# {say.INDEX_TITLE}\n\n{say.OTHER_LANGUAGE}\n\n{lead}\n\n{sources.INDEX}\n"
    return head + "".join(table.markdown for table in tables)
