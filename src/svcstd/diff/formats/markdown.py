"""The comparison as a comment on a merge request: Markdown tables, what is long folded, never longer than a host takes.

What strangers wrote is text only: no markup, no link, no mention of a person or of another request.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from svcstd.diagnostic import Severity
from svcstd.diff.cause import Side
from svcstd.diff.figures import told
from svcstd.diff.formats import Shown, adjusted, text
from svcstd.diff.formats.approvals import approval_said
from svcstd.diff.formats.marks import Mark, sides
from svcstd.diff.result import Cause, DiffResult, Effect
from svcstd.diff.rule import Burden
from svcstd.diff.sums import Sum, by_body, by_item, whole
from svcstd.messages import changes
from svcstd.messages import comparing as say
from svcstd.messages.terminal import safe

MOST = 65_536
"""Characters of a comment that GitHub takes (of GitLab's and Gitee's limits the smallest)."""
RESERVE = 600
"""Of those, kept for closing what is open and saying that something is left out."""
MOST_SENTENCE = 1_000
"""Characters of a sentence of the summary."""
MOST_UNFOLDED = 20
"""Rows of a table that stand open."""
MEANT = re.compile(r"(?<=www)\.|[\\`*_{}\[\]#!|~$<>&@:]", re.IGNORECASE)
"""What Markdown, references of hosts of code or HTML could take for their own."""
DANGER = frozenset("&<>@#:$.")
"""Of those, what a backslash does not hold back everywhere: mentions, references, addresses, formulas."""
ORDER = (Burden.WORSE, Burden.NEUTRAL, Burden.BETTER)


class Table(NamedTuple):
    """A table under a heading.

    Attributes:
        title: The heading.
        heads: Names of the columns.
        rows: Its rows, each a cell for a column, as Markdown.
        folded: Whether it is opened by a click only.
    """

    title: str
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    folded: bool


def plain(text: str) -> str:
    """A text of strangers in one line, in which nothing is markup."""
    return MEANT.sub(lambda found: _escaped(found[0]), " ".join(safe(text).split()))


def _escaped(sign: str) -> str:
    return f"&#{ord(sign)};" if sign in DANGER else f"\\{sign}"


def pieces(shown: Shown) -> Iterator[str]:
    """Yield the comment block by block, until it is full."""
    top = "".join(_top(shown))
    yield top
    left = MOST - RESERVE - len(top)
    for table in _tables(shown.result):
        block = _table(table, left)
        if not block:
            yield f"> {say.TOO_LONG.say(most=MOST)}\n"
            return
        left -= len(block)
        yield block


def _top(shown: Shown) -> Iterator[str]:
    """Yield the heading, the two versions, counts and sums, and what the result leaves out."""
    result = shown.result
    heading = f"{say.TITLE}{changes.COLON}{plain(shown.title[:200])}" if shown.title else str(say.TITLE)
    yield f"## {heading}\n\n"
    if result.old or result.new:
        yield f"{plain(changes.FROM_TO.say(old=result.old[:200], new=result.new[:200]))}\n\n"
    if result.causes:
        yield " · ".join(f"{text.WORDS[burden]} **{result.count(burden)}**" for burden in ORDER) + "\n\n"
    if figures := told(dict(whole(result).everywhere)):
        yield say.MARKDOWN_SUM.say(figures=plain(figures)) + "\n\n"
    mark = "> ⚠️ " if result.refused or result.uncompared or result.stopped else "> "
    sentences = [line for line in text.summary(result, sums=False) if not line.startswith(" ")]
    yield "".join(f"{mark}{plain(line[:MOST_SENTENCE])}\n>\n" for line in sentences).removesuffix(">\n") + "\n"
    for refused in result.refused[:MOST_UNFOLDED]:
        found = refused.diagnostic
        yield f"- {plain(_at(str(found.at), refused.side))} {found.rule} {plain(found.message[:MOST_SENTENCE])}\n"
    yield "\n" if result.refused else ""


def _tables(result: DiffResult) -> Iterator[Table]:
    if result.adjusted:
        rows = [list(map(plain, row)) for row in adjusted.rows(result)]
        heads = (say.ADJUSTMENT, say.PLACE, say.REACH, say.DECLARATION)
        yield Table(str(say.ADJUSTMENTS), list(map(str, heads)), rows, len(rows) > MOST_UNFOLDED)
    if result.findings:
        rows = [
            [f"{adjusted.GRADES[one.severity][0]} {one.rule}", plain(one.message), plain(_at(str(one.at), one.side))]
            for one in result.findings
        ]
        yield Table(
            str(say.FINDINGS), [str(say.RULE), str(say.MESSAGE), str(say.PLACE)], rows, len(rows) > MOST_UNFOLDED
        )
    pairs = [(cause, effect) for cause in result.causes for effect in cause.effects]
    for burden in ORDER:
        found = [pair for pair in pairs if pair[1].verdict.burden is burden]
        found.sort(key=lambda pair: -pair[1].verdict.severity)
        quiet = burden is not Burden.WORSE and all(e.verdict.severity is Severity.INFO for _, e in found)
        if found:
            columns = (say.VERDICT, say.ELEMENT, say.OLD, say.NEW, say.REACH)
            rows = [_row(result, *pair) for pair in found]
            yield Table(str(text.WORDS[burden]), list(map(str, columns)), rows, quiet or len(rows) > MOST_UNFOLDED)
    for title, head, sums in ((say.BY_BODY, say.BODY, by_body(result)), (say.BY_ITEM, say.ITEM, by_item(result))):
        moved = [one for one in sums if one.everywhere]
        if moved:
            yield Table(str(title), [str(head), str(say.FIGURES)], list(map(_sum, moved)), True)


def _sum(one: Sum) -> list[str]:
    return [plain(one.name or str(say.NO_BODY)), plain(told(dict(one.everywhere)))]


def _row(result: DiffResult, cause: Cause, effect: Effect) -> list[str]:
    verdict = effect.verdict
    grade = f"{adjusted.GRADES[verdict.severity][0]} " if verdict.severity is not Severity.INFO else ""
    values = sides(verdict)
    old, new = ("", "") if values is None else (_marked(values[0], "del"), _marked(values[1], "ins"))
    of = text.about(result, cause)
    what = f"{plain(of)}<br>" if of else ""
    at = plain(_at(str(cause.spot.at), cause.spot.side)) + ("" if effect.approves else f" {effect.fingerprint}")
    reach = f"{plain(text.reach(result, effect))}<br><sub>{at}</sub>"
    said = verdict.what if values is not None else verdict.message
    approval = approval_said(result, effect.fingerprint)
    approved = f"<br>✅ {plain(approval)}" if approval else ""
    return [f"{grade}{verdict.rule} {plain(verdict.title)}{approved}", f"{what}{plain(said)}", old, new, reach]


def _marked(marks: Iterable[Mark], tag: str) -> str:
    """Runs in which what differs is marked, as HTML: Markdown's own signs want spaces, which Chinese has none of."""
    return "".join(f"<{tag}>{plain(text)}</{tag}>" if changed else plain(text) for text, changed in marks)


def _at(at: str, side: Side) -> str:
    return f"{at}{changes.OLD_FILE}" if side is Side.OLD else at


def _table(table: Table, room: int) -> str:
    """A table with as many rows as there is room for, the others counted; "" where there is room for none."""
    count = f" ({len(table.rows)})"
    title = (
        f"<details><summary><b>{table.title}</b>{count}</summary>\n" if table.folded else f"### {table.title}{count}\n"
    )
    start = f"{title}\n| {' | '.join(table.heads)} |\n|{' --- |' * len(table.heads)}\n"
    end = "\n</details>\n\n" if table.folded else "\n"
    left = room - len(start) - len(end) - len(say.ROWS_CUT.say(count=len(table.rows))) - 2
    kept: list[str] = []
    for row in table.rows:
        line = f"| {' | '.join(row)} |\n"
        left -= len(line)
        if left < 0:
            break
        kept.append(line)
    cut = len(table.rows) - len(kept)
    note = f"\n{say.ROWS_CUT.say(count=cut)}\n" if cut else ""
    return f"{start}{''.join(kept)}{note}{end}" if kept else ""
