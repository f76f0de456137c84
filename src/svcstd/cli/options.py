"""Options that recur have one name everywhere (design §10)."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from svcstd.messages import commands as say
from svcstd.messages import mending
from svcstd.messages.terminal import safe

if TYPE_CHECKING:
    from svcstd.diagnostic import Severity
    from svcstd.model.enums import Level
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


class BadValue(typer.BadParameter):
    """A value that an option does not take, in a sentence of ours: what typer says itself is English only."""


class Misused(Exception):
    """Options or arguments that do not fit, in a sentence; exit code 2."""


class Home:
    """Where to look for a workspace: `-C`, else the current folder."""

    folder = Path()


def workspace() -> Workspace:
    """The workspace that holds the folder given with `-C`."""
    from svcstd.workspace import Workspace

    return Workspace.find(Home.folder)


def show(lines: Iterable[Sequence[tuple[str, str]]]) -> None:
    """Print lines of styled runs: coloured on a terminal, as plain text elsewhere, without importing rich for that.

    What runs hold was written by strangers: nothing in it steers the terminal.
    """
    coloured = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    if not coloured:
        sys.stdout.writelines("".join(safe(text) for text, _ in line) + "\n" for line in lines)
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False, markup=False, emoji=False)
    for line in lines:
        console.print(Text.assemble(*((safe(text), style) for text, style in line)), soft_wrap=True)


def levels(names: Iterable[str]) -> frozenset[Level]:
    """The levels that `--level` names: by name, by English word, by digit.

    Raises:
        typer.BadParameter: There is no such level.
    """
    from svcstd.messages import language
    from svcstd.messages.reporting import LIST
    from svcstd.model.enums import Level

    found = set()
    for name in names:
        level = next((known for known in Level if name in (known.value, known.slug, known.code)), None)
        if level is None:
            wanted = LIST.say().join(known.slug if language() == "en" else known.value for known in Level)
            raise typer.BadParameter(say.BAD_LEVEL.say(value=name, wanted=wanted), param_hint="--level")
        found.add(level)
    return frozenset(found)


def region_option() -> Any:
    """`--region`."""
    return typer.Option(None, "--region", metavar=say.REGION_META.say(), help=say.REGION.say())


def jobs_option() -> Any:
    """`--jobs`."""
    return typer.Option(None, "--jobs", "-j", min=1, max=256, metavar="N", help=say.JOBS.say())


def fix_option() -> Any:
    """`--fix` of `validate`."""
    return typer.Option(False, "--fix", help=mending.FIX.say(), show_default=False)


def diff_option() -> Any:
    """`--diff` of `validate`."""
    return typer.Option(False, "--diff", help=mending.DIFF.say(), show_default=False)


def show_patch(lines: Iterable[tuple[str, str]]) -> None:
    """Print a patch: coloured and harmless on a terminal; elsewhere byte for byte, so that `git apply` takes it."""
    if sys.stdout.isatty():
        show([line] for line in lines)
    else:
        typer.echo("".join(f"{text}\n" for text, _ in lines).encode(), nl=False)
