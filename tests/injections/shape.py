"""S2: kinds of value, in records, entries, lists and the edition."""

from injections.injection import MARK, Injection
from injections.records import (
    AID,
    AID_BASIC,
    AID_TOWN,
    AID_VILLAGE,
    BODIES,
    EDITION,
    FOOD_COUNTY,
    LAND_BASIC,
    RETIRED,
    WORKDAYS,
)

INJECTIONS = (
    Injection("S201", AID_TOWN, new=f"conditions: 家庭人员均处于失业状况{MARK}"),
    Injection("S202", AID_VILLAGE, new=f"promisd: 5个工作日{MARK}"),
    Injection(
        "S202", RETIRED, old="    issuer: 人力资源社会保障部门\n", new=f"    isuer: 人力资源社会保障部门{MARK}\n"
    ),
    Injection("S203", AID_VILLAGE, new=f"steps:\n  - name: 受理{MARK}"),
    Injection("S203", BODIES, new=f"- id: qc-none{MARK}"),
    Injection("S204", AID_VILLAGE, new=f"scope: 全省通办{MARK}"),
    Injection("S204", AID_BASIC, old="type: 公共服务", new=f"type: 公益服务{MARK}"),
    Injection("S205", RETIRED, old="visits: {count: 1,", new=f"visits: {{count: 一次{MARK},"),
    Injection("S206", FOOD_COUNTY, old="in_hall: true", new=f"in_hall: 是{MARK}"),
    Injection("S207", LAND_BASIC, old="statutory: 30个工作日", new=f"statutory: 三十个工作日{MARK}"),
    Injection("S208", RETIRED, old="promised: 1个工作日", new=f"promised: 1日{MARK}"),
    Injection("S209", AID_VILLAGE, new=f"effective: 2026-02-30{MARK}"),
    Injection("S210", AID_VILLAGE, new=f'online: {{url: "javascript:alert(1)"}}{MARK}'),
    Injection("S211", AID_VILLAGE, old="{id: hall,", new=f"{{id: 大厅{MARK},"),
    Injection("S212", AID, old="fee: 不收费\n", new=f"  - {{id: accept, name: 收件}}{MARK}\nfee: 不收费\n"),
    Injection("S213", AID_VILLAGE, new=f'notes: ""{MARK}'),
    Injection("S214", AID_VILLAGE, new=f"materials:\n  - {{id: form, name: {'申' * 201}}}{MARK}"),
    Injection("S216", AID_VILLAGE, new=f"materials:{MARK}\n" + "\n".join(f"  - {{id: m{n}}}" for n in range(501))),
    Injection("S209", WORKDAYS, old='    - "2025-01-01"', new=f'    - "2025-13-01"{MARK}'),
    Injection("S204", EDITION, old="  visits: {policy: tighten, gain: less}", new=f"  visits: tightened{MARK}"),
    Injection("S215", EDITION, new=f'code_patterns:\n  basic: "([0-9]+)+"{MARK}'),
)
