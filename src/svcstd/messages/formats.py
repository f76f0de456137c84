"""Words of report formats: whom each is for, what it heads its parts with, and what is wrong with `--output`."""

from __future__ import annotations

from svcstd.messages import Text

# whom a format is for
FOR_TEXT = Text(
    "在终端里看：每条发现带原文和改法", "people at a terminal: each finding with its line and how to mend it"
)
FOR_CONCISE = Text("编辑器、grep：每条发现一行", "editors and grep: one line per finding")
FOR_JSON = Text("程序：整份报告一个 JSON", "programs: the whole report as one JSON")
FOR_JSONL = Text("程序、日志平台：每行一个 JSON", "programs and log collectors: one JSON per line")
FOR_SARIF = Text("代码扫描平台（GitHub 等）：SARIF 2.1.0", "code scanning, as on GitHub: SARIF 2.1.0")
FOR_JUNIT = Text("Jenkins、GitLab 的测试报告", "test reports of Jenkins and GitLab")
FOR_GITHUB = Text("GitHub Actions：在改动的行上批注", "GitHub Actions: annotations on changed lines")
FOR_GITLAB = Text("GitLab 合并请求：代码质量（Code Quality）", "GitLab merge requests: Code Quality")
FOR_HTML = Text("领导和业务处室：一个网页，可筛选、可打印", "offices: one web page to filter and print")
FOR_XLSX = Text("分派整改：Excel 表，每条发现一行", "sharing out the work: a spreadsheet, a row per finding")

# options
FORMAT_META = Text("格式", "FORMAT")
OUTPUT_META = Text("格式=文件", "FORMAT=FILE")
FORMAT = Text("打印哪种格式的报告：{names}。", "Format of the report on standard output: {names}.")
OUTPUT = Text(
    "另把完整的报告写成文件（可重复），例如 --output sarif=svcstd.sarif；格式同 --format。",
    "Write the whole report to a file as well (repeatable), as --output sarif=svcstd.sarif; formats as for --format.",
)

# usage errors
NO_FORMAT = Text("没有 {name} 这种格式，可用的有：{names}", "there is no format {name}; it is one of {names}")
NO_FORMAT_CLOSE = Text(
    "没有 {name} 这种格式，是不是 {close}？可用的有：{names}",
    "there is no format {name}; did you mean {close}? It is one of {names}",
)
BARE_FILE = Text("要写成 格式=文件，例如 {example}", "write FORMAT=FILE, for example {example}")
NO_FILE = Text("{format}= 后面要写文件名", "{format}= wants the name of a file")
NOT_STDOUT = Text(
    "不能写到 -；要打印出来请用 --format {format}", "cannot write to -; to print the report use --format {format}"
)
SAME_FILE = Text("文件 {file} 写了两次", "the file {file} is named twice")
NO_PARENT = Text("目录 {folder} 不存在，请先建立", "the folder {folder} does not exist; make it first")
NOT_PLAIN = Text("{file} 不是普通文件", "{file} is not a regular file")
TO_TERMINAL = Text(
    "{format} 不能显示在终端上，请用 --output {format}=文件",
    "{format} cannot be shown on a terminal; use --output {format}=FILE",
)
NOT_INSTALLED = Text(
    "{format} 格式要另外安装：pip install 'svcstd[{extra}]'",
    "the format {format} needs an extra: pip install 'svcstd[{extra}]'",
)
UNWRITTEN = Text("写不了 {file}：{problem}", "cannot write {file}: {problem}")

# what was cut
CUT = Text(
    "{format} 最多容纳 {most} 条，只写出了最严重的 {most} 条，另有 {left} 条没有写出；全部发现见 --output json=文件 或 xlsx=文件。",
    "{format} holds at most {most} findings: the {most} most severe are here, {left} are left out; --output json=FILE or xlsx=FILE has all.",
)
CUT_TITLE = Text("svcstd：没有全部列出", "svcstd: not all are listed")

# junit, github
RUN = Text("校验完整", "the run is complete")

# html, xlsx
REPORT = Text("校验报告", "Validation report")
PASSED = Text("没有发现问题", "Nothing found")
PASSED_WITH = Text("通过，另有提醒", "Passed, with remarks")
FAILED = Text("未通过", "Failed")
INCOMPLETE = Text("没有查完", "Incomplete")
ERRORS = Text("错误", "errors")
WARNINGS = Text("警告", "warnings")
INFOS = Text("提示", "infos")
RECORDS = Text("条实施清单", "records")
ITEMS = Text("个事项（按地区计）", "items at places")
FILTER = Text("筛选", "Filter")
ALL_RULES = Text("全部规则", "all rules")
RULE_LABEL = Text("规则", "Rule")
SEARCH = Text("搜索文件、事项、文字", "Search files, items, words")
SHOWN = Text("显示 {n} 条", "{n} shown")
NONE_SHOWN = Text("没有符合条件的发现。", "No finding matches.")
BY_RULE = Text("按规则统计", "By rule")
FILES = Text("各文件的发现", "Findings by file")
COUNT = Text("条数", "count")
MORE_RELATED = Text("另有 {count} 处", "{count} more")
FOOT = Text("由 svcstd {version} 生成", "made by svcstd {version}")
SUMMARY_SHEET = Text("汇总", "Summary")
FINDINGS_SHEET = Text("发现", "Findings")
HEADS = {
    "severity": Text("级别", "severity"),
    "rule": Text("规则", "rule"),
    "title": Text("应当如此", "what must hold"),
    "file": Text("文件", "file"),
    "line": Text("行", "line"),
    "column": Text("列", "column"),
    "item": Text("事项编码", "item"),
    "region": Text("地区", "region"),
    "path": Text("要素", "element"),
    "message": Text("问题", "what is wrong"),
    "mend": Text("改法", "how to mend"),
    "fingerprint": Text("标识", "fingerprint"),
}
