"""V: visits and channels (跑动次数、办理渠道), cross-region handling; standard.md §3.5 and §5."""

from __future__ import annotations

from collections.abc import Iterator

from svcstd.model.catalogue import Catalogue
from svcstd.model.enums import Channel, CrossDirection, CrossMode, OnlineDepth, Scope
from svcstd.resolve import Resolved
from svcstd.validate.rule import Finding, ItemRule, Severity, Text

REMOTE = frozenset({Channel.ONLINE, Channel.MOBILE, Channel.MAIL})
DEEP = frozenset({OnlineDepth.PRECHECK, OnlineDepth.FULL})
ONLINE = 'online: {depth: Ⅲ级, url: "https://www.example.gov.cn/apply"}\n'


class VisitExplained(ItemRule):
    """Who must come is told why."""

    id = "V101"
    severity = Severity.WARNING
    source = "std:Q-03"
    published = True
    title = Text("须到现场的写明原因", "Who must come is told why")
    why = Text("说不出原因的到场就可以取消。", "A visit that nobody can give a reason for can be dropped.")
    message = Text("须到现场 {count} 次，没有写原因", "{count} visits, without a reason")
    mend = Text("写成 visits: {{count: …, reason: …}}。", "Write `visits: {{count: …, reason: …}}`.")
    good = (ONLINE + "visits: {count: 1, reason: 须当面采集指纹。}",)
    bad = (f"{ONLINE}# without: visits\n# at: province\nvisits: 2  # !",)

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        visits = it.item.visits
        if visits and visits.count and not visits.reason:
            yield Finding(("visits", "count"), values={"count": visits.count})


class NoVisitNoReason(ItemRule):
    """Who need not come needs no reason to come."""

    id = "V102"
    severity = Severity.WARNING
    source = "std:Q-03"
    title = Text("零跑动的事项不写到场原因", "Without a visit there is no reason for one")
    why = Text(
        "到场次数为零又写着到场原因，两者必有一误。", "No visit, and a reason for a visit: one of the two is wrong."
    )
    message = Text("到场 0 次，却写了到场原因", "no visit, yet a reason for one")
    mend = Text("删去 reason，或者改正次数。", "Take out `reason`, or correct the count.")
    good = ("visits: {count: 0}",)
    bad = ("visits:\n  count: 0\n  reason: 须当面采集指纹。  # !",)

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        visits = it.item.visits
        if visits and visits.count == 0 and visits.reason:
            reason, count = it.origin(("visits", "reason"))[0], it.origin(("visits", "count"))[0]
            if it.layers.index(reason) >= it.layers.index(count):  # an inherited reason lapses with the inherited visit
                yield Finding(("visits", "reason"))


class NoVisitNeedsWay(ItemRule):
    """Who need not come can apply by net or mail."""

    id = "V103"
    severity = Severity.WARNING
    source = "std:Q-04"
    published = True
    title = Text("零跑动的事项可以网上或者快递申请", "Without a visit one can apply by net or by mail")
    why = Text(
        "不用到场，又不能网上办、不能寄，就没有办法申请。", "No visit, no net and no mail leave no way to apply."
    )
    message = Text("到场 0 次，却只能到窗口办理", "no visit, yet it is taken at the window only")
    mend = Text(
        "在 channels 里写网上办理、移动端办理或快递申请，或者写实际的到场次数。",
        "Add an online channel or mail to `channels`, or say how many visits there really are.",
    )
    good = (
        "# at: province\nchannels: [窗口办理, 快递申请]\nexpress: false",
        "# without: channels\n# at: province\nonline: {url: https://www.example.gov.cn/apply}\nexpress: false",
    )
    bad = (
        "# without: visits, online\nnotes: 需要预约。\n"
        "# at: province\nvisits: 0  # !\nchannels: [窗口办理]\nonline: {depth: Ⅰ级}\nexpress: false",
    )

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        item = it.item
        if item.visits is None or item.visits.count != 0 or item.express:
            return
        if item.channels is None and item.online and (item.online.url or item.online.mobile_url):
            return  # whoever says where one applies by net need not say that one can
        if REMOTE.isdisjoint(item.channels or ()) and not (item.online and item.online.depth in DEEP):
            yield Finding(("visits", "count"))


class OnlineThroughout(ItemRule):
    """What is handled online throughout needs no visit."""

    id = "V104"
    about = "online"
    source = "std:Q-05"
    situated = True
    title = Text("网办深度Ⅳ级的事项到场次数为零", "What is handled online throughout needs no visit")
    why = Text(
        "Ⅳ级就是全程网办；还要到场的是Ⅲ级。",
        "Grade IV means online from end to end; what still needs a visit is grade III.",
    )
    message = Text("网办深度Ⅳ级，却须到现场 {count} 次", "online grade IV, yet {count} visits")
    mend = Text("把 visits 改为 0，或者把 online.depth 改为Ⅲ级。", "Make `visits` 0, or lower `online.depth`.")
    good = (ONLINE + "# without: visits",)
    bad = ("# without: visits\nreservation: false\n# at: province\nvisits: {count: 1, reason: 须当面采集指纹。}  # !",)

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        item = it.item
        if item.online and item.online.depth is OnlineDepth.FULL and item.visits and item.visits.count:
            yield Finding(("visits", "count"), values={"count": item.visits.count})


