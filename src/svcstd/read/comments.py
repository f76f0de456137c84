"""Comments that speak to svcstd: `# svcstd: ignore T101 — reason`, found by scanning lines (design §5)."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

WORD = "svcstd:"
"""What a file must hold before anything is looked for."""

SPOKEN = re.compile(r"(?:^|(?<=[ \t]))#[ \t]*svcstd:")
IGNORE = re.compile(r"ignore[ \t]+(?P<rules>[A-Z][0-9]{0,3}(?:[ \t]*[,、，][ \t]*[A-Z][0-9]{0,3})*)(?P<rest>.*)")
REASON = re.compile(r"[ \t]*(?:—{1,2}|–|--|-|：|:)[ \t]*(?P<reason>\S.*)")
LIST = re.compile(r"[ \t,、，]+")
SILENT = re.compile(r"[ \t]*(?:#.*)?")
NO_SCALAR = ((sys.maxsize, 0), (sys.maxsize, 0))
"""Stands behind all that a file holds."""


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment that speaks to svcstd.

    Attributes:
        line: Where it stands, 1-based.
        column: Where its `#` stands, 1-based.
        target: The line whose findings it means: its own, or the next with content where it stands alone.
        rules: Ids, or beginnings of ids, of rules; () where it says nothing that can be understood.
        reason: Why, or "".
        said: What stands behind `svcstd:`.
        head: The first line of the value of several lines that it stands behind, 1-based; 0 where it is none.
    """

    line: int
    column: int
    target: int
    rules: tuple[str, ...] = ()
    reason: str = ""
    said: str = ""
    head: int = 0


def comments(text: str) -> list[Comment]:
    """The comments of a file that speak to svcstd, in order; what stands inside a scalar is text and no comment."""
    if WORD not in text:
        return []
    lines = text.split("\n")
    kept: dict[int, tuple[re.Match[str], int]] = {}
    inside = _scalars(text)
    start, end = next(inside, NO_SCALAR)
    head = 0
    # Both come in the file's order, so that each scalar is left behind once.
    for number, spoken in _spoken(lines):
        at = (number, spoken.start())
        while end <= at:
            head = start[0] + 1 if start[0] < end[0] == number else 0
            start, end = next(inside, NO_SCALAR)
        if at < start:
            kept.setdefault(number, (spoken, head))
    following = _following(lines) if kept else []
    return [
        replace(_comment(lines[number], number, following[number], spoken), head=head)
        for number, (spoken, head) in kept.items()
    ]


def _spoken(lines: list[str]) -> Iterator[tuple[int, re.Match[str]]]:
    """What looks like a comment that speaks to svcstd, with the line it stands in, from 0."""
    return ((number, spoken) for number, line in enumerate(lines) if WORD in line for spoken in SPOKEN.finditer(line))


def _following(lines: list[str]) -> list[int]:
    """For each line the next with content, both from 0; itself where none follows."""
    found = []
    known = -1
    for number in range(len(lines) - 1, -1, -1):
        found.append(known if known >= 0 else number)
        if not SILENT.fullmatch(lines[number].rstrip("\r")):
            known = number
    return found[::-1]


def _comment(line: str, number: int, following: int, spoken: re.Match[str]) -> Comment:
    target = number if line[: spoken.start()].strip() else following
    said = line[spoken.end() :].strip()
    known = IGNORE.fullmatch(said)
    because = REASON.fullmatch(known["rest"]) if known else None
    understood = known is not None and (because is not None or not known["rest"].strip())
    return Comment(
        number + 1,
        spoken.start() + 1,
        target + 1,
        tuple(dict.fromkeys(LIST.split(known["rules"]))) if known and understood else (),
        because["reason"] if because else "",
        said,
    )


def _scalars(text: str) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Start and end of each scalar in quotes, in a block or of several lines, (line, column) from 0; up to an error.

    Plain scalars hold no comment. A block scalar's comment stands in its first line, behind `|` or `>`, and its text
    begins below; a flow scalar's comment stands behind its end.
    """
    import yaml
    from yaml.tokens import ScalarToken

    parser: Any = yaml.CLoader(text)
    try:
        while parser.check_token():
            token = parser.get_token()
            if type(token) is not ScalarToken:
                continue
            start, end = token.start_mark, token.end_mark
            if token.style or start.line < end.line:
                block = token.style in ("|", ">")
                yield (start.line + 1, 0) if block else (start.line, start.column), (end.line, end.column)
    except yaml.YAMLError:
        return
    finally:
        parser.dispose()
