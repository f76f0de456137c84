"""N: names of items and of what belongs to them (名称)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from svcstd.diagnostic import KeyPath
from svcstd.model.basic import BasicItem, HandlingItem
from svcstd.model.catalogue import Catalogue
from svcstd.validate.rule import EntryRule, Finding, Option, Severity, Text
from svcstd.validate.values import HAN, NAMES, ValueRule, mended

POWER = (
    "权限|行使|审批|许可|办理|受理|初审|审核|核发|发证|登记|备案|核准|实施|负责|管理|部门|事项|本级|委托|下放|授权"
    "|及?以[上下]|[、/和及或]"
)
"""What may follow a level that says who exercises an item."""

LEVEL = re.compile(rf"[（(][^（）()]*(?:国家|省|市|县|区|镇|乡|街道|村|社区)级(?:{POWER})*[）)]$")
"""A level in brackets; 县级行政区域内 is where something takes place, 国家级、省级公路 what it is about."""


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
    good = (
        "name: 示例经营许可（零售）",
        "name: 示例运输许可（县级行政区域内）",
        "name: 示例建设许可（国家级风景名胜区内）",
        "name: 示例修缮许可（县级文物保护单位）",
        "name: 示例占用许可（国家级、省级公路）",
    )
    bad = (
        "name: 示例经营许可（县级权限）  # !",
        "name: 示例经营许可(县级权限)  # !",
        "name: 示例经营许可（市级及以下审批）  # !",
        'subitems:\n  - code: "000199001001"\n    name: 示例销售经营许可\n    handling:\n'
        '      - {serial: "01", title: 首次申请（市级/县级）}  # !',
    )

    def check(self, entry: BasicItem, catalogue: Catalogue) -> Iterator[Finding]:
        for path, name in _named(entry):
            if found := LEVEL.search(name):
                yield Finding(path, values={"words": found[0]})


def _named(entry: BasicItem) -> Iterator[tuple[KeyPath, str]]:
    """The names and titles of an entry, with their paths."""
    yield ("name",), entry.name
    yield from _titled(entry.handling or (), ())
    for index, sub in enumerate(entry.subitems or ()):
        yield ("subitems", index, "name"), sub.name
        yield from _titled(sub.handling or (), ("subitems", index))


def _titled(handling: Sequence[HandlingItem], path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    yield from (((*path, "handling", index, "title"), one.title) for index, one in enumerate(handling))


class NameWithoutSpaces(ValueRule):
    """A Chinese name is written without spaces."""

    id = "N114"
    mendable = True
    severity = Severity.WARNING
    title = Text("中文名称里没有空格", "A Chinese name holds no spaces")
    why = Text(
        "空格看不出来，却让同名的机构、材料、事项对不上，也查不到。",
        "Hardly seen, spaces keep equal names of bodies, materials and items from matching and being found.",
    )
    message = Text("“{name}”里有空格", "“{name}” holds spaces")
    mend = Text("改成“{mend}”。", "Write “{mend}”.")
    good = ("undertaker: 许可科 A座",)
    bad = ("undertaker: 许可科 一楼  # !", 'undertaker: "许可科 "  # !', "undertaker: 许可　科  # !")
    pattern = (
        rf"[ \u3000\xa0](?:(?<=[{HAN}）》].)(?=[ \u3000\xa0]*[{HAN}（《\"'])|(?<=[\"'].)(?=[{HAN}])|(?<=[\u3000\xa0]))"
    )
    only = NAMES - {"law"}

    def found(self, path: KeyPath, text: str) -> Iterator[Finding]:
        plain = re.sub(rf"(?<=[{HAN}）》])[ \u3000\xa0]+(?=[{HAN}（《])", "", text).strip(" \u3000\xa0")
        if plain != text:
            yield Finding(path, values={"name": text[:60], "mend": plain[:60]}, fix=mended(path, text, plain))


class NameShort(EntryRule):
    """A name is a name, not a paragraph."""

    id = "N118"
    severity = Severity.INFO
    most = Option(80, "名称最多多少字", "the most characters of a name")
    title = Text("事项名称不过长", "An item's name is not overlong")
    why = Text(
        "太长的名称里混进了情形和说明，列表里放不下，也没有人会照着它查找。",
        "An overlong name holds cases and remarks; it fits no list, and nobody searches for it.",
    )
    message = Text("名称有 {length} 字，多于 {most} 字", "the name has {length} characters, more than {most}")
    mend = Text(
        "名称只写办什么事；情形写在 situations，说明写在 notes。",
        "Say what is applied for; put cases in `situations` and remarks in `notes`.",
    )
    good = (f"name: {'示例' * 40}",)
    bad = (f"name: {'示例' * 40}证  # !",)

    def check(self, entry: BasicItem, catalogue: Catalogue) -> Iterator[Finding]:
        for path, name in _named(entry):
            if len(name) > self.most:
                yield Finding(path, values={"length": len(name), "most": self.most})
