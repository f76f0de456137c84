"""Words of commands: help, usage errors, talk."""

from __future__ import annotations

from svcstd.messages import Text

# help: frame
ARGUMENTS = Text("参数", "Arguments")
OPTIONS = Text("选项", "Options")
COMMANDS = Text("命令", "Commands")
DEFAULT = Text("〔默认：{}〕", "[default: {}]")
REQUIRED = Text("〔必填〕", "[required]")
ERROR_TITLE = Text("错误", "Error")
USAGE = Text("用法：", "Usage:")
SOME_OPTIONS = Text("〔选项〕", "[OPTIONS]")
A_COMMAND = Text("命令〔参数〕…", "COMMAND [ARGS]...")
HELP = Text("显示本帮助后退出。", "Show this message and exit.")
FOLDER_META = Text("目录", "FOLDER")
REGION_META = Text("地区代码", "REGION")
WHAT_META = Text("种类", "WHAT")
KIND_META = Text("文件种类", "KIND")
LEVEL_META = Text("层级", "LEVEL")
PATHS_META = Text("路径", "PATHS")
CODE_META = Text("事项编码", "CODE")
ELEMENT_META = Text("要素路径", "ELEMENT")
AGENCY_META = Text("机构标识", "AGENCY")

# help: the program
APP = Text(
    "政务服务事项目录的标准化工具：按国家标准校验、逐级继承、生成办事指南、比较版本。",
    "Standardises catalogues of government service items: validate, inherit by level, render guides, diff.",
)
APP_EPILOG = Text(
    "例：svcstd init && svcstd validate && svcstd render guides",
    "Example: svcstd init && svcstd validate && svcstd render guides",
)
LANG = Text(
    "消息语言（可写在任何位置；也可用环境变量 SVCSTD_LANG）。", "Language of messages (anywhere; or SVCSTD_LANG)."
)
VERSION = Text("显示版本号后退出。", "Show the version and exit.")
DIRECTORY = Text("在这个目录里运行，像先 cd 过去一样。", "Run as if started in this folder.")
FORMAT = Text("输出格式。", "Format of the output.")
FAIL_ON = Text("达到哪个级别时以 1 退出。", "Exit with 1 from this severity on.")
JOBS = Text("并行的进程数；不写则按规模自动决定。", "How many processes; decided by size when left out.")
REGION = Text("regions.csv 中的地区代码。", "Code of a place in regions.csv.")
AGENCY = Text(
    "同一地区由多个机构实施时，实施主体的标识。", "Id of the body, where several implement an item in one place."
)

# validate
VALIDATE = Text("按标准校验实施清单和基本目录。", "Hold every record against the standard.")
VALIDATE_EPILOG = Text(
    "例：svcstd validate　　svcstd validate items/441802_清城　　svcstd validate --format json > report.json",
    "Examples: svcstd validate; svcstd validate 'items/441802_*'; svcstd validate --format json > report.json",
)
PATHS = Text(
    "只校验这些文件、它们的上级、受它们影响的下级；不写则全量校验。可用通配符。",
    "Only these files, those above them and those below that they reach; all when left out. Globs are fine.",
)
STRICT = Text(
    "有规则因为只看了部分文件而没有检查时，以 3 退出。", "Exit with 3 when rules were left out on a partial run."
)
VALIDATING = Text("校验", "validating")

