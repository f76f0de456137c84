"""The score for programs: JSON with a version and a published schema (schema/score.json)."""

from __future__ import annotations

import json
from typing import Any

from svcstd.model.closed import closed
from svcstd.stats.score import Gap, Group, Score, Tally, percent
from svcstd.stats.weights import ELEMENTS, WEIGHTS, Element, Flag

VERSION = 1

_TEXT = {"type": "string"}
_TEXTS = {"type": "array", "items": _TEXT}
_COUNT = {"type": "integer", "minimum": 0}
_SHARE = {
    "type": ["number", "null"],
    "minimum": 0,
    "maximum": 100,
    "description": "percent, to one decimal, halves up, 100 only where nothing is missing; "
    "null where there is nothing to have a share of",
}


_TALLY = closed(
    {
        "items": {**_COUNT, "description": "items at places"},
        "whole": {**_COUNT, "description": "items that lack nothing"},
        "points": {**_COUNT, "description": "of the elements they have"},
        "of": {**_COUNT, "description": "points of the elements they should have"},
        "percent": _SHARE,
    }
)
_GROUP = {
    "published": _TALLY,
    "drafts": _TALLY,
    "records": closed({"count": _COUNT, "without_errors": _COUNT, "percent": _SHARE}),
    "missing": {
        "type": "array",
        "description": "what published items lack, what gains most first",
        "items": closed(
            {
                "element": {"enum": [one.path for one in ELEMENTS]},
                "title": _TEXT,
                "items": {"type": "integer", "minimum": 1},
                "points": {"type": "integer", "minimum": 1},
                "gain": {**_SHARE, "description": "percentage points that filling it everywhere gives"},
                "files": {
                    "type": "array",
                    "description": "where to write it, those that fill most first",
                    "items": closed({"file": _TEXT, "items": {"type": "integer", "minimum": 1}}),
                },
            }
        ),
    },
}

SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "svcstd score --format json",
    **closed(
        {
            "version": {"const": VERSION},
            "title": _TEXT,
            "by": {"enum": ["agency", "level", "region"]},
            "scope": closed(dict.fromkeys(("level", "region", "agency"), _TEXTS)),
            "weights": closed(dict.fromkeys((flag.value for flag in Flag), _COUNT)),
            "elements": {
                "type": "array",
                "items": closed(
                    {
                        "element": _TEXT,
                        "title": _TEXT,
                        "flag": {"enum": [flag.value for flag in Flag]},
                        "points": _COUNT,
                    }
                ),
            },
            "total": closed(_GROUP),
            "groups": {
                "type": "array",
                "description": "least complete first",
                "items": closed({"key": _TEXT, "name": _TEXT, **_GROUP}),
            },
            "unreadable": _TEXTS,
            "unchecked_items": _COUNT,
        }
    ),
}
"""The published schema."""


def _share(part: int, whole: int) -> float | None:
    return float(percent(part, whole).removesuffix("%")) if whole else None


def _tally(tally: Tally) -> dict[str, Any]:
    return {
        "items": tally.items,
        "whole": tally.whole,
        "points": tally.there,
        "of": tally.due,
        "percent": _share(tally.there, tally.due),
    }


def _gap(element: Element, gap: Gap, points: int, group: Group) -> dict[str, Any]:
    files = sorted(gap.files.items(), key=lambda one: (-one[1], one[0]))
    return {
        "element": element.path,
        "title": element.title,
        "items": gap.items,
        "points": points,
        "gain": _share(points, group.published.due),
        "files": [{"file": file, "items": items} for file, items in files],
    }


def _group(group: Group) -> dict[str, Any]:
    return {
        "published": _tally(group.published),
        "drafts": _tally(group.drafts),
        "records": {
            "count": group.records,
            "without_errors": group.clean,
            "percent": _share(group.clean, group.records),
        },
        "missing": [_gap(element, gap, points, group) for element, gap, points in group.first],
    }


def dump(score: Score) -> str:
    """A score as JSON text; names and titles are the data's own, in Chinese."""
    found = {
        "version": VERSION,
        "title": score.title,
        "by": score.by,
        "scope": {option: list(score.scope.get(option, ())) for option in ("level", "region", "agency")},
        "weights": {flag.value: points for flag, points in WEIGHTS.items()},
        "elements": [
            {"element": one.path, "title": one.title, "flag": one.flag.value, "points": one.points} for one in ELEMENTS
        ],
        "total": _group(score.total),
        "groups": [{"key": key, "name": score.names.get(key, key), **_group(group)} for key, group in score.ordered],
        "unreadable": list(score.broken),
        "unchecked_items": score.unchecked,
    }
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"
