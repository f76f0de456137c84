"""The flow chart of a guide as inline SVG: one column from application to result, special procedures beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from unicodedata import east_asian_width

from markupsafe import Markup, escape

from svcstd.render.ink import clean
from svcstd.render.view import Value

WIDTH, MARGIN, GAP = 340, 10, 26
"""Pixels: of the whole, left free at both sides, between nodes. Narrow enough for a phone held upright."""
INDENT = 56
"""How far special procedures stand to the right of the step they belong to."""
LANE = MARGIN + INDENT // 2
"""Where the way goes on past them."""
NAME, NOTE = 15, 12
"""Sizes of letters, pixels."""
MOST_LINES = 4
"""Lines of a name or a note; what is longer ends in an ellipsis, the table has the whole."""

FIGURE = Markup('<svg class="chart" viewBox="0 0 {} {}" width="{}" height="{}" role="img" aria-label="{}">{}</svg>')
BOX = Markup('<rect class="{}" x="{}" y="{}" width="{}" height="{}" rx="{}"/>')
TEXT = Markup('<text class="{}" x="{}" y="{}">{}</text>')
ARROW = Markup('<path d="M{} {}v{}m-4-6 4 6 4-6"/>')
BRANCH = Markup('<path class="branch" d="M{} {}V{}H{}"/>')


class Node(NamedTuple):
    """One box: what is written in it, line by line, and where it stands."""

    kind: str
    name: list[str]
    note: list[str]
    top: int
    height: int


def chart(caption: str, rows: Sequence[Sequence[Value]]) -> Markup:
    """The chart of a block's rows (node, name, note).

    Args:
        caption: What it is called for those who cannot see it.
        rows: As `Block` of kind `chart` has them; texts are escaped here.
    """
    nodes, height = _placed(rows)
    drawn: list[str] = []
    last, beside = nodes[0], False
    for node in nodes[1:]:
        below = last.top + last.height
        if node.kind == "special":
            beside = True
            drawn.append(BRANCH.format(LANE, below, node.top + node.height // 2, MARGIN + INDENT))
        else:
            drawn.append(ARROW.format(LANE if beside else WIDTH // 2, below, node.top - below - 1))
            last, beside = node, False
    drawn.extend(_box(node) for node in nodes)
    return FIGURE.format(WIDTH, height, WIDTH, height, clean(caption), Markup("").join(drawn))


def _placed(rows: Sequence[Sequence[Value]]) -> tuple[list[Node], int]:
    """Nodes from top to bottom, and the height of all."""
    nodes, top = [], 2
    for kind, name, note in rows:
        inner = WIDTH - 2 * MARGIN - (INDENT if kind == "special" else 0) - 24
        names, notes = wrapped(str(name), inner / NAME), wrapped(str(note), inner / NOTE) if note else []
        height = 20 + len(names) * (NAME + 5) + len(notes) * (NOTE + 5)
        nodes.append(Node(str(kind), names, notes, top, height))
        top += height + GAP
    return nodes, top - GAP + 2


def _box(node: Node) -> Markup:
    left = MARGIN + (INDENT if node.kind == "special" else 0)
    width = WIDTH - MARGIN - left
    round_ = node.height // 2 if node.kind in {"start", "end"} else 4
    parts = [BOX.format(node.kind, left, node.top, width, node.height, min(round_, 24))]
    y = node.top + 10
    for of, size, said in (("name", NAME, node.name), ("note", NOTE, node.note)):
        for line in said:
            y += size + 5
            parts.append(TEXT.format(of, left + width // 2, y - 4, line))
    return Markup("").join(parts)


def wrapped(text: str, width: float) -> list[str]:
    """A text broken into lines.

    Args:
        text: One paragraph; characters that deceive are taken out.
        width: Of a line, in widths of a Chinese character; others count as half of one.
    """
    out: list[str] = []
    line, used = "", 0.0
    for char in " ".join(clean(text).split()):
        wide = 1.0 if east_asian_width(char) in "WFA" else 0.55
        if used + wide > width:
            if len(out) == MOST_LINES - 1:
                return [*out, f"{line[:-1]}…"]
            out.append(line)
            line, used = "", 0.0
        line += char
        used += wide
    return [*out, line] if line else out


def spoken(rows: Sequence[Sequence[Value]]) -> list[tuple[str, Markup]]:
    """The same nodes as points of a list, each with its kind."""
    colon = "：" if any("\u4e00" <= char <= "\u9fff" for _, name, _ in rows for char in str(name)) else ": "
    return [
        (str(kind), escape(f"{clean(str(name))}{colon}{clean(str(note))}" if note else clean(str(name))))
        for kind, name, note in rows
    ]
