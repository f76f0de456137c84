"""JSON Schemas of a workspace's files; `item` includes the extra elements of the workspace's edition (design §2.2)."""

from __future__ import annotations

import json
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from svcstd.messages import schemas as say
from svcstd.model.adjustment import Adjustment
from svcstd.model.approval import Approval
from svcstd.model.basic import Agency, BasicItem, StandardMaterial
from svcstd.model.channels import Outlet
from svcstd.model.elements import Record
from svcstd.model.lang import Translations
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
    "approvals": tuple[Approval, ...],
    "lang": Translations,
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


def _for_editors(schema: dict[str, Any]) -> dict[str, Any]:
    """A schema of pydantic's with what editors trip over taken out, and the standard's numbers put where they show.

    Editors prefer the words of a definition, which are a class's name and docstring, to those of the element that
    refers to it; and a `default` of null, which no file may write, stops yaml-language-server from completing anything.
    """
    for definition in schema.get("$defs", {}).values():
        definition.pop("title", None)
        definition.pop("description", None)
    _mend(schema)
    return schema


def _mend(part: Any) -> None:
    if isinstance(part, list):
        for one in part:
            _mend(one)
    if not isinstance(part, dict):
        return
    if part.get("default", part) is None:
        del part["default"]
    numbers, column = part.get("x-gbt39046"), part.get("x-c0109")
    if numbers or column:
        places = [say.ELEMENT_OF.zh.format(numbers="、".join(map(str, numbers)))] if numbers else []
        places += [say.COLUMN_OF.zh.format(column=column)] if column else []
        part["markdownDescription"] = f"{part['description']}\n\n{'；'.join(places)}"
    for one in list(part.values()):
        _mend(one)


def made(kind: str, workspace: Workspace | None) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a kind of file.

    Raises:
        BrokenFile: The workspace's edition, which defines local elements, cannot be read or typed.
    """
    schema = TypeAdapter(MODELS[kind]).json_schema(by_alias=True, mode="validation")
    titled = {"title": say.TITLES[kind].zh, "description": say.DESCRIPTIONS[kind].zh}
    schema = {"$schema": GenerateJsonSchema.schema_dialect, **_for_editors(schema), **titled}
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
