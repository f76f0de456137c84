"""The parts of an item that describe the matter itself: basis, conditions, materials, steps, fee, result."""

from typing import Annotated, Literal

from pydantic import BeforeValidator

from svcstd.model.base import Count, Entries, Entry, Flag, Link, Maybe, Name, Part, Slug, Words, element, short
from svcstd.model.enums import (
    Category,
    CopyKind,
    Exemption,
    LinkKind,
    Medium,
    Necessity,
    Procedure,
    ResultType,
    Source,
)
from svcstd.model.limit import Limit


class Basis(Entry):
    """One provision that sets, carries out or supervises the item (设定依据、实施依据、监管依据)."""

    law: Maybe[Name] = element("法律法规名称", "法律、法规、规章或文件的全称，不带书名号", gbt=(6,), column="by_law")
    document: Maybe[Name] = element("文号", "发文字号或令号，例如 国务院令第746号")
    article: Maybe[Name] = element("条款", "条、款、项，例如 第三十五条第一款")
    quote: Maybe[Words] = element("条文内容", "条文原文")
    url: Maybe[Link] = element("条文网址", "公开的条文网页")


class Condition(Entry):
    """One condition of acceptance or one prohibition (受理条件、禁止性要求)."""

    text: Maybe[Words] = element("条件内容", "一条一个条件", gbt=(21,), column="accept_condition")
    basis: Maybe[Words] = element("条件依据", "要求该条件的条文")


class Choice(Part):
    """One way to satisfy a material with `any_of` (择一提交)."""

    name: Maybe[Name] = element("材料名称", "可替代材料的名称")
    use: Maybe[Slug] = element("引用标准材料", "catalog/materials.yaml 中的标识")


class Material(Entry):
    """One application material (申请材料)."""

    name: Maybe[Name] = element(
        "材料名称", "材料全称；引用标准材料时可不写", gbt=(56,), column="material_name", max_length=200
    )
    use: Maybe[Slug] = element("引用标准材料", "catalog/materials.yaml 中的标识，名称、核发机关等由它补足")
    any_of: Maybe[tuple[Choice, ...]] = element("择一提交", "列出的材料提交任意一种即可，只算一件", min_length=2)
    when: Maybe[tuple[Slug, ...]] = element("适用情形", "只在这些情形（situations 的标识）下提交", min_length=1)
    channel: Maybe[tuple[Literal["窗口办理", "网上办理", "移动端办理", "快递申请", "其他"], ...]] = element(
        "适用办理形式", "只在这些办理形式下提交", min_length=1
    )
    necessity: Maybe[Necessity] = element("材料必要性", "必要、容缺后补、非必要", gbt=(64,), column="is_need")
    supplement_within: Maybe[Limit] = element("补交期限", "容缺后补的材料应在多长时间内补齐")
    originals: Maybe[Count] = element("原件份数", "交几份原件", gbt=(62,))
    copies: Maybe[Count] = element("复印件份数", "交几份复印件", gbt=(63,))
    kind: Maybe[CopyKind] = element(
        "材料类型", "只用于“原件或复印件”，份数写在 originals 或 copies", column="material_type"
    )
    inspect: Maybe[Flag] = element("验后退还", "true 表示只出示核验、当场退还，不收取")
    medium: Maybe[Medium] = element("材料形式", "纸质、电子化、纸质/电子化", column="material_format")
    category: Maybe[Category] = element("材料分类", "证件证书证明、申请表格文书、其他")
    size: Maybe[Name] = element("纸质规格", "例如 A4", column="page_format")
    seal: Maybe[Name] = element("签章要求", "由谁签字、盖章")
    source: Maybe[Source] = element("来源渠道", "材料从哪里来", column="source_type")
    issuer: Maybe[Name] = element("出具机构", "核发或出具材料的机关、机构", gbt=(57,))
    issued_within: Maybe[Name] = element("出具时间要求", "例如 三个月内出具", gbt=(58,))
    obtain: Maybe[Words] = element("材料办理说明", "怎样取得该材料", gbt=(59,))
    obtain_at: Maybe[Name] = element("材料办理地点", "在哪里取得该材料", gbt=(60,))
    usage: Maybe[Words] = element("材料使用说明", "该材料用来证明什么", gbt=(61,))
    requirement: Maybe[Words] = element("受理标准", "窗口据以判断材料合格的标准")
    on_site: Maybe[Flag] = element("本人现场填写", "true 表示须本人到场填写")
    basis: Maybe[Words] = element("材料依据", "要求提交该材料的条文")
    blank: Maybe[Link] = element("空白表格", "空白表格的下载地址")
    sample: Maybe[Link] = element("示例样表", "填写示例的下载地址")
    exempt: Maybe[Exemption] = element("免于提交", "以电子证照、数据共享或告知承诺代替提交")
    note: Maybe[Words] = element("备注", "其他需要申请人知道的事")


class Step(Entry):
    """One step of the procedure (办理环节)."""

    name: Maybe[Name] = element("环节名称", "例如 受理、审查、决定、制证、送达", gbt=(22,), column="handle_flow")
    limit: Maybe[Limit] = element("环节时限", "本环节用时")
    office: Maybe[Name] = element("办理处室", "负责的科室")
    role: Maybe[Name] = element("办理岗位", "岗位名称，不写人名")
    criterion: Maybe[Words] = element("审查标准", "本环节审什么、怎样算通过")
    outcome: Maybe[Words] = element("环节结果", "本环节产生什么")
    counted: Maybe[Flag] = element("计入办结时限", "false 表示本环节不计入承诺办结时限")


