"""Words of the adjustment notice (动态调整公告) and of `svcstd render notice` (standard.md §7)."""

from __future__ import annotations

from svcstd.messages import Text

# counts: one, and any other number
MAINS = (Text("{count}项", "{count} items"), Text("{count}项", "{count} item"))
SUBS = (Text("{count}个子项", "{count} sub-items"), Text("{count}个子项", "{count} sub-item"))
HANDLINGS = (
    Text("{count}个业务办理项", "{count} handling items"),
    Text("{count}个业务办理项", "{count} handling item"),
)
AND = Text("及", " and ")
OF_KIND = Text("{kind}{count}", "{count} {kind}")
LIST = Text("、", ", ")
COMMA = Text("，", ", ")
LAST = Text("和", " and ")

# head
VERBS: dict[str, Text] = {
    "取消": Text("取消", "cancelling"),
    "下放": Text("下放", "devolving"),
    "上收": Text("上收", "recalling"),
    "委托": Text("委托", "entrusting"),
    "新增": Text("新增", "adding"),
    "合并": Text("合并", "merging"),
    "拆分": Text("拆分", "splitting"),
    "更名": Text("调整", "changing"),
    "类型调整": Text("调整", "changing"),
    "变更": Text("调整", "changing"),
    "暂停": Text("暂停", "suspending"),
}
"""What a notice does to items, by the kind of adjustment."""
MANY_VERBS = Text("动态调整", "adjusting")
TITLE = (
    Text("关于{verbs}", "Notice on {verbs} "),
    Text("一批政务服务事项的公告", "a number of government service items"),
)
"""The title in its two parts, between which a line may break."""
ANNEX_TITLE = Text("政务服务事项调整目录（{count}）", "Government service items that are adjusted ({count})")
ANNEX = Text("附件", "Annex")
ANNEX_LINE = Text("附件：{title}", "Annex: {title}")
NUMBER = Text("〔文号〕", "[number]")
ISSUER = Text("〔发文机关〕", "[issuing body]")
DATE = Text("〔成文日期〕", "[date]")
BASED_ON = Text("〔依据文件〕", "[documents]")
DAY = Text("{year}年{month}月{day}日", "{year}-{month}-{day}")

# body
CITED = Text("《{title}》（{document}）", "“{title}” ({document})")
CITED_TITLE = Text("《{title}》", "“{title}”")
CITED_MORE = Text("{first}等{count}份文件", "{first} and other documents, {count} in all")
LEAD = Text(
    "根据{documents}，对一批政务服务事项作出调整，现公告如下。",
    "On the ground of {documents}, a number of government service items are adjusted as follows.",
)
WHAT = Text("一、调整事项", "1. What is adjusted")
DEMANDS = Text("二、落实要求", "2. What is to be done")
EFFECTS = Text("三、对申请人的影响", "3. What it means to applicants")
DOCUMENTS = Text("四、依据文件", "4. Documents")
TOTAL_LINE = Text("本次共调整政务服务事项{count}：{kinds}。", "Adjusted: {count}; that is {kinds}.")
CANCELLED_DEVOLVED = Text("其中取消和下放合计{count}。", "Cancelled and devolved together: {count}.")
LOCAL_LINE = Text(
    "以上事项中，{count}只在部分地区调整，附件的“处理决定”写明地区。",
    "Adjusted in some places only: {count}; the annex names the places under “Decision”.",
)
SEE_ANNEX = Text("具体事项见附件。", "The annex lists them.")

DEMAND: dict[str, Text] = {
    "取消": Text(
        "取消的事项不再受理和审批，不得以备案、登记、证明等方式变相保留；下级单位为其设置的初审、转报等环节一并停止。",
        "Cancelled items are no longer accepted or decided, nor kept in disguise by filing, registration or "
        "certificates; preliminary reviews below end with them.",
    ),
    "下放": Text(
        "下放的事项由附件所列层级或者地区承接；原实施机关应当做好移交，移交期间不得中断办理。",
        "Devolved items are taken over by the levels or places in the annex; the bodies that had them hand them over "
        "without interrupting service.",
    ),
    "上收": Text(
        "上收的事项由附件所列层级办理；已经受理的，由原实施机关办结。",
        "Recalled items are handled at the levels in the annex; what was accepted before is finished where it was.",
    ),
    "委托": Text(
        "委托实施的事项，由委托机关对办理行为负责监督，并承担相应的法律责任。",
        "The entrusting body supervises how entrusted items are handled and answers for it in law.",
    ),
    "新增": Text(
        "新增的事项按照公布的办事指南办理，不得增加指南以外的条件和材料。",
        "New items are handled as their guides say; nothing may be asked for beyond them.",
    ),
    "合并": Text(
        "合并的事项按照合并后的名称和编码办理，原编码停止使用。",
        "Merged items go by the new name and code; the old codes are no longer used.",
    ),
    "拆分": Text(
        "拆分的事项按照拆分后的名称和编码分别办理，原编码停止使用。",
        "Split items go by the new names and codes; the old code is no longer used.",
    ),
    "更名": Text("更名的事项，编码和办理要求不因更名改变。", "A new name changes neither code nor requirements."),
    "类型调整": Text(
        "调整类型的事项按照新的类型办理，不得沿用原类型的程序。",
        "Items of another type are handled as that type asks, no longer by the old procedure.",
    ),
    "变更": Text("变更的事项按照附件所列的内容办理。", "Changed items are handled as the annex says."),
    "暂停": Text(
        "暂停的事项在恢复以前不受理新的申请。", "Suspended items take no applications until they are resumed."
    ),
}
"""What each kind of adjustment asks of those who carry it out (the form of such notices, standard.md §7)."""
GUIDES = Text(
    "各实施机关应当及时更新实施清单和办事指南；涉及办事指南的事项，自调整之日起按照调整后的内容办理。",
    "Bodies bring their lists and guides up to date and handle items as adjusted from then on.",
)
SUPERVISED = Text(
    "附件“备注”列出加强监管措施的有{count}，有关主管部门应当逐项落实事中事后监管。",
    "For {count} the annex names measures of supervision under “Remarks”; departments carry each of them out.",
)

