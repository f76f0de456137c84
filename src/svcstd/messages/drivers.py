"""Words of `svcstd merge-driver` and `svcstd diff-driver`, which git runs, and of how git is told to."""

from __future__ import annotations

from svcstd.messages import Text

MERGE = Text(
    "由 git 调用：按要素合并一个文件的三个版本，保留注释，只标出真正的冲突。",
    "Run by git: merge three versions of a file by element, keep comments, mark only true conflicts.",
)
MERGE_EPILOG = Text(
    "例：svcstd merge-driver --install　　svcstd merge-driver 原版.yaml 我方.yaml 对方.yaml items/990101/0001.yaml"
    "　　退出码：0 已合并，1 留有冲突，大于 128 失败（git 随即中止）",
    "Examples: svcstd merge-driver --install; svcstd merge-driver BASE.yaml OURS.yaml THEIRS.yaml items/990101/0001.yaml. "
    "Exit codes: 0 merged, 1 conflicts left, above 128 failed (git then aborts)",
)
DIFF = Text(
    "由 git 调用：用文字说明一个文件改了哪些要素，对申请人更便利还是更繁琐。",
    "Run by git: say in words which elements of a file changed, and whether that eases or burdens applicants.",
)
DIFF_EPILOG = Text(
    "例：svcstd diff-driver --install　　git diff　　git diff --no-ext-diff（看原来的逐行差别）",
    "Examples: svcstd diff-driver --install; git diff; git diff --no-ext-diff (the plain lines)",
)
BASE = Text("双方改动之前的版本（%O）。", "What both sides come from (%O).")
OURS = Text("我方的版本（%A），结果写在这里。", "Our version (%A); the result is written here.")
THEIRS = Text("对方的版本（%B）。", "Their version (%B).")
PATH = Text("文件在仓库里的路径（%P）。", "Path of the file in the repository (%P).")
FILE_META = Text("文件", "FILE")
SIZE = Text("冲突标记的长度（%L）。", "How many characters a mark of a conflict has (%L).")
INSTALL_MERGE = Text(
    "在本仓库启用：写入 git config，并在工作区的 .gitattributes 里写明哪些文件用它。",
    "Switch it on in this repository: sets git config, and .gitattributes of the workspace says for which files.",
)
PATCH = Text(
    "文字之后再附逐行差别；不写时，输出到文件或管道就附，git apply 用得上，在终端里看就不附。",
    "Add the lines behind the words; left out: into a file or pipe yes, for git apply, on a terminal no.",
)
GIVEN = Text(
    "git 传来的参数：路径 旧文件 旧编号 旧模式 新文件 新编号 新模式，更名时另有两个。",
    "What git passes: path, old file, id, mode, new file, id, mode; two more for a rename.",
)
GIVEN_META = Text("参数", "ARGUMENT")
WANTED = Text(
    "缺少参数：{names}。这个命令由 git 调用；启用它用 --install。",
    "missing: {names}. Git runs this command; --install switches it on.",
)
WANTED_DIFF = Text(
    "要 7 个或 9 个参数（合并未完时 1 个），给了 {count} 个。这个命令由 git 调用；启用它用 --install。",
    "7 or 9 arguments are wanted (1 for an unmerged file), {count} given. Git runs this command; --install switches it on.",
)

# merging
CONFLICT = Text(
    "{file}:{line} {what}：我方 {ours}，对方 {theirs}，原为 {base}",
    "{file}:{line} {what}: ours {ours}, theirs {theirs}, was {base}",
)
CONFLICT_ADDED = Text(
    "{file}:{line} {what}：我方新写 {ours}，对方新写 {theirs}",
    "{file}:{line} {what}: both new, ours {ours}, theirs {theirs}",
)
GONE = Text("已删去", "taken out")
MORE = Text("……另有 {count} 处冲突", "... and {count} more conflicts")
UNREADABLE = Text(
    "{file}：{side}的版本读不了{where}，这个文件按行合并。",
    "{file}: {side} cannot be read{where}; this file is merged line by line.",
)
AT_LINE = Text("（第 {line} 行）", " (line {line})")
SIDES = {"base": Text("原来", "the base"), "ours": Text("我方", "ours"), "theirs": Text("对方", "theirs")}
UNWOVEN = Text(
    "{file}：几个版本的写法相差太大，不能逐个要素拼合，这个文件按行合并。",
    "{file}: the versions are written too differently to be put together by element; this file is merged line by line.",
)
LINES_CLASH = Text("{file}：按行合并后有 {count} 处冲突。", "{file}: {count} conflicts are left by the line merge.")
LINES_MERGED = Text("{file}：按行合并没有冲突。", "{file}: the line merge has no conflict.")
LINES_DIFFER = Text(
    "{file}：按行合并没有冲突，但读出来和按要素合并的不同，请人工核对后再 git add。",
    "{file}: the line merge has no conflict, but reads otherwise than the elements merged; check it before git add.",
)
NOT_TEXT = Text(
    "{file}：不能合并，保留我方的版本，请人工处理。", "{file}: cannot be merged; ours is kept, somebody has to decide."
)

# differences
LINE = Text("第 {line} 行", "line {line}")
OLD_LINE = Text("原第 {line} 行", "old line {line}")
ADDED = Text("新写{what}：{after}", "{what} is new: {after}")
REMOVED = Text("不再写{what}（原为 {before}）", "{what} is no longer written (was {before})")
CHANGED = Text("{what}：{before} → {after}", "{what}: {before} → {after}")
NEW_FILE = Text("（新文件）", " (new file)")
LOST_FILE = Text("（文件已删去）", " (file deleted)")
RENAMED = Text("{old} → {new}", "{old} → {new}")
MODE = Text("文件模式 {old} → {new}", "mode {old} → {new}")
UNMERGED = Text("{file}：合并未完，还有冲突", "{file}: unmerged")
NO_ELEMENT = Text("没有任何要素改变（只有注释、格式或顺序不同）", "no element changed (comments, format or order only)")
AS_LINES = Text("{side}的版本读不了{where}，只能逐行显示", "{side} cannot be read{where}; lines are shown")
AS_LINES_UNTYPED = Text("{side}的版本不成形{where}，只能逐行显示", "{side} cannot be typed{where}; lines are shown")
AS_LINES_KIND = Text("不是事项或目录资料，逐行显示", "neither an item nor catalogue data; lines are shown")
VERSIONS = {"old": Text("旧", "the older version"), "new": Text("新", "the newer version")}
UNSURE = Text("需人工判断", "to be judged")
IN_PART = Text("{part}·{what}", "{part}.{what}")
PART = Text("{kind}“{name}”", "{kind} {name}")

# installing
SET = Text("已写入 git config：{name} = {value}", "git config set: {name} = {value}")
ATTRIBUTED = Text("已写入 {path}：{line}", "written to {path}: {line}")
CLONES = Text(
    "git config 只在这个克隆里有效；其他克隆各运行一次 svcstd merge-driver --install 和 svcstd diff-driver --install。",
    "git config holds for this clone alone; in every other one run svcstd merge-driver --install and svcstd diff-driver --install once.",
)
NOT_INSTALLED = Text(
    "没有写入 git config：{problem}。以后可运行 svcstd merge-driver --install 和 svcstd diff-driver --install。",
    "git config was not set: {problem}. Run svcstd merge-driver --install and svcstd diff-driver --install later.",
)
KEPT = Text("{path} 是链接，没有改动；请自己写入：{line}", "{path} is a link and was left alone; write into it: {line}")
