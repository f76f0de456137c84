"""T, continued: special procedures and extensions (特别程序、延长审批), standard.md §3.3 and §3.4."""

from __future__ import annotations

from collections.abc import Iterator

from svcstd.calendar import Order, Unit
from svcstd.model.catalogue import Catalogue
from svcstd.model.enums import ItemType
from svcstd.model.limit import TimeLimit
from svcstd.resolve import Resolved
from svcstd.validate.rule import Finding, ItemRule, Option, Severity, Text

ABOVE = "# at: province\n"
LICENCE_LAW = "行政许可法"


class SpecialProcedureNamed(ItemRule):
    """A special procedure says which it is."""

    id = "T111"
    about = "special_procedures"
    source = "std:§3.4/kind"
    published = True
    title = Text("特别程序写明是哪一种", "A special procedure says which it is")
    why = Text(
        "申请人要知道多出来的时间用来做什么；说不出来的，不能不计入时限。",
        "Applicants are to know what the added time is for; what has no name cannot be left out of the limit.",
    )
    message = Text("特别程序 {id} 没有写种类（kinds），也没有名称", "special procedure {id} has no kind and no name")
    mend = Text(
        "写上 kinds，例如 [听证]；种类里没有的写 name。",
        "Add `kinds`, a hearing for example, or a `name` where none fits.",
    )
    good = (ABOVE + "special_procedures: [{id: hearing, name: 征求意见, limit: 无, basis: 示例法第八条}]",)
    bad = (ABOVE + "special_procedures:\n  - {id: hearing, limit: 20个工作日, basis: 示例法第八条}  # !",)

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        for index, procedure in enumerate(it.item.special_procedures or ()):
            if not procedure.kinds and not procedure.name:
                yield Finding(("special_procedures", index), values={"id": procedure.id})


class ExtensionFounded(ItemRule):
    """A licence is extended by as much as the law allows."""

    id = "T112"
    about = "extension"
    severity = Severity.WARNING
    source = "std:§3.3/extension"
    title = Text("行政许可的延长不超过法律允许的时间", "A licence is extended by no more than the law allows")
    why = Text(
        "行政许可法第四十二条：经本机关负责人批准可以延长十日，统一、联合、集中办理的十五日；更长的要有另外的法律依据。",
        "Licence law, article 42: ten days, fifteen where bodies decide together; more needs another law's provision.",
    )
    message = Text(
        "延长 {limit}，超过了 {most} 个工作日，没有另外的依据",
        "extended by {limit}, more than {most} working days, on no other law",
    )
    unsaid = Text("写了延长审批，没有写延长多久（limit）", "an extension that does not say for how long (limit)")
    mend = Text(
        "改正 extension.limit，或者在 basis 里写另有规定的条文。",
        "Correct its `limit`, or cite the law that allows more in `basis`.",
    )
    good = (
        "# at: basic\nextension: {limit: 30个工作日, approved_by: 本机关负责人, basis: 中华人民共和国示例法第九条}",
        "# at: basic\nextension: {limit: 10个工作日, approved_by: 本机关负责人}",
        "# at: basic\nextension: {limit: 14个自然日, approved_by: 本机关负责人}",
    )
    bad = (
        "# at: basic\nextension:\n  limit: 15个工作日  # !\n  basis: 中华人民共和国行政许可法第四十二条",
        "# at: basic\nextension:\n  limit: 3个月  # !",
        "# at: basic\nextension:\n  limit: 60个自然日  # !",
        "# at: basic\nextension:  # !\n  approved_by: 本机关负责人",
    )
    most = Option(10, "可以延长几个工作日", "working days that a limit may be extended by")
    joint = Option(15, "统一、联合、集中办理的可以延长几个工作日", "the same where bodies decide together")

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        extension = it.item.extension
        if extension is None or it.item.type is not ItemType.LICENCE:
            return
        limit, basis = extension.limit, extension.basis or ""
        most = self.joint if it.item.joint_agencies else self.most
        if limit is None:
            yield Finding(("extension", "limit"), "unsaid")
        elif (not basis or LICENCE_LAW in basis) and self._longer(limit, most, catalogue):
            yield Finding(("extension", "limit"), values={"limit": limit, "most": most})

    def _longer(self, limit: TimeLimit, most: int, catalogue: Catalogue) -> bool:
        """Whether a limit is longer than some working days on whichever day it begins."""
        return catalogue.compare(limit, TimeLimit(most, Unit.WORKDAY)) is Order.LONGER
