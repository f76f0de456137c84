"""Texts of strangers on a terminal."""

from __future__ import annotations

import sys

Run = tuple[str, str]
"""A text and its style; whoever prints it decides whether styles become colours."""
Line = tuple[Run, ...]


def safe(text: str) -> str:
    """A text without what would steer a terminal, turn the reading direction or command a build that logs it.

    Runners of builds obey `##[…]` anywhere in a line of their log (actions/runner, ActionCommand.cs).
    """
    if text.isprintable() and "##[" not in text:  # nothing of the categories C and Z but the blank
        return text
    text = text.replace("\t", "    ").replace("##[", "#\\u0023[")
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)


def tell(text: str) -> None:
    """Print one line of talk on stderr; what strangers wrote in it steers nothing."""
    print(safe(text), file=sys.stderr)
