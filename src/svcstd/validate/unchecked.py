"""Clauses of the standard that are no rule, and why a catalogue cannot show them: a table for the rules' index.

Source: standard.md §1–§7. A clause is a check's id there (`T-01`), or section and subject (`§5/agent`) where prose asks
for something. Each one of `CLAUSES` is cited by a rule, as `std:T-01`, or stands in `UNCHECKED`; never both. What rules
leave out of a clause that they cite stands in `partly`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from svcstd.messages import Text
from svcstd.validate.rule import Rule

PREFIX = "std:"


def _numbered(**last: int) -> tuple[str, ...]:
    """Ids of checks by letter and last number."""
    return tuple(f"{letter}-{number:02}" for letter, most in last.items() for number in range(1, most + 1))


PROSE = (
    "§1.1/region",
    "§1.1/department",
    "§1.5/level",
    "§2.1/levels",
    "§2.2/mandatory",
    "§2.2/fee",
    "§2.2/fee-said",
    "§2.2/address",
    "§2.2/entrust",
    "§2.3/village",
    "§3.3/extension",
    "§3.3/compression",
    "§3.4/kind",
    "§3.4/charge",
    "§4/remedies",
    "§4/order",
    "§5/commitment",
    "§5/supplement",
    "§5/exempt",
    "§5/agent",
    "§5/window",
    "§5/rating",
    "§5/parallel",
    "§5/circle",
    "§6/calendar",
    "§6/correction",
    "§7/notice",
)
"""What prose asks for, where no numbered check does."""

CLAUSES: tuple[str, ...] = (*_numbered(C=13, T=8, U=4, Q=13, M=9, G=3, Y=1, X=2, N=2, D=3, B=7, K=7), *PROSE)
"""Every clause of §1–§7, in the standard's order of letters."""


@dataclass(frozen=True, slots=True)
class Unchecked:
    """A clause that no rule follows, or the part of one that none does.

    Attributes:
        clause: Its id, without `std:`.
        asks: What it asks for, and no rule looks at.
        reason: Why validation does not check it, and who does.
    """

    clause: str
    asks: Text
    reason: Text


_BUNDLES = Text(
    "目录还没有一件事、一业一证的登记；随联办事项一起检查。",
    "Bundles are no part of the catalogue yet; checked with them.",
)

