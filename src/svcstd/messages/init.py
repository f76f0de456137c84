"""Words of `svcstd init`."""

from __future__ import annotations

from svcstd.messages import Text

INIT = Text(
    "在一个目录里写好一个可以立即使用的工作区：示例、编辑器设置、持续集成文件。",
    "Write a workspace that works at once: examples, editor settings, CI files.",
)
EPILOG = Text(
    "例：svcstd init && svcstd validate && svcstd render guides　　svcstd init 目录 --template province --ci gitee",
    "Examples: svcstd init && svcstd validate && svcstd render guides; svcstd init FOLDER --template province --ci gitee",
)
WHERE = Text(
    "写到这个目录，没有就新建；不写则为当前目录。",
    "Write into this folder, made if missing; the current one if left out.",
)
TEMPLATE = Text(
    "empty 只有一个示例事项，county 一个县连同它的省、镇、村，province 一个省连同市、县区、镇街、村社区。",
    "empty: a single example item; county: one county with its province, town and village; province: one with all six levels.",
)
CI = Text(
    "为这些平台写持续集成文件（可重复）；none 表示都不写。",
    "CI files for these hosts (repeatable); none writes none of them.",
)
FORCE = Text(
    "覆盖已有的文件；README、.gitignore、编辑器设置等仓库自己的文件照旧保留。",
    "Overwrite files that are there, but not those of the repository's own: README, .gitignore, editor settings and the like.",
)
NONE_ALONE = Text("none 不能与别的值一起写", "none goes with no other value")
IN_THE_WAY = Text("已有：{path}", "already there: {path}")
NOTHING_WRITTEN = Text(
    "{count} 个文件已经存在而且内容不同，什么都没有写。换一个目录，或加 --force 覆盖它们。",
    "{count} files are there already with other content; nothing was written. Name another folder, or overwrite them with --force.",
)
CANNOT_BE = Text(
    "不能写：{path} 处不是普通目录，或者是通到外面的链接。",
    "cannot write: {path} is no folder, or a link that leads out.",
)
WITHIN = Text(
    "{folder} 已经在工作区 {root} 里面。工作区里面再放工作区多半是弄错了；确实要这样就加 --force。",
    "{folder} lies inside the workspace {root}. A workspace within a workspace is seldom meant; if it is, add --force.",
)
KEPT = Text("保留已有的 {path}，没有改动。", "kept {path} as it was.")
OFFERED = Text("请把下面的内容加进 {path}：", "add this to {path}:")
MORE_IN_THE_WAY = Text("……另有 {count} 个", "... and {count} more")
WROTE = Text(
    "写了 {written} 个文件，{same} 个已有且相同。", "{written} files written; {same} were there already and equal."
)
NEXT = Text(
    "下一步：{cd}svcstd validate，再 svcstd render guides；怎样换成自己的内容见 README.md。示例都是合成的，不是真实事项。",
    "Next: {cd}svcstd validate, then svcstd render guides; README.md tells how to put in your own. All examples are synthetic.",
)
