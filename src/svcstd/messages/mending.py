"""Words of what rewrites files: `svcstd validate --fix`, `--diff`, and `svcstd fmt`."""

from __future__ import annotations

from svcstd.messages import Text

# validate
FIX = Text(
    "改正有把握的问题（如 BOM、CRLF、全角数字、写法不一的时限），写回文件后报告其余的；指定路径时只改这些文件。",
    "Mend what is sure (byte order marks, CRLF, full-width digits, spellings of limits), write the files, and report "
    "the rest; where paths are named, only those files change.",
)
DIFF = Text(
    "只显示 --fix 会改什么，不写文件；有改动时以 1 退出。",
    "Show what --fix would change and write nothing; exit with 1 if it would change anything.",
)
NOT_WITH_DIFF = Text("--diff 只输出补丁，不能与 --format {format} 同用", "--diff prints a patch alone, not {format}")
MENDED = Text("{file}：已改 {rules}", "{file}: mended {rules}")
MENDED_ALL = Text(
    "共改正 {count} 处，涉及 {files} 个文件",
    "mended {count} findings in {files} files",
)
WOULD_MEND = Text(
    "可改正 {count} 处，涉及 {files} 个文件（没有写文件）",
    "would mend {count} findings in {files} files (nothing was written)",
)
WITHDRAWN = Text("{at} {rule}：没有改：{reason}", "{at} {rule}: left alone: {reason}")
READS_OTHERWISE = Text(
    "改了以后文件读出来与本意不符，或者什么也不剩，请人工处理",
    "the file would read otherwise than meant, or nothing of it be left; mend it by hand",
)
COMMENTED = Text(
    "要删的内容里、后面或紧挨着的上一行写有注释，留不留由人决定，请人工处理",
    "there is a comment within what would go, behind it or directly above; somebody has to decide, mend it by hand",
)
UNREAD = Text("文件还有别的毛病，读不完，先改那一处", "something else keeps the file from being read; mend that first")
MORE = Text("还有可以改正的，再运行一次", "there is more to mend: run again")

# fmt
FMT = Text("统一 YAML 文件的写法，不改变内容。", "Bring YAML files into one form; what they say stays.")
FMT_EPILOG = Text(
    "例：svcstd fmt　　svcstd fmt --check　　svcstd fmt --diff items/441802_清城　　svcstd fmt - < 文件.yaml",
    "Examples: svcstd fmt; svcstd fmt --check; svcstd fmt --diff items/441802; svcstd fmt - < file.yaml",
)
FMT_PATHS = Text(
    "只整理这些文件和目录；不写则整理整个工作区；- 表示从标准输入读、写到标准输出。",
    "Only these files and folders; the whole workspace when left out; - reads stdin and writes stdout.",
)
FMT_CHECK = Text(
    "不写文件，只列出写法不统一的文件；有则以 1 退出。", "Write nothing, list files not in form; exit with 1 if any."
)
FMT_DIFF = Text(
    "不写文件，只显示会改什么；有改动时以 1 退出。", "Write nothing, show what would change; exit with 1 if anything."
)
FMT_SORT = Text(
    "键也按标准要素的顺序排列；不写则只把标识和编码放在最前。",
    "Sort keys too, as the standard orders elements; else only ids and codes come first.",
)
FMT_NAMED = Text(
    "标准输入的内容当作哪个文件（按路径决定要素）。", "Which file stdin is, since the path says what it holds."
)
FMT_STDIN_ALONE = Text("- 不能与别的路径、--check 或 --diff 同用", "- goes with no other path, --check or --diff")
FORMED = Text("已整理 {file}", "formatted {file}")
RENAMED = Text("已改名 {file} → {to}", "renamed {file} → {to}")
FORMED_ALL = Text("共整理 {count} 个文件，其余 {rest} 个无需改动", "{count} files formatted, {rest} left unchanged")
WOULD_FORM = Text("{count} 个文件写法不统一，共查看 {all} 个", "{count} of {all} files are not in form")
NOT_FORMED = Text(
    "{file}：没有整理，整理后内容或注释会变，请人工处理",
    "{file}: left alone, since its content or a comment would change; format it by hand",
)
UNREADABLE = Text("{at}：{rule} {message}，没有整理", "{at}: {rule} {message}; not formatted")
NAMES_NOTHING = Text("{path} 没有对应的 YAML 文件", "{path} names no YAML file")

# writing
NOT_WRITTEN = Text("{file}：没有写，{reason}", "{file}: not written, {reason}")
PROTECTED = Text("文件是只读的", "it is write-protected")
CHANGED_SINCE = Text("文件在读取之后又有改动，请再运行一次", "it was changed since it was read; run again")
BY_LINK = Text("它是符号链接，或要经过符号链接", "it is a symbolic link, or reached by one")
NAME_TAKEN = Text("已经有 {other}", "{other} is already there")
