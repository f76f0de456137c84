"""C2, M2 and O2: lists of the catalogue (名录): bodies, outlets, standard materials; design §3."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from svcstd.model.catalogue import Catalogue
from svcstd.validate.rule import CatalogueRule, Finding, ListFile, Severity, Text

BOUNDS = {"longitude": (73.0, 136.0), "latitude": (3.0, 54.0)}
"""Decimal degrees that China lies within."""


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
        for index, entry in enumerate(listed.entries):
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
        if listed.kind != "materials" and catalogue.regions.get(listed.region) is None:
            yield Finding(values={"region": listed.region})


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


class OutletAtKnownPlace(CatalogueRule):
    """An outlet stands in, and serves, places of regions.csv."""

    id = "O201"
    refers = "catalog/regions.csv"
    title = Text("服务场所的地区在 regions.csv 中", "An outlet's places are in regions.csv")
    why = Text(
        "就近办点按地区找场所；地区不明的场所谁也找不到。",
        "Points find outlets by place; one at an unknown place is found by nobody.",
    )
    message = Text("regions.csv 里没有地区 {region}", "regions.csv has no place {region}")
    mend = Text("改正 region 或 serves 中的代码。", "Correct the code in `region` or `serves`.")
    good = ('# at: outlets\n- {id: park, kind: 园区站, name: 示例园区站, region: "990101", serves: ["990101001"]}',)
    bad = (
        '# at: outlets\n- {id: park, kind: 园区站, name: 示例园区站, region: "990109"}  # !',
        '# at: outlets\n- id: park\n  kind: 园区站\n  name: 园区站\n  region: "990101"\n  serves: ["990101099"]  # !',
    )

    def check(self, listed: ListFile, catalogue: Catalogue) -> Iterator[Finding]:
        for index, outlet in enumerate(listed.entries if listed.kind == "outlets" else ()):
            if catalogue.regions.get(outlet.region) is None:
                yield Finding((index, "region"), values={"region": outlet.region})
            for at, region in enumerate(outlet.serves or ()):
                if catalogue.regions.get(region) is None:
                    yield Finding((index, "serves", at), values={"region": region})


class CoordinatesInChina(CatalogueRule):
    """Longitude and latitude are decimal degrees, and not the wrong way round."""

    id = "O202"
    severity = Severity.WARNING
    title = Text("经纬度是国内的十进制度", "Coordinates are decimal degrees within China")
    why = Text(
        "经纬度写反或写成度分秒，地图上就会落到别处。",
        "Swapped, or in minutes and seconds, they put the outlet somewhere else on the map.",
    )
    message = Text("{key} {value} 不在 {least} 到 {most} 之间", "{key} {value} is not between {least} and {most}")
    mend = Text(
        "写十进制度，例如经度 113.056、纬度 23.682；检查两者是否写反。",
        "Write decimal degrees, such as longitude 113.056 and latitude 23.682; see whether they are swapped.",
    )
    good = (
        '# at: outlets\n- {id: park, kind: 园区站, name: 园区站, region: "990101", '
        'longitude: "113.05", latitude: "23.68"}',
    )
    bad = (
        '# at: outlets\n- id: park\n  kind: 园区站\n  name: 示例园区站\n  region: "990101"\n  longitude: "23.68"  # !',
    )

    def check(self, listed: ListFile, catalogue: Catalogue) -> Iterator[Finding]:
        for index, outlet in enumerate(listed.entries if listed.kind == "outlets" else ()):
            for key, (least, most) in BOUNDS.items():
                value = getattr(outlet, key)
                if value is not None and not _within(value, least, most):
                    yield Finding((index, key), values={"key": key, "value": value[:40], "least": least, "most": most})


def _within(value: str, least: float, most: float) -> bool:
    return re.fullmatch(r"\d{1,3}(\.\d{1,12})?", value, re.ASCII) is not None and least <= float(value) <= most