# render
RENDER = Text("生成办事指南、检索和调整公告。", "Render guides, search and notices of adjustment.")
RENDER_GUIDES = Text(
    "为每个地区的每个事项生成一份统一格式的办事指南。", "One uniform guide per item at each place, of the six levels."
)
RENDER_EPILOG = Text(
    "例：svcstd render guides --to html -o build/guides --region 441802",
    "Example: svcstd render guides --to html -o build/guides --region 441802",
)
RENDER_TO = Text("指南格式（可重复）。", "Format of the guides (repeatable).")
RENDER_OUT = Text(
    "写到这个目录；不写则为工作区的 build/guides。",
    "Write into this folder; build/guides of the workspace when left out.",
)
RENDER_INTO_INPUT = Text(
    "不能写到 {out}：那里放的是工作区自己的文件，指南会混进去。请换一个目录，例如 build/guides。",
    "Guides cannot go into {out}: the workspace's own files are kept there; take another folder, as build/guides.",
)
RENDER_ALL = Text("超过 50 000 页也全部生成。", "Render even more than 50 000 pages.")
RENDER_ERRORS = Text("有错误的事项也生成，标明“草稿”。", "Render items with errors too, marked as drafts.")
RENDER_LEVEL = Text("只生成这一层级，例如 县级（可重复）。", "Only this level, for example county (repeatable).")
RENDER_REGION = Text("只生成这个地区及其下级（可重复）。", "Only this place and those below (repeatable).")
RENDER_AGENCY = Text("只生成这个实施主体的（可重复）。", "Only this body's (repeatable).")
RENDER_ITEM = Text("只生成这个事项（可重复）。", "Only this item (repeatable).")
RENDER_LABELS = Text(
    "页面的语言：zh、en 或 both（中英对照）；可以写多次，第一种放在根目录，其余各在自己的目录。译文在 catalog/lang/en.yaml。",
    "Language of the pages: zh, en or both (side by side); repeatable: the first at the root, others in folders of their own. Translations stand in catalog/lang/en.yaml.",
)
RENDER_FORM = Text(
    "full 完整版（国家标准规定的全部栏目），short 简版（申请人先要知道的）。",
    "full: all sections of the standard; short: what an applicant needs first.",
)
RENDERING = Text("生成指南", "rendering")
RENDER_PLAN = Text("将生成 {pages} 份指南（{levels}）。", "guides to render: {pages} ({levels}).")
RENDER_AT_LEVEL = Text("{level} {pages}", "{level}: {pages}")
RENDER_UNKNOWN = Text("目录里没有：{names}", "the catalogue does not hold: {names}")
RENDER_MANY = Text(
    "共 {pages} 份，超过 {most} 份。请用 --region、--level、--agency 或 --item 缩小范围，或加 --all 全部生成。",
    "{pages} guides are more than {most}; narrow them with --region, --level, --agency or --item, or add --all.",
)
RENDER_DONE = Text("写了 {written} 页，{unchanged} 页没有变化。", "{written} pages written, {unchanged} unchanged.")
RENDER_OPEN = Text("请打开 ", "open ")
RENDER_LEFT_MORE = Text("…… 另有 {count} 份因为有错误没有生成。", "... and {count} more left out because of errors.")
RENDER_BROKEN = Text("读不了：{files}", "cannot be read: {files}")
RENDER_DRAFTS = Text(
    "{count} 个草稿或已取消的事项（按地区计）没有公开指南。", "{count} drafts or cancelled items have no guide."
)
RENDER_NONE = Text("没有可以生成的指南。", "there is no guide to render.")
BAD_LEVEL = Text("没有“{value}”这个层级，应当是 {wanted}", "no level {value}; it is one of {wanted}")
TEMPLATE = Text("模板有误：{at}：{reason}", "bad template: {at}: {reason}")

# show, why, list, schema
SHOW = Text("显示一个事项在一个地区的完整内容（已合并各级）。", "The resolved item at a place.")
SHOW_EPILOG = Text(
    "例：svcstd show 00013102200102 --region 441802", "Example: svcstd show 00013102200102 --region 441802"
)
CODE = Text("业务办理项、子项或主项的编码。", "Code of a handling item, sub-item or main item.")
WHY = Text(
    "一个值是谁写的：经过哪些文件、受什么策略约束、依据什么法律。",
    "Who wrote a value: files, policy and the law behind it.",
)
WHY_EPILOG = Text(
    "例：svcstd why 00013102200102 statutory --region 441802",
    "Example: svcstd why 00013102200102 statutory --region 441802",
)
ELEMENT = Text(
    "要素路径，例如 promised、materials.form.copies。", "Path of an element, as promised or materials.form.copies."
)
WHY_TITLE = Text("{item}（{code}）在{place}的 {element}：", "{element} of {item} ({code}) at {place}:")
WHY_POLICY = Text("  策略：{policy}（{kind}）", "  policy: {policy} ({kind})")
WHY_POLICY_GAIN = Text("  策略：{policy}（{kind}；有利方向：{gain}）", "  policy: {policy} ({kind}; gain: {gain})")
WHY_BASIS = Text("  设定依据：{law} {article}", "  legal basis: {law} {article}")
WHY_NOTHING = Text("{place}的这个事项没有 {element}。", "the item at {place} has no {element}.")
WHY_NOTHING_CLOSE = Text(
    "{place}的这个事项没有 {element}，是不是 {close}？", "the item at {place} has no {element}; did you mean {close}?"
)
CATALOGUE_VIEW = Text("基本目录", "the basic catalogue")
POLICIES = {
    "locked": Text("只在基本目录规定，下级不得改动", "set in the basic catalogue only"),
    "tighten": Text("下级只能改得对申请人更有利", "lower places may change it only to the applicant's gain"),
    "free": Text("下级可以改写", "lower places may replace it"),
    "local": Text("只对本地有效，不往下继承", "for its own place, never inherited"),
}
LIST = Text("列出目录里有什么。", "List what the catalogue holds.")
LIST_EPILOG = Text("例：svcstd list records --region 441802", "Example: svcstd list records --region 441802")
LIST_BROKEN = Text(
    "有 {count} 个文件读不了或不能用，上面没有列全：{files}",
    "{count} files cannot be read or used; the list is incomplete: {files}",
)
LIST_WHAT = Text(
    "items 事项、records 实施清单、regions 地区、agencies 机构、outlets 场所、materials 标准材料、untranslated 没有译文的文字。",
    "items, records, regions, agencies, outlets, materials, or untranslated: texts that have no English.",
)
SCHEMA = Text("输出某类文件的 JSON Schema，供编辑器使用。", "Write the JSON Schema of a kind of file, for editors.")
SCHEMA_EPILOG = Text("例：svcstd schema item > item.schema.json", "Example: svcstd schema item > item.schema.json")
SCHEMA_KIND = Text(
    "item 实施清单、basic 基本目录、agencies、outlets、materials、workdays、standard、adjustment、approvals、lang、settings。",
    "item, basic, agencies, outlets, materials, workdays, standard, adjustment, approvals, lang or settings.",
)

