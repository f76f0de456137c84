"""O: points and delegation (就近办、委托), design §2.1 and standard.md §5."""

from __future__ import annotations

from collections.abc import Iterator

from svcstd.model.catalogue import Catalogue
from svcstd.model.channels import Point
from svcstd.model.enums import AgencyNature, ItemType, Level, PointMode, PointRole, PowerSource
from svcstd.resolve import Resolved
from svcstd.validate.rule import Finding, ItemRule, Severity, Text

ALL = "all"
ORDER = {level: rank for rank, level in enumerate(Level)}
"""Rank of each level, widest first."""

ENTRUSTED = frozenset({PowerSource.ENTRUSTED_ABOVE, PowerSource.ENTRUSTED_PEER})
POINT = "points:\n  - id: towns\n    level: 镇(乡、街道)级\n"


class PointBelow(ItemRule):
    """A point lies below the place that declares it."""

    id = "O301"
    about = "points"
    title = Text("就近办点在本级以下", "A point lies below the place that declares it")
    why = Text(
        "就近办是把受理放到下面的镇街和村居；本级自己的窗口写 windows。",
        "Points bring intake down to towns and villages; a place's own windows are its `windows`.",
    )
    message = Text("就近办点的层级是{level}，本地是{here}", "the point is at {level}, the place itself at {here}")
    missing = Text("就近办点没有写层级（level）", "the point has no level")
    mend = Text("改正 level，或者改写 windows。", "Correct `level`, or use `windows`.")
    good = (POINT + "    role: 受理\n    outlets: all\n    mode: 代办",)
    bad = (
        "points:\n  - id: towns\n    level: 县级  # !\n    role: 收件\n    outlets: [sl-hall]\n    mode: 代办",
        "points:\n  - {id: towns, role: 收件, outlets: all, mode: 代办}  # !",
    )

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        for index, point in enumerate(it.item.points or ()):
            if point.level is None:
                yield Finding(("points", index), "missing")
            elif it.level is not None and ORDER[point.level] <= ORDER[it.level]:
                yield Finding(("points", index, "level"), values={"level": point.level, "here": it.level})


class PointReaches(ItemRule):
    """A point reaches somebody: its outlets stand at its level, below the place."""

    id = "O302"
    about = "points"
    refers = "catalog/outlets/"
    severity = Severity.WARNING
    title = Text("就近办点的场所在下面该层级的地方", "A point's outlets stand below the place, at the point's level")
    why = Text(
        "没有场所的就近办点到不了任何地方，也就没有一份指南；场所写错，指南就出在别处。",
        "A point without an outlet reaches nobody and yields no guide; a wrong outlet yields it elsewhere.",
    )
    message = Text("下面没有{level}的服务场所", "there is no outlet at {level} below")
    elsewhere = Text("{outlet} 不在下面{level}的地方", "{outlet} does not stand below, at {level}")
    mend = Text(
        "核对 level 和 outlets，或者在 catalog/outlets/ 里登记场所。",
        "Check `level` and `outlets`, or list the outlets in catalog/outlets/.",
    )
    good = (
        POINT + "    role: 收件\n    outlets: [sl-town-centre]\n    mode: 代办",
        "points: [{id: villages, level: 村(社区)级, role: 收件, outlets: all, mode: 代办}]\n"
        '# at: outlets\n- {id: sl-station, kind: 便民服务站, name: 便民服务站, region: "990101001", '
        'serves: ["990101001201"]}',
    )
    bad = (
        POINT + "    role: 收件\n    mode: 代办\n    outlets:\n      - sl-station  # !",
        "points:\n  - {id: towns, level: 镇(乡、街道)级, role: 收件, outlets: all, mode: 代办}  # !\n"
        '# at: outlets\n- {id: sl-town-centre, kind: 大厅, name: 示例镇便民服务中心, region: "990101"}',
    )

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        if not it.item.points or it.region is None:
            return
        here = it.region.code
        for index, point in enumerate(it.item.points):
            if point.level is None or ORDER[point.level] <= ORDER[it.region.level]:
                continue
            named = [(at, id) for at, id in enumerate(point.outlets or ()) if id != ALL]
            for at, id in named:
                outlet = catalogue.outlets.get(id)
                if outlet is not None and not self._reached(
                    (outlet.region, *(outlet.serves or ())), point, here, catalogue
                ):
                    values = {"outlet": id, "level": point.level}
                    yield Finding(("points", index, "outlets", at), "elsewhere", values=values)
            if not named and not self._any(point, here, catalogue):
                yield Finding(("points", index), values={"level": point.level})

    def _reached(self, places: tuple[str, ...], point: Point, here: str, catalogue: Catalogue) -> bool:
        regions = catalogue.regions
        found = [region for code in places if (region := regions.get(code))]
        return not found or any(r.level is point.level and here in regions.ancestry(r.code)[:-1] for r in found)

    def _any(self, point: Point, here: str, catalogue: Catalogue) -> bool:
        regions = catalogue.regions
        if any(
            regions.by_code[code].level is point.level and catalogue.outlets_in(code) for code in regions.below(here)
        ):
            return True
        serving = (outlet.serves for outlet in catalogue.outlets.values() if outlet.serves)
        return any(self._reached(places, point, here, catalogue) for places in serving)


