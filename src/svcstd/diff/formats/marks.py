"""What differs within two texts, letter by letter: runs of text that both have, or one alone."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from svcstd.diff.result import Verdict
from svcstd.messages import changes as say
from svcstd.messages.terminal import safe

TOKEN = re.compile(r"[0-9A-Za-z.]+|.", re.DOTALL)
"""A number or a Latin word is one thing, any other character by itself."""
MOST_COMPARED = 1_000_000
"""Pairs of tokens that are compared; longer texts differ as a whole between what they begin and end with."""
AROUND = 30
"""Characters that are kept beside a difference in a long text."""
LONG = 240
"""Characters from which on what is equal is cut short."""
BEING = frozenset({"item", "place", "guide"})
"""Changes of something's being there, which have no values to show."""


class Mark(NamedTuple):
    """A run of text.

    Attributes:
        text: The characters.
        changed: Whether the other version does not have them.
    """

    text: str
    changed: bool


def sides(verdict: Verdict) -> tuple[list[Mark], list[Mark]] | None:
    """Both values of a verdict in runs, long ones cut where they are equal; None where there are none to show."""
    if verdict.path[0] in BEING and len(verdict.path) == 1:
        return None
    old, new = _text(verdict.old, verdict.before), _text(verdict.new, verdict.after)
    if "null" in (verdict.old, verdict.new):
        return [Mark(_short(old), verdict.old != "null")], [Mark(_short(new), verdict.new != "null")]
    before, after = marked(old, new)
    return _cut(before), _cut(after)


def _text(value: str, words: str) -> str:
    """A value whole where it is a text or a list of texts, else as it is called."""
    known = json.loads(value)
    if isinstance(known, str):
        words = known
    elif isinstance(known, list) and known and all(isinstance(one, str) for one in known):
        words = say.LIST.say().join(known)
    return safe(" ".join(words.split()))


def marked(old: str, new: str) -> tuple[list[Mark], list[Mark]]:
    """Two texts in runs; letters that are equal by chance between two differences count as different."""
    a, b = TOKEN.findall(old), TOKEN.findall(new)
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    most = min(len(a), len(b)) - start
    end = next((i for i in range(most) if a[-1 - i] != b[-1 - i]), most)
    one, two = a[start : len(a) - end], b[start : len(b) - end]
    left: list[Mark] = []
    right: list[Mark] = []
    for x, y, changed in (
        (a[:start], b[:start], False),
        *_between(one, two),
        (a[len(a) - end :], b[len(b) - end :], False),
    ):
        for runs, tokens in ((left, x), (right, y)):
            if tokens:
                runs.append(Mark("".join(tokens), changed))
    return _joined(left), _joined(right)


def _between(one: list[str], two: list[str]) -> Iterator[tuple[list[str], list[str], bool]]:
    if len(one) * len(two) > MOST_COMPARED:
        yield one, two, True
        return
    for kind, i, j, k, m in SequenceMatcher(None, one, two, autojunk=False).get_opcodes():
        yield one[i:j], two[k:m], kind != "equal" or j - i == 1


def _joined(runs: Sequence[Mark]) -> list[Mark]:
    out: list[Mark] = []
    for run in runs:
        if out and out[-1].changed is run.changed:
            out[-1] = Mark(out[-1].text + run.text, run.changed)
        else:
            out.append(run)
    return out


def _short(text: str) -> str:
    return text if len(text) <= LONG else text[: LONG - 1] + "…"


def _cut(runs: list[Mark]) -> list[Mark]:
    """Runs with long stretches that are equal cut short, if the text is long."""
    if sum(len(run.text) for run in runs) <= LONG:
        return runs
    out = []
    for number, (text, changed) in enumerate(runs):
        if changed:
            out.append(Mark(_short(text), True))
            continue
        head = text[:AROUND] if number else ""
        tail = text[-AROUND:] if number < len(runs) - 1 else ""
        out.append(Mark(text if len(text) <= 2 * AROUND else f"{head}…{tail}", False))
    return out


def width(text: str) -> int:
    """Columns that a text takes on a terminal."""
    return sum(_columns(c) for c in text)


def _columns(c: str) -> int:
    return 0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1


def wrapped(runs: Sequence[Mark], columns: int) -> list[list[Mark]]:
    """Runs in lines no wider than so many columns, broken between any two characters but not within a number."""
    lines: list[list[Mark]] = [[]]
    left = columns
    for run in runs:
        for token in TOKEN.findall(run.text):
            for piece in (token,) if width(token) <= columns else token:
                need = width(piece)
                if need > left:
                    lines.append([])
                    left = columns
                lines[-1].append(Mark(piece, run.changed))
                left -= need
    return [_joined(line) for line in lines]
