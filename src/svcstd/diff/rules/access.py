"""D27, D28: how and where one can apply (办理形式、网办、通办、就近办), standard.md §5."""

from __future__ import annotations

from svcstd.diff import weigh
from svcstd.diff.rule import Better, Burden, Text, Unsure, Worse

CHANNELS = {
    "channels": weigh.wider(),
    "delivery": weigh.wider(),
    "online.steps": weigh.wider(),
}
DEPTH = {"online.depth": weigh.depth}
OUTLETS = {"points[].outlets": weigh.wider()}
SCOPE = {"scope": weigh.scope}
PARTNERS = {name: weigh.added_weighs(Burden.BETTER) for name in ("cross_region[]", "cross_region")}
POINTS = {
    **{name: weigh.added_weighs(Burden.BETTER) for name in ("points[]", "points")},
    "points[].role": weigh.role,
    **OUTLETS,
}
YES = weigh.flag(Burden.BETTER)
SERVICE = {
    **dict.fromkeys(
        ("express", "self_service", "agent_service", "remote_application", "one_window", "in_hall", "reservation"), YES
    ),
    "online.payment": YES,
    "online.accessible": YES,
    "commitment.content": weigh.added_weighs(Burden.BETTER),
}


class FewerChannels(Worse):
    """Fewer ways to apply, or to receive the result."""

    id, mirror, source = "D271", "D272", "std:Q-04"
    elements = CHANNELS
    title = Text("办理渠道变窄", "Fewer channels")
    why = Text("申请或送达的途径变少。", "Fewer ways to apply or to receive the result.")
    bad = ("# before\n# after\nchannels: [窗口办理]  # !",)


class MoreChannels(Better):
    """More ways to apply, or to receive the result."""

    id, mirror, source = "D272", "D271", "std:Q-04"
    elements = CHANNELS
    title = Text("办理渠道变宽", "More channels")
    why = Text("申请或送达的途径变多。", "More ways to apply or to receive the result.")
    bad = ("# before\n# after\nchannels: [窗口办理, 网上办理, 移动端办理]  # !",)


class ChannelsExchanged(Unsure):
    """Some channels come, others go."""

    id = mirror = "D273"
    elements = CHANNELS
    title = Text("办理渠道有增有减", "Other channels")
    why = Text("对一部分人更便利，对另一部分人更繁琐。", "Better for some, worse for others.")
    bad = ("# before\nchannels: [窗口办理]\n# after\nchannels: [网上办理]  # !",)


class OnlineShallower(Worse):
    """Less can be done through the net."""

    id, mirror, source = "D274", "D275", "std:Q-05"
    elements = DEPTH
    title = Text("网办深度降低", "Less can be done online")
    why = Text("原来能在网上完成的环节须到场。", "What could be done online needs a visit.")
    bad = ("# before\nonline: {depth: Ⅳ级}\n# after\nonline: {depth: Ⅲ级}  # !",)


class OnlineDeeper(Better):
    """More can be done through the net."""

    id, mirror, source = "D275", "D274", "std:Q-05"
    elements = DEPTH
    title = Text("网办深度提高", "More can be done online")
    why = Text("更多环节可在网上完成。", "More can be done without a visit.")
    bad = ("# before\nonline: {depth: Ⅲ级}\n# after\nonline: {depth: Ⅳ级}  # !",)


class ScopeNarrower(Worse):
    """The item can be applied for in fewer places."""

    id, mirror, source = "D276", "D277", "std:X-02"
    elements = SCOPE
    title = Text("通办范围变窄", "The scope becomes narrower")
    why = Text("可以异地办理的范围变小。", "Fewer places take the application.")
    bad = ("# before\nscope: 跨市\n# after\nscope: 跨县  # !",)


class ScopeWider(Better):
    """The item can be applied for in more places."""

    id, mirror, source = "D277", "D276", "std:X-02"
    elements = SCOPE
    title = Text("通办范围变宽", "The scope becomes wider")
    why = Text("可以异地办理的范围变大。", "More places take the application.")
    bad = ("# before\nscope: 跨县\n# after\nscope: 全国  # !",)


class PartnerLeft(Worse):
    """A place with which the item is handled together is gone."""

    id, mirror, source = "D278", "D279", "std:X-01"
    elements = PARTNERS
    title = Text("通办地区减少", "A partner place left")
    why = Text("与该地区的通办终止，申请人须回原地办理。", "Applicants have to go back there.")
    message = Text("减少{what}", "removed: {what}")
    bad = (
        "# before\ncross_region:  # !\n"
        "  - {id: neighbour, partner_name: 邻省, mode: 异地代收代办, direction: 委托收}\n# after\n",
    )


class PartnerJoined(Better):
    """The item is handled together with one more place."""

    id, mirror, source = "D279", "D278", "std:X-01"
    elements = PARTNERS
    title = Text("通办地区增加", "A partner place joined")
    why = Text("申请人可以在该地区办理。", "Applicants can apply there.")
    message = Text("增加{what}", "added: {what}")
    bad = (
        "# before\n# after\ncross_region:  # !\n"
        "  - {id: neighbour, partner_name: 邻省, mode: 异地代收代办, direction: 委托收}",
    )


class PointsFewer(Worse):
    """Fewer towns or villages take the item, or they go less far with it."""

    id, mirror = "D280", "D281"
    elements = POINTS
    title = Text("就近办点减少", "Fewer points nearby")
    why = Text("申请人须到更远的地方办理。", "Applicants have to go farther.")
    bad = (
        "# before\npoints:  # !\n  - {id: towns, level: 镇(乡、街道)级, role: 收件, outlets: all, mode: 代办}\n"
        "# after\n# without: points\nproject_type: 承诺件",
    )


class PointsMore(Better):
    """More towns or villages take the item, or they go farther with it."""

    id, mirror = "D281", "D280"
    elements = POINTS
    title = Text("就近办点增加", "More points nearby")
    why = Text("申请人可以在更近的地方办理。", "Applicants need not go so far.")
    bad = (
        "# before\n# after\npoints:\n"
        "  - {id: towns, level: 镇(乡、街道)级, role: 受理, outlets: all, mode: 代办, document: 示例区方案}  # !",
    )


class PointsExchanged(Unsure):
    """Some points come, others go."""

    id = mirror = "D282"
    elements = OUTLETS
    title = Text("就近办点有增有减", "Other points nearby")
    why = Text("对一部分人更便利，对另一部分人更繁琐。", "Better for some, worse for others.")
    bad = (
        "# before\npoints:\n  - {id: towns, level: 镇(乡、街道)级, role: 收件, outlets: [sl-town-centre], mode: 代办}\n"
        "# after\npoints:\n  - {id: towns, level: 镇(乡、街道)级, role: 收件, outlets: [sl-station], mode: 代办}  # !",
    )


class ServiceWithdrawn(Worse):
    """A convenience is withdrawn: express, self-service, agents, one window, reservation or commitment."""

    id, mirror = "D283", "D284"
    elements = SERVICE
    title = Text("便民服务取消", "A convenience is withdrawn")
    why = Text("申请人失去一种便利。", "Applicants lose a convenience.")
    bad = ("# before\nexpress: true\n# after\nexpress: false  # !",)


class ServiceOffered(Better):
    """A convenience is offered: express, self-service, agents, one window, reservation or commitment."""

    id, mirror = "D284", "D283"
    elements = SERVICE
    title = Text("便民服务增加", "A convenience is offered")
    why = Text("申请人多一种便利。", "Applicants gain a convenience.")
    bad = ("# before\nself_service: false\n# after\nself_service: true  # !",)
