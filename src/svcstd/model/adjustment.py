"""Declarations of dynamic adjustment (动态调整, design §3.6): what was added, cancelled, devolved, and by whom."""

from typing import Annotated, Literal

from pydantic import BeforeValidator

from svcstd.model.base import Date, Entries, Entry, Maybe, Name, Part, Slug, Words, element
from svcstd.model.enums import AdjustmentKind, Level

Everywhere = Annotated[
    tuple[Name, ...],
    BeforeValidator(lambda v: (v,) if v == "all" else v, json_schema_input_type=Literal["all"] | tuple[Name, ...]),
]


class LevelMove(Part):
    """Between which levels an item moves."""

    from_: Maybe[Level] = element("原层级", "调整前的行使层级", alias="from")
    to: Maybe[Level] = element("新层级", "调整后的行使层级")


RETIRING = frozenset(
    {
        AdjustmentKind.CANCELLED,
        AdjustmentKind.MERGED,
        AdjustmentKind.SPLIT,
        AdjustmentKind.RETYPED,
        AdjustmentKind.CHANGED,
    }
)
"""Kinds by which a code goes out of use (standard.md §7, K-01)."""
NATION, NATIONAL = "000000", "000"
"""Code of the nation as a place, and how codes of items that it decides on begin."""


class AdjustmentChange(Entry):
    """One change that a document decides."""

    kind: AdjustmentKind = element(
        "调整种类", "新增、变更、更名、类型调整、取消、暂停、合并、拆分、下放、委托、上收", default=...
    )
    from_: Maybe[tuple[Name, ...]] = element("原编码", "调整前的事项编码", alias="from")
    to: Maybe[tuple[Name, ...]] = element("新编码", "调整后的事项编码")
    at: Maybe[Name] = element("所在地区", "在哪个地区调整，regions.csv 中的代码")
    levels: Maybe[LevelMove] = element("层级变化", "从哪一级到哪一级，写成 {from: …, to: …}")
    regions: Maybe[Everywhere] = element("涉及地区", "all 或地区代码的列表")
    scope: Maybe[Literal["受理", "审查", "决定", "全部"]] = element("范围", "受理、审查、决定、全部")
    reason: Maybe[Words] = element("理由", "为什么调整")
    supervision: Maybe[Words] = element("加强监管措施", "调整以后怎样监管")

    @property
    def places(self) -> tuple[str, ...]:
        """Codes of the places that it names; "" where it holds everywhere."""
        regions = () if self.regions is None or "all" in self.regions else self.regions
        return (*regions, self.at) if self.at else regions or ("",)

    @property
    def retired(self) -> tuple[str, ...]:
        """Codes that it takes out of use, for good and everywhere: a place may drop only codes of its own making."""
        lasting = self.kind in RETIRING and (self.to or self.kind is not AdjustmentKind.CHANGED)
        if not lasting or not (self.regions is None or "all" in self.regions):
            return ()
        everywhere = self.at is None or self.at == NATION
        gone = (code for code in self.from_ or () if code not in (self.to or ()))
        return tuple(code for code in gone if everywhere or not code.startswith(NATIONAL))


class Adjustment(Part):
    """One document's changes (catalog/adjustments/<id>.yaml)."""

    id: Slug = element("标识", "与文件名相同", default=...)
    document: Maybe[Name] = element("文号", "发文字号")
    title: Maybe[Name] = element("标题", "文件标题")
    decided_by: Maybe[Name] = element("决定机关", "作出决定的机关")
    date: Maybe[Date] = element("日期", "成文日期")
    effective: Maybe[Date] = element("生效日期", "施行日期")
    changes: Entries[AdjustmentChange] = element("调整事项", "每项一条", default=...)
    sources: Maybe[tuple[Name, ...]] = element("来源", "公开来源")
    note: Maybe[Words] = element("说明", "其他说明")


__all__ = ["Adjustment", "AdjustmentChange", "LevelMove"]
