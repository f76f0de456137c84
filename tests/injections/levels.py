"""L1: what a lower place may change, and how it says so."""

from injections.injection import MARK, Injection
from injections.records import AID_TOWN, AID_VILLAGE, EDITION, JOBLESS, LAND_OTHER, RETIRED, RETIRED_TOWN

SEATS = (EDITION, "", "extra: [{id: seats, title: 等候座位, kind: number}]")

INJECTIONS = (
    Injection("L101", AID_VILLAGE, new=f"statutory: 15个工作日{MARK}"),
    Injection("L102", RETIRED_TOWN, new=f"visits: 2{MARK}"),
    Injection(
        "L103", AID_VILLAGE, new=f"materials:\n  - {{id: photo, name: 照片, necessity: 必要, originals: 2}}{MARK}"
    ),
    Injection("L104", AID_VILLAGE, new=f"remove: [materials.photo]{MARK}"),
    Injection("L105", RETIRED_TOWN, new=f"remove: [statutory]{MARK}"),
    Injection("L106", AID_VILLAGE, new=f"steps:\n  - {{id: check, name: 家访, after: verfiy}}{MARK}"),
    Injection(
        "L107",
        JOBLESS,
        old="{id: never, name: 没有单位就业经历, group: history}",
        new=f"{{id: never, name: 没有单位就业经历, group: history, set: {{materials: [{{id: id-crad, copies: 1}}]}}}}{MARK}",
    ),
    Injection("L108", RETIRED_TOWN, new=f"conditions:\n  - {{id: resident, text: 本街道企业退休人员}}{MARK}"),
    Injection("L109", LAND_OTHER, new=f"levels: [市级, 县级, 镇(乡、街道)级]{MARK}"),
    Injection(
        "L110", "items/441802006_凤城街道/0007Z2009000_居民身份证申领.yaml", old=None, new=f"notes: 需要预约。{MARK}"
    ),
    Injection("L111", AID_TOWN, new=f"fee: 不收费{MARK}"),
    Injection("L112", RETIRED, new=f"extra: {{seats: 3}}{MARK}"),
    Injection("L113", AID_VILLAGE, new=f"extra: {{seats: 三个}}{MARK}", also=(SEATS,)),
)
