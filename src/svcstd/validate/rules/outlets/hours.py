"""O, continued: hours and addresses (办理时间、地址), standard.md §3.5 Q-07 and Q-08."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from svcstd.diagnostic import KeyPath
from svcstd.model.catalogue import Catalogue
from svcstd.resolve import Resolved
from svcstd.validate.rule import CatalogueRule, Finding, ItemRule, ListFile, Option, Severity, Text

DAYS = (
    *("工作日", "周", "星期", "礼拜", "每日", "每天", "全天", "全年", "24小时", "24 小时", "假日", "上班时间"),
    *("每月", "每旬", "每年", "逢", "集日", "双休日", "单日", "双日"),
)
DIVISIONS = re.compile(
    r"^(?:[^省市区县旗州盟镇乡]{1,8}?(?:自治区|特别行政区|省|市|自治州|州|地区|盟|自治县|县|(?<![社小园校景厂库])区|旗|镇|乡))+"
)
ROAD = re.compile(r"[^路街道巷]{1,8}(?:路|大街|街|大道|道|巷)(?!口|道办)")
"""Names of divisions and roads, which may hold words that say where something is: 海口市, 车站路."""

TITLE = Text("办理时间写明是哪些日子", "Hours say on which days")
WHY = Text(
    "只写几点到几点，申请人不知道周末和节假日开不开门。",
    "From hours alone nobody can tell whether it is open at weekends and on holidays.",
)
MESSAGE = Text("办理时间“{hours}”没有说是哪些日子", "the hours “{hours}” do not say on which days")
MEND = Text(
    "写成 工作日 9:00–12:00，13:00–17:00；节假日开放的也写明。",
    "Write “工作日” before the hours, and say whether it is open on holidays.",
)
WORDS = ("算是说明了日子的词", "words that say on which days")


def undated(hours: str | None, words: Sequence[str]) -> bool:
    """Whether hours are given without a word on the days."""
    return bool(hours) and not any(word in str(hours) for word in words)


class HoursSayDays(ItemRule):
    """A window's hours of its own say on which days."""

    id = "O107"
    severity = Severity.WARNING
    source = "std:Q-07"
    title, why, message, mend = TITLE, WHY, MESSAGE, MEND
    good = (
        "windows: [{id: hall, outlet: sl-hall, window: w3, hours: 工作日 9:00–12:00}]",
        "windows: [{id: hall, outlet: sl-hall, window: w3, hours: 每月15日 9:00–12:00}]",
        "windows: [{id: hall, outlet: sl-hall, window: w3, hours: 9:00–12:00（法定假日除外）}]",
    )
    bad = (
        "windows:\n  - id: hall\n    outlet: sl-hall\n    hours: 9:00–12:00  # !",
        "points:\n  - id: towns\n    level: 镇(乡、街道)级\n    role: 收件\n    outlets: all\n    mode: 代办\n"
        "    hours: 9:00–12:00  # !",
    )
    words = Option(DAYS, *WORDS)

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        for index, window in enumerate(it.item.windows or ()):
            if window.hours and undated(window.hours, self.words):
                yield Finding(("windows", index, "hours"), values={"hours": window.hours})
        for index, point in enumerate(it.item.points or ()):
            if point.hours and undated(point.hours, self.words):
                yield Finding(("points", index, "hours"), values={"hours": point.hours})


class OutletHoursSayDays(CatalogueRule):
    """An outlet's hours say on which days."""

    id = "O203"
    severity = Severity.WARNING
    source = "std:Q-07"
    title, why, message, mend = TITLE, WHY, MESSAGE, MEND
    good = (
        '# at: outlets\n- {id: kiosk, kind: 自助终端, name: 自助区, region: "990101", hours: 24小时}',
        '# at: outlets\n- {id: kiosk, kind: 自助终端, name: 自助区, region: "990101", hours: 逢集日 9:00–12:00}',
    )
    bad = (
        '# at: outlets\n- id: kiosk\n  kind: 自助终端\n  name: 自助区\n  region: "990101"\n  hours: 9:00–17:00  # !',
    )
    words = Option(DAYS, *WORDS)

    def check(self, listed: ListFile, catalogue: Catalogue) -> Iterator[Finding]:
        for index, outlet in enumerate(listed.entries if listed.kind == "outlets" else ()):
            if undated(outlet.hours, self.words):
                yield Finding((index, "hours"), values={"hours": outlet.hours})
            for at, counter in enumerate(outlet.windows or ()):
                path: KeyPath = (index, "windows", at, "hours")
                if undated(counter.hours, self.words):
                    yield Finding(path, values={"hours": counter.hours})


class AddressPrecise(CatalogueRule):
    """An address leads to a door."""

    id = "O204"
    severity = Severity.INFO
    source = "std:Q-08"
    title = Text("地址写到门牌号或者明显的位置", "An address leads to a door")
    why = Text(
        "只写到街道，申请人到了附近还要再问。",
        "With the street alone applicants have to ask again when they are near.",
    )
    message = Text("地址“{address}”没有门牌号，也没有说明位置", "the address “{address}” has no number and no landmark")
    mend = Text("写上门牌号、楼层、房间，或者旁边的标志。", "Add number, floor and room, or what is beside it.")
    good = (
        '# at: outlets\n- {id: park, kind: 园区站, name: 园区站, region: "990101", address: 示例路2号3楼}',
        '# at: outlets\n- {id: park, kind: 园区站, name: 园区站, region: "990101", address: 示例县派出所}',
        '# at: outlets\n- {id: park, kind: 园区站, name: 园区站, region: "990101", address: 示例国际B座}',
        '# at: outlets\n- {id: park, kind: 园区站, name: 园区站, region: "990101", address: 示例市示例路口}',
        '# at: outlets\n- {id: park, kind: 园区站, name: 园区站, region: "990101", address: 示例县示例社区}',
    )
    bad = (
        '# at: outlets\n- id: park\n  kind: 园区站\n  name: 园区站\n  region: "990101"\n  address: 海口市示例路  # !',
        "# at: outlets\n- id: park\n  kind: 园区站\n  name: 园区站\n"
        '  region: "990101"\n  address: 内蒙古自治区鼓楼区车站路  # !',
        '# at: outlets\n- id: park\n  kind: 园区站\n  name: 园区站\n  region: "990101"\n  address: 示例区示例路  # !',
    )
    words = Option(
        (
            "号",
            "楼",
            "室",
            "层",
            "院",
            "内",
            "旁",
            "侧",
            "面",
            "交",
            "口",
            "村",
            "社区",
            "大厦",
            "广场",
            "中心",
            "委员会",
            *("座", "栋", "幢", "门", "所", "站", "馆", "局", "厅", "校", "政府", "办事处"),
        ),
        "算是说明了位置的词（数字也算）",
        "words that say where it is (so does a number)",
    )

    def check(self, listed: ListFile, catalogue: Catalogue) -> Iterator[Finding]:
        for index, outlet in enumerate(listed.entries if listed.kind == "outlets" else ()):
            address = outlet.address
            if not address or re.search(r"\d", address):
                continue
            there = ROAD.sub("", DIVISIONS.sub("", address))
            if not any(word in there for word in self.words):
                yield Finding((index, "address"), values={"address": address})
