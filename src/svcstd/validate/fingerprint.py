"""A name for a finding that stays when lines move, labels change or elements of a list are put in another order."""

from __future__ import annotations

import re
from hashlib import blake2b
from typing import Any

from svcstd.diagnostic import KeyPath, value_at

LABEL = re.compile(r"_[^/]*(?=/|\.yaml$)")
"""What a file's path says for people only (design §2.3)."""

NAMING = ("id", "code", "serial", "use", "name", "title", "text")
"""Keys that name an element of a list, with the words that it says."""


def fingerprint(rule: str, file: str, path: KeyPath, message: str, tree: Any) -> str:
    """The name of a finding: 16 hexadecimal digits.

    Args:
        rule: Id of the rule.
        file: The file it stands in.
        path: The path there.
        message: Name of the rule's text; its words may be changed without changing the name.
        tree: What the file holds.
    """
    names: list[str] = []
    value = tree
    for part in path:
        value = value_at(value, (part,))
        names.append(_name(value) if isinstance(part, int) else part)
    said = "\0".join([rule, LABEL.sub("", file), ".".join(names), message, _name(value)])
    return blake2b(said.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _name(value: Any) -> str:
    """What tells a value from others, wherever it stands: a mapping by what names it, all else by what it says.

    A finding about a whole mapping stays the same when an element of it changes that does not name it.
    """
    if isinstance(value, dict):
        named = {key: value[key] for key in NAMING if key in value}
        return _written(named or value)
    return _written(value)


def _written(value: Any) -> str:
    """A value as text, the same from the careful reader, which keeps text, and the quick one, which types it."""
    if isinstance(value, dict):
        return "{" + ",".join(f"{key}={_written(value[key])}" for key in sorted(value, key=str)) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(_written, value)) + "]"
    return str(value).lower() if isinstance(value, bool) else str(value)
