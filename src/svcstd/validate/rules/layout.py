"""S3, S4 and L2: names of files (文件名) and regions.csv (地区表), design §2.1 and §2.3."""

from __future__ import annotations

from svcstd.validate.rule import ReadingRule, Text

RECORD = "items/990101_示例区/000199001001"


class PathSaysKey(ReadingRule):
    """A record is found by its path, so a path that says nothing hides a record."""

    id = "S302"
    title = Text("文件名说明地区和事项", "A file's name says place and item")
    why = Text(
        "地区、事项和实施主体只从路径读出；不合样式的文件不会被当作实施清单，等于没有写。",
        "Place, item and body are read from the path alone; a file named otherwise counts as no record at all.",
    )
    message = Text("文件名说明不了地区和事项，没有读", "the name says no place and item; the file was not read")
    record = Text(
        "文件名不是 地区/编码[@实施主体][_名称].yaml 的样式，没有读",
        "the name is not region/code[@agency][_label].yaml; the file was not read",
    )
    foreign = Text(
        "items/ 里放的是实施清单，这个文件不是，也不是放在地区目录里的说明，没有读",
        "items/ holds records; this file is none, nor a note beside records, and was not read",
    )
    basic = Text(
        "文件名不是 主项编码[_名称].yaml 的样式，没有读", "the name is not code[_label].yaml; the file was not read"
    )
    ending = Text("文件名不以 .yaml 结尾，没有读", "the name does not end in .yaml; the file was not read")
    mend = Text(
        "改名，例如 items/441802_清城区/00013102200102_食品经营许可延续.yaml，编码用半角；不是清单的，移出 items/。",
        "Rename it, as items/441802_清城区/00013102200102_食品经营许可延续.yaml, code in half-width, or move it out.",
    )
    good = (f"# at: {RECORD}_示例销售经营许可.yaml\nnotes: 需要预约。",)
    bad = (
        "# at: items/990101_示例区/示例销售经营许可.yaml\nnotes: 需要预约。  # !",
        f"# at: {RECORD}.yml\nnotes: 需要预约。  # !",
        "# at: catalog/basic/示例经营许可.yaml\nname: 示例经营许可  # !",
    )


class InsideWorkspace(ReadingRule):
    """A link out of the workspace would publish a file of the machine that validates."""

    id = "S303"
    title = Text("符号链接不指向工作区之外", "No symbolic link leads out of the workspace")
    why = Text(
        "顺着链接读到工作区之外的文件，可能把服务器上的内容带进报告和指南。",
        "Following it could carry a server's files into reports and guides.",
    )
    message = Text("符号链接指向工作区之外：{target}", "the link leads out of the workspace: {target}")
    mend = Text("把文件放进工作区，或者删去这个链接。", "Put the file into the workspace, or delete the link.")


class Readable(ReadingRule):
    """A file that cannot be opened is not checked, and that is said."""

    id = "S304"
    title = Text("文件可以读取", "A file can be read")
    why = Text(
        "读不了的文件没有检查；不能当作没有问题。",
        "A file that cannot be read is not checked, which must not pass for clean.",
    )
    message = Text("读不了：{reason}", "cannot be read: {reason}")
    mend = Text("检查文件的权限和所在的磁盘。", "Look at the file's permissions and its disk.")


class KeyNamedOnce(ReadingRule):
    """Two files for one place and item would contradict each other."""

    id = "S305"
    title = Text("同一地区、事项、实施主体只有一个文件", "One file for one place, item and body")
    why = Text(
        "名称部分只是给人看的；地区、编码和实施主体相同就是同一条，两个文件会互相矛盾。",
        "Labels are for people; same place, code and body is the same record, and two would contradict.",
    )
    message = Text("与 {other} 是同一条，没有读", "the same record as {other}; it was not read")
    mend = Text("合并到一个文件里，删去另一个。", "Merge them into one file and delete the other.")
    good = ("# at: items/990101_示例区/00019900100102_延续.yaml\nnotes: 需要预约。",)
    bad = ("# at: items/990101_示例区/00019900100101_首次.yaml\nnotes: 需要预约。  # !",)


class WorkspaceNotEmpty(ReadingRule):
    """Nothing to check is not the same as nothing wrong."""

    id = "S306"
    title = Text("工作区里有事项", "A workspace holds items")
    why = Text(
        "一条实施清单和基本目录都没有，多半是目录不对；什么也没查不等于没有问题。",
        "Without record or entry the folder is most likely the wrong one; nothing checked is not nothing wrong.",
    )
    message = Text("{file} 和 catalog/basic/ 里一个事项也没有", "no item in {file} or catalog/basic/")
    mend = Text(
        "检查是否在工作区的根目录；事项写在 catalog/basic/，实施清单写在 items/ 的地区目录里。",
        "See whether this is the right folder; items belong into catalog/basic/, records into items/<region>/.",
    )


class PatternMatches(ReadingRule):
    """A path that was named and is not there was meant to be checked."""

    id = "S307"
    title = Text("指定的路径有对应的文件", "A named path names a file")
    why = Text(
        "指定的文件没有找到，说明想查的没有查到；不能当作没有问题。",
        "What was to be checked was not found, which must not pass for clean.",
    )
    message = Text("{pattern} 没有对应的文件", "{pattern} names no file")
    mend = Text(
        "检查路径的拼写和当前目录；通配符加引号。", "Look at its spelling and the current folder; quote patterns."
    )


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
        "代码用 6、9 或 12 位数字，层级写 国家级、省级、市级、县级、镇(乡、街道)级 或 村(社区)级；引号要成对。",
        "Codes have 6, 9 or 12 digits; levels are 国家级, 省级, 市级, 县级, 镇(乡、街道)级, 村(社区)级; close quotes.",
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
