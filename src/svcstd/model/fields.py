"""The keys that a model takes at a path, and the model that stands there."""

from __future__ import annotations

from enum import Enum
from typing import Any, get_args

from pydantic import BaseModel

from svcstd.diagnostic import KeyPath


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
