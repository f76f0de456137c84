"""Enumerations of the standard: the label is what files hold, `code` is the canonical code of each, and its English.

Source: standard.md §2.3 (GB/T 39046-2020 annex A, C 0109-2018), first column; where annex A and the exchange tables
differ the exchange tables' wider set is taken.
"""

from __future__ import annotations

from svcstd.model.coded import Coded


class Level(Coded):
    """行使层级, widest first (A.2)."""

    NATION = "国家级", "1", "National level"
    PROVINCE = "省级", "2", "Provincial level"
    CITY = "市级", "3", "City level"
    COUNTY = "县级", "4", "County level"
    TOWN = "镇(乡、街道)级", "5", "Town (township, subdistrict) level"
    VILLAGE = "村(社区)级", "6", "Village (community) level"

    @property
    def slug(self) -> str:
        """The level as a folder name of the guides."""
        return self.name.lower()


class ItemType(Coded):
    """事项类型 (A.1)."""

    LICENCE = "行政许可", "01", "Administrative licensing"
    PENALTY = "行政处罚", "02", "Administrative penalty"
    COERCION = "行政强制", "03", "Administrative coercion"
    LEVY = "行政征收", "04", "Administrative levy"
    PAYMENT = "行政给付", "05", "Administrative payment"
    INSPECTION = "行政检查", "06", "Administrative inspection"
    CONFIRMATION = "行政确认", "07", "Administrative confirmation"
    REWARD = "行政奖励", "08", "Administrative reward"
    ADJUDICATION = "行政裁决", "09", "Administrative adjudication"
    OTHER = "其他行政权力", "10", "Other administrative powers"
    PUBLIC_SERVICE = "公共服务", "20", "Public service"


class State(Coded):
    """事项状态."""

    ACTIVE = "在用", "1", "In use"
    SUSPENDED = "暂停", "2", "Suspended"
    CANCELLED = "取消", "3", "Cancelled"
    DRAFT = "草稿", "4", "Draft"


class PowerSource(Coded):
    """权力来源."""

    OWN = "法定本级行使", "1", "Held by this level under the law"
    DEVOLVED = "上级下放", "2", "Devolved from a higher level"
    AUTHORISED_ABOVE = "上级授权", "3", "Authorised by a higher level"
    AUTHORISED_PEER = "同级授权", "4", "Authorised at the same level"
    ENTRUSTED_ABOVE = "上级委托", "5", "Entrusted by a higher level"
    ENTRUSTED_PEER = "同级委托", "6", "Entrusted at the same level"


class AgencyNature(Coded):
    """实施主体性质 (A.3)."""

    STATUTORY = "法定机关", "1", "Statutory authority"
    AUTHORISED = "授权组织", "2", "Authorised organisation"
    ENTRUSTED = "受委托组织", "3", "Entrusted organisation"
    OTHER = "其他", "9", "Other"


class Applicant(Coded):
    """服务对象 (A.4, in the exchange tables' wider form)."""

    PERSON = "自然人", "1", "Natural persons"
    COMPANY = "企业法人", "2", "Enterprise legal persons"
    INSTITUTION = "事业法人", "3", "Public institution legal persons"
    ASSOCIATION = "社会组织法人", "4", "Social organisation legal persons"
    UNINCORPORATED = "非法人企业", "5", "Enterprises without legal personality"
    AUTHORITY = "行政机关", "6", "Administrative authorities"
    OTHER = "其他组织", "9", "Other organisations"


class ProjectType(Coded):
    """办件类型 (A.6)."""

    INSTANT = "即办件", "1", "Handled on the spot"
    PROMISED = "承诺件", "2", "Handled within a promised time limit"
    OTHER = "其他", "9", "Other"


class Channel(Coded):
    """办理形式 (A.5)."""

    WINDOW = "窗口办理", "1", "At a window"
    ONLINE = "网上办理", "2", "Online"
    MOBILE = "移动端办理", "3", "On a mobile device"
    MAIL = "快递申请", "4", "By courier"
    OTHER = "其他", "9", "Other"


class Scope(Coded):
    """通办范围; 定点办理 means none."""

    NATION = "全国", "1", "Nationwide"
    PROVINCES = "跨省", "2", "Across provinces"
    CITIES = "跨市", "3", "Across cities"
    COUNTIES = "跨县", "4", "Across counties"
    TOWN = "全镇(乡、街道)", "5", "Across the town (township, subdistrict)"
    VILLAGE = "全村(社区)", "6", "Across the village (community)"
    FIXED = "定点办理", "0", "At one place only"


class OnlineDepth(Coded):
    """网上办理深度 as the four roman grades portals print."""

    GUIDE = "Ⅰ级", "1", "Level I"
    FORMS = "Ⅱ级", "2", "Level II"
    PRECHECK = "Ⅲ级", "3", "Level III"
    FULL = "Ⅳ级", "4", "Level IV"


class OnlineStep(Coded):
    """网上办理深度 as the exchange tables' steps."""

    ADVICE = "互联网咨询", "1", "Online enquiry"
    INTAKE = "收件", "2", "Intake"
    PRECHECK = "预审", "3", "Pre-check"
    ACCEPTANCE = "受理", "4", "Acceptance"
    HANDLING = "办理", "5", "Handling"
    FEEDBACK = "办理结果信息反馈", "6", "Feedback on the result"
    LICENCE = "电子证照反馈", "7", "Electronic licence"
    OTHER = "其他", "9", "Other"


