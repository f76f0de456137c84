"""A later edition of the same records: a known share of them differs, validly, in one of a few known ways."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable

CHANGES = (
    ("^undertaker: .*", "undertaker: 政务服务科"),
    ("^one_window: .*", "one_window: false"),
    ("^in_hall: .*", "in_hall: false"),
)
"""What in a record changes, and what it becomes."""


def choose(paths: Iterable[str], share: float, seed: int) -> dict[str, int]:
    """Which records differ, and which of the changes each gets.

    Args:
        paths: All records.
        share: Between 0 and 1.
        seed: Chooses.
    """
    known = sorted(paths)
    chosen = random.Random(f"{seed}:edition").sample(known, round(len(known) * share))
    return {path: at % len(CHANGES) for at, path in enumerate(sorted(chosen))}


def changed(text: str, kind: int) -> str:
    """A record's text as the later edition has it."""
    wanted, value = CHANGES[kind]
    return re.sub(wanted, value, text, count=1, flags=re.MULTILINE)
