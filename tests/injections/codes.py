"""C: codes of the catalogue, paths, bodies and their USCC, implementation codes."""

from injections.injection import MARK, Injection
from injections.records import (
    AID_BASIC,
    AID_TOWN,
    BODIES,
    FOOD_BASIC,
    FOOD_OTHER,
    JOBLESS_BASIC,
    LAND_COUNTY,
    LAND_OTHER,
    USCC,
)

VARIANT = "441802/000115133005@qc-hitech"


def subitem(code: str) -> str:
    """A draft among the sub-items of 就业失业登记, with a mark."""
    return f'subitems:\n  - {{code: "{code}", name: 某项登记, state: 草稿}}{MARK}\n'


def body(uscc: str) -> str:
    """A body of 清城区, with a mark."""
    return f"- {{id: qc-new, name: 清城区某局, uscc: {uscc}}}{MARK}"


INJECTIONS = (
    Injection("C101", JOBLESS_BASIC, old="subitems:\n", new=subitem("511A0138600000")),
    Injection("C102", AID_BASIC, old="type: 公共服务", new="type: 行政确认", at="code: "),
    Injection(
        "C103",
        "catalog/basic/0021Z9999000_某服务.yaml",
        old=None,
        new=f'code: "0021Z9999000"{MARK}\nname: 某服务\ntype: 公共服务\nstate: 草稿',
    ),
    Injection("C104", JOBLESS_BASIC, old="subitems:\n", new=subitem("0020Z2021000")),
    Injection("C105", JOBLESS_BASIC, old="subitems:\n", new=subitem("0020Z2099001")),
    Injection("C106", "basic/0005Z2002000", old='- {serial: "02"', new=f'- {{serial: "01"{MARK}'),
    Injection("C107", FOOD_BASIC, new=f"provisional: true{MARK}"),
    Injection("C108", "basic/000739001000", old='code: "000739001000"', new=f'code: "000739009000"{MARK}', whole=True),
    Injection("C109", VARIANT, old="agency: qc-hitech", new=f"agency: qc-market{MARK}"),
    Injection("C110", "items/441899_某区/0007Z2009000_居民身份证申领.yaml", old=None, new=f"notes: 需要预约。{MARK}"),
    Injection("C111", "items/441802_清城/0007Z3999000_某项登记.yaml", old=None, new=f"notes: 需要预约。{MARK}"),
    Injection("C112", AID_TOWN, old="agency: lcgx-jiuzhou", new=f"agency: lcgx-jiuzho{MARK}"),
    Injection("C201", BODIES, new=f"- {{id: qc-govsvc, name: 清城区某局, uscc: {USCC}}}{MARK}"),
    Injection("C202", BODIES, new=body("00877868-5")),
    Injection("C203", BODIES, new=body(USCC[:-1] + "D")),
    Injection("C204", BODIES, new=body(USCC.lower())),
    Injection("C205", BODIES, new=body('"919901010000010114"')),
    Injection("C206", BODIES, new=f"- {{id: qc-new, name: 清城区某局}}{MARK}"),
    Injection("C207", "catalog/agencies/441899.yaml", old=None, new=body(USCC)),
    Injection("C301", LAND_COUNTY, new=f"code: 511A0138600000{MARK}"),
    Injection("C302", LAND_COUNTY, new=f"code: {USCC}40007Z3002000{MARK}"),
    Injection(
        "C303",
        FOOD_OTHER,
        new=f"code: 119901010000010384400013102200Y{MARK}",
        also=((BODIES, "- id: qc-market\n", f"- id: qc-market\n  uscc: {USCC}\n"),),
    ),
    Injection("C304", LAND_COUNTY, new=f"code: {USCC}30007Z3001000{MARK}"),
    Injection(
        "C305",
        LAND_OTHER,
        new=f"code: {USCC}40007Z3001000{MARK}",
        also=((LAND_COUNTY, "", f"code: {USCC}40007Z3001000"),),
        whole=True,
    ),
    Injection(
        "C306", AID_BASIC, old="name: 零就业家庭就业援助", new=f"name: 离校未就业高校毕业生实名登记{MARK}", whole=True
    ),
    Injection(
        "C307",
        JOBLESS_BASIC,
        old='code: "0020Z2021002", ',
        new=f'code: "0020Z2021002", handling: [{{code: "0001Z101200001", title: 某项, type: 行政许可}}], {MARK}',
        whole=True,
    ),
)
