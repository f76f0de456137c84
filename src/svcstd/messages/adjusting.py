"""Words of dynamic adjustments (动态调整): their kinds, and the part of the comparison that tells them."""

from __future__ import annotations

from svcstd.messages import Text

KINDS: dict[str, Text] = {
    "新增": Text("新增", "added"),
    "变更": Text("变更", "changed"),
    "更名": Text("更名", "renamed"),
    "类型调整": Text("类型调整", "retyped"),
    "取消": Text("取消", "cancelled"),
    "暂停": Text("暂停", "suspended"),
    "合并": Text("合并", "merged"),
    "拆分": Text("拆分", "split"),
    "下放": Text("下放", "devolved"),
    "委托": Text("委托", "entrusted"),
    "上收": Text("上收", "recalled"),
}
"""What happened, by the word that declarations use."""

UNITS: dict[str, Text] = {
    "main": Text("主项", "main item"),
    "sub": Text("子项", "sub-item"),
    "handling": Text("业务办理项", "handling item"),
}

NAMED = Text("“{name}”（{code}）", "{name} ({code})")
NAMED_SHORT = Text("“{name}”", "{name}")

# the text report
HEADING = Text("事项调整（{count} 项）", "Adjustments ({count})")
KIND = Text("{kind}{unit}", "{unit} {kind}")
NAMED_LAST = Text("{items}", ": {items}")
MOVED = Text("：{old} → {new}", ": {old} → {new}")
IN_LEVELS = Text("，{old} → {new}", ", {old} → {new}")
AT_PLACE = Text("，{region}", ", {region}")
REACHES_NONE = Text("没有波及任何地区", "reaches no place")
REACHES = Text("波及 {regions} 个地区、{guides} 份指南", "reaches {regions} places, {guides} guides")
DECLARED = Text("声明 {id}#{change}", "declared by {id}#{change}")
UNDECLARED = Text("没有声明", "not declared")
FINDINGS = Text("声明与规则（{count} 条）", "Declarations and rules ({count})")
