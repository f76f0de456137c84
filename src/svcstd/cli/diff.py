"""`svcstd diff`: what changed between two versions, what it does to applicants, which places it reaches."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from enum import StrEnum

import typer

from svcstd.cli import options
from svcstd.cli.options import FailOn, ReportFormat
from svcstd.messages import approving
from svcstd.messages import commands as say


class ApprovalsFrom(StrEnum):
    """The version whose approvals count."""

    OLD = "old"
    NEW = "new"


def command() -> Callable[..., None]:
    """`diff` in the language of the run."""

    def diff(
        named: list[str] = typer.Argument(None, metavar=say.VERSIONS_META.say(), help=say.DIFF_VERSIONS.say()),
        format: ReportFormat = typer.Option(ReportFormat.TEXT, "--format", "-f", help=say.FORMAT.say()),
        fail_on: FailOn = typer.Option(FailOn.ERROR, "--fail-on", help=say.FAIL_ON.say()),
        region: str = options.region_option(),
        item: str = typer.Option(None, "--item", metavar=say.CODE_META.say(), help=say.DIFF_ITEM.say()),
        approvals_from: ApprovalsFrom = typer.Option(
            ApprovalsFrom.NEW, "--approvals-from", help=approving.APPROVALS_FROM.say()
        ),
        jobs: int = options.jobs_option(),
    ) -> None:
        from svcstd.diff.cause import Side
        from svcstd.pipeline.approved import diff_approved

        found = diff_approved(
            named or (),
            options.Home.folder,
            datetime.date.today(),
            approved_in=Side(approvals_from.value),
            jobs=jobs,
            region=region,
            item=item,
        )
        if format is ReportFormat.JSON:
            from svcstd.diff.formats import machine

            typer.echo(machine.dump(found), nl=False)
        else:
            from svcstd.diff.formats import text

            options.show(text.lines(found))
        raise typer.Exit(found.exit_code(fail_on.severity))

    return diff
