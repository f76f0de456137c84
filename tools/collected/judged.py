"""What came out when findings were looked at by eye, rule by rule: whether the rule was right, and why."""

from __future__ import annotations

RIGHT, SOURCE = "right", "of the source"
_SECTION = (
    SOURCE,
    "nearly all records of items.jsonl hold a body, a code and the address of a page, no more",
)

JUDGED: dict[str, tuple[str, str]] = {
    "C209": ("right", "two codes that the portal gives to two bodies each, 区住建局 and 区自然资源和规划局 for one"),
    "M104": ("right", "…外文原件两种文书等。: what else is meant nobody can know"),
    "M132": ("right", "（核对原件） and 原件及复印件 stand in the names of two materials"),
    "M133": ("right", "95 characters: three cases of the mandate in one name"),
    "N104": ("right", "关于×××项目可行性研究报告的批复: the name of a result with its blank"),
    "N106": ("right", "符合环保、消防的相关规定 and 按照相关法律规定: which, nobody is told"),
    "N111": ("right", "８市 and ６个月 in names"),
    "N112": (
        "right",
        "half-width commas in names and citations, semicolons at the end of ten conditions; all looked at",
    ),
    "N113": (
        "right",
        "(县级), (含保健食品), pairs of two widths; every second one was looked at",
    ),
    "N114": ("right", "《种子法》 第二十一条 and 营业执照（重新申报时 现在…"),
    "N115": ("right", "names of materials that end in 。; all were looked at"),
    "N116": ("right", "citations cut out of a longer text keep one bracket of two; all were looked at"),
    "N118": ("right", "names of 81 to 200 characters that hold whole lists of cases; ten were looked at"),
    "C101": (RIGHT, "G-000007-001, 1J-5100-00019, E-000021-001-1111111111111111: in no scheme, not Sichuan's either"),
    "C107": (SOURCE, "rows without a code get their line number, marked as provisional"),
    "C202": (RIGHT, "organisation codes of 9 digits, 13 times the digit 2, codes of 10 and 17 characters"),
    "C203": (RIGHT, "TE5116020105116050: a body that has no credit code"),
    "C205": (RIGHT, "the same"),
    "C206": (SOURCE, "guides and Yunnan's rows name a body without its code"),
    "C301": (RIGHT, "the body's code inside is one of those that C202 reports, or the basic code is C101's"),
    "C306": (
        SOURCE,
        "29 of several provinces in one catalogue, a fault of none; one penalty that Chongqing lists twice: right",
    ),
    "F101": (RIGHT, "charged for, and neither basis nor amount is said"),
    "G101": _SECTION,
    "G102": (SOURCE, "Yunnan's rows and three guides do not say the type"),
    "G103": _SECTION,
    "G105": _SECTION,
    "G106": _SECTION,
    "G107": _SECTION,
    "G108": _SECTION,
    "G109": _SECTION,
    "L111": (RIGHT, "sub-item and handling items at one place name the same body as the main item there"),
    "M101": (RIGHT, "the mock page lists 申请书 three times"),
    "M107": (RIGHT, "学历学位证书 and 请求人身份证明材料 are issued by authorities, and it is not said by which"),
    "N101": (RIGHT, "详见流程图 in the place of a step, four times"),
    "N102": (RIGHT, "（县级行使）, (县级), （设区的市级权限） and the like; all were looked at"),
    "O104": (SOURCE, "no window is named; guides with an address give it as one line of text"),
    "O105": _SECTION,
    "O401": (RIGHT, "87524298 of Jinan"),
    "P103": (RIGHT, "the mock page's steps 1 and 2 stand twice"),
    "P106": (SOURCE, "the portals name the result and give no type"),
    "T101": (RIGHT, "the mock page promises 8 working days where the law allows 6"),
    "T103": (RIGHT, "a check on site of 30 working days without a basis"),
    "V101": (RIGHT, "只跑一次 and twice to the office, and not why"),
    "V103": (RIGHT, "0次, and no way to apply is named at all"),
}
