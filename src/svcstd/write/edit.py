"""A sure mend as an edit of text: characters that go, and what takes their place (design §2.5)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from svcstd.diagnostic import Fix, KeyPath
from svcstd.read.spans import Entry, Span, at
from svcstd.write.spelling import quoted, spelled

COMMENT = re.compile(r"(?<![^\s])#[^\n]*")
SCHEMA = "# yaml-language-server:"
"""A line for editors alone, which stands above whatever key comes first and is about none."""
LONGEST_COMPARED = 4_000
"""Characters between the first and the last difference of two values up to which they are compared in detail."""


class NoEdit(Exception):
    """A mend that cannot be written as an edit here."""


class Commented(NoEdit):
    """A removal that would take a comment with it, or leave one about what is gone."""


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Characters of a text and what takes their place.

    Attributes:
        start: Index of the first character that goes.
        end: Index behind the last.
        text: What stands there afterwards.
    """

    start: int
    end: int
    text: str = ""


def edits(text: str, root: Span, fix: Fix, value: object = None) -> list[Edit]:
    """The edits that a fix is, in order.

    Args:
        text: The file's text.
        root: Its spans.
        fix: What to mend; of the kinds with a path.
        value: What is read at the path now.

    Raises:
        Commented: Somebody wrote a comment on what would be taken out.
        NoEdit: The path leads nowhere, or what stands there cannot be edited safely.
    """
    try:
        chain = at(root, fix.path)
    except KeyError as error:
        raise NoEdit(str(error)) from error
    if not chain:
        raise NoEdit("the whole file")
    entry = chain[-1][1]
    if fix.kind == "remove":
        return [_removal(text, chain)]
    if fix.kind == "key" and entry.key is not None:
        return [Edit(entry.key.start, entry.key.end, spelled(fix.text, entry.key.style))]
    if fix.kind == "colon" and entry.key is not None and not text[entry.value.start : entry.value.end]:
        key, value = parted(text[entry.key.start : entry.key.end])
        return [Edit(entry.key.start, entry.key.end, f"{key}: {spelled(value, '')}")]
    if fix.kind in {"value", "quote"} and entry.value.kind == "scalar":
        return _scalar(text, entry, fix, value)
    raise NoEdit(fix.kind)


def parted(text: str) -> tuple[str, str]:
    """The key and the value in a key that holds both, with a full-width colon between them."""
    key, _, value = text.partition("：")
    return key.rstrip(), value.lstrip()


def removed(chain: list[tuple[Span, Entry]]) -> int:
    """How long the path is that goes when an entry is taken out: what it leaves empty goes with it.

    Raises:
        NoEdit: Nothing of the file would be left.
    """
    length = len(chain)
    while length and len(chain[length - 1][0].entries) == 1:
        length -= 1
    if not length:
        raise NoEdit("nothing left")
    return length


def _scalar(text: str, entry: Entry, fix: Fix, value: object) -> list[Edit]:
    span = entry.value
    written = text[span.start : span.end]
    if fix.kind == "quote":
        if span.style or "\n" in written:
            raise NoEdit("quoted already")
        return [Edit(span.start, span.end, quoted(written, "'" if '"' in written or "\\" in written else '"'))]
    if not written:
        return [Edit(span.start, span.end, " " + spelled(fix.text, ""))]
    if "\n" in written:
        return _within(text, span, str(value), fix.text)
    return [Edit(span.start, span.end, spelled(fix.text, span.style))]


def _within(text: str, span: Span, old: str, new: str) -> list[Edit]:
    """Edits of single characters in a scalar of several lines, so that its lines stay as they are.

    Raises:
        NoEdit: The value's characters do not stand there one by one (escapes), or a line end would have to change.
    """
    places = _places(text, span, old)
    out = []
    for start, end, piece in _differences(old, new):
        there = places[start:end]
        while there and text[there[-1]] == "\n":  # a fold, which need not be written
            there.pop()
        if there and there[-1] - there[0] != len(there) - 1:
            raise NoEdit("a line end")
        if there:
            out.append(Edit(there[0], there[-1] + 1, piece))
        elif piece:
            where = places[start - 1] + 1 if start else places[0]
            out.append(Edit(where, where, piece))
    if not out:
        raise NoEdit("folds alone")
    return out


def _places(text: str, span: Span, value: str) -> list[int]:
    """Where each character of a value stands; what folding made of line ends stands at the line end."""
    start = text.index("\n", span.start) if span.style in ("|", ">") else span.start + len(span.style)
    places = []
    here = start
    for character in value.rstrip("\n"):
        if not character.isspace():
            while here < span.end and text[here] in " \n":
                here += 1
        if here >= span.end or (text[here] != character and not (character.isspace() and text[here].isspace())):
            raise NoEdit("written otherwise")
        places.append(here)
        here += 1
    if not places:
        raise NoEdit("empty")
    return places


