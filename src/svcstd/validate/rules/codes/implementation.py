"""C3: implementation codes (实施编码), standard.md §1.2, and codes and names across records."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from svcstd.diagnostic import KeyPath
from svcstd.model.catalogue import Catalogue
from svcstd.resolve import Resolved
from svcstd.validate.rule import CrossRule, Finding, ItemRule, RecordRule, Row, Severity, Text, Written
from svcstd.validate.rules.codes.basic import compiled

FORM = re.compile(
    r"(?P<uscc>[0-9A-HJ-NPQRTUWXY]{18})(?P<level>[1-9])(?P<basic>\d{4}[0-9A-Z]{8})(?P<serial>\d{2})?", re.ASCII
)
"""USCC, level digit, basic code, and the handling item's serial where the code has one."""
BODY = "11990101000001011C"


class ImplementationCodeFormed(RecordRule):
    """Thirty-one characters: body, level, item; thirty-three with the handling item's serial."""

    id = "C301"
    source = "std:C-05"
    title = Text("实施编码为 31 位或 33 位", "An implementation code has 31 or 33 characters")
    why = Text(
        "实施编码由统一社会信用代码 18 位、层级 1 位、基本编码 12 位和办理项序号 2 位组成，平台据此归集办件。",
        "USCC 18, level 1, basic code 12, serial 2: platforms file applications by it.",
    )
    message = Text("{code} 不是 31 位或 33 位实施编码", "{code} is no implementation code of 31 or 33 characters")
    mend = Text(
        "一般不必写 code，由系统推算；外地或旧编码写进 aliases，地方规则写进 standard.yaml 的 code_patterns。",
        "Leave `code` out to be derived; foreign codes go under `aliases`, local rules into `code_patterns`.",
    )
    good = (f"code: {BODY}400019900100101", f'code: "{BODY}4000199001001"')
    bad = ("code: 511A0138600000-511602000000-000-115113010833722043-1-00  # !", f"code: {BODY}40001990010  # !")

    def check(self, written: Written, catalogue: Catalogue) -> Iterator[Finding]:
        code = written.record.code
        if code is not None and not FORM.fullmatch(code):
            parts = catalogue.edition.parts(catalogue.regions.ancestry(written.region_code))
            patterns = [(part.code_patterns or {}).get("implementation") for part in parts]
            if not any(pattern and compiled(pattern).fullmatch(code) for pattern in patterns):
                yield Finding(("code",), values={"code": code})


class ImplementationCodeOfItem(RecordRule):
    """The basic code inside is the record's item."""

    id = "C302"
    source = "std:C-06"
    title = Text("实施编码中的基本编码是本事项", "The basic code inside an implementation code is the item's")
    why = Text(
        "实施编码里是别的事项，办件就会归到别的事项下，多半是整份复制后忘了改。",
        "With another item's code inside, applications are filed under that item; mostly a copy that nobody changed.",
    )
    message = Text("实施编码里的事项是 {inside}，本条是 {code}", "the code is of item {inside}, the record of {code}")
    mend = Text("改正 code，或删去它由系统推算。", "Correct `code`, or leave it out to be derived.")
    good = (f"code: {BODY}400019900100101",)
    bad = (f"code: {BODY}400019900200101  # !", f"code: {BODY}400019900100102  # !")

    def check(self, written: Written, catalogue: Catalogue) -> Iterator[Finding]:
        code = written.record.code
        found = FORM.fullmatch(code) if code is not None else None
        if found and written.identities:
            inside = found["basic"] + (found["serial"] or "")
            if not any(inside in identity.codes for identity in written.identities):
                yield Finding(("code",), values={"inside": inside, "code": written.code})


class ImplementationCodeOfBody(ItemRule):
    """The code begins with the implementing body's USCC."""

    id = "C303"
    source = "std:C-08"
    title = Text("实施编码以实施主体的统一社会信用代码开头", "An implementation code begins with the body's USCC")
    why = Text(
        "前 18 位不是本机构，办件和评价就记到别的机构名下。",
        "With another body's code in front, applications and ratings count as that body's.",
    )
    message = Text("实施编码以 {inside} 开头，{agency}是 {uscc}", "the code begins with {inside}; {agency} has {uscc}")
    mend = Text("核对 agency 和 code，改正写错的一个。", "Check `agency` and `code`, and correct the wrong one.")
    good = (f"code: {BODY}400019900100101",)
    bad = ("code: 1199010100000102X4400019900100101  # !",)

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        code = _written_code(it)
        if code is None:
            return
        found = FORM.fullmatch(code)
        agency = catalogue.agencies.get(it.item.agency or "")
        if found and agency and agency.uscc and found["uscc"] != agency.uscc.upper():
            values = {"inside": found["uscc"], "agency": agency.name, "uscc": agency.uscc}
            yield Finding(("code",), values=values)


def _written_code(it: Resolved) -> str | None:
    """The implementation code that the place itself writes, or None."""
    for layer in it.own_layers:
        code: str | None = layer.elements.__dict__.get("code")
        if code is not None:
            return code
    return None


