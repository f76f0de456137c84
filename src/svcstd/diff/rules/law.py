"""D12: the legal ground and what is granted (依据与结果), standard.md §3.1."""

from __future__ import annotations

from svcstd.diff.changes import Change
from svcstd.diff.rule import Family, Neutral, Scene, Severity, Text, unweighed


class SettingBasisChanged(Neutral):
    """The provision that sets the item differs."""

    id = mirror = "D120"
    severity, family, source, declarable = Severity.WARNING, Family.LAW, "std:U-01", True
    title = Text("设定依据改变", "The setting basis changes")
    why = Text(
        "设定依据属四级四同要素，随法律修订由基本目录统一调整。",
        "The basis is one of the four equal elements and follows the law.",
    )
    bad = (
        "# before\n# at: basic\nbasis:\n  - {id: law-3, law: 中华人民共和国示例法, article: 第三条}\n"
        "# after\n# at: basic\nbasis:\n  - {id: law-3, law: 中华人民共和国示例法, article: 第四条}  # !",
    )

    def speaks(self, change: Change, scene: Scene) -> bool:
        return change.element == "basis" and change.pattern != "basis"


class OtherBasisChanged(Neutral):
    """A provision that carries out or supervises the item, or grounds one of its elements, differs."""

    id = mirror = "D121"
    family = Family.LAW
    title = Text("实施依据或要素依据改变", "Another basis changes")
    why = Text(
        "依据改变时，应核对据以规定的要素是否仍然成立。",
        "Where a ground changes, what stands on it has to be looked at.",
    )
    bad = (
        "# before\nimplementing_basis:\n  - {id: rules-9, article: 第九条}\n"
        "# after\nimplementing_basis:\n  - {id: rules-9, article: 第十条}  # !",
    )

    def speaks(self, change: Change, scene: Scene) -> bool:
        if change.element in {"implementing_basis", "supervision_basis"}:
            return change.pattern != change.element
        return change.pattern.endswith((".basis", ".charge_basis"))


class ResultChanged(Neutral):
    """What the applicant receives differs: its name, validity or area."""

    id = mirror = "D123"
    family = Family.LAW
    title = Text("办理结果改变", "The result changes")
    why = Text("结果的名称、有效期和适用地域由法律规定。", "The law says what is granted, for how long and where.")
    elements = unweighed("result.name", "result.type", "result.validity", "result.area")
    bad = (
        "# before\n# at: basic\nresult: {name: 示例经营许可证, type: 证照, validity: 5年}\n"
        "# after\n# at: basic\nresult: {name: 示例经营许可证, type: 证照, validity: 3年}  # !",
    )

    def speaks(self, change: Change, scene: Scene) -> bool:
        return change.pattern in self.elements and change.before is not None and change.after is not None
