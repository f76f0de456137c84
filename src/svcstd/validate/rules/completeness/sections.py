"""G: sections of the guide that must not be empty (GB/T 36114, standard.md §4); one rule a section, each with its mend.

Only guides that applicants are to read are looked at: specifications and drafts may still be filled. What is locked in
the basic catalogue is reported there, what a place writes in the place's own file.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from svcstd.diagnostic import KeyPath
from svcstd.model.catalogue import Catalogue
from svcstd.model.elements import Item
from svcstd.model.enums import ResultType
from svcstd.resolve import Resolved
from svcstd.validate.rule import Finding, ItemRule, Text

WHY = Text(
    "这是办事指南的必备部分，空着就印不出一份完整的指南。",
    "The section is mandatory: without it there is no complete guide.",
)
HANDLING = (
    'subitems:\n  - code: "000199001001"\n    name: 示例销售经营许可  # !\n'
    '    handling: [{serial: "01", title: 首次申请}]\n'
)
COUNTY = "# at: county\nagency: sl-market  # !"


def without(*names: str, file: str = "province") -> str:
    """An example that lacks elements which a county's record would show as missing."""
    return f"# at: {file}\n# without: {', '.join(names)}\nreservation: true\n{COUNTY}"


class _Section(ItemRule):
    """A section of the guide that is empty."""

    source = "std:G-01, std:§2.2/mandatory"
    published = True
    why = WHY
    at: ClassVar[KeyPath] = ("name",)

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        if self.empty(it.item):
            yield Finding(self.at)

    def empty(self, item: Item) -> bool:
        """Whether the section has nothing to print."""
        raise NotImplementedError


class ObjectsGiven(_Section):
    """A guide says whom it is for."""

    id = "G101"
    title = Text("适用范围：有服务对象", "Scope: for whom")
    message = Text("没有写服务对象（objects）", "it does not say for whom (objects)")
    mend = Text("在 catalog/basic/ 写 objects。", "Add `objects` in catalog/basic/.")
    good = ("# at: basic\nobjects: [自然人]",)
    bad = (f"# at: basic\n# without: objects\n{HANDLING}",)

    def empty(self, item: Item) -> bool:
        return not item.objects


class TypeGiven(_Section):
    """A guide says what kind of item it is."""

    id = "G102"
    title = Text("事项信息：有事项类型", "The item: its type")
    message = Text("没有写事项类型（type）", "it has no type")
    mend = Text("在 catalog/basic/ 写 type。", "Add `type` in catalog/basic/.")
    good = ("# at: basic\ntype: 行政许可",)
    bad = (f"# at: basic\n# without: type\n{HANDLING}",)

    def empty(self, item: Item) -> bool:
        return item.type is None


class BasisGiven(_Section):
    """A guide says on what law the item rests."""

    id = "G103"
    title = Text("办理依据：有设定依据", "Basis: the law it rests on")
    message = Text("没有写设定依据（basis）", "no legal basis is given (basis)")
    mend = Text("在 catalog/basic/ 写 basis。", "Add `basis` in catalog/basic/.")
    good = ("# at: basic\nbasis: [{id: a, law: 中华人民共和国示例法, article: 第三条}]",)
    bad = (f"# at: basic\n# without: basis\n{HANDLING}",)

    def empty(self, item: Item) -> bool:
        return not item.basis


class AgencyGiven(_Section):
    """A guide says who accepts and who decides."""

    id = "G104"
    at = ("agency",)
    title = Text("受理机构、决定机构：有实施主体", "Bodies: who accepts and decides")
    message = Text("没有写实施主体（agency）", "no implementing body is given (agency)")
    mend = Text("写 agency；它只对本地有效，不从上级继承。", "Add `agency`; it is local and never inherited.")
    good = ("agency: sl-market",)
    bad = ("# without: agency\npromised: 5个工作日  # !",)

    def empty(self, item: Item) -> bool:
        return not item.agency


class ConditionsGiven(_Section):
    """A guide says when an application is accepted."""

    id = "G105"
    at = ("conditions",)
    title = Text("办理条件：有受理条件", "Conditions: when an application is accepted")
    message = Text("没有写受理条件（conditions）", "no conditions are given (conditions)")
    mend = Text(
        "写 conditions；确实没有条件的写 conditions: []。",
        "Add `conditions`; where there are none write `conditions: []`.",
    )
    good = (without("conditions").replace("  # !", "") + "\nconditions: []",)
    bad = (without("conditions"),)

    def empty(self, item: Item) -> bool:
        return item.conditions is None


class MaterialsGiven(_Section):
    """A guide says what to hand in."""

    id = "G106"
    at = ("materials",)
    title = Text("申请材料：列出材料", "Materials: what to hand in")
    message = Text("没有写申请材料（materials）", "no materials are given (materials)")
    mend = Text(
        "写 materials；不用提交材料的写 materials: []。",
        "Add `materials`; where none are asked for write `materials: []`.",
    )
    good = (without("materials").replace("  # !", "") + "\nmaterials: []",)
    bad = (without("materials"), "remove: [materials]  # !")

    def empty(self, item: Item) -> bool:
        return item.materials is None


class StepsGiven(_Section):
    """A guide says how an application goes."""

    id = "G107"
    at = ("steps",)
    title = Text("办理流程：列出环节", "Procedure: its steps")
    message = Text("没有写办理流程（steps）", "no steps are given (steps)")
    mend = Text("写 steps，至少有受理、决定。", "Add `steps`, acceptance and decision at least.")
    good = (
        "steps: [{id: archive, name: 归档, counted: false}]",
        without("steps").replace("agency: sl-market  # !", "state: 草稿"),
    )
    bad = (without("steps"), "remove: [steps]  # !")

    def empty(self, item: Item) -> bool:
        return not item.steps


class LimitGiven(_Section):
    """A guide says how long it takes."""

    id = "G108"
    title = Text("办理时限：有法定或承诺时限", "Limits: how long it takes")
    message = Text("法定、承诺办结时限都没有写", "neither a statutory nor a promised limit is given")
    mend = Text(
        "在 catalog/basic/ 写 statutory（法律没有规定的写 无），或者写 promised。",
        "Add `statutory` in catalog/basic/ (“无” where the law sets none), or `promised`.",
    )
    good = ("# at: basic\nstatutory: 无\n# at: province\n# without: promised",)
    bad = (
        f"# at: basic\n# without: statutory\n{HANDLING}# at: province\n# without: promised\n"
        "# at: county\n# without: promised",
    )
    companions = ("T105",)  # where a place promises one all the same

    def empty(self, item: Item) -> bool:
        return item.statutory is None and item.promised is None


class ResultGiven(_Section):
    """A guide says what the applicant receives."""

    id = "G109"
    title = Text("审批结果：有结果名称", "Result: what the applicant receives")
    message = Text("没有写办理结果的名称（result.name）", "no result is named (result.name)")
    mend = Text(
        "在 catalog/basic/ 写 result；没有结果文书的写 type: 无。",
        "Add `result` in catalog/basic/; where nothing is issued its `type` is “无”.",
    )
    good = ("# at: basic\nresult: {type: 无}",)
    bad = (f"# at: basic\n# without: result\n{HANDLING}",)

    def empty(self, item: Item) -> bool:
        return item.result is None or (not item.result.name and item.result.type is not ResultType.NONE)
