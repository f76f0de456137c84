"""What may stand on a page: characters that deceive or break a line never do (design §9)."""

from __future__ import annotations

import re

DECEIVING = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e0fff]"
)
"""Control characters, marks that turn the direction of text, invisible ones, lone surrogates."""


def clean(text: str) -> str:
    """A text without characters that nobody can see and that change how others are seen."""
    return text if text.isprintable() else DECEIVING.sub("", text)


def broken(text: str) -> list[str]:
    """The lines of a text, without blank ones and without blanks around them."""
    return [line for raw in text.splitlines() if (line := raw.strip())]
