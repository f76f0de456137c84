"""The basic catalogue (基本目录): one main item with its sub-items and handling items, and standard materials."""

from typing import Annotated

from pydantic import StringConstraints

from svcstd.model.base import MOST_ENTRIES, Code, Entry, Flag, Link, Maybe, Name, Words, element
from svcstd.model.channels import Contacts
from svcstd.model.elements import Elements
from svcstd.model.enums import AgencyNature, Category, Exemption, Medium, Source

Serial = Annotated[str, StringConstraints(pattern=r"^(?:0[1-9]|[1-9][0-9])$")]
"""01 to 99 (standard.md §1.3); a handling item with a number of another kind has a `code` of its own."""


class HandlingItem(Elements):
    """The smallest unit applied for (业务办理项); its code is the sub-item's plus `serial`, or its own."""

    serial: Maybe[Serial] = element("业务办理项序号", "两位序号 01–99，例如 01")
    code: Maybe[Code] = element("业务办理项编码", "自有编码时才写", column="task_handle_item")
    title: Name = element("业务办理项名称", "例如 首次申请、变更、延续、注销、补办", default=...)


class SubItem(Elements):
    """A sub-item (子项)."""

    code: Code = element("子项编码", "12 位基本编码", default=..., gbt=(2,), column="catalog_code")
    name: Name = element("子项名称", "子项全称", default=..., gbt=(1,), max_length=200)
    handling: Maybe[tuple[HandlingItem, ...]] = element(
        "业务办理项", "不写则子项自身即办理项", min_length=1, max_length=MOST_ENTRIES
    )


class BasicItem(Elements):
    """One entry of the basic catalogue: a main item (主项)."""

    code: Code = element("主项编码", "12 位基本编码；有子项时以 00Y 结尾", default=..., gbt=(2,), column="catalog_code")
    name: Name = element("主项名称", "主项全称", default=..., gbt=(1,), max_length=200)
    provisional: Maybe[Flag] = element("暂编编码", "true 表示编码由本目录暂编，不是国家公布的编码")
    subitems: Maybe[tuple[SubItem, ...]] = element(
        "子项", "不写则主项自身即子项", min_length=1, max_length=MOST_ENTRIES
    )
    handling: Maybe[tuple[HandlingItem, ...]] = element(
        "业务办理项", "没有子项时写在主项之下", min_length=1, max_length=MOST_ENTRIES
    )


class StandardMaterial(Entry):
    """A material that many items ask for, under one name (标准材料, catalog/materials.yaml)."""

    name: Name = element("材料名称", "标准名称", default=..., gbt=(56,), max_length=200)
    aliases: Maybe[tuple[Name, ...]] = element("别名", "各地的其他叫法")
    category: Maybe[Category] = element("材料分类", "证件证书证明、申请表格文书、其他")
    source: Maybe[Source] = element("来源渠道", "申请人自备、政府部门核发等")
    issuer: Maybe[Name] = element("出具机构", "核发机关", gbt=(57,))
    medium: Maybe[Medium] = element("材料形式", "纸质、电子化")
    licence_code: Maybe[Name] = element("电子证照编码", "电子证照类型代码")
    exempt: Maybe[Exemption] = element("免于提交", "可用电子证照、数据共享、告知承诺代替")
    sharing: Maybe[Words] = element("数据共享来源", "从哪个系统共享")


class Agency(Entry):
    """An implementing body (实施主体, catalog/agencies/)."""

    name: Name = element("机构名称", "全称", default=..., gbt=(11,))
    uscc: Maybe[Name] = element("统一社会信用代码", "18 位；无公开来源时不写", gbt=(12,), column="dept_code")
    nature: Maybe[AgencyNature] = element(
        "机构性质", "法定机关、授权组织、受委托组织", gbt=(13, 14), column="dept_type"
    )
    department: Maybe[Name] = element("业务指导部门", "对应的上级业务部门")
    contacts: Maybe[Contacts] = element("联系方式", "咨询与监督投诉渠道")
    address: Maybe[Name] = element("地址", "机构地址")
    url: Maybe[Link] = element("网址", "机构网站")
    sources: Maybe[tuple[Name, ...]] = element("来源", "名称、代码、电话取自何处")
