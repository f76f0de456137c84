"""Words of wrong usage: what typer and pydantic say in English only."""

from __future__ import annotations

from svcstd.messages import Text

NOT_ONE_OF = Text("应当是 {wanted} 之一，不能是 {value}", "it is one of {wanted}, not {value}")
NOT_WHOLE = Text("应当是整数，不能是 {value}", "a whole number is wanted, not {value}")
NOT_NUMBER = Text("应当是数字，不能是 {value}", "a number is wanted, not {value}")
NOT_BOOLEAN = Text("应当是 true 或 false，不能是 {value}", "it is true or false, not {value}")
TOO_SMALL = Text("不能小于 {most}", "it is at least {most}")
TOO_LARGE = Text("不能大于 {most}", "it is at most {most}")
NOT_TAKEN = Text("不能是 {value}", "{value} is not taken")
UNUSABLE = Text("这个值不能用", "the value cannot be used")
FLAG = Text("选项 {option} 后面不带值。", "option {option} takes no value.")
WANTS_VALUES = Text("参数的个数不对。", "the number of values is wrong.")
WRONG_OPTION = Text("选项 {option} 用得不对。", "option {option} is used in a wrong way.")
NO_FILE = Text("打不开文件 {file}。", "file {file} cannot be opened.")
WRONG = Text("这样用不行。", "this is not how the command is used.")
