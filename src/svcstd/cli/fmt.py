"""`svcstd fmt`: YAML files in one form."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from svcstd.cli import options
from svcstd.messages import commands
from svcstd.messages import mending as say
from svcstd.messages.terminal import safe, tell
from svcstd.report.outcome import CLEAN, FINDINGS, INCOMPLETE

if TYPE_CHECKING:
    from svcstd.diagnostic import Finding, Location
    from svcstd.pipeline.form import Forming
    from svcstd.workspace import Workspace

STDIN = Path("-")


def command() -> Callable[..., None]:
    """The command in the language of the run."""

    def fmt(
        paths: list[Path] = typer.Argument(None, metavar=commands.PATHS_META.say(), help=say.FMT_PATHS.say()),
        check: bool = typer.Option(False, "--check", help=say.FMT_CHECK.say(), show_default=False),
        diff: bool = typer.Option(False, "--diff", help=say.FMT_DIFF.say(), show_default=False),
        sort: bool = typer.Option(False, "--sort", help=say.FMT_SORT.say(), show_default=False),
        named: str = typer.Option(
            "", "--stdin-filename", metavar=commands.PATHS_META.say(), help=say.FMT_NAMED.say(), show_default=False
        ),
    ) -> None:
        if paths and STDIN in paths:
            if len(paths) > 1 or check or diff:
                raise typer.BadParameter(say.FMT_STDIN_ALONE.say())
            raise typer.Exit(_stdin(named, sort=sort))
        from svcstd.pipeline.form import form, relative

        workspace = _workspace(paths or [])
        within = relative(workspace, paths, options.Home.folder) if paths else None
        forming = form(workspace, within, sort=sort)
        if diff:
            options.show_patch(forming.rewriting.lines())
        if not check and not diff:
            forming.rewriting.write(workspace)
        _tell(forming, written=not check and not diff, listed=check and not diff)
        raise typer.Exit(_code(forming, written=not check and not diff))

    return fmt


def _workspace(paths: Sequence[Path]) -> Workspace:
    """The workspace that the command runs in, or else the one that the first path lies in.

    Hooks run at the top of the repository, wherever in it the workspace is.
    """
    from svcstd.workspace import NoWorkspace, Workspace

    try:
        return options.workspace()
    except NoWorkspace:
        if not paths:
            raise
        return Workspace.find((options.Home.folder / paths[0]).parent)


def _code(forming: Forming, *, written: bool) -> int:
    """3 where something was left out, else 1 where something would change, else 0."""
    if forming.broken or forming.missing or forming.kept or forming.rewriting.unwritten:
        return INCOMPLETE
    return FINDINGS if forming.rewriting.touched and not written else CLEAN


def _tell(forming: Forming, *, written: bool, listed: bool) -> None:
    """Say what changed on stderr; `--check` lists what would on stdout."""
    touched = forming.rewriting.touched
    for path in touched:
        to = forming.rewriting.renames.get(path)
        if listed:
            sys.stdout.write(safe(f"{path} → {to}" if to else path) + "\n")
        elif written:
            tell(say.RENAMED.say(file=path, to=to) if to else say.FORMED.say(file=path))
    for at, finding in forming.broken:
        _tell_broken(at, finding)
    for path in forming.kept:
        tell(say.NOT_FORMED.say(file=path))
    for path in forming.missing:
        tell(say.NAMES_NOTHING.say(path=path))
    for path, reason in forming.rewriting.unwritten:
        tell(say.NOT_WRITTEN.say(file=path, reason=reason))
    if written:
        tell(say.FORMED_ALL.say(count=len(touched), rest=forming.looked - len(touched)))
    else:
        tell(say.WOULD_FORM.say(count=len(touched), all=forming.looked))


def _tell_broken(at: Location, finding: Finding) -> None:
    from svcstd.validate.rules import RULES

    rule = next(rule for rule in RULES if rule.id == finding.rule)
    text = getattr(rule, finding.message).say(**finding.values)
    tell(say.UNREADABLE.say(at=str(at), rule=finding.rule, message=text))


def _stdin(named: str, *, sort: bool) -> int:
    """Format what comes in; nothing goes out where it cannot be read or formatted."""
    from svcstd.pipeline.form import Broken, form_bytes
    from svcstd.read.caps import MAX_BYTES
    from svcstd.write.form import NotFormed

    name = named.replace("\\", "/").removeprefix("./") or "-"
    try:
        made = form_bytes(sys.stdin.buffer.read(MAX_BYTES + 1), name, sort=sort)
    except Broken as error:
        _tell_broken(error.at, error.finding)
        return INCOMPLETE
    except NotFormed:
        tell(say.NOT_FORMED.say(file=name))
        return INCOMPLETE
    typer.echo(made, nl=False)
    return CLEAN
