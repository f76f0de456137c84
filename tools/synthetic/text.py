"""Values to YAML as portals export it: block style, a line a text, quotes only where a reader needs them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

NOTICE = "# 合成数据，仅供测量\n"
BARE = re.compile(r"[A-Za-z\u4e00-\u9fffⅠ-Ⅻ][^:#\n]*(?::(?=\S)[^:#\n]*)*|[0-9]+[\u4e00-\u9fff][^:#\n]*")
WORD = {"yes", "no", "on", "off", "true", "false", "null", "y", "n"}


class Flow(dict[str, Any]):
    """A mapping that is written on one line, in braces."""


def scalar(value: object) -> str:
    """One scalar as it is written in a block."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    text = str(value)
    return text if BARE.fullmatch(text) and text.lower() not in WORD else f'"{text}"'


def _inline(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_inline(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_inline, value)) + "]"
    text = scalar(value)
    return text if text[0] == '"' or not set(text) & set(",[]{}") else f'"{text}"'


def _lines(value: dict[str, Any], indent: str) -> Iterator[str]:
    for key, inner in value.items():
        if isinstance(inner, dict) and not isinstance(inner, Flow):
            yield f"{indent}{key}:"
            yield from _lines(inner, indent + "  ")
        elif isinstance(inner, list) and inner and isinstance(inner[0], dict):
            yield f"{indent}{key}:"
            yield from _entries(inner, indent + "  ")
        else:
            written = _inline(inner) if isinstance(inner, dict | list) else scalar(inner)
            yield f"{indent}{key}: {written}"


def _entries(entries: list[dict[str, Any]], indent: str) -> Iterator[str]:
    for entry in entries:
        if isinstance(entry, Flow):
            yield f"{indent}- {_inline(entry)}"
            continue
        first, *rest = _lines(entry, indent + "  ")
        yield f"{indent}- {first.lstrip()}"
        yield from rest


def dump(value: dict[str, Any] | list[dict[str, Any]]) -> str:
    """A file: the notice, then the value."""
    lines = _lines(value, "") if isinstance(value, dict) else _entries(value, "")
    return NOTICE + "".join(line + "\n" for line in lines)
