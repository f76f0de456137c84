"""`svcstd render notice`: the notice of what was adjusted between two versions, with its annex."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from datetime import date
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from svcstd.cli import options
from svcstd.cli.options import BadValue, FailOn, Misused
from svcstd.messages import changes, formats
from svcstd.messages import commands as words
from svcstd.messages import notice as say
from svcstd.messages.terminal import tell
from svcstd.report.outcome import CLEAN, FINDINGS, INCOMPLETE

if TYPE_CHECKING:
    from svcstd.diff.notice.view import Notice
    from svcstd.diff.result import DiffResult
    from svcstd.pipeline.notice import Ground

NAMED_AT_MOST = 5
"""Files or items that a sentence names; the others are counted."""
UNDECLARED = "A201"
"""The finding that names an adjustment without a declaration, which the annex marks itself."""
STEM = "notice"
"""What the files are called, before the ending of their format."""


class NoticeTo(StrEnum):
    """Formats of a notice."""

    MD = "md"
    HTML = "html"
    XLSX = "xlsx"


def command() -> Callable[..., None]:
    """`render notice` in the language of the run."""

    def notice(
        named: list[str] = typer.Argument(None, metavar=words.VERSIONS_META.say(), help=words.DIFF_VERSIONS.say()),
        to: list[NoticeTo] = typer.Option([NoticeTo.MD], "--to", help=say.TO.say()),
        out: Path = typer.Option(None, "-o", "--out", metavar=words.FOLDER_META.say(), help=say.OUT.say()),
        region: str = options.region_option(),
        agency: str = typer.Option(None, "--agency", metavar=words.AGENCY_META.say(), help=say.AGENCY.say()),
        item: str = typer.Option(None, "--item", metavar=words.CODE_META.say(), help=say.ITEM.say()),
        number: str = typer.Option("", "--number", metavar=say.NUMBER_META.say(), help=say.NUMBER_OPTION.say()),
        day: str = typer.Option(
            "", "--date", metavar=say.DATE_META.say(), help=say.DATE_OPTION.say(), callback=_calendar
        ),
        issuer: str = typer.Option("", "--issuer", metavar=say.ISSUER_META.say(), help=say.ISSUER_OPTION.say()),
        fail_on: FailOn = typer.Option(FailOn.ERROR, "--fail-on", help=say.FAIL_ON.say()),
        jobs: int = options.jobs_option(),
    ) -> None:
        from svcstd.diff.notice.view import Head, noticed
        from svcstd.pipeline.notice import ground

        kinds = _makeable(to, out)
        found = ground(named or (), options.Home.folder, region=region, agency=agency, item=item, jobs=jobs)
        if _incomplete(found.result):
            raise typer.Exit(INCOMPLETE)
        asked = {"region": region, "agency": agency, "item": item}
        scope = {option: code for option, code in asked.items() if code}
        head = Head(number, issuer, date.fromisoformat(day) if day else None, scope)
        made = noticed(found.result, found.entries, head, found.title)
        if made is None:
            tell(say.NONE.say())
            raise typer.Exit(CLEAN)
        _warn(made, found.result)
        graded = any(one.severity >= fail_on.severity for one in found.result.findings)
        raise typer.Exit(max(_published(made, found, kinds, out), FINDINGS if graded else CLEAN))

    return notice


def _calendar(day: str) -> str:
    """A date as it has to be written."""
    try:
        if day and date.fromisoformat(day).isoformat() != day:
            raise ValueError(day)
    except ValueError:
        raise BadValue(say.BAD_DATE.say(value=day[:40])) from None
    return day


def _makeable(to: Sequence[NoticeTo], out: Path | None) -> list[NoticeTo]:
    """The formats that are asked for, each once.

    Raises:
        Misused: They need a folder, and there is none.
        BadValue: One is not installed.
    """
    kinds = list(dict.fromkeys(to))
    if out is None and (len(kinds) > 1 or kinds == [NoticeTo.XLSX]):
        raise Misused(say.WANTS_FOLDER.say())
    if NoticeTo.XLSX in kinds and find_spec("xlsxwriter") is None:
        raise BadValue(formats.NOT_INSTALLED.say(format="xlsx", extra="xlsx"))
    return kinds


def _incomplete(result: DiffResult) -> bool:
    """Whether a side could not be read whole, which is said: what was adjusted is not known then."""
    if result.refused:
        tell(say.INCOMPLETE.say(count=len(result.broken), files=_some(result.broken)))
    elif result.uncompared:
        tell(say.UNCOMPARED.say(count=result.uncompared))
    return bool(result.refused or result.uncompared)


def _warn(made: Notice, result: DiffResult) -> None:
    """Say what a reviewer has to know before the notice is signed."""
    if made.undeclared:
        tell(say.TELL_UNDECLARED.say(count=len(made.undeclared), names=_some(made.undeclared)))
    if others := sum(one.rule != UNDECLARED for one in result.findings):
        tell(say.TELL_FINDINGS.say(count=others))


def _some(names: Sequence[str]) -> str:
    """The first few names, and how many there are."""
    shown = say.LIST.say().join(names[:NAMED_AT_MOST])
    return shown if len(names) <= NAMED_AT_MOST else changes.AND_MORE.say(names=shown, count=len(names))


def _published(made: Notice, found: Ground, kinds: Sequence[NoticeTo], out: Path | None) -> int:
    """Print or write the notice, and return the exit code."""
    from svcstd.workspace.output import Folder

    if out is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(_encoded(made, found, kinds[0]))
        sys.stdout.buffer.flush()
        return CLEAN
    into = options.Home.folder / out
    for workspace in (found.older, found.newer):
        if workspace.is_input(into):
            raise Misused(say.INTO_INPUT.say(file=out))
    if into.exists() and not into.is_dir():
        raise Misused(say.NOT_A_FOLDER.say(out=out))
    pages = {f"{STEM}.{kind}": _encoded(made, found, kind) for kind in kinds}
    for name, page in pages.items():
        try:
            Folder(into).write(name, page)
        except OSError as error:
            tell(formats.UNWRITTEN.say(file=str(into / name), problem=error.strerror or str(error)))
            return INCOMPLETE
        typer.echo(str(into / name))
    tell(say.WRITTEN.say(out=into, count=made.count))
    return CLEAN


def _encoded(made: Notice, found: Ground, kind: NoticeTo) -> bytes:
    """The notice in a format, as bytes."""
    if kind is NoticeTo.XLSX:
        from svcstd.diff.notice import xlsx

        return xlsx.pack(made)
    from svcstd.diff.notice import html, markdown
    from svcstd.workspace.templates import template

    made_page = html.page if kind is NoticeTo.HTML else markdown.page
    return made_page(made, template(found.newer)).encode("utf-8", "backslashreplace")
