"""D20, D21: what an applicant must bring (申请材料), standard.md §2.2 and §3.2."""

from __future__ import annotations

from svcstd.diff import weigh
from svcstd.diff.changes import Change, Kind
from svcstd.diff.rule import Better, Burden, Neutral, Scene, Text, Worse, unweighed

LISTED = {"materials[]": weigh.material}
NECESSITY = {"materials[].necessity": weigh.necessity}
NUMBERS = {"materials[].originals": weigh.copies, "materials[].copies": weigh.copies}
EXEMPT = {
    "materials[].exempt": weigh.added_weighs(Burden.BETTER),
    "catalog.materials[].exempt": weigh.added_weighs(Burden.BETTER),
}
ASKED = {
    "materials[].when": weigh.wider(unsaid_is_all=True, more=Burden.WORSE),
    "materials[].channel": weigh.wider(unsaid_is_all=True, more=Burden.WORSE),
}
CHOICES = {"materials[].any_of": weigh.more_choices}
PERIOD = {"materials[].supplement_within": weigh.roomier}
HANDING = {"materials[].inspect": weigh.flag(Burden.BETTER), "materials[].on_site": weigh.flag(Burden.WORSE)}


class MaterialAdded(Worse):
    """Applicants must bring one more document."""

    id, mirror, source = "D201", "D202", "std:U-02"
    elements = LISTED
    title = Text("申请材料增加", "One more material")
    why = Text("每多一件材料，申请人就多跑一处、多备一份。", "Each material more costs the applicant a way and a copy.")
    message = Text("增加{what}", "added: {what}")
    mend = Text(
        "没有法定依据不得增加材料；有依据的写在 basis。", "No material without a ground in law; write it in `basis`."
    )
    bad = (
        "# before\n# after\n# at: province\nmaterials:\n  - {id: form, name: 示例经营许可申请书}\n"
        "  - {id: plan, name: 场地平面图, necessity: 必要, copies: 1}  # !",
    )
    good = ("# before\n# after\n# at: province\nmaterials:\n  - {id: plan, name: 场地平面图, necessity: 非必要}",)


class MaterialRemoved(Better):
    """Applicants bring one document less."""

    id, mirror, source = "D202", "D201", "std:U-03"
    elements = LISTED
    title = Text("申请材料减少", "One material less")
    why = Text("减材料是减负的主要指标。", "Fewer materials are what relief is measured by.")
    message = Text("减少{what}", "removed: {what}")
    bad = ("# before\n# after\nremove: [materials.premises-proof]  # !",)


class OptionalMaterialListed(Neutral):
    """A material that nobody has to hand in is listed, or no longer listed."""

    id = mirror = "D203"
    elements = LISTED
    title = Text("不必提交的材料增减", "A material nobody must hand in comes or goes")
    why = Text("非必要或可免于提交的材料不增加负担。", "What is optional or exempt burdens nobody.")
    message = Text("不必提交的{what}：{before} → {after}", "{what}, which nobody must hand in: {before} → {after}")
    bad = (
        "# before\n# after\nmaterials:\n  - {id: plan, name: 场地平面图, necessity: 非必要}  # !",
        "# before\n# after\nremove: [materials.licence]  # !",
    )


class NecessityHarder(Worse):
    """A material that could be left out or handed in later becomes harder to do without."""

    id, mirror, source = "D204", "D205", "std:M-07"
    elements = NECESSITY
    title = Text("材料必要性变严", "A material becomes more necessary")
    why = Text("必要严于容缺后补，容缺后补严于非必要。", "Required is harder than later, later harder than optional.")
    bad = (
        "# before\n# at: province\nmaterials:\n  - {id: mandate, name: 授权委托书, necessity: 容缺后补}\n"
        "# after\n# at: province\nmaterials:\n  - {id: mandate, name: 授权委托书, necessity: 必要}  # !",
    )


class NecessitySofter(Better):
    """A material can be handed in later, or left out."""

    id, mirror, source = "D205", "D204", "std:M-07"
    elements = NECESSITY
    title = Text("材料必要性变宽", "A material becomes less necessary")
    why = Text("容缺受理让申请人先办后补。", "What may follow later spares the applicant a second visit.")
    bad = ("# before\n# after\nmaterials:\n  - {id: form, necessity: 容缺后补}  # !",)


class MoreCopies(Worse):
    """More originals or copies of a material are asked for."""

    id, mirror = "D206", "D207"
    elements = NUMBERS
    title = Text("材料份数增加", "More originals or copies")
    why = Text("多一份就多一份准备。", "One more is one more to prepare.")
    bad = ("# before\n# after\nmaterials:\n  - {id: form, copies: 2}  # !",)


class FewerCopies(Better):
    """Fewer originals or copies of a material are asked for."""

    id, mirror = "D207", "D206"
    elements = NUMBERS
    title = Text("材料份数减少", "Fewer originals or copies")
    why = Text("减份数也是减材料。", "Fewer copies are less to bring.")
    bad = ("# before\n# after\nmaterials:\n  - {id: form, originals: 0}  # !",)


