"""A2, continued: versions, codes and materials from one edition of an item to the next, standard.md §7."""

from __future__ import annotations

from collections.abc import Iterator

from svcstd.diff.adjusting.versions import Told, Versions, VersionsRule
from svcstd.diff.rule import Severity, Text
from svcstd.diff.shown import items_named
from svcstd.messages import changes
from svcstd.model.enums import AdjustmentKind as Kind


class VersionGoesUp(VersionsRule):
    """Versions count upwards, and one does not take effect before the one it follows."""

    id = "A204"
    source = "std:K-04"
    title = Text("版本号和生效日期不倒退", "Version and effective date do not go back")
    why = Text(
        "各地按版本号和生效日期判断哪一份是新的；倒退了，旧的会被当成新的。",
        "Places tell the newer edition by version and date; going back makes the old one look new.",
    )
    message = Text("version 由 {old} 退回 {new}", "`version` goes back from {old} to {new}")
    date = Text("effective 由 {old} 提前到 {new}，早于上一版", "`effective` goes back from {old} to {new}")
    mend = Text("版本号比上一版大，生效日期不早于上一版。", "Number it above the last version, effective no earlier.")
    good = ("# before\nversion: 2\n# after\nversion: 3",)
    bad = (
        "# before\nversion: 3\n# after\nversion: 2  # !",
        "# before\neffective: 2026-05-01\n# after\neffective: 2026-04-01  # !",
    )

    def check(self, versions: Versions) -> Iterator[Told]:
        for stale in versions.stale:
            if stale.how != "same":
                values = {"old": stale.before, "new": stale.after}
                message = "date" if stale.how == "effective" else "message"
                related = ((stale.other, changes.OTHER_SIDE["old"]),)
                yield Told(stale.spot, message, values, (stale.code,), related, stale.code, stale.region)


class VersionFollowsContent(VersionsRule):
    """A file that numbers its versions counts on when its content changes."""

    id = "A205"
    severity = Severity.WARNING
    source = "std:K-06"
    title = Text("内容改了，版本号也改", "With its content the version changes")
    why = Text(
        "版本号相同就会被当作没有变化，各地不会更新指南。",
        "An equal version reads as nothing new, and places do not update their guides.",
    )
    message = Text("内容有改动，version 仍是 {old}", "the content changed, `version` is still {old}")
    mend = Text("把 version 加 1。", "Add 1 to `version`.")
    good = (
        "# before\nversion: 1\npromised: 5个工作日\n# after\nversion: 2\npromised: 4个工作日",
        "# before\nversion: 1\nnotes: 请预约,谢谢\n# after\nversion: 1\nnotes: 请预约，谢谢。",
        "# before\npromised: 5个工作日\n# after\npromised: 4个工作日",
    )
    bad = ("# before\nversion: 1\npromised: 5个工作日\n# after\nversion: 1  # !\npromised: 4个工作日",)

    def check(self, versions: Versions) -> Iterator[Told]:
        for stale in versions.stale:
            if stale.how == "same":
                related = ((stale.other, changes.OTHER_SIDE["old"]),)
                values = {"old": stale.before}
                yield Told(stale.spot, "message", values, (stale.code,), related, stale.code, stale.region)


class RetypedTakesNewCode(VersionsRule):
    """The type is part of the basic code, so another type takes another code."""

    id = "A206"
    severity = Severity.WARNING
    source = "std:K-07"
    title = Text("类型调整要换基本编码", "Another type takes another basic code")
    why = Text(
        "基本编码含事项类型；类型改了编码不改，编码就说着旧的类型。",
        "The basic code holds the type; kept under another type it goes on telling the old one.",
    )
    message = Text("{items}调整了类型，编码没有换", "{items} has another type and its old code")
    mend = Text(
        "按新类型编一个编码，原编码写进新事项的 aliases。",
        "Give it a code of its new type, with the old one under `aliases`.",
    )
    good = ("# before\n# at: basic\nversion: 1\n# after\n# at: basic\nversion: 2",)
    bad = ("# before\n# at: basic\ntype: 行政许可\n# after\n# at: basic\ntype: 行政确认  # !",)

    def check(self, versions: Versions) -> Iterator[Told]:
        for fact in versions.adjusted:
            if fact.kind is Kind.RETYPED and fact.before and fact.before[0].code == fact.after[0].code:
                code = fact.after[0].code
                yield Told(fact.spot, "message", {"items": items_named(fact.after)}, (code,), (), code, fact.region)


class MaterialsOfParts(VersionsRule):
    """Merging and splitting items asks applicants for nothing that was not asked for before."""

    id = "A207"
    source = "std:K-03"
    title = Text("合并、拆分不增加材料", "Merging and splitting add no material")
    why = Text(
        "合并、拆分只是重新划分事项，材料应在原有事项的材料之内；要增加材料须另有依据。",
        "Merging and splitting draw other lines between items; a further material needs a basis of its own.",
    )
    message = Text(
        "{items}要求“{name}”，原来的事项都不要", "{items} asks for {name}, which none of the items before did"
    )
    mend = Text("删去这件材料，或另行说明增加的依据。", "Take the material out, or give the basis for it apart.")
    good = ("# before\npromised: 5个工作日\n# after\npromised: 4个工作日",)
    bad = (
        "# before\n# after\n# at: catalog/basic/000199002000_示例备案.yaml\n"
        'code: "000199002000"\nname: 示例备案\ntype: 行政许可\nlevels: [县级]\naliases: ["000199001001"]\n'
        "# at: items/990101_示例区/000199002000.yaml\n"
        "agency: sl-market\nmaterials:\n  - {id: deed, name: 竣工图, necessity: 必要}  # !",
    )

    def check(self, versions: Versions) -> Iterator[Told]:
        for fact in versions.adjusted:
            if fact.kind in {Kind.MERGED, Kind.SPLIT}:
                names = {one.code: one for one in fact.after}
                for beyond in versions.beyond(fact):
                    items = items_named([names[beyond.item]]) if beyond.item in names else items_named(fact.after)
                    values = {"items": items, "name": beyond.name}
                    names_of = (beyond.item, beyond.name)
                    yield Told(beyond.spot, "message", values, names_of, (), beyond.item, beyond.region)
