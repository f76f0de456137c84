"""Faults of known kinds at known lines, so that what `svcstd validate` finds can be counted."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable

COMMON = (
    ("S202", "", "promise: 5个工作日"),
    ("S204", "^scope: .*", "scope: 全世界"),
    ("S208", "^promised: .*", "promised: 20日"),
    ("S107", "", "in_hall: false"),
    ("S109", "^undertaker: .*", "undertaker：合成审批科"),
    ("C112", "^agency: .*", "agency: nobody"),
    ("O102", "window: w[0-9]", "window: w9"),
    ("L101", "", "department: 合成部门"),
    ("S206", "^one_window: .*", "one_window: 是"),
    ("N101", "^notes: .*", "notes: 暂无"),
    ("S210", "^  url: .*", "  url: catalogue.example"),
    ("L104", "", "remove: [quota]"),
)
"""The rule that finds it, what in the record it takes the place of, and the wrong text; a last line where there is
nothing like that."""
KINDS = {
    "flat": (
        *COMMON,
        ("M104", "name: 授权委托书", "name: 其他材料"),
        ("M105", r"when: \[agent\]", "when: [nobody]"),
        ("P101", "^    limit: 1个工作日", "    limit: 9个工作日"),
        ("V104", "^visits: 0", "visits: {count: 1, reason: 合成理由}"),
    ),
    "inherited": (
        *COMMON,
        ("L103", "", "conditions: [{id: more, text: 提交合成材料}]"),
        ("L106", "", "faq: [{id: q1, after: nobody}]"),
        ("L111", "", "scope: 跨县"),
        ("V102", "", "visits: {count: 0, reason: 合成理由}"),
    ),
}
"""Kinds of faults by the shape of the records: what stands in a record, and what a narrower place may not say."""


def choose(paths: Iterable[str], share: float, seed: int, shape: str) -> dict[str, int]:
    """Which records get a fault, and of which kind: as many of each, one a record.

    Args:
        paths: All records.
        share: Between 0 and 1.
        seed: Chooses.
        shape: `flat` or `inherited`.
    """
    known = sorted(paths)
    chosen = random.Random(f"{seed}:faults").sample(known, round(len(known) * share))
    return {path: at % len(KINDS[shape]) for at, path in enumerate(sorted(chosen))}


def broken(text: str, kind: int, shape: str) -> tuple[str, int, str]:
    """A record's text with one fault, the line it is in, and the rule that finds it."""
    rule, wanted, wrong = KINDS[shape][kind]
    found = re.search(wanted, text, re.MULTILINE) if wanted else None
    if found is None:
        return f"{text}{wrong}\n", text.count("\n") + 1, rule
    return text[: found.start()] + wrong + text[found.end() :], text.count("\n", 0, found.start()) + 1, rule
