"""N and M: wording of public texts, names of materials and circular proofs."""

from injections.injection import MARK, Injection
from injections.records import (
    AID,
    AID_BASIC,
    BODIES,
    FREIGHT,
    FREIGHT_BASIC,
    FREIGHT_COUNTY,
    JOBLESS,
    JOBLESS_TOWN,
    RETIRED,
    RETIRED_TOWN,
    USCC,
)

FAMILY = "text: 属于城市居民家庭"
PLACE = "text: 向住所地街道、社区公共就业服务机构申请"
ENDED = "name: 与原单位终止、解除劳动关系或者解聘的证明"
SYSTEM = "{id: system, name: 安全生产管理制度文本, necessity: 必要, source: 申请人自备}"
COUNTY_MATERIAL = "materials:\n  - {id: identity, exempt: 电子证照}\n"


def said(rule: str, wrong: str) -> Injection:
    """A condition of 零就业家庭就业援助 in wrong words."""
    return Injection(rule, AID, old=FAMILY, new=f"text: {wrong}{MARK}")


def named(rule: str, wrong: str) -> Injection:
    """A material of 失业登记 under a wrong name."""
    return Injection(rule, JOBLESS, old=ENDED, new=f"name: {wrong}{MARK}", below=JOBLESS_TOWN)


INJECTIONS = (
    said("N101", "请咨询窗口"),
    Injection("N102", FREIGHT_BASIC, old="title: 扩大经营范围,", new=f"title: 扩大经营范围（县级）,{MARK}"),
    said("N103", "无"),
    Injection("N103", BODIES, new=f'- {{id: qc-new, name: 清城区某局, uscc: {USCC}, address: "—"}}{MARK}'),
    said("N104", "属于××市居民家庭"),
    Injection("N104", AID, old=PLACE, new=f"text: 向住所地街道、社区公共就业服务机构申请……{MARK}"),
    Injection("N105", JOBLESS, old="    issuer: 原用人单位\n", new=f"    issuer: 有关单位{MARK}\n"),
    Injection("N106", JOBLESS, old="text: 处于无业状态}", new=f"text: 处于无业状态, basis: 国家有关规定}}{MARK}"),
    said("N106", "符合有关规定"),
    said("N107", "<p>属于城市居民家庭</p>"),
    said("N108", "属于城市居民家庭&amp;nbsp;"),
    said("N109", "属于城市\u200b居民家庭"),
    said("N109", "属于城市居民\ue123"),
    Injection(
        "N110",
        BODIES,
        new=f"- {{id: qc-new, name: 清城区某局, uscc: {USCC}, contacts: {{consult: [０７６３－３３３３３３３]}}}}{MARK}",
    ),
    said("N111", "属于城市居民家庭２人以上"),
    said("N112", "属于城市居民家庭;均已失业"),
    said("N113", "属于城市居民家庭(含镇)"),
    Injection(
        "N114", AID_BASIC, old="department: 人力资源社会保障部门", new=f"department: 人力资源 社会保障部门{MARK}"
    ),
    Injection("N115", JOBLESS, old="    issuer: 原用人单位\n", new=f"    issuer: 原用人单位。{MARK}\n"),
    said("N116", "属于城市居民家庭（含镇"),
    said("N117", "属于城市居民家庭。。"),
    Injection(
        "N118", FREIGHT_BASIC, old="title: 扩大经营范围,", new=f"title: 扩大经营范围{'和增加运输车辆' * 11},{MARK}"
    ),
    named("M104", "解除劳动关系的证明等"),
    named("M104", "其他依法需要提供的材料"),
    named("M131", "户口簿复印件"),
    Injection("M132", JOBLESS, old=ENDED, new=f"name: 解除劳动关系证明复印件{MARK}"),
    named("M133", f"与原单位终止、解除劳动关系或者解聘的证明{'，包括解除的时间、原因和年限' * 4}"),
    Injection(
        "M134",
        FREIGHT_COUNTY,
        old=COUNTY_MATERIAL,
        new="materials:\n  - {id: identity, exempt: 电子证照}\n  - id: proof\n    name: 从业年限证明\n    necessity: 必要\n"
        f"    issuer: 清远市清城区交通运输局{MARK}\n",
    ),
    Injection(
        "M135",
        FREIGHT,
        old=SYSTEM,
        new=f"{{id: system, name: 道路运输经营许可证, necessity: 必要, source: 申请人自备}}{MARK}",
        below=FREIGHT_COUNTY,
    ),
    Injection(
        "M136",
        RETIRED,
        old="  - id: retirement\n",
        new=f"  - {{id: alive, name: 居委会出具的健在证明, necessity: 必要, originals: 1, source: 其他}}{MARK}\n"
        "  - id: retirement\n",
        below=RETIRED_TOWN,
    ),
)