class SpecialProcedure(Entry):
    """A procedure outside the normal course (特别程序)."""

    kinds: Maybe[tuple[Procedure, ...]] = element("特别程序种类", "共用一个时限的可写多种", gbt=(41,), min_length=1)
    name: Maybe[Name] = element("特别程序名称", "种类不足以说明时写名称")
    limit: Maybe[Limit] = element("特别程序时限", "所需时间")
    counted: Maybe[Flag] = element("计入法定时限", "依行政许可法第四十五条一般不计入")
    basis: Maybe[Words] = element("特别程序依据", "规定该程序的条文")
    charged: Maybe[Flag] = element("特别程序收费", "是否收费")
    charge_basis: Maybe[Words] = element("特别程序收费依据", "收费依据")


class FeeItem(Entry):
    """One charge (收费项目)."""

    name: Maybe[Name] = element("收费项目名称", "例如 居民身份证工本费")
    amount: Maybe[Name] = element("收费标准", "数额或计算办法，例如 20")
    unit: Maybe[Name] = element("计费单位", "例如 元/证")
    basis: Maybe[Words] = element("收费依据", "该项目的依据")
    reduction: Maybe[Words] = element("减免", "减免的对象、幅度和依据")
    note: Maybe[Words] = element("备注", "其他说明")


class Fee(Part):
    """What an applicant pays; `不收费` alone is the short form (收费)."""

    charged: Literal["收费", "不收费"] = element("是否收费", "收费或不收费", gbt=(31,), column="is_fee", default="收费")
    basis: Maybe[Words] = element("收费依据", "收费的法律、文件依据", gbt=(32,))
    items: Maybe[Entries[FeeItem]] = element("收费项目", "每个项目一条")


FeeOrNone = Annotated[Fee, BeforeValidator(short("charged"), json_schema_input_type=Fee | Literal["不收费"])]


class Result(Part):
    """What the applicant receives (办理结果)."""

    name: Maybe[Name] = element("结果名称", "证照、批文的全称", gbt=(29,))
    type: Maybe[ResultType] = element("结果类型", "证照、批文、其他、无", column="result_type")
    validity: Maybe[Name] = element("有效期限", "例如 5年、长期")
    area: Maybe[Name] = element("适用地域", "例如 全国")
    use: Maybe[Slug] = element("对应标准材料", "该结果作为别的事项的材料时，在 catalog/materials.yaml 中的标识")
    sample: Maybe[Link] = element("结果样本", "样本的下载地址", gbt=(30,))
    licence_code: Maybe[Name] = element("电子证照编码", "电子证照类型代码")


class Extension(Part):
    """How long the statutory limit may be extended; promised limits never count it (延长审批)."""

    limit: Maybe[Limit] = element("延长时限", "最多延长多久")
    approved_by: Maybe[Name] = element("批准人", "谁可以批准延长")
    basis: Maybe[Words] = element("延长依据", "规定延长的条文")


class Commitment(Part):
    """Inform-and-commit handling (告知承诺, 国办发〔2020〕42号)."""

    kind: Maybe[Literal["证明事项", "涉企经营许可事项"]] = element("告知承诺类型", "证明事项或涉企经营许可事项")
    form: Maybe[Link] = element("承诺书", "承诺书格式文本的下载地址")
    content: Maybe[Words] = element("承诺内容", "申请人承诺什么")
    check_within: Maybe[Limit] = element("核查期限", "作出决定后多久内核查")
    excluded: Maybe[Words] = element("不适用对象", "哪些人不适用")


class Intermediary(Entry):
    """A service that the law lets an intermediary give within the procedure (中介服务)."""

    name: Maybe[Name] = element("中介服务名称", "法定中介服务的名称", gbt=(27,))
    basis: Maybe[Words] = element("中介服务依据", "法定依据")
    agency: Maybe[Name] = element("中介机构", "可以提供服务的机构及其资质")
    charge: Maybe[Name] = element("收费性质", "例如 市场调节价")


class Question(Entry):
    """A frequent question and its answer (常见问题)."""

    question: Maybe[Words] = element("问题", "申请人常问的问题", gbt=(55,))
    answer: Maybe[Words] = element("解答", "直接回答")


class Remedy(Entry):
    """Where a decision can be challenged (行政复议、行政诉讼)."""

    kind: Maybe[Literal["行政复议", "行政诉讼"]] = element("救济种类", "行政复议或行政诉讼")
    body: Maybe[Name] = element("受理机关", "复议机关或法院")
    address: Maybe[Name] = element("地址", "受理机关地址")
    phone: Maybe[Name] = element("电话", "受理机关电话")
    url: Maybe[Link] = element("网址", "受理机关网址")
    basis: Maybe[Words] = element("救济依据", "规定期限与管辖的条文")


class ItemLink(Entry):
    """Another item that comes before, after or beside this one (关联事项)."""

    item: Maybe[Name] = element("关联事项", "事项编码")
    kind: Maybe[LinkKind] = element("关联种类", "前置、后续、相关")
    note: Maybe[Words] = element("备注", "关联的说明")


class Citation(Entry):
    """Where limits, materials or other facts were taken from (来源)."""

    fields: Maybe[tuple[Name, ...]] = element(
        "涉及要素", "这条来源支持哪些要素，例如 promised、materials", min_length=1
    )
    law: Maybe[Name] = element("法律法规名称", "来源是条文时写全称")
    article: Maybe[Name] = element("条款", "条、款、项")
    document: Maybe[Name] = element("文号", "发文字号")
    data: Maybe[Name] = element("资料行", "来源是采集资料时写文件与行号，例如 guides.jsonl:4")
    page: Maybe[Link] = element("公开网页", "来源是网页时写网址")
    region: Maybe[Name] = element("原属地区", "取自别处办事指南时写明是哪里的")
    note: Maybe[Words] = element("说明", "引用时的说明")
