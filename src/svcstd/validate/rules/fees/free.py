"""F: fees (收费), standard.md §3.5 Q-13."""

from __future__ import annotations

from collections.abc import Iterator

from svcstd.model.catalogue import Catalogue
from svcstd.resolve import Resolved
from svcstd.validate.rule import Finding, ItemRule, Text

ABOVE = "# at: province\n"
FREE = "不收费"


class ChargeFounded(ItemRule):
    """A charge has a legal basis and says for what."""

    id = "F101"
    source = "std:Q-13"
    published = True
    title = Text("收费的事项写明依据和项目", "An item that is charged for cites a basis and lists the charges")
    why = Text(
        "没有依据不得收费；项目和标准要向社会公布，未公布的不得收取。",
        "Nothing may be charged without a basis, nor what was not published.",
    )
    message = Text("收费，没有写收费依据（basis）", "charged, but no basis is cited")
    no_items = Text("收费，没有列出收费项目（items）", "charged, but no charge is listed (items)")
    mend = Text(
        "写上 basis 和 items；不收费的写 fee: 不收费。",
        "Add `basis` and `items`; where it is free write “fee: 不收费”.",
    )
    good = (ABOVE + 'fee:\n  basis: 示例价〔2020〕1号\n  items: [{id: card, name: 工本费, amount: "20", unit: 元/证}]',)
    bad = (
        ABOVE + 'fee:  # !\n  items: [{id: card, name: 工本费, amount: "20", unit: 元/证}]',
        ABOVE + "fee:  # !\n  basis: 示例价〔2020〕1号",
    )

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        fee = it.item.fee
        if fee is None or fee.charged == FREE:
            return
        if not fee.items:
            yield Finding(("fee", "items"), "no_items")
        elif not fee.basis and not all(item.basis for item in fee.items):
            yield Finding(("fee", "basis"))


class ChargeMeasured(ItemRule):
    """Every charge says what for and how much."""

    id = "F102"
    source = "std:Q-13"
    published = True
    title = Text("收费项目写明名称和标准", "A charge says what for and how much")
    why = Text(
        "申请人要知道交多少；标准不明等于授权窗口自定。",
        "Applicants must know how much; an open rate lets the window set it.",
    )
    message = Text("收费项目没有写名称", "the charge has no name")
    amount = Text("“{name}”没有写收费标准", "“{name}” does not say how much")
    mend = Text("写 name 和 amount（数额或者计算办法）。", "Add `name` and `amount` (a sum, or how it is computed).")
    good = (ABOVE + "fee:\n  basis: 示例价〔2020〕1号\n  items: [{id: card, name: 工本费, amount: 按面积累进计算}]",)
    bad = (
        ABOVE + "fee:\n  basis: 示例价〔2020〕1号\n  items:\n    - {id: card, name: 工本费}  # !",
        ABOVE + 'fee:\n  basis: 示例价〔2020〕1号\n  items:\n    - {id: card, amount: "20"}  # !',
    )

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        fee = it.item.fee
        for index, item in enumerate((fee.items or ()) if fee else ()):
            if not item.name:
                yield Finding(("fee", "items", index, "name"))
            elif not item.amount:
                yield Finding(("fee", "items", index, "amount"), "amount", values={"name": item.name})


class FreeIsFree(ItemRule):
    """Where nothing is charged nothing is paid."""

    id = "F103"
    source = "std:Q-13"
    title = Text("不收费的事项没有收费项目，也不开通网上支付", "A free item has no charges and takes no payment")
    why = Text(
        "写了不收费又列出项目、开通支付，申请人不知道信哪一个。",
        "Free, with charges or payment beside it: applicants cannot tell which to believe.",
    )
    message = Text("不收费的事项列出了收费项目", "a free item lists charges")
    payment = Text("不收费的事项开通了网上支付", "a free item takes payment online")
    mend = Text(
        "删去 items，把 online.payment 改为 false；确要收费的改写 fee。",
        "Take out `items` and online payment, or say that it is charged.",
    )
    good = ('online: {depth: Ⅳ级, url: "https://www.example.gov.cn/apply", payment: false}',)
    bad = (
        ABOVE + 'fee:\n  charged: 不收费\n  items:  # !\n    - {id: card, name: 工本费, amount: "20"}',
        "online:\n  depth: Ⅳ级\n  url: https://www.example.gov.cn/apply\n  payment: true  # !",
    )

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        fee = it.item.fee
        if fee is None or fee.charged != FREE:
            return
        if fee.items:
            yield Finding(("fee", "items"))
        if it.item.online and it.item.online.payment:
            yield Finding(("online", "payment"), "payment")