def _differences(old: str, new: str) -> list[tuple[int, int, str]]:
    """Pieces of the old text, first and behind the last character, and what each becomes."""
    old = old.rstrip("\n")
    new = new.rstrip("\n")
    if len(old) == len(new):
        return [(i, i + 1, b) for i, (a, b) in enumerate(zip(old, new, strict=True)) if a != b]
    first = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    most = min(len(old), len(new)) - first
    last = next((i for i in range(most) if old[-1 - i] != new[-1 - i]), most)
    a, b = old[first : len(old) - last], new[first : len(new) - last]
    if max(len(a), len(b)) > LONGEST_COMPARED:
        return [(first, first + len(a), b)]
    found = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    return [(first + i, first + j, b[k:m]) for tag, i, j, k, m in found if tag != "equal"]


def _removal(text: str, chain: list[tuple[Span, Entry]]) -> Edit:
    """The edit that takes an entry out, which holds no comment and has none behind it or directly above."""
    parent, entry = chain[removed(chain) - 1]
    place = parent.place(entry.name)
    assert place is not None
    before = parent.entries[place - 1] if place else None
    following = parent.entries[place + 1] if place + 1 < len(parent.entries) else None
    if parent.style == "flow":
        start, end = (entry.start, following.start) if following else (before.end if before else 0, entry.end)
        since = before.end if before else parent.start
        around = [text[entry.end : following.start if following else parent.end], text[start : entry.start]]
        _uncommented(entry, text, around, _line_above(text, since, text.rfind("\n", 0, entry.start) + 1))
        return Edit(start, end)
    start = entry.start
    if entry.key is None:
        start = _dash(text, before.end if before else _above(chain, parent), start)
    line = text.rfind("\n", 0, start) + 1
    behind, *below = _rows(text, entry.end, start - line)
    around = [text[start : entry.start], behind, *below]
    alone = not text[line:start].strip()
    _uncommented(entry, text, around, _line_above(text, before.end if before else 0, line) if alone else "")
    if COMMENT.sub("", behind).strip():
        raise NoEdit("more on the line")
    if alone:
        return Edit(line, min(entry.end + len(behind) + 1, len(text)))
    if following is None or entry.key is None or COMMENT.search(text[entry.end : following.start]):
        raise NoEdit("the first on its line")
    return Edit(start, following.start)


def _line_above(text: str, since: int, line: int) -> str:
    """The line above the one that begins at an index; "" where it begins before `since`, with another value."""
    start = text.rfind("\n", 0, max(line - 1, 0)) + 1
    return text[start:line].strip() if since <= start < line else ""


def _rows(text: str, start: int, column: int) -> Iterator[str]:
    """The rest of a line, and the lines below it that are empty or further in than a column."""
    while True:
        end = text.find("\n", start)
        yield text[start : end if end >= 0 else len(text)]
        start = end + 1
        if not 0 < start < len(text) or text[start : start + column + 1].split("\n", maxsplit=1)[0].strip(" "):
            return


def _uncommented(entry: Entry, text: str, around: Sequence[str], above: str) -> None:
    """Nothing, where no comment is on an entry.

    Args:
        entry: What would be taken out.
        text: The file's text.
        around: What stands beside it, behind it, and below it further in than it is.
        above: The line above it, none of another value.

    Raises:
        Commented: One is within it, around it or directly above, and only people know what becomes of their words.
    """
    leaves = [leaf for leaf in (entry.key, *entry.value.leaves()) if leaf is not None]
    within = [text[one.end : two.start] for one, two in pairwise(leaves)]
    within += [text[one.start : one.end].partition("\n")[0] for one in leaves if one.style in ("|", ">")]
    if any(map(COMMENT.search, (*within, *around))):
        raise Commented("within or behind")
    if above.startswith("#") and not above.startswith(SCHEMA):
        raise Commented("directly above")


def _above(chain: list[tuple[Span, Entry]], parent: Span) -> int:
    """Index behind the key that a list stands under."""
    return next((entry.key.end for _, entry in chain if entry.value is parent and entry.key is not None), 0)


def _dash(text: str, since: int, start: int) -> int:
    """Index of the `-` before an element of a block list.

    Raises:
        NoEdit: There is none of its own, as in lists of lists on one line.
    """
    gap = COMMENT.sub(lambda found: " " * len(found[0]), text[since:start])
    found = gap.rfind("-")
    if found < 0:
        raise NoEdit("no dash")
    return since + found


def path_of(root: Span, path: KeyPath) -> KeyPath:
    """The path that goes when the entry at `path` is taken out.

    Raises:
        NoEdit: It leads nowhere, or nothing of the file would be left.
    """
    try:
        return path[: removed(at(root, path))]
    except KeyError as error:
        raise NoEdit(str(error)) from error
