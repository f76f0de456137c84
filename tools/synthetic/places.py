"""Synthetic places, bodies and outlets: codes begin with 90 to 99, which GB/T 2260 gives to no province."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from synthetic.text import Flow

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
ORG_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
COUNTIES_A_CITY, CITIES_A_PROVINCE = 10, 5
BODIES = ("市场监督管理局", "人力资源和社会保障局", "住房和城乡建设局", "民政局", "农业农村局", "卫生健康局")
CITIZENS = [Flow(kind="电话", value="12345")]


@dataclass(frozen=True)
class Place:
    """One place: as a row of regions.csv."""

    code: str
    name: str
    level: str
    parent: str

    @property
    def folder(self) -> str:
        """Its folder under `items/`."""
        return f"items/{self.code}_{self.name}"


def places(counties: int) -> list[Place]:
    """The nation, then provinces, cities, counties and two towns of each county, widest first."""
    out = [Place("000000", "合成国", "国家级", "")]
    per_province = COUNTIES_A_CITY * CITIES_A_PROVINCE
    for p in range(-(-counties // per_province)):
        province = Place(f"{90 + p}0000", f"合成省{p + 1:02}", "省级", "000000")
        out.append(province)
        left = min(per_province, counties - p * per_province)
        for c in range(-(-left // COUNTIES_A_CITY)):
            city = Place(f"{90 + p}{c + 1:02}00", f"合成市{p + 1:02}{c + 1:02}", "市级", province.code)
            out.append(city)
            for k in range(min(COUNTIES_A_CITY, left - c * COUNTIES_A_CITY)):
                number = f"{p + 1:02}{c + 1:02}{k + 1:02}"
                county = Place(f"{90 + p}{c + 1:02}{k + 1:02}", f"合成县{number}", "县级", city.code)
                out.append(county)
                for t in range(2):
                    code = f"{county.code}{t + 1:03}"
                    out.append(Place(code, f"合成镇{number}{t + 1:02}", "镇(乡、街道)级", county.code))
    return out


def uscc(division: str, serial: int) -> str:
    """An 18-character credit code that is well-formed (GB 32100-2015) in a division that does not exist."""
    organisation = f"RY{serial:06}"
    total = sum(int(c, 36) * w for c, w in zip(organisation, ORG_WEIGHTS, strict=True))
    check = (11 - total % 11) % 11
    body = f"11{division}{organisation}{'X' if check == 10 else check}"
    total = sum(ALPHABET.index(c) * w for c, w in zip(body, WEIGHTS, strict=True))
    return body + ALPHABET[(31 - total % 31) % 31]


def agencies(place: Place) -> list[dict[str, Any]]:
    """The bodies of one place."""
    hall = [Flow(kind="窗口", value=f"{place.name}政务服务中心综合窗口")]
    return [
        {
            "id": f"b{place.code}-{at + 1}",
            "name": f"{place.name}{name}",
            "uscc": uscc(place.code, at + 1),
            "nature": "法定机关",
            "contacts": {"consult": hall, "complain": CITIZENS},
        }
        for at, name in enumerate(BODIES)
    ]


def outlets(place: Place) -> list[dict[str, Any]]:
    """The hall of a place with three windows."""
    return [
        {
            "id": f"hall-{place.code}",
            "kind": "大厅",
            "name": f"{place.name}政务服务中心",
            "region": place.code,
            "address": f"{place.name}合成路1号",
            "traffic": "乘合成1路公交车到政务服务中心站下车。",
            "hours": "工作日 9：00–12：00，13：00–17：00",
            "windows": [Flow(id=f"w{n}", name=f"{n}号综合窗口") for n in (1, 2, 3)],
        }
    ]


def table(rows: list[Place]) -> str:
    """regions.csv; a CSV file has no comments, so the names say what it is."""
    return "".join(_rows(rows))


def _rows(rows: list[Place]) -> Iterator[str]:
    yield "code,name,level,parent,former,longitude,latitude,population\n"
    for place in rows:
        yield f'{place.code},{place.name},"{place.level}",{place.parent},,,,\n'
