"""M: materials (申请材料), how they are handed in: issuer, exemption, copies, supplement; standard.md §3.5."""

from __future__ import annotations

import re
from collections.abc import Iterator

from svcstd.model.catalogue import Catalogue
from svcstd.model.enums import Category, Exemption, Medium, Necessity, Source
from svcstd.model.parts import Material
from svcstd.resolve import Resolved
from svcstd.validate.rule import Finding, ItemRule, Severity, Text

ABOVE = "# at: province\n"
IDENTITY = re.compile(r"身份证|户口[簿本]|护照")
"""Names of what shows who somebody is."""

FORMS = ("申请书", "申请表", "登记表", "申报表")


def issued(material: Material, catalogue: Catalogue) -> bool:
    """Whether an authority issues a material, by its own word or its standard material's."""
    if material.source is not None:
        return material.source is Source.GOVERNMENT
    standard = catalogue.materials.get(material.use) if material.use else None
    return standard is not None and standard.source is Source.GOVERNMENT


class IssuerNamed(ItemRule):
    """What an authority issues names the authority."""

    id = "M107"
    severity = Severity.WARNING
    source = "std:M-03"
    published = True
    title = Text("政府部门核发的材料写明核发机关", "A material that an authority issues names the authority")
    why = Text(
        "申请人要知道到哪里去取得，窗口要知道向谁核实、调取。",
        "Applicants must know where to get it, windows whom to ask for it.",
    )
    message = Text("“{name}”由政府部门核发，没有写核发机关", "“{name}” is issued by an authority that is not named")
    mend = Text(
        "写 issuer，或者用 use 引用已写明核发机关的标准材料。",
        "Add `issuer`, or `use` a standard material that has one.",
    )
    good = (
        ABOVE + "materials:\n  - {id: plan, name: 规划许可证, source: 政府部门核发, issuer: 规划部门, necessity: 必要}",
    )
    bad = (ABOVE + "materials:\n  - {id: plan, name: 规划许可证, source: 政府部门核发, necessity: 必要}  # !",)

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        for index, material in enumerate(it.item.materials or ()):
            if material.issuer or material.any_of or not issued(material, catalogue):
                continue
            standard = catalogue.materials.get(material.use) if material.use else None
            if standard is None or not standard.issuer:
                yield Finding(("materials", index, "issuer"), values={"name": catalogue.material_name(material)})


class ElectronicLicenceUsed(ItemRule):
    """What exists as an electronic licence need not be brought."""

    id = "M108"
    severity = Severity.INFO
    source = "std:M-04"
    published = True
    title = Text(
        "有电子证照的材料可以免于提交", "A material that exists as an electronic licence need not be handed in"
    )
    why = Text(
        "能调取电子证照的不再要求申请人提交（免证办）。",
        "What can be fetched as an electronic licence is no longer asked for.",
    )
    message = Text("“{name}”有电子证照，仍要求提交", "“{name}” exists as an electronic licence but is still asked for")
    mend = Text("本地能调取的，写 exempt: 电子证照。", "Where it can be fetched write its `exempt` as “电子证照”.")
    good = (
        "# at: materials\n- {id: business-licence, name: 营业执照, source: 政府部门核发, "
        "issuer: 市场监督管理部门, licence_code: A1}",
    )
    bad = (
        "# at: materials\n- {id: example-licence, name: 示例证, source: 政府部门核发, "
        "issuer: 示例监管部门, licence_code: A1}\n"
        "# at: province\nmaterials:\n  - {id: old, use: example-licence, necessity: 必要, copies: 1}  # !",
    )

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        for index, material in enumerate(it.item.materials or ()):
            if material.exempt or not material.use:
                continue
            standard = catalogue.materials.get(material.use)
            if standard and (standard.licence_code or standard.exempt is Exemption.ELECTRONIC_LICENCE):
                yield Finding(("materials", index), values={"name": catalogue.material_name(material)})


class PaperCounted(ItemRule):
    """A paper material is handed in at least once."""

    id = "M109"
    source = "std:M-05"
    situated = True
    title = Text("纸质材料的份数不为零", "A paper material is handed in at least once")
    why = Text(
        "要求提交纸质材料而份数为零，申请人不知道带不带。",
        "Paper asked for in no copy at all: applicants cannot tell whether to bring it.",
    )
    message = Text("材料形式是纸质，原件、复印件都是 0 份", "paper, with no original and no copy")
    mend = Text(
        "写实际份数；不收纸质的，把 medium 改为电子化或写 exempt。",
        "Say how many; where no paper is taken change `medium` or add `exempt`.",
    )
    good = (ABOVE + "materials: [{id: plan, name: 平面图, necessity: 必要, medium: 纸质, originals: 0, copies: 1}]",)
    bad = ("materials:\n  - id: premises-proof\n    originals: 0  # !\n    copies: 0",)

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        for index, material in enumerate(it.item.materials or ()):
            if material.medium is not Medium.PAPER or material.originals or material.copies:
                continue
            if (material.originals is None and material.copies is None) or material.exempt or material.inspect:
                continue
            key = "originals" if material.originals is not None else "copies"
            yield Finding(("materials", index, key))


