"""guides.jsonl: whole procedure guides of several provinces, each portal with its own fields and spellings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from collected.items import TYPES
from collected.made import Made
from collected.places import Place

LEVELS = {"省": "省级", "市": "市级", "县": "县级", "街道": "镇(乡、街道)级", "镇（街道）级": "镇(乡、街道)级"}
OBJECTS = {"个人": "自然人", "3": "事业法人", "6": "行政机关"}
MEDIUMS = {
    "纸质": "纸质",
    "电子": "电子化",
    "纸质和电子": "纸质/电子化",
    "纸质、电子": "纸质/电子化",
    "1": "纸质",
    "2": "电子化",
}
SOURCES = {
    "申请人自备": "申请人自备",
    "自备": "申请人自备",
    "由申请人自备": "申请人自备",
    "政府部门核发": "政府部门核发",
    "其他": "其他",
}
NEEDED = {"必要": "必要", "非必要": "非必要", "容缺后补": "容缺后补", "1": "必要", "2": "非必要", True: "必要"}
DEPTHS = {"四级标准": "Ⅳ级"}
CHANNELS = {"窗口办理": "窗口办理", "网上办理": "网上办理", "1": "窗口办理", "2": "网上办理"}
PROCEDURES = {"专家评审": "专家评审", "延期": "延长审批", "现场勘查": "现场核查", "9": "现场核查"}
VISITS = {"0": 0, "1": 1, "2": 2, "0次": 0, "只跑一次": 1, 1: 1}
LAW = re.compile(r"(?:\d+、)?《\s*(?P<law>.+)》(?P<rest>[^》]*)")
ARTICLE = re.compile(r"第[一二三四五六七八九十百零0-9]+[条章项].*")
NUMBERED = re.compile(r"(?:^|(?<=[；;。\n ]))\s*(?:\d+[、.．]|●)\s*")
COPIES = re.compile(r"(原件|复印件)(\d+)份")
WHOLE = re.compile(r"(\d+)(?:\.0)?")
OTHER = (
    "service_scope",
    "intermediary_service",
    "quality",
    "category",
    "upload_materials",
    "partial",
    "address",
    "hours",
    "traffic",
    "online_depth_codes",
)
"""Fields without an element of the same meaning, or with values that none of its enumeration means."""


class Guide:
    """One row on its way into a workspace."""

    def __init__(self, made: Made, number: int, row: dict[str, Any]) -> None:
        """Take a row and its line number, 1-based."""
        self.made, self.number, self.row = made, number, row
        made.rows[row["source"]] += 1

    def lose(self, what: str) -> None:
        """Count something that could not be taken over."""
        self.made.lost[what] += 1

    def add(self) -> None:
        """Make entry, record and body of the row."""
        row, place = self.row, self.made.places.of(self.row["region"])
        if place is None:
            self.made.skipped["the place is not in the table of regions"] += 1
            return
        code = row.get("basic_code", f"guide-{self.number:05}")
        serial = row.get("business_item_code", "")
        entry: dict[str, Any] = {"code": code, "name": row["name"]}
        entry |= {} if "basic_code" in row else {"provisional": True}
        entry |= {"handling": [{"serial": serial, "title": row["name"]}]} if serial else {}
        self.made.entries[code] = entry | self.locked(place)
        self.made.records[f"{place.code}/{code}{serial}"] = self.record(place)
        for field in OTHER:
            if field in row:
                self.lose(f"field {field}")

    def locked(self, place: Place) -> dict[str, Any]:
        """What stands in the basic catalogue."""
        row = self.row
        out: dict[str, Any] = {}
        named = row.get("item_type") or TYPES.get(row.get("item_type_code", ""))
        levels = [LEVELS[part] for part in row.get("level", "").split("、") if part in LEVELS] or [place.level]
        out |= {"type": named} if named else {}
        out["levels"] = levels
        out |= {"department": row["lead_department"]} if "lead_department" in row else {}
        if row.get("legal_basis"):
            out["basis"] = [basis(f"b{at}", text) for at, text in enumerate(row["legal_basis"], 1)]
        said = re.split("[、,]", row.get("service_objects", row.get("service_objects_codes", "")))
        objects = [OBJECTS[one] for one in said if one in OBJECTS]
        if any(one and one not in OBJECTS for one in said):
            self.lose("applicants: 法人 and free text, which name no single kind of the enumeration")
        out |= {"objects": objects} if objects else {}
        out |= self.limit("statutory", "statutory_limit")
        if "result" in row or row.get("result_type_code") == "20":
            out["result"] = {key: value for key, value in (("name", row.get("result")),) if value}
            out["result"] |= {"type": "批文"} if row.get("result_type_code") == "20" else {}
        return out | {"sources": [{"id": "row", "data": f"guides.jsonl:{self.number}"}]}

    def limit(self, key: str, field: str) -> dict[str, Any]:
        """A limit; bare numbers are Hunan's working days, unit code 1 is the working day."""
        known = self.row[field]
        if known.get("immediate"):
            return {key: "即办"}
        if not known.get("unit") and "unit_code" not in known and self.row["source"] != "hunan-zwfw":
            self.lose("limit: no unit")
            return {}
        text = f"{known['value']}个工作日"
        note = self.row.get(f"{field}_note")
        return {key: {"limit": text, "note": note.strip()} if note else text}

    def record(self, place: Place) -> dict[str, Any]:
        """What stands in the place's record."""
        row = self.row
        out: dict[str, Any] = {"agency": self.made.body(place, row["agency"], row.get("agency_code", ""))}
        out |= {"code": row["implementation_code"]} if "implementation_code" in row else {}
        out |= {"undertaker": row["undertaker"]} if "undertaker" in row else {}
        out |= {"project_type": row["case_type"]} if "case_type" in row else {}
        out |= {"joint_agencies": [row["joint_agency"]]} if "joint_agency" in row else {}
        out |= {"version": row["version"]} if "version" in row else {}
        out |= self.limit("promised", "promised_limit")
        out["conditions"] = [{"id": f"c{at}", "text": text} for at, text in enumerate(parts(row["conditions"]), 1)]
        out |= self.situated() if "scenarios" in row else {"materials": self.materials(row.get("materials", []))}
        for make in (self.steps, self.procedures, self.fee, self.ways, self.talk):
            out |= make()
        return out

    def situated(self) -> dict[str, Any]:
        """Materials by situation: one list, each material with the situations that ask for it."""
        named = [(f"s{at}", one) for at, one in enumerate(self.row["scenarios"], 1)]
        materials: list[dict[str, Any]] = []
        for key, one in named:
            for made in self.materials(one["materials"], f"{key}-m"):
                materials.append({**made, "when": [key]})
        return {
            "situations": [{"id": key, "name": one["label"], "group": "scenario"} for key, one in named],
            "materials": materials,
        }

    def materials(self, rows: list[dict[str, Any]], prefix: str = "m") -> list[dict[str, Any]]:
        """Materials, as far as their fields say something certain."""
        return [self.material(f"{prefix}{at}", row) for at, row in enumerate(rows, 1)]

    def material(self, key: str, row: dict[str, Any]) -> dict[str, Any]:
        """One material."""
        out: dict[str, Any] = {"id": key, "name": row["name"]}
        out |= self.one("necessity", row.get("necessity", row.get("necessity_code")), NEEDED)
        out |= self.one("medium", row.get("medium", row.get("medium_code", medium_of(row))), MEDIUMS)
        out |= self.one("source", row.get("source"), SOURCES)
        out |= self.amounts(row)
        for ours, theirs in (("size", "page_format"), ("seal", "seal"), ("basis", "legal_basis"), ("note", "note")):
            out |= {ours: row[theirs]} if row.get(theirs) else {}
        return out

    def one(self, key: str, value: Any, known: dict[Any, str]) -> dict[str, Any]:
        """A value of an enumeration, counted as lost where the source has another."""
        if value in (None, ""):
            return {}
        if value not in known:
            self.lose(f"material, {key}: {value}")
            return {}
        return {key: known[value]}

    def amounts(self, row: dict[str, Any]) -> dict[str, Any]:
        """How many originals and copies; a number that does not say of which is lost."""
        value, kind = row.get("copies"), row.get("material_type")
        if isinstance(value, dict):
            return {"originals": value["original"], "copies": value["copy"]}
        found = WHOLE.fullmatch(value or "")
        if found and kind == "原件":
            return {"originals": int(found[1])}
        if found and kind == "复印件":
            return {"originals": 0, "copies": int(found[1])}
        told = dict(COPIES.findall(value or ""))
        if told and "或" not in value:
            return {key: int(told[word]) for key, word in (("originals", "原件"), ("copies", "复印件")) if word in told}
        if value:
            self.lose("material, copies: not said of what, or either")
        return {}

    def steps(self) -> dict[str, Any]:
        """Steps in words, as they are written."""
        rows = self.row.get("process_steps", [])
        return {"steps": [{"id": f"t{at}", "name": text} for at, text in enumerate(rows, 1)]} if rows else {}

    def procedures(self) -> dict[str, Any]:
        """Special procedures; the limit is in working days, as the row's others."""
        said = self.row.get("special_procedures", [])
        rows = said if isinstance(said, list) else [said]
        out = []
        for at, row in enumerate(rows, 1):
            kinds = [PROCEDURES[kind] for kind in row.get("types", [row.get("name_code")])]
            value = row.get("value", row.get("limit", {}).get("value"))
            out.append({"id": f"p{at}", "kinds": kinds, "limit": f"{value}个工作日"})
        return {"special_procedures": out} if out else {}

    def fee(self) -> dict[str, Any]:
        """Whether it is charged for."""
        said = self.row.get("fee", {})
        charged = said.get("charged", said.get("charged_code", said.get("text")))
        return {"fee": "收费" if charged == "是" else "不收费"} if charged is not None else {}

    def ways(self) -> dict[str, Any]:
        """Channels, address of the page, visits."""
        row, out = self.row, {}
        said = row.get("channels", row.get("channels_codes", ""))
        channels = [CHANNELS[one] for one in re.split(r"[\^,]", said) if one in CHANNELS]
        channels += ["网上办理"] if row.get("online") == "是" else []
        out |= {"channels": list(dict.fromkeys(channels))} if channels else {}
        online = {"url": row["url"]} if "url" in row else {}
        if "online_depth" in row:
            depth = str(row["online_depth"])
            online |= {"depth": DEPTHS[depth]} if depth in DEPTHS else {}
            self.made.lost["depth online: not one of four grades"] += depth not in DEPTHS
        out |= {"online": online} if online else {}
        if "visits" in row:
            visits: dict[str, Any] = {"count": VISITS[row["visits"]]}
            out["visits"] = visits | ({"reason": row["visit_reason"]} if "visit_reason" in row else {})
        return out

    def talk(self) -> dict[str, Any]:
        """Phones and questions."""
        row = self.row
        lines = {"consult": row.get("phone"), "complain": row.get("complaint_phone")}
        contacts = {key: [{"kind": "电话", "value": value}] for key, value in lines.items() if value}
        out: dict[str, Any] = {"contacts": contacts} if contacts else {}
        questions = [{"id": f"q{at}", **one} for at, one in enumerate(row.get("faq", []), 1)]
        return out | ({"faq": questions} if questions else {})


def basis(key: str, text: str) -> dict[str, Any]:
    """A law with its document number and article, where the text is built so; else the text whole as a title."""
    found = LAW.fullmatch(text.strip())
    if found is None:
        return {"id": key, "law": text.strip()}
    rest = found["rest"].strip()
    article = ARTICLE.search(rest)
    document = (rest[: article.start()] if article else rest).strip().strip("（）() ")
    out = {"id": key, "law": found["law"].strip()} | ({"document": document} if document else {})
    return out | ({"article": article[0].strip()} if article else {})


def parts(text: str) -> Iterator[str]:
    """The numbered points of a text, or its lines."""
    split: Callable[[str], list[str]] = NUMBERED.split if NUMBERED.search(text) else str.splitlines
    yield from (part.strip() for part in split(text) if part.strip())


def medium_of(row: dict[str, Any]) -> str | None:
    """What follows the semicolon of a form such as 原件；纸质和电子."""
    form = row.get("form", "")
    return form.partition("；")[2] or None
