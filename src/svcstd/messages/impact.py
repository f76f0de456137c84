"""Words of `svcstd impact`."""

from __future__ import annotations

from svcstd.messages import Text

# help
IMPACT = Text(
    "改动之后各地、各机构要做什么：重印哪些指南，哪些实施清单失效、冗余或没有了上级。",
    "What a change leaves to do: guides to reprint, and records that become invalid, redundant or orphans.",
)
EPILOG = Text(
    "例：svcstd impact v1..v2　　svcstd impact HEAD --by agency　　svcstd impact v1 v2 --output xlsx=工作清单.xlsx",
    "Examples: svcstd impact v1..v2; svcstd impact HEAD --by agency; svcstd impact v1 v2 --output xlsx=work.xlsx",
)
BY = Text("按地区（place）或实施主体（agency）列出。", "A list for each place or for each body.")
REGION = Text("只看这个地区及其下级。", "Only this place and those below.")
AGENCY = Text("只看这个实施主体。", "Only this body.")
ITEM = Text("只看这个事项。", "Only this item.")
OUTPUT = Text(
    "另把完整的清单写成文件，格式是 text、json 或 xlsx（可重复），例如 --output xlsx=工作清单.xlsx。",
    "Write the whole list to a file as well: text, json or xlsx (repeatable), as --output xlsx=work.xlsx.",
)
FAIL_ON = Text(
    "失效、冗余的记录达到哪个级别时以 1 退出。", "Exit with 1 when a record becomes faulty at this severity."
)
LOOKING = Text("核对受波及的事项", "looking at what is reached")

# records
ADDS_NOTHING = Text("整条实施清单写的都与继承的内容相同", "everything that the record says is what is inherited anyway")
DELETE_FILE = Text("删去这个文件，由上级继承。", "Delete the file and inherit.")
LAST_VALUE = Text(
    "{mend}这个文件里没有别的内容了，但要留着（可以只有注释）：它表示本地认领了这个事项。",
    "{mend} Nothing else is left in the file, but keep it (a comment is enough): it claims the item for this place.",
)
LOST: dict[str, tuple[Text, Text]] = {
    "item": (
        Text("事项已不在基本目录中，这条实施清单没有了上级", "the item is no longer in the basic catalogue"),
        Text(
            "事项并入别的事项的，把内容移到新编码之下；确已取消的，删去这个文件。",
            "Where the item went into another one, move the record to the new code; where it is cancelled, delete it.",
        ),
    ),
    "cancelled": (
        Text(
            "事项已取消，这条实施清单不再出现在任何指南里", "the item is cancelled: no guide shows the record any more"
        ),
        Text(
            "撤下指南，删去这个文件；以往的内容可从旧版本查到。",
            "Take the guide down and delete the file; older versions keep it.",
        ),
    ),
    "region": (
        Text("地区已不在 regions.csv 中，这条实施清单没有了着落", "the place is no longer in regions.csv"),
        Text(
            "地区改了代码的，改文件夹名；撤并的，移到并入的地区或删去。",
            "Where the place got another code, rename the folder; where it is no more, move the record or delete it.",
        ),
    ),
    "above": (
        Text(
            "以上各级不再有这个事项的实施规范，原来继承的内容没有了",
            "no place above has a record of the item any more, so what was inherited is gone",
        ),
        Text(
            "核对指南还缺什么：补进这个文件，或请上级保留实施规范。",
            "See what the guide lacks now: write it here, or ask the place above to keep its specification.",
        ),
    ),
}

