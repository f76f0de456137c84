"""A3: approvals of changes (改动的批准)."""

from __future__ import annotations

from collections.abc import Iterator

from svcstd.model.catalogue import Catalogue
from svcstd.validate.rule import CatalogueRule, Finding, ListFile, Rule, Severity, Text

_ONE = (
    '# at: catalog/approvals.yaml\n- fingerprint: "0123456789abcdef"\n  rule: D211\n  reason: 已按程序公示\n'
    "  role: 审改科科长\n  approved: 2026-03-01\n"
)


class ApprovedOnce(CatalogueRule):
    """One change, one approval: of two that end on different days nobody knows which was meant."""

    id = "A301"
    severity = Severity.WARNING
    source = "svcstd"
    title = Text("一处改动只批准一次", "A change is approved once")
    why = Text(
        "同一指纹有两条批准时，以有效期较长的一条为准；看的人容易只看到另一条。",
        "Of two approvals of one fingerprint the one that ends later holds; readers may see only the other.",
    )
    message = Text("指纹 {fingerprint} 在上面第 {line} 行已有批准", "{fingerprint} is approved in line {line} already")
    mend = Text("删去其中一条。", "Take one of them out.")
    good = (f"{_ONE}  until: 2026-12-31",)
    bad = (
        f'{_ONE}  until: 2026-12-31\n- fingerprint: "0123456789abcdef"  # !\n  rule: D211\n  reason: 延长\n'
        "  role: 审改科科长\n  approved: 2026-06-01\n  until: 2027-01-31",
    )

    def check(self, listed: ListFile, catalogue: Catalogue) -> Iterator[Finding]:
        seen: dict[str, int] = {}
        for index, one in enumerate(listed.entries if listed.kind == "approvals" else ()):
            first = seen.setdefault(one.fingerprint, index)
            if first != index:
                line = listed.document.where((first,)).line
                yield Finding((index, "fingerprint"), values={"fingerprint": one.fingerprint, "line": line})


class ApprovalHolds(CatalogueRule):
    """An approval holds for a day at least: one that ends before it was given never held."""

    id = "A302"
    severity = Severity.ERROR
    source = "svcstd"
    title = Text("批准的有效期不早于同意日期", "An approval ends no earlier than it was given")
    why = Text(
        "有效期早于同意日期的批准从来没有生效，多半是写错了年份。",
        "An approval that ends before it was given never held; mostly the year is wrong.",
    )
    message = Text("有效期至 {until}，早于同意日期 {approved}", "ends on {until}, before it was given on {approved}")
    mend = Text("核对两个日期。", "Check both dates.")
    good = (f"{_ONE}  until: 2026-03-01",)
    bad = (f"{_ONE}  until: 2026-02-28  # !",)

    def check(self, listed: ListFile, catalogue: Catalogue) -> Iterator[Finding]:
        for index, one in enumerate(listed.entries if listed.kind == "approvals" else ()):
            if one.until < one.approved:
                yield Finding((index, "until"), values={"until": one.until, "approved": one.approved})


RULES: tuple[Rule, ...] = (ApprovedOnce(), ApprovalHolds())
