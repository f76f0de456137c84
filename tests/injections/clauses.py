"""What the standard's prose and its narrower checks ask for: places that codes name, proofs, commitment, remedies, hours, delegation."""

from injections.injection import MARK, Injection
from injections.records import (
    AID,
    AID_BASIC,
    AID_TOWN,
    AID_VILLAGE,
    BODIES,
    FOOD,
    FOOD_COUNTY,
    FOOD_OTHER,
    FREIGHT_BASIC,
    FREIGHT_COUNTY,
    JOBLESS_BASIC,
    JOBLESS_TOWN,
    LAND_COUNTY,
    OUTLETS,
    RETIRED_TOWN,
    USCC,
)

FIRM = f'- {{id: qc-firm, name: 某服务有限公司, nature: 受委托组织, uscc: {USCC}, contacts: {{consult: ["12345"], complain: ["12345"]}}}}'
FORM = "    category: 申请表格文书\n"
KIOSK = '- {id: qc-kiosk, kind: 自助终端, name: 某自助区, region: "441802", '
LICENSING = "commitment: {kind: 涉企经营许可事项, content: 承诺符合各项条件"
TOWNS = "level: 镇(乡、街道)级\n    role: 收件\n    outlets: all\n    mode: 代办"
WINDOW = "  - {id: hall, outlet: lcgx-fenghuang-station"


def aid(rule: str, text: str) -> Injection:
    """A fault in the nation's specification of 零就业家庭就业援助, seen from a village."""
    return Injection(rule, AID, new=f"{text}{MARK}", below=AID_VILLAGE)


INJECTIONS = (
    Injection(
        "C113",
        JOBLESS_BASIC,
        old="name: 失业登记\n",
        new='name: 失业登记\n    handling: [{code: "332099002000", title: 某项}]\n',
        at="agency:",
        there=JOBLESS_TOWN,
        below=JOBLESS_TOWN,
    ),
    Injection("C208", BODIES, new=f"- {{id: qc-new, name: 清城区某局, uscc: 11130300000001012W}}{MARK}"),
    Injection(
        "C209",
        BODIES,
        new=f"- {{id: qc-second, name: 清城区某分局, uscc: {USCC}}}{MARK}",
        also=((BODIES, "", f"- {{id: qc-first, name: 清城区某局, uscc: {USCC}}}"),),
    ),
    aid("T111", "special_procedures: [{id: ask, limit: 无, basis: 某条例第八条}]"),
    Injection("T112", FREIGHT_BASIC, new=f"extension: {{limit: 15个工作日}}{MARK}", below=FREIGHT_COUNTY),
    Injection(
        "M112",
        AID,
        old="steps:\n",
        new=f"  - {{id: kin, name: 家庭成员关系证明, necessity: 必要, originals: 1}}{MARK}\nsteps:\n",
        below=AID_VILLAGE,
        also=((AID, "fields: [conditions, materials, steps]", "fields: [conditions, steps]"),),
    ),
    Injection(
        "M113",
        AID,
        old=FORM,
        new=f"{FORM}    blank: https://www.example.gov.cn/form.pdf{MARK}\n",
        below=AID_VILLAGE,
    ),
    Injection("M114", AID, old=FORM, new=f"{FORM}    exempt: 电子证照{MARK}\n", below=AID_VILLAGE),
    Injection("M114", AID, old=FORM, new=f"{FORM}    exempt: 告知承诺{MARK}\n", below=AID_VILLAGE),
    Injection("P108", FOOD, new=f"{LICENSING}, check_within: 2个月}}\npromised: 5个工作日{MARK}", below=FOOD_COUNTY),
    Injection("P109", FOOD, new=f"{LICENSING}}}{MARK}", below=FOOD_COUNTY),
    aid("P110", "faq: [{id: fee, question: 要收费吗？}]"),
    aid("P110", "faq: [{id: fee, answer: 不收费。}]"),
    aid("P111", "remedies: [{id: a, kind: 行政复议, body: 某法院}, {id: b, kind: 行政诉讼, body: 某法院}]"),
    aid("P112", "remedies: [{id: suit, kind: 行政诉讼, body: 某区人民法院}]"),
    aid("P113", "themes: [法人注销]"),
    Injection(
        "F104",
        AID,
        old="fee: 不收费",
        new=f'fee: {{basis: 某价〔2020〕1号, items: [{{id: card, name: 工本费, amount: "20"}}]}}{MARK}',
        below=AID_VILLAGE,
    ),
    Injection(
        "F105",
        FOOD,
        old="fee: 不收费\n",
        new='fee: {basis: 某价〔2020〕1号, items: [{id: card, name: 工本费, amount: "20", unit: 元/证}]}\n',
        at="online: ",
        there=FOOD_OTHER,
        below=FOOD_OTHER,
    ),
    aid("F106", "special_procedures: [{id: test, kinds: [检测], limit: 无, basis: 某条例第八条, charged: true}]"),
    Injection("V109", AID_VILLAGE, new=f"scope: 定点办理{MARK}", also=((AID, "", "scope: 跨县"),)),
    Injection(
        "V110",
        AID_VILLAGE,
        old=f"windows:\n{WINDOW}}}\n",
        new=f"agent_service: true{MARK}\n",
        also=((AID, "channels: [窗口办理]", "channels: [快递申请]"),),
    ),
    Injection("V111", FOOD, new=f"online: {{depth: Ⅰ级}}{MARK}", below=FOOD_COUNTY),
    Injection(
        "O107",
        AID_TOWN,
        old="outlet: lcgx-jiuzhou-centre",
        new=f'outlet: lcgx-jiuzhou-centre, hours: "9:00–12:00"{MARK}',
    ),
    Injection("O203", OUTLETS, new=f'{KIOSK}hours: "9:00–17:00"}}{MARK}'),
    Injection("O204", OUTLETS, new=f"{KIOSK}address: 清城区某路}}{MARK}"),
    Injection(
        "O306",
        LAND_COUNTY,
        old=TOWNS,
        new=TOWNS.replace("\n", f"{MARK}\n", 1).replace("收件", "决定").replace("代办", "下放"),
    ),
    Injection("O307", LAND_COUNTY, new=f"power_source: 上级下放\nreviewed_at: 市级{MARK}"),
    Injection("O308", LAND_COUNTY, new=f"power_source: 法定本级行使\nentrusted_by: 某市某局{MARK}"),
    Injection(
        "O309",
        FOOD_OTHER,
        old="agency: qc-market\n",
        new=f"agency: qc-firm{MARK}\nentrusted_by: 某市某局\n",
        also=((BODIES, "", FIRM),),
    ),
    Injection("O404", AID_VILLAGE, new=f'contacts: {{consult: [{{kind: 信件}}], complain: ["12345"]}}{MARK}'),
    Injection(
        "O405",
        BODIES,
        new=f"- {{id: qc-new, name: 清城区某局, uscc: {USCC}, contacts: {{consult: [{{kind: 窗口}}]}}}}{MARK}",
    ),
    Injection(
        "O406",
        AID_VILLAGE,
        old=f"{WINDOW}}}\n",
        new=f"{WINDOW}, phones: [0635-8501234]}}\ncontacts: {{complain: [0635-8501234]}}{MARK}\n",
    ),
    Injection("L114", AID_BASIC, old="levels: [镇(乡、街道)级, 村(社区)级]\n", new="", at="\nname: ", whole=True),
    Injection("L115", FREIGHT_BASIC, old="levels: [县级]", new=f"levels: [县级, 村(社区)级]{MARK}"),
    Injection("L116", RETIRED_TOWN, new=f"remove: [materials.household]{MARK}"),
)
