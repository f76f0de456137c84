"""`svcstd validate`: every record against the standard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import typer

from svcstd.cli import options, reports
from svcstd.cli.options import FailOn
from svcstd.cli.scope import Scope
from svcstd.cli.validating import Judging, Reporting, Run, Way
from svcstd.messages import commands as say
from svcstd.messages import validating as words


def command() -> Callable[..., None]:
    """The command in the language of the run."""

    def validate(
        paths: list[str] = typer.Argument(None, metavar=say.PATHS_META.say(), help=say.PATHS.say()),
        format: str = reports.format_option(),
        output: list[str] = reports.output_option(),
        fail_on: FailOn = typer.Option(FailOn.ERROR, "--fail-on", help=say.FAIL_ON.say()),
        strict: bool = typer.Option(False, "--strict", help=say.STRICT.say()),
        select: list[str] = _rules("--select", words.SELECT.say()),
        ignore: list[str] = _rules("--ignore", words.IGNORE.say()),
        changed_since: str = _text("--changed-since", words.REF_META.say(), words.CHANGED_SINCE.say()),
        files_from: str = _text("--files-from", words.FILE_META.say(), words.FILES_FROM.say()),
        stdin_filename: str = _text("--stdin-filename", words.FILE_META.say(), words.STDIN_FILENAME.say()),
        baseline: Path = typer.Option(None, "--baseline", metavar=words.FILE_META.say(), help=words.BASELINE.say()),
        write_baseline: bool = typer.Option(False, "--write-baseline", help=words.WRITE_BASELINE.say()),
        timing: bool = typer.Option(False, "--timing", help=words.TIMING.say()),
        watch: bool = typer.Option(False, "--watch", help=words.WATCH.say()),
        jobs: int = options.jobs_option(),
        fix: bool = options.fix_option(),
        diff: bool = options.diff_option(),
    ) -> None:
        scope = Scope(tuple(paths or ()), changed_since, files_from, stdin_filename).checked()
        judging = Judging(tuple(select), tuple(ignore), baseline, timing)
        reporting = Reporting(format, tuple(output), fail_on.severity, strict)
        ways = [way for way, wanted in zip(Way, (fix, diff, watch, write_baseline), strict=True) if wanted]
        raise typer.Exit(Run(scope, judging, reporting, jobs).code(ways))

    return validate


def _rules(name: str, help: str) -> list[str]:
    found: list[str] = typer.Option([], name, metavar=words.RULES_META.say(), help=help)
    return found


def _text(name: str, metavar: str, help: str) -> str:
    found: str = typer.Option("", name, metavar=metavar, help=help, show_default=False)
    return found