WHOLE = Text(
    "按两版目录之间的全部改动计算，包括附件以外的改动。",
    "These figures are of all that changed between the two editions, beyond the annex too.",
)
WHOLE_NARROWED = Text(
    "按编制说明所列范围内的全部改动计算，包括附件以外的改动。",
    "These figures are of all that changed within the scope named at the end, beyond the annex too.",
)
ONCE = Text("每处改动计一次：{figures}。", "Each change counted once: {figures}.")
EVERYWHERE = Text("按办理的事项和地区累计：{figures}。", "Over all items and places where people apply: {figures}.")
NO_FIGURES = Text(
    "申请人需要的材料、时限、到场次数、收费等没有增减。",
    "Materials, limits, visits, fees and the like neither grow nor shrink for applicants.",
)
REACHED = Text("涉及{regions}个地区、{guides}份办事指南。", "Places concerned: {regions}; guides: {guides}.")

# tables
KIND = Text("种类", "Kind")
ALL = Text("合计", "Total")
MAIN = Text("主项", "Items")
SUB = Text("子项", "Sub-items")
HANDLING = Text("业务办理项", "Handling items")
TOTAL = Text("合计", "Total")
TITLE_HEAD = Text("文件名称", "Title")
DOCUMENT_HEAD = Text("文号", "Number")
BODY_HEAD = Text("决定机关", "Decided by")
DATE_HEAD = Text("成文日期", "Date")
EFFECTIVE_HEAD = Text("施行日期", "In force from")
COUNT_HEAD = Text("调整数", "Adjustments")
HEADS: dict[str, Text] = {
    "number": Text("序号", "No."),
    "name": Text("事项名称", "Item"),
    "sub": Text("子项", "Sub-item"),
    "code": Text("编码", "Code"),
    "department": Text("审批部门/实施机关", "Body"),
    "basis": Text("设定依据", "Legal basis"),
    "decision": Text("处理决定", "Decision"),
    "document": Text("依据文件", "Document"),
    "remark": Text("备注（加强监管措施）", "Remarks (supervision)"),
}
"""Columns of the annex, as such catalogues have them (standard.md §7)."""
UNDECLARED = Text("未声明", "undeclared")
NOTICE_SHEET = Text("公告", "Notice")
ANNEX_SHEET = Text("附件", "Annex")
GROUP = Text("{kind}（{count}）", "{kind} ({count})")

# decisions
CANCELLED = Text("取消", "Cancelled")
ADDED = Text("新增", "Added")
SUSPENDED = Text("暂停", "Suspended")
DEVOLVED_TO = Text("下放至{levels}", "Devolved to: {levels}")
DEVOLVED = Text("下放", "Devolved")
RECALLED_TO = Text("上收至{levels}", "Recalled to: {levels}")
RECALLED = Text("上收", "Recalled")
ENTRUSTED_TO = Text("委托{body}实施", "Entrusted to {body}")
ENTRUSTED = Text("委托实施", "Entrusted")
MERGED = Text("合并为{items}", "Merged into {items}")
SPLIT = Text("拆分为{items}", "Split into {items}")
RENAMED = Text("更名为“{name}”", "Renamed {name}")
RETYPED = Text("由{old}调整为{new}", "Retyped: {old} → {new}")
RETYPED_UNKNOWN = Text("调整类型", "Retyped")
BECOMES = Text("{decision}，改为{items}", "{decision}; now {items}")
OTHER_BODY = Text("实施机关由{old}变更为{new}", "Body: {old} → {new}")
RECODED = Text("编码变更为{code}", "Recoded {code}")
CHANGED = Text("变更", "Changed")
UNSAID = Text("（未写）", "(unsaid)")
NAMED = Text("“{name}”（{code}）", "{name} ({code})")
AT_PLACES = Text("{decision}（{places}）", "{decision} ({places})")
TAKEN_BY = Text("承接地区：{places}", "Taken over by: {places}")
REASON = Text("说明：{reason}", "Note: {reason}")

