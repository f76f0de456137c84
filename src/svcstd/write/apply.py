"""All sure mends of one file, written from its end to its beginning, then read again (design §2.5).

Whatever reads otherwise than meant afterwards is withdrawn and said; what overlaps waits for the next round.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from svcstd import read as reader
from svcstd.diagnostic import Diagnostic, Fix, KeyPath, value_at
from svcstd.messages import Text
from svcstd.messages import mending as say
from svcstd.read import Document, caps
from svcstd.read.spans import Span, spans
from svcstd.write.edit import Commented, Edit, NoEdit, edits, parted, path_of

MOST_COLONS = 100
"""Full-width colons of one file that are put right in one round; each costs one reading."""
MOST_READ = 4 << 20
"""Characters of one file that may be read again in one round to tell mends that do not hold from those that do."""
FEWEST_READINGS = 8


@dataclass
class Mended:
    """What became of a file.

    Attributes:
        data: Its bytes afterwards.
        applied: Findings that are mended.
        withdrawn: Findings whose mend was not written, with the reason.
    """

    data: bytes
    applied: list[Diagnostic] = field(default_factory=list)
    withdrawn: list[tuple[Diagnostic, Text]] = field(default_factory=list)

    def withdraw(self, found: Iterable[Diagnostic], reason: Text) -> None:
        """Keep findings whose mend is not written."""
        self.withdrawn.extend((one, reason) for one in found)


def mended(data: bytes, file: str, found: Sequence[Diagnostic]) -> Mended:
    """A file with its sure mends.

    Args:
        data: Its bytes.
        file: Path relative to the workspace.
        found: Findings with a fix, all of this file.
    """
    out = Mended(data)
    if not file.endswith(".yaml"):
        text, _ = caps.decode(data)
        if text is not None and all(one.fix and one.fix.kind == "bytes" for one in found):
            out.data, out.applied = text.encode(), list(found)
        return out
    document = reader.read(data, file, quick=False)
    colons, of_bytes, of_values = (
        [one for one in found if one.fix and ("" if one.fix.path else one.fix.kind) == kind]
        for kind in ("colon", "bytes", "")
    )
    if document.broken:
        decoded = document.text.encode()
        document = _with_colons(document)
        if document.broken:
            if of_bytes and decoded not in (b"", data):  # mark and line ends stand outside what YAML says
                out.data, out.applied = decoded, of_bytes
            out.withdraw((one for one in found if one not in out.applied), say.UNREAD)
            return out
        out.applied.extend(colons)
    if of_bytes or out.applied:
        out.data = document.text.encode()
        out.applied.extend(of_bytes)
    if of_values:
        _values(document, of_values, out)
    return out


def _with_colons(document: Document) -> Document:
    """The file with full-width colons behind keys put right, as far as that helps to read it."""
    for _ in range(MOST_COLONS):
        fault = next((one for one in document.findings if one.fix and one.fix.kind == "colon"), None)
        if not document.broken or fault is None or fault.mark is None:
            break
        lines = document.text.split("\n")
        line, column = fault.mark
        row = lines[line - 1]
        rest = row[column:].lstrip(" ")
        lines[line - 1] = row[: column - 1] + (": " + rest if rest else ":")
        document = reader.read("\n".join(lines).encode(), document.file, quick=False)
    return document


def _values(document: Document, found: Sequence[Diagnostic], out: Mended) -> None:
    """Write the mends of single keys and values; mark and line ends stay unless they are mended too."""
    if _as_before(out.data, document.text) != out.data:
        out.withdraw(found, say.READS_OTHERWISE)
        return
    root = spans(document.text)
    planned: list[tuple[list[Edit], Diagnostic]] = []
    for one in found:
        assert one.fix is not None
        try:
            if root is None:
                raise NoEdit("empty")
            planned.append((edits(document.text, root, one.fix, value_at(document.data, one.fix.path)), one))
        except Commented:
            out.withdraw([one], say.COMMENTED)
        except NoEdit:
            out.withdraw([one], say.READS_OTHERWISE)
    planned = _apart([pair for pair in planned if pair[0]])
    text, kept, refused = _best(document, root, planned)
    out.applied.extend(one for _, one in kept)
    out.withdraw((one for _, one in refused), say.READS_OTHERWISE)
    if kept:
        out.data = _as_before(out.data, text)


def _as_before(data: bytes, text: str) -> bytes:
    """A text with the byte order mark and the line ends of the bytes it comes from."""
    start = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
    ends = b"\r\n" if b"\r\n" in data else b"\n"
    return start + text.encode().replace(b"\n", ends)


Planned = list[tuple[list[Edit], Diagnostic]]


def _apart(planned: Planned) -> Planned:
    """Mends that do not overlap, by position: the first holds, the next round takes the rest; equal ones are one."""
    out: Planned = []
    behind = -1
    for these, one in sorted(planned, key=lambda pair: (pair[0][0], pair[0][-1].end, pair[1].order)):
        if these[0].start > behind or (these[0].start == behind and these[0].end > behind):
            out.append((these, one))
            behind = max(these[-1].end, these[0].start)
        elif out and out[-1][0] == these:
            out.append(([], one))
    return out


def _best(document: Document, root: Span | None, planned: Planned) -> tuple[str, Planned, Planned]:
    """The text with as many of the mends as read as meant, those mends, and the others.

    Halved where not all hold, so that one that does not costs few readings.
    """
    kept: Planned = []
    refused: Planned = []
    text = document.text
    waiting = [planned] if planned else []
    for _ in range(max(FEWEST_READINGS, MOST_READ // (len(text) + 1))):
        if not waiting:
            break
        part = waiting.pop()
        tried = _written(document.text, [*kept, *part])
        if _as_meant(document, root, tried, [one.fix for _, one in (*kept, *part) if one.fix]):
            kept.extend(part)
            text = tried
        elif len(part) == 1:
            refused.extend(part)
        else:
            waiting.extend([part[len(part) // 2 :], part[: len(part) // 2]])
    return text, kept, [*refused, *(pair for part in waiting for pair in part)]


def _written(text: str, planned: Planned) -> str:
    """The text with edits, from its end to its beginning."""
    pieces = []
    until = len(text)
    for edit in sorted((edit for these, _ in planned for edit in these), reverse=True):
        pieces += [text[edit.end : until], edit.text]
        until = edit.start
    return text[:until] + "".join(reversed(pieces))


def _as_meant(document: Document, root: Span | None, text: str, fixes: Sequence[Fix]) -> bool:
    """Whether a text reads as the document with these mends, and nothing else in it has changed."""
    again = reader.read(text.encode(), document.file, quick=False)
    if again.broken or len(again.findings) > len(
        [one for one in document.findings if one.rule not in {"S104", "S105"}]
    ):
        return False
    try:
        return root is not None and bool(again.data == meant(document.data, root, fixes))
    except (NoEdit, KeyError, IndexError, TypeError):
        return False


def meant(tree: Any, root: Span, fixes: Sequence[Fix]) -> Any:
    """The tree that mends are to lead to.

    Args:
        tree: What is read now.
        root: Its spans, which tell what an entry that goes leaves empty.
        fixes: Of the kinds with a path.
    """
    values = {fix.path: fix.text for fix in fixes if fix.kind == "value"}
    keys = {fix.path: fix.text for fix in fixes if fix.kind == "key"}
    for fix in fixes:
        if fix.kind == "colon":
            keys[fix.path], values[fix.path] = parted(str(fix.path[-1]))
    gone = {path_of(root, fix.path) for fix in fixes if fix.kind == "remove"}
    return _rebuilt(tree, (), values, keys, gone)


def _rebuilt(tree: Any, path: KeyPath, values: dict[KeyPath, str], keys: dict[KeyPath, str], gone: set[KeyPath]) -> Any:
    if path in values:
        return values[path]
    if isinstance(tree, dict):
        made = {}
        for key, value in tree.items():
            below = (*path, key)
            if below not in gone:
                name = keys.get(below, key)
                if name in made or (name != key and name in tree):
                    raise KeyError(name)
                made[name] = _rebuilt(value, below, values, keys, gone)
        return made
    if isinstance(tree, list):
        pairs = [((*path, index), value) for index, value in enumerate(tree)]
        return [_rebuilt(value, below, values, keys, gone) for below, value in pairs if below not in gone]
    return tree
