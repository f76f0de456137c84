"""N: words that stand where something is to be said, and say nothing (占位语)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from svcstd.diagnostic import KeyPath
from svcstd.validate.rule import Finding, Option, Severity, Text
from svcstd.validate.values import BODIES, CITATIONS, NAMES, PLACES, SENTENCES, VERBATIM, ValueRule, leaf

SHAPES = (
    r"暂无(?:相关|有关|具体|其他|该项|此类|此项)?(?:内容|数据|信息|资料|材料|规定|要求|说明|依据|标准|限制|安排|情况"
    r"|电话|地址|网址|样[表本例]|附件)?|暂缺|(?:内容)?同上.{0,4}|详见.{0,40}|(?:请|可)?参见.{0,20}|见附件.{0,4}"
    r"|(?:有?待|尚待)(?:确?定|补|补充|补录|填|填写|完善|更新)"
    r"|(?:具体)?以.{0,8}(?:窗口|现场|实际|部门|人员|情况|答复|回复|告知|通知|公布|公告|规定|要求|说明|解释|意见|口径)为准"
    r"|(?:具体|请|可|具体请|具体可)(?:向|到)?咨询(?:办理|受理|服务|办事|综合)?(?:窗口|大厅|部门|单位|人员)"
)
"""What a placeholder may look like, beside the words of the option; 暂无工作单位 is said of an applicant."""

ASKED_THERE = re.compile(r"咨询(?:办理|受理|服务|办事|综合)?(?:窗口|大厅|部门|单位|人员)")
"""What is a placeholder in place of a sentence, and a name where something is named."""

NUMERAL = "0-9一二三四五六七八九十百千○〇"
BLANK = (
    rf"(?<![A-Za-z])[xX]{{2,}}(?![A-Za-z])|××+|ＸＸ+|(?<![0-9*＊])[*＊]{{2,}}|[*＊]{{2,}}(?![0-9*＊])|__+|＿＿+"
    rf"|(?<![{NUMERAL}])[○〇]{{2,}}(?![{NUMERAL}])|[（(〔【][ \u3000]*[）)〕】]"
)
"""Blanks of templates; 二〇〇八, 第一〇〇条 are numbers, and 110101****0011 is one that is masked."""

ANSWERED = NAMES | SENTENCES | PLACES | CITATIONS


class SaidOutright(ValueRule):
    """An element says what it has to say, or is left out."""

    id = "N101"
    severity = Severity.WARNING
    source = "std:G-01"
    words = Option(
        ("另行通知", "按规定执行", "按规定办理", "按要求提供", "按实际情况", "根据实际情况确定", "正在完善", "略"),
        "整个值就是占位语的词",
        "words that are a placeholder where they are the whole value",
    )
    title = Text("不写暂无、同上、详见之类的占位语", "No placeholder stands in for what is to be said")
    why = Text(
        "占位语骗过了必填检查，申请人却什么也没有读到；没有的不写，指南会印“无”。",
        "A placeholder deceives the check and tells applicants nothing; what is left out is printed as none.",
    )
    message = Text("“{text}”是占位语", "“{text}” is a placeholder")
    mend = Text("写出内容；没有内容的删去这个要素。", "Say it; where there is nothing to say leave the element out.")
    good = (
        "notes: 有条件的，可以预约办理；时间另行通知申请人。",
        "notes: 暂无固定职业的申请人，可以由居住地的街道办事处代为申请。",
        "undertaker: 咨询窗口",
        "# at: province\nconditions:\n  - {id: a, text: 暂无工作单位的人员。}\n  - {id: b, text: 待定岗人员。}\n"
        "  - {id: c, text: 面积以实际测量为准。}\n  - {id: d, text: 以实际测量为准。}",
        "# at: province\nsteps: [{id: gap, name: 待补正, limit: 1个工作日}]",
    )
    bad = (
        "notes: 暂无  # !",
        "notes: 请咨询窗口。  # !",
        "notes: 咨询办事大厅  # !",
        "notes: 待补充  # !",
        "notes: 暂无相关信息。  # !",
        "notes: 具体以窗口答复为准  # !",
        "# at: province\nconditions:\n  - id: more\n    text: 详见《示例经营许可管理办法》第九条。  # !",
    )
    spared = VERBATIM | {"extra"}

    def seeks(self) -> tuple[str, ...]:
        shapes = (
            "暂无",
            "暂缺",
            "同上",
            "详见",
            "参见",
            "见附件",
            "待定",
            "待确定",
            "待补",
            "待填",
            "待完善",
            "待更新",
        )
        return (*shapes, "为准", "咨询", *self.words)

    def found(self, path: KeyPath, text: str) -> Iterator[Finding]:
        said = text.strip().rstrip("。.；;")
        asked = leaf(path) in SENTENCES and ASKED_THERE.fullmatch(said)
        if said in self.words or asked or re.fullmatch(SHAPES, said):
            yield Finding(path, values={"text": text.strip()[:40]})


class NothingLeftOut(ValueRule):
    """What there is nothing to say of is left out; the guide says none by itself."""

    id = "N103"
    severity = Severity.WARNING
    title = Text("没有内容的要素不写“无”", "An element without content is left out")
    why = Text(
        "“无”在数据里是一条内容：条件里多出一条“无”，电话是“无”，统计时都算填了。没有的不写，指南会自己印“无”。",
        "In data it is content: a condition or a phone that counts as given. Left out, the guide prints it by itself.",
    )
    message = Text("只写了“{text}”", "it says “{text}” and no more")
    mend = Text("删去这个要素，或者写出内容。", "Leave the element out, or say what there is.")
    good = ("promised: 无\nnotes: 无需预约。", "faq: [{id: fee, question: 要不要交押金？, answer: 没有。}]")
    bad = (
        "notes: 无  # !",
        "# at: province\nconditions:\n  - id: more\n    text: 无。  # !",
        'notes: "—"  # !',
        "faq:\n  - id: fee\n    question: 要不要交押金？\n    answer: /  # !",
    )
    pattern = r"[ \"'\[](?:[无空/—－–]|没有|不涉及|[Nn]/?[Aa](?!\w)|(?<! )-)"
    only = ANSWERED

    def found(self, path: KeyPath, text: str) -> Iterator[Finding]:
        said = text.strip().rstrip("。.；;")
        if re.fullmatch(r"[Nn]/?[Aa]|[/—－–-]+", said) or (
            said in {"无", "没有", "不涉及"} and leaf(path) != "answer"  # of a question it may be the whole answer
        ):
            yield Finding(path, values={"text": said})


class BlankFilledIn(ValueRule):
    """A template's blanks are filled in."""

    id = "N104"
    severity = Severity.WARNING
    title = Text("没有未填的空白", "No blank is left of a template")
    why = Text(
        "××、XXX、省略号是模板里等人填的空白，公开出去谁也不知道指什么。",
        "Crosses, underscores and dots are a template's blanks; nobody who reads them knows what is meant.",
    )
    message = Text("“{text}”是没有填的空白", "“{text}” is a blank that was not filled in")
    mend = Text("填上内容，或者改写成不需要填空的说法。", "Fill it in, or say it without a blank.")
    good = (
        "notes: 图纸幅面为420mm×297mm，服装尺码可以选XXL。",
        "notes: 自二○○四年七月一日起施行，一九〇〇年以前的除外，见第一〇〇条。",
        "# at: agencies\n- {id: sl-board, name: 示例镇农业服务站, uscc: 11900509RY000006XX}",
        'notes: "证件号码公开为110101********0011，数量写成二〇〇〇件。"',
    )
    bad = (
        "notes: 请到××路办理。  # !",
        "notes: 由XX科室负责。  # !",
        "notes: 请到○○路办理。  # !",
        "notes: 收费**元。  # !",
        "notes: 许可决定书（ ）号。  # !",
        "notes: 许可决定书( )号。  # !",
        "# at: province\nconditions:\n  - id: more\n    text: 有固定的场所、设备……  # !",
    )
    sought = (
        "XX",
        "xx",
        "××",
        "ＸＸ",
        "＊＊",
        "**",
        "__",
        "＿＿",
        "○○",
        "〇〇",
        "…",
        "（）",
        "（ ",
        "（\u3000",
        "()",
        "( ",
        "〔〕",
        "【】",
        "【 ",
    )
    spared = VERBATIM | {"law", "document", "uscc"}

    def found(self, path: KeyPath, text: str) -> Iterator[Finding]:
        blank = re.search(BLANK, text)
        if blank or text.rstrip(" 。；").endswith("…"):
            yield Finding(path, values={"text": blank[0] if blank else "……"})