# foot
MADE_FROM = Text("编制说明", "How this was made")
COMPARED = Text(
    "由两版目录（{old}、{new}）比较生成，供审核签发。",
    "Made by comparing two editions ({old}, {new}), to be reviewed and signed.",
)
CATALOGUE = Text("目录名称：{title}。", "Catalogue: {title}.")
SCOPE = Text("只写这个范围内的调整：{scope}。", "Only adjustments of: {scope}.")
SCOPES: dict[str, Text] = {
    "region": Text("地区 {name}", "place {name}"),
    "agency": Text("实施主体 {name}", "body {name}"),
    "item": Text("事项 {name}", "item {name}"),
}
"""What a notice is narrowed to, by the option that says so."""
FILL = Text("{blanks}由发文机关填写。", "{blanks}: for the issuing body to fill in.")
UNDECLARED_LINE = Text(
    "{count}没有声明依据文件，附件中写作“未声明”，发布前应当补上。",
    "Without a declared document: {count}, marked “undeclared” in the annex; add it before publishing.",
)

# the command
NOTICE = Text(
    "生成动态调整公告和附件：两个版本之间取消、下放、合并了哪些事项，凭什么文件。",
    "The adjustment notice with its annex: which items were cancelled, devolved, merged, and by which documents.",
)
EPILOG = Text(
    "例：svcstd render notice v1..v2　　svcstd render notice 旧目录 新目录 --to html --to xlsx -o build/notice",
    "Examples: svcstd render notice v1..v2; svcstd render notice OLD NEW --to html --to xlsx -o build/notice",
)
TO = Text("格式，可重复。", "Format; repeatable.")
OUT = Text(
    "输出目录；不写则把一种文本格式印到标准输出。", "Folder to write into; a single text format is printed otherwise."
)
ITEM = Text("只写这个事项。", "This item only.")
AGENCY = Text("只写涉及这个实施主体的事项。", "Only items that concern this body.")
NUMBER_OPTION = Text("文号，例如 示例府发〔2026〕1号。", "Number of the notice.")
NUMBER_META = Text("文号", "NUMBER")
DATE_OPTION = Text("成文日期，写成 2026-03-01。", "Date of the notice, as 2026-03-01.")
DATE_META = Text("日期", "DATE")
ISSUER_OPTION = Text(
    "发文机关；不写则留空待填。声明里的决定机关不当作发文机关。",
    "Issuing body, else a blank to fill in: the body that decided is not taken for it.",
)
ISSUER_META = Text("机关", "BODY")
BAD_DATE = Text("应当写成 2026-03-01 这样的日期，不能是 {value}", "a date as 2026-03-01 is wanted, not {value}")
WANTS_FOLDER = Text(
    "写多种格式或者 xlsx 要用 -o 指定输出目录。", "Several formats, or xlsx, need a folder to write into: add -o."
)
INTO_INPUT = Text(
    "{file} 在工作区读取的目录里，公告不能写到那里。",
    "{file} is part of what the workspace is read from: no place for a notice.",
)
NOT_A_FOLDER = Text("{out} 不是目录。", "{out} is no folder.")
NONE = Text(
    "两个版本之间没有事项调整，没有生成公告。", "No item was adjusted between the versions; no notice was made."
)
INCOMPLETE = Text(
    "有 {count} 个文件读不了或不成形，调整情况不完整，没有生成公告：{files}",
    "{count} files cannot be read or typed, so adjustments are incomplete and no notice was made: {files}",
)
UNCOMPARED = Text(
    "有 {count} 个事项（按地区计）没有比较，没有生成公告。",
    "{count} items at places were not compared, so no notice was made.",
)
TELL_UNDECLARED = Text(
    "注意：{count} 项调整没有声明依据文件，附件中写作“未声明”：{names}",
    "warning: adjustments without a declared document, marked “undeclared”: {count} ({names})",
)
TELL_FINDINGS = Text(
    "注意：声明与比较结果有 {count} 处对不上，公告里没有反映；用 svcstd diff 逐条查看。",
    "warning: declarations and comparison disagree in {count} places, which the notice does not show; see svcstd diff.",
)
WRITTEN = Text("公告写入 {out}：{count}。", "Notice of {count} written into {out}.")
FAIL_ON = Text(
    "有达到这个级别的问题（例如调整没有声明）时，公告照写，以 1 退出。",
    "Exit with 1, the notice made all the same, where a finding is this severe, such as an undeclared adjustment.",
)
