"""The report as JSON lines: first one with counts and what was left out, then one per finding."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from svcstd.report import machine
from svcstd.report.account import Account


def _line(kind: str, schema: dict[str, Any]) -> dict[str, Any]:
    properties = {"type": {"const": kind}, **schema["properties"]}
    return {**schema, "properties": properties, "required": ["type", *schema["required"]]}


SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "one line of svcstd validate --format jsonl",
    "description": "The first line is the run; the report is whole when as many findings follow as its counts say.",
    "oneOf": [_line("run", machine.RUN), _line("diagnostic", machine.DIAGNOSTIC)],
}
"""The published schema of a line (schema/report-line.json)."""


def pieces(account: Account) -> Iterator[str]:
    """Yield the lines."""
    yield json.dumps({"type": "run", **machine.run(account.outcome)}, ensure_ascii=False) + "\n"
    for found in account.shown:
        yield json.dumps({"type": "diagnostic", **machine.diagnostic(found)}, ensure_ascii=False) + "\n"
