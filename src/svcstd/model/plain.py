"""Models back to the plain values of a file: what JSON, YAML and comparisons show."""

from __future__ import annotations

import datetime
import json
from enum import Enum
from typing import Any

from svcstd.model.base import Part
from svcstd.model.limit import TimeLimit
from svcstd.model.parts import Fee


def plain(value: Any) -> Any:
    """A value as a file would hold it: mappings, lists, text, numbers and booleans; unsaid elements are left out."""
    if isinstance(value, Part):
        return _part(value)
    if isinstance(value, tuple | list):
        return [plain(entry) for entry in value]
    if isinstance(value, dict):
        return {key: plain(entry) for key, entry in value.items()}
    return _scalar(value)


def _part(part: Part) -> Any:
    if isinstance(part, Fee) and part.charged == "不收费":
        return "不收费"
    values, written = part.__dict__, part.model_fields_set
    return {
        name: plain(values[name]) for name in type(part).model_fields if name in written and values[name] is not None
    }


def _scalar(value: Any) -> Any:
    if isinstance(value, TimeLimit):
        return {"limit": str(value), "note": value.note} if value.note else str(value)
    if isinstance(value, Enum):
        return str(value.value)
    return value.isoformat() if isinstance(value, datetime.date) else value


def as_json(value: Any) -> str:
    """A plain value as JSON text, which compares and hashes."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
