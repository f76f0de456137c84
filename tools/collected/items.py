"""items.jsonl: names of items, half of them with codes, bodies and addresses."""

from __future__ import annotations

import re
from typing import Any

from collected.made import Made
from collected.places import Place

TYPES = {
    "1": "行政许可",
    "5": "行政给付",
    "7": "行政确认",
    "8": "行政奖励",
    "9": "行政裁决",
    "10": "其他行政权力",
    "20": "公共服务",
}
"""Types of item by the code that portals use (GB/T 39046-2020 table A.1, without the leading zero)."""
CODE = re.compile(r"[0-9A-Za-z][0-9A-Za-z_-]*")
NATIONAL = re.compile(r"\d{9}(?:00Y|\d{3}(?:\d{2})?)")


def add(made: Made, number: int, row: dict[str, Any]) -> None:
    """Take over one row.

    Args:
        made: What it is added to.
        number: Its line in the file, 1-based; the code of an item that has none.
        row: The row.
    """
    made.rows[row["source"]] += 1
    place = made.places.of(row["region"])
    if place is None:
        made.skipped["the place is not in the table of regions"] += 1
        return
    cited = {"id": "row", "data": f"items.jsonl:{number}"}
    code = row.get("basic_code") or row.get("code", "")
    if not code:
        _name(made, f"row-{number:05}", row["name"], place, cited)
        return
    if not CODE.fullmatch(code):
        made.skipped["the code has characters that no code has"] += 1
        return
    if "basic_code" not in row and "item_type_code" in row:
        made.lost["basic code: not given, the row's own code stands for it"] += 1
    _coded(made, code, row, place, cited)


def _name(made: Made, code: str, name: str, place: Place, cited: dict[str, Any]) -> None:
    """An entry of which only the name is known; its code is a line number and says so."""
    made.names_only += 1
    made.entries[code] = {"code": code, "name": name, "provisional": True, "levels": [place.level], "sources": [cited]}


def _coded(made: Made, code: str, row: dict[str, Any], place: Place, cited: dict[str, Any]) -> None:
    type_ = TYPES.get(row.get("item_type_code", ""))
    common: dict[str, Any] = {"type": type_} if type_ else {}
    if "main_item" in row:
        made.lost["main item: a name without a code"] += 1
    if "department_code" in row and row["department_code"] != row.get("agency_code"):
        made.lost["code of the department: another than the body's"] += 1
    if not _below(made, code, row["name"]):
        if code in made.entries:
            made.skipped["the code was there already"] += 1
            return
        made.entries[code] = {"code": code, "name": row["name"], **common, "levels": [place.level], "sources": [cited]}
    record: dict[str, Any] = {"agency": made.body(place, row["department"], row.get("agency_code", ""))}
    if "basic_code" in row:
        record["code"] = row["code"]
    if "url" in row:
        record["online"] = {"url": row["url"]}
    made.records[f"{place.code}/{code}"] = record


def _below(made: Made, code: str, name: str) -> bool:
    """Put a national code below its main item's, where that came before; False where it stands for itself."""
    main = made.entries.get(code[:9] + "00Y") if NATIONAL.fullmatch(code) else None
    if main is None or main["code"] == code:
        return False
    subitems = main.setdefault("subitems", [])
    sub = next((one for one in subitems if code.startswith(one["code"])), None)
    if sub is None:
        subitems.append({"code": code, "name": name})
    else:
        sub.setdefault("handling", []).append({"serial": code[len(sub["code"]) :], "title": name})
    return True
