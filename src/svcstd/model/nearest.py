"""The word that somebody meant: what a finding suggests for one that nobody knows."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from svcstd.messages.reporting import CLOSE

MOST_SUGGESTIONS = 50
"""Faults of one file for which a similar word is sought; a file of thousands is not mended word by word."""


ALIKE = 0.6
"""How alike two words are, from 0 to 1, for one to be a slip of the other."""


def closest(word: object, known: Iterable[str]) -> str:
    """The known word most like `word`, or "" when none is."""
    return "".join(nearest(word, known, 1))


def nearest(word: object, known: Iterable[str], most: int, alike: float = ALIKE) -> tuple[str, ...]:
    """At most `most` known words, the one most like `word` first.

    Args:
        word: What was written.
        known: The words that would do.
        most: How many are wanted.
        alike: How alike they must be; with 0 the nearest are given however far they are.
    """
    return _nearest(str(word), tuple(known), most, alike)


def closest_said(word: object, known: Iterable[str]) -> str:
    """The end of a sentence that names the known word most like `word`, or "" when none is."""
    near = closest(word, known)
    return CLOSE.say(close=near) if near else ""


@lru_cache(maxsize=512)
def _nearest(word: str, known: tuple[str, ...], most: int, alike: float) -> tuple[str, ...]:
    """Kept: the same slip is often made in many records."""
    from difflib import get_close_matches

    return tuple(get_close_matches(word, known, most, alike))