class ExemptionAdded(Better):
    """A material is replaced by an electronic licence, shared data or a commitment."""

    id, mirror, source = "D208", "D209", "std:M-04"
    elements = EXEMPT
    title = Text("材料可免于提交", "A material becomes exempt")
    why = Text(
        "电子证照、数据共享、告知承诺代替提交（免证办）。",
        "An electronic licence, shared data or a commitment takes its place.",
    )
    bad = ("# before\n# after\nmaterials:\n  - {id: form, exempt: 数据共享}  # !",)


class ExemptionRemoved(Worse):
    """A material that was replaced must be handed in again."""

    id, mirror, source = "D209", "D208", "std:M-04"
    elements = EXEMPT
    title = Text("材料不再免于提交", "A material is no longer exempt")
    why = Text("取消免证办，申请人须重新提交。", "What was exempt has to be brought again.")
    bad = ("# before\n# after\nremove: [materials.licence.exempt]  # !",)


class MaterialAskedMore(Worse):
    """A material is asked for in more situations or through more channels."""

    id, mirror = "D210", "D211"
    elements = ASKED
    title = Text("材料适用范围变宽", "A material is asked for more often")
    why = Text("原来不必提交的申请人也须提交。", "Applicants who did not need it now do.")
    bad = ("# before\n# after\nremove: [materials.mandate.when]  # !",)


class MaterialAskedLess(Better):
    """A material is asked for in fewer situations or through fewer channels."""

    id, mirror = "D211", "D210"
    elements = ASKED
    title = Text("材料适用范围变窄", "A material is asked for less often")
    why = Text("只有部分申请人须提交。", "Only some applicants still need it.")
    bad = ("# before\n# after\nmaterials:\n  - {id: form, when: [self]}  # !",)


class FewerChoices(Worse):
    """Fewer documents satisfy a material, or only one does."""

    id, mirror = "D212", "D213"
    elements = CHOICES
    title = Text("可替代材料减少", "Fewer alternatives")
    why = Text("择一提交的选择变少。", "Fewer documents will do.")
    bad = (
        "# before\nmaterials:\n"
        "  - {id: premises-proof, any_of: [{name: 不动产权证书}, {name: 租赁合同}, {name: 借用协议}]}\n"
        "# after\nmaterials:\n  - {id: premises-proof, any_of: [{name: 不动产权证书}, {name: 租赁合同}]}  # !",
    )


class MoreChoices(Better):
    """More documents satisfy a material."""

    id, mirror = "D213", "D212"
    elements = CHOICES
    title = Text("可替代材料增加", "More alternatives")
    why = Text("择一提交的选择变多。", "More documents will do.")
    bad = (
        "# before\n# after\nmaterials:\n"
        "  - {id: premises-proof, any_of: [{name: 不动产权证书}, {name: 房屋租赁合同}, {name: 借用协议}]}  # !",
    )


class SupplementShorter(Worse):
    """What may be handed in later is due sooner."""

    id, mirror, source = "D214", "D215", "std:M-07"
    elements = PERIOD
    title = Text("补交期限缩短", "Less time to hand in later")
    why = Text("补交的时间变少。", "Less time is left.")
    bad = ("# before\n# after\nmaterials:\n  - {id: mandate, supplement_within: 3个工作日}  # !",)


class SupplementLonger(Better):
    """What may be handed in later is due later."""

    id, mirror, source = "D215", "D214", "std:M-07"
    elements = PERIOD
    title = Text("补交期限延长", "More time to hand in later")
    why = Text("补交的时间变多。", "More time is left.")
    bad = ("# before\n# after\nmaterials:\n  - {id: mandate, supplement_within: 10个工作日}  # !",)


class HandingInHarder(Worse):
    """A material is kept that was only inspected, or has to be filled in on the spot."""

    id, mirror = "D216", "D217"
    elements = HANDING
    title = Text("材料提交方式变严", "Handing in becomes harder")
    why = Text("验后退还改为收取，或须本人到场填写。", "What was returned is kept, or must be filled in on the spot.")
    bad = ("# before\n# after\nmaterials:\n  - {id: form, on_site: true}  # !",)


class HandingInEasier(Better):
    """A material is only inspected, or need not be filled in on the spot."""

    id, mirror = "D217", "D216"
    elements = HANDING
    title = Text("材料提交方式变宽", "Handing in becomes easier")
    why = Text("只出示核验、当场退还，或不必到场填写。", "It is shown and returned, or filled in anywhere.")
    bad = ("# before\n# after\nmaterials:\n  - {id: form, inspect: true}  # !",)


class MaterialReplaced(Neutral):
    """A material's name, issuer, source or form differs."""

    id = mirror = "D218"
    elements = unweighed(
        *(
            f"materials[].{key}"
            for key in ("name", "use", "issuer", "source", "kind", "medium", "size", "seal", "category")
        ),
        *(f"catalog.materials[].{key}" for key in ("name", "issuer", "source", "medium", "category")),
        "materials[].issued_within",
        "materials[].requirement",
    )
    title = Text("材料名称或要求改变", "A material is described differently")
    why = Text("名称和要求决定申请人准备什么。", "Name and requirement say what to prepare.")
    bad = ("# before\n# after\nmaterials:\n  - {id: form, size: A4}  # !",)

    def speaks(self, change: Change, scene: Scene) -> bool:
        return (change.pattern in self.elements and change.kind is Kind.CHANGED) or change.pattern.endswith(
            (".size", ".seal", ".requirement")
        )
