"""A1: what one declaration says (动态调整声明), standard.md §7."""

from __future__ import annotations

from collections.abc import Iterator

from svcstd.diagnostic import KeyPath
from svcstd.model.adjustment import Adjustment
from svcstd.model.catalogue import Catalogue
from svcstd.model.enums import AdjustmentKind
from svcstd.validate.declaration import DeclarationRule
from svcstd.validate.rule import Finding, Text

AT = "# at: catalog/adjustments/notice.yaml\nid: notice\n"
BASED = "document: 示例发〔2026〕1号\n"


class CancellationHasBasis(DeclarationRule):
    """An item is cancelled by a document, which the notice cites."""

    id = "A102"
    source = "std:K-02"
    title = Text("取消事项写明文件", "A cancellation cites its document")
    why = Text(
        "取消事项须有文件依据；没有文号，也没有标题和日期，公告就无从引用，各地也无从核对。",
        "Items are cancelled by a document; without its number, or title and date, nobody can cite or check it.",
    )
    message = Text(
        "声明取消事项，没有写 document，也没有同时写 title 和 date",
        "cancels an item without `document`, or `title` and `date`",
    )
    mend = Text("写文件的 document（文号），没有文号的写 title 和 date。", "Write `document`, or `title` with `date`.")
    good = (
        f'{AT}{BASED}changes:\n  - {{id: a, kind: 取消, from: ["000199003000"]}}',
        f"{AT}title: 关于取消一批事项的决定\ndate: 2026-01-01\n"
        'changes:\n  - {id: a, kind: 取消, from: ["000199003000"]}',
    )
    bad = (
        f'{AT}changes:\n  - {{id: a, kind: 取消, from: ["000199003000"]}}  # !',
        f'{AT}title: 关于取消一批事项的决定\nchanges:\n  - {{id: a, kind: 取消, from: ["000199003000"]}}  # !',
    )

    def check(self, adjustment: Adjustment, catalogue: Catalogue) -> Iterator[Finding]:
        if adjustment.document or (adjustment.title and adjustment.date):
            return
        for index, change in enumerate(adjustment.changes):
            if change.kind is AdjustmentKind.CANCELLED:
                yield Finding(("changes", index))


class MergingAndSplittingCount(DeclarationRule):
    """Merging makes one item of several, splitting several of one."""

    id = "A104"
    source = "std:K-03"
    title = Text("合并、拆分的原编码和新编码数目相符", "Merging and splitting name as many codes as they take")
    why = Text(
        "合并至少由两个事项并成一个，拆分由一个分成至少两个；数目不对，就看不出谁变成了谁。",
        "Merging takes two items or more to one, splitting one to two or more; otherwise nobody can tell what became "
        "of what.",
    )
    message = Text(
        "合并应当由至少两个编码并成一个，这里由 {old} 个并成 {new} 个",
        "merging takes two codes or more to one, here {old} to {new}",
    )
    split = Text(
        "拆分应当由一个编码分成至少两个，这里由 {old} 个分成 {new} 个",
        "splitting takes one code to two or more, here {old} to {new}",
    )
    mend = Text("补齐 from 和 to 中的编码，或者改 kind。", "Complete the codes of `from` and `to`, or correct `kind`.")
    good = (
        f'{AT}changes:\n  - {{id: a, kind: 合并, from: ["000199003000", "000199004000"], to: [00019900100Y]}}',
        f'{AT}changes:\n  - {{id: a, kind: 拆分, from: ["000199003000"], to: ["000199004000", "000199005000"]}}',
    )
    bad = (
        f'{AT}changes:\n  - {{id: a, kind: 合并, from: ["000199003000"], to: [00019900100Y]}}  # !',
        f'{AT}changes:\n  - {{id: a, kind: 拆分, from: ["000199003000"], to: ["000199004000"]}}  # !',
        f'{AT}changes:\n  - {{id: a, kind: 拆分, from: ["000199003000"]}}  # !',
    )

    def check(self, adjustment: Adjustment, catalogue: Catalogue) -> Iterator[Finding]:
        for index, change in enumerate(adjustment.changes):
            old, new = len(set(change.from_ or ())), len(set(change.to or ()))
            values = {"old": old, "new": new}
            if change.kind is AdjustmentKind.MERGED and not (old > 1 and new == 1):
                yield Finding(("changes", index), values=values)
            if change.kind is AdjustmentKind.SPLIT and not (old == 1 and new > 1):
                yield Finding(("changes", index), "split", values)


class PlacesKnown(DeclarationRule):
    """Places of a declaration are those of regions.csv; at any other nothing is adjusted."""

    id = "A105"
    refers = "catalog/regions.csv"
    title = Text("声明的地区在 regions.csv 中", "Places of a declaration are in regions.csv")
    why = Text(
        "地区写错，声明对不上任何事项，公告里也会印错。",
        "With a wrong place a declaration is about nothing, and the notice prints it wrong.",
    )
    message = Text("regions.csv 里没有地区 {region}", "regions.csv has no place {region}")
    mend = Text("改正地区代码，或在 regions.csv 中加上这个地区。", "Correct the code, or add the place to regions.csv.")
    good = (f'{AT}changes:\n  - {{id: a, kind: 暂停, from: ["00019900100101"], at: "990101", regions: all}}',)
    bad = (
        f'{AT}changes:\n  - id: a\n    kind: 暂停\n    from: ["00019900100101"]\n    at: "990199"  # !',
        f'{AT}changes:\n  - id: a\n    kind: 暂停\n    from: ["00019900100101"]\n    regions:\n'
        '      - "990101"\n      - "990199"  # !',
    )

    def check(self, adjustment: Adjustment, catalogue: Catalogue) -> Iterator[Finding]:
        for index, change in enumerate(adjustment.changes):
            written: list[tuple[KeyPath, str]] = [(("changes", index, "at"), change.at)] if change.at else []
            written += [(("changes", index, "regions", i), code) for i, code in enumerate(change.regions or ())]
            for path, code in written:
                if code != "all" and catalogue.regions.get(code) is None:
                    yield Finding(path, values={"region": code})
