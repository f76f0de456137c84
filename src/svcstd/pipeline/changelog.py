"""`svcstd changelog`: every tag of a repository compared with the one before, and the working tree with the last."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from itertools import pairwise
from pathlib import Path

from svcstd.diff.changelog.history import History, Step, step
from svcstd.messages import changelog as say
from svcstd.messages import changes
from svcstd.pipeline.diff import diff_between
from svcstd.pipeline.notice import entries
from svcstd.pipeline.sides import Version
from svcstd.workspace import NoWorkspace, Workspace
from svcstd.workspace.git import GitTree
from svcstd.workspace.repository import GitProblem, Repository, Shallow, Tag, UnknownRevision

Tick = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Span:
    """Which tags are told.

    Attributes:
        pattern: Of their names.
        first: The tag to begin after, or "".
        last: The tag to end with, or "" for the working tree.
    """

    pattern: str = "*"
    first: str = ""
    last: str = ""


@dataclass(frozen=True, slots=True)
class _Dated(Version):
    """A version with its date, "" for the working tree."""

    date: str = ""


def history(start: Path, span: Span, jobs: int | None, tick: Tick) -> History:
    """What each version changed, newest first.

    Args:
        start: The folder the command runs in.
        span: Which tags.
        jobs: How many processes; None decides by size.
        tick: Told (done, total) after each comparison.

    Raises:
        GitProblem: There is no repository, no such tag, or no tag at all.
    """
    repository = Repository(start.absolute())
    found, skipped = _versions(repository, _chosen(repository, span))
    steps: list[Step] = []
    if found and not span.first:
        steps.append(Step(found[0].name, found[0].date))
    pairs = list(pairwise(found))
    for done, (old, new) in enumerate(pairs, 1):
        steps.append(_compared(old, new, jobs))
        tick(done, len(pairs) + 1)
    if found and not span.last:
        steps.extend(_unreleased(found[-1], start, jobs))
    tick(len(pairs) + 1, len(pairs) + 1)
    return History(steps[::-1], skipped)


def _chosen(repository: Repository, span: Span) -> list[Tag]:
    """The tags that are asked for, oldest first.

    Raises:
        UnknownRevision: There are none, or not the named ones, or they are the wrong way round.
        Shallow: The history of the clone was cut off: the oldest tag that it has may not be the first.
    """
    if repository.shallow and not span.first:
        raise Shallow(say.SHALLOW)
    tags = [tag for tag in repository.tags() if fnmatchcase(tag.name, span.pattern)]
    if not tags:
        raise Shallow(say.SHALLOW) if repository.shallow else UnknownRevision(say.NO_TAGS)
    names = [tag.name for tag in tags]
    for name in filter(None, (span.first, span.last)):
        if name not in names:
            short = name[:200]
            if repository.shallow:
                raise Shallow(changes.SHALLOW, revision=short)
            raise UnknownRevision(say.NO_TAG, name=short)
    begin = names.index(span.first) if span.first else 0
    end = names.index(span.last) if span.last else len(names) - 1
    if begin > end:
        raise UnknownRevision(say.BACKWARDS, first=span.first, last=span.last)
    return tags[begin : end + 1]


def _versions(repository: Repository, tags: Sequence[Tag]) -> tuple[list[_Dated], list[tuple[str, str]]]:
    """The versions of some tags, and the tags that hold no workspace, each with the reason."""
    found: list[_Dated] = []
    skipped: list[tuple[str, str]] = []
    for tag in tags:
        try:
            commit = repository.commit(f"refs/tags/{tag.name}")
            root = repository.root(commit, tag.name)
        except GitProblem as problem:
            skipped.append((tag.name, str(problem)))
        else:
            found.append(_Dated(Workspace(GitTree(repository, commit, root), repository.folder), tag.name, tag.date))
    return found, skipped


def _compared(old: _Dated, new: _Dated, jobs: int | None, *, unreleased: bool = False) -> Step:
    result = diff_between((old, new), jobs=jobs)
    known = entries(result.adjusted, old.workspace, new.workspace)
    return step(result, known, new.date, unreleased=unreleased)


def _unreleased(last: _Dated, start: Path, jobs: int | None) -> list[Step]:
    """What the working tree changed since the last tag; nothing where it changed nothing, or is no workspace."""
    try:
        workspace = Workspace.find(start)
    except NoWorkspace:
        return []
    made = _compared(last, _Dated(workspace, changes.WORKING_TREE.say()), jobs, unreleased=True)
    return [made] if made.changes or not made.complete else []
