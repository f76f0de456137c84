"""`svcstd diff`: what changed between two versions, what it does to applicants, which places it reaches."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from enum import StrEnum

import typer

from svcstd.cli import options, reports
from svcstd.cli.options import FailOn
from svcstd.diff.formats import FORMATS
from svcstd.messages import approving
from svcstd.messages import commands as say
from svcstd.messages import comparing as words


class ApprovalsFrom(StrEnum):
    """The version whose approvals count."""

    OLD = "old"
    NEW = "new"


def command() -> Callable[..., None]:
    """`diff` in the language of the run."""

    def diff(
        named: list[str] = typer.Argument(None, metavar=say.VERSIONS_META.say(), help=say.DIFF_VERSIONS.say()),
        format: str = reports.format_option(FORMATS),
        output: list[str] = reports.output_option(words.OUTPUT, FORMATS),
        fail_on: FailOn = typer.Option(FailOn.ERROR, "--fail-on", help=say.FAIL_ON.say()),
        region: str = options.region_option(),
        item: str = typer.Option(None, "--item", metavar=say.CODE_META.say(), help=say.DIFF_ITEM.say()),
        agency: str = typer.Option(None, "--agency", metavar=say.AGENCY_META.say(), help=say.DIFF_AGENCY.say()),
        approvals_from: ApprovalsFrom = typer.Option(
            ApprovalsFrom.NEW, "--approvals-from", help=approving.APPROVALS_FROM.say()
        ),
        jobs: int = options.jobs_option(),
    ) -> None:
        from svcstd.cli import comparing
        from svcstd.diff.cause import Side
        from svcstd.pipeline.approved import diff_approved
        from svcstd.pipeline.sides import versions

        old, new = versions(named or (), options.Home.folder)
        comparing.spare(reports.targets(output, FORMATS), (old, new))
        found = diff_approved(
            (old, new),
            datetime.date.today(),
            approved_in=Side(approvals_from.value),
            jobs=jobs,
            region=region,
            item=item,
            agency=agency,
        )
        reporting = comparing.Reporting(found, new.workspace, fail_on.severity)
        raise typer.Exit(reporting.publish(format, output))

    return diff
