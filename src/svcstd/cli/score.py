"""`svcstd score`: how complete and how conformant, group by group, and what to fill first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

import typer

from svcstd.cli import options, reports
from svcstd.messages import commands
from svcstd.messages import score as say
from svcstd.messages.reporting import LIST
from svcstd.messages.terminal import tell
from svcstd.report.outcome import CLEAN, FINDINGS, INCOMPLETE, USAGE

if TYPE_CHECKING:
    from svcstd.stats.score import Score
    from svcstd.workspace import Workspace


class By(StrEnum):
    """What groups are."""

    AGENCY = "agency"
    LEVEL = "level"
    REGION = "region"


class ScoreFormat(StrEnum):
    """Formats of a score."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"


def command() -> Callable[..., None]:
    """`score` in the language of the run."""

    def score(
        by: By = typer.Option(By.REGION, "--by", help=say.BY.say()),
        region: list[str] = typer.Option([], "--region", metavar=commands.REGION_META.say(), help=say.REGION.say()),
        level: list[str] = typer.Option([], "--level", metavar=commands.LEVEL_META.say(), help=say.LEVEL.say()),
        agency: list[str] = typer.Option([], "--agency", metavar=commands.AGENCY_META.say(), help=say.AGENCY.say()),
        format: ScoreFormat = typer.Option(ScoreFormat.TEXT, "--format", "-f", help=commands.FORMAT.say()),
        output: list[str] = reports.output_option(say.OUTPUT, ScoreFormat),
        fail_under: float = typer.Option(
            None, "--fail-under", min=0, max=100, metavar=say.PERCENT_META.say(), help=say.FAIL_UNDER.say()
        ),
        jobs: int = options.jobs_option(),
    ) -> None:
        workspace = options.workspace()
        targets = reports.targets(output, ScoreFormat)
        for target in targets:
            reports.spare(workspace, target.path)
        found = _scored(workspace, by, (level, region, agency), jobs)
        code = _exit_code(found, fail_under)
        for target in targets:
            code = max(code, reports.written(target.path, _pieces(found, target.format.name, workspace)))
        if format is ScoreFormat.TEXT:
            from svcstd.stats import text

            options.show(text.lines(found))
        else:
            typer.echo(_report(found, format, workspace), nl=False)
        raise typer.Exit(code)

    return score


def _scored(
    workspace: Workspace, by: By, chosen: tuple[Sequence[str], Sequence[str], Sequence[str]], jobs: int | None
) -> Score:
    from svcstd.cli.progress import ticking
    from svcstd.pipeline import score
    from svcstd.pipeline.choice import Choice

    level, region, agency = chosen
    choice = Choice(options.levels(level), tuple(region), frozenset(agency))
    try:
        with ticking(say.SCORING.say()) as tick:
            return score.score(workspace, by.value, choice, jobs, tick)
    except score.Unknown as unknown:
        tell(commands.RENDER_UNKNOWN.say(names=LIST.say().join(unknown.names)))
        raise typer.Exit(USAGE) from None


def _report(found: Score, kind: str, workspace: Workspace) -> str:
    """A score in a format, as text for a file or a pipe."""
    if kind == ScoreFormat.JSON:
        from svcstd.stats import machine

        return machine.dump(found)
    if kind == ScoreFormat.HTML:
        from svcstd.stats import html
        from svcstd.workspace.templates import template

        return html.page(found, template(workspace))
    from svcstd.stats import text

    return "".join("".join(run for run, _ in line) + "\n" for line in text.lines(found))


def _pieces(found: Score, kind: str, workspace: Workspace) -> Iterator[bytes]:
    """Yield a score for a file."""
    yield _report(found, kind, workspace).encode("utf-8", "backslashreplace")


def _exit_code(found: Score, fail_under: float | None) -> int:
    """3 where the score is not that of everything asked for, which is said; 1 below what is asked for; else 0."""
    from svcstd.stats import shown
    from svcstd.stats.score import percent

    unfinished = shown.unfinished(found)
    for sentence in unfinished:
        tell(sentence)
    published = found.total.published
    below = fail_under is not None and found.below(fail_under)
    if below:
        tell(say.BELOW.say(now=percent(published.there, published.due), least=f"{fail_under:g}"))
    return INCOMPLETE if unfinished else FINDINGS if below else CLEAN
