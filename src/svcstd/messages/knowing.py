"""Words of `svcstd explain`, `svcstd rules` and the pages of docs/rules/."""

from __future__ import annotations

from svcstd.messages import Text

# help
EXPLAIN = Text(
    "说明一条规则：查什么、为什么、依据、正误示例、参数、怎样改、怎样关。",
    "One rule: what must hold, why, source, examples, options, how to mend and how to silence.",
)
EXPLAIN_EPILOG = Text(
    "例：svcstd explain T101　　svcstd explain T1 D2　　svcstd explain steps-fit-promise　　svcstd explain T101 --format md",
    "Examples: svcstd explain T101; svcstd explain T1 D2; svcstd explain steps-fit-promise; svcstd explain T101 --format md",
)
EXPLAIN_IDS = Text(
    "规则的编号（或开头几个字符）或英文名称；D 开头的是 svcstd diff 的判断。",
    "Ids of rules, beginnings of ids, or names; those with D are verdicts of svcstd diff.",
)
ID_META = Text("编号", "ID")
RULES = Text(
    "列出全部规则：编号、本目录中的级别、内容、依据、参数、能否自动改。",
    "All rules: id, severity in force here, what must hold, source, options, whether svcstd can mend it.",
)
RULES_EPILOG = Text(
    "例：svcstd rules --family T　　svcstd rules --format json > rules.json",
    "Examples: svcstd rules --family T; svcstd rules --format json > rules.json",
)
FAMILY = Text("只列这一类，例如 T（可重复）。", "Only this family, for example T (repeatable).")
FAMILY_META = Text("类", "FAMILY")
NO_RULE = Text("没有编号或名称为 {id} 的规则；最接近的是 {close}。", "no rule {id}; the closest are {close}.")
NO_FAMILY = Text("没有“{value}”这一类，应当是 {wanted}", "no family {value}; it is one of {wanted}")
UNUSABLE = Text(
    "{files} 读不了或不能用，这里的级别和参数是缺省的，不是本目录的。",
    "{files} cannot be read or used; severities and options shown are defaults, not those of this workspace.",
)

# families, by the first letter of an id (design §5)
FAMILIES = {
    "S": Text("文件与写法", "Files and shape"),
    "C": Text("编码", "Codes"),
    "N": Text("名称与措辞", "Names and wording"),
    "B": Text("依据", "Legal basis"),
    "T": Text("时限", "Time limits"),
    "M": Text("申请材料", "Materials"),
    "P": Text("办理流程", "Procedure"),
    "F": Text("收费", "Fees"),
    "V": Text("到场与办理渠道", "Visits and channels"),
    "O": Text("场所与联系方式", "Outlets and contacts"),
    "L": Text("层级与继承", "Levels and inheritance"),
    "G": Text("指南必备内容", "What a guide must hold"),
    "K": Text("一件事", "Bundles"),
    "A": Text("动态调整", "Adjustments"),
    "D": Text("版本比较的判断", "Verdicts of svcstd diff"),
}

