"""Words of `svcstd validate`: what to look at, which rules, what to keep silent about, and what it all took."""

from __future__ import annotations

from svcstd.messages import Text

# help
RULES_META = Text("规则", "RULES")
REF_META = Text("版本", "REF")
FILE_META = Text("文件", "FILE")
SELECT = Text(
    "只用这些规则：编号，或编号开头的几个字符；可重复，可用逗号隔开。读不了、不成形的问题总会报。",
    "Only these rules: ids, or beginnings of ids; repeatable, commas between. What cannot be read is always said.",
)
IGNORE = Text(
    "不用这些规则：编号，或编号开头的几个字符；可重复，可用逗号隔开。",
    "Not these rules: ids, or beginnings of ids; repeatable, commas between.",
)
BASELINE = Text(
    "基线文件：其中已有的发现不再报；不写则用 svcstd.yaml 的 baseline。",
    "Baseline: findings it holds are not reported again; svcstd.yaml's `baseline` when left out.",
)
WRITE_BASELINE = Text(
    "把现有的全部发现写进基线文件，以后只报新的。",
    "Write all present findings into the baseline, so that only new ones count.",
)
CHANGED_SINCE = Text(
    "只校验从这个 git 版本分出以来改动的文件及其波及的下级，例如 origin/main。",
    "Only files that differ since the branch left this git revision, and what they reach; for example origin/main.",
)
FILES_FROM = Text(
    "要校验的路径从这个文件读，一行一个；- 表示标准输入。",
    "Read the paths to validate from a file, a line each; - is stdin.",
)
STDIN_FILENAME = Text(
    "路径写 - 时，标准输入的内容当作工作区里的这个文件。",
    "With the path -, take what comes on stdin as this file of the workspace.",
)
TIMING = Text("列出每条规则用了多少时间。", "Tell how long each rule took.")
WATCH = Text("文件一有改动就重新校验，按 Ctrl-C 结束。", "Validate again whenever a file changes; Ctrl-C ends it.")

# refusals
TOGETHER = Text("{one} 不能和 {other} 一起用。", "{one} does not go with {other}.")
STDIN_UNNAMED = Text(
    "路径写了 -，还要用 --stdin-filename 说明它是工作区里的哪个文件。",
    "the path - wants --stdin-filename, to tell which file of the workspace it is.",
)
OUTSIDE = Text("{file} 不是工作区 {root} 里的文件。", "{file} is no file of the workspace {root}.")
INTO_INPUT = Text(
    "不能写到 {file}：那里放的是工作区自己的文件。", "{file} is of the workspace's own files; nothing is written there."
)
NO_RULE = Text("没有编号以 {key} 开头的规则", "no rule's id begins with {key}")
CLOSE = Text("{said}，是不是 {close}？", "{said}; did you mean {close}?")
NOTHING_LISTED = Text("{file} 里一个路径也没有。", "{file} lists no path.")
LIST_TOO_LONG = Text("{file} 超过 {most} 字节。", "{file} is longer than {most} bytes.")
NO_BASELINE = Text(
    "没有基线文件 {file}；可用 svcstd validate --write-baseline 写出。",
    "there is no baseline {file}; `svcstd validate --write-baseline` writes one.",
)
BAD_BASELINE = Text(
    "{file} 第 {line} 行不是基线的写法；可用 svcstd validate --write-baseline 重写。",
    "line {line} of {file} is none of a baseline's; `svcstd validate --write-baseline` writes it again.",
)
NO_WATCHFILES = Text(
    "--watch 要用 watchfiles，请先安装：pip install 'svcstd[watch]'",
    "--watch needs watchfiles; install it with: pip install 'svcstd[watch]'",
)

# talk
BASELINE_WRITTEN = Text("{file} 记下了 {count} 条发现。", "{count} findings written into {file}.")
BASELINE_NAME = Text(
    "在 svcstd.yaml 里写上 baseline: {file}，以后校验就会用它。", "put `baseline: {file}` into svcstd.yaml to use it."
)
NOTHING_CHANGED = Text("自 {revision} 以来没有改动的文件。", "no file differs since {revision}.")
TIMING_HEAD = Text("规则用时（各进程合计）：", "Time of rules (all processes together):")
TIMING_ROW = Text("{rule}  {milliseconds} 毫秒  {share}  {title}", "{rule}  {milliseconds} ms  {share}  {title}")
TIMING_REST = Text(
    "规则合计 {rules} 毫秒，占 {share}；其余是读取、合并和汇总，共 {all} 毫秒。",
    "Rules took {rules} ms, {share} of {all} ms; the rest is reading, resolving and gathering.",
)
WATCHING = Text("在等文件改动，按 Ctrl-C 结束。", "waiting for changes; Ctrl-C ends.")
