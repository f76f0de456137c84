"""O, continued: devolution and entrustment (下放、授权、委托), 行政许可法第二十四条 and standard.md §5."""

from __future__ import annotations

from collections.abc import Iterator

from svcstd.model.catalogue import Catalogue
from svcstd.model.enums import AgencyNature, ItemType, PointMode, PointRole, PowerSource
from svcstd.resolve import Resolved
from svcstd.validate.rule import Finding, ItemRule, Severity, Text
from svcstd.validate.rules.outlets.points import ORDER

OWN = frozenset({PowerSource.OWN, PowerSource.DEVOLVED})
NO_AUTHORITY = ("公司", "村民委员会", "村委会", "居民委员会", "居委会", "合作社")
"""How names end of what is no administrative body."""

CODES_OF_OTHERS = ("54", "55", "91", "92", "93")
"""How the USCC of village and residents' committees, firms and cooperatives begin (GB 32100-2015)."""


class DevolvedLevelExercises(ItemRule):
    """A level that decides by devolution is one that exercises the item."""

    id = "O306"
    about = "points"
    source = "std:D-02"
    title = Text(
        "下放到哪一级决定，行使层级就有哪一级", "A level that was given the decision is among the item's levels"
    )
    why = Text(
        "下放以后由下面以自己的名义决定，那一级就是行使层级；没有列入，就没有它的办事指南。",
        "Once devolved it is decided there in the level's own name; unless listed it has no guide of its own.",
    )
    message = Text(
        "把决定下放到{level}，行使层级里没有这一级", "the decision is devolved to {level}, which is none of the levels"
    )
    mend = Text(
        "在 levels 里加上这一级并登记动态调整；仍以本级名义决定的，mode 写委托。",
        "Add the level and declare the adjustment; where it is decided in this place's name the mode is “委托”.",
    )
    good = (
        "points: [{id: towns, level: 镇(乡、街道)级, role: 受理, outlets: all, mode: 下放}]",
        "points: [{id: towns, level: 镇(乡、街道)级, role: 决定, outlets: all, mode: 下放}]\n"
        "# at: basic\nlevels: [县级, 镇(乡、街道)级]",
    )
    bad = ("points:\n  - id: towns\n    level: 镇(乡、街道)级  # !\n    role: 决定\n    outlets: all\n    mode: 下放",)

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        for index, point in enumerate(it.item.points or ()):
            decides = point.mode is PointMode.DEVOLVED and point.role is PointRole.DECISION
            if decides and point.level is not None and point.level not in (it.item.levels or ()):
                yield Finding(("points", index, "level"), values={"level": point.level})


class DevolvedDecidesHere(ItemRule):
    """What was devolved is no longer decided above."""

    id = "O307"
    about = "reviewed_at"
    severity = Severity.WARNING
    source = "std:D-03"
    title = Text("已经下放的事项不再由上级审批", "What was devolved is no longer decided above")
    why = Text(
        "权力来源是上级下放，就由本级决定；审批层级仍是上级的，等于没有下放。",
        "A devolved power is decided upon here; with the level above still deciding nothing was devolved.",
    )
    message = Text("权力来源是上级下放，审批层级却是{level}", "the power is devolved, yet {level} decides")
    mend = Text(
        "把 reviewed_at 改为本级；只下放受理的，核对 power_source。",
        "Make `reviewed_at` this level, or check `power_source`.",
    )
    good = ("power_source: 上级下放\nreviewed_at: 县级",)
    bad = ("power_source: 上级下放\nreviewed_at: 市级  # !",)

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        item = it.item
        if item.reviewed_at is None or it.level is None or item.power_source is not PowerSource.DEVOLVED:
            return
        if ORDER[item.reviewed_at] < ORDER[it.level]:
            yield Finding(("reviewed_at",), values={"level": item.reviewed_at})


class PrincipalFitsPower(ItemRule):
    """Who acts in his own right acts for nobody else."""

    id = "O308"
    about = "entrusted_by"
    severity = Severity.WARNING
    source = "std:§2.2/entrust"
    title = Text("法定或下放行使的事项没有委托部门", "What is exercised in one's own right has no principal")
    why = Text(
        "委托的后果由委托部门承担，法定、下放的由本机关承担；两样都写，被告是谁都说不清。",
        "For what is entrusted the principal answers, for one's own power the body itself; with both nobody knows who.",
    )
    message = Text("权力来源是{power}，又写了委托部门", "the power is by {power}, yet a principal is named")
    mend = Text(
        "受委托的改正 power_source，否则删去 entrusted_by。", "Correct `power_source`, or take out `entrusted_by`."
    )
    good = ("power_source: 同级委托\nentrusted_by: 示例区人民政府",)
    bad = ("power_source: 法定本级行使\nentrusted_by: 示例市市场监督管理局  # !",)

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        power = it.item.power_source
        if it.item.entrusted_by and power in OWN:
            yield Finding(("entrusted_by",), values={"power": power})


class LicenceByAuthority(ItemRule):
    """A licence is entrusted to an authority only."""

    id = "O309"
    source = "std:D-01"
    published = True
    title = Text("行政许可只能委托行政机关实施", "A licence is entrusted to an authority only")
    why = Text(
        "行政许可法第二十四条：行政机关可以委托其他行政机关实施行政许可；村（居）委会和企业不是行政机关。",
        "Licence law, article 24: licences may be entrusted to other authorities; villages and firms are none.",
    )
    message = Text(
        "{agency} 不是行政机关，不能受委托实施行政许可",
        "{agency} is no authority and cannot be entrusted with a licence",
    )
    mend = Text(
        "agency 写有权的行政机关；村居、企业只是代收的，写在 points。",
        "Let `agency` be the authority; who only takes in papers belongs in `points`.",
    )
    good = ("agency: sl-market",)
    bad = (
        "agency: sl-market  # !\nentrusted_by: 示例市市场监督管理局\n# at: agencies\n- {id: sl-market, "
        "name: 示例服务有限公司, nature: 受委托组织}",
    )

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        if it.item.type is not ItemType.LICENCE or not it.item.agency:
            return
        body = catalogue.agencies.get(it.item.agency)
        if body is None or body.nature is not AgencyNature.ENTRUSTED:
            return
        if body.name.endswith(NO_AUTHORITY) or (body.uscc or "").startswith(CODES_OF_OTHERS):
            yield Finding(("agency",), values={"agency": body.name})
