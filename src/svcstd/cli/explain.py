"""`svcstd explain`: the page of a rule or verdict."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

import typer

from svcstd.cli import options
from svcstd.cli.rules import of_workspace
from svcstd.messages import commands, knowing
from svcstd.messages.reporting import LIST
from svcstd.messages.terminal import tell
from svcstd.report.outcome import USAGE


class PageFormat(StrEnum):
    """Formats of a rule's page."""

    TEXT = "text"
    JSON = "json"
    MD = "md"


def command() -> Callable[..., None]:
    """`explain` in the language of the run."""

    def explain(
        ids: list[str] = typer.Argument(..., metavar=knowing.ID_META.say(), help=knowing.EXPLAIN_IDS.say()),
        format: PageFormat = typer.Option(PageFormat.TEXT, "--format", "-f", help=commands.FORMAT.say()),
    ) -> None:
        from svcstd.pipeline.in_force import named
        from svcstd.report import rule_list, rule_page

        every = of_workspace()
        found, unknown = named(every.known, ids)
        for word, close in unknown.items():
            tell(knowing.NO_RULE.say(id=word[:40], close=LIST.say().join(close)))
        if unknown:
            raise typer.Exit(USAGE)
        if format is PageFormat.JSON:
            typer.echo(rule_list.dump(found, workspace=every.workspace), nl=False)
        elif format is PageFormat.MD:
            typer.echo("\n".join(map(rule_page.markdown, found)), nl=False)
        else:
            options.show(line for one in found for line in rule_page.lines(one))
        raise typer.Exit(every.exit_code())

    return explain
