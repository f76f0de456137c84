"""T: time limits (时限), standard.md §3.3 and §3.4; sums of steps stand with the steps."""

from __future__ import annotations

from collections.abc import Iterator

from svcstd.calendar import Order, Unit
from svcstd.model.catalogue import Catalogue
from svcstd.model.enums import ItemType, Procedure, ProjectType
from svcstd.model.limit import TimeLimit, parse
from svcstd.resolve import Resolved
from svcstd.validate.rule import Finding, ItemRule, Severity, Text

ABOVE = "# at: province\n"
OUTSIDE = frozenset(
    {
        Procedure.HEARING,
        Procedure.TENDER,
        Procedure.AUCTION,
        Procedure.INSPECTION,
        Procedure.TESTING,
        Procedure.QUARANTINE,
        Procedure.APPRAISAL,
        Procedure.EXPERT_REVIEW,
    }
)
"""Procedures whose time is not counted (行政许可法第四十五条)."""

USUAL = parse("20个工作日")
"""What the law allows where no other law says more (行政许可法第四十二条)."""

DAY_HOURS = 24


def within_a_day(limit: TimeLimit) -> bool:
    """Whether a limit ends within one working day: what portals accept for 即办件 (std:T-02)."""
    if limit.unit is None:
        return False
    return limit.amount <= (
        DAY_HOURS if limit.unit is Unit.HOUR else 1 if limit.unit in (Unit.WORKDAY, Unit.DAY) else 0
    )


class PromisedWithinStatutory(ItemRule):
    """A level may promise to be faster than the law, never slower."""

    id = "T101"
    severity = Severity.ERROR
    source = "std:T-01"
    situated = True
    title = Text("承诺办结时限不长于法定办结时限", "The promised limit is no longer than the statutory one")
    why = Text(
        "法定时限是上限，承诺时限是在此之内的服务承诺，超过即违法。",
        "The statutory limit is a ceiling; a promise beyond it breaks the law.",
    )
    message = Text("承诺 {promised}，法定只有 {statutory}", "promises {promised}, the law allows {statutory}")
    mend = Text("把承诺时限改为不超过 {statutory}。", "Promise at most {statutory}.")
    good = ("promised: 5个工作日",)
    bad = ("# at: province\npromised: 25个工作日  # !",)
    companions = ("L102", "P102")

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        promised, statutory = it.item.promised, it.item.statutory
        if promised and statutory and not statutory.none and catalogue.compare(promised, statutory) is Order.LONGER:
            yield Finding(("promised",), values={"promised": promised, "statutory": statutory})


class PromisedComparable(ItemRule):
    """Whether the promise keeps the law can be told on every day of the year."""

    id = "T102"
    severity = Severity.WARNING
    source = "std:T-01"
    situated = True
    title = Text("承诺办结时限能与法定办结时限比较", "The promised limit can be compared with the statutory one")
    why = Text(
        "工作日与自然日、月之间没有固定的换算：同样的承诺，遇到长假就可能超过法定时限。",
        "Working days have no fixed length in natural days or months: a long holiday may break the promise.",
    )
    message = Text(
        "承诺 {promised}，法定 {statutory}，有的日子受理会超过、有的不会，无法比较",
        "promises {promised}, the law allows {statutory}: longer on some days of acceptance and not on others",
    )
    none = Text("承诺时限写的是“无”，等于没有承诺", "a promised limit of “无” promises nothing")
    mend = Text(
        "用法定时限的单位来承诺；没有承诺就不写 promised。",
        "Promise in the unit of the statutory limit; where nothing is promised leave `promised` out.",
    )
    good = ("promised: 7个自然日",)
    bad = ("# at: province\npromised: 28个自然日  # !", "# at: province\npromised: 无  # !")
    companions = ("L102", "L108")

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        promised, statutory = it.item.promised, it.item.statutory
        if promised is None:
            return
        if promised.none:
            yield Finding(("promised",), "none")
        elif statutory and not statutory.none and catalogue.compare(promised, statutory) is Order.INCOMPARABLE:
            yield Finding(("promised",), values={"promised": promised, "statutory": statutory})


