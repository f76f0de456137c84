"""D1: what the item is, where it is handled and by whom (事项身份), standard.md §3.1 and §7."""

from __future__ import annotations

from svcstd.diff import weigh
from svcstd.diff.changes import Change, Kind
from svcstd.diff.rule import Better, Family, Neutral, Scene, Severity, Text, Worse, unweighed

ADDED, REMOVED = Text("新增{what}", "{what} added"), Text("减少{what}", "{what} removed")
ITEM, PLACE, GUIDE = "item", "place", "guide"
"""Patterns of the facts that are no element: the item itself, the item at a place, its guide there."""
HANDLED = {PLACE: weigh.added_weighs(weigh.BETTER)}
GUIDED = {GUIDE: weigh.added_weighs(weigh.BETTER)}
STATE = {"state": weigh.state}


class _Came(Neutral):
    family = Family.IDENTITY
    message = ADDED

    def speaks(self, change: Change, scene: Scene) -> bool:
        return change.pattern in self.elements and change.kind is Kind.ADDED


class _Went(Neutral):
    family = Family.IDENTITY
    message = REMOVED

    def speaks(self, change: Change, scene: Scene) -> bool:
        return change.pattern in self.elements and change.kind is Kind.REMOVED


class ItemAdded(_Came):
    """The basic catalogue has one more item."""

    id, mirror = "D101", "D102"
    source = "std:K-07"
    declarable = True
    elements = unweighed(ITEM)
    title = Text("基本目录新增事项", "The basic catalogue gains an item")
    why = Text("新增事项须有设定依据和调整文件。", "A new item needs a legal basis and a document.")
    mend = Text("在 catalog/adjustments/ 写明新增的文件。", "Declare the addition in catalog/adjustments/.")
    bad = (
        "# before\n# after\n# at: catalog/basic/000199002000_示例备案.yaml\n"
        'code: "000199002000"  # !\nname: 示例备案\ntype: 公共服务\nlevels: [县级]\nstatutory: 无',
    )


class ItemRemoved(_Went):
    """The basic catalogue has one item less."""

    id, mirror = "D102", "D101"
    source = "std:K-02"
    declarable = True
    elements = unweighed(ITEM)
    title = Text("基本目录减少事项", "The basic catalogue loses an item")
    why = Text(
        "取消事项须有文件依据，编码作废后不得再用。", "Cancelling needs a document; a retired code is never used again."
    )
    mend = Text("在 catalog/adjustments/ 写明取消的文件。", "Declare the cancellation in catalog/adjustments/.")
    bad = (
        "# before\n# at: catalog/basic/000199002000_示例备案.yaml\n"
        'code: "000199002000"  # !\nname: 示例备案\ntype: 公共服务\nlevels: [县级]\nstatutory: 无\n# after\n',
    )


class PlaceAdded(Better):
    """A place begins to handle the item."""

    id, mirror, family = "D103", "D104", Family.IDENTITY
    elements = HANDLED
    title = Text("地区开始办理", "A place begins to handle the item")
    why = Text("有记录即为认领，申请人多一处可办。", "A record is the claim; applicants gain a place to go.")
    message = Text("该地区开始办理（新增记录）", "the place begins to handle it (record added)")
    bad = ("# before\n# after\n# at: county-renewal\nagency: sl-market  # !",)


class PlaceRemoved(Worse):
    """A place no longer handles the item."""

    id, mirror, family, declarable = "D104", "D103", Family.IDENTITY, True
    elements = HANDLED
    title = Text("地区不再办理", "A place no longer handles the item")
    why = Text(
        "记录删除后该地区没有指南，申请人须到别处办理。", "Without a record there is no guide; applicants go elsewhere."
    )
    message = Text("该地区不再办理（记录已删除）", "the place no longer handles it (record deleted)")
    bad = ("# before\n# at: county-renewal\nagency: sl-market  # !\n# after\n",)


class GuideGained(Better):
    """A place that has the record now also has a guide."""

    id, mirror, family = "D105", "D106", Family.IDENTITY
    elements = GUIDED
    title = Text("增加办事指南", "A guide is gained")
    why = Text(
        "该地区的层级进入行使层级，或下级成为就近办点。", "The place's level joins the item's, or a point reaches it."
    )
    message = Text("增加{what}", "{what} gained")
    bad = ("# before\n# at: basic\nlevels: [市级]\n# after\n# at: basic\nlevels: [县级]  # !",)


