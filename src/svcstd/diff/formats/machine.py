"""The comparison for programs: JSON with a version and a published schema (schema/diff.json)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from svcstd.diagnostic import dotted
from svcstd.diff.cause import Spot
from svcstd.diff.figures import MEASURES
from svcstd.diff.formats import Shown
from svcstd.diff.formats.approvals import approval_json, unmatched_json
from svcstd.diff.formats.schema import DECLARED_TEXTS, VERSION
from svcstd.diff.reach import agencies, levels, places
from svcstd.diff.result import Cause, DiffResult, Effect, Guide, Reached, Refused
from svcstd.diff.rule import Burden
from svcstd.diff.sums import Sum, by_body, by_item

if TYPE_CHECKING:
    from svcstd.diff.adjusted import Adjusted, Declared, Named
    from svcstd.diff.adjusting.versions import Noted


def dump(result: DiffResult) -> str:
    """A comparison as JSON text."""
    return json.dumps(_result(result), ensure_ascii=False, indent=2) + "\n"


def pieces(shown: Shown) -> Iterator[str]:
    """Yield the comparison as one piece."""
    yield dump(shown.result)


def _result(result: DiffResult) -> dict[str, Any]:
    reach, regions = result.reach, places(result)
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
            "regions": regions,
            "levels": _levels(result, regions),
            "agencies": agencies(result, reach),
            "items": len(reach),
            "guides": len(result.guides),
        },
        "sums": {
            "once": _sums(result, False),
            "everywhere": _sums(result, True),
            "items": [_sum("item", one) for one in by_item(result)],
            "agencies": [_sum("agency", one) for one in by_body(result)],
        },
        "adjustments": [_adjusted(fact) for fact in result.adjusted],
        "findings": [_noted(result, found) for found in result.findings],
        "causes": [_cause(result, cause) for cause in result.causes],
        "unmatched_approvals": unmatched_json(result),
        "names": {
            "regions": _sorted(result.region_names),
            "items": _sorted(result.item_names),
            "agencies": _sorted(result.body_names),
        },
        "silent_files": result.silent,
        "ignored_files": result.ignored,
        "unreadable": [_refused(refused) for refused in result.refused],
    }


def _sums(result: DiffResult, everywhere: bool) -> dict[str, int]:
    totals = result.totals(everywhere)
    return {measure: totals[measure] for measure in MEASURES if totals[measure]}


def _sum(what: str, one: Sum) -> dict[str, Any]:
    return {
        what: one.key,
        "name": one.name,
        "items": one.places,
        "verdicts": {burden.value: count for burden, count in one.verdicts.items()},
        "once": dict(one.once),
        "everywhere": dict(one.everywhere),
    }


def _adjusted(fact: Adjusted) -> dict[str, Any]:
    old_levels, new_levels = ([level.value for level in levels] for levels in fact.levels)
    return {
        **_place(fact.spot),
        "kind": fact.kind.value,
        "before": [_unit(one) for one in fact.before],
        "after": [_unit(one) for one in fact.after],
        "region": fact.region,
        "element": fact.element,
        "other": _place(fact.other) if fact.other else None,
        "levels": {"before": old_levels, "after": new_levels},
        "agencies": {"before": fact.bodies[0], "after": fact.bodies[1]},
        "reach": _reached(fact.reach),
        "guides": _guides(fact.guides),
        "declared": _declared(fact.declared) if fact.declared else None,
    }


def _unit(one: Named) -> dict[str, str]:
    return {"code": one.code, "name": one.name, "unit": one.unit.value}


def _declared(known: Declared) -> dict[str, Any]:
    place = {"file": known.at.file, "line": known.at.line, "column": known.at.column}
    words = {name: getattr(known, name) for name in DECLARED_TEXTS}
    return {**place, "id": known.id, "change": known.change, "kind": known.kind.value, **words}


def _noted(result: DiffResult, found: Noted) -> dict[str, Any]:
    return {
        "side": found.side.value,
        "file": found.at.file,
        "line": found.at.line,
        "column": found.at.column,
        "path": dotted(found.path),
        "rule": found.rule,
        "severity": found.severity.word,
        "message": found.message,
        "mend": found.mend,
        "item": found.item,
        "region": found.region,
        "fingerprint": found.fingerprint,
        "approval": approval_json(result.approvals.of(found.fingerprint)),
        "related": [
            {"file": at.file, "line": at.line, "column": at.column, "message": why} for at, why in found.related
        ],
    }


def _reached(reach: Iterable[Reached]) -> list[dict[str, str]]:
    return [{"region": at.region, "item": at.code, "agency": at.variant} for at in sorted(reach)]


def _guides(guides: Iterable[Guide]) -> list[dict[str, str]]:
    return [{"region": guide.region, "item": guide.code} for guide in sorted(guides)]


def _levels(result: DiffResult, regions: list[str]) -> dict[str, int]:
    return {level.value: count for level, count in levels(result, regions).items()}


def _sorted(names: dict[str, str]) -> dict[str, str]:
    return dict(sorted(names.items()))


def _place(spot: Spot) -> dict[str, Any]:
    at = spot.at
    return {"side": spot.side.value, "file": at.file, "line": at.line, "column": at.column, "path": dotted(spot.path)}


def _cause(result: DiffResult, cause: Cause) -> dict[str, Any]:
    return {**_place(cause.spot), "effects": [_effect(result, effect) for effect in cause.effects]}


def _effect(result: DiffResult, effect: Effect) -> dict[str, Any]:
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
        "levels": _levels(result, effect.regions),
        "agencies": agencies(result, effect.reach),
        "reach": _reached(effect.reach),
        "guides": _guides(effect.guides),
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
