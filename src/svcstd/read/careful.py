"""The careful reader, which is the truth: libyaml's events to text, with every position (design §2.5).

Iterative and bounded: it stops at the first tag, anchor, alias, merge key, second document or level too deep, so that
neither a bomb nor a deep nest costs more than one pass over the bytes read so far.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from svcstd.diagnostic import Finding, Fix, KeyPath
from svcstd.messages import syntax
from svcstd.read.caps import CONTROL, MAX_INDENT

Mark = tuple[int, int]
UNSAFE = re.compile(CONTROL.pattern[:-1] + "\r\x85]")
"""What a value may not hold either, where an escape such as `\\e` wrote it: in a value a line ends in a line feed."""
CJK = (
    "\u2e80-\u303f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef\u2014\u2018\u2019\u201c\u201d\u2026"
)
SEAM = re.compile(f"(?<=[{CJK}]) (?=[{CJK}])")
BLANKS = re.compile("[ \t\n]*")
ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))")
ESCAPED = dict(zip("0abtnvfre_NLP", "\0\a\b\t\n\v\f\r\x1b\xa0\x85\u2028\u2029", strict=True))
WIDE = re.compile(r"\s*(?:- )*\{?[A-Za-z_][\w-]{0,39} *(：)")
"""The beginning of a line that was meant for a key and its value."""
CONFLICT = re.compile(r"^<{7,}(?: .*)?$", re.MULTILINE)
"""The line that git puts before the first side of a conflict."""
ODD = re.compile(
    r"""(?xi) y|n|yes|no|on|off|true|false|null|~|=|<<
    | [-+]?(?:0b[01_]+|0o?[0-7_]+|0x[0-9a-f_]+)
    | [-+]?(?:[0-9][0-9_]*)(?:\.[0-9_]*)?(?:e[-+]?[0-9]+)?
    | [-+]?\.[0-9_]+(?:e[-+]?[0-9]+)? | [-+]?\.inf | \.nan
    | [-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?
    | [0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9:.]+\s*(?:Z|[-+][0-9:]+)?)?
    """
)
"""Plain scalars that YAML 1.1 or 1.2 reads as anything but text."""


@dataclass(slots=True)
class Careful:
    """What the careful reader knows of one file.

    Attributes:
        data: Mappings, lists and text; {} when the file is broken.
        marks: Line and column of each value: a scalar's own, a collection's key.
        keys: Line and column of each mapping key.
        odd: Paths of plain scalars that other readers do not take for text.
        findings: What is wrong with the YAML.
        broken: Whether reading stopped before the end.
    """

    data: Any = field(default_factory=dict)
    marks: dict[KeyPath, Mark] = field(default_factory=dict)
    keys: dict[KeyPath, Mark] = field(default_factory=dict)
    odd: set[KeyPath] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)
    broken: bool = False


class _Refused(Exception):
    def __init__(self, rule: str, mark: Mark, **values: object) -> None:
        super().__init__(rule)
        self.finding = Finding(rule=rule, mark=mark, values=values)


class _Builder:
    """One pass over the events of a text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines: list[str] | None = None
        self.out = Careful()
        self.stack: list[tuple[Any, KeyPath | None]] = []
        self.key: str | None = None
        self.key_mark: Mark = (1, 1)
        self.root: Any = None

    def run(self) -> Careful:
        """Read to the end or to the first refusal."""
        parser = yaml.CLoader(self.text)
        try:
            self._events(parser)
            self.out.data = self.root if self.root is not None else {}
        except _Refused as refused:
            self.out.findings.append(refused.finding)
            self.out.broken = True
        except (yaml.MarkedYAMLError, yaml.reader.ReaderError) as error:
            self.out.findings.append(_syntax(error, self.text))
            self.out.broken = True
        finally:
            parser.dispose()
        if self.out.broken:
            self.out.data = {}
        return self.out

    def _events(self, parser: Any) -> None:
        documents = 0
        while True:
            event = parser.get_event()
            kind = type(event)
            if kind is ScalarEvent:
                self._scalar(event)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                self._open(event, {} if kind is MappingStartEvent else [])
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                self.stack.pop()
                self.key = None
            elif kind is AliasEvent:
                raise _Refused("S108", _mark(event), what="*" + event.anchor)
            elif kind is DocumentStartEvent:
                documents += 1
                if documents > 1:
                    raise _Refused("S108", _mark(event), what="---")
            elif kind is StreamEndEvent:
                return
            elif kind is DocumentEndEvent:
                continue

    def _forbid(self, event: Any, plain_tag: bool) -> None:
        if event.anchor is not None:
            raise _Refused("S108", _mark(event), what="&" + event.anchor)
        if event.tag is not None and not plain_tag:
            raise _Refused("S108", _mark(event), what=event.tag[:60])

    def _open(self, event: Any, made: Any) -> None:
        self._forbid(event, plain_tag=False)
        if len(self.stack) >= MAX_INDENT:
            raise _Refused("S102", _mark(event), most=MAX_INDENT)
        if self.stack and type(self.stack[-1][0]) is dict and self.key is None:
            raise _Refused("S108", _mark(event), what="? ")
        self.stack.append((made, self._place(made, event)))
        self.key = None

    def _scalar(self, event: Any) -> None:
        self._forbid(event, plain_tag=False)
        value = event.value
        if event.style == '"' and (unsafe := UNSAFE.search(value)):
            raise _Refused("S110", _mark(event), character=f"U+{ord(unsafe[0]):04X}")
        if event.start_mark.line != event.end_mark.line and event.style != "|" and " " in value:
            value = self._join(event)
        if self.stack and type(self.stack[-1][0]) is dict and self.key is None:
            if value == "<<" and not event.style:
                raise _Refused("S108", _mark(event), what="<<")
            self.key = value
            self.key_mark = _mark(event)
            return
        path = self._place(value, event)
        if path is not None and not event.style and ODD.fullmatch(value):
            self.out.odd.add(path)
        self.key = None

    def _place(self, value: Any, event: Any) -> KeyPath | None:
        """Put a value where it belongs and return its path, None for a key written again and all below it."""
        mark = _mark(event)
        if not self.stack:
            self.root = value
            self.out.marks[()] = mark
            return ()
        parent, above = self.stack[-1]
        if above is None:
            return None
        if type(parent) is list:
            path = (*above, len(parent))
            parent.append(value)
            self.out.marks[path] = mark
            return path
        assert self.key is not None
        path = (*above, self.key)
        if self.key in parent:
            first = self.out.keys[path][0]
            self.out.findings.append(
                Finding(path, rule="S107", mark=self.key_mark, values={"key": self.key[:60], "line": first})
            )
            return None
        parent[self.key] = value
        self.out.keys[path] = self.key_mark
        self.out.marks[path] = self.key_mark if isinstance(value, dict | list) else mark
        return path

    def _join(self, event: Any) -> str:
        """A folded value without the space that folding puts between two Chinese characters."""
        value: str = event.value
        if not SEAM.search(value):
            return value
        out: list[str] = []
        kept = at = 0
        for row, ends in self._rows(event):
            at = BLANKS.match(value, at).end()  # type: ignore[union-attr]
            if not value.startswith(row, at):
                break
            at += len(row)
            if ends and SEAM.match(value, at):
                out.append(value[kept:at])
                kept = at + 1
        return "".join([*out, value[kept:]])

    def _rows(self, event: Any) -> Iterator[tuple[str, bool]]:
        """The lines of a scalar but the last, as they stand in its value, and whether folding ends each."""
        if self.lines is None:
            self.lines = self.text.split("\n")
        first, last = event.start_mark.line, event.end_mark.line
        for number in range(first + (event.style == ">"), last):
            row = self.lines[number]
            if number == first:
                row = row[event.start_mark.column + bool(event.style) :]
            row = row.strip(" \t")
            open_end = False
            if event.style == "'":
                row = row.replace("''", "'")
            elif event.style == '"' and "\\" in row:
                open_end = row.endswith("\\") and (len(row) - len(row.rstrip("\\"))) % 2 == 1
                row = ESCAPE.sub(_unescaped, row[:-1] if open_end else row).strip(" \t\n")
            if row:
                yield row, not open_end


