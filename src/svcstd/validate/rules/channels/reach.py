"""V, continued: how far a service reaches (通办范围、帮办代办、到场次数), standard.md §3.5 and §5."""

from __future__ import annotations

from collections.abc import Iterator

from svcstd.model.catalogue import Catalogue
from svcstd.model.enums import Scope
from svcstd.resolve import Resolved
from svcstd.validate.rule import Finding, ItemRule, Severity, Text

WIDTH = {scope: rank for rank, scope in enumerate(Scope)}
"""Rank of each scope, widest first."""


class ScopeNotNarrowed(ItemRule):
    """A place does not narrow the scope that a wider one gives."""

    id = "V109"
    about = "scope"
    severity = Severity.WARNING
    source = "std:X-02"
    title = Text("通办范围不窄于上级规定的范围", "The scope is no narrower than the one above")
    why = Text(
        "上级说全省都能办，到了本地却不能，外地来的申请人会被拒之门外。",
        "Where the place above says it can be done everywhere, people from elsewhere are turned away here.",
    )
    message = Text("通办范围是{scope}，上级规定的是{above}", "the scope is {scope}, the place above says {above}")
    mend = Text(
        "删去 scope 由上级继承；确实做不到的，请上级改正。",
        "Take `scope` out to inherit it, or have the place above correct it.",
    )
    good = ("scope: 跨市",)
    bad = ("scope: 定点办理  # !",)

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        above, scope = it.inherited.get("scope"), it.item.scope
        if above is not None and scope is not None and WIDTH[scope] > WIDTH[above]:
            yield Finding(("scope",), values={"scope": scope, "above": above})


class AgentServicePlaced(ItemRule):
    """Help that is offered can be found somewhere."""

    id = "V110"
    about = "agent_service"
    severity = Severity.WARNING
    source = "std:§5/agent"
    published = True
    title = Text("提供帮办代办的写明到哪里找", "Help with an application says where to find it")
    why = Text(
        "写了提供帮办代办，却没有就近办点，也没有窗口，要帮忙的人无处可去。",
        "Help is offered, but with no point and no window those who need it have nowhere to go.",
    )
    message = Text("写了提供帮办代办，没有就近办点，也没有窗口", "help is offered, but there is no point and no window")
    mend = Text(
        "写 points（mode: 代办）或者 windows；不提供的把 agent_service 改为 false。",
        "Add `points` or `windows`; where no help is given make `agent_service` false.",
    )
    good = ("agent_service: true",)
    bad = ("# without: windows, points, in_hall, one_window\n# at: province\nagent_service: true  # !",)
    companions = ("O104",)

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        item = it.item
        if item.agent_service and not item.points and not item.windows:
            yield Finding(("agent_service",))


class VisitsSaid(ItemRule):
    """Who says how deep an item goes online says what visits are left."""

    id = "V111"
    about = "online"
    severity = Severity.INFO
    source = "std:Q-03"
    published = True
    title = Text("写了网办深度的也写到场次数", "Who says how deep it goes online says how many visits are left")
    why = Text(
        "申请人最想知道的是要不要跑；只说网办深度，跑动次数也算不出来。",
        "Applicants want to know whether they must come; from the depth alone nobody can tell.",
    )
    message = Text("网办深度{depth}，没有写到场次数（visits）", "online grade {depth}, without the number of visits")
    mend = Text("写上 visits，例如 visits: 0。", "Add `visits`, zero for example.")
    good = ("# at: county\nonline: {depth: Ⅰ级}\nvisits: 1",)
    bad = ("# without: visits\nonline:\n  depth: Ⅰ级  # !\n# at: province\n# without: visits",)

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        online = it.item.online
        if online and online.depth and (it.item.visits is None or it.item.visits.count is None):
            yield Finding(("online", "depth"), values={"depth": online.depth})