class SpecialProcedureTold(ItemRule):
    """Applicants are told how long a special procedure takes and what it rests on."""

    id = "T103"
    about = "special_procedures"
    source = "std:T-07"
    published = True
    title = Text("特别程序写明所需时间和依据", "A special procedure says how long it takes and on what basis")
    why = Text(
        "行政许可法第四十五条：听证、检验等所需时间不计入时限，但应当书面告知申请人。",
        "Licence law, article 45: the time of hearings, tests and the like is not counted but must be told in writing.",
    )
    message = Text("特别程序没有写所需时间（limit）", "the special procedure does not say how long it takes (limit)")
    no_basis = Text("特别程序没有写依据（basis）", "the special procedure cites no basis")
    mend = Text(
        "写上 limit 和 basis；法律没有规定时间的，limit 写 无。",
        "Add `limit` and `basis`; where the law sets no time write the limit as “无”.",
    )
    good = (
        ABOVE + "special_procedures:\n  - {id: hearing, kinds: [听证], limit: 无, basis: 中华人民共和国示例法第八条}",
    )
    bad = (
        ABOVE + "special_procedures:\n  - {id: hearing, kinds: [听证], basis: 中华人民共和国示例法第八条}  # !",
        ABOVE + "special_procedures:\n  - {id: hearing, kinds: [听证], limit: 20个工作日}  # !",
    )

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        for index, procedure in enumerate(it.item.special_procedures or ()):
            if procedure.limit is None:
                yield Finding(("special_procedures", index, "limit"))
            elif procedure.basis is None:
                yield Finding(("special_procedures", index, "basis"), "no_basis")


class HearingsNotCounted(ItemRule):
    """Hearings, tests and expert reviews lie outside the limit of a licence."""

    id = "T104"
    about = "special_procedures"
    severity = Severity.WARNING
    source = "std:T-08"
    title = Text("行政许可法第四十五条列出的程序不计入时限", "Procedures of licence law article 45 are not counted")
    why = Text(
        "听证、招标、拍卖、检验、检测、检疫、鉴定和专家评审所需时间依法不计算在许可期限内。",
        "By law the time of hearings, tenders, auctions, tests, quarantine and expert review is not counted.",
    )
    message = Text("{kinds} 写成了计入时限", "{kinds} is said to be counted in the limit")
    mend = Text("改为 counted: false，或者删去 counted。", "Write `counted: false`, or leave `counted` out.")
    good = (ABOVE + "special_procedures: [{id: a, kinds: [现场核查], limit: 无, basis: 示例法第八条, counted: true}]",)
    bad = (
        ABOVE + "special_procedures:\n  - id: hearing\n    kinds: [听证]\n    limit: 20个工作日\n"
        "    basis: 中华人民共和国示例法第八条\n    counted: true  # !",
    )

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        for index, procedure in enumerate(it.item.special_procedures or ()):
            if procedure.counted and it.item.type is ItemType.LICENCE and not OUTSIDE.isdisjoint(procedure.kinds or ()):
                yield Finding(
                    ("special_procedures", index, "counted"), values={"kinds": "、".join(procedure.kinds or ())}
                )


class StatutorySaid(ItemRule):
    """A promise is measured by the law's limit, so the item says it, or says that there is none."""

    id = "T105"
    severity = Severity.WARNING
    source = "std:T-05"
    published = True
    title = Text("承诺件写明法定办结时限", "An item with a promise says the statutory limit")
    why = Text(
        "没有法定时限就无从判断承诺是否合法，也算不出时限压缩比；法律确实没有规定的要写明“无”。",
        "Without it nobody can tell whether the promise is lawful; where the law sets none that is to be said (无).",
    )
    message = Text("承诺了 {promised}，没有写法定办结时限", "promises {promised} but says no statutory limit")
    zero = Text("承诺件的法定办结时限是 {statutory}", "“承诺件”, but the statutory limit is {statutory}")
    mend = Text(
        "在 catalog/basic/ 写 statutory；法律没有规定的写 无。",
        "Write `statutory` in catalog/basic/; where the law sets no limit write “无”.",
    )
    good = ("# at: basic\nstatutory: 无",)
    bad = (
        "# at: basic\nname: 示例经营许可\n# without: statutory\nsubitems:\n"
        '  - code: "000199001001"\n    name: 示例销售经营许可  # !\n    handling: [{serial: "01", title: 首次申请}]',
    )
    companions = ("G108",)  # where nothing is promised either, no limit is left

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        item = it.item
        if item.project_type is not ProjectType.PROMISED or item.promised is None:
            return
        if item.statutory is None:
            yield Finding(("name",), values={"promised": item.promised})
        elif item.statutory.amount == 0 and not item.statutory.none:
            yield Finding(("statutory",), "zero", values={"statutory": item.statutory})


