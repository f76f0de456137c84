"""A1, continued: what was cancelled, and its codes (取消的事项、作废的编码), standard.md §7."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from svcstd.diagnostic import KeyPath
from svcstd.model.basic import BasicItem, HandlingItem, SubItem
from svcstd.model.catalogue import Catalogue
from svcstd.model.enums import State
from svcstd.resolve import Resolved
from svcstd.validate.rule import EntryRule, Finding, ItemRule, Severity, Text
from svcstd.validate.rules.adjustments.declarations import AT, BASED

LINKED = "links:\n  - {{id: before, kind: 前置, item: {code}}}{mark}"
CANCELLING = f"{AT}{BASED}changes:\n  - {{{{id: a, kind: 取消, from: [{{code}}]}}}}"


@dataclass(frozen=True, slots=True)
class Unit:
    """A main item, sub-item or handling item as its entry writes it.

    Attributes:
        part: What the entry says of it.
        path: Path there.
        code: Its code.
        above: Codes of the units that hold it, and its own.
        state: Its state: its own, or that of the unit above.
        leaving: Whether it says until when it is in use, or the unit above does.
    """

    part: BasicItem | SubItem | HandlingItem
    path: KeyPath
    code: str
    above: tuple[str, ...]
    state: State | None
    leaving: bool


def _units(entry: BasicItem) -> Iterator[Unit]:
    """Yield the units of an entry, widest first."""
    top = Unit(entry, (), entry.code, (entry.code,), entry.state, bool(entry.until))
    yield top
    yield from _handling(top)
    for index, sub in enumerate(entry.subitems or ()):
        held = _below(top, sub, ("subitems", index), sub.code)
        yield held
        yield from _handling(held)


def _handling(unit: Unit) -> Iterator[Unit]:
    for index, one in enumerate(getattr(unit.part, "handling", None) or ()):
        yield _below(unit, one, (*unit.path, "handling", index), one.code or unit.code + (one.serial or ""))


def _below(unit: Unit, part: SubItem | HandlingItem, path: KeyPath, code: str) -> Unit:
    leaving = unit.leaving or bool(part.until)
    return Unit(part, path, code, (*unit.above, code), part.state or unit.state, leaving)


class RetiredCodeUnused(EntryRule):
    """A code that a declaration took out of use stands for no item in use."""

    id = "A101"
    source = "std:K-01"
    title = Text("作废的编码不再使用", "A retired code is not used")
    why = Text(
        "取消、合并、拆分、换码以后，原编码永远作废：旧的办件、证照和统计仍然指向原事项。",
        "Once an item is cancelled, merged, split or recoded its old code is retired for good: old cases, licences and "
        "statistics still mean it.",
    )
    message = Text(
        "编码 {code} 已由声明 {id} 作废，这里仍在使用", "code {code} was retired by declaration {id} and is in use here"
    )
    mend = Text(
        "新事项另编新编码；还没有照声明改的，删去这一项或写 state: 取消；还没到取消日期的，写 until。",
        "Give a new item a code of its own. If the declaration was not followed yet, delete the item or write "
        "`state: 取消`; if it is cancelled later, write `until`.",
    )
    good = (
        CANCELLING.format(code='"00019900100103"'),
        "# at: basic\nstate: 取消\n" + CANCELLING.format(code="00019900100Y"),
        "# at: basic\nuntil: 2027-01-01\n" + CANCELLING.format(code="00019900100Y"),
        AT + 'changes:\n  - {id: a, kind: 下放, from: ["00019900100101"]}',
    )
    bad = (
        '# at: basic\ncode: "00019900100Y"  # !\nname: 示例经营许可\n' + CANCELLING.format(code="00019900100Y"),
        '# at: basic\nsubitems:\n  - code: "000199001001"  # !\n    name: 示例销售经营许可\n'
        f'{AT}{BASED}changes:\n  - {{id: a, kind: 合并, from: ["000199001001", "000199003000"], to: [00019900100Y]}}',
    )
    companions = ("C111",)

    def check(self, entry: BasicItem, catalogue: Catalogue) -> Iterator[Finding]:
        for unit in _units(entry) if catalogue.retired else ():
            by = catalogue.retired.get(unit.code)
            if by is not None and not unit.leaving and unit.state not in (State.CANCELLED, State.DRAFT):
                named = "code" if unit.part.code else "serial"
                yield Finding((*unit.path, named), values={"code": unit.code, "id": by})


class CancelledIsDeclared(EntryRule):
    """An entry that is kept as cancelled is cancelled by a document, which a declaration names."""

    id = "A103"
    severity = Severity.WARNING
    source = "std:K-02"
    title = Text("标为取消的事项有取消声明", "An item marked as cancelled is declared so")
    why = Text(
        "只写 state: 取消，看不出是谁、依哪份文件取消的，也进不了公告。",
        "`state: 取消` alone does not say who cancelled it by which document, and no notice will list it.",
    )
    message = Text("{code} 标为取消，没有声明说取消它", "{code} is marked as cancelled, and no declaration cancels it")
    mend = Text(
        "在 catalog/adjustments/ 写一条 kind: 取消 的声明。", "Declare it in catalog/adjustments/ with `kind: 取消`."
    )
    good = ("# at: basic\nstate: 取消\n" + CANCELLING.format(code="00019900100Y"),)
    bad = ("# at: basic\nstate: 取消  # !",)
    companions = ("A106",)

    def check(self, entry: BasicItem, catalogue: Catalogue) -> Iterator[Finding]:
        for unit in _units(entry):
            if unit.part.state is State.CANCELLED and catalogue.cancelled.isdisjoint(unit.above):
                yield Finding((*unit.path, "state"), values={"code": unit.code})


class NoRecordOfCancelled(ItemRule):
    """Places keep no record of an item that the catalogue says is cancelled."""

    id = "A106"
    unanimous = True
    severity = Severity.WARNING
    source = "std:K-05"
    title = Text("取消的事项没有实施清单", "A cancelled item has no records")
    why = Text(
        "国家取消的事项自公布之日起各地一律取消；留着实施清单，容易被当成仍在办理。",
        "What the catalogue cancels is cancelled at all places; a record left behind reads as if it were not.",
    )
    message = Text("基本目录已经取消这一事项", "the basic catalogue has cancelled this item")
    mend = Text("删去这条实施清单。", "Delete the record.")
    good = ("# at: basic\nstate: 暂停", "state: 暂停")
    bad = ("# at: basic\nstate: 取消\n# at: province\npromised: 10个工作日  # !\n# at: county\nagency: sl-market  # !",)
    companions = ("A103",)

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        if it.region is None or not it.own or it.inherited.get("state") is not State.CANCELLED:
            return
        stated = next(layer for layer in reversed(it.layers) if layer.elements.state is State.CANCELLED)
        if not stated.region:
            yield Finding(layer=it.own_layers[-1] if not it.own_layers[-1].prefix else it.own_layers[0])


class NoLinkToCancelled(ItemRule):
    """Nothing sends applicants to an item that is cancelled."""

    id = "A107"
    about = "links"
    source = "std:K-05"
    title = Text("不引用取消的事项", "Nothing refers to a cancelled item")
    why = Text(
        "指南上写着先办一个已经取消的事项，申请人会白跑一趟。",
        "A guide that sends applicants to a cancelled item first sends them in vain.",
    )
    message = Text("{code} 已由声明 {id} 取消或作废", "{code} was cancelled or retired by declaration {id}")
    mend = Text("删去这一条，或改为现行事项的编码。", "Delete the link, or name the item that took its place.")
    good = (LINKED.format(code='"00019900100102"', mark="") + "\n" + CANCELLING.format(code='"000199003000"'),)
    bad = (
        LINKED.format(code='"000199003000"', mark="  # !") + "\n" + CANCELLING.format(code='"000199003000"'),
        LINKED.format(code='"000199003001"', mark="  # !") + "\n" + CANCELLING.format(code="00019900300Y"),
        "# at: basic\n" + LINKED.format(code='"000199003000"', mark="  # !")
        + "\n" + CANCELLING.format(code='"000199003000"'),
    )  # fmt: skip

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        for index, link in enumerate(it.item.links or ()):
            by = catalogue.retired_by(link.item) if link.item and catalogue.retired else None
            if by is not None:
                yield Finding(("links", index), values={"code": link.item, "id": by})
