"""P, continued: inform-and-commit handling (告知承诺), 国办发〔2020〕42号 and standard.md §5."""

from __future__ import annotations

from collections.abc import Iterator

from svcstd.model.catalogue import Catalogue
from svcstd.resolve import Resolved
from svcstd.validate.rule import Finding, ItemRule, Severity, Text
from svcstd.validate.rules.limits.promises import within_a_day

LICENSING = "涉企经营许可事项"
TOLD = "commitment:\n  kind: 涉企经营许可事项\n  content: 承诺符合经营场所条件。\n"


class CommitmentDecidedAtOnce(ItemRule):
    """Who commits himself to all conditions of a licence gets it at once."""

    id = "P108"
    about = "commitment"
    severity = Severity.WARNING
    source = "std:N-02"
    title = Text("许可事项实行告知承诺的当场办结", "A licence by commitment is given at once")
    why = Text(
        "申请人承诺符合全部条件的，当场作出决定，事后核查；承诺时限还是几天，告知承诺就没有意义。",
        "Who commits to all conditions is decided upon at once and checked later; days of waiting leave it no point.",
    )
    message = Text(
        "以告知承诺方式许可，承诺时限却是 {promised}", "licensed by commitment, yet the promised limit is {promised}"
    )
    mend = Text(
        "把 promised 改为即办；只用承诺代替某项证明的，commitment.kind 写证明事项。",
        "Make `promised` “即办”; where only a proof is replaced the kind is “证明事项”.",
    )
    good = (
        "promised: 1个工作日\n" + TOLD,
        "commitment: {kind: 证明事项, content: 承诺符合经营场所条件。}",
    )
    bad = (f"promised: 5个工作日  # !\n{TOLD}",)

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        commitment, promised = it.item.commitment, it.item.promised
        if commitment and commitment.kind == LICENSING and promised and promised.unit and not within_a_day(promised):
            yield Finding(("promised",), values={"promised": promised})


class CommitmentChecked(ItemRule):
    """What was only promised is checked, and within a time that is told."""

    id = "P109"
    about = "commitment"
    severity = Severity.INFO
    source = "std:§5/commitment"
    published = True
    title = Text("许可事项实行告知承诺的写明核查期限", "A licence by commitment says when it is checked")
    why = Text(
        "先发证、后核查；不写期限，核查容易落空，申请人也不知道何时来查。",
        "Given first, checked later: without a time the check is forgotten, and nobody knows when to expect it.",
    )
    message = Text(
        "以告知承诺方式许可，没有写核查期限（check_within）",
        "licensed by commitment, without a time for the check (check_within)",
    )
    mend = Text("写上 commitment.check_within，例如 2个月。", "Add `commitment.check_within`, two months for example.")
    good = (TOLD + "  check_within: 2个月",)
    bad = (TOLD.replace("commitment:", "commitment:  # !").rstrip("\n"),)

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        commitment = it.item.commitment
        if commitment and commitment.kind == LICENSING and commitment.check_within is None:
            yield Finding(("commitment", "check_within"))
