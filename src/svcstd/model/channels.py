"""The parts of an item that say where, by whom and through which channel it is handled."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from svcstd.model.base import Count, Date, Entries, Entry, Flag, Link, Maybe, Name, Part, Slug, Words, element, short
from svcstd.model.enums import (
    ContactKind,
    CrossDirection,
    CrossMode,
    Level,
    OnlineDepth,
    OnlineStep,
    OutletKind,
    PointMode,
    PointRole,
)
from svcstd.model.parts import Citation


class Contact(Part):
    """One way to reach a body (联系方式); a bare number is a phone."""

    kind: ContactKind = element("方式", "窗口、网络、电话、信件、邮件", default=ContactKind.PHONE)
    value: Maybe[Name] = element("内容", "号码、网址或地址", gbt=(53, 54))
    note: Maybe[Words] = element("说明", "例如 受理时间")


ContactOrPhone = Annotated[Contact, BeforeValidator(short("value"), json_schema_input_type=Contact | Name)]


class Contacts(Part):
    """Where to ask and where to complain (咨询方式、监督投诉方式)."""

    consult: Maybe[tuple[ContactOrPhone, ...]] = element("咨询方式", "咨询渠道", gbt=(52, 53), column="link_way")
    complain: Maybe[tuple[ContactOrPhone, ...]] = element(
        "监督投诉方式", "监督投诉渠道", gbt=(54,), column="supervise_way"
    )


class Window(Entry):
    """A window that takes applications (办理窗口)."""

    outlet: Maybe[Slug] = element("服务场所", "catalog/outlets/ 中的标识", gbt=(50,), column="transact_addr")
    window: Maybe[Slug] = element("窗口", "该场所 windows 中的标识")
    hours: Maybe[Name] = element("办理时间", "与场所不同时才写", gbt=(51,), column="transact_time")
    phones: Maybe[tuple[Name, ...]] = element("窗口电话", "与场所不同时才写")


class Online(Part):
    """Handling through the net (网上办理)."""

    depth: Maybe[OnlineDepth] = element("网上办理深度", "Ⅰ级至Ⅳ级", gbt=(47,), column="online_handle_depth")
    steps: Maybe[tuple[OnlineStep, ...]] = element("网办环节", "按交换库口径列出可网办的环节")
    url: Maybe[Link] = element("网办地址", "电脑端办理地址", gbt=(48,))
    mobile_url: Maybe[Link] = element("移动端地址", "移动端办理地址")
    payment: Maybe[Flag] = element("网上支付", "是否支持网上支付", gbt=(45,))
    single_sign_on: Maybe[Flag] = element("单点登录", "是否接入统一身份认证")
    video: Maybe[Flag] = element("视频办", "是否支持视频办理")
    accessible: Maybe[Flag] = element("适老化", "网页是否适老化、无障碍")


class Visits(Part):
    """How often an applicant must come (到办事现场次数); a bare number is the count."""

    count: Maybe[Count] = element("到办事现场次数", "填次数：0、1、2……", column="limit_scene_num")
    reason: Maybe[Words] = element("必须现场办理原因", "次数大于 0 时说明为什么必须到场")


VisitsOrCount = Annotated[
    Visits,
    BeforeValidator(short("count"), json_schema_input_type=Visits | Annotated[int, Field(ge=0)]),
]


def _listed(value: Any) -> Any:
    """`all` as the list that holds it alone."""
    return (value,) if value == "all" else value


OutletIds = Annotated[
    tuple[Slug, ...], BeforeValidator(_listed, json_schema_input_type=Literal["all"] | tuple[Slug, ...])
]


class Point(Entry):
    """Places below that take the item for this one (就近办点)."""

    level: Maybe[Level] = element("层级", "镇(乡、街道)级或村(社区)级")
    role: Maybe[PointRole] = element("办到哪一步", "收件、受理、审查、决定")
    outlets: Maybe[OutletIds] = element("服务场所", "all 或场所标识的列表")
    mode: Maybe[PointMode] = element("方式", "委托、下放、代办、派驻")
    document: Maybe[Name] = element("依据文件", "委托书或文件的名称与文号")
    supervisor: Maybe[Name] = element("监督机关", "对承接方负责监督的机关")
    since: Maybe[Date] = element("起始日期", "从哪天起")
    until: Maybe[Date] = element("截止日期", "到哪天止")
    hours: Maybe[Name] = element("办理时间", "与场所不同时才写")
    note: Maybe[Words] = element("备注", "其他说明")


class CrossRegion(Entry):
    """Handling together with another place (跨省通办、跨域通办)."""

    partner: Maybe[Name] = element("通办地区代码", "六位以上行政区划代码")
    partner_name: Maybe[Name] = element("通办地区名称", "全称")
    mode: Maybe[CrossMode] = element("通办模式", "全程网办、异地代收代办、多地联办")
    direction: Maybe[CrossDirection] = element("方向", "代收：本地代收、对方决定；委托收：对方代收、本地决定")
    outlets: Maybe[tuple[Slug, ...]] = element("通办窗口", "本地的服务场所标识")
    phone: Maybe[Name] = element("联系电话", "通办专窗电话")
    document: Maybe[Name] = element("协议文件", "通办协议名称")


class Counter(Entry):
    """One window of an outlet (窗口)."""

    name: Maybe[Name] = element("窗口名称", "例如 3号综合窗口")
    hours: Maybe[Name] = element("办理时间", "与场所不同时才写")
    phone: Maybe[Name] = element("窗口电话", "与场所不同时才写")


class Outlet(Entry):
    """A hall, centre, station or kiosk that serves applicants (服务场所, design §3.4)."""

    kind: OutletKind = element(
        "场所种类", "大厅、便民服务中心、便民服务站、园区站、自助终端、部门服务窗口", default=...
    )
    name: Name = element("场所名称", "全称", default=...)
    region: Name = element("所在地区", "regions.csv 中的代码", default=...)
    serves: Maybe[tuple[Name, ...]] = element("服务地区", "除所在地区外还服务哪些地区")
    address: Maybe[Name] = element("地址", "到门牌号")
    longitude: Maybe[Name] = element("经度", "十进制度")
    latitude: Maybe[Name] = element("纬度", "十进制度")
    traffic: Maybe[Words] = element("交通指引", "怎样到达")
    hours: Maybe[Name] = element("办公时间", "例如 工作日 9:00–12:00，13:00–17:00")
    phones: Maybe[tuple[Name, ...]] = element("电话", "场所电话")
    windows: Maybe[Entries[Counter]] = element("窗口", "场所内的窗口")
    sources: Maybe[Entries[Citation]] = element("来源", "以上事实取自何处")
