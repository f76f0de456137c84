"""T: time limits (时限), standard.md §3.3 and §3.4."""

from __future__ import annotations

from collections.abc import Iterator

from svcstd.calendar import Order
from svcstd.model.catalogue import Catalogue
from svcstd.resolve import Resolved
from svcstd.validate.rule import Finding, ItemRule, Severity, Text


class PromisedWithinStatutory(ItemRule):
    """A level may promise to be faster than the law, never slower."""

    id = "T101"
    severity = Severity.ERROR
    source = "std:T-01"
    title = Text("承诺办结时限不长于法定办结时限", "The promised limit is no longer than the statutory one")
    why = Text(
        "法定时限是上限，承诺时限是在此之内的服务承诺，超过即违法。",
        "The statutory limit is a ceiling; a promise beyond it breaks the law.",
    )
    message = Text("承诺 {promised}，法定只有 {statutory}", "promises {promised}, the law allows {statutory}")
    mend = Text("把承诺时限改为不超过 {statutory}。", "Promise at most {statutory}.")
    good = ("statutory: 20个工作日\npromised: 5个工作日",)
    bad = ("statutory: 20个工作日\npromised: 25个工作日  # !",)

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        promised, statutory = it.item.promised, it.item.statutory
        if promised and statutory and not statutory.none and catalogue.compare(promised, statutory) is Order.LONGER:
            yield Finding(("promised",), values={"promised": promised, "statutory": statutory})
