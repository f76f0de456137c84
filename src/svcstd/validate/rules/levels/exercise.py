"""L, continued: at which levels an item is exercised, and what a place drops; standard.md §2 and §3.2."""

from __future__ import annotations

from collections.abc import Iterator

from svcstd.model.catalogue import Catalogue
from svcstd.model.enums import ItemType, Level, Necessity, State
from svcstd.model.parts import Material
from svcstd.resolve import Resolved
from svcstd.resolve.merge import Taken
from svcstd.validate.rule import Finding, ItemRule, Severity, Text

HANDLING = (
    'subitems:\n  - code: "000199001001"\n    name: 示例销售经营许可{mark}\n'
    '    handling: [{{serial: "01", title: 首次申请}}]\n'
)


class LevelsGiven(ItemRule):
    """An item says at which levels it is exercised."""

    id = "L114"
    source = "std:§2.1/levels"
    title = Text("事项写明行使层级", "An item says at which levels it is exercised")
    why = Text(
        "哪一级有办事指南由行使层级决定；没有写，哪一级都没有指南，实施清单也不会被检查。",
        "The levels decide who has a guide; without them nobody has one, and no record is checked for one.",
    )
    message = Text("没有写行使层级（levels）", "it does not say at which levels it is exercised (levels)")
    mend = Text(
        "在 catalog/basic/ 写 levels，例如 [县级]。",
        "Add `levels` in catalog/basic/, the county for example.",
    )
    good = ("# at: basic\nlevels: [县级]",)
    bad = ("# at: basic\n# without: levels\n" + HANDLING.format(mark="  # !"),)

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        if it.region is None and it.item.levels is None and it.item.state not in (State.DRAFT, State.CANCELLED):
            yield Finding(("name",))


class VillageExercisesServices(ItemRule):
    """Villages exercise public services, not licences."""

    id = "L115"
    severity = Severity.WARNING
    source = "std:§2.3/village"
    title = Text("村（社区）级不行使行政许可", "Villages exercise no licences")
    why = Text(
        "村（居）民委员会不是行政机关，只办公共服务；许可在村里只能代收。",
        "A village committee is no authority and handles public services; of licences it only takes in papers.",
    )
    message = Text("行政许可的行使层级里有村(社区)级", "village level is among the levels of a licence")
    mend = Text(
        "从 levels 里删去村(社区)级；代收的写在上级的 points。",
        "Take it out; where papers are taken in, the place above has `points`.",
    )
    good = ("# at: basic\nlevels: [县级, 村(社区)级]\ntype: 公共服务",)
    bad = ("# at: basic\nlevels:\n  - 县级\n  - 村(社区)级  # !",)

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        levels = it.item.levels
        if it.region is None and levels and Level.VILLAGE in levels and it.item.type is ItemType.LICENCE:
            yield Finding(("levels", levels.index(Level.VILLAGE)))


class RemovalCited(ItemRule):
    """Who drops a necessary material says on what decision."""

    id = "L116"
    severity = Severity.INFO
    source = "std:U-03"
    title = Text("删去必要材料的写明出处", "Who drops a necessary material cites why")
    why = Text(
        "少交材料对申请人有利，可以自行决定；但上级列为必要的，删去要有文件，窗口才敢不收。",
        "To ask for less is free; but what is necessary above a window leaves out only on somebody's word.",
    )
    message = Text(
        "删去了上级列为必要的“{name}”，来源里没有写出处", "drops “{name}”, necessary above, and cites no decision"
    )
    mend = Text(
        "在 sources 里写一条 fields 含 materials 的来源（文件、公告）。",
        "Add a citation to `sources` whose fields hold “materials”.",
    )
    good = (
        "remove: [materials.form]\nsources: [{id: cut, fields: [promised, materials], document: 示例区减材料公告}]",
        "remove: [materials.mandate]",
    )
    bad = ("remove:\n  - materials.form  # !",)

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        if not it.removals:
            return
        inherited: dict[str, Material] = {material.id: material for material in it.inherited.get("materials") or ()}
        sources = [source for layer in it.own_layers for source in layer.elements.sources or ()]
        if any("materials" in (source.fields or ()) for source in sources):
            return
        for removal in it.removals:
            head, _, id = removal.path.partition(".")
            material = inherited.get(id) if head == "materials" and removal.taken is Taken.OUT else None
            if material is not None and material.necessity is Necessity.REQUIRED and not material.exempt:
                values = {"name": catalogue.material_name(material)}
                yield Finding(("remove", removal.index), values=values, layer=removal.layer)
