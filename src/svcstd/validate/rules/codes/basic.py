"""C1: codes of the basic catalogue (基本编码), standard.md §1.1 and §1.3."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from svcstd.diagnostic import KeyPath
from svcstd.model.basic import BasicItem, SubItem
from svcstd.model.catalogue import Catalogue
from svcstd.model.enums import ItemType
from svcstd.validate.rule import EntryRule, Finding, Severity, Text

BASIC = re.compile(r"\d{4}[0-9A-Z]{8}(?:\d{2})?", re.ASCII)
"""A basic code, or a handling item's, which is two digits longer."""
OTHER_PUBLIC_SERVICE = "21"
MAIN = 9
"""How many characters of a basic code name the main item."""

compiled = lru_cache(maxsize=64)(re.compile)


class Coded(NamedTuple):
    """A code that an entry writes: where, which, and the type it stands under."""

    path: KeyPath
    code: str
    type: ItemType | None


def codes(entry: BasicItem) -> Iterator[Coded]:
    """Yield the codes that an entry writes out, in file order."""
    yield Coded(("code",), entry.code, entry.type)
    for at, item in enumerate(entry.handling or ()):
        if item.code:
            yield Coded(("handling", at, "code"), item.code, item.type or entry.type)
    for index, sub in enumerate(entry.subitems or ()):
        kind = sub.type or entry.type
        yield Coded(("subitems", index, "code"), sub.code, kind)
        for at, item in enumerate(sub.handling or ()):
            if item.code:
                yield Coded(("subitems", index, "handling", at, "code"), item.code, item.type or kind)


def national(code: str) -> bool:
    """Whether a code is built as the national catalogue builds them."""
    return BASIC.fullmatch(code) is not None


class BasicCodeFormed(EntryRule):
    """Twelve characters that say region, type, main item and sub-item; other schemes belong into `aliases`."""

    id = "C101"
    severity = Severity.WARNING
    source = "std:C-05"
    title = Text("基本编码按国家规则编制", "A basic code is built by the national rules")
    why = Text(
        "基本编码依次为目录区域 2 位、事项类型 2 位、主项 5 位、子项 3 位；地方旧编码与别处对不上。",
        "Twelve characters: region 2, type 2, main item 5, sub-item 3. Local schemes match nobody else's.",
    )
    message = Text("{code} 不是 12 位基本编码", "{code} is no basic code of 12 characters")
    mend = Text(
        "换用国家基本编码，原编码写进 aliases；本地另有规则的，在 standard.yaml 的 code_patterns 中写明。",
        "Use the national code and keep this one under `aliases`; local rules go into standard.yaml, `code_patterns`.",
    )
    good = ('aliases: ["511A0138600000"]', "code: demo-1\nprovisional: true")
    bad = (
        "subitems:\n  - {code: 511A0138600000, name: 示例销售经营许可}  # !",
        'subitems:\n  - {code: "00019900101", name: 示例销售经营许可}  # !',
    )
    companions = ("C105",)

    def check(self, entry: BasicItem, catalogue: Catalogue) -> Iterator[Finding]:
        for path, code, _ in codes(entry):
            if entry.provisional and path == ("code",):
                continue  # it says itself that it is none
            if not national(code) and not any(compiled(p).fullmatch(code) for p in _patterns(catalogue)):
                yield Finding(path, values={"code": code})


def _patterns(catalogue: Catalogue) -> Iterator[str]:
    file = catalogue.edition.file
    for part in (file, *(file.regions or {}).values()):
        if part.code_patterns and "basic" in part.code_patterns:
            yield part.code_patterns["basic"]


class TypeAgreesWithCode(EntryRule):
    """Characters 3 and 4 of a basic code are the item's type."""

    id = "C102"
    source = "std:C-07"
    title = Text("事项类型与基本编码第 3–4 位一致", "The type agrees with characters 3–4 of the code")
    why = Text(
        "基本编码第 3–4 位就是事项类型；两者不一，必有一处写错。",
        "Characters 3–4 of a basic code are its type; where they disagree, one of them is wrong.",
    )
    message = Text(
        "{code} 的类型码是 {digits}，{type}应当是 {wanted}",
        "{code} has the type digits {digits}; {type} takes {wanted}",
    )
    mend = Text("核对编码和 type，改正写错的一个。", "Check code and `type`, and correct the wrong one.")
    good = ("type: 行政许可",)
    bad = ('code: "00019900100Y"  # !\ntype: 行政确认',)
    companions = ("C103",)

    def check(self, entry: BasicItem, catalogue: Catalogue) -> Iterator[Finding]:
        for path, code, kind in codes(entry):
            if (
                kind is None
                or not national(code)
                or (path != ("code",) and code[2:4] == entry.code[2:4] and kind is entry.type)
            ):
                continue
            wanted = _digits(kind, catalogue)
            if code[2:4] not in (*wanted, OTHER_PUBLIC_SERVICE):
                yield Finding(path, values={"code": code, "digits": code[2:4], "type": kind, "wanted": wanted[0]})


