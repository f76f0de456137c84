"""Documents to models: what pydantic refuses becomes findings of the S rules, at the path in the file."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from enum import Enum
from functools import lru_cache
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, TypeAdapter, ValidationError

from svcstd.diagnostic import Finding, Fix, KeyPath
from svcstd.messages import shapes as say
from svcstd.model.base import Part, build
from svcstd.read import Document

M = TypeVar("M", bound=Part)

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

TYPED = re.compile(r"0|[1-9]\d*|true|false|\d{4}-\d{2}-\d{2}", re.ASCII)
"""Spellings that the edition's type of a local element may want as they are; they count as text until it is asked."""

WIDE = re.compile(r"([^\W\d][\w-]{0,39}) *：")
"""The beginning of what was meant for a key and its value."""

MOST_SUGGESTIONS = 50
"""Faults of one file for which a similar word is sought; a file of thousands is not mended word by word."""

KINDS = {
    "string_type": say.TEXT,
    "tuple_type": say.LIST,
    "model_type": say.MAPPING,
    "dict_type": say.MAPPING,
}


def shape(document: Document, model: type[M]) -> tuple[M | None, list[Finding]]:
    """The model of a document, or None, and what is wrong with its shape.

    The quick reader's tree counts only if the model accepts it; else the careful reader decides.
    """
    if document.broken:
        return None, []
    try:
        if document.pieces and _divisible(model):
            return _pieced(document.data, document.pieces, model), []
        made = model.__pydantic_validator__.validate_python(document.data)
    except ValidationError as error:
        if document.quick:
            found = _refused(document, model, error) if document.pieces and _divisible(model) else []
            if found:
                return None, found
            document.reread()
            return shape(document, model)
        return None, list(_findings(error, document.data, document, model))
    return made, [] if document.quick else list(ambiguous(document, made))


def _refused(document: Document, model: type[BaseModel], error: ValidationError) -> list[Finding]:
    """What is wrong with the elements that a model refused, by the careful reader's word on their lines alone.

    Empty where it must read the whole file: what it takes for text may be accepted, or an element is more than its
    lines.
    """
    names = {str(problem["loc"][0]): None for problem in error.errors(include_url=False, include_input=False)}
    elements = {name: document.element(name) for name in names}
    if None in elements.values():
        return []
    try:
        model.__pydantic_validator__.validate_python(elements)
    except ValidationError as exact:
        return list(_findings(exact, elements, document, model))
    return []


@lru_cache(maxsize=16)
def _divisible(model: type[BaseModel]) -> bool:
    """Whether each field of a model can be typed by itself."""
    return all(not field.is_required() and field.alias is None for field in model.model_fields.values())


MOST_TYPED, LONGEST_TYPED = 2_000, 8_000
_typed: dict[type[BaseModel], dict[str, Any]] = {}
"""Values by the lines that hold them: what many places write alike is typed once and shared."""


def _pieced(tree: dict[str, Any], pieces: dict[str, str], model: type[M]) -> M:
    """The model of a tree whose pieces may have been typed before.

    Raises:
        ValidationError: A piece that is new is refused.
    """
    known = _typed.setdefault(model, {})
    values = {key: known[lines] for key, lines in pieces.items() if lines in known}
    new = {key: tree[key] for key in pieces if key not in values}
    if new:
        made = model.__pydantic_validator__.validate_python(new)
        fresh = {key: getattr(made, key) for key in new}
        if len(known) > MOST_TYPED:
            known.clear()
        known.update((pieces[key], value) for key, value in fresh.items() if len(pieces[key]) <= LONGEST_TYPED)
        values.update(fresh)
    return build(model, values)


def shape_list(document: Document, model: type[M]) -> tuple[tuple[M, ...], list[Finding]]:
    """The models of a document that is a list of mappings (agencies, outlets, standard materials)."""
    if document.broken:
        return (), []
    try:
        made = _listed(model).validate_python(document.data or [])
    except ValidationError as error:
        if document.quick:
            document.reread()
            return shape_list(document, model)
        return (), list(_findings(error, document.data, document, model))
    return made, [] if document.quick else list(ambiguous(document, made))


@lru_cache(maxsize=16)
def _listed(model: type[M]) -> TypeAdapter[tuple[M, ...]]:
    """What types a list of a model; made once, since making it costs more than most files."""
    return TypeAdapter(tuple[model, ...])  # type: ignore[valid-type]


def at(tree: Any, path: KeyPath) -> Any:
    """The value at a path of a tree, or None where the path leads nowhere."""
    for part in path:
        try:
            tree = tree[part]
        except (KeyError, IndexError, TypeError):
            return None
    return tree


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


def _findings(error: ValidationError, tree: Any, document: Document, model: type[BaseModel]) -> Iterator[Finding]:
    seen: set[tuple[KeyPath, str]] = set()
    for problem in error.errors(include_url=False, include_input=False):
        loc: KeyPath = problem["loc"]
        path = _existing(tree, loc)
        written = at(tree, path)
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
            fix = Fix("key", path, wide) if rule == "S202" and str(path[-1]).endswith("：") else Fix("colon")
            yield Finding(path, values={"key": wide}, rule="S109", mark=mark, fix=fix)
            continue
        message = "suggested" if values.get("suggestion") else "message"
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


def closest(word: object, known: Iterable[str]) -> str:
    """The known word most like `word`, or "" when none is."""
    return _closest(str(word), tuple(known))


@lru_cache(maxsize=512)
def _closest(word: str, known: tuple[str, ...]) -> str:
    """Kept: the same slip is often made in many records."""
    return next(iter(difflib.get_close_matches(word, known, 1, 0.6)), "")


def keys_at(model: type[BaseModel], path: KeyPath) -> list[str]:
    """The keys a file may write at a path of a model."""
    for part in path:
        if isinstance(part, str):
            found = field_model(model, part)
            if found is None:
                return []
            model = found
    return list(model.model_fields)


def field_model(model: type[BaseModel], name: str) -> type[BaseModel] | None:
    """The model that a field holds, alone or in a list, or None when it holds scalars."""
    field = model.model_fields.get(name)
    return _model_in(field.annotation) if field else None


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in get_args(annotation):
        if not isinstance(argument, Enum) and (found := _model_in(argument)):
            return found
    return None


def ambiguous(document: Document, made: Any) -> Iterator[Finding]:
    """Findings for plain scalars in text fields that other YAML readers take for numbers, dates or booleans."""
    for path in sorted(document.careful.odd, key=str):
        if path not in document.careful.marks:
            continue
        value = made
        for part in path:
            value = (
                value.get(part)
                if isinstance(value, dict)
                else value[part]
                if isinstance(part, int)
                else getattr(value, part, None)
            )
            if value is None:
                break
        written = at(document.data, path)
        if type(value) is str and value == written and not ("extra" in path[:-1] and TYPED.fullmatch(value)):
            yield Finding(path, rule="S111", values={"written": written[:40]}, fix=Fix("quote", path))
