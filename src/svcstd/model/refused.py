"""What pydantic refuses, as findings of the S rules at the path in the file, with the mend where it is sure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, ValidationError

from svcstd.diagnostic import Finding, Fix, KeyPath, value_at
from svcstd.messages import shapes as say
from svcstd.model.fields import keys_at
from svcstd.model.nearest import MOST_SUGGESTIONS, closest
from svcstd.read import Document

RULES = {
    "extra_forbidden": "S202",
    "missing": "S203",
    "enum": "S204",
    "literal_error": "S204",
    "not_count": "S205",
    "not_flag": "S206",
    "not_limit": "S207",
    "limit_ambiguous": "S208",
    "not_date": "S209",
    "not_link": "S210",
    "string_pattern_mismatch": "S211",
    "duplicate_id": "S212",
    "string_too_long": "S214",
    "too_short": "S213",
    "string_too_short": "S213",
    "not_pattern": "S215",
    "too_long": "S216",
}
"""Which rule speaks for an error type of pydantic's; any other type is a wrong kind of value (S201)."""

WIDE = re.compile(r"([^\W\d][\w-]{0,39}) *：")
"""The beginning of what was meant for a key and its value."""

KINDS = {
    "string_type": say.TEXT,
    "tuple_type": say.LIST,
    "model_type": say.MAPPING,
    "dict_type": say.MAPPING,
}


def _existing(tree: Any, loc: KeyPath) -> KeyPath:
    """The part of pydantic's location that is a path of the tree (unions and tuples add names of their own)."""
    path: list[str | int] = []
    for part in loc:
        if isinstance(tree, dict):
            if part not in tree:
                continue
            tree = tree[part]
        elif isinstance(tree, list) and isinstance(part, int) and part < len(tree):
            tree = tree[part]
        else:
            continue
        path.append(part)
    return tuple(path)


def refused(error: ValidationError, tree: Any, document: Document, model: type[BaseModel]) -> Iterator[Finding]:
    """Yield what is wrong with the shape of a tree, once for each path and rule.

    Args:
        error: What pydantic says of it.
        tree: What was to be typed: a document's tree, or some of its elements.
        document: The file, for the places of what has no path.
        model: What it was to be.
    """
    seen: set[tuple[KeyPath, str]] = set()
    for problem in error.errors(include_url=False, include_input=False):
        loc: KeyPath = problem["loc"]
        path = _existing(tree, loc)
        written = value_at(tree, path)
        if problem["type"] == "too_short" and written:
            continue  # pydantic counts what it took: the entries that it refused are reported by themselves
        rule = RULES.get(problem["type"], "S201")
        if written == "" and rule not in {"S202", "S203"}:
            rule = "S213"
        if (path, rule) in seen:
            continue
        seen.add((path, rule))
        values = _values(rule, problem, path, written, model, suggest=len(seen) <= MOST_SUGGESTIONS)
        if rule == "S212":
            path = (*path, int(str(problem["ctx"]["index"])), "id")
        wide = _wide(rule, path, written)
        if wide:
            mark = _wide_mark(document, path, on_key=rule == "S202")
            fix = _wide_fix(path, wide, written, model) if rule == "S202" else None
            yield Finding(path, values={"key": wide}, rule="S109", mark=mark, fix=fix)
            continue
        message = "suggested" if values.get("suggestion") else "message"
        if rule == "S211" and values["key"] == "serial":
            message = "serial"
        if rule == "S201" and not values["key"]:
            message = "entry" if path else "whole"
        fix = _fix(rule, problem, path, written)
        yield Finding(path, message, values, rule, on_key=rule == "S202", fix=fix)


def _fix(rule: str, problem: Any, path: KeyPath, written: Any) -> Fix | None:
    """The sure mend of one of pydantic's errors, or None."""
    if problem["loc"] and problem["loc"][-1] == "[key]":
        return None
    from svcstd.model import sure

    context = problem.get("ctx") or {}
    text = sure.meant(rule, written, context, _wanted(context))
    return Fix("value", path, text) if text else None


def _wide(rule: str, path: KeyPath, written: Any) -> str:
    """The key that a full-width colon follows, where a key nobody knows or text in place of more holds one; else ""."""
    text = path[-1] if rule == "S202" and path else written if rule == "S201" else ""
    if isinstance(text, list) and text:
        text = text[0]
    found = WIDE.match(text) if isinstance(text, str) else None
    # Keys are ASCII: Chinese words with a colon in place of a list are text of the wrong kind.
    return found[1] if found and (rule == "S202" or found[1].isascii()) else ""


def _wide_fix(path: KeyPath, key: str, written: Any, model: type[BaseModel]) -> Fix | None:
    """The sure mend of a full-width colon in a key: at its end, or before what was meant for a known key's value."""
    text = str(path[-1])
    if text.endswith("："):
        return Fix("key", path, key)
    alone = written == "" and text.count("：") == 1 and key in keys_at(model, path[:-1])
    return Fix("colon", path) if alone else None


def _wide_mark(document: Document, path: KeyPath, *, on_key: bool) -> tuple[int, int]:
    """Line and column of the first full-width colon of a key or a value."""
    place = document.where(path, key=on_key)
    lines = document.text.split("\n")
    for number, start in ((place.line, place.column - 1), *((place.line + more, 0) for more in (1, 2))):
        at = lines[number - 1].find("：", start) if number <= len(lines) else -1
        if at >= 0:
            return number, at + 1
    return place.line, place.column


def _values(
    rule: str, problem: Any, path: KeyPath, written: Any, model: type[BaseModel], *, suggest: bool
) -> dict[str, object]:
    """The values of the rule's text for one of pydantic's errors."""
    context = problem.get("ctx") or {}
    key = next((part for part in reversed(path) if isinstance(part, str)), "")
    values: dict[str, object] = {"key": key, "written": str(written)[:60]}
    if rule == "S201":
        values["wanted"] = KINDS.get(problem["type"], say.VALUE)
        values["number"] = path[-1] + 1 if path and isinstance(path[-1], int) else 0
    elif rule == "S202":
        values["key"] = str(problem["loc"][-1])[:60]
        values["suggestion"] = closest(values["key"], keys_at(model, path[:-1])) if suggest else ""
    elif rule == "S203":
        values["key"] = str(problem["loc"][-1])
    elif rule == "S204":
        wanted = _wanted(context)
        values["wanted"] = "、".join(wanted)
        values["suggestion"] = closest(str(written)[:60], wanted) if suggest else ""
    elif rule == "S212":
        values["id"] = context.get("id", "")
    elif rule in {"S214", "S216"}:
        values["most"] = context.get("max_length", "")
    return values


def _wanted(context: dict[str, Any]) -> list[str]:
    """The values of an enumeration, from what pydantic says of it."""
    return [word.strip(" '") for word in str(context.get("expected", "")).replace(" or ", ", ").split(",")]
