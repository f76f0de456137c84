"""D24 to D26: visits, fees, conditions and duties (跑动、收费、条件), standard.md §3.5."""

from __future__ import annotations

from svcstd.diff import weigh
from svcstd.diff.changes import Change, Kind
from svcstd.diff.rule import Better, Burden, Scene, Text, Unsure, Worse

VISITS = {"visits.count": weigh.fewer}
FEE = {
    "fee.charged": weigh.charged,
    "fee.items[]": weigh.added_weighs(Burden.WORSE),
    "special_procedures[].charged": weigh.flag(Burden.WORSE),
    "intermediary[]": weigh.added_weighs(Burden.WORSE),
    "intermediary": weigh.added_weighs(Burden.WORSE),
}
AMOUNT = {"fee.items[].amount": weigh.amount, "fee.items[].reduction": weigh.added_weighs(Burden.BETTER)}
DESCRIBED = {**AMOUNT, "fee.items[].unit": weigh.unknown}
CONDITIONS = {
    **{f"{name}[]": weigh.added_weighs(Burden.WORSE) for name in ("conditions", "prohibitions", "duties")},
    "prohibitions": weigh.added_weighs(Burden.WORSE),
    **{name: weigh.added_weighs(Burden.WORSE) for name in ("quota", "annual_inspection", "annual_report")},
}
WORDED = {
    **{f"{name}[].text": weigh.unknown for name in ("conditions", "prohibitions", "duties")},
    **{name: weigh.unknown for name in ("quota", "annual_inspection", "annual_report")},
}
OBJECTS = {"objects": weigh.wider()}


class MoreVisits(Worse):
    """Applicants must come more often."""

    id, mirror, source = "D241", "D242", "std:Q-03"
    elements = VISITS
    title = Text("到场次数增加", "More visits")
    why = Text("多跑一次是最直接的负担。", "A visit more is the plainest burden.")
    mend = Text(
        "没有必须到场的理由不得增加；有理由的写在 visits.reason。", "Only with a reason, written in `visits.reason`."
    )
    bad = ("# before\nvisits: 0\n# after\nvisits: {count: 1, reason: 申请人须到场核验身份。}  # !",)


class FewerVisits(Better):
    """Applicants must come less often."""

    id, mirror, source = "D242", "D241", "std:Q-03"
    elements = VISITS
    title = Text("到场次数减少", "Fewer visits")
    why = Text("减跑动是减负的主要指标。", "Fewer visits are what relief is measured by.")
    bad = ("# before\nvisits: {count: 1, reason: 申请人须到场核验身份。}\n# after\nvisits: 0  # !",)


class FeeIntroduced(Worse):
    """A charge is introduced: for the item, one more of its charges, or a paid service it needs."""

    id, mirror, source = "D251", "D252", "std:Q-13"
    elements = FEE
    title = Text("新增收费", "A charge is introduced")
    why = Text(
        "收费须有法律、法规依据并列入收费目录。", "A charge needs a ground in law and a place in the list of charges."
    )
    mend = Text("写明收费依据，否则不得收费。", "Write the ground, or charge nothing.")
    bad = ("# before\nfee: 不收费\n# after\nfee: {charged: 收费, basis: 示例收费办法第三条}  # !",)


class FeeAbolished(Better):
    """A charge is abolished."""

    id, mirror, source = "D252", "D251", "std:Q-13"
    elements = FEE
    title = Text("取消收费", "A charge is abolished")
    why = Text("申请人不再付费。", "Applicants no longer pay.")
    bad = ("# before\nfee: {charged: 收费, basis: 示例收费办法第三条}\n# after\nfee: 不收费  # !",)


class FeeRaised(Worse):
    """A charge is raised, or a reduction of it is gone."""

    id, mirror, source = "D253", "D254", "std:Q-13"
    elements = AMOUNT
    title = Text("收费提高", "A charge is raised")
    why = Text("收费标准由价格、财政部门核定。", "Charges are set by the price and finance authorities.")
    bad = (
        "# before\nfee: {charged: 收费, items: [{id: card, name: 工本费, amount: 10, unit: 元/证}]}\n"
        "# after\nfee: {charged: 收费, items: [{id: card, name: 工本费, amount: 20, unit: 元/证}]}  # !",
    )