# diff
DIFF = Text(
    "比较两个版本：改了什么、对申请人意味着什么、波及哪些地区。",
    "What changed, what it does to applicants, which places it reaches.",
)
DIFF_EPILOG = Text(
    "例：svcstd diff v1..v2　　svcstd diff HEAD　　svcstd diff 旧目录 新目录 --format json",
    "Examples: svcstd diff v1..v2; svcstd diff HEAD; svcstd diff OLD NEW --format json",
)
VERSIONS_META = Text("旧版本 新版本", "OLD NEW")
DIFF_VERSIONS = Text(
    "目录、压缩包（.zip、.tar.gz）或 git 版本，或 A..B；只写一个时与工作区现在的文件比，不写时拿 HEAD 比。",
    "Folders, archives (.zip, .tar.gz) or git revisions, or A..B; one alone is compared with the working tree, none means "
    "HEAD.",
)
DIFF_ITEM = Text("只比较这个事项。", "Only this item.")
DIFF_AGENCY = Text(
    "只比较现在或原来由这个实施主体办理的事项。", "Only items that this body handles, or handled before."
)

# failures
USAGE_ERROR = Text("用法错误：{problem}", "usage error: {problem}")
USAGE_HINT = Text("用 {command} --help 查看帮助。", "see {command} --help.")
NO_OPTION = Text("没有选项 {option}。", "no such option: {option}.")
NO_OPTION_CLOSE = Text("没有选项 {option}，是不是 {close}？", "no such option: {option}; did you mean {close}?")
MISSING = Text("缺少 {name}。", "{name} is missing.")
BAD_VALUE = Text("{name} 的值不对：{problem}", "bad value for {name}: {problem}")
BAD_OPTION = Text("选项 {option} 后面要跟一个值。", "option {option} wants a value.")
NO_COMMAND = Text("没有命令 {name}。", "no such command: {name}.")
MISSING_COMMAND = Text("缺少命令。", "a command is missing.")
EXTRA_ARGUMENT = Text("多余的参数：{words}", "unexpected argument: {words}")
BAD_LANG = Text("{name} 只能是 zh 或 en，不能是 {value}。", "{name} takes zh or en, not {value}.")
INTERRUPTED = Text("已中断。", "interrupted.")
NO_WORKSPACE = Text(
    "在 {start} 及其上级目录里没有找到 svcstd.yaml。请在工作区里运行，或用 -C 指定工作区。",
    "no svcstd.yaml in {start} or above; run inside a workspace, or name one with -C.",
)
RULE_FAILED = Text(
    "规则 {rule} 在 {file} 上出错：{problem}。这是 svcstd 的缺陷，请报告。",
    "rule {rule} failed on {file}: {problem}. This is a fault of svcstd; please report it.",
)
OUTSIDE = Text("一个链接把它引到输出目录之外", "a link leads out of the output folder")
WORKER_LOST = Text(
    "一个工作进程被系统终止，多半是内存不足。请用 --jobs 1 再试。",
    "a worker process was ended by the system, most likely for want of memory; try again with --jobs 1.",
)
SYSTEM = Text("系统错误：{problem} {file}", "system error: {problem} {file}")
FAULT = Text(
    "内部错误：{kind} {problem}。请报告；设 SVCSTD_DEBUG=1 可看到细节。",
    "internal error: {kind} {problem}. Please report it; SVCSTD_DEBUG=1 shows details.",
)
NO_ITEM = Text("目录里没有编码为 {code} 的事项{close}。", "no item has the code {code}{close}.")
MANY_ITEMS = Text(
    "{code} 之下有多个业务办理项，请指定其一：{codes}", "{code} has several handling items, name one: {codes}"
)
NO_REGION = Text("regions.csv 里没有代码为 {code} 的地区。", "regions.csv has no place with the code {code}.")
NO_VARIANT = Text("没有机构 {agency} 对 {code} 的文件。", "there is no file of the body {agency} for {code}.")
BROKEN_FILE = Text(
    "{file} 读不了或不成形，请先用 svcstd validate 查看。", "{file} cannot be read or typed; see svcstd validate."
)
