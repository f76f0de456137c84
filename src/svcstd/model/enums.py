"""Enumerations of the standard: the label is what files hold, `code` is the canonical code of each.

Source: standard.md §2.3 (GB/T 39046-2020 annex A, C 0109-2018), first column; where annex A and the exchange tables
differ the exchange tables' wider set is taken.
"""

from __future__ import annotations

from svcstd.model.coded import Coded


class Level(Coded):
    """行使层级, widest first (A.2)."""

    NATION = "国家级", "1"
    PROVINCE = "省级", "2"
    CITY = "市级", "3"
    COUNTY = "县级", "4"
    TOWN = "镇(乡、街道)级", "5"
    VILLAGE = "村(社区)级", "6"

    @property
    def slug(self) -> str:
        """The level as a folder name of the guides."""
        return self.name.lower()


class ItemType(Coded):
    """事项类型 (A.1)."""

    LICENCE = "行政许可", "01"
    PENALTY = "行政处罚", "02"
    COERCION = "行政强制", "03"
    LEVY = "行政征收", "04"
    PAYMENT = "行政给付", "05"
    INSPECTION = "行政检查", "06"
    CONFIRMATION = "行政确认", "07"
    REWARD = "行政奖励", "08"
    ADJUDICATION = "行政裁决", "09"
    OTHER = "其他行政权力", "10"
    PUBLIC_SERVICE = "公共服务", "20"


class State(Coded):
    """事项状态."""

    ACTIVE = "在用", "1"
    SUSPENDED = "暂停", "2"
    CANCELLED = "取消", "3"
    DRAFT = "草稿", "4"


class PowerSource(Coded):
    """权力来源."""

    OWN = "法定本级行使", "1"
    DEVOLVED = "上级下放", "2"
    AUTHORISED_ABOVE = "上级授权", "3"
    AUTHORISED_PEER = "同级授权", "4"
    ENTRUSTED_ABOVE = "上级委托", "5"
    ENTRUSTED_PEER = "同级委托", "6"


class AgencyNature(Coded):
    """实施主体性质 (A.3)."""

    STATUTORY = "法定机关", "1"
    AUTHORISED = "授权组织", "2"
    ENTRUSTED = "受委托组织", "3"
    OTHER = "其他", "9"


class Applicant(Coded):
    """服务对象 (A.4, in the exchange tables' wider form)."""

    PERSON = "自然人", "1"
    COMPANY = "企业法人", "2"
    INSTITUTION = "事业法人", "3"
    ASSOCIATION = "社会组织法人", "4"
    UNINCORPORATED = "非法人企业", "5"
    AUTHORITY = "行政机关", "6"
    OTHER = "其他组织", "9"


class ProjectType(Coded):
    """办件类型 (A.6)."""

    INSTANT = "即办件", "1"
    PROMISED = "承诺件", "2"
    OTHER = "其他", "9"


class Channel(Coded):
    """办理形式 (A.5)."""

    WINDOW = "窗口办理", "1"
    ONLINE = "网上办理", "2"
    MOBILE = "移动端办理", "3"
    MAIL = "快递申请", "4"
    OTHER = "其他", "9"


class Scope(Coded):
    """通办范围; 定点办理 means none."""

    NATION = "全国", "1"
    PROVINCES = "跨省", "2"
    CITIES = "跨市", "3"
    COUNTIES = "跨县", "4"
    TOWN = "全镇(乡、街道)", "5"
    VILLAGE = "全村(社区)", "6"
    FIXED = "定点办理", "0"


class OnlineDepth(Coded):
    """网上办理深度 as the four roman grades portals print."""

    GUIDE = "Ⅰ级", "1"
    FORMS = "Ⅱ级", "2"
    PRECHECK = "Ⅲ级", "3"
    FULL = "Ⅳ级", "4"


class OnlineStep(Coded):
    """网上办理深度 as the exchange tables' steps."""

    ADVICE = "互联网咨询", "1"
    INTAKE = "收件", "2"
    PRECHECK = "预审", "3"
    ACCEPTANCE = "受理", "4"
    HANDLING = "办理", "5"
    FEEDBACK = "办理结果信息反馈", "6"
    LICENCE = "电子证照反馈", "7"
    OTHER = "其他", "9"


class ResultType(Coded):
    """审批结果类型."""

    LICENCE = "证照", "10"
    APPROVAL = "批文", "20"
    OTHER = "其他", "99"
    NONE = "无", "0"


