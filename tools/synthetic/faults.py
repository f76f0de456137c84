"""Faults of known kinds at known lines, so that what `svcstd validate` finds can be counted."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable

KINDS = (
    ("S202", "", "promise: 5个工作日"),
    ("S204", "^scope: .*", "scope: 全世界"),
    ("S208", "^promised: .*", "promised: 20日"),
    ("S107", "", "in_hall: false"),
    ("S109", "^undertaker: .*", "undertaker：合成审批科"),
    ("C112", "^agency: .*", "agency: nobody"),
    ("O102", "window: w[0-9]", "window: w9"),
    ("L101", "", "department: 合成部门"),
)
"""The rule that finds it, what in the record it takes the place of, and the wrong text; a last line where there is
nothing like that."""


def choose(paths: Iterable[str], share: float, seed: int) -> dict[str, int]:
    """Which records get a fault, and of which kind.

    Args:
        paths: All records.
        share: Between 0 and 1.
        seed: Chooses.
    """
    known = sorted(paths)
    chosen = random.Random(f"{seed}:faults").sample(known, round(len(known) * share))
    return {path: at % len(KINDS) for at, path in enumerate(sorted(chosen))}


def broken(text: str, kind: int) -> tuple[str, int]:
    """A record's text with one fault, and the line it is in."""
    _, wanted, wrong = KINDS[kind]
    found = re.search(wanted, text, re.MULTILINE) if wanted else None
    if found is None:
        return f"{text}{wrong}\n", text.count("\n") + 1
    return text[: found.start()] + wrong + text[found.end() :], text.count("\n", 0, found.start()) + 1
