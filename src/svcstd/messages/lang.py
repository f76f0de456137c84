"""Words of guides in English and in two languages: terms that no catalogue writes, and what is said of missing entries."""

from __future__ import annotations

from svcstd.messages import Text

# what is the same in every catalogue
AT_ONCE = Text("即办", "On the spot")
NO_LIMIT = Text("无", "None")
DECREE = Text("{body}令第{number}号", "Order No. {number} of the {body}")
TERMS = {
    "证明事项": "Certification matters",
    "涉企经营许可事项": "Business licensing matters",
    "行政复议": "Administrative reconsideration",
    "行政诉讼": "Administrative litigation",
    "国家级": "National level",
    "省级": "Provincial level",
    "市级": "City level",
    "窗口办理": "At a window",
    "网上办理": "Online",
    "移动端办理": "On a mobile device",
    "快递申请": "By courier",
    "其他": "Other",
    "不收费": "Free of charge",
    "长期": "Indefinitely",
    "长期有效": "Indefinitely",
}
"""Words that the model takes in some element and no enumeration has, and the commonest values of free text."""
ELEMENTS = {
    "type": "Type",
    "levels": "Levels",
    "department": "Guiding department",
    "state": "State",
    "version": "Version",
    "effective": "In force from",
    "until": "In force until",
    "aliases": "Other codes",
    "basis": "Legal basis",
    "implementing_basis": "Basis for implementation",
    "supervision_basis": "Basis for supervision",
    "objects": "Applicants",
    "statutory": "Statutory time limit",
    "extension": "Extension",
    "promised": "Promised time limit",
    "project_type": "Kind of case",
    "result": "Result",
    "delivery": "Delivery",
    "conditions": "Conditions",
    "prohibitions": "Prohibitions",
    "situations": "Situations",
    "materials": "Application materials",
    "steps": "Procedure",
    "special_procedures": "Special procedures",
    "fee": "Fees",
    "quota": "Quota",
    "intermediary": "Services of intermediaries",
    "power_source": "Source of power",
    "authority": "Division of powers",
    "content": "What this level does",
    "agency": "Implementing body",
    "entrusted_by": "Entrusting body",
    "joint_agencies": "Joint bodies",
    "undertaker": "Undertaking unit",
    "reviewed_at": "Level that decides",
    "accepted_at": "Level that receives",
    "accepted_by_decider": "Received by the deciding body",
    "first_review_at": "Level of first review",
    "national_name": "Name in the national catalogue",
    "channels": "Channels",
    "online": "Online handling",
    "system_level": "Level of the system",
    "scope": "Where it can be applied for",
    "jurisdiction": "Jurisdiction",
    "visits": "Visits",
    "windows": "Windows",
    "in_hall": "In the service hall",
    "one_window": "One window",
    "contacts": "Contacts",
    "points": "Points nearby",
    "cross_region": "Across regions",
    "reservation": "Appointments",
    "express": "By courier",
    "self_service": "At kiosks",
    "agent_service": "Help with applications",
    "remote_application": "From elsewhere",
    "commitment": "Written commitment",
    "confidential": "Confidential",
    "construction_reform": "Construction project approval",
    "annual_inspection": "Annual inspection",
    "annual_report": "Annual report",
    "themes": "Themes",
    "life_events": "Life events",
    "rights": "Rights of applicants",
    "duties": "Duties of applicants",
    "remedies": "Remedies",
    "faq": "Frequent questions",
    "links": "Related items",
    "notes": "Notes",
    "sources": "Sources",
    "extra": "Local elements",
    "name": "Name",
    "code": "Code",
    "subitems": "Sub-items",
    "handling": "Handling items",
}
"""Elements by their keys, as sources name them."""

# on the page
UNTRANSLATED = Text("尚无英文的文字（{count}）", "Texts on this page not yet translated ({count})")
LANGUAGES = Text("语言", "Languages")
NAMES = {"zh": "中文", "en": "English", "both": "中英对照"}
"""Languages of pages, each in its own words."""

# the command
LIST_ITEM = Text("untranslated 用：只看这个事项，可以写多次。", "For untranslated: only this item; repeatable.")
LIST_LEVEL = Text(
    "untranslated 用：只看这一级的指南，可以写多次。", "For untranslated: only guides of this level; repeatable."
)
LIST_STALE = Text(
    "untranslated 用：改列译文里哪些中文在目录里已经没有了。",
    "For untranslated: list the entries whose Chinese stands nowhere in the catalogue any more instead.",
)
LIST_ONLY = Text("{option} 只用于 untranslated。", "{option} is for untranslated only.")
LIST_STALE_ALL = Text(
    "--stale 总是看整个目录，不能同时限定地区、事项或层级。",
    "--stale always looks at the whole catalogue; it takes no place, item or level.",
)
LIST_COUNT = Text(
    "{count} 句没有译文，共查看 {guides} 份指南。",
    "{count} sentences without a translation; {guides} guides were looked at.",
)
LIST_NONE = Text("{guides} 份指南里的文字都有译文。", "Every text of {guides} guides is translated.")
LIST_STALE_COUNT = Text("{count} 条译文的中文已经不用。", "{count} entries translate nothing any more.")
LIST_STALE_NONE = Text("没有多余的译文。", "No entry is out of use.")
