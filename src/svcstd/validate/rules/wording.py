"""N: names and wording (名称、表述); the catch-all names of materials stand with the materials."""

from __future__ import annotations

import re
from collections.abc import Iterator

from svcstd.diagnostic import KeyPath
from svcstd.model.basic import BasicItem
from svcstd.model.catalogue import Catalogue
from svcstd.validate.rule import EntryRule, Finding, Severity, Text, TextRule

PLACEHOLDER = re.compile(
    r"(?:暂无.{0,8}|暂缺|同上.{0,4}|详见.{0,40}|见附件.{0,4}|待[定补].{0,4}|另行通知|按规定执行)[。.；;]?"
)
LEVEL = re.compile(r"[（(][^（）()]*(?:国家|省|市|县|区|镇|乡|街道|村|社区)级(?!行政区)[^（）()]*[）)]$")
"""A level in brackets; 县级行政区域内 is where something takes place."""


class SaidOutright(TextRule):
    """An element says what it has to say, or is left out."""

    id = "N101"
    severity = Severity.WARNING
    source = "std:G-01"
    sought = ("暂无", "暂缺", "同上", "详见", "见附件", "待定", "待补", "另行通知", "按规定执行")
    title = Text("不写暂无、同上、详见之类的占位语", "No placeholder stands in for what is to be said")
    why = Text(
        "占位语骗过了必填检查，申请人却什么也没有读到；没有的不写，指南会印“无”。",
        "A placeholder deceives the check and tells applicants nothing; what is left out is printed as none.",
    )
    message = Text("“{text}”是占位语", "“{text}” is a placeholder")
    mend = Text("写出内容；没有内容的删去这个要素。", "Say it; where there is nothing to say leave the element out.")
    good = ("notes: 有条件的，可以预约办理；时间另行通知申请人。",)
    bad = (
        "notes: 暂无  # !",
        "# at: province\nconditions:\n  - id: more\n    text: 详见《示例经营许可管理办法》第九条。  # !",
    )

    def check(self, path: KeyPath, text: str) -> Iterator[Finding]:
        if "sources" not in path and PLACEHOLDER.fullmatch(text.strip()):
            yield Finding(path, values={"text": text.strip()[:40]})


class NameWithoutLevel(EntryRule):
    """An item's name does not say at which level it is exercised."""

    id = "N102"
    severity = Severity.INFO
    title = Text("事项名称不带层级", "An item's name does not carry a level")
    why = Text(
        "四级同名的事项才对得上；层级写在 levels，名称里再写“（县级权限）”就成了另一个事项。",
        "Names are to be the same at all levels; a level in brackets makes another item, and `levels` says it.",
    )
    message = Text("名称以“{words}”结尾", "the name ends in “{words}”")
    mend = Text("去掉括号里的层级，写在 levels。", "Take the level out of the name and write it in `levels`.")
    good = ("name: 示例经营许可（零售）", "name: 示例运输许可（县级行政区域内）")
    bad = ("name: 示例经营许可（县级权限）  # !", "name: 示例经营许可(县级权限)  # !")

    def check(self, entry: BasicItem, catalogue: Catalogue) -> Iterator[Finding]:
        named: list[tuple[KeyPath, str]] = [(("name",), entry.name)]
        named.extend((("subitems", index, "name"), sub.name) for index, sub in enumerate(entry.subitems or ()))
        for path, name in named:
            if found := LEVEL.search(name):
                yield Finding(path, values={"words": found[0]})
