"""N: punctuation of Chinese texts (GB/T 15834): width, pairs, doubles, and where it has no place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from svcstd.diagnostic import KeyPath
from svcstd.validate.rule import Finding, Severity, Text
from svcstd.validate.values import HAN, LEVELS, NAMES, VERBATIM, ValueRule, mended

AFTER = f"{HAN}）》”’〉】〕、。"
FULL = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？"}
ADDRESS = re.compile(rf"(?:https?://|www\.|[\w.+-]{{1,64}}@)[^\s，。；、！？（）“”《》{HAN}]*[\w/=&#%~-]", re.ASCII)
"""Links and addresses of mail within a text, without the mark that ends their sentence."""

HALF = re.compile(rf"(?<=[{AFTER}])[,;:!?]|[,;!?](?=[{HAN}《“（])")
STOP = re.compile(rf"(?<=[{HAN}）》”])\.(?=[{HAN}《“（]|$)(?!(?:政务|公益)(?![{HAN}]))")
"""A full stop; the one of 县人民政府.政务 belongs to an address in the net."""

INNER = re.compile(r"\(([^()]*)\)")
MIXED = re.compile(r"（([^（）()]*)\)|\(([^（）()]*)）")
NUMBER_AT_END = re.compile(r"[^0-9一二三四五六七八九十a-zA-Z①-⑳][0-9一二三四五六七八九十a-zA-Z①-⑳]{1,3}$")
KEPT = tuple((level, chr(0xE000 + number)) for number, level in enumerate(sorted(LEVELS)))
"""Values of the standard that hold half-width brackets, with what stands for them meanwhile."""
CHINESE = re.compile(f"[{HAN}]")

OPEN = {"（": "）", "(": ")", "《": "》", "“": "”", "【": "】", "〔": "〕", "「": "」", "『": "』", "〈": "〉"}
CLOSE = {closing: opening for opening, closing in OPEN.items()}
SAME = {"(": "（", ")": "）"}
NUMBERED = re.compile(r"(?:^|(?<=[\s；;。：:，,、]))[0-9一二三四五六七八九十a-zA-Z①-⑳]{1,3}[）)]")
"""Numbers of enumerated points, as 1）, whose bracket has no other half."""

NEXT = re.compile(rf"(?<=[{HAN}”》])[0-9①-⑳]{{1,2}}[）)]")
"""The number of a further point that nothing parts from the point before."""

INTERVAL = re.compile(rf"[\[(（][^\s{HAN}\[\]()（）,，]{{1,16}}[,，] ?[^\s{HAN}\[\]()（）,，]{{1,16}}[\])）]")
"""An interval of numbers, which may be open on one side: (15°，25°]."""

DOUBLED = {
    "，": "，。、；",
    "。": "。，、；：",
    "、": "、。，",
    "；": "；。，",
    "：": "：。",
    "！": "！",
    "？": "？",
    ",": ",",
    "《": "《",
}
"""Marks, and those that have no place behind them."""

TWICE = re.compile("|".join(f"{mark}[{more}]+" for mark, more in DOUBLED.items()))
HEAD = "，。、；：！？,;!?）)》”】"
"""Marks that begin no name."""
TAIL = re.compile(r"(?<![，、；：,;:。])(?<!(?<!\.)\.)(?:[，、；：,;:。]|(?<!\.)\.)+$")
"""Marks that end no name, looked at from the first of them only."""


def unpaired(text: str) -> str:
    """The first bracket or quotation mark of a text that has no partner, or ""."""
    waiting: list[str] = []
    for written in text:
        mark = SAME.get(written, written)
        if mark in OPEN:
            waiting.append(mark)
        elif mark in CLOSE and not (waiting and waiting.pop() == CLOSE[mark]):
            return written
    return waiting[-1] if waiting else ""


def mixed(found: re.Match[str]) -> bool:
    """Whether a full-width and a half-width bracket are a pair around Chinese words; （包括1)申请书 has none."""
    inner = found[1] or found[2] or ""
    return CHINESE.search(inner) is not None and NUMBER_AT_END.search(inner) is None


def half_width(text: str) -> str:
    """The first words in brackets that want full-width ones, or ""."""
    for level, mark in KEPT:
        text = text.replace(level, mark)
    inner = next((one[0] for one in INNER.finditer(text) if CHINESE.search(one[1])), "")
    return inner or next((one[0] for one in MIXED.finditer(text) if mixed(one)), "")


def widened(text: str) -> str:
    """A text with the brackets around Chinese words full-width, the innermost first."""
    for level, mark in KEPT:
        text = text.replace(level, mark)
    for _ in range(4):
        text = INNER.sub(lambda one: f"（{one[1]}）" if CHINESE.search(one[1]) else one[0], text)
        text = MIXED.sub(lambda one: f"（{one[1] or one[2]}）" if mixed(one) else one[0], text)
    for level, mark in KEPT:
        text = text.replace(mark, level)
    return text


class FullWidthPunctuation(ValueRule):
    """Chinese sentences have Chinese punctuation."""

    id = "N112"
    mendable = True
    severity = Severity.WARNING
    source = "svcstd"
    title = Text("中文句子用全角标点", "Chinese sentences have full-width punctuation")
    why = Text(
        "半角标点排在汉字之间挤成一团，同一句话有两种写法，比对时就成了两句。",
        "Half-width marks crowd between Chinese characters, and one sentence written two ways counts as two.",
    )
    message = Text("“{text}”里的标点是半角", "the punctuation in “{text}” is half-width")
    mend = Text(
        "改成全角标点；人名中间写“·”，“一”“二”等序号后面写“、”。",
        "Write it full-width; within a person's name “·”, after a number such as 一 “、”.",
    )
    sure = Text(
        "逗号、分号、冒号、问号和叹号，以及句末的句号",
        "for commas, semicolons, colons, `?` and `!`, and a stop at the end",
    )
    good = (
        "notes: 登录示例县人民政府.政务，或者写信到a_b.c@example.gov.cn。",
        "notes: 工作日9:00–12:00办理，收费1,000元。",
        "notes: 网址 https://www.example.gov.cn/a?b=1;c,d，邮箱 a.b@example.gov.cn。",
        "notes: 依据GB/T 15834-2011第3.5条，比例尺1:500。",
    )
    bad = (
        "notes: 请提前预约,周末不办理。  # !",
        "notes: 周末不办理.  # !",
        "notes: 由买买提.艾力签字。  # !",
        "notes: 写信到 a.b@example.gov.cn,周末不回复。  # !",
        "notes: 需要带什么?带身份证。  # !",
    )
    pattern = rf"[,;:!?.](?:(?<=[{AFTER}].)(?! [a-z_]+:)|(?=[{HAN}《“（])(?<![:.]))"
    spared = VERBATIM | {"extra", "longitude", "latitude"}

    def found(self, path: KeyPath, text: str) -> Iterator[Finding]:
        bare = ADDRESS.sub(lambda link: " " * len(link[0]), text)
        marks = [found for pattern in (HALF, STOP) for found in pattern.finditer(bare)]
        if marks:
            first = min(mark.start() for mark in marks)
            written = list(text)
            for mark in marks:
                if mark[0] in FULL or mark.end() == len(text):  # a stop between two words need not end a sentence
                    written[mark.start()] = FULL.get(mark[0], "。")
            values = {"text": text[max(first - 6, 0) : first + 4]}
            yield Finding(path, values=values, fix=mended(path, text, "".join(written)))


class FullWidthBrackets(ValueRule):
    """Brackets around Chinese words are Chinese brackets."""

    id = "N113"
    mendable = True
    severity = Severity.WARNING
    title = Text("括注中文用全角括号", "Chinese words stand in full-width brackets")
    why = Text(
        "“申请表(变更)”与“申请表（变更）”是同一份材料，写法不同就对不上。",
        "One material written with two kinds of brackets is two to whoever compares.",
    )
    message = Text("“{text}”的括号是半角", "the brackets of “{text}” are half-width")
    mend = Text("改成全角括号（）。", "Write （）.")
    good = (
        "notes: 示例经营许可（零售）办理，坐标f(x)。\nreviewed_at: 镇(乡、街道)级",
        "notes: 由县级、镇(乡、街道)级受理（包括1)申请；2)变更）。",
    )
    bad = (
        "notes: 示例经营许可（零售)办理。  # !",
        "notes: 示例经营许可(零售）由镇(乡、街道)级办理。  # !",
        "notes: 示例经营许可(零售)办理。  # !",
        "undertaker: 许可科(一楼)  # !",
    )
    sought = ("(", ")")
    spared = VERBATIM | {"extra"}

    def found(self, path: KeyPath, text: str) -> Iterator[Finding]:
        if inner := half_width(text):
            yield Finding(path, values={"text": inner[:40]}, fix=mended(path, text, widened(text)))


class NameWithoutEdges(ValueRule):
    """A name begins and ends with a word."""

    id = "N115"
    mendable = True
    severity = Severity.WARNING
    title = Text("名称首尾没有标点", "A name neither begins nor ends with punctuation")
    why = Text(
        "名称首尾的顿号、句号是拆分、复制时带进来的，同名的就对不上。",
        "Marks at the edges come from splitting and copying, and keep equal names from matching.",
    )
    message = Text("名称首尾有“{mark}”", "“{mark}” stands at the edge of the name")
    mend = Text("删去。", "Take it out.")
    good = ("undertaker: 许可科（一楼）",)
    bad = ("undertaker: 许可科。  # !", "undertaker: 、许可科  # !")
    pattern = (
        r"[，。、；：,;.！？!?)）》”】](?:(?=[\"'\n}\]]|\Z|, )(?<![)）》”】,！？!?])"
        r"|(?<=[\s\"'\[][，。、；：！？,;!?)）》”】])|(?<=,)(?=[\"']))"
    )
    only = NAMES

    def found(self, path: KeyPath, text: str) -> Iterator[Finding]:
        name = text.strip()
        rest = name.lstrip(HEAD)
        inner = TAIL.sub("", rest)
        if inner != name:
            mark = name.removesuffix(rest) if rest != name else rest.removeprefix(inner)
            yield Finding(path, values={"mark": mark}, fix=mended(path, text, inner))


class BracketsPaired(ValueRule):
    """Brackets and quotation marks come in pairs."""

    id = "N116"
    severity = Severity.WARNING
    title = Text("括号、引号、书名号成对", "Brackets and quotation marks are paired")
    why = Text(
        "少了一半，说明文字被截断或者抄漏了，括注到哪里为止也看不出来。",
        "With one of two missing the text was cut off or miscopied, and nobody sees where the bracket ends.",
    )
    message = Text("“{mark}”没有配对", "“{mark}” has no partner")
    mend = Text("补上另一半，或者删去多余的一半。", "Add the other one, or take this one out.")
    good = (
        "notes: 1）示例经营许可（零售、批发（含网上））；2）其他。",
        "notes: 提交身份证明（包括：1）身份证；2）户口簿）。",
        "notes: 1）身份证2）户口簿",
        "notes: 坡度在(15°，25°]的，另行核查。",
        "notes: 按照《关于印发〈示例办法〉的通知》办理，称为“示例”。",
    )
    bad = (
        "notes: 身份证2）户口簿  # !",
        "notes: 示例经营许可（零售办理。  # !",
        "notes: 按照《示例办法的规定办理。  # !",
    )
    sought = tuple(OPEN) + tuple(CLOSE)
    spared = VERBATIM | {"extra"}

    def found(self, path: KeyPath, text: str) -> Iterator[Finding]:
        mark = unpaired(text)
        if not mark:
            return
        bare, numbers = NUMBERED.subn("", INTERVAL.sub("", text))
        if unpaired(NEXT.sub("", bare) if numbers else bare):
            yield Finding(path, values={"mark": mark})


class PunctuationOnce(ValueRule):
    """One mark at a time."""

    id = "N117"
    mendable = True
    severity = Severity.WARNING
    title = Text("标点不重复", "Punctuation is not doubled")
    why = Text(
        "叠在一起的标点是拼接、修改时留下的，读的人会以为少了内容。",
        "Doubled marks are left by joining and editing; readers take them for something missing.",
    )
    message = Text("标点“{marks}”重复", "“{marks}” is doubled")
    mend = Text("只留一个。", "Keep one.")
    sure = Text("叠在一起的是同一个标点时", "where one mark is written twice")
    good = ("notes: 请提前预约……周末不办理。",)
    bad = (
        "notes: 请提前预约，，周末不办理。  # !",
        "notes: 按照《《示例办法》的规定办理。  # !",
        "notes: 请提前预约；。  # !",
    )
    companions = ("N116",)
    sought = tuple(f"{a}{b}" for a, more in DOUBLED.items() for b in more)
    spared = VERBATIM | {"extra"}

    def found(self, path: KeyPath, text: str) -> Iterator[Finding]:
        if twice := TWICE.search(text):
            same = re.sub(r"([，。、；：！？])\1+", r"\1", text)
            fix = None if TWICE.search(same) else mended(path, text, same)
            yield Finding(path, values={"marks": twice[0]}, fix=fix)
