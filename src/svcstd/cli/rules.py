"""`svcstd rules`: all rules and verdicts, one line each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import typer

from svcstd.cli import options
from svcstd.cli.options import ReportFormat
from svcstd.messages import commands, knowing
from svcstd.messages.reporting import LIST
from svcstd.messages.terminal import tell
from svcstd.report.outcome import CLEAN, INCOMPLETE

if TYPE_CHECKING:
    from svcstd.report.rule_page import Known


@dataclass(frozen=True, slots=True)
class Every:
    """All rules, and whose severities they have.

    Attributes:
        known: Rules and verdicts.
        workspace: Whether there is a workspace whose severities and options these are.
        broken: Its files that grade rules and cannot be used.
    """

    known: Sequence[Known]
    workspace: bool
    broken: Sequence[str]

    def exit_code(self) -> int:
        """3 where the workspace's own severities could not be read, which is said; else 0."""
        if self.broken:
            tell(knowing.UNUSABLE.say(files=LIST.say().join(self.broken)))
        return INCOMPLETE if self.broken else CLEAN


def of_workspace() -> Every:
    """The rules of the workspace that the command runs in, or with their defaults outside of one."""
    from svcstd.pipeline.in_force import known
    from svcstd.workspace import NoWorkspace

    try:
        workspace = options.workspace()
    except NoWorkspace:
        workspace = None
    found, broken = known(workspace)
    return Every(found, workspace is not None and not broken, broken)


def command() -> Callable[..., None]:
    """`rules` in the language of the run."""

    def rules(
        family: list[str] = typer.Option([], "--family", metavar=knowing.FAMILY_META.say(), help=knowing.FAMILY.say()),
        format: ReportFormat = typer.Option(ReportFormat.TEXT, "--format", "-f", help=commands.FORMAT.say()),
    ) -> None:
        from svcstd.report import rule_list

        letters = _letters(family)
        every = of_workspace()
        found = [one for one in every.known if not letters or one.family in letters]
        if format is ReportFormat.JSON:
            typer.echo(rule_list.dump(found, workspace=every.workspace), nl=False)
        else:
            options.show(rule_list.lines(found))
        raise typer.Exit(every.exit_code())

    return rules


def _letters(family: Sequence[str]) -> set[str]:
    """The families asked for.

    Raises:
        typer.BadParameter: There is no such family.
    """
    for letter in family:
        if letter.upper() not in knowing.FAMILIES:
            wanted = LIST.say().join(knowing.FAMILIES)
            problem = knowing.NO_FAMILY.say(value=letter[:40], wanted=wanted)
            raise typer.BadParameter(problem, param_hint="--family")
    return {letter.upper() for letter in family}
