"""Bounds on a file's bytes, checked in linear time before any YAML library sees it (design §2.5), and its encoding."""

from __future__ import annotations

import re
from itertools import islice

from svcstd.diagnostic import Finding, Fix

MAX_BYTES = 1 << 20
MAX_LINE = 1 << 16
"""Bytes a line of a table may hold."""
MAX_FLOW = 64
MAX_INDENT = 64
LEADING = re.compile(rb"^(?: |[?-](?= )){%d}" % (4 * MAX_INDENT + 1), re.MULTILINE)
"""What stands before the first word of a line: blanks, and indicators with a blank after them."""
SAMPLED = re.compile(rb"[ ?-]{8}")
BRACKET = re.compile(rb"[\[\]{}]")
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
OPENING = frozenset(b"[{")
GB_2312, BIG5 = ("gb2312", 0xB0, 0xD7), ("big5", 0xA4, 0xC6)
"""Codes of everyday characters: first bytes of the 3 755 of GB 2312 level 1 and the 5 401 of Big5 level 1."""
ENCODINGS = (
    ("gb18030", "GB18030", GB_2312),
    ("big5", "Big5", BIG5),
    ("utf-16-le", "UTF-16", GB_2312),
    ("utf-16-be", "UTF-16", GB_2312),
)
MARKS = frozenset("，。；：、（）《》“”‘’　·")
SAMPLE, SURE, MOSTLY = 4_000, 4, 0.8
"""Characters looked at, how few are too few to be sure, and the share of everyday ones that is sure."""


def too_large(most: int = MAX_BYTES) -> Finding:
    """The finding for a file over the cap; how large it is nobody knows, since it is not read any further."""
    return Finding(rule="S101", values={"most": f"{most:,}"})


def too_wide(data: bytes) -> Finding | None:
    """A finding if a line of a table is longer than any row needs to be; looked for without looking at every line."""
    at = 0
    while len(data) - at > MAX_LINE:
        ends = max(data.rfind(b"\n", at, at + MAX_LINE), data.rfind(b"\r", at, at + MAX_LINE))
        if ends < 0:
            line = data.count(b"\n", 0, at) + 1
            return Finding(rule="S101", mark=(line, 1), values={"most": f"{MAX_LINE:,}", "line": line}, message="wide")
        at = ends + 1
    return None


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


def _everyday(text: str, codes: tuple[str, int, int]) -> float:
    """The share of everyday characters among what is not ASCII in a text; 0.0 where that is too little to be sure."""
    name, first, last = codes
    letters = [c for c in islice((c for c in text if not c.isascii()), SAMPLE) if c not in MARKS]
    if len(letters) < SURE:
        return 0.0
    coded = (c.encode(name, "ignore") for c in letters)
    return sum(len(pair) > 1 and first <= pair[0] <= last for pair in coded) / len(letters)


def _nearly_utf8(data: bytes) -> bool:
    """Whether bytes are UTF-8 but for a few, so that no other encoding explains them."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    return sum(not c.isascii() for c in text) - bad > 4 * bad


def name_encoding(data: bytes) -> str:
    """The encoding that bytes which are not UTF-8 are in, or "" where that is not sure.

    Sure is a byte order mark; else the whole must decode, and most of what is not ASCII must be everyday Chinese, which
    bytes of another encoding hardly ever make.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    if _nearly_utf8(data):
        return ""
    best, named = MOSTLY, ""
    for name, label, codes in ENCODINGS:
        try:
            share = _everyday(data.decode(name), codes)
        except UnicodeDecodeError:
            continue
        if share > best:
            best, named = share, label
    return named


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
        cut = error.end == len(data) and error.reason == "unexpected end of data"
        found = "" if cut else name_encoding(data)
        values = {"encoding": found, "byte": error.start + 1}
        mark = _line_column(data, error.start)
        message = "cut" if cut else "message" if found else "unknown"
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
