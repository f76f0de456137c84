"""The changelog for programs: JSON with a version and a published schema (schema/changelog.json)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from svcstd.diff.adjusted import Named, Unit
from svcstd.diff.changelog.history import History, Step
from svcstd.diff.figures import MEASURES
from svcstd.diff.notice.counted import Count, Counted
from svcstd.diff.rule import Burden
from svcstd.model.closed import closed
from svcstd.model.enums import AdjustmentKind

VERSION = 1


def dump(history: History) -> str:
    """A history as JSON text."""
    made = {
        "version": VERSION,
        "versions": [_step(step) for step in history.steps],
        "skipped": [{"name": name, "problem": problem} for name, problem in history.skipped],
    }
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def _step(step: Step) -> dict[str, Any]:
    return {
        "name": step.name,
        "date": step.date or None,
        "previous": step.previous or None,
        "unreleased": step.unreleased,
        "complete": step.complete,
        "adjustments": {
            "count": _count(sum(step.counts.values(), Count())),
            "kinds": [
                {"kind": str(kind), "count": _count(step.counts[kind]), "adjustments": [_adjusted(one) for one in some]}
                for kind, some in step.adjusted.items()
            ],
        },
        "sums": {"once": dict(step.sums[0]), "everywhere": dict(step.sums[1])},
        "verdicts": {burden.value: step.verdicts.get(burden, 0) for burden in Burden},
        "reach": {"regions": list(step.regions), "guides": step.guides},
        "names": dict(step.regions),
        "unreadable": list(step.unreadable),
        "uncompared_items": step.uncompared,
    }


def _count(count: Count) -> dict[str, int]:
    return {"total": count.total, "main": count.main, "sub": count.sub, "handling": count.handling}


def _adjusted(one: Counted) -> dict[str, Any]:
    made = one.fact.declared
    return {
        "unit": one.unit.value,
        "before": _named(one.fact.before),
        "after": _named(one.fact.after),
        "regions": list(one.places),
        "declared": {"id": made.id, "change": made.change, "document": made.document or None} if made else None,
    }


def _named(units: Sequence[Named]) -> list[dict[str, str]]:
    return [{"code": unit.code, "name": unit.name} for unit in units]


_TEXT = {"type": "string"}
_MAYBE = {"type": ["string", "null"]}
_NUMBER = {"type": "integer", "minimum": 0}
_COUNT = closed({"total": _NUMBER, "main": _NUMBER, "sub": _NUMBER, "handling": _NUMBER})
_UNITS = {"type": "array", "items": closed({"code": _TEXT, "name": _TEXT})}
_SUMS = {
    "type": "object",
    "properties": {measure: {"type": "integer"} for measure in MEASURES},
    "additionalProperties": False,
    "description": "by how much each measure grew; a measure that did not is left out",
}
_DECLARED = closed({"id": _TEXT, "change": _TEXT, "document": _MAYBE})
_ADJUSTED = {
    "unit": {"enum": [unit.value for unit in Unit]},
    "before": _UNITS,
    "after": _UNITS,
    "regions": {"type": "array", "items": _TEXT, "description": "places that did it; empty for the whole catalogue"},
    "declared": {"anyOf": [_DECLARED, {"type": "null"}]},
}
_KIND = {
    "kind": {"enum": [str(kind) for kind in AdjustmentKind]},
    "count": _COUNT,
    "adjustments": {"type": "array", "items": closed(_ADJUSTED)},
}
_STEP = {
    "name": {**_TEXT, "description": "the tag, or what the working tree is called"},
    "date": {"anyOf": [{"type": "string", "format": "date"}, {"type": "null"}]},
    "previous": {**_MAYBE, "description": "what it is compared with; null for the first version"},
    "unreleased": {"type": "boolean", "description": "whether it is the working tree"},
    "complete": {"type": "boolean", "description": "whether all files could be read"},
    "adjustments": closed({"count": _COUNT, "kinds": {"type": "array", "items": closed(_KIND)}}),
    "sums": closed({"once": _SUMS, "everywhere": _SUMS}),
    "verdicts": closed({burden.value: _NUMBER for burden in Burden}),
    "reach": closed({"regions": {"type": "array", "items": _TEXT}, "guides": _NUMBER}),
    "names": {"type": "object", "additionalProperties": _TEXT, "description": "places by code"},
    "unreadable": {"type": "array", "items": _TEXT},
    "uncompared_items": _NUMBER,
}
SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "svcstd changelog --format json",
    **closed(
        {
            "version": {"const": VERSION},
            "versions": {"type": "array", "items": closed(_STEP), "description": "newest first"},
            "skipped": {"type": "array", "items": closed({"name": _TEXT, "problem": _TEXT})},
        }
    ),
}
"""What `dump` writes."""
