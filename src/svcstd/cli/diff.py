"""`svcstd diff`: what changed between two versions, what it does to applicants, which places it reaches."""

from __future__ import annotations

from collections.abc import Callable

import typer

from svcstd.cli import options
from svcstd.cli.options import FailOn, ReportFormat
from svcstd.messages import commands as say


def command() -> Callable[..., None]:
    """`diff` in the language of the run."""

    def diff(
        named: list[str] = typer.Argument(None, metavar=say.VERSIONS_META.say(), help=say.DIFF_VERSIONS.say()),
        format: ReportFormat = typer.Option(ReportFormat.TEXT, "--format", "-f", help=say.FORMAT.say()),
        fail_on: FailOn = typer.Option(FailOn.ERROR, "--fail-on", help=say.FAIL_ON.say()),
        region: str = options.region_option(),
        item: str = typer.Option(None, "--item", metavar=say.CODE_META.say(), help=say.DIFF_ITEM.say()),
        jobs: int = options.jobs_option(),
    ) -> None:
        from svcstd.pipeline.diff import diff_named

        found = diff_named(named or (), options.Home.folder, region=region, item=item, jobs=jobs)
        if format is ReportFormat.JSON:
            from svcstd.diff.formats import machine

            typer.echo(machine.dump(found), nl=False)
        else:
            from svcstd.diff.formats import text

            options.show(text.lines(found))
        raise typer.Exit(found.exit_code(fail_on.severity))

    return diff
