"""G: mandatory sections that a guide cannot fill; what nobody wrote is reported where it belongs."""

from injections.injection import MARK, Injection
from injections.records import (
    AID_BASIC,
    AID_TOWN,
    AID_VILLAGE,
    FREIGHT_BASIC,
    FREIGHT_COUNTY,
    RETIRED,
    RETIRED_TOWN,
)

NAME = "\nname: "
DEPARTMENT = "department: 人力资源社会保障部门\n"
CONDITIONS = "conditions:\n  - {id: resident, text: 本辖区内企业退休人员}\n"


def removed(name: str) -> Injection:
    """A village's record that takes an inherited section out."""
    rule = {"materials": "G106", "steps": "G107"}[name]
    return Injection(rule, AID_VILLAGE, old="agency: ", new=f"remove: [{name}]{MARK}\nagency: ")


INJECTIONS = (
    Injection("G101", AID_BASIC, old="objects: [自然人]\n", new="", at=NAME, below=AID_VILLAGE),
    Injection("G102", AID_BASIC, old="type: 公共服务\n", new="", at=NAME, below=AID_VILLAGE),
    Injection(
        "G103",
        FREIGHT_BASIC,
        old="basis:\n  - {id: road-24, law: 中华人民共和国道路运输条例, article: 第二十四条}\n",
        new="",
        at="name: 道路普通货物运输经营许可",
        below=FREIGHT_COUNTY,
    ),
    Injection("G104", AID_TOWN, old="agency: lcgx-jiuzhou\n", new="", at="windows:"),
    Injection("G105", RETIRED, old=CONDITIONS, new="", at="agency:", there=RETIRED_TOWN, below=RETIRED_TOWN),
    removed("materials"),
    removed("steps"),
    Injection(
        "G108",
        AID_BASIC,
        old="statutory: {limit: 无, note: 就业促进法没有规定办结时限。}\n",
        new="",
        at=NAME,
        below=AID_VILLAGE,
    ),
    Injection(
        "G109",
        AID_BASIC,
        old="result: {name: 为家庭中至少一人提供适当的就业岗位, ",
        new="result: {",
        at=NAME,
        below=AID_VILLAGE,
    ),
    Injection(
        "G110",
        AID_BASIC,
        old=DEPARTMENT,
        new="",
        at=NAME,
        below=AID_VILLAGE,
        also=(("svcstd.yaml", "", "rules: {G110: {options: {elements: [department]}}}"),),
    ),
)
