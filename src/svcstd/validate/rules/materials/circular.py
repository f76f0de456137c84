"""M: proofs that nobody should have to bring (循环证明、奇葩证明)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from svcstd.model.catalogue import Catalogue
from svcstd.model.enums import Necessity
from svcstd.model.parts import Material
from svcstd.resolve import Resolved
from svcstd.validate.rule import Finding, ItemRule, Option, Severity, Text
from svcstd.validate.rules.materials.lists import plain

ABOVE = "# at: province\n"
FIRST = re.compile("首次|初次|新办|新设|首次申领|设立")
VILLAGE = re.compile(r"村民委员会|居民委员会|[村居]委会|村[（(](?:居|社区)[）)]|社区(?:居民委|出具|开具|盖章)")


def issuer_of(material: Material, catalogue: Catalogue) -> str:
    """Who issues a material, by its own word or its standard material's; "" where nobody says."""
    standard = catalogue.materials.get(material.use) if material.use else None
    return material.issuer or (standard.issuer if standard else None) or ""


class ProofNotOwn(ItemRule):
    """A body does not have applicants bring what it has issued itself."""

    id = "M134"
    severity = Severity.WARNING
    companions = ("L103",)
    title = Text("不要申请人提交本机关自己出具的证明", "A body does not ask for proofs that it issues itself")
    why = Text(
        "本机关出具的证明本机关自己查得到；让申请人开了再交回来，是证明事项清理要取消的循环证明。",
        "A body can look up what it issued; to have it fetched and handed back is the circle to be done away with.",
    )
    message = Text("“{name}”由实施主体{body}自己出具", "“{name}” is issued by the implementing body {body} itself")
    mend = Text(
        "取消这件材料，改为内部核查；确需列出的，写 exempt: 数据共享。",
        "Leave it out and look it up; where it must be listed write `exempt: 数据共享`.",
    )
    good = (
        "materials:\n  - id: proof\n    name: 从业年限证明\n    issuer: 示例区人力资源和社会保障局\n"
        "    necessity: 必要\n    originals: 1",
        "materials:\n  - id: proof\n    name: 从业年限证明\n    issuer: 示例区市场监督管理局\n"
        "    necessity: 必要\n    originals: 1\n    exempt: 数据共享",
    )
    bad = (
        "materials:\n  - id: proof\n    name: 从业年限证明\n    issuer: 示例区市场监督管理局  # !\n"
        "    necessity: 必要\n    originals: 1",
    )

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        body = catalogue.agencies.get(it.item.agency) if it.item.agency else None
        if body is None:
            return
        for index, material in enumerate(it.item.materials or ()):
            if not material.issuer or material.issuer != body.name or material.exempt:
                continue
            name = catalogue.material_name(material)
            if name.endswith(("证明", "证明书", "证明材料")):
                yield Finding(("materials", index, "issuer"), values={"name": name, "body": body.name})


class ResultNotAsked(ItemRule):
    """Who applies for the first time does not have yet what is applied for."""

    id = "M135"
    title = Text("首次申请不要提交本事项的办理结果", "A first application does not ask for its own result")
    why = Text(
        "首次申请的人还没有这份证照，要他先交出来，谁也办不成。",
        "First applicants do not have it yet; asked for it beforehand, nobody can ever apply.",
    )
    message = Text("“{name}”就是本事项的办理结果", "“{name}” is what the item itself results in")
    mend = Text(
        "删去这件材料；只在延续、变更时提交的，写在那些办理项里，或者用 when 区分。",
        "Leave it out; where renewals or changes need it, write it there, or use `when`.",
    )
    good = (
        ABOVE + "materials:\n  - {id: old, use: example-licence, when: [agent], necessity: 必要, originals: 1}",
        "# at: county-renewal\nmaterials:\n  - {id: old, name: 示例经营许可证, necessity: 必要, originals: 1}",
    )
    bad = (
        "materials:\n  - {id: old, use: example-licence, necessity: 必要, originals: 1}  # !",
        "materials:\n  - {id: old, name: 《示例经营许可证》, necessity: 必要, originals: 1}  # !",
    )

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        result = it.item.result
        if result is None or not it.item.materials or not FIRST.search(it.identity.title or it.identity.name):
            return
        for index, material in enumerate(it.item.materials):
            if material.when or material.any_of or material.necessity is not Necessity.REQUIRED:
                continue
            name = catalogue.material_name(material)
            if (material.use and material.use == result.use) or (result.name and plain(name) == plain(result.name)):
                yield Finding(("materials", index), values={"name": name})


class VillageProofAllowed(ItemRule):
    """Villages and communities prove what they know, and nothing else."""

    id = "M136"
    severity = Severity.WARNING
    words = Option(
        (
            "亲属关系证明",
            "居民身份信息证明",
            "户口登记项目内容变更申请证明",
            "养犬证明",
            "无犯罪记录证明",
            "康复人员情况证明",
            "人员失踪证明",
            "婚姻状况证明",
            "出生证明",
            "健在证明",
            "死亡证明",
            "疾病状况证明",
            "残疾状况证明",
            "婚育状况证明",
            "就业状况证明",
            "个人档案证明",
            "财产证明",
            "遗产继承权证明",
            "市场主体住所证明",
            "证件遗失证明",
        ),
        "村（居）民委员会不应出具的证明",
        "proofs that villages and communities are not to issue",
    )
    title = Text("不要村（居）民委员会出具清单所列的证明", "No listed proof is asked of a village or community")
    why = Text(
        "民发〔2020〕20号列出 20 项不应由基层群众性自治组织出具的证明：这些事它们无从核实。",
        "Document 民发〔2020〕20号 lists 20 proofs that villages are not to issue, since they cannot know the facts.",
    )
    message = Text("“{words}”不应由村（居）民委员会出具", "“{words}” is not for a village or community to issue")
    mend = Text(
        "改由有职权的机关出具，或者数据共享、告知承诺；没有法律依据的取消。",
        "Ask the competent authority, share data, take a commitment, or drop it where no law wants it.",
    )
    good = (
        ABOVE + "materials:\n  - {id: kin, name: 亲属关系证明, issuer: 公证机构, necessity: 必要, originals: 1}",
        ABOVE + "materials:\n  - {id: hard, name: 村民委员会出具的经济困难说明, necessity: 必要, originals: 1}",
    )
    bad = (
        ABOVE + "materials:\n  - {id: kin, name: 亲属关系证明, issuer: 村民委员会, necessity: 必要, originals: 1}  # !",
        ABOVE + "materials:\n  - {id: none, name: 居委会出具的无犯罪记录证明, necessity: 必要, originals: 1}  # !",
    )

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        for index, material in enumerate(it.item.materials or ()):
            name = material.name or catalogue.material_name(material)
            if "证明" not in name:
                continue
            words = next((word for word in self.words if word in name), None)
            if words and (VILLAGE.search(name) or VILLAGE.search(issuer_of(material, catalogue))):
                yield Finding(("materials", index), values={"words": words})
