"""N: characters that do not belong in a text: leavings of web pages, invisible ones, full-width letters and digits."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from svcstd.diagnostic import KeyPath
from svcstd.validate.rule import Finding, Severity, Text
from svcstd.validate.values import CODES, HAN, VERBATIM, ValueRule, leaf, mended

INLINE = "span|font|strong|em|u|b|i|a"
BLOCKS = "br|p|div|table|tbody|thead|tr|td|th|ul|ol|li|h[1-6]|img|style|script|center|sup|sub|hr|input|iframe|o:p"
TAG = re.compile(rf"</?(?:{INLINE}|{BLOCKS})\b[^<>]{{0,500}}>", re.IGNORECASE)
HARMLESS = re.compile(
    rf"</?(?:{INLINE})\b[^<>]{{0,500}}>|^(?:<(?:p|div|br)\b[^<>]{{0,500}}>\s*)+|(?:</?(?:p|div|br) ?/?>\s*)+$"
)
"""Tags that change nothing of what is said when they are taken out."""

ENTITY = re.compile(r"&(?:amp;)*(?:#\d{2,7}|#[xX][0-9a-fA-F]{2,6}|[a-zA-Z]{2,8}\d?);")

INVISIBLE = "\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
LOST = "\ufff9-\ufffd\ue000-\uf8ff\U000f0000-\U0010ffff"
JOINED = re.compile("[\u0590-\u08ff\u0f00-\u0fff\u1800-\u18af]")
"""Scripts that are written with joiners and marks of direction: Uyghur, Kazakh, Tibetan, Mongolian."""

WIDE = "０-９Ａ-Ｚａ-ｚ"
NARROW = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
DIALLED = NARROW | str.maketrans("－（）＋＊＃．／：", "-()+*#./:") | {0x3000: " "}


class WithoutTags(ValueRule):
    """A text is text, not a piece of a web page."""

    id = "N107"
    mendable = True
    severity = Severity.WARNING
    title = Text("文字里没有网页标签", "No tags of web pages in a text")
    why = Text(
        "从网页复制来的 <br>、<p> 会原样印在指南上；要分段的，写成几条。",
        "Copied from a page, <br> and <p> are printed as they are; paragraphs are entries of their own.",
    )
    message = Text("有网页标签 {tag}", "there is the tag {tag}")
    mend = Text("删去标签；要分段的，分成几条写。", "Take it out; write paragraphs as entries of their own.")
    sure = Text(
        "标签去掉以后意思不变时（文字样式、首尾的分段和换行）",
        "where nothing is lost with the tags: styles of letters, paragraphs and breaks at the edges",
    )
    good = ("notes: 面积<50平方米的，不需要现场核查；a<b 的情形除外。",)
    bad = ("notes: 请提前预约。<br>周末不办理。  # !", 'notes: <span style="color:red">周末不办理。</span>  # !')
    sought = ("<",)
    spared = frozenset({"url", "mobile_url", "page"})

    def found(self, path: KeyPath, text: str) -> Iterator[Finding]:
        if tag := TAG.search(text):
            plain = HARMLESS.sub("", text).strip()
            fix = None if TAG.search(plain) else mended(path, text, plain)
            yield Finding(path, values={"tag": tag[0][:40]}, fix=fix)


class WithoutEntities(ValueRule):
    """Characters are written as themselves."""

    id = "N108"
    mendable = True
    severity = Severity.WARNING
    title = Text("文字里没有网页转义符", "No entities of web pages in a text")
    why = Text(
        "&nbsp;、&amp;lt; 是网页的写法，复制一次多一层，印出来谁也看不懂，链接里还会打不开。",
        "Each copying of a page adds a layer; printed they mean nothing, and in a link they break it.",
    )
    message = Text("有网页转义符 {entity}", "there is the entity {entity}")
    mend = Text("写成字符本身。", "Write the character itself.")
    sure = Text("还原出来的都是看得见的字符，又没有网页标签时", "where visible characters come of it, and no tags")
    good = ('notes: A&B公司; 也可以申请。\nonline: {depth: Ⅳ级, url: "https://www.example.gov.cn/apply?a=1&b=2"}',)
    bad = (
        "notes: 请提前预约&nbsp;&nbsp;周末不办理。  # !",
        "notes: 面积&amp;lt;50平方米的不需要核查。  # !",
        'online:\n  depth: Ⅳ级\n  url: "https://www.example.gov.cn/apply?a=1&amp;b=2"  # !',
    )
    sought = ("&",)
    spared = frozenset()

    def found(self, path: KeyPath, text: str) -> Iterator[Finding]:
        plain = text
        for _ in range(4):
            plain = html.unescape(plain)
        entity = next((one for one in ENTITY.finditer(text) if html.unescape(one[0]) != one[0]), None)
        if entity:
            plain = plain.replace("\u00a0", " ").strip()
            sure = plain.isprintable() and not TAG.search(plain)
            yield Finding(path, values={"entity": entity[0][:40]}, fix=mended(path, text, plain) if sure else None)


class NothingInvisible(ValueRule):
    """What a text holds can be seen."""

    id = "N109"
    mendable = True
    severity = Severity.WARNING
    title = Text("文字里没有看不见的字符", "No invisible characters in a text")
    why = Text(
        "零宽空格、软连字符、私用区字符看不见或者显示为方框，却让同样的名称对不上、查不到。",
        "Zero-width spaces, soft hyphens and private characters are unseen, or boxes, and make equal names differ.",
    )
    message = Text("有看不见的字符 {character}", "there is the invisible character {character}")
    lost = Text("有无法显示的字符 {character}", "there is the character {character}, which nothing can show")
    mend = Text("删去这个字符；原来的字丢失了的，补上。", "Delete it; where a character was lost, put it back.")
    sure = Text(
        "字符是多余的时，例如零宽空格；原来的字丢失了的，由人补",
        "where the character is idle, as a zero-width space; where one was lost, somebody has to put it back",
    )
    good = ("notes: 请提前预约。",)
    bad = ("notes: 请提前\u200b预约。  # !", "notes: 请提前预约\ue5d2。  # !")
    pattern = f"[{INVISIBLE}{LOST}]"
    spared = frozenset()

    def found(self, path: KeyPath, text: str) -> Iterator[Finding]:
        if lost := re.search(f"[{LOST}]", text):
            yield Finding(path, "lost", values={"character": f"U+{ord(lost[0]):04X}"})
        elif not JOINED.search(text) and (hidden := re.search(f"[{INVISIBLE}]", text)):
            plain = re.sub(f"[{INVISIBLE}]", "", text)
            yield Finding(path, values={"character": f"U+{ord(hidden[0]):04X}"}, fix=mended(path, text, plain))


class CodeHalfWidth(ValueRule):
    """Codes and phones are compared and dialled by machines."""

    id = "N110"
    mendable = True
    companions = ("C202", "C203", "C205", "C207", "O201", "O401", "O402")
    title = Text("代码和电话用半角字符", "Codes and phones are in half-width characters")
    why = Text(
        "全角数字看起来一样，代码却对不上，电话点不通。",
        "Full-width digits look alike, but the code matches nothing and the phone cannot be dialled.",
    )
    message = Text("“{text}”里有全角字符", "“{text}” holds full-width characters")
    mend = Text("改成 {narrow}。", "Write {narrow}.")
    good = ("contacts: {consult: [0999-5550101], complain: [{kind: 窗口, value: 示例中心３号窗口}]}",)
    bad = (
        "contacts:\n  consult:\n    - 0999－5550101  # !\n  complain:\n    - {kind: 电话, value: １２３４５}  # !",
        "# at: agencies\n- id: sl-police\n  name: 示例市公安局示例分局\n  uscc: 1199010100000102Ｘ4  # !",
    )
    pattern = f"[{WIDE}－＋]"
    only = CODES | {"value", "consult", "complain"}

    def found(self, path: KeyPath, text: str) -> Iterator[Finding]:
        if re.search(self.pattern, text) and not re.search(f"[{HAN}]", text):
            narrow = text.translate(DIALLED)
            yield Finding(path, values={"text": text[:60], "narrow": narrow[:60]}, fix=mended(path, text, narrow))


class TextHalfWidth(ValueRule):
    """Digits and Latin letters are written one way."""

    id = "N111"
    mendable = True
    severity = Severity.WARNING
    title = Text("文字里的数字和字母用半角", "Digits and letters in a text are half-width")
    why = Text(
        "同一个数有时全角有时半角，查找、比对就会漏掉，排版也参差不齐。",
        "Written in two widths, the same number is missed by searches and comparisons, and prints unevenly.",
    )
    message = Text("“{text}”是全角字符", "“{text}” is full-width")
    mend = Text("改成“{narrow}”。", "Write “{narrow}”.")
    good = ("notes: 三楼3号窗口办理，Ⅳ级网办。",)
    bad = ("notes: 三楼３号窗口办理。  # !", "notes: 请带Ａ４纸。  # !")
    pattern = f"[{WIDE}]"
    spared = VERBATIM | {"extra"}

    def found(self, path: KeyPath, text: str) -> Iterator[Finding]:
        if leaf(path) in CodeHalfWidth.only and not re.search(f"[{HAN}]", text):
            return
        wide = re.search(f"[{WIDE}]+", text)
        if wide:
            values = {"text": wide[0][:40], "narrow": wide[0].translate(NARROW)[:40]}
            yield Finding(path, values=values, fix=mended(path, text, text.translate(NARROW)))
