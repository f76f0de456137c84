"""Guides as JSON: the view itself, with a version and a published schema (schema/guide.json, schema/guides.json).

Within a version, keys are only added; the version rises when a key goes, or means something else.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, get_args

from svcstd.model.closed import closed
from svcstd.render.index import IndexView
from svcstd.render.ink import clean
from svcstd.render.view import Block, Form, GuideView, Kind, Link, Section

VERSION = 1

DIGEST = (
    "of the full form's title and sections: BLAKE2b of 8 bytes over the title and, for each section, the BLAKE2b of "
    "16 bytes over [key, heading, blocks] as ASCII JSON with a blank after each comma, where a block is [kind, "
    "caption, head, rows] and a link [text, url]"
)

_TEXT = {"type": "string"}
_TEXTS = {"type": "array", "items": _TEXT}
_LINE: dict[str, Any] = {"anyOf": [_TEXT, closed({"text": _TEXT, "url": _TEXT})]}
_VALUE: dict[str, Any] = {
    "anyOf": [*_LINE["anyOf"], {"type": "array", "items": _LINE, "minItems": 2}],
    "description": "a word, a link, or several lines of them",
}
_ROWS: dict[str, Any] = {"type": "array", "items": {"type": "array", "items": _VALUE}}
_BLOCK = closed(
    {
        "kind": {
            "enum": list(get_args(Kind)),
            "description": "text: paragraphs; list: points; numbers: number, point; facts: label, value; "
            "table: as head; choices: group, situation, name; checks: material, how many, note, only when, unless; "
            "chart: start, step, special or end, name, note",
        },
        "caption": _TEXT,
        "head": _TEXTS,
        "rows": {**_ROWS, "minItems": 1},
    }
)
_SECTION = closed({"key": _TEXT, "heading": _TEXT, "blocks": {"type": "array", "items": _BLOCK, "minItems": 1}})
_SECTIONS = {"type": "array", "items": _SECTION}
_COUNTER = closed({"name": _TEXT, "address": _TEXT, "hours": _TEXT, "phones": _TEXTS})

SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "svcstd guide",
    "description": "one procedure guide, as svcstd render guides --to json writes it",
    **closed(
        {
            "version": {"const": VERSION, "description": "rises when a key goes, or means something else"},
            "form": {"enum": list(get_args(Form)), "description": "full (完整版) or short (简版)"},
            "lang": _TEXT,
            "title": _TEXT,
            "draft": {"type": "boolean", "description": "its data have errors; not for publication"},
            "address": {**_TEXT, "description": "level/place/item: the guide's file without ending"},
            "notices": _TEXTS,
            "facts": {"type": "array", "items": {"type": "array", "prefixItems": [_TEXT, _VALUE], "minItems": 2}},
            "short": {**_SECTIONS, "description": "what an applicant needs first"},
            "sections": {**_SECTIONS, "description": "in the order of the standard; empty in the short form"},
            "stamp": closed(
                {
                    "code": _TEXT,
                    "version": _TEXT,
                    "digest": {"type": "string", "pattern": "^[0-9a-f]{16}$", "description": DIGEST},
                    "line": {**_TEXT, "description": "the three in words"},
                    "text": {**_TEXT, "description": "what the QR code says"},
                }
            ),
            "untranslated": {**_TEXTS, "description": "what stays Chinese on an English page"},
            "service": closed(
                {
                    "provider": _TEXT,
                    "area": _TEXT,
                    "kind": _TEXT,
                    "audience": _TEXTS,
                    "output": _TEXT,
                    "limit": _TEXT,
                    "fee": _TEXT,
                    "online": _TEXT,
                    "counters": {"type": "array", "items": _COUNTER},
                    "phones": _TEXTS,
                }
            ),
        }
    ),
}

LIST_SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "svcstd list of guides",
    "description": "one index page, as svcstd render guides --to json writes it",
    **closed(
        {
            "version": {"const": VERSION, "description": "rises when a key goes, or means something else"},
            "lang": _TEXT,
            "title": _TEXT,
            "summary": _TEXT,
            "groups": {
                "type": "array",
                "items": closed(
                    {"heading": _TEXT, "head": _TEXTS, "rows": _ROWS, "more": _VALUE},
                    description="first cells are links; more stands for rows listed elsewhere",
                ),
            },
        }
    ),
}


def guide(view: GuideView, form: Form) -> bytes:
    """One guide."""
    return _encoded(
        {
            "version": VERSION,
            "form": form,
            "lang": view.lang,
            "title": view.title,
            "draft": view.draft,
            "address": view.address,
            "notices": view.notices,
            "facts": [list(pair) for pair in view.facts],
            "short": [_section(one) for one in view.short],
            "sections": [_section(one) for one in view.sections] if form == "full" else [],
            "stamp": view.stamp._asdict(),
            "untranslated": view.untranslated.sentences if view.untranslated else [],
            "service": {**view.service._asdict(), "counters": [one._asdict() for one in view.service.counters]},
        }
    )


def index(view: IndexView) -> bytes:
    """One index page."""
    return _encoded(
        {
            "version": VERSION,
            "lang": view.lang,
            "title": view.title,
            "summary": view.summary,
            "groups": [one._asdict() for one in view.groups],
        }
    )


def _section(section: Section) -> dict[str, Any]:
    return {"key": section.key, "heading": section.heading, "blocks": [_block(block) for block in section.blocks]}


def _block(block: Block) -> dict[str, Any]:
    return block._asdict()


def _encoded(found: Mapping[str, Any]) -> bytes:
    return json.dumps(_plain(found), ensure_ascii=False, indent=1).encode() + b"\n"


def _plain(value: Any) -> Any:
    """A value as JSON has it, its texts without characters that deceive."""
    if isinstance(value, str):
        return clean(value)
    if type(value) is Link:
        return {"text": clean(value.text), "url": clean(value.url)}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    return value