# a rule's page
SEVERITY = {
    "error": Text("错误", "error"),
    "warning": Text("警告", "warning"),
    "info": Text("提示", "info"),
    "off": Text("不用", "off"),
}
DEFAULT = Text("{now}（缺省 {default}）", "{now} (default {default})")
WHY = Text("为什么", "Why")
SAYS = Text("报告里怎么说", "What the report says")
MEND = Text("怎样改", "How to mend")
SURE = Text("改法确定，svcstd validate --fix 可以替你改。", "The mend is sure: svcstd validate --fix makes it.")
SURE_WHEN = Text(
    "有的改法确定，svcstd validate --fix 可以替你改：{when}。其余的要由人决定，--fix 不改。",
    "svcstd validate --fix makes the mend where it is sure: {when}. Else somebody has to decide, and --fix leaves it alone.",
)
BY_HAND = Text("改法要由人决定，--fix 不改。", "Somebody has to decide; --fix leaves it alone.")
GOOD = Text("正确", "Good")
BAD = Text("错误", "Bad")
MARKS = {
    "# !": Text("`# !` 标出被报告的行。", "`# !` marks the line that is reported."),
    "# at:": Text(
        "`# at:` 后面的内容写在哪个文件里：basic 是基本目录，province、city、county、town、village 是各级的实施清单。",
        "`# at:` says which file the lines below stand in: basic is the basic catalogue; province, city, county, town and village are the records of those levels.",
    ),
    "# without:": Text(
        "`# without:` 列出文件里没有写的要素。", "`# without:` names elements that the file leaves out."
    ),
    "# before": Text("`# before`、`# after` 是改动前后的两个版本。", "`# before` and `# after` are the two versions."),
}
OPTIONS = Text("参数", "Options")
OPTION = Text("`{name}`：{meaning}（缺省 {default}）", "`{name}`: {meaning} (default {default})")
OPTION_HERE = Text(
    "`{name}`：{meaning}（缺省 {default}，本目录 {value}）", "`{name}`: {meaning} (default {default}, here {value})"
)
SETTING = Text("在 svcstd.yaml 里这样设：", "Set in svcstd.yaml:")
SILENCE = Text("怎样不报", "How to silence")
SILENCE_OFF = Text("整个目录都不用这条规则，在 svcstd.yaml 里写：", "For the whole workspace, in svcstd.yaml:")
SILENCE_PATHS = Text(
    "只对一部分文件不报，要写明理由，在 svcstd.yaml 里写：", "For some files, with a reason, in svcstd.yaml:"
)
SILENCE_LINE = Text("只对一行不报，在行尾写：", "For one line, at its end:")
REASON = Text("写明理由", "say why")
STILL_3 = Text(
    "不报不等于没有：文件读不了或不能用时，退出码仍是 3。",
    "Silence mends nothing: where a file cannot be read or used the exit code is still 3.",
)
VERDICT_GRADE = Text(
    "判断不能关掉，只能改级别（off 与 info 相同），在 svcstd.yaml 里写；全目录的级别也可写在 catalog/standard.yaml 的 severities：",
    "A verdict cannot be silenced, only graded (off is info), in svcstd.yaml, or under severities in catalog/standard.yaml:",
)
COMPANIONS = Text("同一处毛病还可能引出", "The same fault may also break")
SOURCE = Text("依据", "source")
OWN = Text("svcstd 自己的规则，理由见下", "svcstd's own rule, for the reason below")
BURDEN = Text("对申请人", "to the applicant")
FAMILY_OF = Text("类别", "family")
NAME = Text("名称", "name")

# lists
CAN_MEND = Text("可用 --fix 改", "--fix")
ID = Text("编号", "id")
LEVEL = Text("级别", "severity")
HOLDS = Text("应当如此", "what must hold")
SURE_SHORT = Text("是", "yes")
AT_TIMES = Text("有时", "at times")
UNCHECKED = Text("不检查的，以及为什么", "Not checked, and why")
PARTLY = Text("只检查一部分的，以及哪一部分没有检查", "Checked in part, and which part is not")
CLAUSE = Text("条目", "clause")
ASKS = Text("要求", "what it asks")
WHY_NOT = Text("为什么不检查", "why it is not checked")
INDEX_TITLE = Text("规则", "Rules")
INDEX_LEAD = Text(
    "共 {rules} 条校验规则、{verdicts} 条版本比较的判断。每条一页：为什么、依据、正误示例、参数、怎样改、怎样不报；"
    "在命令行里用 `svcstd explain 编号` 看同样的内容，用 `svcstd rules` 看本目录中的级别。",
    "{rules} rules and {verdicts} verdicts of `svcstd diff`, one page each: why, source, examples, options, how to mend and how to silence. "
    "`svcstd explain ID` shows the same in a terminal, `svcstd rules` the severities in force in a workspace.",
)
OTHER_LANGUAGE = Text("[English](README.md)", "[中文](README.zh-CN.md)")
COUNT = Text("{count} 条规则", "{count} rules")
