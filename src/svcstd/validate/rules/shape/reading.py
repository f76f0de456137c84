"""S1: bytes and YAML (文件与 YAML), design §2.5 and §9; the findings come from the readers."""

from __future__ import annotations

from svcstd.validate.rule import ReadingRule, Severity, Text

DEEP = "x: " + "[" * 65 + "]" * 65


class FileNotTooLarge(ReadingRule):
    """A record is a few kilobytes; a file of megabytes is a mistake or an attack."""

    id = "S101"
    title = Text("文件不超过大小上限", "A file stays below the size cap")
    why = Text(
        "一条实施清单只有几千字节；过大的文件会拖垮校验，也不可能由人审阅。",
        "A record is a few kilobytes; a huge file stalls validation, and nobody can review it.",
    )
    message = Text("文件超过 {most} 字节", "the file has more than {most} bytes")
    wide = Text("第 {line} 行超过 {most} 字节", "line {line} has more than {most} bytes")
    mend = Text("拆成几个文件，或去掉误放进来的内容。", "Split the file, or take out what does not belong in it.")


class NotTooDeep(ReadingRule):
    """Nobody nests a record more than a few levels deep."""

    id = "S102"
    title = Text("嵌套不超过层数上限", "Nesting stays below the cap")
    why = Text(
        "实施清单最多嵌套几层；成百上千层的括号或缩进会使 YAML 解析器崩溃。",
        "Records nest a few levels; hundreds of brackets or indents crash YAML parsers.",
    )
    message = Text("嵌套超过 {most} 层", "nests deeper than {most} levels")
    mend = Text("改成平铺的写法；检查是否漏写了右括号。", "Write it flat; look for a closing bracket that is missing.")
    good = ("themes: [准营准办]",)
    bad = (f"{DEEP}  # !",)


class EncodedAsUtf8(ReadingRule):
    """Every tool reads UTF-8; GB18030 files from office software come out as garbage elsewhere."""

    id = "S103"
    title = Text("文件用 UTF-8 编码", "A file is encoded as UTF-8")
    why = Text(
        "YAML 与 git 都按 UTF-8 处理文字；用 GB18030 等编码保存的文件在别处会显示为乱码。",
        "YAML and git treat text as UTF-8; a file saved as GB18030 turns to garbage elsewhere.",
    )
    message = Text(
        "文件是 {encoding} 编码，不是 UTF-8（第 {byte} 个字节起）",
        "the file is encoded as {encoding}, not as UTF-8 (from byte {byte})",
    )
    unknown = Text("文件不是 UTF-8 编码（第 {byte} 个字节起）", "the file is not encoded as UTF-8 (from byte {byte})")
    cut = Text(
        "文件在一个字没写完的地方断了（第 {byte} 个字节起）：多半没有存完或没有传完",
        "the file ends inside a character (from byte {byte}): it was cut off while being saved or sent",
    )
    mend = Text(
        "用编辑器另存为 UTF-8 编码，不带 BOM；断了的文件从原处重新取。",
        "Save it again as UTF-8 without BOM; fetch a file that was cut off once more.",
    )


class WithoutByteOrderMark(ReadingRule):
    """A byte order mark is invisible and spoils the first key for other tools."""

    id = "S104"
    mendable = True
    severity = Severity.WARNING
    title = Text("文件开头没有 BOM", "A file begins without a byte order mark")
    why = Text(
        "BOM 看不见，有的工具会把它当成第一个键的一部分，比较版本时也会出现莫名的差别。",
        "The mark is invisible; some tools take it for part of the first key, and diffs show it as a change.",
    )
    message = Text("文件以 BOM 开头", "the file begins with a byte order mark")
    mend = Text("另存为“UTF-8 无 BOM”。", "Save it as UTF-8 without BOM.")


class LinesEndInLineFeed(ReadingRule):
    """One line ending for all keeps diffs to what was changed."""

    id = "S105"
    mendable = True
    severity = Severity.WARNING
    title = Text("换行用 LF", "Lines end in LF")
    why = Text(
        "CRLF 与 LF 混用时，没有改过的行也会显示为有改动。",
        "Where CRLF and LF mix, lines that nobody touched show as changed.",
    )
    message = Text("换行是 CRLF", "lines end in CRLF")
    mend = Text("在编辑器里把换行改为 LF。", "Set the editor's line ending to LF.")


class WellFormedYaml(ReadingRule):
    """What is no YAML says nothing."""

    id = "S106"
    title = Text("文件是合格的 YAML", "A file is well-formed YAML")
    why = Text(
        "格式有误的文件读不出内容，其中的事项都没有检查。", "A malformed file cannot be read; its items go unchecked."
    )
    message = Text("YAML 格式有误：{problem}", "malformed YAML: {problem}")
    opened = Text(
        "YAML 格式有误：{problem}（从第 {since} 行开始）", "malformed YAML: {problem} (begun on line {since})"
    )
    mend = Text(
        "检查这一行和上一行的缩进、引号、冒号和括号。",
        "Look at indentation, quotes, colons and brackets on this line and the one above.",
    )
    good = ("promised: 5个工作日\nvisits: 1",)
    bad = ("promised: 5个工作日\n  visits: 1  # !", "promised: 5个工作日\n\tvisits: 1  # !")