class BodyNamed(ValueRule):
    """Where a body is to be named, it is named."""

    id = "N105"
    severity = Severity.WARNING
    words = Option(
        ("有关部门", "相关部门", "有关单位", "相关单位", "有关机关", "相关机关", "有关机构", "相关机构"),
        "没有说出名称的叫法",
        "words that name no body",
    )
    title = Text("写机关、机构的地方写出名称", "Where a body is named, it is named outright")
    why = Text(
        "“有关部门”是哪个部门，申请人无从知道，只好一处一处去问。",
        "Applicants cannot know which body that is and have to ask from door to door.",
    )
    message = Text("“{words}”没有说出是哪个部门或者机构", "“{words}” does not say which body")
    mend = Text("写出名称，例如 市场监督管理部门。", "Name it, as in 市场监督管理部门.")
    good = ("notes: 需要现场核查的，会同有关部门一起核查。",)
    bad = (
        "undertaker: 相关单位  # !",
        "# at: province\nmaterials:\n  - id: proof\n    name: 场所证明\n    necessity: 必要\n    originals: 1\n"
        "    issuer: 有关部门  # !",
        "# at: province\nmaterials:\n  - id: proof\n    name: 有关部门出具的场所证明  # !\n    necessity: 必要\n"
        "    originals: 1",
    )
    only = BODIES | {"name"}

    def seeks(self) -> tuple[str, ...]:
        return self.words

    def found(self, path: KeyPath, text: str) -> Iterator[Finding]:
        words = next((word for word in self.words if word in text), None)
        if words and (leaf_is_body(path) or "materials" in path):
            yield Finding(path, values={"words": words})


