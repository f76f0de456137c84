"""All elements that a basic entry or a record may hold, and the resolved item made of them (standard.md §2)."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator

from svcstd.model.base import MOST_ENTRIES, Count, Date, Entries, Entry, Flag, Maybe, Name, Part, Slug, Words, element
from svcstd.model.channels import Contacts, CrossRegion, Online, Point, VisitsOrCount, Window
from svcstd.model.enums import (
    Applicant,
    Channel,
    Delivery,
    ItemType,
    Level,
    PowerSource,
    ProjectType,
    Scope,
    State,
)
from svcstd.model.limit import Limit
from svcstd.model.parts import (
    Basis,
    Citation,
    Commitment,
    Condition,
    Extension,
    FeeOrNone,
    Intermediary,
    ItemLink,
    Material,
    Question,
    Remedy,
    Result,
    SpecialProcedure,
    Step,
)


def _scalar(value: Any) -> Any:
    """The text of a local element whose type `standard.yaml` gives; the quick reader may hand over a number."""
    if type(value) is bool:
        return "true" if value else "false"
    return str(value) if type(value) is int else value


HELD = (
    *(Basis, Citation, Commitment, Condition, Extension, Intermediary, ItemLink, Material, Question, Remedy, Result),
    *(Contacts, CrossRegion, Online, Point, SpecialProcedure, Step, Window),
)
"""Parts that elements hold. Built once: elements, records and the three kinds of basic entries would each do it."""
for _part in HELD:
    _part.model_rebuild()

Extra = Annotated[Words, BeforeValidator(_scalar, json_schema_input_type=str | int | bool)]


class Elements(Part):
    """Every element, each optional: a file says only what it adds or changes; None means "not said here"."""

    type: Maybe[ItemType] = element("事项类型", "行政许可、行政确认、公共服务等", gbt=(4, 5), column="task_type")
    levels: Maybe[tuple[Level, ...]] = element(
        "行使层级", "在哪些层级行使", gbt=(7, 8), column="use_level", min_length=1
    )
    department: Maybe[Name] = element("业务指导部门", "上级业务主管部门，例如 市场监管部门")
    state: Maybe[State] = element("事项状态", "在用、暂停、取消、草稿", column="task_state")
    version: Maybe[Count] = element("事项版本", "从 1 起递增的整数", column="task_version")
    effective: Maybe[Date] = element("计划生效日期", "格式 YYYY-MM-DD")
    until: Maybe[Date] = element("计划取消日期", "YYYY-MM-DD，不早于生效日期")
    aliases: Maybe[tuple[Name, ...]] = element("别名编码", "外地、地方或旧的编码")
    basis: Maybe[Entries[Basis]] = element("设定依据", "设定该事项的条文", gbt=(6,), column="by_law")
    implementing_basis: Maybe[Entries[Basis]] = element("实施依据", "具体实施所依的条文")
    supervision_basis: Maybe[Entries[Basis]] = element("监管依据", "事后监管所依的条文")
    objects: Maybe[tuple[Applicant, ...]] = element(
        "服务对象", "谁可以申请", gbt=(34, 35), column="server_type", min_length=1
    )
    statutory: Maybe[Limit] = element(
        "法定办结时限", "法律规定的时限；没有规定写 无", gbt=(15, 16, 17), column="anticipate_day"
    )
    extension: Maybe[Extension] = element("延长审批", "法定时限可以延长多久")
    promised: Maybe[Limit] = element("承诺办结时限", "本级承诺的时限", gbt=(18, 19, 20), column="promise_day")
    project_type: Maybe[ProjectType] = element("办件类型", "即办件或承诺件", column="project_type")
    result: Maybe[Result] = element("办理结果", "申请人得到什么", gbt=(29, 30))
    delivery: Maybe[tuple[Delivery, ...]] = element("送达方式", "结果怎样送到申请人手中", gbt=(46,))
    conditions: Maybe[Entries[Condition]] = element("受理条件", "一条一个条件", gbt=(21,), column="accept_condition")
    prohibitions: Maybe[Entries[Condition]] = element("禁止性要求", "有下列情形不予批准")
    situations: "Maybe[Entries[Situation]]" = element("情形", "同组互斥、各组各取其一的办理情形")
    materials: Maybe[Entries[Material]] = element("申请材料", "每件材料一条", gbt=(56,))
    steps: Maybe[Entries[Step]] = element("办理流程", "按先后列出环节", gbt=(22,), column="handle_flow")
    special_procedures: Maybe[Entries[SpecialProcedure]] = element(
        "特别程序", "听证、检验、现场核查等", gbt=(41,), column="special_procedure"
    )
    fee: Maybe[FeeOrNone] = element("收费", "不收费，或收费依据与项目", gbt=(31, 32), column="is_fee")
    quota: Maybe[Words] = element("数量限制", "有数量限制时说明数量与确定办法", gbt=(28,), column="limit_explain")
    intermediary: Maybe[Entries[Intermediary]] = element("中介服务", "法定中介服务", gbt=(27,), column="service_type")
    power_source: Maybe[PowerSource] = element("权力来源", "法定本级行使、上级下放、上级委托等", column="power_source")
    authority: Maybe[Words] = element("权限划分", "各级之间怎样分工", gbt=(9,))
    content: Maybe[Words] = element("行使内容", "本级具体办什么", gbt=(10,))
    agency: Maybe[Slug] = element("实施主体", "catalog/agencies/ 中的标识", gbt=(11, 12, 13, 14), column="dept_name")
    entrusted_by: Maybe[Name] = element("委托部门", "受委托实施时，委托机关的名称", column="entrust_name")
    joint_agencies: Maybe[tuple[Name, ...]] = element("联办机构", "共同实施的部门", gbt=(23, 24), column="other_dept")
    undertaker: Maybe[Name] = element("承办机构", "具体承办的内设或下属机构", gbt=(25, 26))
    reviewed_at: Maybe[Level] = element("审批层级", "由哪一级审批")
    accepted_at: Maybe[Level] = element("受理层级", "由哪一级受理")
    accepted_by_decider: Maybe[Flag] = element("审批机关受理", "是否由审批机关自己受理")
    first_review_at: Maybe[Level] = element("初审层级", "有初审时由哪一级初审")
    national_name: Maybe[Name] = element("国家级基本目录名称", "对应的国家级基本目录事项名称")
    channels: Maybe[tuple[Channel, ...]] = element(
        "办理形式", "窗口、网上、移动端、快递", gbt=(39, 40), column="handle_type"
    )
    online: Maybe[Online] = element("网上办理", "深度、地址等", gbt=(47, 48), column="is_online")
    system_level: Maybe[Literal["国家级", "省级", "市级"]] = element("运行系统层级", "业务系统由哪级统建", gbt=(49,))
    scope: Maybe[Scope] = element("通办范围", "全国、跨省、跨市、跨县等", gbt=(33,), column="handle_area")
    jurisdiction: Maybe[Name] = element("行政管辖", "按住所地、经营所在地等确定的管辖", gbt=(42, 43))
    visits: Maybe[VisitsOrCount] = element("到办事现场次数", "到场次数；大于 0 时说明原因", column="limit_scene_num")
    windows: Maybe[Entries[Window]] = element("办理窗口", "场所与窗口", gbt=(50, 51), column="transact_addr")
    in_hall: Maybe[Flag] = element("进驻政务大厅", "是否进驻政务服务中心", column="is_entry_center")
    one_window: Maybe[Flag] = element("一窗受理", "是否由综合窗口受理")
    contacts: Maybe[Contacts] = element("联系方式", "咨询与监督投诉渠道", gbt=(52, 53, 54), column="link_way")
    points: Maybe[Entries[Point]] = element("就近办点", "下面哪些地方代为收件、受理")
    cross_region: Maybe[Entries[CrossRegion]] = element("跨域通办", "与哪些地区通办、怎样通办")
    reservation: Maybe[Flag] = element("预约办理", "是否支持预约", gbt=(44,))
    express: Maybe[Flag] = element("物流快递", "是否支持物流快递", gbt=(46,))
    self_service: Maybe[Flag] = element("自助终端办理", "是否可在自助终端办理")
    agent_service: Maybe[Flag] = element("帮办代办", "是否提供免费帮办代办")
    remote_application: Maybe[Flag] = element("异地申请", "是否可在外地提出申请")
    commitment: Maybe[Commitment] = element("告知承诺", "实行告知承诺时写明")
    confidential: Maybe[Flag] = element("涉密", "是否涉密事项")
    construction_reform: Maybe[Flag] = element("工程建设项目审批", "是否属于工程建设项目审批改革事项")
    annual_inspection: Maybe[Words] = element("年检要求", "有年检时写明")
    annual_report: Maybe[Words] = element("年报要求", "有年报时写明")
    themes: Maybe[tuple[Name, ...]] = element("服务主题", "按自然人、法人主题分类", gbt=(36, 37, 38))
    life_events: Maybe[tuple[Name, ...]] = element("生命周期", "例如 出生、入学、开办企业")
    rights: Maybe[Entries[Condition]] = element("申请人权利", "申请人有哪些权利")
    duties: Maybe[Entries[Condition]] = element("申请人义务", "申请人有哪些义务")
    remedies: Maybe[Entries[Remedy]] = element("行政救济", "行政复议与行政诉讼")
    faq: Maybe[Entries[Question]] = element("常见问题", "问与答", gbt=(55,))
    links: Maybe[Entries[ItemLink]] = element("关联事项", "前置、后续、相关事项")
    notes: Maybe[Words] = element("备注", "其他说明")
    sources: Maybe[Entries[Citation]] = element("来源", "时限、材料等事实取自何处")
    extra: Maybe[dict[Slug, Extra]] = element("地方要素", "standard.yaml 中定义的地方要素，键为其标识")
    remove: Maybe[tuple[Name, ...]] = element(
        "删除", "删去继承来的要素，写路径，例如 materials.mandate", max_length=MOST_ENTRIES
    )


class Situation(Entry):
    """A way the item is applied for; of one `group` exactly one holds (情形, design §3.3)."""

    name: Maybe[Name] = element("情形名称", "申请人看得懂的名称")
    group: Maybe[Slug] = element("分组", "同组的情形互斥")
    set: Maybe[Elements] = element("情形改动", "这种情形下与一般不同的要素")


Elements.model_rebuild()


class Record(Elements):
    """What one place says of one item: a specification or an implementation list entry (实施清单)."""

    code: Maybe[Name] = element("实施编码", "本地编码与推算的不同时才写", gbt=(3,), column="task_code", max_length=100)
    name: Maybe[Name] = element("事项名称", "由基本目录规定，下级不得改写", gbt=(1,), column="task_name")
    here: Maybe[Elements] = element("仅本地", "只对本地生效、不往下继承的改动")


class Item(Elements):
    """A resolved item: elements of the catalogue and of every place above it, laid over each other."""