class EntrustingDocumented(ItemRule):
    """What is entrusted to a point is entrusted in writing."""

    id = "O303"
    about = "points"
    source = "std:D-01"
    title = Text("委托就近办点办理的，写明委托文件", "What is entrusted to a point rests on a document")
    why = Text(
        "行政许可法第二十四条：委托行政机关应当将受委托机关和委托内容予以公告。",
        "Licence law, article 24: whom a body entrusts, and with what, is to be made public.",
    )
    message = Text("就近办点以委托方式办理，没有写委托文件", "the point acts by entrustment, without a document")
    mend = Text(
        "在 document 里写委托书或文件的名称、文号；只是代为递交的，mode 写代办。",
        "Name it in `document`; where papers are only passed on `mode` is “代办”.",
    )
    good = (POINT + "    role: 受理\n    outlets: all\n    mode: 委托\n    document: 示例区委托书",)
    bad = (POINT + "    role: 受理\n    outlets: all\n    mode: 委托  # !",)

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        for index, point in enumerate(it.item.points or ()):
            if point.mode is PointMode.ENTRUSTED and not point.document:
                yield Finding(("points", index, "mode"))


class VillageDecidesNothing(ItemRule):
    """A village takes in papers; licences are examined and decided by authorities."""

    id = "O304"
    about = "points"
    source = "std:D-01"
    title = Text("村（社区）不审查、不决定行政许可", "Villages neither examine nor decide licences")
    why = Text(
        "行政许可法第二十四条：受委托实施行政许可的只能是行政机关，村（居）民委员会不是行政机关。",
        "Licence law, article 24: only an authority can be entrusted with licences, and a village committee is none.",
    )
    message = Text("把行政许可的{role}交给村（社区）", "{role} of a licence is left to a village")
    mend = Text("把 role 改为收件或受理。", "Make `role` “收件” or “受理”.")
    good = ("points: [{id: villages, level: 村(社区)级, role: 收件, outlets: all, mode: 代办}]",)
    bad = ("points:\n  - id: villages\n    level: 村(社区)级\n    role: 决定  # !\n    outlets: all\n    mode: 代办",)

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        for index, point in enumerate(it.item.points or ()):
            judges = point.role in (PointRole.DECISION, PointRole.REVIEW)
            if judges and point.level is Level.VILLAGE and it.item.type is ItemType.LICENCE:
                yield Finding(("points", index, "role"), values={"role": point.role})


class PrincipalNamed(ItemRule):
    """Who acts for another says for whom."""

    id = "O305"
    source = "std:D-01"
    published = True
    title = Text("受委托实施的事项写明委托机关", "Who acts for another says for whom")
    why = Text(
        "受委托的机构以委托机关的名义办理，后果由委托机关承担；指南上要印“受某机关委托”。",
        "An entrusted body acts in its principal's name and at its risk; the guide says so.",
    )
    message = Text(
        "实施主体 {agency} 是受委托组织，没有写委托机关",
        "{agency} is an entrusted organisation, but no principal is named",
    )
    power = Text("权力来源是{power}，没有写委托机关", "the power comes by {power}, but no principal is named")
    mend = Text("写上 entrusted_by（委托机关的名称）。", "Add `entrusted_by`, the principal's name.")
    good = ("power_source: 上级委托\nentrusted_by: 示例市市场监督管理局",)
    bad = (
        "power_source: 上级委托  # !",
        "agency: sl-market  # !\n# at: agencies\n- {id: sl-market, name: 示例服务站, uscc: 11990101000001011C, "
        'nature: 受委托组织, contacts: {consult: ["12345"], complain: ["12345"]}}',
    )

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        item = it.item
        if item.entrusted_by:
            return
        if item.power_source in ENTRUSTED:
            yield Finding(("power_source",), "power", values={"power": item.power_source})
            return
        body = catalogue.agencies.get(item.agency) if item.agency else None
        if body is not None and body.nature is AgencyNature.ENTRUSTED:
            yield Finding(("agency",), values={"agency": body.name})
