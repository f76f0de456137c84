"""C1, continued: paths and what they name (路径), design §2.3: content may not contradict its path."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from svcstd.diagnostic import KeyPath
from svcstd.model.catalogue import Catalogue
from svcstd.validate.rule import Finding, ReadingRule, RecordRule, Text, Written


class EntryNamedByItsCode(ReadingRule):
    """The file's name is the key, so its content may not contradict it."""

    id = "C108"
    title = Text("基本目录文件名与 code 一致", "A basic entry is named by its code")
    why = Text(
        "事项按文件名查找；内容是另一个编码时，这个文件里的事项都没有解析。",
        "Items are found by the file's name; where the content has another code, its items are not resolved.",
    )
    message = Text("文件名里是 {named}，内容是 {code}", "the file is named {named}, its content says {code}")
    mend = Text("改文件名或改 code，使两者相同。", "Rename the file or correct `code`.")
    good = ('# at: basic\ncode: "00019900100Y"\nname: 示例经营许可',)
    bad = ('# at: basic\ncode: "00019900200Y"  # !\nname: 示例经营许可',)


class RecordNamedByItsBody(RecordRule):
    """`@agency` in a path says whose variant the record is."""

    id = "C109"
    title = Text("文件名里的实施主体与 agency 一致", "The body in a path is the record's agency")
    why = Text(
        "文件名带 @ 的是该主体单独的一份指南；内容写了别的主体，指南上就是错的机关。",
        "A path with @ is that body's own guide; a content that names another prints the wrong body.",
    )
    message = Text("文件名里是 @{named}，agency 是 {agency}", "the path says @{named}, `agency` says {agency}")
    missing = Text("文件名里是 @{named}，没有写 agency", "the path says @{named}; `agency` is missing")
    mend = Text("写 agency: {named}，或者改文件名。", "Write agency: {named}, or rename the file.")
    good = ("# at: county-police\nagency: sl-police",)
    bad = ("# at: county-police\nagency: sl-market  # !", "# at: county-police\npromised: 5个工作日  # !")

    def check(self, written: Written, catalogue: Catalogue) -> Iterator[Finding]:
        if written.agency and written.record.agency != written.agency:
            values = {"named": written.agency, "agency": written.record.agency}
            yield Finding(("agency",), "message" if written.record.agency else "missing", values)


class RegionKnown(RecordRule):
    """A record at an unknown place inherits nothing and reaches nobody."""

    id = "C110"
    refers = "catalog/regions.csv"
    title = Text("文件夹的地区在 regions.csv 中", "A record's place is in regions.csv")
    why = Text(
        "地区不明，就不知道上级是谁，这条实施清单无法解析，也不会出指南。",
        "Without the place its parents are unknown: the record cannot be resolved and makes no guide.",
    )
    message = Text(
        "regions.csv 里没有地区 {region}，这条没有检查", "regions.csv has no place {region}; the record was not checked"
    )
    mend = Text(
        "改正文件夹名，或在 regions.csv 中加上这个地区。", "Correct the folder's name, or add the place to regions.csv."
    )
    good = ("notes: 需要预约。",)
    bad = ("# at: items/990199_某区/00019900100101_示例销售经营许可首次申请.yaml\nnotes: 需要预约。  # !",)

    def check(self, written: Written, catalogue: Catalogue) -> Iterator[Finding]:
        if written.region is None:
            yield Finding(values={"region": written.region_code})


class ItemKnown(RecordRule):
    """A record of an item that the catalogue lacks has no name, no basis and no type."""

    id = "C111"
    title = Text("文件名里的事项在基本目录中", "A record's item is in the basic catalogue")
    why = Text(
        "名称、类型、设定依据都来自基本目录；目录里没有的事项无法解析，也不会出指南。",
        "Name, type and legal basis come from the basic catalogue; without them the record cannot be resolved.",
    )
    message = Text(
        "基本目录里没有编码为 {code} 的事项，这条没有检查",
        "the basic catalogue has no item {code}; the record was not checked",
    )
    mend = Text(
        "改正文件名中的编码，或在 catalog/basic/ 中加上这个事项。",
        "Correct the code in the file's name, or add the item to catalog/basic/.",
    )
    good = ("notes: 需要预约。",)
    bad = ("# at: items/990101_示例区/00019900100109_示例销售经营许可注销.yaml\nnotes: 需要预约。  # !",)

    def check(self, written: Written, catalogue: Catalogue) -> Iterator[Finding]:
        if not written.identities:
            yield Finding(values={"code": written.code})


class AgencyKnown(RecordRule):
    """The implementing body is one of catalog/agencies/."""

    id = "C112"
    refers = "catalog/agencies/"
    title = Text("实施主体在机构名录中", "The implementing body is in catalog/agencies/")
    why = Text(
        "机构的名称、代码和电话都从名录取；名录里没有，指南上就没有实施机关。",
        "Name, code and phones of a body come from its list; without it a guide names no body.",
    )
    message = Text("catalog/agencies/ 里没有 {agency}", "catalog/agencies/ has no {agency}")
    suggested = Text(
        "catalog/agencies/ 里没有 {agency}，是不是 {suggestion}？",
        "catalog/agencies/ has no {agency}; is it {suggestion}?",
    )
    mend = Text("改正标识，或在该地区的机构名录中加上它。", "Correct the id, or add the body to the place's list.")
    good = ("agency: sl-police",)
    bad = ("agency: sl-markt  # !", "here:\n  agency: sl-nobody  # !")
    companions = ("C109",)

    def check(self, written: Written, catalogue: Catalogue) -> Iterator[Finding]:
        record = written.record
        if record.agency is not None and record.agency not in catalogue.agencies:
            yield _unknown(("agency",), record.agency, catalogue)
        if record.here is not None and record.here.agency is not None and record.here.agency not in catalogue.agencies:
            yield _unknown(("here", "agency"), record.here.agency, catalogue)


def _unknown(path: KeyPath, agency: str, catalogue: Catalogue) -> Finding:
    from svcstd.model.nearest import closest

    alike = islice((known for known in catalogue.agencies if known[:2] == agency[:2]), 500)
    near = closest(agency, list(alike))
    return Finding(path, "suggested" if near else "message", {"agency": agency, "suggestion": near})
