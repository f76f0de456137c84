"""`--install` of the drivers that git runs."""

from __future__ import annotations

import shlex
from collections.abc import Mapping

import typer

from svcstd.cli import options
from svcstd.messages import drivers as say
from svcstd.messages.terminal import safe, tell


def installed(driver: str) -> None:
    """Have git run a driver in this clone, and say what was set.

    Args:
        driver: `merge` or `diff`.
    """
    from svcstd.pipeline.installing import install_driver

    done = install_driver(options.workspace(), driver)
    show_settings(done.settings)
    for line in done.lines:
        text = say.ATTRIBUTED if done.written else say.KEPT
        tell(text.say(path=done.path, line=line))
    tell(say.CLONES.say())


def show_settings(settings: Mapping[str, str]) -> None:
    """Print settings of git's as the commands that make them: what was run here, and can be run elsewhere."""
    for name, value in settings.items():
        typer.echo(safe(shlex.join(["git", "config", name, value])))
