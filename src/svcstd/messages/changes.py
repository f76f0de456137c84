"""Words of comparing: git's refusals, verdicts on changes, sums."""

from __future__ import annotations

from svcstd.messages import Text

# git
NO_GIT = Text("没有找到 git 命令。请先安装 git。", "There is no git command; install git first.")
NO_REPOSITORY = Text(
    "{folder} 不在 git 仓库里，无法读取版本。", "{folder} is in no git repository, so it has no revisions."
)
NO_FOLDER = Text(
    "没有 {name} 这个目录；{folder} 也不在 git 仓库里，无法把它当作版本来找。",
    "There is no folder {name}, and {folder} is in no git repository where it could be a revision.",
)
GIT_REFUSED = Text(
    "git 不肯打开 {folder} 所在的仓库：{problem}", "git will not open the repository of {folder}: {problem}"
)
NO_REVISION = Text(
    "仓库里没有版本 {revision}，它也不是工作区目录。可用 git tag 或 git log --oneline 查看有哪些版本。",
    "The repository has no revision {revision}, nor is it the folder of a workspace; see git tag or git log --oneline.",
)
SHALLOW = Text(
    "这是浅克隆，历史不完整，找不到版本 {revision}。请先运行 git fetch --unshallow --tags 补全历史"
    "（GitHub Actions：checkout 设 fetch-depth: 0；GitLab CI：设 GIT_DEPTH: 0）。",
    "This clone is shallow and lacks revision {revision}. Run git fetch --unshallow --tags first "
    "(GitHub Actions: fetch-depth: 0 for checkout; GitLab CI: GIT_DEPTH: 0).",
)
NO_WORKSPACE_AT = Text(
    "版本 {revision} 的 {folder} 及其上级目录里没有 svcstd.yaml。",
    "Revision {revision} has no svcstd.yaml in {folder} or above.",
)
NO_WORKSPACE_ON_TOP = Text(
    "版本 {revision} 的仓库根目录里没有 svcstd.yaml，不是工作区。",
    "Revision {revision} has no svcstd.yaml in its top folder: it is no workspace.",
)
NO_WORKSPACE_IN = Text(
    "目录 {folder} 里没有 svcstd.yaml，不是工作区。", "The folder {folder} holds no svcstd.yaml: it is no workspace."
)
TOO_MANY = Text("最多给出两个版本：旧的和新的。", "Give two versions at most: the older and the newer.")
RANGE_OF_PATHS = Text(
    "{name} 是目录或压缩包，不能写进 A..B；A..B 只用于 git 版本，请把两个版本分开写，中间空一格。",
    "{name} is a folder or an archive: A..B is of git revisions, so give the two versions as two arguments.",
)
NOT_AT_REVISION = Text("该版本中没有此文件", "not in this revision")
OBJECT_MISSING = Text("本地仓库缺少此文件的内容", "its content is not in this clone")
GIT_STOPPED = Text("git 中途退出", "git stopped")
WORKING_TREE = Text("工作区", "working tree")

# verdicts
BETTER = Text("更便利", "better")
WORSE = Text("更繁琐", "worse")
NEUTRAL = Text("无增减", "neutral")
YES, NO = Text("是", "yes"), Text("否", "no")
UNSAID = Text("（未写）", "(unsaid)")
EMPTY = Text("（空）", "(empty)")
LIST = Text("、", ", ")
COLON = Text("：", ": ")
LIMIT_NOTE = Text("说明", "note")
OLD_FILE = Text("（旧版）", " (older)")
OTHER_SIDE = {"old": Text("原为", "was"), "new": Text("现为", "is now")}

PARTS: dict[str, Text] = {
    "item": Text("事项", "item"),
    "place": Text("本地办理", "handling here"),
    "guide": Text("办事指南", "guide"),
    "name": Text("事项名称", "name"),
    "title": Text("业务办理项名称", "title of the handling item"),
    "main_name": Text("主项名称", "name of the main item"),
    "main": Text("所属主项", "main item"),
    "provisional": Text("暂编编码", "provisional code"),
    "code": Text("实施编码", "implementation code"),
}
"""Things that change and are no element of an item."""

LISTS: dict[str, Text] = {
    "regions": Text("地区", "place"),
    "agencies": Text("实施主体", "body"),
    "outlets": Text("服务场所", "outlet"),
    "materials": Text("标准材料", "standard material"),
    "workdays": Text("工作日表", "working days"),
    "adjustments": Text("动态调整声明", "declaration of adjustment"),
    "approvals": Text("批准", "approval"),
    "settings": Text("目录设置", "settings"),
    "standard": Text("标准版本", "edition"),
}
REGION_COLUMNS: dict[str, Text] = {
    "name": Text("名称", "name"),
    "level": Text("层级", "level"),
    "parent": Text("上级", "parent"),
    "former": Text("曾用代码", "former codes"),
}

