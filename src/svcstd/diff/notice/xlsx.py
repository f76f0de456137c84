"""The notice as a spreadsheet: what it says, then the annex, a row per item. No cell becomes a formula or a link."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from svcstd.diff.notice.tables import document_table, heads, sum_table
from svcstd.diff.notice.view import Notice
from svcstd.messages import notice as say
from svcstd.paper.sheets import A4, cell, packed

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

WIDTHS = (6, 30, 22, 15, 16, 30, 22, 18, 34)
"""Of the annex's columns, in characters; as many as it has heads."""
BODY_WIDTHS = (44, 18, 14, 15, 15, 10)
"""Of the first sheet's, which holds the tables of counts and documents."""
LINE, HIGHEST = 17, 409
"""Points of a line, and of the highest row there may be; Chinese fonts set 11 points on lines of nearly 16."""
HEAD_ROWS = 1
"""Which row of the annex holds its heads, counted from 0: the title stands above."""


class _Book:
    """A workbook with the formats that both sheets use."""

    def __init__(self, book: Workbook) -> None:
        self.book = book
        shape = {"valign": "top", "text_wrap": True}
        self.title = book.add_format({"bold": True, "font_size": 16, "align": "center_across", "valign": "vcenter"})
        self.middle = book.add_format({"align": "center_across"})
        self.heading = book.add_format({"bold": True, "font_size": 12, "valign": "bottom"})
        self.plain = book.add_format(shape)
        self.head = book.add_format(
            {**shape, "bold": True, "border": 1, "bg_color": "#F3F3F3", "align": "center", "valign": "vcenter"}
        )
        self.boxed = book.add_format({**shape, "border": 1})
        self.number = book.add_format({"border": 1, "valign": "top", "align": "center"})
        self.bold = book.add_format({**shape, "border": 1, "bold": True})

    def sheet(self, name: str, widths: Sequence[int]) -> Worksheet:
        """An empty sheet on A4, as wide as a page."""
        sheet = self.book.add_worksheet(name)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&C&P / &N")
        return sheet

    def across(self, sheet: Worksheet, row: int, text: str, columns: int) -> None:
        """Write a text over the middle of some columns."""
        sheet.write_string(row, 0, cell(text, lines=True), self.title)
        for column in range(1, columns):
            sheet.write_blank(row, column, None, self.title)

    def notice(self, notice: Notice) -> None:
        """Write the first sheet."""
        sheet = self.sheet(say.NOTICE_SHEET.say(), BODY_WIDTHS)
        sheet.set_landscape()
        row = 0
        for text in (notice.issuer, notice.title):
            self.across(sheet, row, text, len(BODY_WIDTHS))
            sheet.set_row(row, 1.8 * LINE)
            row += 1
        sheet.write_string(row, 0, cell(notice.number, lines=True), self.middle)
        for column in range(1, len(BODY_WIDTHS)):
            sheet.write_blank(row, column, None, self.middle)
        row = self._texts(sheet, row + 2, [notice.lead])
        row = self._part(sheet, row, notice.what.heading, notice.what.paragraphs)
        row = self._table(sheet, row, sum_table(notice))
        row = self._part(sheet, row, notice.demands.heading, notice.demands.paragraphs)
        row = self._part(sheet, row, notice.effects.heading, notice.effects.paragraphs)
        row = self._part(sheet, row, say.DOCUMENTS.say(), [])
        row = self._table(sheet, row, document_table(notice))
        row = self._texts(sheet, row, [say.ANNEX_LINE.say(title=notice.annex), "", notice.issuer, notice.date, ""])
        self._part(sheet, row, say.MADE_FROM.say(), notice.notes)

    def _part(self, sheet: Worksheet, row: int, heading: str, texts: Sequence[str]) -> int:
        sheet.set_row(row, 1.6 * LINE)
        sheet.write_string(row, 0, heading, self.heading)
        return self._texts(sheet, row + 1, texts)

    def _texts(self, sheet: Worksheet, row: int, texts: Sequence[str]) -> int:
        """Write paragraphs over the whole width, and return the row after them."""
        for text in texts:
            if text:
                sheet.merge_range(row, 0, row, len(BODY_WIDTHS) - 1, "", self.plain)
                sheet.write_string(row, 0, cell(text, lines=True), self.plain)
                sheet.set_row(row, _height([text], [sum(BODY_WIDTHS)]))
            row += 1
        return row

    def _table(self, sheet: Worksheet, row: int, rows: Sequence[Sequence[str | int]]) -> int:
        for number, values in enumerate(rows):
            style = self.head if number == 0 else self.bold if number == len(rows) - 1 else self.boxed
            for column, value in enumerate(values):
                if isinstance(value, int):
                    sheet.write_number(row, column, value, style)
                else:
                    sheet.write_string(row, column, cell(value, lines=True), style)
            sheet.set_row(row, _height([str(value) for value in values], BODY_WIDTHS))
            row += 1
        return row + 1

    def annex(self, notice: Notice) -> None:
        """Write the annex: title and heads stand on every printed page."""
        sheet = self.sheet(say.ANNEX_SHEET.say(), WIDTHS)
        sheet.set_landscape()
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        self.across(sheet, 0, notice.annex, len(WIDTHS))
        sheet.set_row(0, 2 * LINE)
        sheet.set_row(HEAD_ROWS, _height(heads(), WIDTHS))
        for column, head in enumerate(heads()):
            sheet.write_string(HEAD_ROWS, column, head, self.head)
        rows = notice.rows
        for row, values in enumerate(rows, HEAD_ROWS + 1):
            sheet.set_row(row, _height([str(value) for value in values], WIDTHS))
            sheet.write_number(row, 0, values.number, self.number)
            for column, text in enumerate(values[1:], 1):
                sheet.write_string(row, column, cell(text, lines=True), self.boxed)
        sheet.freeze_panes(HEAD_ROWS + 1, 0)
        sheet.repeat_rows(0, HEAD_ROWS)
        sheet.autofilter(HEAD_ROWS, 0, HEAD_ROWS + len(rows), len(WIDTHS) - 1)


def _height(texts: Sequence[str], widths: Sequence[int]) -> float:
    """How high a row has to be for its texts, in points: not every program measures it itself."""
    lines = (
        sum(max(-(-_columns(line) // (width - 1)), 1) for line in text.splitlines())
        for text, width in zip(texts, widths, strict=False)
    )
    return min(LINE * max(*lines, 1), HIGHEST)


def _columns(text: str) -> int:
    """Characters of a column's width that a text takes: two for one that is not Latin."""
    return sum(1 if letter.isascii() else 2 for letter in text)


def pack(notice: Notice) -> bytes:
    """The file."""

    def fill(book: Workbook) -> None:
        made = _Book(book)
        made.notice(notice)
        made.annex(notice)

    return packed(notice.title, fill, streamed=False)
