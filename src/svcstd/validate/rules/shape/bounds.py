"""S2: how much a value may hold, and at least must (长短与数量); design §9."""

from __future__ import annotations

from svcstd.validate.rule import ReadingRule, Text


class NotEmpty(ReadingRule):
    """An element that is written says something; what is unknown is left out."""

    id = "S213"
    title = Text("写了的要素不为空", "An element that is written is not empty")
    why = Text(
        "空的值不知道是“没有”还是“还没填”；不知道的要素不写，“无”要写出来。",
        "Empty may mean none or not yet known: leave out what is unknown, and write 无 for none.",
    )
    message = Text("{key} 是空的", "{key} is empty")
    mend = Text("填上内容，或者删去这个键。", "Fill it in, or delete the key.")
    good = ("notes: 需要预约。",)
    bad = ('notes: ""  # !', "promised:  # !", "materials:\n  - id: form\n    when: []  # !")


class NotTooLong(ReadingRule):
    """Columns of the exchange tables have widths, and readers have patience."""

    id = "S214"
    title = Text("文字不超过长度上限", "Text stays within its length")
    why = Text(
        "交换库的字段有宽度，超出的部分会被截断；过长的名称也排不进表格。",
        "Columns of the exchange tables have a width and cut what exceeds it; long names do not fit a table.",
    )
    message = Text("{key} 超过 {most} 个字", "{key} is longer than {most} characters")
    mend = Text("写短；说明性的内容移到备注。", "Shorten it; explanations belong in the notes.")
    good = ("materials:\n  - {id: form, name: 申请书}",)
    bad = (f"materials:\n  - id: form\n    name: {'申' * 201}  # !",)


class PatternIsPlain(ReadingRule):
    """A code pattern of an edition is tried on every code, so it must be quick on any of them."""

    id = "S215"
    title = Text("编码样式是简单的正则表达式", "A code pattern is a plain regular expression")
    why = Text(
        "带重复分组、反向引用或多处不定长重复的表达式遇到特别的编码会算很久，一个文件就能使校验停住。",
        "Repeated groups, references and many open repeats take very long on some codes: one file could stall "
        "validation.",
    )
    message = Text("这个编码样式不能用：{written}", "this code pattern cannot be used: {written}")
    mend = Text(
        "写成字符类加固定位数，例如 51[0-9A-Z]{{12}}；不用重复的括号和反向引用，* 和 + 最多两个。",
        "Write character classes with counts, such as 51[0-9A-Z]{{12}}; no repeated groups, no references, two of * "
        "and + at most.",
    )
    good = ('# at: standard\ncode_patterns: {basic: "51[0-9A-Z]{12}"}',)
    bad = ('# at: standard\ncode_patterns:\n  basic: "([0-9]+)+"  # !',)


class ListNotTooLong(ReadingRule):
    """No item has hundreds of materials; a list of thousands is a mistake or an attack."""

    id = "S216"
    title = Text("列表不超过条数上限", "A list stays within its number of entries")
    why = Text(
        "没有哪个事项有几百件材料；成千上万条的列表多半是转换出错，也会拖垮校验。",
        "No item has hundreds of materials; a list of thousands comes from a broken conversion and stalls validation.",
    )
    message = Text("{key} 超过 {most} 条", "{key} has more than {most} entries")
    mend = Text("删去误放进来的内容，或分成几个事项。", "Take out what does not belong there, or split the item.")
    good = ("materials:\n  - {id: form, name: 申请书}",)
    bad = ("materials:  # !\n" + "\n".join(f"  - {{id: m{number}}}" for number in range(501)),)
