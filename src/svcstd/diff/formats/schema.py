"""The published schema of the comparison's JSON (schema/diff.json)."""

from __future__ import annotations

from typing import Any

from svcstd.diff.adjusted import Unit
from svcstd.diff.approvals import State
from svcstd.diff.figures import MEASURES
from svcstd.diff.rule import Burden, Family
from svcstd.model.closed import closed
from svcstd.model.enums import AdjustmentKind, Level

VERSION = 2
DECLARED_TEXTS = ("document", "title", "decided_by", "date", "effective", "reason", "supervision")
"""What a declaration says beside its kind; "" where it does not."""

_TEXT = {"type": "string"}
_TEXTS = {"type": "array", "items": _TEXT}
_COUNT = {"type": "integer", "minimum": 0}
_SIDE = {"enum": ["old", "new"], "description": "which version's file"}
_PLACE = {
    "side": _SIDE,
    "file": {"type": "string", "description": "path relative to the workspace"},
    "line": {"type": "integer", "minimum": 1},
    "column": {"type": "integer", "minimum": 1, "description": "in characters"},
}
_RULE = {"type": "string", "pattern": "^[A-Z][0-9]{3}$"}
_PATH = {"path": {"type": "string", "description": "as materials[2].copies, in that file"}}
_SUMS = {
    "type": "object",
    "properties": {measure: {"type": "integer"} for measure in MEASURES},
    "additionalProperties": False,
    "description": "by how much each measure grew; a measure that did not is left out",
}
_LEVELS = {
    "type": "object",
    "properties": {level.value: {"type": "integer", "minimum": 1} for level in Level},
    "additionalProperties": False,
    "description": "how many of the places reached, by record or guide, are of each level",
}
_AGENCIES = {**_TEXTS, "description": "ids of the bodies that handle, or handled, the items reached"}


def _list(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": closed(properties)}


_REACH = _list(
    {"region": {"type": "string", "description": '"" is the catalogue itself'}, "item": _TEXT, "agency": _TEXT}
)
_GUIDES = _list({"region": _TEXT, "item": _TEXT})
_OTHER = {
    "oneOf": [{"type": "null"}, closed(_PLACE | _PATH)],
    "description": "where the other version's value stands",
}
_SEVERITY = {"enum": ["error", "warning", "info"]}
_AT = {name: _PLACE[name] for name in ("file", "line", "column")}
_VERDICTS = closed(dict.fromkeys((burden.value for burden in Burden), _COUNT))
_KINDS = {"enum": [kind.value for kind in AdjustmentKind]}
_UNITS = _list({"code": _TEXT, "name": _TEXT, "unit": {"enum": [unit.value for unit in Unit]}})
_LEVEL_NAMES = {"type": "array", "items": {"enum": [level.value for level in Level]}}


def _two(of: dict[str, Any]) -> dict[str, Any]:
    return closed({"before": of, "after": of})


def _sum(what: str) -> dict[str, Any]:
    return _list(
        {what: _TEXT, "name": _TEXT, "items": _COUNT, "verdicts": _VERDICTS, "once": _SUMS, "everywhere": _SUMS}
    )


_DATE = {"type": "string", "format": "date"}
_FINGERPRINT = {
    "type": "string",
    "pattern": "^[0-9a-f]{16}$",
    "description": "names the change whatever lines, labels, words and reach; approvals know it by this",
}
_APPROVAL = {
    "state": {"enum": [state.value for state in State]},
    "reason": _TEXT,
    "role": _TEXT,
    "approved": _DATE,
    "until": {**_DATE, "description": "the last day that it holds"},
}
_APPROVED = {
    "oneOf": [{"type": "null"}, closed(_APPROVAL)],
    "description": "what was approved of the change; in force it does not count for --fail-on",
}
_DECLARED = closed(_AT | {"id": _TEXT, "change": _TEXT, "kind": _KINDS} | dict.fromkeys(DECLARED_TEXTS, _TEXT))
_ADJUSTMENTS = _list(
    _PLACE
    | _PATH
    | {
        "kind": _KINDS,
        "before": _UNITS,
        "after": _UNITS,
        "region": {"type": "string", "description": '"" is the basic catalogue'},
        "element": {"type": "string", "description": "what of the items changed; item for their being there"},
        "other": _OTHER,
        "levels": _two(_LEVEL_NAMES),
        "agencies": _two(_TEXT),
        "reach": _REACH,
        "guides": _GUIDES,
        "declared": {
            "oneOf": [{"type": "null"}, _DECLARED],
            "description": "the change of catalog/adjustments/ for it",
        },
    }
)
_FINDINGS = _list(
    _PLACE
    | _PATH
    | {
        "rule": _RULE,
        "severity": _SEVERITY,
        "message": _TEXT,
        "mend": _TEXT,
        "item": _TEXT,
        "region": _TEXT,
        "fingerprint": _FINGERPRINT,
        "approval": _APPROVED,
        "related": _list(_AT | {"message": _TEXT}),
    }
)

_EFFECT = {
    "fingerprint": _FINGERPRINT,
    "approval": _APPROVED,
    "rule": _RULE,
    "verdict": {"enum": [burden.value for burden in Burden], "description": "for the applicant"},
    "family": {"enum": [family.value for family in Family]},
    "severity": _SEVERITY,
    "kind": {"enum": ["added", "removed", "changed"]},
    "element": {"type": "string", "description": "ids in place of positions: materials.form.copies"},
    "title": _TEXT,
    "message": _TEXT,
    "mend": _TEXT,
    "before": {"description": "the older value as a file holds it; null when there was none"},
    "after": {"description": "the newer value as a file holds it; null when there is none"},
    "other": _OTHER,
    "figures": _SUMS,
    "levels": _LEVELS,
    "agencies": _AGENCIES,
    "reach": _REACH,
    "guides": _GUIDES,
}
_NAMES = {"type": "object", "additionalProperties": _TEXT, "description": "by code"}

SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "svcstd diff --format json",
    **closed(
        {
            "version": {"const": VERSION},
            "old": {"type": "string", "description": "what the older version is called"},
            "new": {"type": "string", "description": "what the newer version is called"},
            "files": {**_COUNT, "description": "files that differ"},
            "compared_items": {**_COUNT, "description": "items at places"},
            "uncompared_items": {**_COUNT, "description": "items at places left out because a file is unreadable"},
            "stopped": {"type": "boolean", "description": "a list of the catalogue is unusable: no item was compared"},
            "verdicts": _VERDICTS,
            "reach": closed(
                {"regions": _TEXTS, "levels": _LEVELS, "agencies": _AGENCIES, "items": _COUNT, "guides": _COUNT}
            ),
            "sums": closed({"once": _SUMS, "everywhere": _SUMS, "items": _sum("item"), "agencies": _sum("agency")}),
            "adjustments": _ADJUSTMENTS,
            "findings": {**_FINDINGS, "description": "what rules of family A say of the two versions together"},
            "causes": _list(_PLACE | _PATH | {"effects": _list(_EFFECT)}),
            "unmatched_approvals": {
                **_list({"fingerprint": _FINGERPRINT, "rule": _RULE, **_APPROVAL}),
                "description": "approvals that match no change; empty where the comparison is narrowed",
            },
            "names": closed({"regions": _NAMES, "items": _NAMES, "agencies": _NAMES}),
            "silent_files": {**_TEXTS, "description": "files that differ without changing an element"},
            "ignored_files": {**_TEXTS, "description": "files that differ and are not compared"},
            "unreadable": _list(_PLACE | {"rule": _RULE, "message": _TEXT}),
        }
    ),
}
