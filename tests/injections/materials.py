"""M: materials and the list of standard materials."""

from injections.injection import MARK, Injection
from injections.records import (
    FREIGHT,
    FREIGHT_COUNTY,
    JOBLESS,
    JOBLESS_TOWN,
    LAND_OTHER,
    MATERIALS,
    RETIRED,
    RETIRED_TOWN,
)

SALE = "000000/0007Z300100002"
PROVED = "name: 与原单位终止、解除劳动关系或者解聘的证明"
CARD = "- {id: e-card, name: 某电子证, category: 证件证书证明, source: 政府部门核发, issuer: 某机关, exempt: 电子证照}"


def added(material: str) -> str:
    """One more material of 失业登记, with a mark; `steps` follow them."""
    return f"  - {material}{MARK}\nsteps:\n"


INJECTIONS = (
    Injection(
        "M101",
        JOBLESS,
        old="steps:\n",
        new=added("{id: again, name: 本人身份证件, necessity: 必要, originals: 1}"),
        below=JOBLESS_TOWN,
    ),
    Injection("M102", JOBLESS, old="steps:\n", new=added("{id: endd, copies: 0}"), below=JOBLESS_TOWN),
    Injection("M103", JOBLESS, old="use: id-card", new=f"use: id-cards{MARK}", below=JOBLESS_TOWN),
    Injection("M104", JOBLESS, old=PROVED, new=f"name: 其他有关材料{MARK}", below=JOBLESS_TOWN),
    Injection("M105", JOBLESS, old="when: [worked]", new=f"when: [wroked]{MARK}", below=JOBLESS_TOWN),
    Injection("M106", SALE, old="{name: 互换合同}", new=f"{{name: 买卖合同}}{MARK}", below=LAND_OTHER),
    Injection(
        "M107",
        RETIRED,
        old="    issuer: 人力资源社会保障部门\n",
        new="",
        at="- id: retirement\n",
        below=RETIRED_TOWN,
    ),
    Injection(
        "M108",
        FREIGHT,
        old="use: vehicle-licence",
        new=f"use: e-card{MARK}",
        below=FREIGHT_COUNTY,
        also=((MATERIALS, "", CARD),),
    ),
    Injection(
        "M109", JOBLESS, old="    copies: 1\n", new=f"    medium: 纸质\n    copies: 0{MARK}\n", below=JOBLESS_TOWN
    ),
    Injection(
        "M110",
        FREIGHT,
        old="name: 安全生产管理制度文本, necessity: 必要",
        new=f"name: 安全生产管理制度文本, necessity: 容缺后补{MARK}",
        below=FREIGHT_COUNTY,
    ),
    Injection(
        "M111",
        FREIGHT,
        old="name: 道路货物运输经营申请表, necessity: 必要",
        new=f"name: 道路货物运输经营申请表, supplement_within: 5个工作日, necessity: 容缺后补{MARK}",
        below=FREIGHT_COUNTY,
    ),
    Injection("M201", MATERIALS, new=f"- {{id: register, name: 户口本}}{MARK}"),
)