class FeeLowered(Better):
    """A charge is lowered, or reduced for some."""

    id, mirror, source = "D254", "D253", "std:Q-13"
    elements = AMOUNT
    title = Text("收费降低", "A charge is lowered")
    why = Text("申请人少付费。", "Applicants pay less.")
    bad = (
        "# before\nfee: {charged: 收费, items: [{id: card, name: 工本费, amount: 10, unit: 元/证}]}\n"
        "# after\nfee: {charged: 收费, items: [{id: card, name: 工本费, amount: 5, unit: 元/证}]}  # !",
    )


class FeeIncomparable(Unsure):
    """A charge is described differently, so that the amounts cannot be compared."""

    id = mirror = "D255"
    source = "std:Q-13"
    elements = DESCRIBED
    title = Text("新旧收费无法比较", "The charges cannot be compared")
    why = Text("计费单位或计算办法不同。", "Unit or method differ.")
    bad = (
        "# before\nfee: {charged: 收费, items: [{id: card, name: 工本费, amount: 10, unit: 元/证}]}\n"
        "# after\nfee: {charged: 收费, items: [{id: card, name: 工本费, amount: 按面积计算, unit: 元/证}]}  # !",
    )


class ConditionAdded(Worse):
    """One more condition, prohibition or duty, or a limit in number."""

    id, mirror = "D261", "D262"
    elements = CONDITIONS
    title = Text("条件或限制增加", "A condition is added")
    why = Text("增设条件等于变相增设许可。", "Another condition is another licence in disguise.")
    message = Text("增加{what}", "added: {what}")
    bad = ("# before\n# after\nconditions:\n  - {id: funds, text: 有与经营规模相适应的资金。}  # !",)


class ConditionRemoved(Better):
    """One condition, prohibition or duty less, or no limit in number."""

    id, mirror = "D262", "D261"
    elements = CONDITIONS
    title = Text("条件或限制减少", "A condition is removed")
    why = Text("符合条件的申请人变多。", "More applicants qualify.")
    message = Text("减少{what}", "removed: {what}")
    bad = ("# before\n# after\nremove: [conditions.staff]  # !",)


class ConditionReworded(Unsure):
    """A condition, prohibition, duty or limit in number says something else."""

    id = mirror = "D263"
    elements = WORDED
    title = Text("条件或限制改写", "A condition is reworded")
    why = Text("文字改动可能放宽，也可能收紧。", "Other words may loosen it or tighten it.")
    bad = ("# before\n# after\nconditions:\n  - {id: staff, text: 有三名以上经过示例安全培训的专职人员。}  # !",)

    def speaks(self, change: Change, scene: Scene) -> bool:
        return change.kind is Kind.CHANGED and change.pattern in self.elements


class FewerApplicants(Worse):
    """Fewer kinds of applicants may apply."""

    id, mirror = "D264", "D265"
    elements = OBJECTS
    title = Text("服务对象变窄", "Fewer may apply")
    why = Text("原来可以申请的对象不能再申请。", "Some who could apply no longer can.")
    bad = ("# before\n# at: basic\nobjects: [自然人, 企业法人]\n# after\n# at: basic\nobjects: [企业法人]  # !",)


class MoreApplicants(Better):
    """More kinds of applicants may apply."""

    id, mirror = "D265", "D264"
    elements = OBJECTS
    title = Text("服务对象变宽", "More may apply")
    why = Text("更多对象可以申请。", "Some who could not apply now can.")
    bad = ("# before\n# at: basic\nobjects: [企业法人]\n# after\n# at: basic\nobjects: [自然人, 企业法人]  # !",)


class ApplicantsExchanged(Unsure):
    """Some kinds of applicants come, others go."""

    id = mirror = "D266"
    elements = OBJECTS
    title = Text("服务对象有增有减", "Other applicants")
    why = Text("对一部分人更便利，对另一部分人更繁琐。", "Better for some, worse for others.")
    bad = ("# before\n# at: basic\nobjects: [企业法人]\n# after\n# at: basic\nobjects: [自然人]  # !",)
