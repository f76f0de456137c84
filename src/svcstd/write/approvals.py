"""Texts of catalog/approvals.yaml: entries at its end, single values replaced, entries taken out; all else stays."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from svcstd.diagnostic import Diagnostic, Fix, Location, Severity
from svcstd.write.apply import mended
from svcstd.write.new import LIST_ITEM, SCHEMA
from svcstd.write.spelling import TYPED, quoted, spelled

DATES = frozenset({"approved", "until"})
"""Keys of dates, which stand without quotes; texts that look like numbers, dates or booleans do not."""
MARK = "- fingerprint: '-'\n"
"""An entry that stands behind the last one while entries are taken out, so that something of the list is left."""


class NotEdited(Exception):
    """A file that cannot be edited without touching more than is meant."""


def added(text: str, entries: Iterable[Mapping[str, str]], schema: str = "") -> str:
    """The text with entries at its end.

    Lists in flow style cannot be added to: whoever calls reads it again.

    Args:
        text: The text of the file, "" for a new one.
        entries: What each of them says, by key.
        schema: Where editors find the schema of a new file, seen from it; "" where they do not.
    """
    found = LIST_ITEM.search(text)
    indent = found[1] if found else ""
    ending = "\r\n" if "\r\n" in text else "\n"
    lines = []
    for values in entries:
        for number, (key, value) in enumerate(values.items()):
            said = spelled(value, "")
            if key == "fingerprint" or (key not in DATES and TYPED.fullmatch(value)):
                said = quoted(value)
            lines.append(f"{indent}{'  ' if number else '- '}{key}: {said}")
    gap = "" if not text or text.endswith("\n") else ending
    head = f"{SCHEMA.format(path=schema)}\n" if schema and not text else ""
    return head + text + gap + "".join(line + ending for line in lines)


def replaced(data: bytes, file: str, values: Mapping[tuple[int, str], str]) -> bytes:
    """The bytes with single values replaced, by position of the entry and key.

    Raises:
        NotEdited: One of them cannot be, without touching more.
    """
    return _mended(data, file, [Fix("value", path, text) for path, text in values.items()])


def without(data: bytes, file: str, indexes: Iterable[int]) -> bytes:
    """The bytes without some entries; comments on what stays are kept.

    Raises:
        NotEdited: Somebody wrote a comment on what would be taken out, or the list stands in brackets.
    """
    text = data.decode()
    found = LIST_ITEM.search(text)
    mark = (found[1] if found else "") + MARK
    ends = "\r\n" if "\r\n" in text else "\n"
    marked = text + ("" if text.endswith("\n") else ends) + mark.replace("\n", ends)
    made = _mended(marked.encode(), file, [Fix("remove", (index,)) for index in indexes]).decode()
    if not made.endswith(mark.replace("\n", ends)):
        raise NotEdited
    return made[: -len(mark.replace("\n", ends))].encode()


def _mended(data: bytes, file: str, fixes: list[Fix]) -> bytes:
    at = Location(file)
    found = [Diagnostic(at, "", Severity.INFO, str(number), path=fix.path, fix=fix) for number, fix in enumerate(fixes)]
    out = mended(data, file, found)
    if out.withdrawn or len(out.applied) != len(fixes):
        raise NotEdited
    return out.data