class CopyKind(Coded):
    """材料类型: 原件或复印件; numbers of each stand in `originals` and `copies`."""

    EITHER = "原件或复印件", "3"


class Category(Coded):
    """材料分类 (Guangdong's use of the same column)."""

    CERTIFICATE = "证件证书证明", "1"
    FORM = "申请表格文书", "2"
    OTHER = "其他", "3"


class Medium(Coded):
    """材料形式."""

    PAPER = "纸质", "1"
    ELECTRONIC = "电子化", "2"
    BOTH = "纸质/电子化", "3"


class Necessity(Coded):
    """材料必要性, hardest first."""

    REQUIRED = "必要", "1"
    LATER = "容缺后补", "3"
    OPTIONAL = "非必要", "2"


class Source(Coded):
    """来源渠道."""

    APPLICANT = "申请人自备", "10"
    GOVERNMENT = "政府部门核发", "20"
    INTERMEDIARY = "中介机构出具", "30"
    OTHER = "其他", "99"


class Exemption(Coded):
    """How a material need not be handed in (免证办)."""

    ELECTRONIC_LICENCE = "电子证照", "1"
    DATA_SHARING = "数据共享", "2"
    COMMITMENT = "告知承诺", "3"


class Procedure(Coded):
    """特别程序种类 (行政许可法第四十五条, and the kinds practice adds)."""

    HEARING = "听证", "1"
    TENDER = "招标", "2"
    AUCTION = "拍卖", "3"
    INSPECTION = "检验", "4"
    TESTING = "检测", "5"
    QUARANTINE = "检疫", "6"
    APPRAISAL = "鉴定", "7"
    EXPERT_REVIEW = "专家评审", "8"
    SITE_CHECK = "现场核查", "9"
    PUBLICITY = "公示", "10"
    CORRECTION = "补正", "11"
    EXAMINATION = "考试", "12"
    EXTENSION = "延长审批", "13"
    OTHER = "其他", "99"


class Delivery(Coded):
    """送达方式."""

    DIRECT = "直接送达", "7"
    PICK_UP = "自取", "6"
    EXPRESS = "物流快递", "4"
    NOTICE = "公告", "2"
    ELECTRONIC = "电子送达", "9"


class ContactKind(Coded):
    """咨询方式 and 监督投诉方式."""

    WINDOW = "窗口", "1"
    WEB = "网络", "2"
    PHONE = "电话", "3"
    LETTER = "信件", "4"
    EMAIL = "邮件", "5"


class OutletKind(Coded):
    """受理地点分类."""

    HALL = "大厅", "1"
    TOWN_CENTRE = "便民服务中心", "6"
    VILLAGE_STATION = "便民服务站", "7"
    PARK_STATION = "园区站", "5"
    KIOSK = "自助终端", "8"
    AGENCY_WINDOW = "部门服务窗口", "2"


class PointRole(Coded):
    """How far a point goes with an application (就近办)."""

    INTAKE = "收件", "1"
    ACCEPTANCE = "受理", "2"
    REVIEW = "审查", "3"
    DECISION = "决定", "4"


class PointMode(Coded):
    """On what ground a point acts."""

    ENTRUSTED = "委托", "1"
    DEVOLVED = "下放", "2"
    AGENT = "代办", "3"
    DISPATCHED = "派驻", "4"


class CrossMode(Coded):
    """跨省通办 modes (国办发〔2020〕35号)."""

    ONLINE = "全程网办", "1"
    AGENT = "异地代收代办", "2"
    JOINT = "多地联办", "3"


class CrossDirection(Coded):
    """Whether we collect for the partner (代收) or the partner for us (委托收)."""

    FOR_PARTNER = "代收", "1"
    BY_PARTNER = "委托收", "2"


class LinkKind(Coded):
    """How another item stands to this one."""

    BEFORE = "前置", "1"
    AFTER = "后续", "2"
    RELATED = "相关", "3"


class AdjustmentKind(Coded):
    """动态调整 kinds."""

    ADDED = "新增", "1"
    CHANGED = "变更", "2"
    RENAMED = "更名", "3"
    RETYPED = "类型调整", "4"
    CANCELLED = "取消", "5"
    SUSPENDED = "暂停", "6"
    MERGED = "合并", "7"
    SPLIT = "拆分", "8"
    DEVOLVED = "下放", "9"
    ENTRUSTED = "委托", "10"
    RECALLED = "上收", "11"
