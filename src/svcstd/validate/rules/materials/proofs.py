"""M, continued: proofs, forms and what need not be handed in (证明、表格、免于提交), standard.md §3.5 and §5."""

from __future__ import annotations

from collections.abc import Iterator

from svcstd.model.catalogue import Catalogue
from svcstd.model.enums import Category, Exemption, Necessity
from svcstd.model.parts import Material
from svcstd.resolve import Resolved
from svcstd.validate.rule import Finding, ItemRule, Option, Severity, Text
from svcstd.validate.rules.materials.submission import ABOVE, FORMS

PROOF = "  - {id: single, name: 单身证明, necessity: 必要, originals: 1"


class ProofFounded(ItemRule):
    """A proof is asked for because some provision says so."""

    id = "M112"
    about = "materials"
    severity = Severity.INFO
    source = "std:M-06"
    published = True
    title = Text("要求提交的证明写明依据", "A proof that is asked for cites its basis")
    why = Text(
        "没有法律法规或国务院决定依据的证明一律取消；说不出依据的，也就不该再要。",
        "Proofs without a basis in law are abolished; what nobody can found is no longer to be asked for.",
    )
    message = Text(
        "必须提交“{name}”，没有写依据，来源里也没有", "“{name}” must be handed in, and no basis or citation says why"
    )
    mend = Text(
        "写上 basis，或在 sources 里写一条 fields 含 materials 的来源；没有依据的删去。",
        "Add `basis`, or a citation in `sources` whose fields hold “materials”; without any take it out.",
    )
    good = (
        ABOVE + f"materials:\n{PROOF}, basis: 示例经营许可管理办法第十条}}",
        ABOVE + "# without: sources\nmaterials:\n  - {id: plan, name: 平面图, necessity: 必要, originals: 1}",
    )
    bad = (
        ABOVE + f"materials:\n{PROOF}}}  # !\n# without: sources",
        "# at: settings\nrules: {M112: {options: {proofs_only: 0}}}\n"
        + ABOVE
        + "# without: sources\nmaterials:\n  - {id: plan, name: 平面图, necessity: 必要, originals: 1}  # !",
    )
    endings = Option(("证明", "证明材料", "证明书"), "证明的名称怎样结尾", "how names of proofs end")
    excepted = Option(("身份证明", "身份证明材料"), "不在此列的证明", "proofs that are none of these")
    proofs_only = Option(
        1,
        "1 只看证明；0 必要的材料都要有依据，身份证件和申请书也不例外",
        "1 for proofs alone; 0 for every necessary material, cards and forms as well",
    )

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        endings = self.endings
        for index, material in enumerate(it.item.materials or ()):
            name = material.name
            if material.basis or (self.proofs_only and not (name and name.endswith(endings))):
                continue
            if name and name.endswith(self.excepted) and self.proofs_only:
                continue
            if material.necessity is Necessity.REQUIRED and not material.exempt and not self._cited(it):
                yield Finding(("materials", index), values={"name": catalogue.material_name(material)})

    def _cited(self, it: Resolved) -> bool:
        sources = (source for layer in it.layers for source in layer.elements.sources or ())
        return any("materials" in (source.fields or ()) for source in sources)


class FormAndSample(ItemRule):
    """Who shows how to fill in a form also gives the form, and the other way round."""

    id = "M113"
    about = "materials"
    severity = Severity.INFO
    source = "std:M-09"
    published = True
    title = Text("空白表格和示例样表都提供", "A form comes with its sample, and a sample with its form")
    why = Text(
        "只有样表，申请人没有表可填；只有空表，填错的要再跑一趟。",
        "With a sample alone there is nothing to fill in; with a form alone people fill it in wrongly and come again.",
    )
    message = Text("“{name}”有空白表格，没有示例样表（sample）", "“{name}” has a blank form, and no sample")
    blank = Text("“{name}”有示例样表，没有空白表格（blank）", "“{name}” has a sample, and no blank form")
    neither = Text("“{name}”没有空白表格，也没有示例样表", "“{name}” has neither a blank form nor a sample")
    mend = Text("补上 sample 或者 blank 的下载地址。", "Add the link of `sample`, or of `blank`.")
    good = (ABOVE + "materials: [{id: form, name: 申请表, category: 申请表格文书, necessity: 必要, originals: 1}]",)
    bad = (
        ABOVE + "materials:\n  - id: form\n    name: 申请表\n    necessity: 必要\n    originals: 1\n"
        "    blank: https://www.example.gov.cn/form.pdf  # !",
        ABOVE + "materials:\n  - id: form\n    name: 申请表\n    necessity: 必要\n    originals: 1\n"
        "    sample: https://www.example.gov.cn/form.pdf  # !",
        "# at: settings\nrules: {M113: {options: {least: 1}}}\n"
        + ABOVE
        + "materials:\n  - {id: form, name: 申请表, necessity: 必要, originals: 1}  # !",
    )
    least = Option(
        0,
        "申请表至少要有空白表格、示例样表中的几样；默认两样都没有的不报",
        "how many of blank form and sample an application form has at least; by default there may be neither",
    )

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        for index, material in enumerate(it.item.materials or ()):
            if material.blank is material.sample:  # neither
                if self.least and self._form(material, catalogue):
                    yield Finding(("materials", index), "neither", {"name": catalogue.material_name(material)})
                continue
            if material.blank is None or material.sample is None:
                given, message = ("blank", "message") if material.blank else ("sample", "blank")
                values = {"name": catalogue.material_name(material)}
                yield Finding(("materials", index, given), message, values=values)

    def _form(self, material: Material, catalogue: Catalogue) -> bool:
        return material.category is Category.FORM or catalogue.material_name(material).endswith(FORMS)


class ExemptionPossible(ItemRule):
    """What takes a material's place can do so: a licence that was issued, or a commitment that is asked for."""

    id = "M114"
    about = "materials"
    severity = Severity.WARNING
    source = "std:§5/exempt"
    published = True
    title = Text("免于提交的方式做得到", "What takes a material's place can do so")
    why = Text(
        "电子证照只能代替已经核发的证照；以承诺代替的，事项本身要实行告知承诺。",
        "An electronic licence stands for one that was issued; a commitment must be one that the item asks for.",
    )
    message = Text(
        "“{name}”由申请人填写，不能用电子证照代替", "“{name}” is filled in by the applicant: no licence stands for it"
    )
    commitment = Text(
        "“{name}”以告知承诺代替，事项没有写告知承诺（commitment）",
        "a commitment stands for “{name}”, but the item has no `commitment`",
    )
    mend = Text("改正 exempt，或者补上 commitment。", "Correct `exempt`, or add `commitment`.")
    good = ("materials: [{id: mandate, exempt: 告知承诺}]\ncommitment: {kind: 证明事项, content: 承诺已获得授权。}",)
    bad = (
        "materials:\n  - id: form\n    exempt: 电子证照  # !",
        "materials:\n  - id: mandate\n    exempt: 告知承诺  # !",
    )

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        for index, material in enumerate(it.item.materials or ()):
            if material.exempt is None:
                continue
            values = {"name": catalogue.material_name(material)}
            if material.exempt is Exemption.ELECTRONIC_LICENCE:
                if material.category is Category.FORM or values["name"].endswith(FORMS):
                    yield Finding(("materials", index, "exempt"), values=values)
            elif material.exempt is Exemption.COMMITMENT and it.item.commitment is None:
                yield Finding(("materials", index, "exempt"), "commitment", values=values)
