"""Spreadsheets (Excel): what all of ours share. Texts stay texts, and the same content makes the same bytes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from svcstd.messages.terminal import safe

if TYPE_CHECKING:
    from xlsxwriter import Workbook

MOST_ROWS = 1_048_575
"""Rows of a sheet below its head."""
MOST_TEXT = 32_767
"""Characters of a cell."""
A4 = 9
"""The paper's number in Excel's list."""
MADE = datetime(2000, 1, 1)
"""When every file says that it was made: a day of its own would make other bytes of the same content."""


def cell(text: str, *, lines: bool = False) -> str:
    """A text as a cell holds it; what is too long ends in `…`.

    Args:
        text: Anything.
        lines: The text has lines of ours, which stay; else the end of a line shows as its code, as in other reports.
    """
    text = "\n".join(safe(line) for line in text.splitlines()) if lines else safe(text)
    return text if len(text) <= MOST_TEXT else text[: MOST_TEXT - 1] + "…"


def packed(title: str, fill: Callable[[Workbook], None], *, streamed: bool = True) -> bytes:
    """The file of a workbook.

    Args:
        title: What the file's properties call it.
        fill: Writes the sheets.
        streamed: Rows go to a temporary file as they are written, so that only the packed result stands in memory;
            `fill` must write them in order then.
    """
    import xlsxwriter

    out = BytesIO()
    kept = "constant_memory" if streamed else "in_memory"
    with xlsxwriter.Workbook(out, {kept: True, "strings_to_urls": False, "strings_to_formulas": False}) as book:
        book.set_properties({"title": cell(title), "created": MADE})
        fill(book)
    return out.getvalue()
