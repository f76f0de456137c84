"""Places that collected records name, with those above them, from a table of statistical codes."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

HEAD = "code,name,level,parent,former,longitude,latitude,population\n"
NATION = "000000"
MUNICIPALITIES = {"11", "12", "31", "50"}
"""Provinces without cities: their districts stand right below them."""


class Place(NamedTuple):
    """One row of regions.csv."""

    code: str
    name: str
    level: str
    parent: str


class Places:
    """Looks places up by name and keeps those that were asked for."""

    def __init__(self, folder: Path) -> None:
        """Read provinces.csv, cities.csv, areas.csv and streets.csv of a folder."""
        self.tables = {name: _rows(folder / f"{name}.csv") for name in ("provinces", "cities", "areas", "streets")}
        self.found: dict[str, Place] = {NATION: Place(NATION, "国家", "国家级", "")}

    def of(self, name: str) -> Place | None:
        """The narrowest place that a name such as 云南省文山州砚山县 ends in, or None."""
        province = next((row for row in self.tables["provinces"] if name.startswith(row["name"])), None)
        if province is None:
            return None
        at = self._kept(province["code"].ljust(6, "0"), province["name"], "省级", NATION)
        for table, key in (("areas", "provinceCode"), ("streets", "areaCode")):
            within = province["code"] if table == "areas" else at.code
            inner = next((row for row in self.tables[table] if row[key] == within and row["name"] in name), None)
            if inner is None:
                break
            at = self._area(inner, at) if table == "areas" else self._kept(inner["code"], inner["name"], TOWN, at.code)
        return at

    def _area(self, row: dict[str, str], province: Place) -> Place:
        city = next((one for one in self.tables["cities"] if one["code"] == row["cityCode"]), None)
        above = province
        if city is not None and row["provinceCode"] not in MUNICIPALITIES:
            above = self._kept(city["code"].ljust(6, "0"), city["name"], "市级", province.code)
        return self._kept(row["code"], row["name"], "县级", above.code)

    def _kept(self, code: str, name: str, level: str, parent: str) -> Place:
        return self.found.setdefault(code, Place(code, name, level, parent))

    def table(self) -> str:
        """regions.csv of the places that were asked for."""
        return HEAD + "".join(f"{one.code},{one.name},{one.level},{one.parent},,,,\n" for one in self._sorted())

    def _sorted(self) -> Iterator[Place]:
        yield from (self.found[code] for code in sorted(self.found))


TOWN = "镇(乡、街道)级"


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as table:
        return list(csv.DictReader(table))
