"""Options that recur have one name everywhere (design §10)."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from svcstd.messages import commands as say

if TYPE_CHECKING:
    from rich.console import Console

    from svcstd.diagnostic import Severity
    from svcstd.workspace import Workspace


class FailOn(StrEnum):
    """From which severity on a command fails."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def severity(self) -> Severity:
        """The severity of that name."""
        from svcstd.diagnostic import Severity

        return Severity[self.name]


class ReportFormat(StrEnum):
    """Formats of a report."""

    TEXT = "text"
    JSON = "json"


class Home:
    """Where to look for a workspace: `-C`, else the current folder."""

    folder = Path()


def workspace() -> Workspace:
    """The workspace that holds the folder given with `-C`."""
    from svcstd.workspace import Workspace

    return Workspace.find(Home.folder)


def console(*, stderr: bool = False) -> Console:
    """A console that colours only a terminal, and breaks no line of a pipe."""
    from rich.console import Console

    made = Console(stderr=stderr, highlight=False, markup=False, emoji=False)
    if not made.is_terminal:
        made = Console(stderr=stderr, highlight=False, markup=False, emoji=False, width=10_000, no_color=True)
    return made


def region_option() -> Any:
    """`--region`."""
    return typer.Option(None, "--region", metavar=say.REGION_META.say(), help=say.REGION.say())


def jobs_option() -> Any:
    """`--jobs`."""
    return typer.Option(None, "--jobs", "-j", min=1, max=256, metavar="N", help=say.JOBS.say())