class OnlineAddressed(ItemRule):
    """What is handled online says where."""

    id = "V105"
    about = "online"
    severity = Severity.WARNING
    source = "GB/T 39046"
    published = True
    title = Text("网上办理的事项写明网址", "What is handled online says where")
    why = Text(
        "网办深度Ⅲ级、Ⅳ级的事项，申请人要有地址才能办。", "At grades III and IV applicants need an address to apply at."
    )
    message = Text("网办深度{depth}，没有写网址", "online grade {depth}, without an address")
    mend = Text("写上 online.url 或者 online.mobile_url。", "Add `online.url` or `online.mobile_url`.")
    good = ('online: {depth: Ⅳ级, mobile_url: "https://m.example.gov.cn/apply"}',)
    bad = ("online:\n  depth: Ⅳ级  # !",)

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        online = it.item.online
        if online and online.depth in DEEP and not online.url and not online.mobile_url:
            yield Finding(("online", "depth"), values={"depth": online.depth})


class PartnerNamed(ItemRule):
    """Handling together with another place says with whom, how and where."""

    id = "V106"
    about = "cross_region"
    source = "std:X-01"
    title = Text("跨域通办写明对方、模式和代收窗口", "Cross-region handling says with whom, how and where")
    why = Text(
        "国办发〔2020〕35号：通办有全程网办、异地代收代办、多地联办三种模式，代收的要设窗口。",
        "The State Council's office (2020, no. 35) knows three modes; collecting for a partner needs a window.",
    )
    message = Text("没有写通办模式（mode）", "no mode is given")
    partner = Text("没有写通办地区（partner 或 partner_name）", "no partner is named (partner or partner_name)")
    window = Text("为对方代收，没有写代收的场所（outlets）", "collects for the partner, but names no outlet (outlets)")
    mend = Text(
        "补上 partner、mode；代收的补上 outlets。", "Add `partner` and `mode`, and `outlets` where you collect."
    )
    good = (
        "cross_region:\n"
        "  - {id: east, partner_name: 示例东区, mode: 异地代收代办, direction: 代收, outlets: [sl-hall]}",
    )
    bad = (
        "cross_region:\n  - {id: east, partner_name: 示例东区}  # !",
        "cross_region:\n  - {id: east, mode: 多地联办}  # !",
        "cross_region:\n  - {id: east, partner_name: 示例东区, mode: 异地代收代办, direction: 代收}  # !",
    )

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        for index, cross in enumerate(it.item.cross_region or ()):
            if not cross.partner and not cross.partner_name:
                yield Finding(("cross_region", index), "partner")
            elif cross.mode is None:
                yield Finding(("cross_region", index))
            elif cross.mode is CrossMode.AGENT and cross.direction is CrossDirection.FOR_PARTNER and not cross.outlets:
                yield Finding(("cross_region", index), "window")


class CrossOnlineThroughout(ItemRule):
    """A partner's item that is handled online throughout is so on our side too."""

    id = "V107"
    about = "cross_region"
    source = "std:X-01"
    title = Text(
        "全程网办的跨域通办，网办深度Ⅳ级、到场次数为零", "Cross-region handling online throughout: grade IV, no visit"
    )
    why = Text("全程网办就是申请人哪里都不用去。", "Online throughout means that applicants go nowhere.")
    message = Text(
        "跨域通办是全程网办，本事项却不是（深度 {depth}，到场 {count} 次）",
        "“online throughout” across regions, but grade {depth} and {count} visits here",
    )
    mend = Text("改正 mode，或者做到全程网办。", "Correct `mode`, or handle it online throughout.")
    good = ("cross_region:\n  - {id: east, partner_name: 示例东区, mode: 全程网办}",)
    bad = (ONLINE + "cross_region:\n  - {id: east, partner_name: 示例东区, mode: 全程网办}  # !",)

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        for index, cross in enumerate(it.item.cross_region or ()):
            if cross.mode is CrossMode.ONLINE:
                depth = it.item.online.depth if it.item.online else None
                count = it.item.visits.count if it.item.visits else None
                if depth is not OnlineDepth.FULL or count:
                    values = {"depth": depth or "?", "count": "?" if count is None else count}
                    yield Finding(("cross_region", index, "mode"), values=values)


class ScopeBacked(ItemRule):
    """What is handled across provinces says how."""

    id = "V108"
    severity = Severity.WARNING
    source = "std:X-01"
    published = True
    title = Text("跨省、全国通办的事项写明怎样通办", "What is handled across provinces says how")
    why = Text(
        "只写范围，申请人不知道在外地怎样申请。", "A scope alone does not tell applicants how to apply from elsewhere."
    )
    message = Text("通办范围是{scope}，没有写 cross_region", "the scope is {scope}, without `cross_region`")
    mend = Text(
        "写 cross_region（对方、模式），或者改正 scope。", "Add `cross_region` (partner and mode), or correct `scope`."
    )
    good = ("scope: 跨市",)
    bad = ("scope: 跨省  # !",)

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        if it.item.scope in (Scope.NATION, Scope.PROVINCES) and not it.item.cross_region:
            yield Finding(("scope",), values={"scope": it.item.scope})
