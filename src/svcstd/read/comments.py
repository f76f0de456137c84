"""Comments that speak to svcstd: `# svcstd: ignore T101 — reason`, found by scanning lines (design §5)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

WORD = "svcstd:"
"""What a file must hold before anything is looked for."""

SPOKEN = re.compile(r"(?:^|(?<=[ \t]))#[ \t]*svcstd:")
IGNORE = re.compile(r"ignore[ \t]+(?P<rules>[A-Z][0-9]{0,3}(?:[ \t]*[,、][ \t]*[A-Z][0-9]{0,3})*)(?P<rest>.*)")
REASON = re.compile(r"[ \t]*(?:—{1,2}|–|--|-|：|:)[ \t]*(?P<reason>\S.*?)[ \t]*")
LIST = re.compile(r"[ \t,、]+")
SILENT = re.compile(r"[ \t]*(?:#.*)?")


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
    """

    line: int
    column: int
    target: int
    rules: tuple[str, ...] = ()
    reason: str = ""
    said: str = ""


def comments(text: str) -> list[Comment]:
    """The comments of a file that speak to svcstd, in order; what stands inside a scalar is text and no comment."""
    if WORD not in text:
        return []
    lines = text.split("\n")
    found = [(number, spoken) for number, line in enumerate(lines) if WORD in line for spoken in SPOKEN.finditer(line)]
    inside = list(_scalars(text)) if found else []
    kept: dict[int, Comment] = {}
    for number, spoken in found:
        at = (number, spoken.start())
        if number not in kept and not any(start <= at < end for start, end in inside):
            kept[number] = _comment(lines, number, spoken)
    return list(kept.values())


def _comment(lines: list[str], number: int, spoken: re.Match[str]) -> Comment:
    target = number
    if not lines[number][: spoken.start()].strip():
        following = range(number + 1, len(lines))
        target = next((n for n in following if not SILENT.fullmatch(lines[n].rstrip("\r"))), number)
    said = lines[number][spoken.end() :].strip()
    known = IGNORE.fullmatch(said)
    because = REASON.fullmatch(known["rest"]) if known else None
    understood = known is not None and (because is not None or not known["rest"].strip())
    return Comment(
        number + 1,
        spoken.start() + 1,
        target + 1,
        tuple(LIST.split(known["rules"])) if known and understood else (),
        because["reason"] if because else "",
        said,
    )


def _scalars(text: str) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Start and end of each quoted, folded or literal scalar, as (line, column) from 0; up to the first error.

    Plain scalars hold no comment. A block scalar's comment stands in its first line, behind `|` or `>`, and its text
    begins below; a flow scalar's comment stands behind its end.
    """
    import yaml
    from yaml.tokens import ScalarToken

    parser: Any = yaml.CLoader(text)
    try:
        while parser.check_token():
            token = parser.get_token()
            if type(token) is ScalarToken and token.style:
                start, end = token.start_mark, token.end_mark
                first = (start.line + 1, 0) if token.style in "|>" else (start.line, start.column)
                yield first, (end.line, end.column)
    except yaml.YAMLError:
        return
    finally:
        parser.dispose()
