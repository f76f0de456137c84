"""L2: what a place lies in (上级地区); design §2.1."""

from __future__ import annotations

from svcstd.validate.rule import ReadingRule, Text


class ParentKnown(ReadingRule):
    """A place whose parent is unknown inherits nothing."""

    id = "L201"
    title = Text("上级地区在 regions.csv 中", "A place's parent is in regions.csv")
    why = Text(
        "上级按 parent 一列查找；上级不明，就接不上省、国家的实施规范，这里和下面的事项都不完整。",
        "Inheritance follows `parent`; with an unknown one the place and those below miss all that is above.",
    )
    message = Text("{code} 的上级 {parent} 不在表里", "the parent {parent} of {code} is not listed")
    mend = Text("改正 parent，或补上这个上级地区。", "Correct `parent`, or list that place.")
    good = ("# at: regions\n990102,另一区,县级,990100,,,,",)
    bad = ("# at: regions\n990102,另一区,县级,990190,,,,  # !",)


class ChainEnds(ReadingRule):
    """Going from parent to parent one arrives at the nation."""

    id = "L202"
    title = Text("地区的上级不成环", "Parents of places form no cycle")
    why = Text(
        "上级绕回自己，就没有谁在最上面，继承无从算起。",
        "Where parents lead back to the place itself nobody is on top, and nothing can be inherited.",
    )
    message = Text("上级绕成一圈：{chain}", "parents go round in a circle: {chain}")
    deep = Text("{code} 的上级超过 {most} 层", "{code} has more than {most} places above it")
    mend = Text("改正其中一个 parent；国家的 parent 为空。", "Correct one `parent`; the nation's is empty.")
    good = ("# at: regions\n990102,另一区,县级,990100,,,,",)
    bad = ("# at: regions\n990102,甲区,县级,990103,,,,  # !\n990103,乙区,县级,990102,,,,  # !",)
