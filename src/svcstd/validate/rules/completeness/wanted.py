"""G, continued: elements that an administration wants in every guide it publishes, standard.md §2.2, §3.5 and §4."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from svcstd.model.catalogue import Catalogue
from svcstd.model.elements import Item
from svcstd.resolve import Resolved
from svcstd.validate.rule import BadOption, Finding, ItemRule, Option, Severity, Text


class ElementNames(Option[tuple[str, ...]]):
    """An option that takes names of elements, and no other words: a mistyped one would want nothing."""

    def typed(self, written: str | int | Sequence[str]) -> int | tuple[str, ...]:
        """The names from what a file says.

        Raises:
            BadOption: It is no list, or one of them is the name of no element.
        """
        names = super().typed(written)
        if isinstance(names, tuple) and Item.model_fields.keys() >= set(names):
            return names
        raise BadOption(self.name)


class ElementsWanted(ItemRule):
    """What an administration wants in every guide is there."""

    id = "G110"
    severity = Severity.WARNING
    source = "std:Q-03, std:G-01, std:§2.2/mandatory, std:§4/remedies"
    published = True
    title = Text("本目录要求的要素都已写明", "Elements that the workspace wants are there")
    why = Text(
        "到场次数、行政救济等按标准都要有，公开的资料却大多没有；要求哪些由各地在 svcstd.yaml 里定，定了就逐项检查。",
        "Visits, remedies and the like are mandatory, yet most published sources lack them; an administration says in "
        "svcstd.yaml how far it has come, and from there on each item is looked at.",
    )
    message = Text(
        "没有写 {element}，本目录的 svcstd.yaml 要求写明", "{element} is not said, which svcstd.yaml wants here"
    )
    mend = Text(
        "写上这个要素；确实没有的照实写明，例如 fee: 不收费。",
        "Say it; where there truly is nothing, say so, as in `fee: 不收费`.",
    )
    good = (
        "# at: settings\nrules: {G110: {options: {elements: [visits, remedies, version]}}}",
        "# without: power_source",
    )
    bad = (
        "# at: settings\nrules: {G110: {options: {elements: [visits, power_source]}}}\n"
        "# at: county\n# without: power_source\nagency: sl-market  # !",
        "# at: settings\nrules: {G110: {options: {elements: [department]}}}\n"
        "# at: basic\n# without: department\nsubitems:\n"
        '  - code: "000199001001"\n    name: 示例销售经营许可  # !\n    handling: [{serial: "01", title: 首次申请}]',
    )
    elements = ElementNames(
        (),
        "每份公开的指南都要写明的要素的键名，例如 visits、promised；默认不另作要求",
        "elements that every published guide is to say, as [visits, promised, remedies, delivery]; none by default",
    )

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        for name in self.elements:
            if it.item.__dict__[name] is None:
                locked = it.policies.of((name,)).policy == "locked"
                yield Finding(("name",) if locked else (name,), values={"element": name})
