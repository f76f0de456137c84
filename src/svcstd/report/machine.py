"""The report for programs: JSON with a version and a published schema (schema/report.json)."""

from __future__ import annotations

import json
from typing import Any

from svcstd.diagnostic import Diagnostic, Severity, dotted
from svcstd.report.outcome import Outcome

VERSION = 1


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
        "unchecked_items": outcome.unchecked,
        "skipped_rules": list(outcome.skipped_rules),
        "diagnostics": [_diagnostic(diagnostic) for diagnostic in outcome.diagnostics],
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"
