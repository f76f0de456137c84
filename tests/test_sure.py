"""What a refused value must have meant, and where that is not sure."""

from __future__ import annotations

import pytest

from svcstd.diagnostic import Finding
from svcstd.model import sure
from svcstd.pipeline.licence import licensed

NUMBERS = [
    ("0", 0), ("012", 12), ("零", 0), ("二", 2), ("两", 2), ("十", 10), ("十五", 15), ("二十", 20), ("二十一", 21), ("一百", 100), ("一百零五", 105),
    ("一百二十", 120), ("三百二十一", 321), ("三百五", None), ("零十", None), ("十零", None), ("一百十", None), ("", None), ("五六", None), ("1二", None), ("-1", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NUMBERS)
def test_numbers(text, expected):
    assert sure.number(text) == expected


MEANT = [
    ("S205", "01", "1"), ("S205", "１", "1"), ("S205", "1份", "1"), ("S205", "一次", "1"), ("S205", " 2 ", "2"), ("S205", "1.0", ""), ("S205", "若干", ""),
    ("S205", "1或2", ""), ("S205", "1_000", ""), ("S205", "9999999999", ""), ("S205", "-1", ""),
    ("S206", "yes", "true"), ("S206", "True", "true"), ("S206", "是", "true"), ("S206", "否", "false"), ("S206", "OFF", "false"), ("S206", "1", ""), ("S206", "部分", ""),
    ("S207", "20 个工作日", "20个工作日"), ("S207", "二十个工作日", "20个工作日"), ("S207", "5工作日", "5个工作日"), ("S207", "５个工作日", "5个工作日"),
    ("S207", "5个工作日内", "5个工作日"), ("S207", "即 办", "即办"), ("S207", "24个小时", "24小时"), ("S207", "三个月", "3个月"), ("S207", "3月", ""), ("S207", "20日", ""),
    ("S207", "５日", "5日"), ("S207", "１０ 日", "10日"), ("S207", "二十天内", "20天"), ("S207", "20天", ""), ("S207", "20日内外", ""),
    ("S207", "当场", ""), ("S207", "5-10个工作日", ""), ("S207", "5个工作日左右", ""), ("S207", "05个自然日", "5个自然日"), ("S207", "", ""),
    ("S208", "20日", ""), ("S209", "2026年1月31日", "2026-01-31"), ("S209", "2026/1/31", "2026-01-31"), ("S209", "2026.01.31", "2026-01-31"), ("S209", "2026-2-30", ""),
    ("S209", "1月31日", ""), ("S210", "www.example.gov.cn", ""),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "written", "expected"), MEANT)
def test_meant(rule, written, expected):
    assert sure.meant(rule, written, {}, []) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [("ｆｏｏｄ－１", "food-1"), (" food ", "food"), ("Food", ""), ("大厅", ""), ("food", ""), ("fo od", "")],
)
def test_ids(written, expected):
    assert sure.meant("S211", written, {"pattern": "^[a-z0-9-]+$"}, []) == expected


@pytest.mark.parametrize(
    ("written", "expected"), [("镇（乡、街道）级", "镇(乡、街道)级"), ("县 级", "县级"), ("县", ""), ("县级", "")]
)
def test_words(written, expected):
    assert sure.meant("S204", written, {}, ["县级", "镇(乡、街道)级"]) == expected


def test_ids_without_a_pattern_and_values_that_are_no_text():
    assert sure.meant("S211", "ａ", {}, []) == ""
    assert sure.meant("S205", ["1"], {}, []) == ""


LICENCE = {"type": "行政许可", "result": {"type": "证照"}, "subitems": [{"code": "1", "handling": [{"serial": "01"}]}]}
DAYS = [
    (("promised",), "20日", LICENCE, "20个工作日"),
    (("statutory",), "二十天内", LICENCE, "20个工作日"),
    (("subitems", 0, "steps", 1, "limit"), "5日", LICENCE, "5个工作日"),
    (("extension", "limit"), "10日", LICENCE, "10个工作日"),
    (("here", "promised"), "1日", LICENCE, "1个工作日"),
    (("result", "validity"), "20日", LICENCE, None),
    (("materials", 0, "supplement_within"), "5日", LICENCE, None),
    (("special_procedures", 0, "limit"), "5日", LICENCE, None),
    (("promised",), "20日", {"type": "公共服务"}, None),
    (("promised",), "20日", {"type": "行政许可", "subitems": [{"type": "公共服务"}]}, None),
    (("promised",), "20日", None, None),
]


@pytest.mark.parametrize(("path", "written", "entry", "expected"), DAYS)
def test_days_of_licences(path, written, entry, expected):
    finding = Finding(path, values={"written": written}, rule="S208")
    (found,) = licensed([finding], lambda: entry)
    assert (found.fix and found.fix.text) == expected
    assert found.fix is None or found.fix.path == path
