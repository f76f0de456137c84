"""C, continued: the place that codes name (编码里的行政区划), standard.md §1.1, §1.4 and §1.5."""

from __future__ import annotations

import re
from collections.abc import Iterator

from svcstd.model.catalogue import Catalogue
from svcstd.model.enums import Level
from svcstd.resolve import Resolved
from svcstd.validate.rule import CatalogueRule, Finding, ItemRule, ListFile, Severity, Text

NATIONAL = "00"
CODE = re.compile(r"\d{4}[0-9A-Z]{8}(?:\d\d)?", re.ASCII)
"""A basic code, with the handling item's serial or without."""

AGENCY = "# at: agencies\n- id: sl-market\n  name: 示例区市场监督管理局\n  uscc: "
BASIC = '# at: catalog/basic/{code}_示例.yaml\ncode: "{code}"\nname: 示例服务\nlevels: [县级]\nstate: 草稿\n'
RECORD = "# at: items/990101_示例区/{code}_示例.yaml\nagency: sl-market"


class CodeOfOwnProvince(ItemRule):
    """A provincial code is used in its own province."""

    id = "C113"
    severity = Severity.WARNING
    source = "std:§1.1/region"
    title = Text("基本编码是国家的或者本省的", "A basic code is the nation's or the province's own")
    why = Text(
        "基本编码前两位是编码的地区，00 是国家；用外省的编码，办件会归到外省目录。",
        "Its first two digits say who gave it, 00 the nation; with another province's code it is filed there.",
    )
    message = Text(
        "编码 {code} 以 {digits} 开头，本省是 {own}", "code {code} begins with {digits}; this province is {own}"
    )
    mend = Text(
        "改用国家或本省的编码，外省的写进 aliases。",
        "Use the nation's or the province's own code, and keep this under `aliases`.",
    )
    good = (BASIC.format(code="990199002000") + RECORD.format(code="990199002000"),)
    bad = (BASIC.format(code="440199002000") + RECORD.format(code="440199002000") + "  # !",)

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        code = it.code
        if code.startswith(NATIONAL) or it.region is None or not it.own or not CODE.fullmatch(code):
            return
        for above in catalogue.regions.ancestry(it.region.code):
            if catalogue.regions.by_code[above].level is Level.PROVINCE and above[:2] != code[:2]:
                yield Finding(values={"code": code, "digits": code[:2], "own": above[:2]})


class UsccOfPlace(CatalogueRule):
    """The division in a body's USCC is of the province where the body is listed."""

    id = "C208"
    severity = Severity.INFO
    source = "std:C-10"
    title = Text("信用代码里的行政区划属于机构所在的省", "The division in a USCC is of the body's province")
    why = Text(
        "第 3 至 8 位是登记地的行政区划；写的是外省，多半抄了同名机构的代码。省内区划调整后常沿用旧代码，不算。",
        "Characters 3 to 8 say where it was registered; another province mostly means a namesake. Old codes live on.",
    )
    message = Text(
        "{uscc} 登记在{there}，机构列在{here}", "{uscc} is registered in {there}, the body is listed in {here}"
    )
    mend = Text(
        "核对代码；派驻机构登记在外地的，加注释忽略并写明理由。",
        "Check it; where the body is registered elsewhere, ignore this with a reason.",
    )
    good = (f"{AGENCY}11990101000001011C",)
    bad = (f"{AGENCY}119800000000010113  # !\n# at: regions\n980000,另一省,省级,000000,,,,",)

    def check(self, listed: ListFile, catalogue: Catalogue) -> Iterator[Finding]:
        if listed.kind != "agencies":
            return
        here = catalogue.regions.ancestry(listed.region)
        for index, body in enumerate(listed.entries):
            division = (body.uscc or "")[2:8]
            there = catalogue.regions.get(division) if division else None
            if there and division not in here and division[:2] != listed.region[:2]:
                values = {
                    "uscc": body.uscc,
                    "there": there.name,
                    "here": catalogue.regions.by_code[listed.region].name if here else listed.region,
                }
                yield Finding((index, "uscc"), values=values)


class UsccOfOneBody(CatalogueRule):
    """One USCC, one body."""

    id = "C209"
    severity = Severity.WARNING
    source = "GB 32100"
    title = Text("一个统一社会信用代码只属于一个机构", "A USCC belongs to one body")
    why = Text(
        "代码区分机构；两个机构用一个代码，实施编码就会相同，办件也分不清是谁办的。",
        "Bodies are told apart by it; with one code two bodies get the same implementation codes.",
    )
    message = Text("{uscc} 已经是 {other} 的代码", "{uscc} is already the code of {other}")
    mend = Text(
        "核对两个机构的代码；没有独立代码的分局、站所，删去 uscc。",
        "Check both; a branch without a code of its own has none.",
    )
    good = (f"{AGENCY}11990101000001011C",)
    bad = (f"{AGENCY}11990101000001011C\n- {{id: sl-new, name: 示例区卫生健康局, uscc: 11990101000001011C}}  # !",)

    def check(self, listed: ListFile, catalogue: Catalogue) -> Iterator[Finding]:
        for index, body in enumerate(listed.entries if listed.kind == "agencies" else ()):
            other = catalogue.body_of(body.uscc) if body.uscc else None
            if other is not None and other.id != body.id:
                yield Finding((index, "uscc"), values={"uscc": body.uscc, "other": other.name})
