"""The report as a spreadsheet: a summary, then a row per finding. Texts stay texts: no cell becomes formula or link."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from svcstd.diagnostic import Diagnostic, Severity, dotted
from svcstd.messages import formats as say
from svcstd.paper.sheets import MOST_ROWS, cell, packed
from svcstd.report.account import Account
from svcstd.report.text import WORDS, summary

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

WIDTHS = (7, 7, 32, 44, 6, 6, 18, 12, 28, 60, 60, 18)
"""Of the columns, in characters; as many as `HEADS`."""
FILLS = {Severity.ERROR: "#FBE3E0", Severity.WARNING: "#FFF1CC", Severity.INFO: "#E2EEF9"}
INKS = {Severity.ERROR: "#9B1C1C", Severity.WARNING: "#7A4B00", Severity.INFO: "#1C4F86"}


class _Book:
    """A workbook with the few formats that both kinds of sheet use."""

    def __init__(self, book: Workbook) -> None:
        self.book = book
        shape = {"valign": "top", "text_wrap": True}
        self.head = book.add_format({"bold": True, "bg_color": "#EDF1F5", "bottom": 1, "valign": "vcenter"})
        self.title = book.add_format({"bold": True, "font_size": 16})
        self.bold = book.add_format({"bold": True})
        self.note = book.add_format({"font_color": "#9B1C1C"})
        self.plain = book.add_format(shape)
        self.graded = {
            one: book.add_format({**shape, "bold": True, "bg_color": FILLS[one], "font_color": INKS[one]})
            for one in Severity
        }

    def summary(self, account: Account) -> None:
        """Write the first sheet: counts, what was left out, and counts by rule."""
        sheet = self.book.add_worksheet(str(say.SUMMARY_SHEET))
        sheet.set_column(0, 0, 12)
        sheet.set_column(1, 1, 48)
        sheet.set_column(2, 3, 10)
        sheet.write_string(0, 0, cell(" ".join(filter(None, (account.title, str(say.REPORT))))), self.title)
        outcome = account.outcome
        row = 2
        for severity in sorted(Severity, reverse=True):
            sheet.write_string(row, 0, str(WORDS[severity]), self.graded[severity])
            sheet.write_number(row, 1, outcome.count(severity), self.book.add_format({"align": "left"}))
            row += 1
        counts, *left_out = summary(outcome)
        for text, style in ((counts, None), *((text, self.note) for text in left_out)):
            sheet.write_string(row, 0, cell(text), style)
            row += 1
        row += 1
        self._heads(sheet, row, [say.HEADS["rule"], say.HEADS["title"], say.HEADS["severity"], say.COUNT])
        by_rule = Counter((found.rule, found.severity) for found in account.shown)
        for (rule, severity), count in sorted(by_rule.items(), key=lambda one: (-one[0][1], one[0][0])):
            row += 1
            sheet.write_string(row, 0, rule, self.plain)
            sheet.write_string(row, 1, cell(account.title_of(rule)), self.plain)
            sheet.write_string(row, 2, str(WORDS[severity]), self.graded[severity])
            sheet.write_number(row, 3, count, self.plain)

    def _heads(self, sheet: Worksheet, row: int, heads: list[Any]) -> None:
        for column, head in enumerate(heads):
            sheet.write_string(row, column, str(head), self.head)

    def findings(self, account: Account, first: int, number: int) -> None:
        """Write one sheet of findings.

        Args:
            account: What to write.
            first: Index of the first finding of the sheet.
            number: Which sheet of findings it is, from 1.
        """
        name = str(say.FINDINGS_SHEET) + (f" {number}" if number > 1 else "")
        sheet = self.book.add_worksheet(name)
        for column, width in enumerate(WIDTHS):
            sheet.set_column(column, column, width)
        shown = account.shown[first : first + MOST_ROWS]
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(len(shown), 1), len(WIDTHS) - 1)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        self._heads(sheet, 0, list(say.HEADS.values()))
        for row, found in enumerate(shown, 1):
            self._row(sheet, row, found, account)

    def _row(self, sheet: Worksheet, row: int, found: Diagnostic, account: Account) -> None:
        sheet.write_string(row, 0, str(WORDS[found.severity]), self.graded[found.severity])
        texts = {
            1: found.rule, 2: account.title_of(found.rule), 3: found.at.file, 6: found.item, 7: found.region,
            8: dotted(found.path), 9: found.message, 10: found.mend, 11: found.fingerprint,
        }  # fmt: skip
        for column, text in texts.items():
            sheet.write_string(row, column, cell(text), self.plain)
        sheet.write_number(row, 4, found.at.line, self.plain)
        sheet.write_number(row, 5, found.at.column, self.plain)


def pieces(account: Account) -> Iterator[bytes]:
    """Yield the file."""

    def fill(book: Workbook) -> None:
        made = _Book(book)
        made.summary(account)
        for number, first in enumerate(range(0, max(len(account.shown), 1), MOST_ROWS), 1):
            made.findings(account, first, number)

    yield packed(account.title or str(say.REPORT), fill)
