"""The report for programs: JSON with a version and a published schema (schema/report.json).

Within a version, keys are only added; the version rises when a key goes, or means something else.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, get_args

from svcstd.diagnostic import Diagnostic, Fix, Kind, Severity, dotted
from svcstd.model.closed import closed
from svcstd.report.account import Account
from svcstd.report.outcome import Outcome

VERSION = 1


_PLACE = {
    "file": {"type": "string", "description": "path relative to the workspace"},
    "line": {"type": "integer", "minimum": 1},
    "column": {"type": "integer", "minimum": 1, "description": "in characters"},
}
_TEXTS = {"type": "array", "items": {"type": "string"}}
_COUNT = {"type": "integer", "minimum": 0}


RUN: dict[str, Any] = closed(
    {
        "version": {
            "const": VERSION,
            "description": "rises when a key goes, or means something else",
        },
        "records": _COUNT,
        "items": _COUNT,
        "counts": closed(dict.fromkeys(("error", "warning", "info"), _COUNT)),
        "unreadable": _TEXTS,
        "unwritten": {**_TEXTS, "description": "files that --fix would have changed and could not write"},
        "missing": _TEXTS,
        "unchecked_items": _COUNT,
        "skipped_rules": _TEXTS,
        "silenced": {**_COUNT, "description": "findings taken out by comments and svcstd.yaml"},
        "in_baseline": {**_COUNT, "description": "findings taken out by the baseline"},
    }
)
"""Schema of what is said of the run as a whole."""

_FIX = closed(
    {
        "kind": {"enum": list(get_args(Kind))},
        "path": {"type": "string", "description": "as materials[2].copies, in that file; empty for the whole file"},
        "text": {"type": "string", "description": "what takes the place"},
    }
)

DIAGNOSTIC: dict[str, Any] = closed(
    {
        "rule": {"type": "string", "pattern": "^[A-Z][0-9]{3}$"},
        "severity": {"enum": ["error", "warning", "info"]},
        **_PLACE,
        "path": {"type": "string", "description": "as materials[2].copies, in that file"},
        "item": {"type": "string"},
        "region": {"type": "string"},
        "message": {"type": "string"},
        "mend": {"type": "string"},
        "related": {"type": "array", "items": closed({**_PLACE, "message": {"type": "string"}})},
        "fingerprint": {"type": "string", "description": "names the finding whatever line it stands in"},
        "fix": {"description": "a sure mend, or null", "anyOf": [_FIX, {"type": "null"}]},
    }
)
"""Schema of one finding."""

SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "svcstd validate --format json",
    **closed({**RUN["properties"], "diagnostics": {"type": "array", "items": DIAGNOSTIC}}),
}
"""The published schema of the report (schema/report.json)."""


def _place(at: Any) -> dict[str, Any]:
    return {"file": at.file, "line": at.line, "column": at.column}


def _fix(fix: Fix | None) -> dict[str, str] | None:
    return {"kind": fix.kind, "path": dotted(fix.path), "text": fix.text} if fix else None


def diagnostic(found: Diagnostic) -> dict[str, Any]:
    """A finding as `DIAGNOSTIC` describes it."""
    return {
        "rule": found.rule,
        "severity": found.severity.word,
        **_place(found.at),
        "path": dotted(found.path),
        "item": found.item,
        "region": found.region,
        "message": found.message,
        "mend": found.mend,
        "related": [{**_place(at), "message": why} for at, why in found.related],
        "fingerprint": found.fingerprint,
        "fix": _fix(found.fix),
    }


def run(outcome: Outcome) -> dict[str, Any]:
    """A run as `RUN` describes it."""
    return {
        "version": VERSION,
        "records": outcome.records,
        "items": outcome.items,
        "counts": {severity.word: outcome.count(severity) for severity in sorted(Severity, reverse=True)},
        "unreadable": list(outcome.broken),
        "unwritten": list(outcome.unwritten),
        "missing": list(outcome.missing),
        "unchecked_items": outcome.unchecked,
        "skipped_rules": list(outcome.skipped_rules),
        "silenced": outcome.silenced,
        "in_baseline": outcome.in_baseline,
    }


def _indented(value: Any, margin: str) -> str:
    # No string in JSON holds a line feed, so every one of them begins a line.
    return json.dumps(value, ensure_ascii=False, indent=2).replace("\n", "\n" + margin)


def pieces(account: Account) -> Iterator[str]:
    """Yield the report, one finding after another."""
    yield _indented(run(account.outcome), "").removesuffix("\n}")
    yield ',\n  "diagnostics": ['
    for number, found in enumerate(account.shown):
        yield (",\n    " if number else "\n    ") + _indented(diagnostic(found), "    ")
    yield "\n  ]\n}\n" if account.shown else "]\n}\n"


def dump(outcome: Outcome) -> str:
    """An outcome as JSON text."""
    return "".join(pieces(Account(outcome, shown=outcome.diagnostics)))
