"""The comparison for people at a wide terminal: each change with the older value beside the newer one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from svcstd.diff.formats import Shown, adjusted, text
from svcstd.diff.formats.marks import Mark, sides, width, wrapped
from svcstd.diff.result import Cause, DiffResult, Effect
from svcstd.messages import comparing as say
from svcstd.messages.terminal import Line, Run

WIDE_FROM = 120
"""Columns of a terminal from which on `text` is printed side by side."""
USUAL = 120
"""Columns where there is no terminal to measure."""
NARROWEST = 40
INDENT = "    "
BETWEEN = " │ "


def lines(result: DiffResult, columns: int) -> Iterator[Line]:
    """The comparison, line by line, no column of values wider than its half of the terminal."""
    yield from adjusted.lines(result)
    half = (max(columns or USUAL, NARROWEST) - len(INDENT) - len(BETWEEN)) // 2
    if result.causes:
        heads = [[Mark(name.say(), False)] for name in (say.OLD, say.NEW)]
        yield from _beside(heads[0], heads[1], half, "dim")
    for cause in result.causes:
        yield from _cause(result, cause, half)
    yield from text.ending(result)


def _cause(result: DiffResult, cause: Cause, half: int) -> Iterator[Line]:
    yield text.head(result, cause)
    for effect in cause.effects:
        yield from _effect(result, effect, half)
    yield ()


def _effect(result: DiffResult, effect: Effect, half: int) -> Iterator[Line]:
    verdict = effect.verdict
    values = sides(verdict)
    yield text.said(
        effect, verdict.message if values is None else say.TITLED.say(title=verdict.title, what=verdict.what)
    )
    if values is not None:
        yield from _beside(values[0], values[1], half)
    yield from text.reached(result, effect)


def _beside(old: Sequence[Mark], new: Sequence[Mark], half: int, style: str = "") -> Iterator[Line]:
    left, right = wrapped(old, half), wrapped(new, half)
    for number in range(max(len(left), len(right))):
        one = left[number] if number < len(left) else []
        two = right[number] if number < len(right) else []
        room = " " * (half - sum(width(mark.text) for mark in one))
        yield ((INDENT, ""), *_runs(one, "red", style), (room + BETWEEN, "dim"), *_runs(two, "green", style))


def _runs(marks: Sequence[Mark], colour: str, style: str) -> Iterator[Run]:
    return ((mark.text, colour if mark.changed else style) for mark in marks)


def pieces(shown: Shown) -> Iterator[str]:
    """Yield the comparison as a file holds it, without colours."""
    for line in lines(shown.result, shown.columns):
        yield "".join(run for run, _ in line).rstrip() + "\n"
