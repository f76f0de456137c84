"""L1, continued: local elements (地方要素), design §2.2."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import TypeAdapter, ValidationError

from svcstd.model.base import Count, Date, Flag
from svcstd.model.catalogue import Catalogue
from svcstd.model.limit import Limit
from svcstd.model.policy import ExtraElement
from svcstd.resolve import Resolved
from svcstd.validate.rule import Finding, ItemRule, Text
from svcstd.validate.rules.levels.inheritance import written

TYPES: dict[str, TypeAdapter[Any]] = {
    "number": TypeAdapter(Count),
    "limit": TypeAdapter(Limit),
    "date": TypeAdapter(Date),
    "yes/no": TypeAdapter(Flag),
}


class ExtraKnown(ItemRule):
    """Local elements are defined in the edition, with a title and a type."""

    id = "L112"
    title = Text("地方要素在 standard.yaml 中有定义", "Local elements are defined in standard.yaml")
    why = Text(
        "没有定义的要素没有名称和类型，指南上不会显示；写错一个字母，内容就悄悄丢失。",
        "Without a definition an element has no title and no type and no guide shows it.",
    )
    message = Text("standard.yaml 里没有地方要素 {key}", "standard.yaml defines no local element {key}")
    mend = Text(
        "改正键名，或在 standard.yaml 的 extra 中定义它。",
        "Correct the key, or define it under `extra` in standard.yaml.",
    )
    good = (
        "extra: {seats: 3}\n# at: standard\nextra: [{id: seats, title: 等候座位, kind: number}]",
        'extra: {seats: 3}\n# at: standard\nregions: {"990100": {extra: [{id: seats, title: 等候座位, kind: number}]}}',
    )
    bad = ("extra:\n  seats: 3  # !",)

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        if it.item.extra:
            known = _extras(it, catalogue)
            for layer in written(it):
                for key in layer.elements.extra or ():
                    if key not in known:
                        yield Finding(("extra", key), values={"key": key}, layer=layer)


def _extras(it: Resolved, catalogue: Catalogue) -> dict[str, ExtraElement]:
    """Local elements in force at a place."""
    ancestry = catalogue.regions.ancestry(it.region.code) if it.region else ()
    return {element.id: element for part in catalogue.edition.parts(ancestry) for element in part.extra or ()}


class ExtraTyped(ItemRule):
    """A local element's value is of the type that the edition gives it."""

    id = "L113"
    title = Text("地方要素的值合乎定义的类型", "A local element's value is of its type")
    why = Text(
        "类型由 standard.yaml 规定，指南和统计据此使用。",
        "standard.yaml gives the type, and guides and counts rely on it.",
    )
    message = Text("{key} 应当是{kind}，写的是 {written}", "{key} wants {kind}, found {written}")
    mend = Text("照 standard.yaml 中的类型改。", "Write it as standard.yaml says.")
    number = Text("整数", "a whole number")
    limit = Text("时限", "a limit")
    date = Text("日期 YYYY-MM-DD", "a date YYYY-MM-DD")
    flag = Text(" true 或 false", "true or false")
    one = Text("规定取值之一", "one of the values defined")
    good = ("extra: {seats: 3}\n# at: standard\nextra: [{id: seats, title: 等候座位, kind: number}]",)
    bad = (
        "extra:\n  seats: 三个  # !\n# at: standard\nextra: [{id: seats, title: 等候座位, kind: number}]",
        "extra:\n  area: 北区  # !\n# at: standard\nextra: [{id: area, title: 片区, kind: one of, values: [东区]}]",
    )

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        if it.item.extra:
            known = _extras(it, catalogue)
            words = {
                "number": self.number,
                "limit": self.limit,
                "date": self.date,
                "yes/no": self.flag,
                "one of": self.one,
            }
            for layer in written(it):
                for key, value in (layer.elements.extra or {}).items():
                    element = known.get(key)
                    if element is not None and not _fits(element, value):
                        values = {"key": key, "kind": words[element.kind], "written": value[:40]}
                        yield Finding(("extra", key), values=values, layer=layer)


def _fits(element: ExtraElement, value: str) -> bool:
    if element.kind == "one of":
        return value in (element.values or ())
    if element.kind in TYPES:
        try:
            TYPES[element.kind].validate_python(value)
        except ValidationError:
            return False
    return True
