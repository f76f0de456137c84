"""Faults of known kinds at known lines, so that what `svcstd validate` finds can be counted."""

from __future__ import annotations

import random
import re
from typing import Any

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


def broken(text: str, wanted: str, wrong: str) -> tuple[str, int]:
    """A record's text with one fault, and the line it is in."""
    found = re.search(wanted, text, re.MULTILINE) if wanted else None
    if found is None:
        return f"{text}{wrong}\n", text.count("\n") + 1
    return text[: found.start()] + wrong + text[found.end() :], text.count("\n", 0, found.start()) + 1


def inject(records: dict[str, str], share: float, seed: int) -> tuple[dict[str, str], list[dict[str, Any]]]:
    """Records with a fault in a share of them, and file, line and rule of each.

    Args:
        records: Text by path.
        share: Between 0 and 1.
        seed: Chooses the records.
    """
    rng = random.Random(f"{seed}:faults")
    chosen = sorted(rng.sample(sorted(records), round(len(records) * share)))
    listed: list[dict[str, Any]] = []
    for at, path in enumerate(chosen):
        rule, wanted, wrong = KINDS[at % len(KINDS)]
        records[path], line = broken(records[path], wanted, wrong)
        listed.append({"file": path, "line": line, "rule": rule})
    return records, listed
