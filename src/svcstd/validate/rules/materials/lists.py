"""M: materials (申请材料), what is asked for: names, references, doubles and alternatives; standard.md §3.5."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from svcstd.diagnostic import KeyPath
from svcstd.model.catalogue import Catalogue
from svcstd.model.elements import Situation
from svcstd.model.parts import Material
from svcstd.resolve import Resolved
from svcstd.validate.rule import Finding, ItemRule, Text

KIND = "(?:申请|申报|证明|说明|辅助|补充|佐证|书面|必要)?"
WHAT = "(?:材料|资料|文件|证件|手续)"
PROOF = "(?:证明|证件|证照|证书|凭证|批文)"
CATCH_ALL = re.compile(
    rf"(?:其[他它]|有关|等)的?{KIND}{WHAT}|相关的?(?:证明文件|{KIND}(?:材料|资料|手续))"
    rf"|其[他它](?:依法|按照?|依照|根据|法律|法规|规定)?(?:需要?|应当?|须|必须|必要|要求|规定|认为)[^，、；（）]{{0,14}}{WHAT}"
    rf"|(?:窗口|审批机关|受理机关|主管部门|工作人员)(?:要求|认为)[^，、；（）]{{0,10}}{WHAT}"
    rf"|(?:其[他它]的?(?:有关|相关)?|(?:^|(?<=[等、，和及或的]))(?:有关|相关))的?{PROOF}(?=$|[（(、，；及和或])"
    r"|(?<![初高平同优特中上下均一二三四五六甲乙丙0-9])等[。；]?$"
)
"""Wording that lets a window ask for anything; “住所相关文件” is a term of 市场主体登记管理条例第十六条."""

ABOVE = "# at: province\n"
WIDE = str.maketrans({"(": "（", ")": "）", " ": None, "\u3000": None, "《": None, "》": None})


@lru_cache(maxsize=8192)
def plain(name: str) -> str:
    """A name without the differences that typing makes: spaces, width of brackets, title marks."""
    return name.translate(WIDE)


@lru_cache(maxsize=8192)
def catch_all(name: str) -> str:
    """The words of a name that let a window ask for anything, or ""."""
    found = CATCH_ALL.search(name)
    return found[0] if found else ""


class MaterialOnce(ItemRule):
    """A material is asked for once."""

    id = "M101"
    source = "std:M-01"
    situated = True
    title = Text("同一材料只列一次", "A material is listed once")
    why = Text(
        "重复列出的材料让申请人多交一份，也使材料数、免提交率算错。",
        "A material listed twice makes applicants bring it twice, and miscounts every figure on materials.",
    )
    message = Text("“{name}”前面已经列过（{id}）", "“{name}” is listed before ({id})")
    mend = Text(
        "合并为一条，份数写在 originals、copies；只在不同情形下提交的，用 when 区分。",
        "Make them one, with `originals` and `copies`; where each belongs to a situation of its own use `when`.",
    )
    good = (
        ABOVE + "materials:\n  - {id: self-card, name: 身份证, when: [self], necessity: 必要, originals: 1}\n"
        "  - {id: agent-card, name: 身份证, when: [agent], necessity: 必要, copies: 1}",
        "situations:\n  - id: self\n    set:\n      materials: [{id: form, name: 授权委托书}]",
    )
    bad = (
        ABOVE + "materials:\n  - {id: licence, use: example-licence, necessity: 必要, originals: 1}\n"
        "  - {id: copy, name: 《示例经营许可证》, necessity: 必要, copies: 1}  # !",
        "situations:\n  - id: agent\n    set:\n      materials:\n"
        "        - {id: mandate, name: 示例经营许可申请书}  # !",
    )

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        materials = it.item.materials
        if not materials or len(materials) == 1:
            return
        names = [plain(catalogue.material_name(material)) for material in materials]
        if len(set(names)) == len(names):
            return
        for index, material in enumerate(materials):
            twin = self._twin(it, names, materials, index) if names[index] else None
            if twin is not None:
                values = {"name": catalogue.material_name(material), "id": twin.id}
                yield Finding(("materials", index), values=values)

    def _twin(self, it: Resolved, names: Sequence[str], materials: Sequence[Material], index: int) -> Material | None:
        """An earlier material of the same name that may be asked for together with this one."""
        situations = {situation.id: situation for situation in it.item.situations or ()}
        held = next((s for s in situations.values() if s.set is it.layers[-1].elements), None)
        for earlier, name in zip(materials[:index], names, strict=False):
            if name == names[index] and not _apart(earlier, materials[index], situations, held):
                return earlier
        return None


def _apart(a: Material, b: Material, situations: dict[str, Situation], held: Situation | None) -> bool:
    """Whether two materials are never asked for together: in situations or channels that exclude each other."""
    if a.channel and b.channel and set(a.channel).isdisjoint(b.channel):
        return True
    in_a, in_b = _groups(a.when, situations), _groups(b.when, situations)
    if held is not None:
        now = {held.group: {held.id}}
        return any(
            group in groups and groups[group].isdisjoint(ids) for groups in (in_a, in_b) for group, ids in now.items()
        )
    return any(group in in_b and ids.isdisjoint(in_b[group]) for group, ids in in_a.items())


def _groups(when: Sequence[str] | None, situations: dict[str, Situation]) -> dict[str | None, set[str]]:
    groups: dict[str | None, set[str]] = {}
    for id in when or ():
        if id in situations:
            groups.setdefault(situations[id].group, set()).add(id)
    return groups


class MaterialNamed(ItemRule):
    """Every material says what it is."""

    id = "M102"
    source = "GB/T 39046"
    companions = ("L103",)
    title = Text("材料有名称", "A material has a name")
    why = Text(
        "没有名称的材料，指南里是空的一行；多半是想改上级列出的材料而标识写错了。",
        "A material without one is an empty row; mostly it means to change an inherited one and its id is wrong.",
    )
    message = Text(
        "材料 {id} 没有名称，上级也没有标识为 {id} 的材料",
        "material {id} has no name, and no place above has one of that id",
    )
    mend = Text(
        "写 name 或 use；要改上级的材料，核对标识。",
        "Add `name` or `use`; to change an inherited material check its id.",
    )
    good = (ABOVE + "materials:\n  - {id: plan, name: 经营场所平面图, necessity: 必要, originals: 1}",)
    bad = (ABOVE + "materials:\n  - {id: from, copies: 0}  # !",)

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        for index, material in enumerate(it.item.materials or ()):
            if not material.name and not material.use and not material.any_of:
                yield Finding(("materials", index), values={"id": material.id})


class MaterialKnown(ItemRule):
    """A standard material that is referred to exists."""

    id = "M103"
    refers = "catalog/materials.yaml"
    title = Text("引用的标准材料存在", "A standard material that is referred to exists")
    why = Text(
        "名称、核发机关等由 catalog/materials.yaml 补足，标识写错就什么也补不上。",
        "Its name and issuer come from catalog/materials.yaml; a wrong id brings nothing.",
    )
    message = Text("catalog/materials.yaml 里没有 {use}", "catalog/materials.yaml has no {use}")
    mend = Text(
        "核对标识，或者在 catalog/materials.yaml 里加上。", "Check the id, or add it to catalog/materials.yaml."
    )
    good = (ABOVE + "materials:\n  - {id: old, use: example-licence, necessity: 必要, originals: 1}",)
    bad = (
        ABOVE + "materials:\n  - {id: old, use: licence-example, necessity: 必要, originals: 1}  # !",
        ABOVE + "materials:\n  - id: proof\n    necessity: 必要\n    any_of:\n"
        "      - {name: 毕业证书}\n      - {use: diploma}  # !",
        "# at: basic\nresult: {name: 示例经营许可证, type: 证照, use: licence-example}  # !",
    )

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        known = catalogue.materials
        for index, material in enumerate(it.item.materials or ()):
            if material.use and material.use not in known:
                yield Finding(("materials", index, "use"), values={"use": material.use})
            for at, choice in enumerate(material.any_of or ()):
                if choice.use and choice.use not in known:
                    yield Finding(("materials", index, "any_of", at, "use"), values={"use": choice.use})
        result = it.item.result
        if result and result.use and result.use not in known:
            yield Finding(("result", "use"), values={"use": result.use})


class MaterialDefinite(ItemRule):
    """A list of materials is closed: it names each one."""

    id = "M104"
    source = "std:M-02"
    title = Text("材料名称不含兜底表述", "A material's name is no catch-all")
    why = Text(
        "“其他材料”“有关材料”让窗口可以随意加要材料，国务院办公厅要求逐项清理。",
        "“Other materials” lets a window ask for anything; the State Council's office has it cleared away.",
    )
    message = Text("材料名称里有兜底表述“{words}”", "“{words}” in the name is a catch-all")
    mend = Text("逐项写明是什么材料；说不出来的删去。", "Name each material; what cannot be named is left out.")
    good = (
        ABOVE + "materials:\n  - {id: other, name: 其他组织的登记证书, necessity: 必要, originals: 1}",
        ABOVE + "materials:\n  - {id: home, name: 住所相关文件, necessity: 必要, originals: 1}",
        ABOVE + "materials:\n  - {id: home, name: 住所相关证明, necessity: 必要, originals: 1}",
        ABOVE + "materials:\n  - {id: owners, name: 其他股东同意转让的文件, necessity: 必要, originals: 1}",
    )
    bad = (
        ABOVE + "materials:\n  - {id: other, name: 法律、法规规定的其他材料, necessity: 必要, originals: 1}  # !",
        ABOVE + "materials:\n  - {id: other, name: 其他依法应当提交的材料, necessity: 必要, originals: 1}  # !",
        ABOVE + "materials:\n  - {id: other, name: 身份证、户口簿等, necessity: 必要, originals: 1}  # !",
        ABOVE + "materials:\n  - {id: staff, name: 从业人员资格证书等有关证明文件, necessity: 必要, originals: 1}  # !",
        ABOVE + "materials:\n  - {id: other, name: 其他证明, necessity: 必要, originals: 1}  # !\n"
        "  - {id: a, name: 其他相关证明, necessity: 必要, originals: 1}  # !\n"
        "  - {id: b, name: 有关证明, necessity: 必要, originals: 1}  # !\n"
        "  - {id: c, name: 相关证件, necessity: 必要, originals: 1}  # !\n"
        "  - {id: d, name: 其他有关证照, necessity: 必要, originals: 1}  # !\n"
        "  - {id: e, name: 法律、法规规定的其他证书, necessity: 必要, originals: 1}  # !",
    )
    companions = ("M112",)

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        for index, material in enumerate(it.item.materials or ()):
            if material.name and (words := catch_all(material.name)):
                yield Finding(("materials", index, "name"), values={"words": words})
            for at, choice in enumerate(material.any_of or ()):
                if choice.name and (words := catch_all(choice.name)):
                    yield Finding(("materials", index, "any_of", at, "name"), values={"words": words})


class SituationKnown(ItemRule):
    """A material that belongs to a situation names one that exists."""

    id = "M105"
    unanimous = True
    title = Text("材料的适用情形存在", "The situations of a material exist")
    why = Text(
        "when 写了不存在的情形，这件材料在哪种情形下都不会列出。",
        "A material whose `when` names no situation is never asked for.",
    )
    message = Text("没有标识为 {id} 的情形", "there is no situation {id}")
    mend = Text("核对 situations 里的标识。", "Check the ids in `situations`.")
    good = (ABOVE + "materials:\n  - {id: card, use: example-licence, when: [self], necessity: 必要, originals: 1}",)
    bad = (
        ABOVE + "materials:\n  - {id: card, use: example-licence, when: [himself], necessity: 必要, originals: 1}  # !",
    )

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        for index, material in enumerate(it.item.materials or ()):
            if material.when:
                known = {situation.id for situation in it.item.situations or ()}
                for at, id in enumerate(material.when):
                    if id not in known:
                        yield Finding(("materials", index, "when", at), values={"id": id})


class AlternativesDiffer(ItemRule):
    """Alternatives of a material are two different things, each named."""

    id = "M106"
    title = Text("择一提交的材料各有名称、互不相同", "Alternatives of a material are named and differ")
    why = Text(
        "any_of 里的材料交一种即可：空着的无法提交，重复的等于没有选择。",
        "One of `any_of` suffices: an empty one cannot be handed in, and a repeated one is no choice.",
    )
    message = Text("第 {number} 种材料没有写 name 或 use", "alternative {number} has neither `name` nor `use`")
    twice = Text("“{name}”在 any_of 里写了两次", "“{name}” stands twice in `any_of`")
    mend = Text("写明每一种，删去重复的。", "Name each, and take out doubles.")
    good = (ABOVE + "materials:\n  - id: proof\n    any_of: [{name: 毕业证书}, {name: 学位证书}]\n    necessity: 必要",)
    bad = (
        ABOVE
        + "materials:\n  - id: proof\n    any_of:\n      - {name: 毕业证书}\n      - {}  # !\n    necessity: 必要",
        ABOVE + "materials:\n  - id: proof\n    necessity: 必要\n    any_of:\n"
        "      - {name: 毕业证书}\n      - {name: 毕业证书}  # !",
    )

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        for index, material in enumerate(it.item.materials or ()):
            seen: set[tuple[str | None, str | None]] = set()
            for at, choice in enumerate(material.any_of or ()):
                path: KeyPath = ("materials", index, "any_of", at)
                if not choice.name and not choice.use:
                    yield Finding(path, values={"number": at + 1})
                elif (choice.name, choice.use) in seen:
                    yield Finding(path, "twice", values={"name": choice.name or choice.use})
                seen.add((choice.name, choice.use))
