"""M: one material under one name (同一材料、同一名称), that of the list of standard materials."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from svcstd.diagnostic import KeyPath
from svcstd.model.basic import StandardMaterial
from svcstd.model.catalogue import Catalogue
from svcstd.resolve import Resolved
from svcstd.validate.rule import Finding, ItemRule, Option, Severity, Text
from svcstd.validate.rules.materials.lists import plain
from svcstd.validate.values import ValueRule

ABOVE = "# at: province\n"
COPIES = re.compile(
    r"[（(、，,]?(?:(?:核[对验查]|提交|交|验)?(?:原件|复印件|影印件|扫描件)(?:[及和与或、，,/]?(?:原件|复印件|影印件|扫描件))*"
    r"(?:各?[0-9一二两三四五六]{1,2}份)?|[0-9一二两三四五六]{1,2}份)[）)]?$"
)
"""How a name says what is handed in: originals, copies, and how many."""

DUPLICATE = re.compile(r"[（(、]?(?:正、?副本|正本[及和与或、]副本|正本|副本)[）)]?$")
"""How a name says which of a licence's two sheets is wanted."""


def without_copies(name: str) -> str:
    """A name without what it says of originals and copies."""
    return COPIES.sub("", name) or name


@lru_cache(maxsize=8192)
def bare(name: str) -> str:
    """A name without that, without its sheet, and without the differences that typing makes."""
    return plain(DUPLICATE.sub("", without_copies(name)))


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
    unlinked = Text("标准材料“{name}”没有用 use 引用", "the standard material “{name}” is not referred to by `use`")
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
        ABOVE + "materials:\n  - {id: copy, name: 营业执照（副本）, necessity: 必要, copies: 1}  # !",
        ABOVE + "materials:\n  - {id: copy, name: 营业执照副本复印件, necessity: 必要, copies: 1}  # !",
        "# at: materials\n- {id: deed, name: 不动产权证书, aliases: [房产证]}\n# at: province\nmaterials:\n"
        "  - id: home\n    necessity: 必要\n    any_of:\n      - {name: 房产证}  # !\n      - {name: 房屋租赁合同}",
    )
    companions = ("M132",)

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        for index, material in enumerate(it.item.materials or ()):
            if material.use:
                continue
            if material.name and (standard := catalogue.standard_named(bare(material.name))):
                yield self._finding(material.name, standard, ("materials", index, "name"))
            for at, choice in enumerate(material.any_of or ()):
                if not choice.use and choice.name and (standard := catalogue.standard_named(bare(choice.name))):
                    yield self._finding(choice.name, standard, ("materials", index, "any_of", at, "name"))

    def _finding(self, name: str, standard: StandardMaterial, path: KeyPath) -> Finding:
        values = {"name": name, "standard": standard.name, "use": standard.id}
        return Finding(path, "unlinked" if name == standard.name else "message", values)


class CopiesCounted(ValueRule):
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
    good = (
        ABOVE + "materials:\n  - {id: copy, name: 复印件与原件一致的声明, necessity: 必要, originals: 1}",
        ABOVE + "materials:\n  - id: shares\n    any_of: [{name: 股东名册复印件}, {name: 股票}]\n    necessity: 必要",
    )
    bad = (
        ABOVE + "materials:\n  - {id: copy, name: 毕业证书复印件, necessity: 必要, copies: 1}  # !",
        ABOVE + "materials:\n  - {id: copy, name: 毕业证书（原件及复印件各1份）, necessity: 必要, copies: 1}  # !",
    )
    companions = ("M131",)

    sought = ("原件", "复印件", "影印件", "扫描件", "份）", "份)", "份\n", '份"', "份'", "份,", "份}")
    only = frozenset({"name"})

    def found(self, path: KeyPath, text: str) -> Iterator[Finding]:
        mend = without_copies(text)
        if mend != text and "materials" in path and "any_of" not in path:
            values = {"name": text, "words": text[len(mend) :].strip("（）()、，,"), "mend": mend}
            yield Finding(path, values=values)


class MaterialNameShort(ItemRule):
    """A material's name is a name, not what is demanded of it."""

    id = "M133"
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
        most = self.most
        for index, material in enumerate(it.item.materials or ()):
            if material.name and len(material.name) > most:
                values = {"length": len(material.name), "most": most}
                yield Finding(("materials", index, "name"), values=values)
