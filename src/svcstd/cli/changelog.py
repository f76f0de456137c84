"""`svcstd changelog`: what each tag changed, newest first, and what is not released yet."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING

import typer

from svcstd.cli import options
from svcstd.messages import changelog as say
from svcstd.messages import changes
from svcstd.messages.terminal import tell

if TYPE_CHECKING:
    from svcstd.diff.changelog.history import History

NAMED_AT_MOST = 5
"""Files that a sentence names; the others are counted."""


class ChangelogFormat(StrEnum):
    """Formats of a changelog."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


def command() -> Callable[..., None]:
    """`changelog` in the language of the run."""

    def changelog(
        tags: str = typer.Option("*", "--tags", metavar=say.TAGS_META.say(), help=say.TAGS.say()),
        first: str = typer.Option("", "--from", metavar=say.TAG_META.say(), help=say.FROM.say(), show_default=False),
        last: str = typer.Option("", "--to", metavar=say.TAG_META.say(), help=say.TO.say(), show_default=False),
        format: ChangelogFormat = typer.Option(ChangelogFormat.TEXT, "--format", "-f", help=say.FORMAT.say()),
        jobs: int = options.jobs_option(),
    ) -> None:
        from svcstd.cli.progress import ticking
        from svcstd.pipeline.changelog import Span, history

        with ticking(say.COMPARING.say()) as tick:
            found = history(options.Home.folder, Span(tags, first, last), jobs, tick)
        _print(found, format)
        _tell(found)
        raise typer.Exit(found.exit_code)

    return changelog


def _print(found: History, format: ChangelogFormat) -> None:
    if format is ChangelogFormat.JSON:
        from svcstd.diff.changelog import machine

        typer.echo(machine.dump(found), nl=False)
        return
    from svcstd.diff.changelog import text

    if format is ChangelogFormat.MARKDOWN:
        typer.echo("".join(text.markdown(found)), nl=False)
    else:
        options.show(text.lines(found))


def _tell(found: History) -> None:
    """Say which versions were left out or not read whole."""
    for name, problem in found.skipped:
        tell(say.SKIPPED.say(name=name, problem=problem))
    for step in found.steps:
        if step.unreadable:
            files = changes.LIST.say().join(step.unreadable[:NAMED_AT_MOST])
            tell(say.UNREADABLE.say(name=step.name, count=len(step.unreadable), files=files))
        elif step.uncompared:
            tell(say.UNCOMPARED.say(name=step.name, count=step.uncompared))
