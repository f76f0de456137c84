"""`svcstd diff-driver`: one file of a `git diff`, in words where it can be read, else line by line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from svcstd import read as reader
from svcstd.diff.changes import Kind
from svcstd.diff.rule import Burden
from svcstd.diff.written import Version, Written, written
from svcstd.messages import Text, changes
from svcstd.messages import drivers as say
from svcstd.messages.terminal import Line
from svcstd.model.kinds import kind_of
from svcstd.model.shape import shape, shape_list
from svcstd.workspace.drivers import changed_lines, version

WORDS = {Burden.BETTER.value: changes.BETTER, Burden.WORSE.value: changes.WORSE, Burden.NEUTRAL.value: changes.NEUTRAL}
STYLES = {Burden.BETTER.value: "bold green", Burden.WORSE.value: "bold red", Burden.NEUTRAL.value: "bold blue"}
TEXTS = {Kind.ADDED: say.ADDED, Kind.REMOVED: say.REMOVED, Kind.CHANGED: say.CHANGED}
HUNK = {"+": "green", "-": "red", "@": "cyan"}
NONE = "0" * 7
ESCAPES = {"\t": "\\t", "\n": "\\n", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


@dataclass
class Given:
    """What git says of one file.

    Attributes:
        path: The file's path in the repository.
        to: Its newer path.
        old: Where the older version can be read.
        new: Where the newer one can.
        ids: The object ids of both, as git writes them; "." for none.
        modes: The modes of both.
    """

    path: str
    to: str
    old: Path
    new: Path
    ids: tuple[str, str]
    modes: tuple[str, str]


@dataclass
class FileDiff:
    """What changed in one file.

    Attributes:
        words: Lines for people, with styles.
        patch: The same change as a patch in git's form; b"" where nothing but the mode differs.
        in_words: Whether the words say it all, so that people need no lines.
    """

    words: list[Line] = field(default_factory=list)
    patch: bytes = b""
    in_words: bool = True


def given(arguments: Sequence[str]) -> Given:
    """What git's arguments say: path, old file, id and mode, new file, id and mode, newer path and why."""
    path, old, old_id, old_mode, new, new_id, new_mode, *more = arguments
    return Given(path, more[0] if more else path, Path(old), Path(new), (old_id, new_id), (old_mode, new_mode))


def file_diff(one: Given) -> FileDiff:
    """What changed in one file.

    Raises:
        OSError: A version cannot be read.
        NoGit: Git is not installed.
    """
    old, new = version(one.old), version(one.new)
    out = FileDiff([((_heading(one, old, new), "bold"),)])
    if one.modes[0] != one.modes[1] and old is not None and new is not None:
        out.words.append((("  ", ""), (say.MODE.say(old=one.modes[0], new=one.modes[1]), "")))
    hunks = changed_lines(one.old, one.new)
    out.patch = _patch(one, hunks, old is None, new is None)
    found = _told(one.to, old, new)
    if isinstance(found, str):
        out.in_words = False
        out.words.append((("  ", ""), (found, "yellow")))
    elif found:
        out.words += [_line(change) for change in found]
    elif old != new:
        out.words.append((("  ", ""), (say.NO_ELEMENT.say(), "dim")))
    return out


def _heading(one: Given, old: bytes | None, new: bytes | None) -> str:
    name = one.path if one.to == one.path else say.RENAMED.say(old=one.path, new=one.to)
    return name + (say.NEW_FILE.say() if old is None else say.LOST_FILE.say() if new is None else "")


def _told(path: str, old: bytes | None, new: bytes | None) -> list[Written] | str:
    """What changed, or why it can only be shown line by line."""
    kind = kind_of(path)
    if kind is None:
        return say.AS_LINES_KIND.say()
    name, model, listed = kind
    versions = []
    for side, data in (("old", old), ("new", new)):
        document = reader.read(data or b"", path)
        fault = next((found for found in document.findings if found.rule not in ("S104", "S105")), None)
        text: Text | None = say.AS_LINES if document.broken or fault else None
        made: object = None
        if text is None and data is not None:
            made, faults = shape_list(document, model) if listed else shape(document, model)
            serious = [found for found in faults if found.rule != "S111"]
            text = say.AS_LINES_UNTYPED if serious or made is None else None
            fault = serious[0] if serious else None
        if text is not None:
            line = fault.mark[0] if fault and fault.mark else document.where(fault.path).line if fault else 0
            where = say.AT_LINE.say(line=line) if line else ""
            return text.say(side=say.VERSIONS[side].say(), where=where)
        versions.append(Version(document, made))
    return list(written(name, *versions))


def _line(change: Written) -> Line:
    """One change for people: where, what, from what to what, and its verdict."""
    place = say.OLD_LINE if change.kind is Kind.REMOVED else say.LINE
    said = TEXTS[change.kind].say(what=change.what, before=change.before, after=change.after)
    runs = [("  ", ""), (place.say(line=change.line), "dim"), ("  " + said, "")]
    if change.burden is not None:
        word = WORDS[change.burden].say() if change.burden in WORDS else change.burden
        runs += [("  [", ""), (word, STYLES.get(change.burden, "bold yellow")), ("]", "")]
    return tuple(runs)


def patch_lines(patch: bytes) -> Iterator[Line]:
    """The lines of a patch for people, each with its style."""
    for number, line in enumerate(patch.decode("utf-8", "replace").splitlines()):
        yield ((line, HUNK.get(line[:1], "") if number and not line.startswith(("+++", "---")) else "bold"),)


def _patch(one: Given, hunks: bytes, added: bool, removed: bool) -> bytes:
    """A patch in git's form, with the file's own paths for those of the versions that were compared."""
    start = hunks.find(b"\n@@ ") + 1
    binary = next((row for row in hunks.split(b"\n") if row.startswith(b"Binary files ")), None) if not start else None
    old, new = _quoted(f"a/{one.path}"), _quoted(f"b/{one.to}")
    ids = [id if set(id) != {"."} else NONE for id in one.ids]
    rows = [f"diff --git {old} {new}"]
    if added:
        rows += [f"new file mode {one.modes[1]}", f"index {ids[0]}..{ids[1]}"]
    elif removed:
        rows += [f"deleted file mode {one.modes[0]}", f"index {ids[0]}..{ids[1]}"]
    else:
        if one.modes[0] != one.modes[1]:
            rows += [f"old mode {one.modes[0]}", f"new mode {one.modes[1]}"]
        if one.path != one.to:
            rows += [f"rename from {_quoted(one.path)}", f"rename to {_quoted(one.to)}"]
        rows += [f"index {ids[0]}..{ids[1]}" + (f" {one.modes[1]}" if one.modes[0] == one.modes[1] else "")]
    if start:
        rows += [f"--- {'/dev/null' if added else old}", f"+++ {'/dev/null' if removed else new}"]
    elif binary is not None:
        rows += [f"Binary files {'/dev/null' if added else old} and {'/dev/null' if removed else new} differ"]
    return "".join(f"{row}\n" for row in rows).encode("utf-8", "surrogateescape") + (hunks[start:] if start else b"")


def _quoted(path: str) -> str:
    """A path as git writes it in a patch: in quotes where a control character or a quote stands in it."""
    if not any(c in ESCAPES or ord(c) < ord(" ") or ord(c) == 0x7F for c in path):  # noqa: PLR2004 - delete
        return path
    escaped = (ESCAPES.get(c) or (f"\\{ord(c):03o}" if ord(c) < ord(" ") or ord(c) == 0x7F else c) for c in path)  # noqa: PLR2004
    return '"' + "".join(escaped) + '"'
