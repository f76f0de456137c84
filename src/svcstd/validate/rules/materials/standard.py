"""M2: the standard materials (标准材料); design §3."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from svcstd.model.catalogue import Catalogue
from svcstd.validate.rule import CatalogueRule, Finding, ListFile, Severity, Text


class MaterialNamedOnce(CatalogueRule):
    """One material, one entry: that is what a list of standard materials is for."""

    id = "M201"
    severity = Severity.WARNING
    source = "svcstd"
    title = Text("标准材料的名称和别名不重复", "Names and aliases of standard materials are used once")
    why = Text(
        "标准材料用来合并各事项的同一份材料；同名两条，就分不清引用的是哪一份，也无法去重。",
        "Standard materials tell which documents are the same; two of one name cannot be told apart or merged.",
    )
    message = Text("“{name}”已经是标准材料 {other} 的名称或别名", "“{name}” is already a name or alias of {other}")
    mend = Text("合并为一条，其余叫法写进 aliases。", "Merge them and keep other names under `aliases`.")
    good = ("# at: materials\n- {id: deed, name: 不动产权证书, aliases: [房产证]}\n- {id: lease, name: 房屋租赁合同}",)
    bad = ("# at: materials\n- {id: deed, name: 不动产权证书, aliases: [房产证]}\n- {id: house, name: 房产证}  # !",)

    def check(self, listed: ListFile, catalogue: Catalogue) -> Iterator[Finding]:
        seen: dict[str, str] = {}
        for index, material in enumerate(listed.entries if listed.kind == "materials" else ()):
            for name in (material.name, *(material.aliases or ())):
                other = seen.setdefault(unicodedata.normalize("NFKC", name).replace(" ", ""), material.id)
                if other != material.id:
                    yield Finding((index,), values={"name": name, "other": other})