class LongLimitCited(ItemRule):
    """A licence takes at most 20 working days unless another law says so, and then that law is named."""

    id = "T106"
    severity = Severity.WARNING
    source = "std:T-04"
    title = Text(
        "行政许可的法定时限超过二十个工作日的，注明另有规定的条文",
        "A licence limit beyond 20 working days names its law",
    )
    why = Text(
        "行政许可法第四十二条：自受理之日起二十日内作出决定，法律、法规另有规定的依照其规定。",
        "Licence law, article 42: twenty days from acceptance, unless another law or regulation provides otherwise.",
    )
    message = Text(
        "法定时限 {statutory}，没有注明依据哪一条", "the statutory limit is {statutory}, but no provision is cited"
    )
    mend = Text(
        "写成 statutory: {{limit: …, note: 某法第几条}}，或在 sources 里写一条 fields 含 statutory 的来源。",
        "Write `statutory: {{limit: …, note: …}}` naming the article, or a citation in `sources` whose fields name it.",
    )
    good = (
        "# at: basic\nstatutory: {limit: 45个工作日, note: 中华人民共和国示例法第九条}",
        "# at: basic\nstatutory: 45个工作日\n"
        "sources: [{id: limit, fields: [statutory], law: 中华人民共和国示例法, article: 第九条}]",
    )
    bad = ("# at: basic\nstatutory: 45个工作日  # !\n# without: sources",)

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        statutory = it.item.statutory
        if statutory is None or it.item.type is not ItemType.LICENCE or statutory.note or it.item.joint_agencies:
            return
        if catalogue.compare(statutory, USUAL) is Order.LONGER and not self._cited(it):
            yield Finding(("statutory",), values={"statutory": statutory})

    def _cited(self, it: Resolved) -> bool:
        sources = [source for layer in it.layers for source in layer.elements.sources or ()]
        return any("statutory" in (source.fields or ()) for source in sources)


class InstantWithinADay(ItemRule):
    """What is handled on the spot ends within a working day."""

    id = "T107"
    source = "std:T-02, std:Q-01"
    situated = True
    title = Text("即办件的承诺时限不超过一个工作日", "What is handled on the spot is promised within one working day")
    why = Text(
        "即办件当场办结，至多一个工作日；承诺更长的是承诺件。",
        "Instant items end on the spot, at most within a working day; anything longer is an item with a promise.",
    )
    message = Text("办件类型是即办件，却承诺 {promised}", "an instant item (即办件) that promises {promised}")
    mend = Text(
        "把 project_type 改为承诺件，或者把 promised 改为即办。", "Make `project_type` “承诺件”, or `promised` “即办”."
    )
    good = (
        "project_type: 即办件\npromised: 即办\n" + ABOVE + "steps: [{id: decide, name: 当场决定, limit: 1个工作日}]",
    )
    bad = ("project_type: 即办件\npromised: 5个工作日  # !",)

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        item = it.item
        if item.project_type is ProjectType.INSTANT and item.promised and not within_a_day(item.promised):
            yield Finding(("promised",), values={"promised": item.promised})


class PromiseHasLength(ItemRule):
    """What is handled on the spot is called so."""

    id = "T108"
    severity = Severity.WARNING
    source = "std:T-03, std:Q-01"
    situated = True
    title = Text("承诺时限为零的是即办件", "What is promised at once is an instant item")
    why = Text(
        "承诺件有办理过程；当场办结的应当归入即办件。",
        "An item with a promise takes time; one done on the spot is instant.",
    )
    message = Text(
        "办件类型是承诺件，承诺时限却是 {promised}", "an item with a promise (承诺件) that promises {promised}"
    )
    mend = Text(
        "把 project_type 改为即办件，或者写实际的承诺时限。", "Make `project_type` “即办件”, or say the real limit."
    )
    good = ("promised: 1个工作日\n" + ABOVE + "steps: [{id: decide, name: 当场决定, limit: 1个工作日}]",)
    bad = ("promised: 即办  # !",)
    companions = ("P102",)

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        item = it.item
        if (
            item.project_type is ProjectType.PROMISED
            and item.promised
            and item.promised.amount == 0
            and item.promised.unit
        ):
            yield Finding(("promised",), values={"promised": item.promised})
