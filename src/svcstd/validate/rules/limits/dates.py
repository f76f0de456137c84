"""T: dates of items and points, standard.md §2.2."""

from __future__ import annotations

from collections.abc import Iterator

from svcstd.model.catalogue import Catalogue
from svcstd.model.enums import State
from svcstd.resolve import Resolved
from svcstd.validate.rule import Finding, ItemRule, Severity, Text


class DatesInOrder(ItemRule):
    """Nothing ends before it begins."""

    id = "T109"
    title = Text("起始日期不晚于截止日期", "Nothing ends before it begins")
    why = Text(
        "计划取消日期早于生效日期的事项、截止早于起始的就近办点，从来没有生效过。",
        "An item cancelled before it takes effect, or a point that ends before it begins, was never in force.",
    )
    message = Text("{until} 早于 {since}", "{until} is earlier than {since}")
    mend = Text("核对两个日期。", "Check both dates.")
    good = ("effective: 2026-01-01\nuntil: 2027-01-01",)
    bad = (
        "effective: 2026-01-01\nuntil: 2025-01-01  # !",
        "points:\n  - id: towns\n    level: 镇(乡、街道)级\n    role: 收件\n    outlets: all\n    mode: 代办\n"
        "    since: 2026-01-01\n    until: 2025-01-01  # !",
    )

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        item = it.item
        if item.until and item.effective and item.until < item.effective:
            yield Finding(("until",), values={"until": item.until, "since": item.effective})
        for index, point in enumerate(item.points or ()):
            if point.until and point.since and point.until < point.since:
                yield Finding(("points", index, "until"), values={"until": point.until, "since": point.since})


class CancelledSince(ItemRule):
    """A cancelled item says from which day."""

    id = "T110"
    severity = Severity.WARNING
    source = "GB/T 39046"
    title = Text("取消的事项写明取消日期", "A cancelled item says from which day")
    why = Text(
        "申请人和窗口要知道从哪一天起不再受理。",
        "Applicants and windows must know from which day it is no longer taken.",
    )
    message = Text("事项状态是取消，没有写取消日期（until）", "the item is cancelled but has no date (until)")
    mend = Text("写上 until: YYYY-MM-DD。", "Add `until: YYYY-MM-DD`.")
    good = ("state: 取消\nuntil: 2026-01-01",)
    bad = ("state: 取消  # !",)
    companions = ("A103", "A106")

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        if it.item.state is State.CANCELLED and it.item.until is None:
            yield Finding(("state",))
