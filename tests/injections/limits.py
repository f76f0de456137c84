"""T: limits and dates."""

from injections.injection import MARK, Injection
from injections.records import (
    AID,
    AID_BASIC,
    AID_VILLAGE,
    FOOD,
    FOOD_COUNTY,
    FREIGHT_BASIC,
    FREIGHT_COUNTY,
    LAND_BASIC,
    LAND_COUNTY,
)

VISIT = "{id: visit, kinds: [现场核查], limit: 5个工作日, counted: true, basis: 食品经营许可和备案管理办法}"

INJECTIONS = (
    Injection("T101", FOOD, new=f"promised: 25个工作日{MARK}", below=FOOD_COUNTY),
    Injection("T101", FOOD_COUNTY, new=f"here: {{promised: 25个工作日}}{MARK}"),
    Injection("T102", FOOD, new=f"promised: 14个自然日{MARK}", below=FOOD_COUNTY),
    Injection(
        "T103",
        FOOD,
        old=VISIT,
        new=f"{{id: visit, kinds: [现场核查], limit: 5个工作日, counted: true}}{MARK}",
        below=FOOD_COUNTY,
    ),
    Injection("T104", FOOD, old="kinds: [现场核查]", new=f"kinds: [听证]{MARK}", below=FOOD_COUNTY),
    Injection("T105", LAND_BASIC, old="statutory: 30个工作日\n", new="", at="\nname: 不动产登记\n", below=LAND_COUNTY),
    Injection(
        "T106",
        FREIGHT_BASIC,
        old="statutory: 20个工作日",
        new=f"statutory: 30个工作日{MARK}",
        below=FREIGHT_COUNTY,
        also=((FREIGHT_BASIC, "fields: [statutory, result", "fields: [result"),),
    ),
    Injection(
        "T107",
        FOOD,
        old="project_type: 承诺件\n",
        new=f"project_type: 即办件\npromised: 5个工作日{MARK}\n",
        below=FOOD_COUNTY,
    ),
    Injection("T108", FOOD, new=f"promised: 即办{MARK}", below=FOOD_COUNTY),
    Injection("T109", AID, new=f"effective: 2026-01-01\nuntil: 2025-01-01{MARK}", below=AID_VILLAGE),
    Injection("T110", AID_BASIC, old="state: 在用", new=f"state: 取消{MARK}", below=AID_VILLAGE),
)
