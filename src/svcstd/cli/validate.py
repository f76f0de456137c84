"""`svcstd validate`: every record against the standard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from svcstd.cli import options
from svcstd.cli.options import FailOn, Misused, ReportFormat
from svcstd.cli.scope import Scope
from svcstd.messages import commands as say
from svcstd.messages import validating as words
from svcstd.messages.terminal import tell

if TYPE_CHECKING:
    from svcstd.pipeline.check import Asked
    from svcstd.pipeline.chosen import Chosen
    from svcstd.pipeline.found import Report
    from svcstd.workspace import Workspace


def command() -> Callable[..., None]:
    """The command in the language of the run."""

    def validate(
        paths: list[str] = typer.Argument(None, metavar=say.PATHS_META.say(), help=say.PATHS.say()),
        format: ReportFormat = typer.Option(ReportFormat.TEXT, "--format", "-f", help=say.FORMAT.say()),
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
    ) -> None:
        from svcstd.cli import outcome

        scope = Scope(tuple(paths or ()), changed_since, files_from, stdin_filename)
        scope.check()
        workspace = scope.workspace(options.workspace())
        chosen = _chosen(select, ignore)
        if write_baseline:
            raise typer.Exit(_write_baseline(workspace, scope, chosen, baseline, jobs))
        asked = _asked(workspace, chosen, baseline, timing)

        def once(scope: Scope) -> int:
            found = _found(scope, workspace, jobs, asked)
            return outcome.show(found, workspace, format, fail_on, strict=strict)

        if watch:
            from svcstd.cli import watching

            watching.watch(workspace, scope, once)
        raise typer.Exit(once(scope))

    return validate


def _rules(name: str, help: str) -> list[str]:
    found: list[str] = typer.Option([], name, metavar=words.RULES_META.say(), help=help)
    return found


def _text(name: str, metavar: str, help: str) -> str:
    found: str = typer.Option("", name, metavar=metavar, help=help, show_default=False)
    return found


def _chosen(select: list[str], ignore: list[str]) -> Chosen:
    """The rules that were asked for.

    Raises:
        Misused: No rule's id begins so.
    """
    from svcstd.model.shape import closest
    from svcstd.pipeline.chosen import Chosen
    from svcstd.validate.rules import RULES

    split = (
        tuple(word.strip() for one in given for word in one.split(",") if word.strip()) for given in (select, ignore)
    )
    chosen = Chosen(*split)
    if unknown := chosen.unknown():
        close = closest(unknown[0].upper(), [rule.id for rule in RULES])
        text = words.NO_SUCH_RULE_CLOSE if close else words.NO_SUCH_RULE
        raise Misused(text.say(names=", ".join(unknown)[:200], close=close))
    return chosen


def _asked(workspace: Workspace, chosen: Chosen, baseline: Path | None, timing: bool) -> Asked:
    from svcstd.pipeline import baselines
    from svcstd.pipeline.check import Asked

    return Asked(chosen, baselines.known(baselines.place(workspace, baseline)), timing)


def _found(scope: Scope, workspace: Workspace, jobs: int | None, asked: Asked) -> Report:
    from svcstd.cli.progress import ticking

    with ticking(say.VALIDATING.say()) as tick:
        return scope.run(workspace, jobs, tick, asked)


def _write_baseline(workspace: Workspace, scope: Scope, chosen: Chosen, named: Path | None, jobs: int | None) -> int:
    """Write all present findings into the baseline; nothing that could not be read is hidden by it."""
    from svcstd.pipeline import baselines
    from svcstd.pipeline.check import Asked
    from svcstd.report.outcome import CLEAN, INCOMPLETE

    if not scope.whole or chosen.select or chosen.ignore:
        raise Misused(words.TOGETHER.say(one="--write-baseline", other="PATHS, --changed-since, --select, --ignore"))
    set_already = baselines.place(workspace, named)
    file = set_already or workspace.root / baselines.USUAL
    found = _found(scope, workspace, jobs, Asked())
    baselines.write(file, found)
    tell(words.BASELINE_WRITTEN.say(file=file, count=len(found.diagnostics)))
    if set_already is None:
        tell(words.BASELINE_NAME.say(file=baselines.USUAL))
    return INCOMPLETE if found.broken or found.missing else CLEAN
