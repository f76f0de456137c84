"""O2: where outlets are (办事场所的位置); design §3.4."""

from __future__ import annotations

import re
from collections.abc import Iterator

from svcstd.model.catalogue import Catalogue
from svcstd.validate.rule import CatalogueRule, Finding, ListFile, Severity, Text

BOUNDS = {"longitude": (73.0, 136.0), "latitude": (3.0, 54.0)}
"""Decimal degrees that China lies within."""


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
