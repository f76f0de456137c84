"""`svcstd validate`: every record against the standard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from svcstd.cli import options, reports
from svcstd.cli.options import FailOn
from svcstd.messages import commands as say

if TYPE_CHECKING:
    from svcstd.pipeline.validate import Report
    from svcstd.report.outcome import Outcome
    from svcstd.workspace import Workspace


def command() -> Callable[..., None]:
    """The command in the language of the run."""

    def validate(
        paths: list[Path] = typer.Argument(None, metavar=say.PATHS_META.say(), help=say.PATHS.say()),
        format: str = reports.format_option(),
        output: list[str] = reports.output_option(),
        fail_on: FailOn = typer.Option(FailOn.ERROR, "--fail-on", help=say.FAIL_ON.say()),
        strict: bool = typer.Option(False, "--strict", help=say.STRICT.say()),
        jobs: int = options.jobs_option(),
    ) -> None:
        from svcstd.cli.progress import ticking
        from svcstd.pipeline import check

        workspace = options.workspace()
        with ticking(say.VALIDATING.say()) as tick:
            if paths:
                found = check.check_paths(workspace, paths, options.Home.folder, jobs, tick)
            else:
                found = check.check(workspace, jobs, tick)
        outcome = _outcome(found, workspace)
        raise typer.Exit(reports.publish(outcome, workspace, format, output, fail_on.severity, strict=strict))

    return validate


def _outcome(found: Report, workspace: Workspace) -> Outcome:
    from svcstd.report.outcome import Outcome

    return Outcome(
        found.diagnostics,
        found.records,
        found.items,
        sorted(set(found.broken)),
        found.missing,
        found.unchecked,
        found.skipped_rules,
        line=workspace.line,
    )
