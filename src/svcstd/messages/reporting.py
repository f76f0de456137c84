"""Words of reports."""

from __future__ import annotations

from svcstd.messages import Text

ERROR = Text("错误", "error")
WARNING = Text("警告", "warning")
INFO = Text("提示", "info")
COLON = Text("：", ": ")
LIST = Text("、", ", ")
CLOSE = Text("；最接近的是 {close}", "; the closest is {close}")
MEND = Text("改法：", "mend: ")
SUMMARY = Text(
    "查了 {records} 条实施清单、{items} 个事项（按地区计）：错误 {errors}，警告 {warnings}，提示 {infos}。",
    "{records} records, {items} items at places: {errors} errors, {warnings} warnings, {infos} infos.",
)
BROKEN = Text("有 {count} 个文件读不了或不能用：{files}", "{count} files cannot be read or used: {files}")
UNWRITTEN = Text(
    "有 {count} 个文件应当改正而没有写成：{files}", "{count} files to be mended could not be written: {files}"
)
UNCHECKED = Text(
    "因为有文件读不了或不成形，有 {count} 个事项（按地区计）没有检查。",
    "{count} items at places were not checked, since a file they are made of cannot be read or typed.",
)
SKIPPED = Text("未检查：{rules}，需全量校验。", "not checked: {rules}; they need a full run.")
SILENCED = Text("按注释和 svcstd.yaml 忽略 {count} 条。", "{count} silenced by comments and svcstd.yaml.")
IN_BASELINE = Text("基线中已有 {count} 条，没有再报。", "{count} in the baseline, not reported again.")
FOLDED = Text(
    "…… 另有 {count} 条 {rule} 提示（{title}），用 --format json 可看全部。",
    "... {count} more {rule} ({title}); --format json shows all.",
)
FOLDED_IN_FILE = Text(
    "…… {file} 另有 {count} 条 {rule}（{title}），用 --format json 可看全部。",
    "... {count} more {rule} ({title}) in {file}; --format json shows all.",
)
NO_FILE = Text("不是普通文件", "not a regular file")
LINK_AGAIN = Text(
    "符号链接指向的目录已经从别处读过，或者就是它所在的目录",
    "the link leads to a folder that was read by another link, or that holds the link itself",
)
