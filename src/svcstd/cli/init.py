"""`svcstd init`: a workspace that works at once."""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from svcstd.cli import options
from svcstd.messages import commands as words
from svcstd.messages import drivers
from svcstd.messages import init as say
from svcstd.messages.terminal import safe, tell
from svcstd.report.outcome import USAGE

if TYPE_CHECKING:
    from svcstd.pipeline.init import Fresh

NAMED_AT_MOST = 20


class Template(StrEnum):
    """What the new workspace holds."""

    EMPTY = "empty"
    COUNTY = "county"
    PROVINCE = "province"


class Host(StrEnum):
    """Whose CI runs svcstd."""

    GITHUB = "github"
    GITLAB = "gitlab"
    GITEE = "gitee"
    NONE = "none"


def command() -> Callable[..., None]:
    """`init` in the language of the run."""

    def init(
        folder: Path = typer.Argument(
            Path(), metavar=words.FOLDER_META.say(), help=say.WHERE.say(), show_default=False
        ),
        template: Template = typer.Option(Template.COUNTY, "--template", help=say.TEMPLATE.say()),
        ci: list[Host] = typer.Option([Host.GITHUB, Host.GITLAB, Host.GITEE], "--ci", help=say.CI.say()),
        force: bool = typer.Option(False, "--force", help=say.FORCE.say()),
    ) -> None:
        from svcstd.pipeline import init as pipeline

        if Host.NONE in ci and len(ci) > 1:
            raise typer.BadParameter(say.NONE_ALONE.say(), param_hint="--ci")
        hosts = [host.value for host in dict.fromkeys(ci) if host is not Host.NONE]
        where = Path(os.path.normpath(options.Home.folder / folder))
        done = pipeline.init(where, template.value, hosts, force=force)
        if done.refused:
            _refuse(done, where)
            raise typer.Exit(USAGE)
        _report(done, where)

    return init


def _refuse(done: Fresh, where: Path) -> None:
    """Say what stands in the way."""
    if done.within:
        tell(say.WITHIN.say(folder=where.absolute(), root=done.within))
    for path in done.impassable[:NAMED_AT_MOST]:
        tell(say.CANNOT_BE.say(path=path))
    for path in done.in_the_way[:NAMED_AT_MOST]:
        tell(say.IN_THE_WAY.say(path=where / path))
    if len(done.in_the_way) > NAMED_AT_MOST:
        tell(say.MORE_IN_THE_WAY.say(count=len(done.in_the_way) - NAMED_AT_MOST))
    if done.in_the_way:
        tell(say.NOTHING_WRITTEN.say(count=len(done.in_the_way)))


def _report(done: Fresh, where: Path) -> None:
    """List what was written, and say what to do next."""
    for path in done.written:
        typer.echo(safe(str(where / path)))
    for path in done.kept:
        tell(say.KEPT.say(path=where / path))
        if path in done.offered:
            tell(say.OFFERED.say(path=where / path))
            for line in done.offered[path].splitlines():
                tell(f"    {line}")
    _tell_git(done)
    tell(say.WROTE.say(written=len(done.written), same=done.same))
    cd = "" if where.absolute() == Path.cwd() else f"cd {shlex.quote(str(where))} && "
    tell(say.NEXT.say(cd=cd))


def _tell_git(done: Fresh) -> None:
    """Say what git was told, since other clones are to be told too."""
    if done.settings:
        for name, value in done.settings.items():
            tell(drivers.SET.say(name=name, value=value))
        tell(drivers.CLONES.say())
    if done.unset:
        tell(drivers.NOT_INSTALLED.say(problem=done.unset))
