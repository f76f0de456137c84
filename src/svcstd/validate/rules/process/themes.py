"""P, continued: themes and whom an item is for (服务主题与服务对象), standard.md §3.5 Q-10."""

from __future__ import annotations

from collections.abc import Iterator

from svcstd.model.catalogue import Catalogue
from svcstd.model.enums import Applicant
from svcstd.resolve import Resolved
from svcstd.validate.rule import Finding, ItemRule, Option, Severity, Text


class ThemesFitObjects(ItemRule):
    """A theme of persons has items for persons, a theme of bodies has items for bodies."""

    id = "P113"
    about = "themes"
    severity = Severity.WARNING
    source = "std:Q-10"
    title = Text("服务主题与服务对象相符", "Themes and applicants agree")
    why = Text(
        "网站按主题分自然人、法人两个入口；归错了，要办的人在自己的入口里找不到。",
        "Portals have one door for persons and one for bodies; filed wrongly, an item is not found by those it is for.",
    )
    message = Text(
        "主题“{theme}”属于自然人，服务对象里没有自然人",
        "theme “{theme}” is of persons, who are not among the applicants",
    )
    body = Text(
        "主题“{theme}”属于法人，服务对象却只有自然人", "theme “{theme}” is of bodies, the applicants are persons"
    )
    mend = Text(
        "改正 themes，或者在 catalog/basic/ 核对 objects。", "Correct `themes`, or check `objects` in catalog/basic/."
    )
    good = ("themes: [设立变更]",)
    bad = (
        "themes:\n  - 婚姻登记  # !\n# at: basic\nobjects: [企业法人]",
        "themes:\n  - 法人注销  # !\n# at: basic\nobjects: [自然人]",
    )
    persons = Option(
        ("生育收养", "户籍办理", "入伍服役", "婚姻登记", "离职退休", "死亡殡葬", "出境入境"),
        "只属于自然人的主题",
        "themes of persons only",
    )
    bodies = Option(
        ("法人注销", "招标拍卖", "融资信贷", "海关口岸", "年检年审"), "只属于法人的主题", "themes of bodies only"
    )

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        themes, objects = it.item.themes, it.item.objects
        if not themes or not objects:
            return
        for index, theme in enumerate(themes):
            if theme in self.persons and Applicant.PERSON not in objects:
                yield Finding(("themes", index), values={"theme": theme})
            elif theme in self.bodies and set(objects) == {Applicant.PERSON}:
                yield Finding(("themes", index), "body", values={"theme": theme})