UNCHECKED: tuple[Unchecked, ...] = (
    Unchecked(
        "Q-12",
        Text("有名称的结果附样本", "A named result comes with a sample"),
        Text(
            "样本由发证机关提供，公开的很少；目录分不清是没有样本还是没有登记。没有样本的，指南不印这个附件。",
            "Few are published; from a catalogue nobody can tell whether there is none or it was not entered.",
        ),
    ),
    Unchecked(
        "G-02",
        Text("指南的内容与目录一致", "What a guide says is what the catalogue says"),
        Text(
            "指南由目录生成，两者之间没有第二份数据；已经发布的旧指南不在目录里。",
            "Guides are made from the catalogue; one that was published earlier is not in it.",
        ),
    ),
    Unchecked(
        "§1.1/department",
        Text("国家编码第 5、6 位与业务部门对应", "Digits 5 and 6 of a national code are the department's"),
        Text(
            "对照表大半是推断，地方编码也不遵守；用它判断，错报比真错多。",
            "Most of that table is inferred and provincial codes do not keep it: more false alarms than faults.",
        ),
    ),
    Unchecked(
        "§1.5/level",
        Text("行政区划代码末尾的零与层级相符", "The zeros a division code ends in agree with its level"),
        Text(
            "开发区等功能区没有国家代码，自编的代码不守这个规律；层级以 regions.csv 写明的为准。",
            "Functional zones have codes of their own that do not keep to it; regions.csv says the level outright.",
        ),
    ),
    Unchecked(
        "§2.2/fee-said",
        Text("每个事项都写是否收费", "Every item says whether it is charged for"),
        Text(
            "没有写的指南照实印“无”；目录看不出是不收费还是没有登记，逐项报告只会淹没真的错误。",
            "The guide says so where it is not; whether it is free or was not entered no catalogue shows.",
        ),
    ),
    Unchecked(
        "§2.2/address",
        Text("每个场所都有地址和办理时间", "Every outlet has its address and hours"),
        Text(
            "许多便民服务站没有公开的地址和时间；写了的检查写得是否清楚（O107、O203、O204）。",
            "Many stations publish none; where they are given, O107, O203 and O204 look at how.",
        ),
    ),
    Unchecked(
        "§3.3/compression",
        Text("时限压缩比", "How much promises shorten the statutory limits"),
        Text(
            "是统计指标，没有对错；由 svcstd stats 计算。",
            "A figure, neither right nor wrong; `svcstd stats` computes it.",
        ),
    ),
    Unchecked(
        "§4/order",
        Text("指南各部分的次序和标题各级一致", "Sections of guides have one order and headings at all levels"),
        Text("由生成指南的模板保证，数据里没有次序。", "The templates see to it; data have no order."),
    ),
    Unchecked(
        "§5/supplement",
        Text("补齐容缺材料之前不发结果", "No result is issued before missing materials have followed"),
        Text("这是办件过程，目录里没有办件。", "A matter of single cases, which a catalogue does not hold."),
    ),
    Unchecked(
        "§5/rating",
        Text("每次办件可以评价", "Every case can be rated"),
        Text(
            "评价随办件产生；目录只提供编码和渠道，分别由编码规则和 O105 检查。",
            "Ratings come with cases; code and channel, which a catalogue does give, have rules of their own.",
        ),
    ),
    Unchecked(
        "§5/window",
        Text("首席代表、综合窗口的授权", "What the representative at a window is authorised to do"),
        Text(
            "授权文书不在目录里；窗口是否写明由 O104、O106 检查。",
            "The authorisation is no part of a catalogue; O104 and O106 look at the window.",
        ),
    ),
    Unchecked(
        "§5/parallel",
        Text("并联审批的阶段和同步启动", "Stages of parallel approval, begun together"),
        _BUNDLES,
    ),
    Unchecked(
        "§5/circle",
        Text("十五分钟服务圈", "A service point within a quarter of an hour"),
        Text(
            "要有人口分布和路网才能算；就近办点能不能到由 O302 检查。",
            "It takes population and roads; O302 looks at whether points reach anybody.",
        ),
    ),
    Unchecked(
        "§6/calendar",
        Text(
            "未公布放假安排的年份，到期日只能暂定",
            "Due dates in a year without a published calendar are provisional",
        ),
        Text(
            "目录只有时限，没有受理日期；由 svcstd deadline 提示。",
            "A catalogue has limits and no dates of acceptance; `svcstd deadline` says so.",
        ),
    ),
    Unchecked(
        "§6/correction",
        Text("补正在五日内一次告知", "What is to be corrected is told once, within five days"),
        Text("这是办件过程，目录里没有办件。", "A matter of single cases, which a catalogue does not hold."),
    ),
    Unchecked(
        "§7/notice",
        Text("调整公告的合计等于各项之和", "The totals of a notice of adjustment add up"),
        Text(
            "公告由声明的调整生成，合计是算出来的。",
            "Notices are made from declared adjustments; totals are computed.",
        ),
    ),
    Unchecked(
        "Y-01",
        Text(
            "一业一证至少含两项许可",
            "One certificate for a trade holds two licences at least",
        ),
        _BUNDLES,
    ),
    *(
        Unchecked(f"B-{number:02}", Text(zh, en), _BUNDLES)
        for number, zh, en in (
            (1, "一件事的成员在目录中、没有取消", "Members of a bundle are in the catalogue and not cancelled"),
            (2, "前后关系没有循环", "What comes before what makes no circle"),
            (3, "合并后的材料是各成员的并集", "Merged materials are the members' together"),
            (4, "时限是最长的一条路径", "The limit is the longest path"),
            (5, "到场次数取最多的", "Visits are those of the member with most"),
            (6, "精简的数字对得上", "Figures of what was cut are right"),
            (7, "收费是各成员之和", "The fee is the members' together"),
        )
    ),
)


def cited(rules: Iterable[Rule]) -> frozenset[str]:
    """The clauses that rules follow, without `std:`."""
    sources = (part.strip() for rule in rules for part in rule.source.split(","))
    return frozenset(part.removeprefix(PREFIX) for part in sources if part.startswith(PREFIX))
