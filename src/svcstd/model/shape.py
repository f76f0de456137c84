"""Documents to models; what pydantic refuses is told by `refused.py`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from svcstd.diagnostic import Finding, Fix, value_at
from svcstd.model.base import Part, build
from svcstd.model.refused import refused
from svcstd.read import Document

M = TypeVar("M", bound=Part)


TYPED = re.compile(r"0|[1-9]\d*|true|false|\d{4}-\d{2}-\d{2}", re.ASCII)
"""Spellings that the edition's type of a local element may want as they are; they count as text until it is asked."""


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
            found = _in_pieces(document, model, error) if document.pieces and _divisible(model) else []
            if found:
                return None, found
            document.reread()
            return shape(document, model)
        return None, list(refused(error, document.data, document, model))
    return made, [] if document.quick else list(ambiguous(document, made))


def _in_pieces(document: Document, model: type[BaseModel], error: ValidationError) -> list[Finding]:
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
        return list(refused(exact, elements, document, model))
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
        return (), list(refused(error, document.data, document, model))
    return made, [] if document.quick else list(ambiguous(document, made))


@lru_cache(maxsize=16)
def _listed(model: type[M]) -> TypeAdapter[tuple[M, ...]]:
    """What types a list of a model; made once, since making it costs more than most files."""
    return TypeAdapter(tuple[model, ...])  # type: ignore[valid-type]


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
        written = value_at(document.data, path)
        if type(value) is str and value == written and not ("extra" in path[:-1] and TYPED.fullmatch(value)):
            yield Finding(path, rule="S111", values={"written": written[:40]}, fix=Fix("quote", path))
