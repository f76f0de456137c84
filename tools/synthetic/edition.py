"""A later edition of the same records: a known share of them differs, validly, in one of a few known ways."""

from __future__ import annotations

import random

CHANGES = (
    ("undertaker: ", "政务服务科"),
    ("one_window: ", "false"),
    ("in_hall: ", "false"),
)
"""The start of a line, and what its value becomes."""


def later(records: dict[str, str], share: float, seed: int) -> tuple[dict[str, str], list[str]]:
    """Records of the later edition, and the paths that differ.

    Args:
        records: Text by path.
        share: Between 0 and 1.
        seed: Chooses the records.
    """
    rng = random.Random(f"{seed}:edition")
    chosen = sorted(rng.sample(sorted(records), round(len(records) * share)))
    for at, path in enumerate(chosen):
        start, value = CHANGES[at % len(CHANGES)]
        lines = records[path].splitlines()
        row = next(n for n, line in enumerate(lines) if line.startswith(start))
        lines[row] = start + value
        records[path] = "\n".join(lines) + "\n"
    return records, chosen