class GuideLost(Worse):
    """A place that has the record no longer has a guide."""

    id, mirror, family, declarable = "D106", "D105", Family.IDENTITY, True
    elements = GUIDED
    title = Text("失去办事指南", "A guide is lost")
    why = Text(
        "该地区的层级不再是行使层级，或不再是就近办点。", "The place's level left the item's, or no point reaches it."
    )
    message = Text("不再有{what}", "{what} lost")
    bad = ("# before\n# at: basic\nlevels: [县级]\n# after\n# at: basic\nlevels: [市级]  # !",)


class Renamed(Neutral):
    """The item, sub-item or handling item has another name."""

    id = mirror = "D107"
    family, source, declarable = Family.IDENTITY, "std:U-01", True
    elements = unweighed("name", "title", "main_name")
    title = Text("事项更名", "The item is renamed")
    why = Text(
        "名称属四级四同要素，更名须经动态调整。",
        "The name is one of the four equal elements; renaming is an adjustment.",
    )
    mend = Text("在 catalog/adjustments/ 写明更名的文件。", "Declare the renaming in catalog/adjustments/.")
    bad = ("# before\n# at: basic\nname: 示例经营许可\n# after\n# at: basic\nname: 示例经营核准  # !",)
    good = ("# before\n# at: basic\nname: 示例经营许可（县级）\n# after\n# at: basic\nname: 示例经营许可(县级)",)


class Retyped(Neutral):
    """The item has another type."""

    id = mirror = "D108"
    family, source, declarable = Family.IDENTITY, "std:K-07", True
    elements = unweighed("type")
    title = Text("事项类型调整", "The item is retyped")
    why = Text(
        "类型是基本编码的一部分，调整类型应当换码。", "The type is part of the basic code; retyping asks for a new one."
    )
    mend = Text("在 catalog/adjustments/ 写明类型调整的文件。", "Declare the new type in catalog/adjustments/.")
    bad = ("# before\n# at: basic\ntype: 行政许可\n# after\n# at: basic\ntype: 行政确认  # !",)


class CodeChanged(Neutral):
    """The implementation code of a place, or whether the basic code is provisional, differs."""

    id = mirror = "D109"
    severity, family, source = Severity.WARNING, Family.IDENTITY, "std:K-01"
    elements = unweighed("code", "provisional", "main")
    title = Text("编码改变", "The code changes")
    why = Text(
        "编码是系统之间识别事项的依据，改码须同步。", "Systems know an item by its code; all of them must follow."
    )
    bad = ('# before\ncode: "QC-1"\n# after\ncode: "QC-2"  # !',)


class LevelsChanged(Neutral):
    """The item is exercised at other levels."""

    id = mirror = "D110"
    family, declarable = Family.IDENTITY, True
    elements = unweighed("levels")
    title = Text("行使层级改变", "The levels change")
    why = Text("改变层级即下放或上收，须经动态调整。", "Another level means devolving or recalling: an adjustment.")
    mend = Text("在 catalog/adjustments/ 写明下放或上收的文件。", "Declare the move in catalog/adjustments/.")
    bad = ("# before\n# at: basic\nlevels: [县级]\n# after\n# at: basic\nlevels: [市级, 县级]  # !",)


class Suspended(Worse):
    """An item in use is suspended or cancelled."""

    id, mirror, family, declarable = "D111", "D112", Family.IDENTITY, True
    elements = STATE
    title = Text("事项暂停或取消", "The item is suspended or cancelled")
    why = Text("申请人不再能办理。", "Applicants can no longer apply.")
    mend = Text("在 catalog/adjustments/ 写明暂停或取消的文件。", "Declare it in catalog/adjustments/.")
    bad = ("# before\nstate: 在用\n# after\nstate: 暂停  # !",)


class Resumed(Better):
    """A suspended or cancelled item is in use again."""

    id, mirror, family = "D112", "D111", Family.IDENTITY
    elements = STATE
    title = Text("事项恢复办理", "The item is in use again")
    why = Text("申请人又可以办理。", "Applicants can apply again.")
    bad = ("# before\nstate: 暂停\n# after\nstate: 在用  # !",)


class BodyChanged(Neutral):
    """Another body implements the item, or on another ground."""

    id = mirror = "D113"
    severity, family, source, declarable = Severity.WARNING, Family.IDENTITY, "std:D-01", True
    elements = unweighed("agency", "power_source", "entrusted_by")
    title = Text("实施主体或权力来源改变", "The implementing body or its power changes")
    why = Text(
        "实施编码含实施主体的信用代码，主体改变则编码改变。",
        "The implementation code carries the body's code and follows it.",
    )
    bad = ("# before\nagency: sl-market\n# after\nagency: sl-police  # !",)
