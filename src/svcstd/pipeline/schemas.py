"""JSON Schemas of a workspace's files; `item` includes the extra elements of the workspace's edition (design §2.2)."""

from __future__ import annotations

import json
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from svcstd.model.adjustment import Adjustment
from svcstd.model.basic import Agency, BasicItem, StandardMaterial
from svcstd.model.channels import Outlet
from svcstd.model.elements import Record
from svcstd.model.limit import PATTERN
from svcstd.model.policy import EditionFile, ExtraElement
from svcstd.model.shape import shape
from svcstd.model.workdays import WorkYear
from svcstd.pipeline.lookup import BrokenFile
from svcstd.settings import Settings
from svcstd.workspace import Workspace

MODELS: dict[str, Any] = {
    "item": Record,
    "basic": BasicItem,
    "agencies": tuple[Agency, ...],
    "outlets": tuple[Outlet, ...],
    "materials": tuple[StandardMaterial, ...],
    "workdays": tuple[WorkYear, ...],
    "standard": EditionFile,
    "adjustment": Adjustment,
    "settings": Settings,
}

TYPES: dict[str, dict[str, Any]] = {
    "text": {"type": "string", "minLength": 1},
    "number": {"type": ["integer", "string"], "pattern": r"^(0|[1-9]\d*)$"},
    "limit": {"type": "string", "pattern": PATTERN},
    "date": {"type": "string", "format": "date"},
    "yes/no": {"type": "boolean"},
}


def _extra(elements: tuple[ExtraElement, ...]) -> dict[str, Any]:
    """The schema of `extra` where an edition defines its keys."""
    properties: dict[str, Any] = {}
    for entry in elements:
        kind = {"enum": list(entry.values or ())} if entry.kind == "one of" else TYPES[entry.kind]
        properties[entry.id] = {**kind, "title": entry.title, "description": entry.description or entry.title}
    return {"type": "object", "properties": properties, "additionalProperties": False, "title": "地方要素"}


def made(kind: str, workspace: Workspace | None) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a kind of file.

    Raises:
        BrokenFile: The workspace's edition, which defines local elements, cannot be read or typed.
    """
    schema = TypeAdapter(MODELS[kind]).json_schema(by_alias=True, mode="validation")
    schema = {"$schema": GenerateJsonSchema.schema_dialect, **schema}
    if kind == "item" and workspace is not None:
        document = workspace.or_packaged("catalog/standard.yaml")
        edition, _ = shape(document, EditionFile)
        if edition is None:
            raise BrokenFile(document.file)
        parts = [edition, *(edition.regions or {}).values()]
        known = tuple(entry for part in parts for entry in part.extra or ())
        if known:
            schema["properties"]["extra"] = _extra(known)
    return schema


def dumped(kind: str, workspace: Workspace | None) -> str:
    """A schema as JSON text."""
    return json.dumps(made(kind, workspace), ensure_ascii=False, indent=2) + "\n"
