"""F, continued: units and payment of charges (计费单位、缴费), standard.md §2.2, §3.4 and §3.5."""

from __future__ import annotations

import re
from collections.abc import Iterator

from svcstd.model.catalogue import Catalogue
from svcstd.model.enums import OnlineDepth
from svcstd.resolve import Resolved
from svcstd.validate.rule import Finding, ItemRule, Severity, Text
from svcstd.validate.rules.fees.free import ABOVE, FREE

NUMBER = re.compile(r"\d+(?:\.\d+)?", re.ASCII)
CARD = 'fee:\n  basis: 示例价〔2020〕1号\n  items: [{id: card, name: 工本费, amount: "20", unit: 元/证}]\n'


class ChargeInUnits(ItemRule):
    """A number says of what."""

    id = "F104"
    about = "fee"
    severity = Severity.WARNING
    source = "std:§2.2/fee"
    title = Text("收费标准是数字的写明计费单位", "A charge that is a number has its unit")
    why = Text(
        "只有一个数，申请人不知道是每证、每次还是每平方米多少元。",
        "From a bare number nobody can tell whether it is per card, per visit or per square metre.",
    )
    message = Text("收费标准是 {amount}，没有写计费单位（unit）", "the charge is {amount}, without a unit")
    mend = Text("写上 unit，例如 元/证。", "Add `unit`, yuan a card for example.")
    good = (ABOVE + CARD,)
    bad = (
        ABOVE
        + 'fee:\n  basis: 示例价〔2020〕1号\n  items:\n    - id: card\n      name: 工本费\n      amount: "20"  # !',
    )

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        fee = it.item.fee
        if fee is None or not fee.items or fee.charged == FREE:
            return
        for index, item in enumerate(fee.items):
            if item.amount and not item.unit and NUMBER.fullmatch(item.amount):
                yield Finding(("fee", "items", index, "amount"), values={"amount": item.amount})


class ChargePaidOnline(ItemRule):
    """What is handled online throughout is paid for online."""

    id = "F105"
    about = "online"
    severity = Severity.WARNING
    source = "std:Q-13"
    published = True
    title = Text("全程网办又收费的事项可以网上支付", "What is handled online throughout is paid for online")
    why = Text(
        "全程网办就是不用到场；只能到窗口缴费，还是要跑一趟。",
        "Online throughout means no visit; a charge that is paid at the window still takes one.",
    )
    message = Text("网办深度Ⅳ级、要收费，没有开通网上支付", "online grade IV and charged for, without payment online")
    mend = Text(
        "开通的写 online.payment: true；没有开通的，把 online.depth 改为Ⅲ级。",
        "Where it can be paid online write its `payment` as “true”; else the depth is grade III.",
    )
    good = (
        '# at: county\nonline: {depth: Ⅳ级, url: "https://www.example.gov.cn/apply", payment: true}\n' + ABOVE + CARD,
    )
    bad = ("# at: county\nonline:  # !\n  depth: Ⅳ级\n  url: https://www.example.gov.cn/apply\n" + ABOVE + CARD,)

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        fee, online = it.item.fee, it.item.online
        if fee and online and fee.charged != FREE and online.depth is OnlineDepth.FULL and not online.payment:
            yield Finding(("online", "payment"))


class ProcedureChargeFounded(ItemRule):
    """A special procedure that is charged for cites what allows it."""

    id = "F106"
    about = "special_procedures"
    severity = Severity.WARNING
    source = "std:§3.4/charge"
    published = True
    title = Text("特别程序收费的写明收费依据", "A special procedure that is charged for cites its basis")
    why = Text(
        "检验、鉴定的费用常由申请人承担；没有依据的收费，申请人可以不交。",
        "Applicants often bear the cost of tests; what has no basis need not be paid.",
    )
    message = Text(
        "特别程序收费，没有写收费依据（charge_basis）", "the special procedure is charged for, without a basis"
    )
    mend = Text("写上 charge_basis；不收费的写 charged: false。", "Add `charge_basis`; where it is free write “false”.")
    good = (ABOVE + "special_procedures: [{id: visit, kinds: [检测], limit: 无, basis: 示例法第八条, charged: false}]",)
    bad = (
        ABOVE + "special_procedures:\n  - id: visit\n    kinds: [检测]\n    limit: 无\n    basis: 示例法第八条\n"
        "    charged: true  # !",
    )

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        for index, procedure in enumerate(it.item.special_procedures or ()):
            if procedure.charged and not procedure.charge_basis:
                yield Finding(("special_procedures", index, "charged"))
