"""What the full-text index of the guide site says: `svcstd render search`, and `render guides` after the pages."""

from __future__ import annotations

from svcstd.messages import Text

SEARCH = Text(
    "为写好的 HTML 指南建立全文检索；指南有变化的地区才重建。生成网页时会自动建立。",
    "Make the full-text index of HTML guides that are written, anew only where guides changed; rendering HTML does it too.",
)
EPILOG = Text(
    "例：svcstd render search -o build/guides",
    "Example: svcstd render search -o build/guides",
)
OUT = Text(
    "指南所在的目录，默认是工作区的 build/guides。", "Folder of the guides, by default build/guides in the workspace."
)
NO_SEARCH = Text("不建立全文检索。", "Make no full-text index.")
INDEXING = Text("建立检索", "indexing")
DONE = Text(
    "可检索 {pages} 份指南：{shards} 个索引，其中 {made} 个是这次建立的。",
    "{pages} guides can be searched: {shards} indexes, {made} of them made now.",
)
MISSING = Text(
    "没有建立全文检索：缺少 pagefind，请先安装：pip install 'svcstd[search]'。网页照常可用，仍可按名称和编码查找。",
    "no full-text index: pagefind is missing, install it with: pip install 'svcstd[search]'. The pages work, and items are found by name and code.",
)
NEEDED = Text(
    "建立全文检索要用 pagefind，请先安装：pip install 'svcstd[search]'",
    "the full-text index needs pagefind; install it with: pip install 'svcstd[search]'",
)
FAILED = Text("pagefind 没有完成：{problem}", "pagefind did not finish: {problem}")
NO_SITE = Text(
    "{out} 里没有 HTML 指南，请先运行 svcstd render guides --to html",
    "{out} holds no HTML guides; run svcstd render guides --to html first",
)
