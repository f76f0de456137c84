"""M: one material under one name (同一材料、同一名称), that of the list of standard materials."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from svcstd.diagnostic import KeyPath
from svcstd.model.catalogue import Catalogue
from svcstd.model.parts import Material
from svcstd.resolve import Resolved
from svcstd.validate.rule import Finding, ItemRule, Option, Severity, Text
from svcstd.validate.rules.materials import MaterialOnce, plain

ABOVE = "# at: province\n"
COPIES = re.compile(
    r"[（(、，,]?(?:(?:核[对验查]|提交|交|验)?(?:原件|复印件|影印件|扫描件)(?:[及和与或、，,/]?(?:原件|复印件|影印件|扫描件))*"
    r"(?:各?[0-9一二两三四五六]{1,2}份)?|[0-9一二两三四五六]{1,2}份)[）)]?$"
)
"""How a name says what is handed in: originals, copies, and how many."""


@lru_cache(maxsize=8192)
def without_copies(name: str) -> str:
    """A name without what it says of originals and copies."""
    return COPIES.sub("", name) or name


def named(material: Material) -> Iterator[tuple[KeyPath, str]]:
    """The names that a material writes itself, its alternatives' included, where it refers to no standard material."""
    if material.name and not material.use:
        yield ("name",), material.name
    for index, choice in enumerate(material.any_of or ()):
        if choice.name and not choice.use:
            yield ("any_of", index, "name"), choice.name


class StandardMaterialUsed(ItemRule):
    """A standard material is referred to, not written again under another name."""

    id = "M131"
    severity = Severity.WARNING
    title = Text("标准材料用 use 引用，不另起名称", "A standard material is referred to by `use`")
    why = Text(
        "同一份材料各写各的名称，就认不出是同一份：不能去重，不能免交，也不能由办理结果代替。",
        "Under several names nobody sees that it is one: it is neither merged, nor exempt, nor found as a result.",
    )
    message = Text("“{name}”就是标准材料“{standard}”", "“{name}” is the standard material “{standard}”")
    mend = Text(
        "改为 use: {use}；要说明是谁的，可以同时写 name。",
        "Write `use: {use}`; where it matters whose it is, keep `name` beside it.",
    )
    good = (
        ABOVE + "materials:\n  - {id: copy, use: business-licence, name: 代理人的营业执照, necessity: 必要, copies: 1}",
        ABOVE + "materials:\n  - {id: copy, name: 营业执照遗失声明, necessity: 必要, originals: 1}",
    )
    bad = (
        ABOVE + "materials:\n  - {id: copy, name: 营业执照, necessity: 必要, copies: 1}  # !",
        ABOVE + "materials:\n  - {id: copy, name: 《营业执照》复印件, necessity: 必要, copies: 1}  # !",
        "# at: materials\n- {id: deed, name: 不动产权证书, aliases: [房产证]}\n# at: province\nmaterials:\n"
        "  - id: home\n    necessity: 必要\n    any_of:\n      - {name: 房产证}  # !\n      - {name: 房屋租赁合同}",
    )
    companions = ("M132", "M133")

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        for index, material in enumerate(it.item.materials or ()):
            for path, name in named(material):
                standard = catalogue.standard_named(plain(without_copies(name)))
                if standard:
                    values = {"name": name, "standard": standard.name, "use": standard.id}
                    yield Finding(("materials", index, *path), values=values)


class CopiesCounted(ItemRule):
    """Originals and copies are counted, not named."""

    id = "M132"
    severity = Severity.INFO
    title = Text("名称里不写原件、复印件和份数", "A name does not say original, copy or how many")
    why = Text(
        "“身份证”“身份证复印件”“身份证（1份）”是同一份材料；交什么、交几份写在 originals、copies，才能汇总、核对。",
        "Card, copy of card and card (1) are one material; only as counts can originals and copies be added up.",
    )
    message = Text("名称“{name}”里写了“{words}”", "the name “{name}” says “{words}”")
    mend = Text(
        "名称写“{mend}”，份数写在 originals、copies，核对原件写 inspect: true。",
        "Name it “{mend}”, write counts in `originals` and `copies`, and `inspect: true` where it is only shown.",
    )
    good = (ABOVE + "materials:\n  - {id: copy, name: 复印件与原件一致的声明, necessity: 必要, originals: 1}",)
    bad = (
        ABOVE + "materials:\n  - {id: copy, name: 毕业证书复印件, necessity: 必要, copies: 1}  # !",
        ABOVE + "materials:\n  - {id: copy, name: 毕业证书（原件及复印件各1份）, necessity: 必要, copies: 1}  # !",
    )
    companions = ("M131", "M133")

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        for index, material in enumerate(it.item.materials or ()):
            for path, name in named(material):
                mend = without_copies(name)
                if mend != name:
                    values = {"name": name, "words": name[len(mend) :].strip("（）()、，,"), "mend": mend}
                    yield Finding(("materials", index, *path), values=values)


