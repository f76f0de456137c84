"""Bounds on a file's bytes, checked in linear time before any YAML library sees it (design §2.5), and its encoding."""

from __future__ import annotations

import re
import unicodedata

from svcstd.diagnostic import Finding, Fix

MAX_BYTES = 1 << 20
MAX_FLOW = 64
MAX_INDENT = 64
LEADING = re.compile(rb"^(?: |[?-](?= )){%d}" % (4 * MAX_INDENT + 1), re.MULTILINE)
"""What stands before the first word of a line: blanks, and indicators with a blank after them."""
SAMPLED = re.compile(rb"[ ?-]{8}")
BRACKET = re.compile(rb"[\[\]{}]")
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
OPENING = frozenset(b"[{")


def too_large(size: int, most: int = MAX_BYTES) -> Finding:
    """The finding for a file of at least `size` bytes, over the cap."""
    return Finding(rule="S101", values={"size": f"{size:,}", "most": f"{most:,}"})


def _line_column(data: bytes, offset: int) -> tuple[int, int]:
    before = data.rfind(b"\n", 0, offset) + 1
    return data.count(b"\n", 0, offset) + 1, len(data[before:offset].decode("utf-8", "replace")) + 1


def too_deep(data: bytes) -> Finding | None:
    """A finding if brackets or indentation nest deeper than any record needs; strings are not told from structure.

    Indentation counts one level a column at the least, so the columns are capped at twice the levels; the careful
    reader counts the levels themselves.
    """
    if data.count(b"[") + data.count(b"{") > MAX_FLOW:
        depth = 0
        for found in BRACKET.finditer(data):
            depth = depth + 1 if data[found.start()] in OPENING else max(depth - 1, 0)
            if depth > MAX_FLOW:
                return Finding(rule="S102", mark=_line_column(data, found.start()), values={"most": MAX_FLOW})
    # A run that long holds at least eight of every 32nd byte: most files are done with after a look at those.
    indent = LEADING.search(data) if SAMPLED.search(data[::32]) else None
    if indent:
        return Finding(rule="S102", mark=_line_column(data, indent.start()), values={"most": MAX_INDENT})
    return None


def _plausible(text: str) -> bool:
    """Whether decoded text looks like Chinese: hardly any private, unassigned or control characters."""
    letters = [c for c in text[:4000] if not c.isascii()]
    odd = sum(unicodedata.category(c) in {"Co", "Cn", "Cc"} for c in letters)
    common = sum("\u4e00" <= c <= "\u9fff" or c in "，。；：、（）《》“”" for c in letters)
    return bool(letters) and odd * 20 <= len(letters) and common * 2 >= len(letters)


def name_encoding(data: bytes) -> str:
    """The encoding that bytes which are not UTF-8 most likely are in, or "" when none fits."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    for name, label in (("gb18030", "GB18030"), ("big5", "Big5"), ("utf-16-le", "UTF-16"), ("utf-16-be", "UTF-16")):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        if _plausible(text):
            return label
    return ""


def decode(data: bytes) -> tuple[str | None, list[Finding]]:
    """Text of a file and what its bytes say wrong: None for the text when it cannot be read.

    BOM and CRLF are taken away with a finding each; control characters that YAML forbids refuse the file.
    """
    findings: list[Finding] = []
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
        findings.append(Finding(rule="S104", mark=(1, 1), fix=Fix("bytes")))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        found = name_encoding(data)
        values = {"encoding": found, "byte": error.start + 1}
        mark = _line_column(data, error.start)
        message = "message" if found else "unknown"
        return None, [*findings, Finding(rule="S103", mark=mark, values=values, message=message)]
    control = CONTROL.search(text)
    if control:
        at = control.start()
        mark = (text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
        values = {"character": f"U+{ord(control[0]):04X}"}
        return None, [*findings, Finding(rule="S110", mark=mark, values=values)]
    if "\r" in text:
        at = text.index("\r")
        findings.append(Finding(rule="S105", mark=(text.count("\n", 0, at) + 1, 1), fix=Fix("bytes")))
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, findings
