"""`svcstd impact`: what a change leaves to do at each place or body."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING

import typer

from svcstd.cli import options, reports
from svcstd.cli.options import FailOn
from svcstd.messages import commands as words
from svcstd.messages import impact as say

if TYPE_CHECKING:
    from svcstd.diff.impact.work import WorkList


class Whose(StrEnum):
    """Whose list it is."""

    PLACE = "place"
    AGENCY = "agency"


class ImpactFormat(StrEnum):
    """Formats of a work list."""

    TEXT = "text"
    JSON = "json"
    XLSX = "xlsx"


def command() -> Callable[..., None]:
    """`impact` in the language of the run."""

    def impact(
        named: list[str] = typer.Argument(None, metavar=words.VERSIONS_META.say(), help=words.DIFF_VERSIONS.say()),
        by: Whose = typer.Option(Whose.PLACE, "--by", help=say.BY.say()),
        region: str = typer.Option(None, "--region", metavar=words.REGION_META.say(), help=say.REGION.say()),
        agency: str = typer.Option(None, "--agency", metavar=words.AGENCY_META.say(), help=say.AGENCY.say()),
        item: str = typer.Option(None, "--item", metavar=words.CODE_META.say(), help=say.ITEM.say()),
        format: str = reports.format_option(ImpactFormat),
        output: list[str] = reports.output_option(say.OUTPUT, ImpactFormat),
        fail_on: FailOn = typer.Option(FailOn.ERROR, "--fail-on", help=say.FAIL_ON.say()),
        jobs: int = options.jobs_option(),
    ) -> None:
        from svcstd.cli import comparing
        from svcstd.cli.progress import ticking
        from svcstd.diff.impact.work import By
        from svcstd.pipeline.impact import Asked, impact_between
        from svcstd.pipeline.sides import versions

        targets = reports.targets(output, ImpactFormat)
        sides = versions(named or (), options.Home.folder)
        comparing.spare(targets, sides)
        asked = Asked(By(by.value), region, agency, item, jobs)
        with ticking(say.LOOKING.say()) as tick:
            found = impact_between(sides, asked, tick)
        code = found.exit_code(fail_on.severity)
        for target in targets:
            code = max(code, reports.written(target.path, _pieces(found, target.format.name)))
        _print(found, format)
        raise typer.Exit(code)

    return impact


def _pieces(found: WorkList, format: str) -> Iterator[bytes]:
    """Yield a list for a file: whole."""
    if format == ImpactFormat.XLSX:
        from svcstd.diff.impact import xlsx

        yield from xlsx.pieces(found)
    elif format == ImpactFormat.JSON:
        from svcstd.diff.impact import machine

        yield machine.dump(found).encode("utf-8", "backslashreplace")
    else:
        from svcstd.diff.impact import text

        for line in text.lines(found, fold=False):
            yield ("".join(run for run, _ in line) + "\n").encode("utf-8", "backslashreplace")


def _print(found: WorkList, format: str) -> None:
    if format == ImpactFormat.TEXT:
        from svcstd.diff.impact import text

        options.show(text.lines(found))
        return
    sys.stdout.flush()
    sys.stdout.buffer.writelines(_pieces(found, format))
    sys.stdout.buffer.flush()
