"""S3: names of files (文件名), and files that cannot be looked at; design §2.3."""

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
    lang = Text(
        "文件名不是 en[_名称].yaml 的样式，没有读；译文目前只有英文",
        "the name is not en[_label].yaml; the file was not read; translations are into English only for now",
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
