"""What templates of the notice are given: the view, its tables, and the words around them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any

from svcstd.diff.notice.view import Notice
from svcstd.messages import language
from svcstd.messages import notice as say

Load = Callable[[str], str | None]
UNITS = {"main": say.MAIN, "sub": say.SUB, "handling": say.HANDLING}
DOCUMENTS = (
    say.TITLE_HEAD, say.DOCUMENT_HEAD, say.BODY_HEAD, say.DATE_HEAD, say.EFFECTIVE_HEAD, say.COUNT_HEAD,
)  # fmt: skip
TAGS = {"zh": "zh-CN", "en": "en"}


def sum_table(notice: Notice) -> list[list[str | int]]:
    """The table of counts with its head; units that there are none of are left out."""
    out: list[list[str | int]] = [[say.KIND.say(), *(UNITS[unit].say() for unit in notice.units), say.TOTAL.say()]]
    for one in notice.sums:
        counts = {"main": one.main, "sub": one.sub, "handling": one.handling}
        out.append([one.kind, *(counts[unit] for unit in notice.units), one.total])
    return out


def document_table(notice: Notice) -> list[list[str | int]]:
    """The table of documents with its head, and the total of the adjustments they decide on."""
    head: list[str | int] = [text.say() for text in DOCUMENTS]
    total = sum(one.adjustments for one in notice.documents)
    rows: list[list[str | int]] = [[*one] for one in notice.documents]
    return [head, *rows, [say.ALL.say(), "", "", "", "", total]]


def heads() -> list[str]:
    """Heads of the annex."""
    return [text.say() for text in say.HEADS.values()]


def sheets(notice: Notice) -> Mapping[str, Any]:
    """What a template may print."""
    view = {one.name: getattr(notice, one.name) for one in fields(notice)}
    groups = [
        {"title": say.GROUP.say(kind=group.kind, count=group.said), "rows": [list(row) for row in group.rows]}
        for group in notice.groups
    ]
    return view | {
        "lang": TAGS[language()],
        "groups": groups,
        "sums": sum_table(notice),
        "documents": document_table(notice),
        "heads": heads(),
        "columns": list(say.HEADS),
        "annex_line": say.ANNEX_LINE.say(title=notice.annex),
        "words": {"annex": say.ANNEX.say(), "documents": say.DOCUMENTS.say(), "made_from": say.MADE_FROM.say()},
    }
