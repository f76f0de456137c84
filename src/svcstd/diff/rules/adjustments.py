"""A2: what two versions show against what is declared (动态调整), design §3.6 and standard.md §7."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from svcstd.diff.adjusted import Adjusted
from svcstd.diff.adjusting.claims import Claim
from svcstd.diff.adjusting.units import Held
from svcstd.diff.adjusting.versions import Told, Versions, VersionsRule
from svcstd.diff.rule import Severity, Text
from svcstd.diff.shown import items_named
from svcstd.messages import adjusting as say
from svcstd.messages import changes
from svcstd.model.enums import AdjustmentKind as Kind

NEW_ITEM = (
    "# at: catalog/basic/000199002000_示例备案.yaml\n"
    'code: "000199002000"{mark}\nname: 示例备案\ntype: 公共服务\nlevels: [县级]\nstatutory: 无'
)
NOTICE = "# at: catalog/adjustments/notice.yaml\nid: notice\ndocument: 示例发〔2026〕1号\ndate: 2026-01-01\nchanges:\n"
CHANGE = "  - {{id: one, kind: {kind}, from: [{old}], to: [{new}]}}{mark}"
RELATED_FACT, RELATED_CLAIM = Text("事实在此", "what happened"), Text("声明在此", "the declaration")
MOVED = "# before\n# at: basic\nlevels: [市级]\n# after\n# at: basic\nlevels: [县级]\n"
MAIN = '"00019900100Y"'


def declared(kind: str, old: str = MAIN, new: str = MAIN, mark: str = "") -> str:
    """A declaration of one change, for examples."""
    return NOTICE + CHANGE.format(kind=kind, old=old, new=new, mark=mark)


def _unknown(codes: Sequence[str]) -> str:
    """Codes of which neither version knows an item."""
    return changes.LIST.say().join(say.NAMED_SHORT.say(name=code) for code in codes)


def _codes(fact: Adjusted) -> tuple[str, ...]:
    return tuple(one.code for one in (*fact.before, *fact.after))


def _mistaken(versions: Versions, fact: Adjusted) -> bool:
    """Whether a new declaration is about the items of an undeclared fact and says something else of them."""
    return any(versions.ground.about(claim, fact) for claim in versions.unshown.touching(versions.ground.items(fact)))


class AdjustmentDeclared(VersionsRule):
    """Adding, cancelling, moving and renaming items is decided by a document, and declared with it."""

    id = "A201"
    severity = Severity.WARNING
    source = "std:K-02"
    title = Text("事项调整有声明", "An adjustment is declared")
    why = Text(
        "事项的新增、取消、暂停、更名、合并、拆分、下放、委托、上收都要有文件依据；写了声明，公告和审查才有据可查。",
        "Items are added, cancelled, suspended, renamed, merged, split and moved by a document; declarations name it.",
    )
    message = Text("{kind}{items}，没有声明", "{kind} without a declaration: {items}")
    mend = Text(
        "在 catalog/adjustments/ 写一条声明：种类、编码、文号、日期；不是调整的，恢复原样。",
        "Declare it in catalog/adjustments/ with kind, codes, document and date; undo it if it is no adjustment.",
    )
    good = (
        "# before\n# after\n" + NEW_ITEM.format(mark="") + "\n" + declared("新增", "", '"000199002000"'),
        "# before\nagency: sl-market\n# after\nagency: sl-police",
    )
    bad = (
        "# before\n# after\n" + NEW_ITEM.format(mark="  # !"),
        "# before\n# at: basic\nlevels: [市级]\n# after\n# at: basic\nlevels: [县级]  # !",
        "# before\nstate: 在用\n# after\nstate: 暂停  # !",
    )

    def check(self, versions: Versions) -> Iterator[Told]:
        for fact in versions.adjusted:
            free = fact.kind is Kind.CHANGED and fact.element != "code"
            if fact.declared is None and not free and not _mistaken(versions, fact):
                values = {"kind": say.KINDS[fact.kind], "items": items_named(fact.before or fact.after)}
                names = (fact.kind, *_codes(fact))
                item = (fact.after or fact.before)[0].code
                yield Told(fact.spot, "message", values, names, (), item, fact.region)


class DeclarationShown(VersionsRule):
    """What a declaration says has to happen in the catalogue."""

    id = "A202"
    severity = Severity.WARNING
    title = Text("声明的调整已经落实", "A declared adjustment is made")
    why = Text(
        "声明会印进公告；目录没有照改，公告和目录就对不上。",
        "Declarations are printed in the notice; where the catalogue did not follow, the two contradict each other.",
    )
    message = Text("声明{kind}{items}，两个版本之间没有这样的改动", "{items}: declared {kind}, which did not happen")
    otherwise = Text("声明{kind}{items}，实际是{found}", "{items}: declared {kind}, but the two versions show {found}")
    levels = Text(
        "声明{kind}{items}，层级与实际（{old} → {new}）不同", "{items}: {kind} between other levels: {old} → {new}"
    )
    mend = Text(
        "改目录使之与声明一致，或者改声明的种类、编码、地区；还没到取消日期的，在事项里写 until。",
        "Make the catalogue follow, or correct the kind, codes or places; write `until` where it is cancelled later.",
    )
    good = (
        MOVED + declared("下放"),
        "# before\n# after\n# at: basic\nuntil: 2027-01-01\n" + declared("取消", new=""),
    )
    bad = (
        "# before\n# after\n" + declared("取消", new="", mark="  # !"),
        MOVED + declared("上收", mark="  # !"),
    )

    def check(self, versions: Versions) -> Iterator[Told]:
        for claim in versions.unshown.things if versions.whole else ():
            if not self._later(versions, claim):
                yield self._told(versions, claim)

    @staticmethod
    def _later(versions: Versions, claim: Claim) -> bool:
        """Whether all items to be cancelled say until when they are in use."""
        held = [versions.ground.new.get(code) for code in claim.codes[0]]
        return claim.kind is Kind.CANCELLED and bool(held) and all(one and one.layer.elements.until for one in held)

    @staticmethod
    def _told(versions: Versions, claim: Claim) -> Told:
        codes = claim.codes[0] or claim.codes[1]
        known = [held.named for code in codes for held in [_held(versions, code)] if held]
        values = {"kind": say.KINDS[claim.kind], "items": items_named(known) or _unknown(codes)}
        names = (claim.declared.id, claim.declared.change)
        about = [fact for fact in versions.about(claim) if fact.declared is None]
        same = next((fact for fact in about if fact.kind is claim.kind), None)
        found = same or next(iter(about), None)
        related = ((found.spot, RELATED_FACT),) if found else ()
        message = "levels" if same else "otherwise" if found else "message"
        if same:
            old, new = (changes.LIST.say().join(levels) for levels in same.levels)
            values |= {"old": old, "new": new}
        elif found:
            values["found"] = say.KINDS[found.kind]
        item = codes[0] if codes else ""
        return Told(claim.spot, message, values, names, related, item, claim.change.at or "")


def _held(versions: Versions, code: str) -> Held | None:
    return versions.ground.old.get(code) or versions.ground.new.get(code)


class RetiredCodeComesBack(VersionsRule):
    """A code that a declaration took out of use never stands for an item again."""

    id = "A203"
    source = "std:K-01"
    title = Text("作废的编码不再启用", "A retired code is not used again")
    why = Text(
        "编码一旦作废，旧的办件、证照和统计仍然指向原事项；再用就会张冠李戴。",
        "Old cases, licences and statistics still mean the old item by it; used again, it would mean two.",
    )
    message = Text(
        "{items}的编码 {code} 已由声明 {id} 作废，不得再用",
        "{items}: code {code} was retired by declaration {id} and must not be used again",
    )
    mend = Text("给新事项编一个新编码。", "Give the new item a code of its own.")
    good = ("# before\n# after\n" + NEW_ITEM.format(mark="") + "\n" + declared("新增", "", '"000199002000"'),)
    bad = (
        "# before\n" + declared("取消", '"000199002000"', "")
        + "\n# after\n" + NEW_ITEM.format(mark="  # !") + "\n" + declared("取消", '"000199002000"', ""),
    )  # fmt: skip

    def check(self, versions: Versions) -> Iterator[Told]:
        for fact in versions.adjusted:
            for one in fact.after if fact.element in {"item", "code"} else ():
                claim = versions.retired.get(one.code)
                if claim is not None and one not in fact.before:
                    values = {"items": say.NAMED_SHORT.say(name=one.name), "code": one.code, "id": claim.declared.id}
                    related = ((claim.spot, RELATED_CLAIM),)
                    yield Told(fact.spot, "message", values, (one.code,), related, one.code)
