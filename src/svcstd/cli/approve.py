"""`svcstd approve`: accept changes of a comparison for a time; list and prune what was accepted."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

import typer

from svcstd.cli import options
from svcstd.cli.options import Misused
from svcstd.messages import approving as say
from svcstd.messages import mending
from svcstd.messages.terminal import safe, tell
from svcstd.report.outcome import INCOMPLETE

if TYPE_CHECKING:
    from svcstd.diff.result import DiffResult
    from svcstd.pipeline.approve import Approving, Candidate, Given
    from svcstd.workspace import Workspace


class Only(StrEnum):
    """Verdicts that changes may be chosen by."""

    BETTER = "better"
    WORSE = "worse"
    NEUTRAL = "neutral"


def command() -> Callable[..., None]:
    """`approve` in the language of the run."""

    def approve(
        named: list[str] = typer.Argument(None, metavar=say.FINGERPRINTS_META.say(), help=say.FINGERPRINTS.say()),
        reason: str = typer.Option(None, "--reason", metavar=say.REASON_META.say(), help=say.REASON.say()),
        role: str = typer.Option(None, "--role", metavar=say.ROLE_META.say(), help=say.ROLE.say()),
        until: str = typer.Option(None, "--until", metavar=say.UNTIL_META.say(), help=say.UNTIL.say()),
        of: list[str] = typer.Option(None, "--of", metavar=say.OF_META.say(), help=say.OF.say()),
        everything: bool = typer.Option(False, "--all", help=say.ALL.say(), show_default=False),
        verdict: Only = typer.Option(None, "--verdict", help=say.VERDICT.say()),
        force: bool = typer.Option(False, "--force", help=say.FORCE.say(), show_default=False),
        list_: bool = typer.Option(False, "--list", help=say.LIST.say(), show_default=False),
        prune: bool = typer.Option(False, "--prune", help=say.PRUNE.say(), show_default=False),
        jobs: int = options.jobs_option(),
    ) -> None:
        asked = [bool(named), everything, list_, prune]
        if sum(asked) != 1:
            raise Misused((say.ONE_AT_A_TIME if any(asked) else say.NOTHING_ASKED).say())
        workspace = options.workspace()
        today = datetime.date.today()
        if list_:
            _list(workspace, _compared(of, jobs) if of else None, today)
        elif prune:
            _prune(workspace, _compared(of, jobs) if of else None, today)
        else:
            said = _given({"reason": reason, "role": role, "until": until}, today)
            found = _compared(of, jobs)
            _approve(workspace, _chosen(found, named, verdict), said, force)
            _partial(found)

    return approve


def _compared(of: list[str] | None, jobs: int | None) -> DiffResult:
    from svcstd.pipeline.diff import diff_named

    return diff_named(of or (), options.Home.folder, jobs=jobs)


def _given(said: dict[str, str | None], today: datetime.date) -> Given:
    from svcstd.pipeline.approve import YEAR, given

    for name, text in said.items():
        if text is None:
            raise Misused(say.WANTED.say(option=say.OPTIONS[name]))
    out = given(said["reason"] or "", said["role"] or "", said["until"] or "", today)
    if out.until > today + YEAR:
        tell(say.LONG.say(until=out.until))
    return out


def _chosen(found: DiffResult, named: Sequence[str] | None, verdict: Only | None) -> list[Candidate]:
    from svcstd.pipeline.approve import candidates, chosen

    known = candidates(found)
    if verdict is not None:
        known = {name: one for name, one in known.items() if one.burden == verdict.value}
    return chosen(known, named) if named else list(known.values())


def _approve(workspace: Workspace, changes: Sequence[Candidate], said: Given, force: bool) -> None:
    from svcstd.pipeline.approve import approved

    if not changes:
        tell(say.NONE_CHOSEN.say())
        return
    out = approved(workspace, changes, said, force=force)
    _put(workspace, out)
    for text, some in ((say.WRITTEN, out.added), (say.REWRITTEN, out.rewritten)):
        for one in some:
            typer.echo(safe(text.say(fingerprint=one.fingerprint, message=one.message, until=said.until)))
    for was in out.kept:
        tell(say.ALREADY.say(fingerprint=was.fingerprint, until=was.until, role=was.role))


def _prune(workspace: Workspace, found: DiffResult | None, today: datetime.date) -> None:
    from svcstd.pipeline.approve import pruned

    out = pruned(workspace, found, today)
    _put(workspace, out)
    for one, state in out.removed:
        typer.echo(
            safe(say.PRUNED.say(fingerprint=one.fingerprint, what=one.what or one.rule, state=say.STATES[state]))
        )
    if not out.removed:
        tell(say.NOTHING_PRUNED.say())
    _partial(found)


def _list(workspace: Workspace, found: DiffResult | None, today: datetime.date) -> None:
    from svcstd.pipeline.approve import candidates, states, usable_approvals

    file = usable_approvals(workspace)
    names = None if found is None or found.incomplete else set(candidates(found))
    for one, state in zip(file.entries, states(file, names, today), strict=True):
        values = one.model_dump() | {"what": one.what or one.rule, "state": say.STATES[state]}
        typer.echo(safe(say.LISTED.say(**values)))
    if not file.entries:
        tell(say.NO_APPROVALS.say())
    _partial(found)


def _partial(found: DiffResult | None) -> None:
    """Say that a comparison is incomplete, so that nothing was made of changes that it lacks.

    Raises:
        Exit: It is: 3.
    """
    if found is not None and found.incomplete:
        tell(say.PARTIAL.say())
        raise typer.Exit(INCOMPLETE)


def _put(workspace: Workspace, out: Approving) -> None:
    """Write the file, where it changes.

    Raises:
        Exit: It cannot be rewritten, or was changed since it was read: 3.
    """
    from svcstd.workspace import Folder
    from svcstd.workspace.layout import APPROVALS
    from svcstd.workspace.rewrite import NotWritten, rewrite

    if out.after == (out.before or b""):
        return
    if out.before is None:
        Folder(workspace.root).write(APPROVALS, out.after)
        return
    try:
        rewrite(workspace.root, APPROVALS, out.before, out.after)
    except NotWritten as reason:
        tell(mending.NOT_WRITTEN.say(file=APPROVALS, reason=reason))
        raise typer.Exit(INCOMPLETE) from None
