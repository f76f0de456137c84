"""O: outlets, windows, points, phones."""

from injections.injection import MARK, Injection
from injections.records import AID_TOWN, AID_VILLAGE, FOOD_OTHER, LAND_COUNTY, LAND_OTHER, OUTLETS, USCC

ALL = "outlets: all\n    mode: "
BODY = (
    "catalog/agencies/371572.yaml",
    "",
    f'- {{id: lcgx-new, name: 某街道办事处, uscc: {USCC}, contacts: {{consult: ["12345"]}}}}',
)
FREIGHT_POINTS = "320614/0001Z3020001"

INJECTIONS = (
    Injection("O101", LAND_OTHER, old="outlet: jxjk-hall", new=f"outlet: jxjk-hal{MARK}"),
    Injection("O102", FOOD_OTHER, old="window: general", new=f"window: w9{MARK}"),
    Injection("O103", LAND_OTHER, old="outlet: jxjk-hall", new=f"outlet: hm-hall{MARK}"),
    Injection("O104", AID_TOWN, old="outlet: lcgx-jiuzhou-centre", new=f"hours: 工作日{MARK}"),
    Injection("O105", AID_TOWN, old="agency: lcgx-jiuzhou", new=f"agency: lcgx-new{MARK}", also=(BODY,)),
    Injection("O106", AID_TOWN, new=f"in_hall: true{MARK}"),
    Injection("O201", OUTLETS, new=f'- {{id: qc-park, kind: 园区站, name: 某园区站, region: "441899"}}{MARK}'),
    Injection(
        "O202",
        OUTLETS,
        new=f'- {{id: qc-park, kind: 园区站, name: 某园区站, region: "441802", longitude: "23.68"}}{MARK}',
    ),
    Injection("O301", LAND_COUNTY, old="level: 镇(乡、街道)级", new=f"level: 县级{MARK}"),
    Injection("O302", LAND_COUNTY, old="outlets: all", new=f"outlets: [hm-hall]{MARK}"),
    Injection("O303", LAND_COUNTY, old=f"{ALL}代办", new=f"{ALL}委托{MARK}"),
    Injection(
        "O304",
        FREIGHT_POINTS,
        old="level: 村(社区)级\n    role: 收件",
        new=f"level: 村(社区)级\n    role: 决定{MARK}",
    ),
    Injection("O305", LAND_COUNTY, new=f"power_source: 上级委托{MARK}"),
    Injection("O401", AID_VILLAGE, new=f'contacts: {{consult: ["8501234"]}}{MARK}'),
    Injection(
        "O402",
        OUTLETS,
        new=f'- {{id: qc-park, kind: 园区站, name: 某园区站, region: "441802", phones: ["3366110"]}}{MARK}',
    ),
    Injection("O403", AID_VILLAGE, new=f"contacts: {{consult: [0635-8501234], complain: [0635-8501234]}}{MARK}"),
)
