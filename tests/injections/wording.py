"""N and B: wording and legal basis."""

from injections.injection import MARK, Injection
from injections.records import (
    AID,
    AID_BASIC,
    AID_VILLAGE,
    BODIES,
    FREIGHT_BASIC,
    FREIGHT_COUNTY,
    JOBLESS_BASIC,
    JOBLESS_TOWN,
)

INJECTIONS = (
    Injection("N101", AID, old="text: 属于城市居民家庭", new=f"text: 详见办事指南{MARK}"),
    Injection("N101", BODIES, new=f"- {{id: qc-new, name: 清城区某局, uscc: 11990101000001011C, address: 待补}}{MARK}"),
    Injection("N102", AID_BASIC, old="name: 零就业家庭就业援助", new=f"name: 零就业家庭就业援助（县级权限）{MARK}"),
    Injection(
        "B101",
        JOBLESS_BASIC,
        old="{id: cj-35, law: 中华人民共和国就业促进法, ",
        new=f"{{id: cj-35, {MARK}",
        below=JOBLESS_TOWN,
    ),
    Injection(
        "B102",
        JOBLESS_BASIC,
        old="{id: cj-43, law: 中华人民共和国就业促进法, article: 第四十三条第一款}",
        new=f"{{id: cj-43, law: 中华人民共和国就业促进法}}{MARK}",
        below=JOBLESS_TOWN,
    ),
    Injection(
        "B103",
        AID_BASIC,
        old="    law: 中华人民共和国就业促进法\n",
        new=f"    law: 《中华人民共和国就业促进法》{MARK}\n",
        below=AID_VILLAGE,
    ),
    Injection(
        "B104",
        FREIGHT_BASIC,
        old="law: 中华人民共和国道路运输条例, article: 第二十四条}",
        new=f"law: 关于道路运输管理的通知, document: 某发〔2020〕1号}}{MARK}",
        below=FREIGHT_COUNTY,
    ),
)
