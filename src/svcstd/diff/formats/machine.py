"""The comparison for programs: JSON with a version and a published schema (schema/diff.json)."""

from __future__ import annotations

import json
from typing import Any

from svcstd.diagnostic import dotted
from svcstd.diff.cause import Spot
from svcstd.diff.figures import MEASURES
from svcstd.diff.formats.approvals import approval_json, unmatched_json
from svcstd.diff.formats.schema import VERSION
from svcstd.diff.result import Cause, DiffResult, Effect, Refused
from svcstd.diff.rule import Burden


def dump(result: DiffResult) -> str:
    """A comparison as JSON text."""
    return json.dumps(_result(result), ensure_ascii=False, indent=2) + "\n"


def _result(result: DiffResult) -> dict[str, Any]:
    reach = result.reach
    return {
        "version": VERSION,
        "old": result.old,
        "new": result.new,
        "files": result.files,
        "compared_items": result.compared,
        "uncompared_items": result.uncompared,
        "stopped": result.stopped,
        "verdicts": {burden.value: result.count(burden) for burden in Burden},
        "reach": {
            "regions": sorted({at.region for at in reach} | {guide.region for guide in result.guides}),
            "items": len(reach),
            "guides": len(result.guides),
        },
        "sums": {"once": _sums(result, False), "everywhere": _sums(result, True)},
        "causes": [_cause(cause, result) for cause in result.causes],
        "unmatched_approvals": unmatched_json(result),
        "names": {"regions": _sorted(result.region_names), "items": _sorted(result.item_names)},
        "silent_files": result.silent,
        "ignored_files": result.ignored,
        "unreadable": [_refused(refused) for refused in result.refused],
    }


def _sums(result: DiffResult, everywhere: bool) -> dict[str, int]:
    totals = result.totals(everywhere)
    return {measure: totals[measure] for measure in MEASURES if totals[measure]}


def _sorted(names: dict[str, str]) -> dict[str, str]:
    return dict(sorted(names.items()))


def _place(spot: Spot) -> dict[str, Any]:
    at = spot.at
    return {"side": spot.side.value, "file": at.file, "line": at.line, "column": at.column, "path": dotted(spot.path)}


def _cause(cause: Cause, result: DiffResult) -> dict[str, Any]:
    return {**_place(cause.spot), "effects": [_effect(effect, result) for effect in cause.effects]}


def _effect(effect: Effect, result: DiffResult) -> dict[str, Any]:
    verdict = effect.verdict
    fingerprint = effect.fingerprint
    return {
        "fingerprint": fingerprint,
        "approval": approval_json(result.approvals.of(fingerprint)),
        "rule": verdict.rule,
        "verdict": verdict.burden.value,
        "family": verdict.family.value,
        "severity": verdict.severity.word,
        "kind": verdict.kind.value,
        "element": dotted(verdict.path),
        "title": verdict.title,
        "message": verdict.message,
        "mend": verdict.mend,
        "before": json.loads(verdict.old),
        "after": json.loads(verdict.new),
        "other": _place(verdict.other) if verdict.other else None,
        "figures": dict(verdict.figures),
        "reach": [{"region": at.region, "item": at.code, "agency": at.variant} for at in sorted(effect.reach)],
        "guides": [{"region": guide.region, "item": guide.code} for guide in sorted(effect.guides)],
    }


def _refused(refused: Refused) -> dict[str, Any]:
    found = refused.diagnostic
    return {
        "side": refused.side.value,
        "file": found.at.file,
        "line": found.at.line,
        "column": found.at.column,
        "rule": found.rule,
        "message": found.message,
    }