# the report
FROM_TO = Text("{old} → {new}", "{old} → {new}")
ITEMS_MORE = Text("{name}等 {count} 个事项", "{name} and others, {count} items")
REACHES = Text("波及 {count} 个地区{levels}：{names}", "reaches {count} places{levels}: {names}")
REACHES_MORE = Text("波及 {count} 个地区{levels}：{names}……", "reaches {count} places{levels}: {names} …")
LEVELS = Text("（{levels}）", " ({levels})")
LEVEL_COUNT = Text("{level} {count}", "{level} {count}")
REACHES_ITEMS = Text("，{items} 个事项（按地区计）", ", {items} items at places")
REACHES_GUIDES = Text("，{guides} 份指南", ", {guides} guides")
REACHES_AGENCIES = Text("，{count} 个实施主体：{names}", ", {count} bodies: {names}")
REACHES_AGENCIES_MORE = Text("，{count} 个实施主体：{names}……", ", {count} bodies: {names} …")
REACHES_NONE = Text("没有波及任何地区的记录", "reaches no record of a place")
NOTHING = Text("没有任何要素改变。", "No element changed.")
STOPPED = Text("目录资料不能用，事项没有比较。", "The catalogue's data cannot be used, so no item was compared.")
NOTHING_READABLE = Text("读得出的部分没有任何要素改变。", "No element changed in what could be read.")
COUNTS = Text(
    "{causes} 处改动：更便利 {better}，更繁琐 {worse}，无增减 {neutral}（警告 {warnings}，错误 {errors}）。",
    "{causes} changes: {better} better, {worse} worse, {neutral} neutral ({warnings} warnings, {errors} errors).",
)
REACH = Text(
    "波及 {regions} 个地区{levels}、{agencies} 个实施主体、{items} 个事项（按地区计）、{guides} 份指南。",
    "They reach {regions} places{levels}, {agencies} bodies, {items} items at places, {guides} guides.",
)
SUM_ONCE = Text("合计（每处改动计一次）：{figures}。", "Sum, each change counted once: {figures}.")
SUM_EVERYWHERE = Text(
    "合计（按办理的事项和地区计）：{figures}。", "Sum over the items and places where people apply: {figures}."
)
COMPARED = Text(
    "{files} 个文件有差别，比较了 {items} 个事项（按地区计）。",
    "{files} files differ, {items} items at places were compared.",
)
SILENT = Text(
    "其中 {count} 个文件的差别不改变任何要素（注释、格式、来源等）：{files}",
    "{count} of them change no element (comments, format, sources …): {files}",
)
IGNORED = Text(
    "未比较：{count} 个有差别的文件不是事项或目录资料：{files}",
    "Not compared: {count} files that differ are neither items nor catalogue data: {files}",
)
REFUSED = Text(
    "有 {count} 个文件读不了或不成形，结果不完整：",
    "{count} files cannot be read or typed, so the result is incomplete:",
)
UNCOMPARED = Text("因此有 {count} 个事项（按地区计）没有比较。", "Items at places left out because of them: {count}.")
AND_MORE = Text("{names}……等 {count} 个", "{names} … {count} in all")

# sums: {n} carries its sign
IN_MATERIALS = Text("申请材料 {n} 件", "materials {n}")
IN_ORIGINALS = Text("原件 {n} 份", "originals {n}")
IN_COPIES = Text("复印件 {n} 份", "copies {n}")
IN_PROMISED_WORKDAYS = Text("承诺时限 {n} 个工作日", "promised limits {n} working days")
IN_PROMISED_DAYS = Text("承诺时限 {n} 个自然日", "promised limits {n} days")
IN_PROMISED_HOURS = Text("承诺时限 {n} 小时", "promised limits {n} hours")
IN_PROMISED_MONTHS = Text("承诺时限 {n} 个月", "promised limits {n} months")
IN_PROMISED_YEARS = Text("承诺时限 {n} 年", "promised limits {n} years")
IN_INSTANT = Text("即办件 {n} 个", "items handled at once {n}")
IN_VISITS = Text("到场 {n} 次", "visits {n}")
IN_CHARGED = Text("收费事项 {n} 个", "items with a fee {n}")
IN_FEES = Text("收费项目 {n} 项", "charges {n}")
IN_CONDITIONS = Text("条件 {n} 项", "conditions {n}")
IN_STEPS = Text("办理环节 {n} 个", "steps {n}")
IN_CHANNELS = Text("办理形式 {n} 种", "channels {n}")
IN_SCOPED = Text("可通办事项 {n} 个", "items one can apply for elsewhere {n}")
IN_PARTNERS = Text("通办地区 {n} 个", "partner places {n}")
