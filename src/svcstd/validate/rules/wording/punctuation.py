"""N: punctuation of Chinese texts (GB/T 15834): width, pairs, doubles, and where it has no place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from svcstd.diagnostic import KeyPath
from svcstd.validate.rule import Finding, Severity, Text
from svcstd.validate.values import HAN, LEVELS, NAMES, VERBATIM, ValueRule, mended

AFTER = f"{HAN}）》”’〉】〕、。"
FULL = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？"}
ADDRESS = re.compile(rf"(?:https?://|www\.)[^\s，。；、！？（）“”《》{HAN}]+", re.ASCII)
"""Links within a text; no mark of an address of mail stands beside a Chinese character."""

HALF = re.compile(rf"(?<=[{AFTER}])[,;:!?]|[,;!?](?=[{HAN}《“（])")
STOP = re.compile(rf"(?<=[{HAN}）》”])\.(?=[{HAN}《“（]|$)")
INNER = re.compile(r"\(([^()]*)\)")
CHINESE = re.compile(f"[{HAN}]")

OPEN = {"（": "）", "(": ")", "《": "》", "“": "”", "【": "】", "〔": "〕", "「": "」", "『": "』", "〈": "〉"}
CLOSE = {closing: opening for opening, closing in OPEN.items()}
SAME = {"(": "（", ")": "）"}
NUMBERED = re.compile(r"(?:^|(?<=[\s；;。：:，,、]))[0-9一二三四五六七八九十a-zA-Z①-⑳]{1,3}[）)]")
"""Numbers of enumerated points, as 1）, whose bracket has no other half."""

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


def widened(text: str) -> str:
    """A text with the brackets around Chinese words full-width, the innermost first."""
    for _ in range(4):
        text = INNER.sub(lambda one: f"（{one[1]}）" if CHINESE.search(one[1]) else one[0], text)
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
    mend = Text("改成全角标点。", "Write it full-width.")
    good = (
        "notes: 工作日9:00–12:00办理，收费1,000元。",
        "notes: 网址 https://www.example.gov.cn/a?b=1;c,d，邮箱 a.b@example.gov.cn。",
        "notes: 依据GB/T 15834-2011第3.5条，比例尺1:500。",
    )
    bad = (
        "notes: 请提前预约,周末不办理。  # !",
        "notes: 周末不办理.  # !",
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
    good = ("notes: 示例经营许可（零售）办理，坐标f(x)。\nreviewed_at: 镇(乡、街道)级",)
    bad = ("notes: 示例经营许可(零售)办理。  # !", "undertaker: 许可科(一楼)  # !")
    sought = ("(",)
    spared = VERBATIM | {"extra"}

    def found(self, path: KeyPath, text: str) -> Iterator[Finding]:
        inner = next((one for one in INNER.finditer(text) if CHINESE.search(one[1])), None)
        if inner and text not in LEVELS:
            yield Finding(path, values={"text": inner[0][:40]}, fix=mended(path, text, widened(text)))


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
        "notes: 按照《关于印发〈示例办法〉的通知》办理，称为“示例”。",
    )
    bad = ("notes: 示例经营许可（零售办理。  # !", "notes: 按照《示例办法的规定办理。  # !")
    sought = tuple(OPEN) + tuple(CLOSE)
    spared = VERBATIM | {"extra"}

    def found(self, path: KeyPath, text: str) -> Iterator[Finding]:
        mark = unpaired(text)
        if mark and unpaired(NUMBERED.sub("", text)):
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
