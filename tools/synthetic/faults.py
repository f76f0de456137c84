"""Faults of known kinds at known lines, so that what `svcstd validate` finds can be counted."""

from __future__ import annotations

import random
import re
from typing import Any

KINDS: tuple[tuple[str, str], ...] = (
    ("S202", "promise: 5个工作日"),
    ("S204", "scope: 全世界"),
    ("S208", "promised: 20日"),
    ("S107", "in_hall: false"),
    ("T101", "promised: 99个工作日"),
    ("S109", "undertaker：合成审批科"),
)
"""The rule that must find it, and the line that is wrong."""


def _key(line: str) -> str:
    return re.split("[:：]", line, maxsplit=1)[0]


def broken(text: str, rule: str, wrong: str) -> tuple[str, int]:
    """A record's text with one wrong line, which takes the place of its key's own line, and that line's number."""
    lines = text.splitlines()
    at = next((n for n, line in enumerate(lines) if _key(line) == _key(wrong)), None)
    if at is None or rule == "S107":
        lines.append(wrong)
        return "\n".join(lines) + "\n", len(lines)
    lines[at] = wrong
    return "\n".join(lines) + "\n", at + 1


def inject(records: dict[str, str], share: float, seed: int) -> tuple[dict[str, str], list[dict[str, Any]]]:
    """Records with a fault in a share of them, and a list of file, line and rule of each.

    Args:
        records: Text by path.
        share: Between 0 and 1.
        seed: Chooses the records.
    """
    rng = random.Random(f"{seed}:faults")
    chosen = sorted(rng.sample(sorted(records), round(len(records) * share)))
    listed: list[dict[str, Any]] = []
    for at, path in enumerate(chosen):
        rule, wrong = KINDS[at % len(KINDS)]
        records[path], line = broken(records[path], rule, wrong)
        listed.append({"file": path, "line": line, "rule": rule})
    return records, listed
