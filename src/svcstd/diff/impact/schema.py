"""The published schema of the work list's JSON (schema/impact.json)."""

from __future__ import annotations

from typing import Any

from svcstd.diff.impact.work import By, Extent, Kind, Lost, Status
from svcstd.model.closed import closed
from svcstd.model.enums import Level

VERSION = 1

_TEXT = {"type": "string"}
_COUNT = {"type": "integer", "minimum": 0}
_NUMBERS = {
    "type": "array",
    "items": {"type": "integer", "minimum": 1},
    "description": "numbers of the causes, from 1; empty where they are not known",
}
_SEVERITY = {"enum": ["error", "warning", "info"]}
_PLACE = {
    "file": {"type": "string", "description": "path relative to the workspace"},
    "line": {"type": "integer", "minimum": 1},
    "column": {"type": "integer", "minimum": 1, "description": "in characters"},
}
_RULE = {"type": "string", "pattern": "^[A-Z][0-9]{3}$"}
_SIDE = {"enum": ["old", "new"], "description": "which version's file"}
_PATH = {"type": "string", "description": "as materials[2].copies, in that file"}
_NAMES = {"type": "object", "additionalProperties": _TEXT, "description": "by code or id"}
_REGION = {"type": "string", "description": 'code; "" is the basic catalogue, or a list of no place'}
_AGENCY = {"type": "string", "description": 'id of the body; "" where none is given'}


def _list(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": closed(properties)}


_GUIDE = {
    "status": {"enum": [status.value for status in Status], "description": "changed: to be printed again"},
    "region": _TEXT,
    "item": _TEXT,
    "variant": {"type": "string", "description": 'id of the body whose own guide it is, or ""'},
    "agency": _AGENCY,
    "causes": _NUMBERS,
}
_RECORD = {
    "kind": {"enum": [kind.value for kind in Kind]},
    "region": _REGION,
    "agency": _AGENCY,
    "item": {"type": "string", "description": 'code, or ""'},
    **_PLACE,
    "path": _PATH,
    "rule": {"oneOf": [{"type": "null"}, _RULE], "description": "null where the comparison itself says it"},
    "severity": _SEVERITY,
    "message": _TEXT,
    "mend": _TEXT,
    "edited": {"type": "boolean", "description": "whether the file itself was changed"},
    "causes": _NUMBERS,
    "extent": {
        "enum": [None, *(extent.value for extent in Extent)],
        "description": "of what is redundant: one value; the last values of a file that stays, as it claims the item; "
        "the whole file. null for other kinds",
    },
    "lost": {
        "enum": [None, *(lost.value for lost in Lost)],
        "description": "what an orphan lost: its item, the item's being in force, its place, all records above it; "
        "null for other kinds",
    },
    "fixable": {"type": "boolean", "description": "whether `svcstd validate --fix` mends it"},
}
_GROUP = {
    "key": {"type": "string", "description": 'code of the place or id of the body, or ""'},
    "name": _TEXT,
    "level": {"enum": [None, *(level.value for level in Level)], "description": "of the place; null for bodies"},
    "guides": _list(_GUIDE),
    "records": _list(_RECORD),
}
_TOTALS = {
    "groups": _COUNT,
    "guides": closed(dict.fromkeys((status.value for status in Status), _COUNT)),
    "records": closed(dict.fromkeys((kind.value for kind in Kind), _COUNT)),
}
_CAUSE = {
    "number": {"type": "integer", "minimum": 1},
    "side": _SIDE,
    **_PLACE,
    "path": _PATH,
    "items": {"type": "array", "items": _TEXT, "description": "codes of the items that it is about"},
    "changes": _list({"rule": _RULE, "severity": _SEVERITY, "message": _TEXT}),
}

SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "svcstd impact --format json",
    **closed(
        {
            "version": {"const": VERSION},
            "old": {"type": "string", "description": "what the older version is called"},
            "new": {"type": "string", "description": "what the newer version is called"},
            "by": {"enum": [by.value for by in By]},
            "scope": closed({key: {"type": ["string", "null"]} for key in ("region", "agency", "item")}),
            "files": {**_COUNT, "description": "files that differ"},
            "totals": closed(_TOTALS),
            "causes": _list(_CAUSE),
            "groups": _list(_GROUP),
            "names": closed({"regions": _NAMES, "items": _NAMES, "agencies": _NAMES}),
            "skipped_rules": {
                "type": "array",
                "items": _RULE,
                "description": "rules over several records, which need a full run of svcstd validate",
            },
            "stopped": {"type": "boolean", "description": "a list of the catalogue is unusable: nothing was compared"},
            "unchecked_items": {**_COUNT, "description": "items at places left out because a file is unreadable"},
            "unreadable": _list({"side": _SIDE, **_PLACE, "rule": _RULE, "message": _TEXT}),
        }
    ),
}