def leaf_is_body(path: KeyPath) -> bool:
    """Whether a path leads to the name of a body."""
    return any(part in BODIES for part in path[-2:])


class ProvisionNamed(ValueRule):
    """Where a provision is to be cited, it is cited."""

    id = "N106"
    severity = Severity.WARNING
    words = Option(
        (
            "有关规定",
            "相关规定",
            "有关法律",
            "相关法律",
            "有关法规",
            "相关法规",
            "有关文件",
            "相关文件",
            "有关政策",
            "相关政策",
        ),
        "没有说出名称的叫法",
        "words that name no provision",
    )
    title = Text("依据写出文件名称", "A basis names its document")
    why = Text(
        "“按有关规定”没有说出是哪个规定，申请人查不到，窗口怎么说都行。",
        "Nobody can look up what is not named, and a window may say anything.",
    )
    message = Text("“{words}”没有说出是哪个规定", "“{words}” does not say which provision")
    empty = Text("“{words}”没有告诉申请人任何内容", "“{words}” tells applicants nothing")
    mend = Text("写出名称和条款，或者直接写出规定的内容。", "Name the document and article, or say what it says.")
    good = (
        "notes: 场所应当符合国家有关规定，并经消防验收合格。",
        "# at: province\nconditions:\n"
        "  - {id: more, text: 有固定场所。, basis: 《示例经营许可管理办法》第九条和有关规定}",
    )
    bad = (
        "# at: province\nconditions:\n  - id: more\n    text: 有固定场所。\n    basis: 国家有关规定  # !",
        "notes: 按照有关规定办理。  # !",
    )
    only = CITATIONS | SENTENCES

    def seeks(self) -> tuple[str, ...]:
        return self.words

    def found(self, path: KeyPath, text: str) -> Iterator[Finding]:
        words = next((word for word in self.words if word in text), None)
        if words is None:
            return
        if not CITATIONS.isdisjoint(path[-2:]):
            if not re.search(r"《|〔|第.{1,6}条|\d号", text):
                yield Finding(path, values={"words": words})
        elif found := re.fullmatch(
            rf".{{0,6}}(?:按照?|依照|依据|根据|执行|遵守|符合).{{0,10}}{words}.{{0,8}}[。；]?", text.strip()
        ):
            yield Finding(path, "empty", values={"words": found[0].rstrip("。；")[:40]})
