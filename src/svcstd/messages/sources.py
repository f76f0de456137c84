"""Words of docs/sources.md, and of what a page says about its source and its examples."""

from __future__ import annotations

from svcstd.messages import Text

TITLE = Text("依据是什么意思", "What sources mean")
LEAD = Text(
    "规则的依据写成 `std:T-01`、`std:§5/agent` 或者标准号。`std:` 后面是 svcstd 自己给条目编的号，不是国家标准的条款号："
    "svcstd 把下面这些标准和文件的要求，连同各地系统实际采用的做法，整理成一条条可以检查的要求，字母是类别，数字是次序；`§` 开头的是说明文字里的要求。"
    "编写时没有拿到 GB/T 39554、GB/T 36114 和 C 0109 的全文，内容是从采用它们的系统和公开的目录、预览整理出来的；有出入时以标准正文为准。",
    "Sources read `std:T-01`, `std:§5/agent`, or the number of a standard. What follows `std:` is svcstd's own number, no clause of a national standard: "
    "what the standards and documents below ask for, and what systems in use do, was put into single clauses that can be checked; the letter is the subject, "
    "`§` marks what prose asks for. The full texts of GB/T 39554, GB/T 36114 and C 0109 were not at hand; what they ask for was "
    "put together from systems that follow them and from public contents and previews. Where they differ, the standard holds.",
)
STANDARDS_HEADING = Text("标准和文件", "Standards and documents")
NUMBER = Text("编号", "number")
ABOUT = Text("讲什么", "what it is about")
STANDARDS = {
    "GB 32100": Text(
        "法人和其他组织统一社会信用代码的构成和校验码", "Unified social credit codes and their check digit"
    ),
    "GB/T 2260": Text("县级以上行政区划的六位代码", "Six-digit codes of divisions down to the county"),
    "GB/T 7408": Text("日期和时间的写法", "How dates and times are written"),
    "GB/T 36114": Text("办事指南应当写哪些内容", "What a procedure guide has to hold"),
    "GB/T 39046": Text(
        "政务服务的 64 个数据元，见 [gbt39046.md](gbt39046.md)",
        "64 data elements of government services, see [gbt39046.md](gbt39046.md)",
    ),
    "GB/T 39554": Text(
        "政务服务事项基本目录和实施清单的要素、编码",
        "Elements and codes of the basic catalogue and of implementation lists",
    ),
    "C 0109": Text("国家政务服务平台的事项数据字段", "Fields in which the national platform exchanges items"),
}
"""Standards that rules cite and that the clauses rest on, by number, with what they are about."""
SVCSTD = Text(
    "依据写“svcstd 自己的规则”的，没有标准这样要求；理由写在那条规则的页上。",
    "Where the source is svcstd, no standard asks for it; the rule's page says why svcstd does.",
)
GROUPS = {
    "C": Text("编码", "Codes"),
    "T": Text("法定时限、承诺时限和特别程序", "Statutory limits, promised limits and special procedures"),
    "U": Text("各级统一", "Uniformity among levels"),
    "Q": Text("数据质量", "Quality of data"),
    "M": Text("申请材料", "Materials"),
    "G": Text("办事指南", "Guides"),
    "Y": Text("一业一证", "One certificate for a trade"),
    "X": Text("跨域通办", "Handling across regions"),
    "N": Text("告知承诺", "Inform and commit"),
    "D": Text("下放、授权、委托", "Delegation and entrustment"),
    "B": Text("一件事", "Bundles"),
    "K": Text("动态调整", "Adjustments"),
    "§": Text("没有编号的要求", "What prose asks for"),
}
"""Subjects of clauses by the letter that their ids begin with, in order."""
ASKS = Text("要求", "what it asks")
BY = Text("规则", "rules")
NOT_CHECKED = Text("（不检查）{asks}。{reason}", "(not checked) {asks}. {reason}")
BETWEEN = Text("；", "; ")

INDEX = Text(
    "[依据是什么意思](../sources.md) · [示例所用的目录](BASE.md)",
    "[What sources mean](../sources.md#english) · [The workspace of examples](BASE.md)",
)

# on a rule's page
PAGE_PLAIN = Text("（含义见 docs/sources.md）", " (docs/sources.md says what that means)")
BRACES = Text("花括号里的字由实际内容代替。", "Words in braces stand for what the catalogue says.")
LAID_OVER = Text(
    "示例只写要看的几行，其余照{file}（见 {page}）；同一个键以示例为准。",
    "Examples show what matters alone; all else is as in {file} (see {page}). Where both have a key, the example's holds.",
)
WHOLE_FILES = Text(
    "示例是一个完整的文件，放在示例目录（见 {page}）里相应的位置。",
    "An example is a whole file, in its place in the workspace of examples (see {page}).",
)
OF_COUNTY = Text(
    "示例目录里县级的实施清单，连同它继承的内容",
    "the county's record in the workspace of examples, with what it inherits",
)
OF_BASIC = Text("示例目录里的基本目录条目", "the basic entry in the workspace of examples")
BASE_TITLE = Text("示例所用的目录", "The workspace of examples")
BASE_LEAD = Text(
    "各规则页上的示例，都是在下面这个小目录上改几行：没有写文件的，改县级的实施清单；讲基本目录的，改基本目录条目；`# at:` 另行写明。"
    "地区、机构、法律、编码都是合成的，不是真实事项。这个目录本身没有任何发现。",
    "Examples on the pages of rules change a few lines of this small workspace: the county's record where they name no file, the basic entry where a rule is about that, "
    "and what `# at:` names elsewhere. Places, bodies, laws and codes are synthetic. By itself it has no finding.",
)
LEFT_OUT = Text("# …… 省略 {count} 行", "# ... {count} lines left out")
