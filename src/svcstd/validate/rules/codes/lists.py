"""C2: lists of the catalogue (名录), bodies, outlets and standard materials alike; design §3."""

from __future__ import annotations

from collections.abc import Iterator

from svcstd.model.catalogue import Catalogue
from svcstd.validate.rule import CatalogueRule, Finding, ListFile, Text


class IdListedOnce(CatalogueRule):
    """Records refer to bodies, outlets and materials by id, wherever these are listed."""

    id = "C201"
    title = Text("名录中的标识全目录不重复", "An id is listed once in the whole catalogue")
    why = Text(
        "实施清单只写标识，不写是哪个文件里的；重复时只有第一个有用。",
        "Records give the id and not the file it is listed in; of two with one id only the first counts.",
    )
    message = Text("标识 {id} 已经列出过，这一条没有用处", "id {id} is listed already; this entry is never used")
    mend = Text(
        "换一个标识，例如加上地区的简称；重复的删去一条。",
        "Give it another id, say with the place's prefix, or delete it.",
    )
    good = ("# at: agencies\n- {id: sl-health, name: 示例区卫生健康局, uscc: 119901010000010384}",)
    bad = (
        "# at: agencies\n- {id: sl-market, name: 示例区市场监督管理局, uscc: 11990101000001011C}\n"
        "- {id: sl-market, name: 示例区卫生健康局, uscc: 119901010000010384}  # !",
        "# at: catalog/outlets/990101001.yaml\n"
        '- {id: sl-town-centre, kind: 便民服务中心, name: 又一处, region: "990101001"}  # !',
        "# at: materials\n- {id: deed, name: 不动产权证书}\n- {id: deed, name: 房屋租赁合同}  # !",
    )

    def check(self, listed: ListFile, catalogue: Catalogue) -> Iterator[Finding]:
        known = {"agencies": catalogue.agencies, "outlets": catalogue.outlets, "materials": catalogue.materials}
        table = known.get(listed.kind, {})
        for index, entry in enumerate(listed.entries if listed.kind != "approvals" else ()):
            if table.get(entry.id) is not entry:
                yield Finding((index, "id"), values={"id": entry.id})


class ListOfKnownRegion(CatalogueRule):
    """Lists are kept by place, and the place is one of regions.csv."""

    id = "C207"
    refers = "catalog/regions.csv"
    title = Text("名录文件的地区在 regions.csv 中", "A list's place is in regions.csv")
    why = Text(
        "机构和场所按地区归档；地区不明，就不知道它们归哪里管。",
        "Bodies and outlets are filed by place; without it nobody knows whose they are.",
    )
    message = Text("regions.csv 里没有地区 {region}", "regions.csv has no place {region}")
    mend = Text(
        "改正文件名，或在 regions.csv 中加上这个地区。", "Correct the file's name, or add the place to regions.csv."
    )
    good = (
        "# at: catalog/agencies/990100.yaml\n- {id: city-market, name: 示例市市场监督管理局, uscc: 119901010000010384}",
    )
    bad = (
        "# at: catalog/agencies/990199.yaml\n- {id: x-market, name: 某区市场监督管理局, uscc: 119901010000010384}  # !",
    )

    def check(self, listed: ListFile, catalogue: Catalogue) -> Iterator[Finding]:
        if listed.kind not in {"materials", "approvals"} and catalogue.regions.get(listed.region) is None:
            yield Finding(values={"region": listed.region})
