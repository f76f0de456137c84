"""The work list as a spreadsheet to share out the work: an overview, then a row per guide and per record.

Texts stay texts: no cell becomes formula or link.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from svcstd.diagnostic import Severity
from svcstd.diff.cause import Side
from svcstd.diff.impact.text import GRADES, left_out, numbers, totals
from svcstd.diff.impact.work import Faulty, Group, Kind, Reprint, WorkList
from svcstd.diff.reach import level_word
from svcstd.messages import impact as say
from svcstd.messages.reporting import LIST
from svcstd.paper.sheets import A4, MOST_ROWS, cell, packed

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

MOST_NUMBERS = 200
"""Causes named in one cell."""
WIDTHS = {
    "place": 22, "region": 13, "level": 15, "agency": 26, "agency_id": 16, "name": 40, "item": 20, "status": 8,
    "causes": 10, "severity": 7, "rule": 7, "file": 48, "line": 6, "edited": 11, "message": 52, "mend": 52,
    "done": 7, "number": 6, "version": 7, "said": 70, "guides": 9, "invalid": 9, "redundant": 9, "orphan": 9,
}  # fmt: skip
"""Of columns, in characters."""
WHO = ("place", "region", "level", "agency", "agency_id", "name", "item")
GUIDES = (*WHO, "status", "causes", "done")
RECORDS = (*WHO, "severity", "rule", "file", "line", "edited", "message", "mend", "causes", "done")
SOURCES = ("number", "version", "file", "line", "name", "said")
FILLS = {Severity.ERROR: "#FBE3E0", Severity.WARNING: "#FFF1CC", Severity.INFO: "#E2EEF9"}
Row = dict[str, str | int]


def pieces(work: WorkList) -> Iterator[bytes]:
    """Yield the file."""

    def fill(book: Workbook) -> None:
        made = _Book(book, work)
        made.overview()
        made.table("reprint", GUIDES, work.reprints, made.guide)
        for kind in Kind:
            made.table(kind.value, RECORDS, work.of(kind), made.record)
        made.table("sources", SOURCES, range(len(work.sources)), made.source)

    yield packed(say.BOOK.say(), fill)


class _Book:
    """A workbook with the few formats that all sheets use."""

    def __init__(self, book: Workbook, work: WorkList) -> None:
        self.book = book
        self.work = work
        shape = {"valign": "top", "text_wrap": True, "border": 1, "border_color": "#D0D7DE"}
        self.head = book.add_format({**shape, "bold": True, "bg_color": "#EDF1F5", "valign": "vcenter"})
        self.title = book.add_format({"bold": True, "font_size": 16})
        self.note = book.add_format({"font_color": "#9B1C1C"})
        self.plain = book.add_format(shape)
        self.graded = {
            str(GRADES[one]): book.add_format({**shape, "bold": True, "bg_color": FILLS[one]}) for one in Severity
        }

    def _sheet(self, name: str, columns: Sequence[str], row: int, rows: int) -> Worksheet:
        """A sheet with its head in a row, which stays in sight, is printed on each page and filters."""
        sheet = self.book.add_worksheet(say.SHEETS[name].say())
        for at, column in enumerate(columns):
            sheet.set_column(at, at, WIDTHS[column])
        sheet.freeze_panes(row + 1, 0)
        sheet.autofilter(row, 0, row + max(rows, 1), len(columns) - 1)
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(row)
        return sheet

    def _heads(self, sheet: Worksheet, row: int, columns: Sequence[str]) -> None:
        for at, column in enumerate(columns):
            text = say.HEADS[column] if column in say.HEADS else say.KIND[column]
            sheet.write_string(row, at, text.say(), self.head)

    def _row(self, sheet: Worksheet, row: int, columns: Sequence[str], values: Row) -> None:
        for at, column in enumerate(columns):
            value = values.get(column, "")
            style = self.graded.get(str(value), self.plain) if column == "severity" else self.plain
            if isinstance(value, int):
                sheet.write_number(row, at, value, style)
            elif value:
                sheet.write_string(row, at, cell(value, lines=column == "said"), style)
            else:
                sheet.write_blank(row, at, None, style)

    def overview(self) -> None:
        """Write the first sheet: what is compared, sums, and a row for each place or body."""
        work = self.work
        who = ("place", "region", "level") if work.by == "place" else ("agency", "agency_id")
        columns = (*who, "guides", *(kind.value for kind in Kind))
        notes = [say.STOPPED.say()] if work.stopped else [totals(work) or say.NOTHING.say()]
        notes += left_out(work)
        if work.skipped_rules and not work.stopped:
            notes.append(say.SKIPPED.say(rules=LIST.say().join(work.skipped_rules)))
        first = len(notes) + 3
        groups = work.groups[: MOST_ROWS - first]
        sheet = self._sheet("overview", columns, first, len(groups))
        sheet.write_string(0, 0, say.BOOK.say(), self.title)
        sheet.write_string(1, 0, cell(say.COMPARES.say(old=work.old, new=work.new)))
        for at, note in enumerate(notes, 2):
            sheet.write_string(at, 0, cell(note), *((self.note,) if at > 2 else ()))  # noqa: PLR2004
        self._heads(sheet, first, columns)
        for at, group in enumerate(groups, first + 1):
            self._row(sheet, at, columns, self._group(group))

    def _group(self, group: Group) -> Row:
        name, key = ("place", "region") if self.work.by == "place" else ("agency", "agency_id")
        counts = {kind.value: len(group.of(kind)) for kind in Kind}
        level = level_word(group.level) if group.level else ""
        return {name: group.name, key: group.key, "level": level, "guides": len(group.reprints), **counts}

    def table(self, name: str, columns: Sequence[str], things: Sequence[Any], made: Callable[[Any], Row]) -> None:
        """Write a sheet with a row for each thing; those beyond what a sheet holds are counted in its last row."""
        shown = things if len(things) <= MOST_ROWS else things[: MOST_ROWS - 1]
        sheet = self._sheet(name, columns, 0, len(shown))
        self._heads(sheet, 0, columns)
        for at, thing in enumerate(shown, 1):
            self._row(sheet, at, columns, made(thing))
        if len(shown) < len(things):
            cut = say.CUT.say(most=len(shown), left=len(things) - len(shown))
            sheet.write_string(len(shown) + 1, 0, cut, self.note)

    def _who(self, one: Reprint | Faulty) -> Row:
        work = self.work
        level = work.region_levels.get(one.region)
        return {
            "place": work.region_names.get(one.region, one.region) if one.region else say.CATALOGUE.say(),
            "region": one.region,
            "level": level_word(level) if level else "",
            "agency": work.body_names.get(one.agency, one.agency),
            "agency_id": one.agency,
            "name": work.item_names.get(one.item, ""),
            "item": one.item,
            "causes": numbers(one.causes, MOST_NUMBERS),
        }

    def guide(self, guide: Reprint) -> Row:
        """A guide as a row."""
        return {**self._who(guide), "status": say.STATUS[guide.status].say()}

    def record(self, one: Faulty) -> Row:
        """A record as a row."""
        return {
            **self._who(one),
            "severity": str(GRADES[one.severity]),
            "rule": one.rule,
            "file": one.at.file,
            "line": one.at.line,
            "edited": (say.YES if one.edited else say.NO).say(),
            "message": one.message,
            "mend": one.mend,
        }

    def source(self, index: int) -> Row:
        """A cause as a row."""
        source = self.work.sources[index]
        spot = source.spot
        return {
            "number": index + 1,
            "version": (say.OLD_VERSION if spot.side is Side.OLD else say.NEW_VERSION).say(),
            "file": spot.at.file,
            "line": spot.at.line,
            "name": self.work.about(source),
            "said": "\n".join(one.message for one in source.said),
        }
