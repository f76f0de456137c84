"""Words of reading workspaces out of archives: what is refused, and why."""

from __future__ import annotations

from svcstd.messages import Text

# the archive itself
NO_ARCHIVE = Text(
    "{archive} 不是 .zip、.tar、.tar.gz 或 .tgz 压缩包，不能当作一个版本。",
    "{archive} is no .zip, .tar, .tar.gz or .tgz archive, so it cannot be a version.",
)
NO_FILE = Text("没有压缩包 {archive}。", "There is no archive {archive}.")
NO_WORKSPACE = Text(
    "压缩包 {archive} 里没有 svcstd.yaml，不是工作区。",
    "The archive {archive} holds no svcstd.yaml: it is no workspace.",
)
MANY_WORKSPACES = Text(
    "压缩包 {archive} 里有不止一个工作区（{folders}），分不清要哪一个。请只打包其中一个。",
    "The archive {archive} holds more than one workspace ({folders}); pack only the one that is meant.",
)
UNREADABLE = Text("压缩包 {archive} 打不开：{reason}", "The archive {archive} cannot be opened: {reason}")
BROKEN = Text(
    "压缩包 {archive} 不完整或已损坏：{reason}。请重新打包或重新下载。",
    "The archive {archive} is cut off or damaged: {reason}. Pack or download it again.",
)
CUT_OFF = Text("文件没有读到结尾就断了", "it ends before its last entry does")
BAD_DATA = Text("压缩数据有误", "its compressed data are wrong")
BAD_HEADER = Text("条目头有误", "the header of an entry is wrong")
NO_DIRECTORY = Text("找不到文件目录，可能没有下载完", "its directory is missing; perhaps the download stopped early")
BAD_DIRECTORY = Text("文件目录有误", "its directory is wrong")

# caps
TOO_MANY = Text(
    "压缩包 {archive} 的条目超过 {most} 个，没有读取。", "The archive {archive} has more than {most} entries; not read."
)
TOO_LARGE = Text(
    "压缩包 {archive} 里的 {entry} 超过 {most} MB，没有读取。",
    "{entry} in the archive {archive} holds more than {most} MB; not read.",
)
TOO_MUCH = Text(
    "压缩包 {archive} 解开后超过 {most} MB，没有读取。",
    "The archive {archive} unpacks to more than {most} MB; not read.",
)
BOMB = Text(
    "压缩包 {archive} 读到 {entry} 时，解开的数据已是压缩包本身的 {most} 倍以上，像是压缩炸弹，没有读取。",
    "At {entry} the archive {archive} unpacks to more than {most} times its own size, like a bomb; not read.",
)
TOO_DEEP = Text(
    "压缩包 {archive} 里的 {entry} 超过 {most} 层目录，没有读取。",
    "{entry} in the archive {archive} lies more than {most} folders deep; not read.",
)
LONG_NAME = Text(
    "压缩包 {archive} 里有名称超过 {most} 字节的条目 {entry}，没有读取。",
    "{entry} in the archive {archive} has a name of more than {most} bytes; not read.",
)

# names
UPWARDS = Text(
    "压缩包 {archive} 里的 {entry} 用 .. 指向上级目录，不予读取。",
    "{entry} in the archive {archive} leads upwards by `..`; such archives are not read.",
)
ABSOLUTE = Text(
    "压缩包 {archive} 里的 {entry} 是绝对路径，不予读取。",
    "{entry} in the archive {archive} is an absolute path; such archives are not read.",
)
DRIVE = Text(
    "压缩包 {archive} 里的 {entry} 带盘符，不予读取。",
    "{entry} in the archive {archive} names a drive; such archives are not read.",
)
BACKSLASH = Text(
    "压缩包 {archive} 里的 {entry} 含反斜杠，分不清是目录还是文件名，不予读取。请换一个打包工具重新打包。",
    "{entry} in the archive {archive} has a backslash, which may part folders or not; pack it with another tool.",
)
CONTROL = Text(
    "压缩包 {archive} 里的 {entry} 名称中有控制字符，不予读取。",
    "The name of {entry} in the archive {archive} has control characters; such archives are not read.",
)
BAD_NAME = Text(
    "压缩包 {archive} 里的 {entry} 名称不成路径（为空，或中间有空的、只有一个点的目录名），不予读取。",
    "The name of {entry} in the archive {archive} is no path: it is empty, or a folder in it is empty or a dot.",
)
BAD_ENCODING = Text(
    "压缩包 {archive} 里的 {entry} 名称既不是 UTF-8，也不是 GB18030，不予读取。",
    "The name of {entry} in the archive {archive} is neither UTF-8 nor GB18030.",
)
TWICE = Text(
    "压缩包 {archive} 里的 {entry} 出现了两次，分不清以哪一个为准，不予读取。",
    "{entry} stands twice in the archive {archive}, and nobody can tell which one counts.",
)
FILE_AND_FOLDER = Text(
    "压缩包 {archive} 里的 {entry} 既是文件又是目录，不予读取。",
    "{entry} in the archive {archive} is both a file and a folder.",
)

# kinds
LINK = Text(
    "压缩包 {archive} 里的 {entry} 是链接，不予读取。请换成文件本身再打包。",
    "{entry} in the archive {archive} is a link; pack the file itself instead.",
)
DEVICE = Text(
    "压缩包 {archive} 里的 {entry} 是设备或管道，不予读取。",
    "{entry} in the archive {archive} is a device or a pipe; such archives are not read.",
)
ENCRYPTED = Text(
    "压缩包 {archive} 里的 {entry} 加了密码，读不了。请不加密码重新打包。",
    "{entry} in the archive {archive} is encrypted; pack it again without a password.",
)
UNSUPPORTED = Text(
    "压缩包 {archive} 里的 {entry} 用了不支持的压缩方式或条目类型，读不了。请用普通的 zip 或 tar 重新打包。",
    "{entry} in the archive {archive} is of a kind, or packed in a way, that is not supported; use plain zip or tar.",
)
OVERLAPPING = Text(
    "压缩包 {archive} 里的 {entry} 与另一个条目重叠，像是压缩炸弹，不予读取。",
    "{entry} in the archive {archive} overlaps another entry, like a bomb; such archives are not read.",
)

# one file
NOT_IN_ARCHIVE = Text("压缩包里没有此文件", "not in this archive")
ENTRY_BROKEN = Text("压缩包里的此文件已损坏", "damaged in its archive")
