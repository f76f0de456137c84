"""O, continued: hours and addresses (办理时间、地址), standard.md §3.5 Q-07 and Q-08."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from svcstd.diagnostic import KeyPath
from svcstd.model.catalogue import Catalogue
from svcstd.resolve import Resolved
from svcstd.validate.rule import CatalogueRule, Finding, ItemRule, ListFile, Option, Severity, Text

DAYS = ("工作日", "周", "星期", "礼拜", "每日", "每天", "全天", "全年", "24小时", "24 小时", "节假日", "上班时间")
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
    good = ("windows: [{id: hall, outlet: sl-hall, window: w3, hours: 工作日 9:00–12:00}]",)
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
    good = ('# at: outlets\n- {id: kiosk, kind: 自助终端, name: 自助区, region: "990101", hours: 24小时}',)
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
    good = ('# at: outlets\n- {id: park, kind: 园区站, name: 园区站, region: "990101", address: 示例路2号3楼}',)
    bad = (
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
        ),
        "算是说明了位置的词（数字也算）",
        "words that say where it is (so does a number)",
    )

    def check(self, listed: ListFile, catalogue: Catalogue) -> Iterator[Finding]:
        for index, outlet in enumerate(listed.entries if listed.kind == "outlets" else ()):
            address = outlet.address
            if address and not re.search(r"\d", address) and not any(word in address for word in self.words):
                yield Finding((index, "address"), values={"address": address})
