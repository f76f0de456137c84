"""Words for the kinds of value that a file may hold."""

from __future__ import annotations

from svcstd.messages import Text

TEXT = Text("文字", "text")
LIST = Text("列表", "a list")
MAPPING = Text("映射（键: 值）", "a mapping (key: value)")
VALUE = Text("别的写法", "another kind of value")
