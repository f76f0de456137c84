"""Words of publishing guides: what is written, removed, left alone, and who waits for whom."""

from __future__ import annotations

from svcstd.messages import Text

# help
CHANGED_SINCE = Text(
    "只生成从这个 git 版本分出以来的改动所波及的指南，例如 origin/main。",
    "Only guides that a change since the branch left this git revision reaches; for example origin/main.",
)
DRY_RUN = Text(
    "只列出会新增、改动、删除哪些文件，什么也不写。",
    "Only list which files would be new, changed or removed; write nothing.",
)

# talk
UP_TO_DATE = Text(
    "输入、模板和选项都没有变，{pages} 份指南都是最新的，不用再生成。",
    "inputs, templates and options are what they were: {pages} guides are up to date.",
)
REMOVED = Text("已删除 {count} 个不再需要的文件：", "{count} files that are no longer wanted were removed:")
NAMED = Text("  {name}", "  {name}")
MORE = Text("  …… 另有 {count} 个。", "  ... and {count} more.")
KEPT = Text(
    "有 {count} 个文件不再需要，但内容不是 svcstd 写的那样，所以留着；不要的话请自行删除：",
    "{count} files are no longer wanted, but are not as svcstd wrote them and were left; remove them yourself:",
)
SPARED = Text(
    "输入没有读全（或者一份指南也没有），所以没有删除 {count} 个看起来不再需要的文件。",
    "not all input could be read, or there is no guide at all: {count} files that seem no longer wanted were not removed.",
)
UNREADABLE = Text(
    "{name} 读不懂，当作没有：以前写的、不再需要的文件这次不会删除，请自行检查。",
    "{name} cannot be understood and counts as none: what was written before and is no longer wanted is not removed.",
)
WOULD = Text(
    "试运行：会新增 {new} 个文件、改动 {changed} 个、删除 {removed} 个；什么也没有写。",
    "dry run: {new} files new, {changed} changed, {removed} removed; nothing was written.",
)
WAITING = Text("另一个 svcstd 正在写 {folder}，等它结束。", "another svcstd is writing into {folder}; waiting for it.")
LOCKED = Text(
    "等了 {minutes} 分钟，另一个 svcstd 还在写 {folder}。请等它结束后再运行，或者换一个目录。",
    "another svcstd has been writing into {folder} for {minutes} minutes; run again when it is done, or take another folder.",
)
NO_CHANGE = Text("自 {revision} 以来没有改动的文件。", "no file differs since {revision}.")
