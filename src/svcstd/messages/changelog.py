"""Words of `svcstd changelog`: what each version changed, newest first."""

from __future__ import annotations

from svcstd.messages import Text

# help
CHANGELOG = Text(
    "逐个标签说明改了什么：事项调整、对申请人的增减、波及的地区，最新的在前。",
    "What changed from tag to tag: items adjusted, figures for applicants, places reached; newest first.",
)
EPILOG = Text(
    "例：svcstd changelog　　svcstd changelog --from v1 --format markdown　　svcstd changelog --tags 'v*'",
    "Examples: svcstd changelog; svcstd changelog --from v1 --format markdown; svcstd changelog --tags 'v*'",
)
TAGS = Text("只看名称合乎这个式样的标签，例如 'v*'。", "Only tags of names like this pattern, as 'v*'.")
TAGS_META = Text("式样", "PATTERN")
FROM = Text("从这个标签以后说起。", "Begin after this tag.")
TO = Text("说到这个标签为止，不看工作区。", "End with this tag, without the working tree.")
TAG_META = Text("标签", "TAG")
FORMAT = Text("输出格式。", "Output format.")

# refusals and talk
NO_TAGS = Text(
    "仓库里没有合乎要求的标签。给版本加标签：git tag v1",
    "The repository has no such tag; tag a version with: git tag v1",
)
NO_TAG = Text("仓库里没有标签 {name}，或者它不合乎 --tags。", "There is no tag {name}, or --tags leaves it out.")
BACKWARDS = Text(
    "--from 的标签 {first} 晚于 --to 的标签 {last}。", "the tag of --from, {first}, comes after that of --to, {last}."
)
COMPARING = Text("正在比较各个标签", "Comparing tags")
SKIPPED = Text("跳过 {name}：{problem}", "left out {name}: {problem}")
UNREADABLE = Text(
    "{name}：有 {count} 个文件读不了或不成形，这一段不完整：{files}",
    "{name}: {count} files cannot be read or typed, so this part is incomplete: {files}",
)
UNCOMPARED = Text(
    "{name}：有 {count} 个事项（按地区计）没有比较。", "{name}: {count} items at places were not compared."
)
SHALLOW = Text(
    "这是浅克隆，历史不完整，可能缺少更早的标签。请先运行 git fetch --unshallow --tags 补全历史"
    "（GitHub Actions：checkout 设 fetch-depth: 0；GitLab CI：设 GIT_DEPTH: 0）。",
    "This clone is shallow, so earlier tags may be missing. Run git fetch --unshallow --tags first "
    "(GitHub Actions: fetch-depth: 0 for checkout; GitLab CI: GIT_DEPTH: 0).",
)
NOTHING = Text("没有可以比较的版本。", "There are no versions to compare.")

# the log
TITLE = Text("更新日志", "Changelog")
UNRELEASED = Text("未发布", "Unreleased")
HEADING = Text("{name}（{date}，与 {previous} 相比）", "{name} ({date}, since {previous})")
HEADING_UNDATED = Text("{name}（与 {previous} 相比）", "{name} (since {previous})")
HEADING_FIRST = Text("{name}（{date}，首个版本）", "{name} ({date}, the first version)")
FIRST = Text("首个版本，没有可以比较的。", "The first version: there is nothing to compare it with.")
NO_ADJUSTMENT = Text("没有事项调整。", "No item was adjusted.")
ADJUSTED = Text("{kind}{count}：{names}", "{kind} {count}: {names}")
ADJUSTED_SUMMARY = Text("{kind}{count}", "{kind} {count}")
FIGURES = Text("对申请人（每处改动计一次）：{figures}", "For applicants (each change once): {figures}")
EVERYWHERE = Text("按办理的事项和地区累计：{figures}", "Over all items and places where people apply: {figures}")
VERDICTS = Text(
    "{total} 处改动：更便利 {better}，更繁琐 {worse}，无增减 {neutral}",
    "{total} changes: {better} better, {worse} worse, {neutral} neutral",
)
REACH = Text("波及 {regions} 个地区、{guides} 份指南：{names}", "reaches {regions} places and {guides} guides: {names}")
REACH_NONE = Text("没有波及任何地区", "reaches no place")
NO_CHANGE = Text("没有任何要素改变。", "No element changed.")
INCOMPLETE = Text("不完整：有文件读不了。", "Incomplete: some files cannot be read.")
