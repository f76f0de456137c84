"""`svcstd render guides`: one uniform guide per item at each place."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer

from svcstd.cli import options, publishing, searching
from svcstd.cli.asked import OUT, Asked
from svcstd.cli.publishing import NAMED_AT_MOST
from svcstd.messages import Text
from svcstd.messages import commands as say
from svcstd.messages import publishing as publish
from svcstd.messages import serving as words
from svcstd.messages.guides import LEFT_OUT
from svcstd.messages.reporting import LIST, SKIPPED
from svcstd.messages.searching import NO_SEARCH
from svcstd.messages.terminal import tell
from svcstd.messages.validating import REF_META, TOGETHER
from svcstd.preview import HERE, PORT
from svcstd.report.outcome import INCOMPLETE, USAGE

if TYPE_CHECKING:
    from svcstd.pipeline.render import Plan, Rendered
    from svcstd.render.wording import LabelLanguage
    from svcstd.workspace import Workspace
    from svcstd.workspace.inputs import Source
    from svcstd.workspace.manifest import Outcome


class To(StrEnum):
    """Formats of guides."""

    MD = "md"
    HTML = "html"
    JSON = "json"


class FormOf(StrEnum):
    """The two forms of a guide."""

    FULL = "full"
    SHORT = "short"


class LabelsIn(StrEnum):
    """Languages of pages."""

    ZH = "zh"
    EN = "en"
    BOTH = "both"


def command() -> Callable[..., None]:
    """`render guides` in the language of the run."""

    def guides(
        to: list[To] = typer.Option([To.MD], "--to", help=say.RENDER_TO.say()),
        out: Path = typer.Option(None, "-o", "--out", metavar=say.FOLDER_META.say(), help=say.RENDER_OUT.say()),
        level: list[str] = typer.Option([], "--level", metavar=say.LEVEL_META.say(), help=say.RENDER_LEVEL.say()),
        region: list[str] = typer.Option([], "--region", metavar=say.REGION_META.say(), help=say.RENDER_REGION.say()),
        agency: list[str] = typer.Option([], "--agency", metavar=say.AGENCY_META.say(), help=say.RENDER_AGENCY.say()),
        item: list[str] = typer.Option([], "--item", metavar=say.CODE_META.say(), help=say.RENDER_ITEM.say()),
        labels: list[LabelsIn] = typer.Option([LabelsIn.ZH], "--labels", help=say.RENDER_LABELS.say()),
        form: FormOf = typer.Option(FormOf.FULL, "--form", help=say.RENDER_FORM.say()),
        with_errors: bool = typer.Option(False, "--with-errors", help=say.RENDER_ERRORS.say()),
        no_search: bool = typer.Option(False, "--no-search", help=NO_SEARCH.say(), show_default=False),
        all_: bool = typer.Option(False, "--all", help=say.RENDER_ALL.say()),
        changed_since: str = typer.Option(
            "", "--changed-since", metavar=REF_META.say(), help=publish.CHANGED_SINCE.say(), show_default=False
        ),
        dry_run: bool = typer.Option(False, "--dry-run", help=publish.DRY_RUN.say(), show_default=False),
        serve: bool = typer.Option(False, "--serve", help=words.SERVE.say(), show_default=False),
        port: int = typer.Option(None, "--port", min=0, max=65535, metavar="N", help=words.PORT.say(port=PORT)),
        host: str = typer.Option(None, "--host", metavar=words.HOST_META.say(), help=words.HOST.say()),
        jobs: int = options.jobs_option(),
    ) -> None:
        workspace = options.workspace()
        if out is not None and workspace.is_input(options.Home.folder / out):
            raise options.Misused(say.RENDER_INTO_INPUT.say(out=out))
        into = workspace.root / OUT if out is None else options.Home.folder / out
        formats = tuple(kind.value for kind in dict.fromkeys(to))
        chosen = {"level": level, "region": region, "agency": agency, "item": item}
        languages: tuple[LabelLanguage, ...] = tuple(one.value for one in dict.fromkeys(labels))
        changed = publishing.changed_since(workspace, changed_since) if changed_since else None
        asked = Asked(into, formats, languages, form.value, with_errors, chosen, all_, jobs, changed, not no_search)
        if not serve:
            _alone(port=port, host=host)
            raise typer.Exit(_made(workspace, asked, dry=dry_run))
        if dry_run:
            raise options.Misused(TOGETHER.say(one="--dry-run", other="--serve"))
        _serve(workspace, asked, host or HERE, port)

    return guides


def _alone(**given: object) -> None:
    """Refuse options that say something of a preview that is not asked for."""
    for name, value in given.items():
        if value is not None:
            raise options.Misused(words.WANTS_SERVE.say(option=f"--{name}"))


def _serve(workspace: Workspace, asked: Asked, host: str, port: int | None) -> NoReturn:
    """Render into a folder and serve it, again at each change."""
    from svcstd.cli import serving

    if To.HTML not in asked.formats:
        raise options.Misused(words.WANTS_HTML.say())
    once = partial(_made, asked=asked, served=True)
    serving.serve(workspace, asked.home, once, serving.At(host, port).checked())


def _made(workspace: Workspace, asked: Asked, *, served: bool = False, dry: bool = False) -> int:
    """Make the guides, where they are not there as they would be made, and return the exit code."""
    source = asked.source(workspace)
    known = None if dry else publishing.up_to_date(asked.home, asked.sets, source)
    if known is not None:
        _search(workspace, asked, source, served=served)
        return _report(known, asked.home / known.index if known.index and not served else None)
    from svcstd.cli.progress import ticking
    from svcstd.pipeline import render
    from svcstd.pipeline.publishing import Publishing
    from svcstd.workspace.inputs import UNKNOWN

    # What a revision is next time nobody knows: such a run is never held to have been the same.
    known_next = source if asked.changed is None else UNKNOWN
    planned = render.plan(workspace, asked.choice(), asked.jobs)
    _may_go_on(planned, asked.all)
    with ticking(say.RENDERING.say()) as tick:
        made = render.render(
            workspace,
            asked.out,
            planned,
            formats=asked.formats,
            labels=asked.labels,
            form=asked.form,
            with_errors=asked.with_errors,
            jobs=asked.jobs,
            tick=tick,
            publishing=Publishing(known_next, dry, lambda: publishing.waiting(asked.home)),
        )
    if dry:
        publishing.list_dry(made.changes)
    else:
        publishing.report(made.changes)
    if not dry:
        _search(workspace, asked, source, served=served)
    if made.index is not None and not dry:
        tell(say.RENDER_DONE.say(written=made.written, unchanged=made.unchanged))
    code = _report(made, None if dry or served else made.index)
    return INCOMPLETE if made.incomplete else code


def _search(workspace: Workspace, asked: Asked, source: Source, *, served: bool) -> None:
    """Index the pages, where that is wanted; a preview is to be quick and shows them without."""
    if To.HTML in asked.formats:
        searching.after(workspace, asked.home, asked.search and not served, source)


def _may_go_on(planned: Plan, all_: bool) -> None:
    """Say how many guides there will be; stop where that is too many, or what was asked for is not there."""
    from svcstd.pipeline.render import MOST

    if planned.unknown:
        tell(say.RENDER_UNKNOWN.say(names=LIST.say().join(planned.unknown)))
        raise typer.Exit(USAGE)
    guides = [(Text(level.value, level.english), pages) for level, pages in planned.guides.items()]
    levels = LIST.say().join(say.RENDER_AT_LEVEL.say(level=level, pages=pages) for level, pages in guides)
    if not planned.total:
        tell(say.RENDER_NONE.say())
        return
    tell(say.RENDER_PLAN.say(pages=planned.total, levels=levels))
    if planned.too_many and not all_:
        tell(say.RENDER_MANY.say(pages=planned.total, most=MOST))
        raise typer.Exit(USAGE)


def _report(made: Rendered | Outcome, index: Path | None) -> int:
    """Say what was left out, on stderr; the page to open is the data."""
    for left in made.left_out[:NAMED_AT_MOST]:
        said = LEFT_OUT[str(left.reason)]
        tell(said.say(code=left.code, region=left.region, rule=left.rule, at=left.at))
    if len(made.left_out) > NAMED_AT_MOST:
        tell(say.RENDER_LEFT_MORE.say(count=len(made.left_out) - NAMED_AT_MOST))
    if made.broken:
        tell(say.RENDER_BROKEN.say(files=LIST.say().join(made.broken[:NAMED_AT_MOST])))
    if made.skipped_rules:
        tell(SKIPPED.say(rules=LIST.say().join(made.skipped_rules)))
    if made.unpublished:
        tell(say.RENDER_DRAFTS.say(count=made.unpublished))
    if index is not None:
        typer.echo(say.RENDER_OPEN.say(), err=True, nl=False)
        typer.echo(str(index))
    return INCOMPLETE if made.left_out or made.broken else 0
