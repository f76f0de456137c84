"""Words of the comparison's formats: whom each is for, heads of tables, filters of the page, what was cut."""

from __future__ import annotations

from svcstd.messages import Text

# whom a format is for
FOR_TEXT = Text(
    "在终端里看：一处改动一段；终端不窄于 120 列时新旧并排",
    "people at a terminal: a block per change, old and new side by side from 120 columns on",
)
FOR_WIDE = Text("在终端里看：新旧并排", "people at a terminal: old and new side by side")
FOR_JSON = Text("程序：整份比较一个 JSON", "programs: the whole comparison as one JSON")
FOR_MARKDOWN = Text("合并请求里的评论：Markdown", "comments on merge requests: Markdown")
FOR_HTML = Text("审查的人：一个网页，可筛选、可打印", "reviewers: one web page to filter and print")

# heads
TITLE = Text("目录比较", "Comparison of the catalogue")
OLD, NEW = Text("旧版", "old"), Text("新版", "new")
FAMILIES: dict[str, Text] = {
    "burden": Text("负担", "burden"),
    "identity": Text("事项本身", "identity"),
    "law": Text("法律依据", "law"),
    "editorial": Text("文字编辑", "editorial"),
    "other": Text("其他", "other"),
}
VERDICT = Text("判断", "verdict")
ELEMENT = Text("要素", "element")
REACH = Text("波及", "reach")
PLACE = Text("位置", "place")
RULE = Text("规则", "rule")
MESSAGE = Text("内容", "what it says")
ADJUSTMENTS = Text("事项调整", "Adjustments")
ADJUSTMENT = Text("调整", "adjustment")
DECLARATION = Text("声明", "declaration")
FINDINGS = Text("声明与规则", "Declarations and rules")
CHANGES = Text("改动", "Changes")
SUMS = Text("合计", "Sums")
BY_BODY = Text("按实施主体合计", "Sums by body")
BY_ITEM = Text("按事项合计", "Sums by item")
BODY = Text("实施主体", "body")
ITEM = Text("事项", "item")
PLACES = Text("事项（按地区计）", "items at places")
FIGURES = Text("合计（按办理的事项和地区计）", "sum over items and places where people apply")
NO_BODY = Text("（没有写实施主体）", "(no body is written)")
CATALOGUE = Text("整个目录", "the whole catalogue")
COUNTED_ONCE = Text("每处改动计一次", "each change counted once")
OVER_REACH = Text("按办理的事项和地区计", "over items and places where people apply")
NOTHING_SUMMED = Text("没有可以用数字说的增减", "nothing that figures can say")
MARKDOWN_SUM = Text(
    "**{figures}**（按办理的事项和地区计）", "**{figures}** (over the items and places where people apply)"
)
SUM_OF = Text("  {name}：{figures}", "  {name}: {figures}")
SUMS_MORE = Text("  …… 另有 {count} 个，用 --format json 可看全部", "  ... {count} more; --format json has all")
REACHES_COUNT = Text("波及 {count} 个地区{levels}", "reaches {count} places{levels}")
REACHES_BODIES = Text("，{count} 个实施主体", ", {count} bodies")
TITLED = Text("{title}：{what}", "{title}: {what}")
WRITTEN = Text("写在 {at}", "written at {at}")
FINGERPRINT = Text("指纹", "fingerprint")
APPROVED = Text("已批准", "approved")
APPROVED_SAID = Text("（已批准）{message}", "(approved) {message}")

# the page
FILTER = Text("筛选", "Filter")
SEVERITY = Text("级别", "severity")
FAMILY = Text("类别", "family")
ALL_FAMILIES = Text("全部类别", "all families")
LEVEL = Text("行使层级", "level")
ALL_LEVELS = Text("全部层级", "all levels")
ALL_BODIES = Text("全部实施主体", "all bodies")
ANY_APPROVAL = Text("无论是否批准", "approved or not")
NOT_APPROVED = Text("未批准", "not approved")
REGION = Text("地区名称", "name of a place")
SEARCH = Text("搜索事项、文件、文字", "Search items, files, words")
SHOWN = Text("显示 {n} 条", "{n} shown")
NONE_SHOWN = Text("没有符合条件的改动。", "No change matches.")
LIST_OF_PLACES = Text("第 {number} 组地区", "Places, list {number}")
REACH_LISTS = Text("波及的地区", "Places reached")
UNLISTED = Text(
    "地区太多，没有逐个列出；全部见 --output json=文件。", "Too many places to list; --output json=FILE has them all."
)
FOOT = Text("由 svcstd {version} 生成", "made by svcstd {version}")

# what was cut
CUT = Text(
    "{format} 最多容纳 {most} 条判断，只写出了最严重的 {most} 条，另有 {left} 条没有写出；全部见 --output json=文件。",
    "{format} holds at most {most} verdicts: the {most} most severe are here, {left} are left out; --output json=FILE has all.",
)
ROWS_CUT = Text(
    "另有 {count} 行没有写出，全部见 --output json=文件。", "{count} rows are left out; --output json=FILE has all."
)
TOO_LONG = Text(
    "评论最长 {most} 个字符，以下没有写出；全部见 --output html=文件 或 json=文件。",
    "A comment holds {most} characters: the rest is left out; --output html=FILE or json=FILE has all.",
)
RUN = Text("比较完整", "the comparison is complete")
OUTPUT = Text(
    "另把完整的比较写成文件（可重复），例如 --output html=diff.html；格式同 --format。",
    "Write the whole comparison to a file as well (repeatable), as --output html=diff.html; formats as for --format.",
)
INTO_INPUT = Text("{file} 是比较所读的文件，不能写成报告", "{file} is of what is compared: no report goes there")
