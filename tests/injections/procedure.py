"""P, F and V: steps, situations and result; fees; visits and channels."""

from injections.injection import MARK, Injection
from injections.records import (
    AID,
    AID_VILLAGE,
    ELDERS_BASIC,
    ELDERS_VILLAGE,
    FOOD,
    FOOD_COUNTY,
    FOOD_OTHER,
    JOBLESS,
    JOBLESS_TOWN,
    RETIRED,
    RETIRED_TOWN,
)

PARTNERS = "371572/00013112700401"
DAYS = tuple(
    (AID, f"{{id: {step}, name: ", f"{{id: {step}, limit: 1个工作日, name: ") for step in ("accept", "verify", "offer")
)

INJECTIONS = (
    Injection(
        "P101",
        FOOD,
        old="{id: issue, name: 颁证}",
        new=f"{{id: issue, name: 颁证, limit: 30个工作日}}{MARK}",
        below=FOOD_COUNTY,
    ),
    Injection("P102", AID, new=f"promised: 5个工作日{MARK}", below=AID_VILLAGE, also=DAYS),
    Injection(
        "P103",
        AID,
        old="materials:\n",
        new=f"  - {{id: again, text: 属于城市居民家庭}}{MARK}\nmaterials:\n",
        below=AID_VILLAGE,
    ),
    Injection("P104", AID, old="{id: offer, name: 提供岗位, ", new=f"{{id: offer, {MARK}", below=AID_VILLAGE),
    Injection(
        "P105",
        JOBLESS,
        old="situations:\n",
        new=f"situations:\n  - {{id: new, name: 初次, group: kind}}{MARK}\n",
        below=JOBLESS_TOWN,
    ),
    Injection(
        "P106", ELDERS_BASIC, old="{name: 老年人福利补贴, ", new=f"{{name: 老年人优待证, {MARK}", below=ELDERS_VILLAGE
    ),
    Injection("P107", AID, new=f"commitment: {{kind: 证明事项}}{MARK}", below=AID_VILLAGE),
    Injection(
        "F101",
        AID,
        old="fee: 不收费",
        new=f'fee: {{items: [{{id: card, name: 工本费, amount: "20", unit: 元/证}}]}}{MARK}',
        below=AID_VILLAGE,
    ),
    Injection(
        "F102",
        AID,
        old="fee: 不收费",
        new=f"fee: {{basis: 某价〔2020〕1号, items: [{{id: card, name: 工本费}}]}}{MARK}",
        below=AID_VILLAGE,
    ),
    Injection(
        "F103",
        AID,
        old="fee: 不收费",
        new=f'fee: {{charged: 不收费, items: [{{id: card, name: 工本费, amount: "20"}}]}}{MARK}',
        below=AID_VILLAGE,
    ),
    Injection("V101", AID, new=f"visits: 2{MARK}", below=AID_VILLAGE),
    Injection("V102", RETIRED, old="visits: {count: 1, ", new=f"visits: {{count: 0, {MARK}", below=RETIRED_TOWN),
    Injection("V103", AID, new=f"visits: 0{MARK}", below=AID_VILLAGE),
    Injection("V104", FOOD_OTHER, old="visits: 0", new=f"visits: {{count: 1, reason: 须当面采集指纹。}}{MARK}"),
    Injection(
        "V105",
        FOOD,
        new=f"visits: {{count: 1, reason: 须当面采集指纹。}}\nonline: {{depth: Ⅲ级}}{MARK}",
        below=FOOD_COUNTY,
    ),
    Injection("V106", PARTNERS, old="    outlets: [lcgx-fenghuang-station, lcgx-hall]\n", new="", at="- id: taiqian\n"),
    Injection(
        "V107",
        PARTNERS,
        old="partner_name: 河南省台前县\n    mode: 异地代收代办",
        new=f"partner_name: 河南省台前县\n    mode: 全程网办{MARK}",
    ),
    Injection("V108", AID, new=f"scope: 全国{MARK}", below=AID_VILLAGE),
)