def _digits(kind: ItemType, catalogue: Catalogue) -> list[str]:
    """Type digits of a type: the standard's and those of regional editions."""
    file = catalogue.edition.file
    found = [(part.type_digits or {}).get(kind) for part in (file, *(file.regions or {}).values())]
    return [kind.code, *filter(None, found)]


class TypeDigitsOfCodeSet(EntryRule):
    """Some portals use 21 for public services; the code set has 20."""

    id = "C103"
    severity = Severity.WARNING
    source = "std:C-07"
    title = Text("类型码 21 不在国家代码集内", "Type digits 21 are not of the national code set")
    why = Text(
        "国家代码集里公共服务是 20；有的省用 21，与别处交换时会被拒收。",
        "The code set gives public services 20; some provinces write 21, which other places refuse.",
    )
    message = Text("{code} 的类型码是 21", "{code} has the type digits 21")
    mend = Text(
        "核对国家目录中的编码；确为地方编码的写进 aliases。",
        "Look up the national code; a local one belongs under `aliases`.",
    )
    good = ("type: 行政许可",)
    bad = (
        '# at: catalog/basic/00219900200Y_示例服务.yaml\ncode: "00219900200Y"  # !\nname: 示例服务\n'
        'type: 公共服务\nsubitems: [{code: "002199002001", name: 示例咨询}]',
    )

    def check(self, entry: BasicItem, catalogue: Catalogue) -> Iterator[Finding]:
        if entry.code[2:4] == OTHER_PUBLIC_SERVICE and national(entry.code):
            accepted = _digits(entry.type, catalogue) if entry.type else ()
            if OTHER_PUBLIC_SERVICE not in accepted:
                yield Finding(("code",), values={"code": entry.code})


class SubItemDigits(EntryRule):
    """`00Y` stands for a main item with sub-items, `000` for one without."""

    id = "C104"
    source = "std:C-12"
    title = Text("子项段 00Y、000 用在该用的地方", "00Y and 000 stand where they should")
    why = Text(
        "有子项的主项以 00Y 结尾，不能直接申请；没有子项的以 000 结尾；子项从 001 起。",
        "A main item with sub-items ends in 00Y and is not applied for; one without ends in 000.",
    )
    message = Text("{code} 没有子项，不能以 00Y 结尾", "{code} has no sub-items, so it cannot end in 00Y")
    divided = Text("{code} 有子项，应当以 00Y 结尾", "{code} has sub-items, so it ends in 00Y")
    applicable = Text("{code} 是子项，不能以 {digits} 结尾", "{code} is a sub-item and cannot end in {digits}")
    mend = Text(
        "没有子项用 000，有子项的主项用 00Y，子项从 001 起。",
        "Use 000 without sub-items, 00Y for a main item that has them, 001, 002 … for these.",
    )
    good = ('subitems:\n  - {code: "000199001001", name: 示例销售经营许可}',)
    bad = (
        '# without: subitems\ncode: "00019900100Y"  # !',
        '# at: catalog/basic/000199002000_示例.yaml\ncode: "000199002000"  # !\nname: 示例\n'
        'subitems: [{code: "000199002001", name: 一}]',
        'subitems:\n  - {code: "000199001000", name: 销售}  # !\n  - {code: "000199001001", name: 服务}',
    )
    companions = ("C111",)

    def check(self, entry: BasicItem, catalogue: Catalogue) -> Iterator[Finding]:
        if not national(entry.code):
            return
        ending = entry.code[MAIN:]
        if ending == "00Y" and not entry.subitems:
            yield Finding(("code",), values={"code": entry.code})
        elif ending == "000" and entry.subitems:
            yield Finding(("code",), "divided", {"code": entry.code})
        for index, sub in enumerate(entry.subitems or ()):
            if national(sub.code) and sub.code[MAIN:] in ("00Y", "000"):
                yield Finding(("subitems", index, "code"), "applicable", {"code": sub.code, "digits": sub.code[MAIN:]})


