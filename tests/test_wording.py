"""Rules on words, names, phones and addresses, by what they say of a value: what is a fault, and what looks like one."""

from __future__ import annotations

import pytest

from svcstd.validate.rule import TextRule
from svcstd.validate.rules import RULES
from svcstd.validate.rules.materials.lists import catch_all
from svcstd.validate.rules.materials.sameness import bare as bare_name
from svcstd.validate.rules.outlets.hours import DIVISIONS, ROAD
from svcstd.validate.rules.outlets.phones import bare, dialled, shared
from svcstd.validate.rules.wording.names import LEVEL

WORDED = {rule.id: rule for rule in RULES if isinstance(rule, TextRule)}


@pytest.mark.parametrize(
    ("rule", "key", "text", "faulty"),
    [
        ("N101", "name", "咨询窗口", False),
        ("N101", "text", "咨询窗口", True),
        ("N101", "text", "暂无工作单位的人员", False),
        ("N101", "text", "暂无有关规定", True),
        ("N101", "name", "待补正", False),
        ("N101", "text", "待定岗人员", False),
        ("N101", "text", "待定", True),
        ("N101", "notes", "以实际测量为准", False),
        ("N101", "notes", "以实际情况为准", True),
        ("N103", "answer", "没有。", False),
        ("N103", "notes", "没有。", True),
        ("N103", "answer", "/", True),
        ("N104", "notes", "自二○○四年起", False),
        ("N104", "notes", "自一九〇〇年起", False),
        ("N104", "notes", "第一〇〇条", False),
        ("N104", "notes", "第〇〇一号", False),
        ("N104", "notes", "110101****0011", False),
        ("N104", "notes", "由○○○负责", True),
        ("N104", "notes", "收费**元", True),
        ("N104", "notes", "证( )号", True),
        ("N104", "notes", "证（　）号", True),
        ("N116", "notes", "1）身份证2）户口簿3）照片", False),
        ("N116", "notes", "坡度在(15°，25°]的", False),
        ("N116", "notes", "身份证2）户口簿", True),
        ("N116", "notes", "坡度（15°，25°的", True),
    ],
)
def test_words(rule: str, key: str, text: str, faulty: bool) -> None:
    assert bool(list(WORDED[rule].check((key,), text))) is faulty


@pytest.mark.parametrize(
    ("rule", "text", "mend"),
    [
        ("N112", "买买提.艾力", None),
        ("N112", "一.年满十八周岁", None),
        ("N112", "买买提.艾力,同意.", "买买提.艾力，同意。"),
        ("N112", "周末不办理.", "周末不办理。"),
        ("N112", "写信到a.b@example.gov.cn,周末不回复", "写信到a.b@example.gov.cn，周末不回复"),
        ("N112", "网址www.example.gov.cn,请登录", "网址www.example.gov.cn，请登录"),
        ("N113", "（单位)盖章", "（单位）盖章"),
        ("N113", "(单位）盖章", "（单位）盖章"),
        ("N113", "由村(社区)级(含牧区)受理", "由村(社区)级（含牧区）受理"),
        ("N113", "申请表(零售（含网上）)", "申请表（零售（含网上））"),
    ],
)
def test_mends(rule: str, text: str, mend: str | None) -> None:
    (found,) = WORDED[rule].check(("notes",), text)
    assert (found.fix.text if found.fix else None) == mend


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("N112", "登录县人民政府.政务，下载"),
        ("N112", "写信到a.b@example.gov.cn"),
        ("N113", "由镇(乡、街道)级受理"),
        ("N113", "材料（包括1)申请书；2)照片）"),
    ],
)
def test_what_is_written_well(rule: str, text: str) -> None:
    assert list(WORDED[rule].check(("notes",), text)) == []


@pytest.mark.parametrize(
    ("name", "faulty"),
    [
        ("（国家级风景名胜区内）", False),
        ("（县级文物保护单位）", False),
        ("（国家级、省级公路）", False),
        ("（县级权限）", True),
        ("（省级权限委托下放）", True),
        ("（市级及以下审批）", True),
        ("(市级/县级)", True),
    ],
)
def test_level_in_a_name(name: str, faulty: bool) -> None:
    assert bool(LEVEL.search(f"示例许可{name}")) is faulty


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("其他证明", "其他证明"),
        ("其他相关证明", "其他相关证明"),
        ("有关证明", "有关证明"),
        ("相关证件", "相关证件"),
        ("其他有关证照", "其他有关证照"),
        ("法律、法规规定的其他证书", "其他证书"),
        ("学历证书等相关证明（复印件）", "相关证明"),
        ("婚姻状况相关证明", ""),
        ("其他证明人签字", ""),
        ("其他组织的登记证书", ""),
    ],
)
def test_catch_all(name: str, words: str) -> None:
    assert catch_all(name) == words


@pytest.mark.parametrize("name", ["营业执照（副本）", "营业执照副本", "营业执照正副本复印件", "营业执照（正、副本）"])
def test_sheet_of_a_licence(name: str) -> None:
    assert bare_name(name) == "营业执照"


@pytest.mark.parametrize(
    ("phone", "local", "hotline"),
    [
        ("8501234", True, False),
        ("电话8501234", True, False),
        ("0635-8501234、8501235", True, False),
        ("0635-8501234、0635-8501235", False, False),
        ("0635-8501234转8001", False, False),
        ("800 8203 820", False, False),
        ("400-820-3820", False, False),
        ("0635-12345", False, True),
        ("12345热线", False, True),
        ("24小时热线12345", False, True),
        ("95598", False, True),
        ("13900000000", False, False),
    ],
)
def test_phones(phone: str, local: bool, hotline: bool) -> None:
    assert (bare(phone), shared(phone)) == (local, hotline)


def test_phones_that_are_one() -> None:
    assert dialled("0635-8501234") == dialled("06358501234") == dialled("（0635）8501234")
    assert dialled("0635-8501234转1") != dialled("0635-8501234转2")
    assert dialled("见网站") == "见网站"


@pytest.mark.parametrize(
    ("address", "left"),
    [
        ("海口市示例路", ""),
        ("内蒙古自治区鼓楼区车站路", ""),
        ("示例市示例路口", "示例路口"),
        ("示例省示例市示例路与示例街交叉口", "交叉口"),
        ("示例县示例社区", "示例社区"),
        ("示例县派出所", "派出所"),
    ],
)
def test_address_without_divisions_and_roads(address: str, left: str) -> None:
    assert ROAD.sub("", DIVISIONS.sub("", address)) == left
