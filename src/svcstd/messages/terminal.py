"""Texts of strangers on a terminal."""

from __future__ import annotations

import sys
import unicodedata


def safe(text: str) -> str:
    """A text without characters that would steer a terminal or turn the reading direction."""
    return "".join(
        c if c.isprintable() and unicodedata.category(c) != "Cf" else f"\\u{ord(c):04x}"
        for c in text.replace("\t", "    ")
    )


def tell(text: str) -> None:
    """Print one line of talk on stderr; what strangers wrote in it steers nothing."""
    print(safe(text), file=sys.stderr)
