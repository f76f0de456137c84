"""Collected records become a workspace field by field; what has no place is counted, nothing is added."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

import convert
from collected import page
from collected.guides import basis, parts
from svcstd.pipeline.check import check
from svcstd.workspace import Workspace

TABLES = {
    "provinces": 'code,name\n99,"合成省"\n',
    "cities": 'code,name,provinceCode\n9901,"合成市",99\n',
    "areas": 'code,name,cityCode,provinceCode\n990101,"合成县",9901,99\n',
    "streets": 'code,name,areaCode,provinceCode,cityCode\n990101001,"合成街道",990101,99,9901\n',
}
COUNTY = "合成省合成市合成县"
ITEMS = [
    {"source": "made", "name": "合成事项（县级）", "region": COUNTY, "department": "合成局", "code": "019901001-x", "basic_code": "019901001",
     "agency_code": "123", "item_type_code": "1", "url": "https://www.example.gov.cn/a", "main_item": "合成主项"},
    {"source": "made", "name": "只有名称/的合成事项", "region": COUNTY},
    {"source": "made", "name": "没有地方", "region": "别处"},
    {"source": "made", "name": "合成主项", "region": COUNTY, "department": "合成局", "code": "00019900100Y"},
    {"source": "made", "name": "合成子项", "region": COUNTY, "department": "合成局", "code": "000199001001"},
    {"source": "made", "name": "合成办理项", "region": COUNTY, "department": "合成局", "code": "00019900100102"},
]  # fmt: skip
GUIDE = {
    "source": "hunan-zwfw", "name": "合成指南", "basic_code": "000199002000", "business_item_code": "01", "item_type": "行政许可", "region": COUNTY + "合成街道",
    "level": "市、县", "agency": "合成局", "legal_basis": ["《合成条例》（国令第1号）第三条", "合成文件"], "service_objects": "个人、法人",
    "conditions": "1、合成条件；2、另一条件。", "statutory_limit": {"text": "20", "value": 20}, "statutory_limit_note": "合成说明",
    "promised_limit": {"text": "5", "value": 5}, "fee": {"charged": "否"}, "visits": "0", "online": "是", "quality": "合成", "process_steps": ["提出申请"],
    "materials": [
        {"name": "合成申请书", "necessity": "必要", "material_type": "复印件", "medium": "纸质和电子", "copies": "2.0", "source": "其他"},
        {"name": "合成证明", "necessity": "未知", "material_type": "原件和复印件", "copies": "1.0"},
    ],
}  # fmt: skip


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder as the collected records come in, with rows made up for this test."""
    (tmp_path / "data" / "regions").mkdir(parents=True)
    for name, text in TABLES.items():
        (tmp_path / "data" / "regions" / f"{name}.csv").write_text(text, encoding="utf-8")
    for name, rows in (("items", ITEMS), ("guides", [GUIDE])):
        text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        (tmp_path / "data" / f"{name}.jsonl").write_text(text, encoding="utf-8")
    return tmp_path / "data"


def test_rows_become_a_workspace(data: Path, tmp_path: Path) -> None:
    """Every row that names a known place becomes an entry; svcstd reads all of it, and S rules have nothing to say."""
    made = convert.convert(data, tmp_path / "out")
    assert dict(made.skipped) == {"the place is not in the table of regions": 1}
    assert (len(made.entries), made.names_only, len(made.records)) == (4, 1, 5)
    assert made.lost["main item: a name without a code"] == 1
    assert made.lost["field quality"] == made.lost["material, necessity: 未知"] == 1
    assert made.entries["00019900100Y"]["subitems"] == [
        {"code": "000199001001", "name": "合成子项", "handling": [{"serial": "02", "title": "合成办理项"}]}
    ]
    found = check(Workspace.find(tmp_path / "out"), jobs=1)
    assert found.records == 5 and not found.broken
    assert {d.rule for d in found.diagnostics if d.rule.startswith(("S", "L"))} <= {"L110", "L111"}
    assert {"C101", "C202", "N102"} <= {d.rule for d in found.diagnostics}


def test_a_guide_keeps_what_is_certain(data: Path, tmp_path: Path) -> None:
    """Limits in Hunan's bare numbers are working days; copies that may be of either kind are left out."""
    made = convert.convert(data, tmp_path / "out")
    entry, record = made.entries["000199002000"], made.records["990101001/00019900200001"]
    assert entry["statutory"] == {"limit": "20个工作日", "note": "合成说明"}
    assert entry["levels"] == ["市级", "县级"] and entry["objects"] == ["自然人"]
    assert record["promised"] == "5个工作日" and record["channels"] == ["网上办理"] and record["fee"] == "不收费"
    assert [one["text"] for one in record["conditions"]] == ["合成条件；", "另一条件。"]
    first, second = record["materials"]
    assert first == {"id": "m1", "name": "合成申请书", "necessity": "必要", "medium": "纸质/电子化", "source": "其他", "originals": 0, "copies": 2}  # fmt: skip
    assert second == {"id": "m2", "name": "合成证明"}
    written = (tmp_path / "out" / "items" / "990101001" / "00019900200001.yaml").read_text(encoding="utf-8")
    assert yaml.safe_load(written)["agency"] == record["agency"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("《合成条例》（国令第1号）第三条", {"law": "合成条例", "document": "国令第1号", "article": "第三条"}),
        ("《 合成条例》", {"law": "合成条例"}),
        ("合成文件 第三条", {"law": "合成文件 第三条"}),
    ],
)
def test_basis(text: str, wanted: dict[str, str]) -> None:
    """Law, number and article are told apart where the text is built that way."""
    assert basis("b", text) == {"id": "b", **wanted}


def test_conditions() -> None:
    """Numbered points and lines are conditions of their own."""
    assert list(parts("1.甲；\n2.乙")) == ["甲；", "乙"]
    assert list(parts("甲\n\n乙")) == ["甲", "乙"]


def test_page_counts_and_judges(data: Path, tmp_path: Path) -> None:
    """The page has a line for each rule that found something, and says which were not looked at."""
    made = convert.convert(data, tmp_path / "out")
    place = {"file": "items/990101/1_a.yaml", "severity": "error"}
    report = {"counts": {"error": 3, "warning": 0, "info": 0}, "diagnostics": [{**place, "rule": r} for r in ("T101", "T101", "X1")]}  # fmt: skip
    text = page.text(made, report, {"T101": "a title"})
    assert "| T101 a title | error | 2 | 1 | right |" in text
    assert "| X1 | error | 1 | 1 | not yet looked at |  |" in text
    assert "| made | 6 |" in text
