"""The basic catalogue by code: entries and their items, found by name first, by an index of all entries else (§2.3)."""

from __future__ import annotations

from bisect import bisect_left
from collections import OrderedDict
from dataclasses import dataclass, field

from svcstd.diagnostic import Finding
from svcstd.model.basic import BasicItem
from svcstd.model.elements import Elements, Record
from svcstd.model.shape import shape
from svcstd.pipeline.licence import licensed
from svcstd.read import Document
from svcstd.resolve import Identity, Layer
from svcstd.workspace import RecordName, Workspace

KEEP = 512
"""Files kept while a partition is worked on: specifications are asked for again by every place below."""


@dataclass(slots=True)
class Basic:
    """One basic entry.

    Attributes:
        document: Its file.
        entry: What it says, or None where its shape is wrong.
        findings: What reading and typing found.
        items: Handling items (or the narrowest there are) by code, with their catalogue layers.
        covers: Codes a record may be named by, each with the codes of the items it speaks for.
    """

    document: Document
    entry: BasicItem | None
    findings: list[Finding]
    items: dict[str, tuple[Identity, tuple[Layer, ...]]] = field(default_factory=dict)
    covers: dict[str, list[str]] = field(default_factory=dict)

    def contradiction(self, main: str) -> Finding | None:
        """What is wrong where the entry of a file that is named by a main code says another; its items are no items."""
        if self.entry is None or self.entry.code == main:
            return None
        return Finding(("code",), values={"code": self.entry.code, "named": main}, rule="C108")


@dataclass(slots=True)
class RecordFile:
    """One record: its file, what it says or None, and what was wrong."""

    document: Document
    record: Record | None
    findings: list[Finding]


class Entries:
    """Basic entries and records of a workspace, read when asked for."""

    def __init__(self, workspace: Workspace) -> None:
        """Read from `workspace`."""
        self.workspace = workspace
        self.layout = workspace.layout
        self._codes = sorted(self.layout.basics)
        self._basics: OrderedDict[str, Basic] = OrderedDict()
        self._records: OrderedDict[str, RecordFile] = OrderedDict()
        self._index: dict[str, str] | None = None
        self._mains: dict[str, str | None] = {}

    def basic(self, main: str) -> Basic:
        """The entry of a main code."""
        if main not in self._basics:
            document = self.workspace.document(self.layout.basics[main])
            entry, findings = shape(document, BasicItem)
            basic = Basic(document, entry, licensed([*document.findings, *findings], lambda: document.data))
            if entry is not None:
                _items(basic, entry)
            self._basics[main] = basic
            if len(self._basics) > KEEP:
                self._basics.popitem(last=False)
        return self._basics[main]

    def record(self, name: RecordName) -> RecordFile:
        """The record of a path."""
        found = self._records.get(name.path)
        if found is None:
            document = self.workspace.document(name.path)
            record, findings = shape(document, Record)
            document.data = None
            findings = licensed([*document.findings, *findings], lambda: self._tree_above(name))
            found = self._records[name.path] = RecordFile(document, record, findings)
            if len(self._records) > KEEP:
                self._records.popitem(last=False)
        else:
            self._records.move_to_end(name.path)
        return found

    def _tree_above(self, name: RecordName) -> object:
        """The tree of the basic entry that a record belongs to, or None."""
        main = self.main_of(name.code)
        return self.basic(main).document.data if main else None

    def guess(self, code: str) -> str:
        """The main code that shares the longest prefix with a code: right for national codes, checked by `main_of`."""
        at = bisect_left(self._codes, code)
        near = self._codes[max(at - 1, 0) : at + 1]
        return max(near, key=lambda known: _shared(known, code), default="")

    def main_of(self, code: str) -> str | None:
        """The main code of the item that a record's code names, or None where the catalogue has no such item."""
        if code not in self._mains:
            guess = code if code in self.layout.basics else self.guess(code)
            known = guess == code or (guess and code in self.basic(guess).covers)
            self._mains[code] = guess if known else self.index.get(code)
        return self._mains[code]

    def name_of(self, code: str) -> str:
        """The name of what a code stands for, "" where it stands for nothing; of a handling item with its own title."""
        main = self.main_of(code)
        if not main:
            return ""
        basic = self.basic(main)
        for covered in basic.covers.get(code, ()):
            identity = basic.items[covered][0]
            if code == identity.main:
                return identity.main_name
            return identity.name if code == identity.sub else identity.name + identity.title
        return ""

    def full_name(self, code: str) -> str:
        """The name of an item as its guide has it, where the catalogue's order of codes finds it, or ""."""
        near = self.guess(code)
        basic = self.basic(near) if near else None
        found = basic.covers.get(code, []) if basic else []
        if basic is None or not found:
            return ""
        identity = basic.items[found[0]][0]
        if len(found) == 1:
            return identity.full_name
        return identity.name if code == identity.sub else identity.main_name

    @property
    def index(self) -> dict[str, str]:
        """Main code by every code of every entry; reads them all, so only when the guess failed."""
        if self._index is None:
            self._index = {}
            for main in self._codes:
                for code in self.basic(main).covers:
                    self._index.setdefault(code, main)
        return self._index


def _shared(a: str, b: str) -> int:
    return next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def _items(basic: Basic, entry: BasicItem) -> None:
    """Lay out the items of an entry: sub-items, handling items, or the main item itself."""
    top = Layer(basic.document, (), entry)
    subs = entry.subitems or ()
    if not subs:
        _handlings(basic, entry, None, (top,), ())
    for index, sub in enumerate(subs):
        prefix = ("subitems", index)
        _handlings(basic, entry, index, (top, Layer(basic.document, prefix, sub, "", sub.code)), prefix)


def _handlings(
    basic: Basic, entry: BasicItem, index: int | None, layers: tuple[Layer, ...], prefix: tuple[str | int, ...]
) -> None:
    sub = entry.subitems[index] if index is not None and entry.subitems else None
    above, name = (sub.code, sub.name) if sub else (entry.code, entry.name)
    found: list[tuple[str, str, Elements | None, tuple[str | int, ...]]] = []
    for at, handling in enumerate((sub or entry).handling or ()):
        code = handling.code or above + (handling.serial or "")
        found.append((code, handling.title, handling, (*prefix, "handling", at)))
    for code, title, elements, there in found or [(above, "", None, prefix)]:
        identity = Identity(entry.code, sub.code if sub else "", code, name, entry.name, title, bool(entry.provisional))
        own = (Layer(basic.document, there, elements, "", code),) if elements is not None else ()
        if code not in basic.items:
            basic.items[code] = (identity, (*layers, *own))
        for known in identity.codes:
            covered = basic.covers.setdefault(known, [])
            if code not in covered:
                covered.append(code)