class ImplementationCodeOfLevel(RecordRule):
    """Character 19 is the level that exercises the item."""

    id = "C304"
    severity = Severity.WARNING
    source = "std:C-09"
    title = Text("实施编码第 19 位与地区层级一致", "Character 19 of an implementation code is the place's level")
    why = Text(
        "第 19 位是行使层级；个别地方有自己的用法，可在 standard.yaml 的 level_digits 中写明，所以只是警告。",
        "It is the level that exercises the item. Some places use digits of their own (`level_digits`): a warning.",
    )
    message = Text("第 19 位是 {digit}，{level}应当是 {wanted}", "character 19 is {digit}; {level} takes {wanted}")
    mend = Text(
        "核对层级；本地另有规定的，在 standard.yaml 的 level_digits 中写明。",
        "Check the level; local digits go into standard.yaml, `level_digits`.",
    )
    good = (f"code: {BODY}400019900100101",)
    bad = (f"code: {BODY}300019900100101  # !",)

    def check(self, written: Written, catalogue: Catalogue) -> Iterator[Finding]:
        code = written.record.code
        found = FORM.fullmatch(code) if code is not None else None
        if found and written.region:
            level, wanted = written.region.level, written.region.level.code
            for part in catalogue.edition.parts(catalogue.regions.ancestry(written.region_code)):
                wanted = (part.level_digits or {}).get(level, wanted)
            if found["level"] != wanted:
                yield Finding(("code",), values={"digit": found["level"], "level": level, "wanted": wanted})


class ImplementationCodeUnique(CrossRule):
    """No two records have one implementation code."""

    id = "C305"
    source = "std:C-11"
    title = Text("实施编码全目录不重复", "An implementation code is used once")
    why = Text(
        "平台以实施编码区分事项；两条相同，办件就混在一起。",
        "Platforms tell items apart by it; with two of one code applications mix.",
    )
    message = Text("实施编码 {code} 与 {other} 相同", "implementation code {code} is also that of {other}")
    mend = Text("核对两条的 code，改正抄错的一条。", "Check both, and correct the one that was copied.")
    good = (f"# at: county-renewal\nagency: sl-market\ncode: {BODY}400019900100102",)
    bad = (
        f"# at: county\ncode: {BODY}400019900100101\n# at: county-renewal\nagency: sl-market\n"
        f"code: {BODY}400019900100101  # !",
    )
    companions = ("C302",)

    def key(self, it: Resolved, catalogue: Catalogue) -> tuple[str, str, KeyPath] | None:
        code = _written_code(it)
        return None if code is None else (code, it.code, ("code",))

    def judge(self, rows: Sequence[Row]) -> Iterator[tuple[Row, Mapping[str, object]]]:
        for row in rows:
            if row.file != rows[0].file:
                yield row, {"code": row.key, "other": rows[0].file}


def plain(name: str) -> str:
    """A name for comparing: brackets and digits of one width, no spaces."""
    return unicodedata.normalize("NFKC", name).replace(" ", "")


class NameUnderOneMainItem(CrossRule):
    """One name under two main codes is most likely one item entered twice."""

    id = "C306"
    severity = Severity.WARNING
    source = "std:C-11"
    title = Text("同名事项不在两个主项之下", "A name stands under one main item")
    why = Text(
        "同一事项用国家编码和地方编码各编一次，各地就会各用各的，数也数两遍。",
        "Entered once by a national and once by a local code, an item is used and counted twice.",
    )
    message = Text("“{name}”在主项 {other} 之下已经有了", "“{name}” already stands under main item {other}")
    mend = Text(
        "合并为一条，另一个编码写进 aliases；确是两项的，改名称使人能够区分。",
        "Merge them and keep the other code under `aliases`, or name them so that people can tell.",
    )
    good = ('# at: catalog/basic/000199002000_示例.yaml\ncode: "000199002000"\nname: 示例服务经营许可',)
    bad = ('# at: catalog/basic/000199002000_示例.yaml\ncode: "000199002000"\nname: 示例 销售经营许可  # !',)

    def key(self, it: Resolved, catalogue: Catalogue) -> tuple[str, str, KeyPath] | None:
        return (plain(it.identity.name), it.identity.main, ("name",)) if it.region is None else None

    def judge(self, rows: Sequence[Row]) -> Iterator[tuple[Row, Mapping[str, object]]]:
        for row in rows:
            if row.value != rows[0].value:
                yield row, {"name": row.key, "other": rows[0].value}


class CodeInOneEntry(CrossRule):
    """A code belongs to one entry; of two, records find only the first."""

    id = "C307"
    source = "std:C-11"
    title = Text("同一编码不在两个基本目录文件中", "A code stands in one basic entry")
    why = Text(
        "实施清单按编码找事项，只找得到第一个；另一个文件里的内容没有用处。",
        "Records find items by code, and find the first; the other entry's content is never used.",
    )
    message = Text("编码 {code} 在主项 {other} 之下已经有了", "code {code} already stands under main item {other}")
    mend = Text("核对编码，改正或删去其中一个。", "Check the codes, and correct or delete one.")
    good = ('# at: catalog/basic/000199002000_示例.yaml\ncode: "000199002000"\nname: 示例服务经营许可',)
    bad = (
        '# at: catalog/basic/00019900200Y_示例.yaml\ncode: "00019900200Y"\nname: 示例服务\n'
        'subitems:\n  - code: "000199001001"  # !\n    name: 示例咨询\n    handling: [{serial: "01", title: 首次申请}]',
    )
    companions = ("C105",)

    def key(self, it: Resolved, catalogue: Catalogue) -> tuple[str, str, KeyPath] | None:
        return (it.code, it.identity.main, ("code",)) if it.region is None else None

    def judge(self, rows: Sequence[Row]) -> Iterator[tuple[Row, Mapping[str, object]]]:
        for row in rows:
            if row.value != rows[0].value:
                yield row, {"code": row.key, "other": rows[0].value}
