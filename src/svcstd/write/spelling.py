"""How a value is spelled where it takes the place of another, or is put in quotes."""

from __future__ import annotations

import re

from svcstd.read.careful import ODD

TYPED = re.compile(r"0|[1-9][0-9]{0,8}|true|false|[0-9]{4}-[0-9]{2}-[0-9]{2}")
"""Numbers, booleans and dates in their one spelling, which stay without quotes where there were none."""
PLAIN = re.compile(
    r"(?!-(?:\s|$))[^\s?:,\[\]{}#&*!|>'\"%@`](?:[^\x00-\x1f\x7f-\xa0,\[\]{}:#\u2028\u2029\ufeff]|:(?! |$))*"
)
"""What may stand without quotes anywhere, also between the brackets of a flow collection."""
ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}


def quoted(text: str, style: str = '"') -> str:
    """A text in quotes, on one line.

    Args:
        text: What is to be read.
        style: The quotes preferred; single ones cannot hold every text.
    """
    if style == "'" and "\n" not in text and text.isprintable():
        return "'" + text.replace("'", "''") + "'"
    return '"' + "".join(ESCAPES.get(c, c if c.isprintable() else _escaped(c)) for c in text) + '"'


def _escaped(character: str) -> str:
    code = ord(character)
    return f"\\u{code:04X}" if code < 1 << 16 else f"\\U{code:08X}"


def spelled(text: str, style: str) -> str:
    """A text as a scalar of a style; a plain one is put in quotes where it would be read as anything but this text.

    Args:
        text: What is to be read.
        style: Of the scalar whose place it takes: "", `'` or `"`.
    """
    if style:
        return quoted(text, style)
    plain = PLAIN.fullmatch(text) and not text.endswith(" ") and (TYPED.fullmatch(text) or not ODD.fullmatch(text))
    return text if plain else quoted(text)
