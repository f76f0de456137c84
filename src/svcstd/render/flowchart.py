"""The flow chart of a guide as inline SVG: one column from application to result, special procedures beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from unicodedata import east_asian_width

from markupsafe import Markup, escape

from svcstd.render.ink import clean
from svcstd.render.view import Value, flat

WIDTH, MARGIN, GAP = 340, 10, 26
"""Pixels: of the whole, left free at both sides, between nodes. Narrow enough for a phone held upright."""
INDENT = 56
"""How far special procedures stand to the right of the step they belong to."""
LANE = MARGIN + INDENT // 2
"""Where the way goes on past them."""
NAME, NOTE = 15, 12
"""Sizes of letters, pixels."""
WIDE, NARROW = 1.0, 0.55
"""How wide a Chinese character and any other is, in widths of a Chinese one."""
MOST_LINES = 4
"""Lines of a name or a note; what is longer ends in an ellipsis, the table has the whole."""


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
            drawn.append(f'<path class="branch" d="M{LANE} {below}V{node.top + node.height // 2}H{MARGIN + INDENT}"/>')
        else:
            lane = LANE if beside else WIDTH // 2
            drawn.append(f'<path d="M{lane} {below}v{node.top - below - 1}m-4-6 4 6 4-6"/>')
            last, beside = node, False
    drawn.extend(_box(node) for node in nodes)
    size = f'viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}"'
    label = escape(clean(caption))
    return Markup(f'<svg class="chart" {size} role="img" aria-label="{label}">{"".join(drawn)}</svg>')


def _placed(rows: Sequence[Sequence[Value]]) -> tuple[list[Node], int]:
    """Nodes from top to bottom, and the height of all."""
    nodes, top = [], 2
    for kind, name, note in rows:
        inner = WIDTH - 2 * MARGIN - (INDENT if kind == "special" else 0) - 24
        names, notes = wrapped(flat(name), inner / NAME), wrapped(flat(note), inner / NOTE)
        height = 20 + len(names) * (NAME + 5) + len(notes) * (NOTE + 5)
        nodes.append(Node(str(kind), names, notes, top, height))
        top += height + GAP
    return nodes, top - GAP + 2


def _box(node: Node) -> str:
    left = MARGIN + (INDENT if node.kind == "special" else 0)
    width = WIDTH - MARGIN - left
    round_ = node.height // 2 if node.kind in {"start", "end"} else 4
    box = f'x="{left}" y="{node.top}" width="{width}" height="{node.height}" rx="{min(round_, 24)}"'
    parts = [f'<rect class="{escape(node.kind)}" {box}/>']
    y = node.top + 10
    for of, size, said in (("name", NAME, node.name), ("note", NOTE, node.note)):
        for line in said:
            y += size + 5
            parts.append(f'<text class="{of}" x="{left + width // 2}" y="{y - 4}">{escape(line)}</text>')
    return "".join(parts)


def wrapped(text: str, width: float) -> list[str]:
    """A text broken into lines.

    Args:
        text: One paragraph; characters that deceive are taken out.
        width: Of a line, in widths of a Chinese character; others count as half of one.

    Returns:
        Lines that end anywhere between Chinese characters, and elsewhere at a blank; a word wider than a line is cut.
    """
    out: list[str] = []
    line, used = "", 0.0
    for char in " ".join(clean(text).split()):
        wide = _width(char)
        if used + wide > width:
            if len(out) == MOST_LINES - 1:
                return [*out, f"{line[:-1]}…"]
            at = _end(line, char)
            out.append(line[:at].rstrip())
            line = line[at:]
            used = sum(map(_width, line))
        if line or char != " ":
            line += char
            used += wide
    return [*out, line] if line else out


def _width(char: str) -> float:
    return WIDE if east_asian_width(char) in "WFA" else NARROW


def _end(line: str, char: str) -> int:
    """Where a line ends that a character does not fit into: before it, or before the word that it belongs to."""
    at = len(line)
    if char != " " and _width(char) == NARROW:
        while at and line[at - 1] != " " and _width(line[at - 1]) == NARROW:
            at -= 1
    return at or len(line)
