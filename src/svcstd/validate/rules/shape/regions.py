"""S4: the table of places, regions.csv (地区表); design §3."""

from __future__ import annotations

from svcstd.validate.rule import ReadingRule, Text


class RegionColumns(ReadingRule):
    """Without these columns no place can be found, and nothing inherits."""

    id = "S401"
    title = Text("regions.csv 有规定的列", "regions.csv has its columns")
    why = Text(
        "缺了代码、名称、层级、上级，任何地区都找不到，也就没有继承。",
        "Without code, name, level and parent no place is found and nothing inherits.",
    )
    message = Text("regions.csv 缺少列：{columns}", "regions.csv lacks columns: {columns}")
    mend = Text("第一行写 code,name,level,parent,former。", "Begin with the line code,name,level,parent,former.")


class RegionRow(ReadingRule):
    """A row that cannot be read leaves out a place and all that its records say."""

    id = "S402"
    source = "GB/T 2260"
    title = Text("regions.csv 的每一行都读得出", "Every row of regions.csv can be read")
    why = Text(
        "读不出的地区被略去，该地区的实施清单就没有去处。层级要明写，因为开发区等没有 GB/T 2260 代码。",
        "Such a place is left out, its records with it. Levels are explicit: zones have no GB/T 2260 code.",
    )
    message = Text(
        "从这一行起的一格超过 {most} 个字符，读不下去：多半是引号没有合上",
        "a cell that begins on this line has more than {most} characters: most likely a quote is not closed",
    )
    level = Text(
        "地区 {code} 的层级“{level}”不在规定的六级之内",
        "place {code} has the level “{level}”, which is none of the six",
    )
    many = Text(
        "已有 {most} 行读不出或接不上，后面的没有读，整个文件没有采用",
        "{most} rows cannot be read or placed; the rest was not read and the file is not used",
    )
    code = Text("代码“{code}”或名称不合规定", "the code “{code}” or its name is not as it should be")
    mend = Text(
        "代码用 6、9 或 12 位数字，层级写 国家级、省级、市级、县级、镇(乡、街道)级 或 村(社区)级；"
        "名称不超过 200 个字；引号要成对。",
        "Codes have 6, 9 or 12 digits; levels are 国家级, 省级, 市级, 县级, 镇(乡、街道)级, 村(社区)级; "
        "names have at most 200 characters; close quotes.",
    )
    good = ("# at: regions\n990102,另一区,县级,990100,,,,",)
    bad = ("# at: regions\n990102,另一区,区级,990100,,,,  # !", "# at: regions\n9901-02,另一区,县级,990100,,,,  # !")


class RegionListedOnce(ReadingRule):
    """Of two rows with one code the second is left out."""

    id = "S403"
    title = Text("地区代码不重复", "A place is listed once")
    why = Text(
        "同一代码两行时只取第一行，另一行的名称和上级没有用处。", "Of two rows with one code only the first counts."
    )
    message = Text("地区代码 {code} 在第 {line} 行已经列出", "place {code} is already on line {line}")
    mend = Text("删去其中一行；开发区用自己的代码。", "Delete one; zones take a code of their own.")
    good = ("# at: regions\n990102,另一区,县级,990100,,,,",)
    bad = ("# at: regions\n990102,另一区,县级,990100,,,,\n990102,又一区,县级,990100,,,,  # !",)