class SubItemUnderMain(EntryRule):
    """A sub-item's code begins with its main item's nine characters."""

    id = "C105"
    severity = Severity.WARNING
    source = "std:C-05"
    title = Text("子项编码的前 9 位与主项相同", "A sub-item's code begins as its main item's")
    why = Text(
        "基本编码前 9 位是主项；子项与主项不同，汇总时就归到别的主项下。",
        "The first nine characters are the main item's; a sub-item that differs is counted under another.",
    )
    message = Text("{code} 的前 9 位与主项 {main} 不同", "{code} does not begin as its main item {main}")
    mend = Text(
        "核对子项编码；确属另一主项的移到那个文件。",
        "Check the code; what belongs to another main item goes into that file.",
    )
    good = ('subitems:\n  - {code: "000199001001", name: 示例销售经营许可}',)
    bad = ('subitems:\n  - {code: "000199001001", name: 销售}\n  - {code: "000199003002", name: 服务}  # !',)

    def check(self, entry: BasicItem, catalogue: Catalogue) -> Iterator[Finding]:
        for index, sub in enumerate(entry.subitems or ()):
            if sub.code[:MAIN] != entry.code[:MAIN]:
                yield Finding(("subitems", index, "code"), values={"code": sub.code, "main": entry.code})


class CodesOfEntryUnique(EntryRule):
    """Each sub-item and handling item of an entry has a code of its own."""

    id = "C106"
    source = "std:C-13"
    title = Text("一个主项之下编码和序号不重复", "Codes and serials are used once under a main item")
    why = Text(
        "记录、指南和统计都按编码归集；编码相同的两项会混成一项。",
        "Records, guides and counts go by the code; two items with one code become one.",
    )
    message = Text("编码 {code} 与前面的一项相同", "code {code} is already an earlier item's")
    missing = Text("业务办理项“{title}”既没有序号也没有编码", "handling item “{title}” has neither serial nor code")
    mend = Text(
        "给每个子项、业务办理项各自的编码或两位序号。", "Give each sub-item and handling item its own code or serial."
    )
    good = ('subitems:\n  - code: "000199001001"\n    name: 销售\n    handling: [{serial: "01", title: 首次申请}]',)
    bad = (
        'subitems:\n  - code: "000199001001"\n    name: 示例销售经营许可\n    handling:\n'
        '      - {serial: "01", title: 首次申请}\n      - {serial: "01", title: 延续}  # !',
        'subitems:\n  - code: "000199001001"\n    name: 一\n    handling: [{serial: "01", title: 首次申请}]\n'
        '  - {code: "000199001001", name: 二}  # !',
        'subitems:\n  - code: "000199001001"\n    name: 一\n    handling:\n      - {serial: "01", title: 首次申请}\n'
        "      - {title: 延续}  # !",
    )

    def check(self, entry: BasicItem, catalogue: Catalogue) -> Iterator[Finding]:
        seen = {entry.code}
        yield from _handling(entry, (), seen)
        for index, sub in enumerate(entry.subitems or ()):
            if sub.code in seen:
                yield Finding(("subitems", index, "code"), values={"code": sub.code})
            else:
                seen.add(sub.code)
                yield from _handling(sub, ("subitems", index), seen)


def _handling(above: BasicItem | SubItem, prefix: KeyPath, seen: set[str]) -> Iterator[Finding]:
    for at, item in enumerate(above.handling or ()):
        code = item.code or above.code + (item.serial or "")
        if not item.code and not item.serial:
            yield Finding((*prefix, "handling", at), "missing", {"title": item.title})
        elif code in seen:
            yield Finding((*prefix, "handling", at, "code" if item.code else "serial"), values={"code": code})
        seen.add(code)


class CodePublished(EntryRule):
    """A provisional code is the catalogue's own until a published one is found."""

    id = "C107"
    severity = Severity.INFO
    why = Text(
        "暂编编码只在本目录内有效，与国家平台和各地目录都对不上。",
        "A provisional code holds in this catalogue only and matches no platform and no other place.",
    )
    title = Text("编码是公布的编码", "A code is a published one")
    message = Text("{code} 是暂编编码", "{code} is provisional")
    mend = Text(
        "查到公布的基本编码后替换，原编码写进 aliases。",
        "Replace it once the published code is found; keep this one under `aliases`.",
    )
    good = ("provisional: false",)
    bad = ("provisional: true  # !",)

    def check(self, entry: BasicItem, catalogue: Catalogue) -> Iterator[Finding]:
        if entry.provisional:
            yield Finding(("provisional",), values={"code": entry.code})