class SupplementDated(ItemRule):
    """What may follow later says until when."""

    id = "M110"
    severity = Severity.WARNING
    source = "std:M-07"
    published = True
    title = Text("容缺后补的材料写明补交期限", "A material that may follow later says until when")
    why = Text(
        "容缺受理以按期补齐为条件，没有期限就无法执行；必须当时提交的材料不应再有补交期限。",
        "Accepting with a gap rests on filling it in time; what must be there at once has no time to follow.",
    )
    message = Text("容缺后补，没有写补交期限", "may follow later, but not until when")
    idle = Text("材料必要性是{necessity}，却写了补交期限", "necessity is {necessity}, yet there is a time to follow")
    mend = Text(
        "容缺后补的写 supplement_within，其他的删去它。",
        "Add `supplement_within` where it may follow later, and take it out elsewhere.",
    )
    good = (
        "materials:\n  - {id: premises-proof, necessity: 容缺后补, supplement_within: 5个工作日}",
        "materials:\n  - {id: mandate, necessity: 非必要}",
    )
    bad = (
        ABOVE + "materials:\n  - {id: plan, name: 平面图, necessity: 容缺后补, originals: 1}  # !",
        ABOVE
        + "materials:\n  - id: plan\n    name: 平面图\n    necessity: 必要\n    supplement_within: 5个工作日  # !",
    )

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        for index, material in enumerate(it.item.materials or ()):
            path = ("materials", index, "supplement_within")
            if material.necessity is Necessity.LATER:
                if material.supplement_within is None:
                    yield Finding(path)
            elif material.supplement_within is not None and material.necessity is not None:
                within, necessity = it.origin(path)[0], it.origin(("materials", index, "necessity"))[0]
                if it.layers.index(within) >= it.layers.index(necessity):  # an inherited time lapses with the gap
                    yield Finding(path, "idle", values={"necessity": material.necessity})


class CorePresent(ItemRule):
    """Who applies, and for what, cannot follow later."""

    id = "M111"
    source = "std:M-08"
    title = Text("申请书和身份证明不得容缺", "Application form and proof of identity cannot follow later")
    why = Text(
        "没有申请书、不能确认申请人身份，就没有申请，谈不上受理。",
        "Without a form or a known applicant there is no application to accept.",
    )
    message = Text("“{name}”是核心材料，不能容缺后补", "“{name}” is a core material and cannot follow later")
    mend = Text("把 necessity 改为必要。", "Make `necessity` “必要”.")
    good = (
        ABOVE + "materials:\n  - {id: plan, name: 平面图, necessity: 容缺后补, supplement_within: 5个工作日}",
        ABOVE + "materials:\n  - {id: card, name: 居民身份证, necessity: 必要, originals: 1}\n"
        "  - {id: book, name: 居民户口簿, necessity: 容缺后补, supplement_within: 5个工作日}",
    )
    bad = (
        ABOVE + "materials:\n  - id: book\n    name: 居民户口簿\n    supplement_within: 1年\n"
        "    necessity: 容缺后补  # !\n  - id: pass\n    name: 护照\n    supplement_within: 1年\n"
        "    necessity: 容缺后补  # !",
        "materials:\n  - id: form\n    necessity: 容缺后补  # !\n    supplement_within: 5个工作日",
        ABOVE
        + "materials:\n  - id: card\n    name: 居民身份证\n    supplement_within: 1年\n    necessity: 容缺后补  # !",
    )

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        for index, material in enumerate(it.item.materials or ()):
            if material.necessity is Necessity.LATER:
                name = catalogue.material_name(material)
                if material.category is Category.FORM or name.endswith(FORMS) or self._identifies(name, it, catalogue):
                    yield Finding(("materials", index, "necessity"), values={"name": name})

    def _identifies(self, name: str, it: Resolved, catalogue: Catalogue) -> bool:
        """Whether a material shows who applies; a second one besides a card that must be there may follow."""
        if "身份证" in name or not IDENTITY.search(name):
            return "身份证" in name
        others = (other for other in it.item.materials or () if other.necessity is Necessity.REQUIRED)
        return not any(IDENTITY.search(catalogue.material_name(other)) for other in others)
