"""Words of commands: help, usage errors, talk."""

from __future__ import annotations

from svcstd.messages import Text

APP = Text(
    "政务服务事项目录标准化工具：校验、生成办事指南、比较版本。",
    "Standardises catalogues of government service items: validate, render guides, diff.",
)
LANG = Text("消息语言：zh 或 en", "language of messages: zh or en")
VERSION = Text("显示版本号", "show the version")
NO_WORKSPACE = Text(
    "在 {start} 及其上级目录里没有找到 svcstd.yaml。请在工作区里运行，或用 -C 指定目录。",
    "no svcstd.yaml in {start} or above; run inside a workspace, or name one with -C.",
)
