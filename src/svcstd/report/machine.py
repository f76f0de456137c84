"""The report for programs: JSON with a version and a published schema (schema/report.json)."""

from __future__ import annotations

import json
from typing import Any

from svcstd.diagnostic import Diagnostic, Severity, dotted
from svcstd.report.outcome import Outcome

VERSION = 1


_PLACE = {
    "file": {"type": "string", "description": "path relative to the workspace"},
    "line": {"type": "integer", "minimum": 1},
    "column": {"type": "integer", "minimum": 1, "description": "in characters"},
}
_TEXTS = {"type": "array", "items": {"type": "string"}}
_COUNT = {"type": "integer", "minimum": 0}


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "svcstd validate --format json",
    **_object(
        {
            "version": {"const": VERSION},
            "records": _COUNT,
            "items": _COUNT,
            "counts": _object(dict.fromkeys(("error", "warning", "info"), _COUNT)),
            "unreadable": _TEXTS,
            "missing": _TEXTS,
            "unchecked_items": _COUNT,
            "skipped_rules": _TEXTS,
            "diagnostics": {
                "type": "array",
                "items": _object(
                    {
                        "rule": {"type": "string", "pattern": "^[A-Z][0-9]{3}$"},
                        "severity": {"enum": ["error", "warning", "info"]},
                        **_PLACE,
                        "path": {"type": "string", "description": "as materials[2].copies, in that file"},
                        "item": {"type": "string"},
                        "region": {"type": "string"},
                        "message": {"type": "string"},
                        "mend": {"type": "string"},
                        "related": {"type": "array", "items": _object({**_PLACE, "message": {"type": "string"}})},
                    }
                ),
            },
        }
    ),
}
"""The published schema of the report (schema/report.json)."""


def _place(at: Any) -> dict[str, Any]:
    return {"file": at.file, "line": at.line, "column": at.column}


def _diagnostic(diagnostic: Diagnostic) -> dict[str, Any]:
    return {
        "rule": diagnostic.rule,
        "severity": diagnostic.severity.word,
        **_place(diagnostic.at),
        "path": dotted(diagnostic.path),
        "item": diagnostic.item,
        "region": diagnostic.region,
        "message": diagnostic.message,
        "mend": diagnostic.mend,
        "related": [{**_place(at), "message": why} for at, why in diagnostic.related],
    }


def dump(outcome: Outcome) -> str:
    """An outcome as JSON text."""
    report = {
        "version": VERSION,
        "records": outcome.records,
        "items": outcome.items,
        "counts": {severity.word: outcome.count(severity) for severity in sorted(Severity, reverse=True)},
        "unreadable": list(outcome.broken),
        "missing": list(outcome.missing),
        "unchecked_items": outcome.unchecked,
        "skipped_rules": list(outcome.skipped_rules),
        "diagnostics": [_diagnostic(diagnostic) for diagnostic in outcome.diagnostics],
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"
