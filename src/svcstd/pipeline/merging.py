"""`svcstd merge-driver`: one file of a git merge, by element where it can be read, else line by line as git does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from svcstd.messages import changes, language
from svcstd.messages import drivers as say
from svcstd.workspace.drivers import merge_lines, put, shows_base, version
from svcstd.write.merge import Conflict, Marks, Unmerged, merge, read_as
from svcstd.write.threeway import MISSING

LONG = 40
NAMED_AT_MOST = 50


@dataclass
class Merging:
    """What merging one file came to.

    Attributes:
        said: What there is to say, line by line.
        clean: Whether no conflict is left.
    """

    said: list[str] = field(default_factory=list)
    clean: bool = True


def merge_file(base: Path, ours: Path, theirs: Path, path: str, size: int) -> Merging:
    """Merge one file into `ours`.

    Args:
        base: What both sides come from; empty where both added the file.
        ours: Ours, which takes the result.
        theirs: The other.
        path: The file's path in the repository, which says what it is.
        size: How many characters a mark has.

    Raises:
        OSError: One of the files cannot be read, or the result cannot be written.
        NoGit: Git is not installed.
    """
    b, o, t = (version(one) or b"" for one in (base, ours, theirs))
    try:
        done = merge(b, o, t, Marks(size))
        if done.conflicts and shows_base():
            done = merge(b, o, t, Marks(size, base="base"))
    except Unmerged as error:
        return _by_lines(base, ours, theirs, path, size, error)
    if done.data != o:
        put(ours, done.data)
    return Merging(list(_said(path, done.conflicts)), not done.conflicts)


def _said(path: str, conflicts: list[Conflict]) -> Iterator[str]:
    """Each conflict in a sentence."""
    if not conflicts:
        return
    from svcstd.model.kinds import kind_of, titles

    kind = kind_of(path)
    model = kind[1] if kind else None
    for one in conflicts[:NAMED_AT_MOST]:
        if language() == "zh":
            what = titles(model, one.path[1:] if kind and kind[2] and len(one.path) > 1 else one.path)
            what = f"“{one.path[0]}”{what}" if kind and kind[2] and len(one.path) > 1 else what
        else:
            what = ".".join(one.path)
        text = say.CONFLICT_ADDED if one.base is MISSING else say.CONFLICT
        said = {"base": _shown(one.base), "ours": _shown(one.ours), "theirs": _shown(one.theirs)}
        yield text.say(file=path, line=one.line, what=what, **said)
    if len(conflicts) > NAMED_AT_MOST:
        yield say.MORE.say(count=len(conflicts) - NAMED_AT_MOST)


def _shown(value: Any) -> str:
    """A value on one line, as far as it is short."""
    if value is MISSING:
        return say.GONE.say()
    text = changes.LIST.say().join(" ".join(_scalars(part)) for part in value) if isinstance(value, list) else ""
    text = text or " ".join(_scalars(value)) or changes.EMPTY.say()
    return text if len(text) <= LONG else text[: LONG - 1] + "…"


def _scalars(value: Any) -> Iterator[str]:
    """The texts in a tree, their lines put together."""
    if isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _scalars(part)
    else:
        yield " ".join(str(value).split())


def _by_lines(base: Path, ours: Path, theirs: Path, path: str, size: int, why: Unmerged) -> Merging:
    """Merge as git does, and say why."""
    if why.side is None:
        said = [say.UNWOVEN.say(file=path)]
    else:
        mark = why.finding.mark if why.finding else None
        where = say.AT_LINE.say(line=mark[0]) if mark else ""
        said = [say.UNREADABLE.say(file=path, side=say.SIDES[why.side.value], where=where)]
    count = merge_lines(base, ours, theirs, size, shows_base())
    if count < 0:
        return Merging([*said, say.NOT_TEXT.say(file=path)], clean=False)
    if count:
        return Merging([*said, say.LINES_CLASH.say(file=path, count=count)], clean=False)
    planned = why.plan
    if planned is not None and not (planned.clean and read_as(version(ours) or b"", planned.value())):
        return Merging([*said, say.LINES_DIFFER.say(file=path)], clean=False)
    return Merging([*said, say.LINES_MERGED.say(file=path)])
