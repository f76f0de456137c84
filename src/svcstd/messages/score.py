"""Words of `svcstd score`."""

from __future__ import annotations

from svcstd.messages import Text

# help
SCORE = Text(
    "给目录打分：要素写全了多少、合规了多少、先补什么最见效。",
    "How complete and how conformant the catalogue is, and what to fill first.",
)
SCORE_EPILOG = Text(
    "例：svcstd score --by agency　　svcstd score --region 441802 --output html=score.html　　svcstd score --fail-under 80",
    "Examples: svcstd score --by agency; svcstd score --region 441802 --output html=score.html; svcstd score --fail-under 80",
)
BY = Text("按机构（agency）、层级（level）或地区（region）分组。", "Group by agency, level or region.")
LEVEL = Text("只看这一层级，例如 县级（可重复）。", "Only this level, for example county (repeatable).")
REGION = Text("只看这个地区及其下级（可重复）。", "Only this place and those below (repeatable).")
AGENCY = Text("只看这个实施主体（可重复）。", "Only this body (repeatable).")
FAIL_UNDER = Text(
    "全部公开事项合计的完整度低于这个百分数时，以 1 退出。",
    "Exit with 1 when the completeness of all published items together is below this percentage.",
)
PERCENT_META = Text("百分数", "PERCENT")
OUTPUT = Text(
    "把报告写进文件，格式是 text、json 或 html（可重复）。",
    "Write a report into a file: text, json or html (repeatable).",
)
SCORING = Text("评分", "scoring")

# reports
TITLE = Text("完整度与合规", "Completeness and conformance")
GROUPED = {
    "agency": Text("按实施主体", "by body"),
    "level": Text("按层级", "by level"),
    "region": Text("按地区", "by place"),
}
SCOPE = Text("范围：{scope}", "scope: {scope}")
EVERYTHING = Text("整个目录", "the whole catalogue")
SCOPES = {
    "level": Text("层级", "level"),
    "region": Text("地区及其下级", "place and below"),
    "agency": Text("实施主体", "body"),
}
TOTAL = Text("合计", "Total")
NOBODY = {
    "agency": Text("没有写实施主体的（含规范）", "no body given (specifications included)"),
    "level": Text("地区不明", "unknown place"),
    "region": Text("地区不明", "unknown place"),
}
COMPLETE = Text("完整度", "Completeness")
CONFORMANT = Text("合规", "Conformance")
DRAFTS = Text("草稿", "Drafts")
POINTS = Text("{there}/{due} 分", "{there}/{due} points")
ITEMS = Text("{items} 个事项，{whole} 个已写全", "{items} items, {whole} with nothing missing")
RECORDS = Text("{clean}/{records} 条没有错误", "{clean}/{records} records without an error")
FIRST = Text("先补", "Fill first")
GAP = Text(
    "{element} 缺 {items} 个，补全可升 {gain} 个百分点（{points}/{due}）",
    "{element}: missing in {items} items, worth {gain} percentage points ({points}/{due})",
)
ONE_FILE = Text("写在 {file}", "in {file}")
MANY_AT_ONCE = Text("写在 {file}，这一个文件可补上 {items} 个", "in {file}: this one file fills {items}")
MORE = Text(
    "另有 {count} 种要素有缺，见 --format json", "{count} more elements are missing somewhere; see --format json"
)
NOTHING = Text("没有可以打分的事项和实施清单。", "there is no item and no record to score.")
WHAT_COUNTS = Text(
    "完整度：公开的事项（按地区计）应有的要素里写了多少。必备要素 {m} 分，条件要素 {c} 分（条件成立时才算），可选要素 {o} 分；写明没有也算写了：列表写 []，时限写“无”，收费写“不收费”。"
    "合规：没有错误的实施清单占多少。草稿另计。",
    "Completeness: of the elements that published items at places should have, those that are said. Mandatory elements count {m} points, conditional ones {c} (where their condition holds), "
    "optional ones {o}; saying that there is none is saying it: [] for a list, 无 for a limit, 不收费 for the fee. Conformance: records without an error. Drafts are counted apart.",
)
BELOW = Text("完整度 {now} 低于 {least}%。", "completeness {now} is below {least}%.")
BROKEN = Text(
    "有 {count} 个文件读不了或不能用，没有算全：{files}",
    "{count} files cannot be read or used, so figures are not complete: {files}",
)
UNCHECKED = Text(
    "因为有文件读不了或不成形，有 {count} 个事项（按地区计）没有算进来。",
    "{count} items at places are not counted, since a file they are made of cannot be read or typed.",
)

# the page
GROUP = {"agency": Text("实施主体", "Body"), "level": Text("层级", "Level"), "region": Text("地区", "Place")}
EVERY = {
    "agency": Text("各实施主体", "Every body"),
    "level": Text("各层级", "Every level"),
    "region": Text("各地区", "Every place"),
}
WORST_FIRST = Text("完整度低的在前。", "Least complete first.")
WHAT_FIRST = Text("先补什么", "What to fill first")
MISSING = Text("缺的要素", "Missing element")
LACKING = Text("缺多少事项", "Items without it")
GAIN = Text("补全可升（百分点）", "Gain (percentage points)")
WHERE = Text("写在哪里", "Where to write it")
FILLS = Text("这一个文件可补上 {items} 个", "this one file fills {items}")
UNFINISHED = Text("这份得分没有算全", "This score is not complete")