class ResultType(Coded):
    """审批结果类型."""

    LICENCE = "证照", "10", "Certificate or licence"
    APPROVAL = "批文", "20", "Approval document"
    OTHER = "其他", "99", "Other"
    NONE = "无", "0", "None"


class CopyKind(Coded):
    """材料类型: 原件或复印件; numbers of each stand in `originals` and `copies`."""

    EITHER = "原件或复印件", "3", "Original or copy"


class Category(Coded):
    """材料分类 (Guangdong's use of the same column)."""

    CERTIFICATE = "证件证书证明", "1", "Certificates and proofs"
    FORM = "申请表格文书", "2", "Application forms"
    OTHER = "其他", "3", "Other"


class Medium(Coded):
    """材料形式."""

    PAPER = "纸质", "1", "Paper"
    ELECTRONIC = "电子化", "2", "Electronic"
    BOTH = "纸质/电子化", "3", "Paper or electronic"


class Necessity(Coded):
    """材料必要性, hardest first."""

    REQUIRED = "必要", "1", "Required"
    LATER = "容缺后补", "3", "May follow later"
    OPTIONAL = "非必要", "2", "Optional"


class Source(Coded):
    """来源渠道."""

    APPLICANT = "申请人自备", "10", "Provided by the applicant"
    GOVERNMENT = "政府部门核发", "20", "Issued by a government department"
    INTERMEDIARY = "中介机构出具", "30", "Issued by an intermediary"
    OTHER = "其他", "99", "Other"


class Exemption(Coded):
    """How a material need not be handed in (免证办)."""

    ELECTRONIC_LICENCE = "电子证照", "1", "Electronic licence"
    DATA_SHARING = "数据共享", "2", "Data sharing"
    COMMITMENT = "告知承诺", "3", "Written commitment"


class Procedure(Coded):
    """特别程序种类 (行政许可法第四十五条, and the kinds practice adds)."""

    HEARING = "听证", "1", "Hearing"
    TENDER = "招标", "2", "Tender"
    AUCTION = "拍卖", "3", "Auction"
    INSPECTION = "检验", "4", "Inspection"
    TESTING = "检测", "5", "Testing"
    QUARANTINE = "检疫", "6", "Quarantine"
    APPRAISAL = "鉴定", "7", "Appraisal"
    EXPERT_REVIEW = "专家评审", "8", "Expert review"
    SITE_CHECK = "现场核查", "9", "On-site check"
    PUBLICITY = "公示", "10", "Public notice"
    CORRECTION = "补正", "11", "Supplementing of materials"
    EXAMINATION = "考试", "12", "Examination"
    EXTENSION = "延长审批", "13", "Extension of the time limit"
    OTHER = "其他", "99", "Other"


class Delivery(Coded):
    """送达方式."""

    DIRECT = "直接送达", "7", "Handed over directly"
    PICK_UP = "自取", "6", "Collected in person"
    EXPRESS = "物流快递", "4", "Courier"
    NOTICE = "公告", "2", "Public notice"
    ELECTRONIC = "电子送达", "9", "Electronic delivery"


class ContactKind(Coded):
    """咨询方式 and 监督投诉方式."""

    WINDOW = "窗口", "1", "Window"
    WEB = "网络", "2", "Web"
    PHONE = "电话", "3", "Phone"
    LETTER = "信件", "4", "Letter"
    EMAIL = "邮件", "5", "Email"


class OutletKind(Coded):
    """受理地点分类."""

    HALL = "大厅", "1", "Service hall"
    TOWN_CENTRE = "便民服务中心", "6", "Convenience service centre"
    VILLAGE_STATION = "便民服务站", "7", "Convenience service station"
    PARK_STATION = "园区站", "5", "Park service station"
    KIOSK = "自助终端", "8", "Self-service kiosk"
    AGENCY_WINDOW = "部门服务窗口", "2", "Department window"


class PointRole(Coded):
    """How far a point goes with an application (就近办)."""

    INTAKE = "收件", "1", "Intake"
    ACCEPTANCE = "受理", "2", "Acceptance"
    REVIEW = "审查", "3", "Review"
    DECISION = "决定", "4", "Decision"


class PointMode(Coded):
    """On what ground a point acts."""

    ENTRUSTED = "委托", "1", "Entrusted"
    DEVOLVED = "下放", "2", "Devolved"
    AGENT = "代办", "3", "On the applicant's behalf"
    DISPATCHED = "派驻", "4", "Dispatched staff"


class CrossMode(Coded):
    """跨省通办 modes (国办发〔2020〕35号)."""

    ONLINE = "全程网办", "1", "Entirely online"
    AGENT = "异地代收代办", "2", "Collected and handled on behalf elsewhere"
    JOINT = "多地联办", "3", "Handled jointly by several places"


class CrossDirection(Coded):
    """Whether we collect for the partner (代收) or the partner for us (委托收)."""

    FOR_PARTNER = "代收", "1", "Collected for the partner"
    BY_PARTNER = "委托收", "2", "Collected by the partner"


class LinkKind(Coded):
    """How another item stands to this one."""

    BEFORE = "前置", "1", "Before this item"
    AFTER = "后续", "2", "After this item"
    RELATED = "相关", "3", "Related"


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