def _unescaped(found: re.Match[str]) -> str:
    """The character that an escape of a double-quoted scalar stands for."""
    code = found[1] or found[2] or found[3]
    return chr(int(code, 16)) if code else ESCAPED.get(found[4], found[4])


def _mark(event: Any) -> Mark:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _syntax(error: Any, text: str) -> Finding:
    """The finding for broken YAML; some of libyaml's errors carry no mark."""
    if conflict := CONFLICT.search(text):
        values: dict[str, object] = {"problem": syntax.CONFLICT, "since": 0}
        return Finding(rule="S106", mark=(text.count("\n", 0, conflict.start()) + 1, 1), values=values)
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    lines = text.split("\n")
    for row in (line, line - 1, line - 2):
        if 0 < row <= len(lines) and (wide := WIDE.match(lines[row - 1])):
            found = {"key": wide[0].strip(" -：{")}
            return Finding(rule="S109", mark=(row, wide.start(1) + 1), values=found, fix=Fix("colon"))
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", "") or "syntax error")
    opened = getattr(error, "context_mark", None)
    since = opened.line + 1 if opened and opened.line + 1 < line else 0
    values = {"problem": syntax.problem(problem[:200]), "since": since}
    return Finding(rule="S106", mark=(line, column), values=values, message="opened" if since else "message")


def read(text: str) -> Careful:
    """Everything the careful reader knows of a text that has passed the caps."""
    return _Builder(text).run()
