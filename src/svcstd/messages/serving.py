"""Words of `svcstd render guides --serve`: the preview of the site on this machine."""

from __future__ import annotations

from svcstd.messages import Text

# help
HOST_META = Text("地址", "ADDRESS")
SERVE = Text(
    "生成后在本机预览：文件一有改动就重新生成，打开的网页自动刷新；按 Ctrl-C 结束。",
    "Preview on this machine: render again whenever a file changes, reload open pages; Ctrl-C ends it.",
)
PORT = Text(
    "预览用的端口；不写则用 {port}，被占用时另取一个空闲的。0 表示任取一个空闲的。",
    "Port of the preview; {port} when left out, or a free one where that is taken. 0 is any free one.",
)
HOST = Text(
    "预览开在本机的这个 IP 地址上；不写只有本机能看。写了别的地址，连得到的人就都能看，没有公开的内容也在内。",
    "IP address of the preview; this machine alone when left out. "
    "With another, whoever reaches it reads everything, what is not public too.",
)

# refusals
WANTS_HTML = Text("--serve 预览的是网页，请加上 --to html。", "--serve shows web pages; add --to html.")
WANTS_SERVE = Text("{option} 要和 --serve 一起用。", "{option} goes with --serve only.")
NO_ADDRESS = Text("应当是 IP 地址，例如 0.0.0.0，不能是 {value}", "an IP address is wanted, as 0.0.0.0, not {value}")
NO_WATCHFILES = Text(
    "--serve 要用 watchfiles，请先安装：pip install 'svcstd[watch]'",
    "--serve needs watchfiles; install it with: pip install 'svcstd[watch]'",
)
CANNOT_LISTEN = Text(
    "不能在 {host} 的 {port} 端口上预览：{problem}。可用 --port 换一个端口。",
    "no preview at port {port} of {host}: {problem}; --port takes another port.",
)

# talk
OPEN_TO_OTHERS = Text(
    "注意：连得到 {host} 的人都能看这些网页，没有公开的内容也在内。只在信得过的网络里这样用。",
    "warning: whoever reaches {host} can read these pages, what is not public too; do so in a trusted network only.",
)
PREVIEW = Text("预览地址 ", "preview at ")
AGAIN = Text("文件有改动，重新生成。", "a file has changed; rendering again.")

# what the preview answers
NOT_THERE = Text("没有这个网页。生成之后会自动打开。", "There is no such page. It opens as soon as it is rendered.")
NO_SUCH_HOST = Text(
    "请用 {wanted} 打开预览，不要用别的名字。", "Open the preview by {wanted}; no other name is answered."
)
ONLY_READING = Text("预览只能看，不能写。", "The preview can only be read.")
NOT_UNDERSTOOD = Text("看不懂这个请求。", "This request is not understood.")
TOO_LARGE = Text("文件太大，预览不了。", "The file is too large for the preview.")
