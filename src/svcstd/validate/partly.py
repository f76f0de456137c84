"""What rules leave out of clauses of the standard that they follow, and why: a table for the rules' index.

Most of it is that something be said at all. A rule would report it of nearly every record that is made from published
sources, so that real faults could no longer be seen; `svcstd score` counts it instead.
"""

from __future__ import annotations

from svcstd.messages import Text
from svcstd.validate.unchecked import Unchecked

_SCORED = Text(
    "公开的资料大多没有这一项，缺省逐项报告会淹没真的错误；缺多少由 svcstd score 计算。",
    "Most published sources lack it; reports of each would hide real faults. `svcstd score` counts what is missing.",
)

PARTLY: tuple[Unchecked, ...] = (
    Unchecked(
        "Q-03",
        Text("每个事项都写到场次数（visits）", "Every item says how many visits it takes (visits)"),
        Text(
            "写了次数的检查有没有原因（V101、V102）；必须写的由 G110 的 elements 要求，默认没有。" + _SCORED.zh,
            "Where a count is given, V101 and V102 look at its reason; G110 wants one where its `elements` say so. "
            + _SCORED.en,
        ),
    ),
    Unchecked(
        "U-04",
        Text("下级不改办理环节的名称", "Places below do not rename the steps"),
        Text(
            "缺省的 standard.yaml 把 steps 定为 free，各地按实际写环节；由 L108 检查的是定为 tighten 的要素。",
            "The edition leaves `steps` free, as places divide them as they work; L108 looks at what it has tightened.",
        ),
    ),
    Unchecked(
        "M-06",
        Text("证明以外的必要材料写明依据", "A necessary material that is no proof cites its basis"),
        Text(
            "M112 缺省只看证明，那是清理的对象；要看全部必要材料，把它的 proofs_only 设为 0。" + _SCORED.zh,
            "M112 looks at proofs, which are to be abolished where unfounded; with `proofs_only: 0` at all. "
            + _SCORED.en,
        ),
    ),
    Unchecked(
        "M-09",
        Text("申请表至少有空白表格或者示例样表", "An application form comes with a blank form or a sample at least"),
        Text(
            "M113 缺省检查有其一而缺其二的；两样都没有的也要查，把它的 least 设为 1。" + _SCORED.zh,
            "M113 looks at forms that have one of the two; with `least: 1` at those that have neither. " + _SCORED.en,
        ),
    ),
    Unchecked(
        "G-01",
        Text(
            "结果送达（delivery）、权利和义务（rights、duties）不空着",
            "How the result is delivered, and rights and duties, are said (delivery, rights, duties)",
        ),
        Text(
            "G101–G109 检查没有就办不成事的部分；这几样由 G110 的 elements 要求，默认没有。" + _SCORED.zh,
            "G101 to G109 look at the sections without which nobody can apply; G110 wants these where its `elements` "
            "say so. " + _SCORED.en,
        ),
    ),
    Unchecked(
        "§4/remedies",
        Text("每份指南都写行政救济（remedies）", "Every guide says which remedies there are (remedies)"),
        Text(
            "写了的检查写得对不对（P111、P112）；必须写的由 G110 的 elements 要求，默认没有。" + _SCORED.zh,
            "Where they are given, P111 and P112 look at how; G110 wants them where its `elements` say so. "
            + _SCORED.en,
        ),
    ),
    Unchecked(
        "§2.2/mandatory",
        Text(
            "承诺时限、办件类型、权力来源、实施主体性质、事项状态、版本、材料必要性都写明",
            "Promised limit, project type, source of power, nature of the body, state, version and the necessity of "
            "materials are said",
        ),
        Text(
            "交换表的必填项里，G101–G109 检查指南离不开的；其余的由 G110 的 elements 要求，默认没有"
            "（材料必要性、实施主体性质除外）。" + _SCORED.zh,
            "Of what the exchange tables want, G101 to G109 look at what no guide can be without; G110 wants the rest, "
            "but for the nature of bodies and the necessity of materials, where its `elements` say so. " + _SCORED.en,
        ),
    ),
    Unchecked(
        "K-05",
        Text(
            "一件事不含取消的事项；关联事项不指向只写了 state: 取消 的事项",
            "Bundles hold no cancelled item; links lead to none that `state: 取消` alone cancels",
        ),
        Text(
            "A107 检查声明取消的事项；只写 state: 取消 的，补了声明就查得到。一件事还没有登记。",
            "A107 looks at what declarations cancel; where there is none yet, add it. Bundles are not recorded yet.",
        ),
    ),
)
"""What rules leave out of clauses that they cite."""
