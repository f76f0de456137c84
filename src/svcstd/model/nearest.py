"""The word that somebody meant: what a finding suggests for one that nobody knows."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from functools import lru_cache

from svcstd.messages.reporting import CLOSE

MOST_SUGGESTIONS = 50
"""Faults of one file for which a similar word is sought; a file of thousands is not mended word by word."""


def closest(word: object, known: Iterable[str]) -> str:
    """The known word most like `word`, or "" when none is."""
    return _closest(str(word), tuple(known))


def closest_said(word: object, known: Iterable[str]) -> str:
    """The end of a sentence that names the known word most like `word`, or "" when none is."""
    near = closest(word, known)
    return CLOSE.say(close=near) if near else ""


@lru_cache(maxsize=512)
def _closest(word: str, known: tuple[str, ...]) -> str:
    """Kept: the same slip is often made in many records."""
    return next(iter(difflib.get_close_matches(word, known, 1, 0.6)), "")