class KeyWrittenOnce(ReadingRule):
    """Of two values for one key, readers silently keep one or the other."""

    id = "S107"
    title = Text("同一个键只写一次", "A key is written once")
    why = Text(
        "同一个键写两次时，各种工具取哪一个并不一致，另一个悄悄丢失。",
        "Where a key stands twice, tools differ in which value they keep; the other is lost without a word.",
    )
    message = Text("键 {key} 在第 {line} 行已经写过", "key {key} is already on line {line}")
    mend = Text("删去其中一个。", "Delete one of them.")
    good = ("promised: 5个工作日\nmaterials:\n  - {id: form, copies: 1}\n  - {id: licence, copies: 1}",)
    bad = ("promised: 5个工作日\nvisits: 1\npromised: 3个工作日  # !",)


class PlainYamlOnly(ReadingRule):
    """Tags, anchors, aliases, merge keys and further documents hide data from the reader and can exhaust memory."""

    id = "S108"
    title = Text("不用标签、锚点、别名、合并键和多文档", "No tags, anchors, aliases, merge keys or further documents")
    why = Text(
        "这些写法让同一处内容在别处改变，审阅的人看不出来；层层引用的别名还能耗尽内存。",
        "They let one place change another unseen by reviewers; nested aliases can exhaust memory.",
    )
    message = Text("不能用 {what}", "{what} is not allowed")
    mend = Text(
        "把内容直接写出来；各级共用的内容写在上级的实施规范里，由下级继承。",
        "Write the content out; what places share belongs in a wider place's specification, which they inherit.",
    )
    good = ("conditions:\n  - {id: a, text: 有固定场所。}",)
    bad = (
        "conditions: &c  # !\n  - {id: a, text: 有固定场所。}",
        "promised: *p  # !",
        "promised: !!str 5个工作日  # !",
        "online:\n  <<: {depth: Ⅳ级}  # !",
    )


class HalfWidthColon(ReadingRule):
    """Chinese input methods write ： where YAML needs a colon and a space."""

    id = "S109"
    mendable = True
    title = Text("键后用半角冒号和空格", "A key is followed by a half-width colon and a space")
    why = Text(
        "全角冒号不是 YAML 的分隔符，整行会被读成一段文字。",
        "A full-width colon separates nothing in YAML: the whole line is read as text.",
    )
    message = Text("{key} 后面是全角冒号", "{key} is followed by a full-width colon")
    mend = Text("把“：”改为半角冒号，后面加一个空格。", "Replace it by `:` and a space.")
    sure = Text(
        "键在一行的开头，或者在花括号里、而且是规定的键时",
        "where the key begins a line, or is a known one within braces",
    )
    good = ("promised: 5个工作日",)
    bad = (
        "visits: 1\npromised：5个工作日  # !",
        '"promised：": 5个工作日  # !',
        "materials:\n  - id： form  # !",
        "materials:\n  - id： form  # !\n    name: 申请书",
        "basis: law：食品安全法  # !",
    )


class NoControlCharacters(ReadingRule):
    """Control characters come from broken conversions and may steer a terminal."""

    id = "S110"
    title = Text("没有控制字符", "No control characters")
    why = Text(
        "控制字符看不见，多半来自转换出错；YAML 不允许，终端还可能把它当作指令。",
        "They are invisible leavings of conversions; YAML forbids them, and a terminal may obey them.",
    )
    message = Text("有控制字符 {character}", "control character {character}")
    mend = Text("删去这个字符。", "Delete the character.")
    good = ("promised: 5个工作日",)
    bad = ("promised: 5个工\x07作日  # !",)


class TextReadsAsText(ReadingRule):
    """svcstd reads text; other YAML readers make numbers, dates and booleans of plain scalars."""

    id = "S111"
    mendable = True
    severity = Severity.WARNING
    title = Text("像数字、日期、真假值的文字加引号", "Text that looks like a number, date or boolean is quoted")
    why = Text(
        "别的 YAML 工具会把它读成数字、日期或真假值：0123 变成 83，12:30 变成 750。",
        "Other YAML tools read a number, date or boolean: 0123 becomes 83, 12:30 becomes 750.",
    )
    message = Text(
        "{written} 没有引号，别的工具不会把它读成文字", "{written} is unquoted; other tools do not read it as text"
    )
    mend = Text('写成 "{written}"。', 'Write "{written}".')
    good = ('contacts:\n  complain:\n    - {kind: 电话, value: "12345"}',)
    bad = ("contacts:\n  complain:\n    - {kind: 电话, value: 012345}  # !",)
