"""What `render guides` does and says about its folder: nothing to do, dry runs, what was removed, who waits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from svcstd.messages import Text
from svcstd.messages import publishing as say
from svcstd.messages.terminal import safe, tell

if TYPE_CHECKING:
    from svcstd.pipeline.changed import Changed
    from svcstd.workspace import Workspace
    from svcstd.workspace.inputs import Source
    from svcstd.workspace.manifest import Outcome, SetName
    from svcstd.workspace.publication import Changes

NAMED_AT_MOST = 20


def up_to_date(out: Path, names: Sequence[SetName], source: Source) -> Outcome | None:
    """What the last run into a folder came to, where another one would come to the same."""
    from svcstd.workspace.publication import unchanged

    sets = unchanged(out, {name: source.of(name) for name in names})
    if sets is None:
        return None
    tell(say.UP_TO_DATE.say(pages=sum(one.outcome.pages for one in sets)))
    return sets[0].outcome


def changed_since(workspace: Workspace, revision: str) -> Changed | None:
    """The files that differ from a git revision and reach some guides; None where what differs reaches all.

    Raises:
        GitProblem: Git cannot tell.
    """
    from svcstd.pipeline.changed import changed_since, with_links
    from svcstd.pipeline.entries import Entries

    changed = changed_since(workspace, revision)
    if changed.nothing:
        tell(say.NO_CHANGE.say(revision=revision))
    return None if changed.whole or changed.wording else with_links(changed, Entries(workspace))


def waiting(folder: Path) -> None:
    """Say that another run holds the folder."""
    tell(say.WAITING.say(folder=folder))


def report(changes: Changes) -> None:
    """Say what was removed and what was left, on stderr."""
    _named(say.REMOVED, changes.removed)
    report_index(changes)


def report_index(changes: Changes) -> None:
    """Say what was left, on stderr; which files an index is made of is nobody's business."""
    from svcstd.workspace.manifest import NAME

    if changes.unreadable:
        tell(say.UNREADABLE.say(name=NAME))
    _left(changes)


def _left(changes: Changes) -> None:
    _named(say.KEPT, changes.kept)
    if changes.spared:
        tell(say.SPARED.say(count=changes.spared))


def _named(text: Text, names: Sequence[str]) -> None:
    """Files by name, as many as are read."""
    if not names:
        return
    tell(text.say(count=len(names)))
    for name in names[:NAMED_AT_MOST]:
        tell(say.NAMED.say(name=name))
    if len(names) > NAMED_AT_MOST:
        tell(say.MORE.say(count=len(names) - NAMED_AT_MOST))


def list_dry(changes: Changes) -> None:
    """What would be done: counts on stderr, a line for each file on stdout."""
    marked: Mapping[str, Sequence[str]] = {
        "new": changes.new, "changed": changes.changed, "removed": changes.removed,
    }  # fmt: skip
    tell(say.WOULD.say(**{mark: len(names) for mark, names in marked.items()}))
    _left(changes)
    rows = sorted((name, mark) for mark, names in marked.items() for name in names)
    typer.echo("".join(f"{mark}\t{safe(name)}\n" for name, mark in rows), nl=False)
