"""The notice as Markdown (CommonMark with tables): nothing that a record says becomes structure."""

from __future__ import annotations

import re
from typing import Any

from svcstd.diff.notice.tables import Load, sheets
from svcstd.diff.notice.view import Notice
from svcstd.messages.terminal import safe
from svcstd.paper import Paper

MEANT = re.compile(
    r"""
    [\\`*\[\]|~$<&{]                                # emphasis, code, links, columns, formulas, HTML, templates
    | (?<![^\W_])_ | _(?![^\W_])                    # underscores that do not stand inside a word
    | ^(?:[#>+=-]|\d{1,9}(?=[.)]))                  # what begins headings, quotations, points and rules
    """,
    re.VERBOSE,
)
ENTITIES = {"<": "&lt;", "&": "&amp;", "{": "&#123;"}
"""What a backslash does not hold back everywhere."""


class Cell(str):
    """A cell that is ready to be printed."""

    __slots__ = ()


def _escaped(found: re.Match[str]) -> str:
    sign = found[0]
    if sign[0].isdigit():
        return f"{sign}\\"
    return ENTITIES.get(sign, f"\\{sign}")


def _lines(value: Any) -> list[str]:
    """The lines of a value with nothing in them that Markdown reads as more than text."""
    lines = (safe(" ".join(line.split())) for line in str(value).splitlines())
    return [MEANT.sub(_escaped, line) for line in lines if line]


def line(value: Any) -> str:
    """A value in one line."""
    return " ".join(_lines(value))


def cell(value: Any) -> Cell:
    """A value in a cell of a table, its lines broken there."""
    return Cell("<br>".join(_lines(value)))


def _ink(value: Any) -> str:
    return value if type(value) is Cell else line(value)


def page(notice: Notice, load: Load) -> str:
    """The notice as text.

    Args:
        notice: What it says.
        load: Text of a template by name, or None where there is none.

    Raises:
        BadTemplate: The workspace's own template cannot be used.
    """
    return Paper(load, ink=_ink, filters={"cell": cell}, autoescape=False).print("notice.md.j2", sheets(notice))
