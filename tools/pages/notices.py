"""The notice of the example editions, as it stands in docs/notice; tools/docs.py writes and checks it."""

from __future__ import annotations

from pathlib import Path

from pages import MADE
from svcstd import messages
from svcstd.diff.notice import html, markdown
from svcstd.diff.notice.view import Head, noticed
from svcstd.pipeline.notice import ground
from svcstd.workspace.templates import template

ROOT = Path(__file__).resolve().parents[2]
EDITIONS = "examples/editions"
NOTICE = "docs/notice/notice"


def pages() -> dict[str, str]:
    """The notice of what was adjusted between the two editions of the example."""
    messages.use("zh")
    found = ground([f"{EDITIONS}/2023", f"{EDITIONS}/2024"], ROOT, jobs=1)
    notice = noticed(found.result, found.entries, Head(), found.title)
    if notice is None:
        raise SystemExit(f"{EDITIONS}: nothing was adjusted")
    load = template(found.newer)
    return {f"{NOTICE}.md": MADE + markdown.page(notice, load), f"{NOTICE}.html": html.page(notice, load)}