class MaterialUnderOneName(ItemRule):
    """A material is not listed again under another of its names."""

    id = "M133"
    source = "std:M-01"
    title = Text("同一材料不用几个名称重复列出", "A material is not listed under several names")
    why = Text(
        "换一个叫法再列一次，申请人就要多交一份；别名写在 catalog/materials.yaml 里，是同一份。",
        "Under another name applicants bring it twice; catalog/materials.yaml says which names mean one material.",
    )
    message = Text("“{name}”与前面的 {id} 是同一份材料“{standard}”", "“{name}” and {id} above are one: “{standard}”")
    mend = Text("合并为一条，用 use: {use}。", "Make them one with `use: {use}`.")
    good = (
        "# at: materials\n- {id: deed, name: 不动产权证书, aliases: [房产证]}\n# at: province\nmaterials:\n"
        "  - {id: home, use: deed, necessity: 必要, copies: 1}\n"
        "  - {id: other, use: deed, name: 出租人的房产证, necessity: 必要, copies: 1}",
    )
    bad = (
        "# at: materials\n- {id: deed, name: 不动产权证书, aliases: [房产证]}\n# at: province\nmaterials:\n"
        "  - {id: home, use: deed, necessity: 必要, copies: 1}\n"
        "  - {id: other, name: 房产证, necessity: 必要, copies: 1}  # !",
    )
    companions = ("M131", "M132")

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        materials = it.item.materials or ()
        names = [plain(without_copies(catalogue.material_name(material))) for material in materials]
        standards = [catalogue.standard_named(name) for name in names]
        ids = [standard.id if standard else "" for standard in standards]
        if len(set(filter(None, ids))) == len(list(filter(None, ids))):
            return
        for index, standard in enumerate(standards):
            twin = MaterialOnce.twin(it, ids, materials, index) if standard else None
            written = catalogue.material_name(materials[index])
            if standard and twin and plain(written) != plain(catalogue.material_name(twin)):
                values = {"name": written, "id": twin.id, "standard": standard.name, "use": standard.id}
                yield Finding(("materials", index), values=values)


class MaterialNameShort(ItemRule):
    """A material's name is a name, not what is demanded of it."""

    id = "M137"
    severity = Severity.INFO
    most = Option(60, "材料名称最多多少字", "the most characters of a material's name")
    title = Text("材料名称不过长", "A material's name is not overlong")
    why = Text(
        "太长的名称多半把几件材料、几种情形写在了一起，数不清要交几件。",
        "An overlong name mostly holds several materials or cases, so that nobody can count what is to be brought.",
    )
    message = Text("名称有 {length} 字，多于 {most} 字", "the name has {length} characters, more than {most}")
    mend = Text(
        "一件材料写一条；要求写在 requirement，情形写在 when，任选其一的写 any_of。",
        "One entry for each material; demands in `requirement`, cases in `when`, alternatives in `any_of`.",
    )
    good = (ABOVE + f"materials:\n  - {{id: long, name: {'示例' * 30}, necessity: 必要, originals: 1}}",)
    bad = (ABOVE + f"materials:\n  - {{id: long, name: {'示例' * 30}书, necessity: 必要, originals: 1}}  # !",)

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        for index, material in enumerate(it.item.materials or ()):
            for path, name in named(material):
                if len(name) > self.most:
                    yield Finding(("materials", index, *path), values={"length": len(name), "most": self.most})