# the report
PLACES = Text("{name}（{level}）", "{name} ({level})")
CATALOGUE = Text("基本目录和公共清单", "Basic catalogue and shared lists")
NOBODY = Text("没有写实施主体的（含规范、目录）", "No body given (specifications and catalogue included)")
SOURCES = Text("起因（{count} 处改动）", "Causes ({count} changes)")
OLD_FILE = Text("（旧版）", " (older)")
MORE_SAID = Text("，另有 {count} 项变化", ", and {count} more")
MORE_SOURCES = Text("…… 另有 {count} 处，见 --format json", "... and {count} more; see --format json")
WORK = {
    "reprint": Text("指南 {count} 份", "{count} guides"),
    "invalid": Text("失效 {count} 处", "{count} invalid"),
    "redundant": Text("冗余 {count} 处", "{count} redundant"),
    "orphan": Text("失去上级 {count} 条", "{count} orphans"),
}
STATUS = {
    "new": Text("新增", "new"),
    "withdrawn": Text("撤下", "withdrawn"),
    "changed": Text("重印", "reprint"),
}
KIND = {
    "invalid": Text("失效", "invalid"),
    "redundant": Text("冗余", "redundant"),
    "orphan": Text("失去上级", "orphan"),
}
BECAUSE = Text("起因 {numbers}", "cause {numbers}")
UNEDITED = Text("（文件未改动）", " (file not edited)")
FIXABLE = Text(
    "svcstd validate --fix 可代为删去（紧挨着注释的要手工删）。",
    "svcstd validate --fix takes it out (by hand where a comment stands close).",
)
AND_GUIDES = Text("…… 另有 {count} 份指南", "... and {count} more guides")
AND_RECORDS = Text("…… 另有 {count} 处", "... and {count} more")
AND_GROUPS = {
    "place": Text(
        "…… 另有 {count} 个地区：{work}。全部见 --format json 或 --output xlsx=文件。",
        "... and {count} more places: {work}. All are in --format json or --output xlsx=FILE.",
    ),
    "agency": Text(
        "…… 另有 {count} 个实施主体：{work}。全部见 --format json 或 --output xlsx=文件。",
        "... and {count} more bodies: {work}. All are in --format json or --output xlsx=FILE.",
    ),
}
TOTAL = {
    "place": Text("共 {groups} 个地区要处理：{work}。", "{groups} places have work to do: {work}."),
    "agency": Text("共 {groups} 个实施主体要处理：{work}。", "{groups} bodies have work to do: {work}."),
}
GUIDES = Text(
    "指南 {count} 份（新增 {new}，撤下 {withdrawn}，重印 {changed}）",
    "{count} guides ({new} new, {withdrawn} withdrawn, {changed} to reprint)",
)
NOTHING = Text(
    "没有要处理的：没有指南要重印，也没有记录因此失效或冗余。",
    "Nothing to do: no guide to reprint, no record made faulty.",
)
NOTHING_READABLE = Text("读得出的部分没有要处理的。", "Nothing to do in what could be read.")
STOPPED = Text("目录资料不能用，没有比较。", "The catalogue's data cannot be used, so nothing was compared.")
SKIPPED = Text(
    "未检查：{rules}（要看全部记录），请用 svcstd validate 全量校验。",
    "not checked: {rules} (they look at all records); run svcstd validate.",
)
UNCHECKED = Text("因此有 {count} 个事项（按地区计）没有核对。", "Items at places left out because of them: {count}.")

# the spreadsheet
BOOK = Text("工作清单", "Work list")
SHEETS = {
    "overview": Text("概览", "Overview"),
    "reprint": Text("重印指南", "Guides"),
    "invalid": Text("失效记录", "Invalid"),
    "redundant": Text("冗余记录", "Redundant"),
    "orphan": Text("失去上级", "Orphans"),
    "sources": Text("起因", "Causes"),
}
HEADS = {
    "place": Text("地区", "Place"),
    "region": Text("地区代码", "Place code"),
    "level": Text("层级", "Level"),
    "agency": Text("实施主体", "Body"),
    "agency_id": Text("机构标识", "Body id"),
    "name": Text("事项", "Item"),
    "item": Text("事项编码", "Item code"),
    "status": Text("要做的", "To do"),
    "causes": Text("起因", "Causes"),
    "severity": Text("级别", "Severity"),
    "rule": Text("规则", "Rule"),
    "file": Text("文件", "File"),
    "line": Text("行", "Line"),
    "edited": Text("文件改动过", "File edited"),
    "message": Text("问题", "What is wrong"),
    "mend": Text("改法", "How to mend it"),
    "done": Text("完成", "Done"),
    "number": Text("编号", "No."),
    "version": Text("版本", "Version"),
    "said": Text("改动", "Change"),
    "guides": Text("指南", "Guides"),
}
OLD_VERSION, NEW_VERSION = Text("旧版", "older"), Text("新版", "newer")
YES, NO = Text("是", "yes"), Text("否", "no")
COMPARES = Text("{old} → {new}", "{old} → {new}")
CUT = Text(
    "每张表最多 {most} 行，另有 {left} 行没有写出；全部见 --format json。",
    "A sheet holds {most} rows; {left} are left out. All are in --format json.",
)
