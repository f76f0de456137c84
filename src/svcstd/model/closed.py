"""A piece of the published schemas of machine output."""

from __future__ import annotations

from typing import Any


def closed(properties: dict[str, Any], **more: Any) -> dict[str, Any]:
    """The JSON Schema of an object that has these keys, all of them and no others.

    Args:
        properties: The schema of each key's value.
        more: What else its schema says, such as `description`.
    """
    required = list(properties)
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False, **more}
