"""`svcstd validate`: every record against the standard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from svcstd.cli import options
from svcstd.cli.options import FailOn, ReportFormat
from svcstd.messages import commands as say

if TYPE_CHECKING:
    from svcstd.pipeline.validate import Report
    from svcstd.workspace import Workspace


def command() -> Callable[..., None]:
    """The command in the language of the run."""

    def validate(
        paths: list[Path] = typer.Argument(None, metavar=say.PATHS_META.say(), help=say.PATHS.say()),
        format: ReportFormat = typer.Option(ReportFormat.TEXT, "--format", "-f", help=say.FORMAT.say()),
        fail_on: FailOn = typer.Option(FailOn.ERROR, "--fail-on", help=say.FAIL_ON.say()),
        strict: bool = typer.Option(False, "--strict", help=say.STRICT.say()),
        jobs: int = options.jobs_option(),
        fix: bool = options.fix_option(),
        diff: bool = options.diff_option(),
    ) -> None:
        from svcstd.cli.progress import ticking
        from svcstd.pipeline import check

        def look(at: Workspace) -> Report:
            with ticking(say.VALIDATING.say()) as tick:
                if paths:
                    return check.check_paths(at, paths, options.Home.folder, jobs, tick)
                return check.check(at, jobs, tick)

        workspace = options.workspace()
        if fix or diff:
            from svcstd.cli.mending import mended

            found = mended(workspace, look, paths, fix=fix, diff=diff, format=format)
        else:
            found = look(workspace)
        raise typer.Exit(_print(found, workspace, format, fail_on, strict))

    return validate


def _print(found: Report, workspace: Workspace, format: ReportFormat, fail_on: FailOn, strict: bool) -> int:
    from svcstd.report.outcome import Outcome

    outcome = Outcome(
        found.diagnostics,
        found.records,
        found.items,
        sorted(set(found.broken)),
        found.missing,
        found.unchecked,
        found.skipped_rules,
        line=workspace.line,
    )
    if format is ReportFormat.JSON:
        from svcstd.report import machine

        typer.echo(machine.dump(outcome), nl=False)
    else:
        from svcstd.report import text
        from svcstd.validate.rules import RULES

        titles = {rule.id: str(rule.title) for rule in RULES}
        options.show(text.lines(outcome, lambda rule: titles.get(rule, rule)))
    return outcome.exit_code(fail_on.severity, strict=strict)
