"""Texts of strangers on a terminal."""

from __future__ import annotations

import sys


def safe(text: str) -> str:
    """A text without characters that would steer a terminal or turn the reading direction."""
    if text.isprintable():  # nothing of the categories C and Z but the blank
        return text
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text.replace("\t", "    "))


def tell(text: str) -> None:
    """Print one line of talk on stderr; what strangers wrote in it steers nothing."""
    print(safe(text), file=sys.stderr)
