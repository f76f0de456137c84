"""`svcstd render guides`: one uniform guide per item at each place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from svcstd.cli import options, publishing
from svcstd.messages import commands as say
from svcstd.messages import publishing as words
from svcstd.messages.guides import LEFT_OUT
from svcstd.messages.reporting import LIST, SKIPPED
from svcstd.messages.terminal import tell
from svcstd.messages.validating import REF_META
from svcstd.report.outcome import INCOMPLETE, USAGE

if TYPE_CHECKING:
    from svcstd.pipeline.changed import Changed
    from svcstd.pipeline.choice import Choice
    from svcstd.pipeline.render import Plan, Rendered
    from svcstd.render.wording import LabelLanguage
    from svcstd.workspace import Workspace
    from svcstd.workspace.inputs import Source
    from svcstd.workspace.manifest import Outcome, SetName

NAMED_AT_MOST = 20
OUT = "build/guides"
"""Where guides go below the workspace's root when nothing else is said."""


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


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asks for.

    Attributes:
        out: Folder to write into.
        formats: Names of formats.
        labels: Languages of pages, the first at the root.
        form: Full or short version.
        with_errors: Whether items with errors are printed, marked 草稿.
        all: Whether it may be any number of guides.
        chosen: Levels, places, bodies and items by option.
        changed: Files whose guides alone are meant, or None.
    """

    out: Path
    formats: tuple[str, ...]
    labels: tuple[LabelLanguage, ...]
    form: FormOf
    with_errors: bool
    all: bool
    chosen: dict[str, list[str]]
    changed: Changed | None = None

    @property
    def home(self) -> Path:
        """The folder that this form is written into."""
        from svcstd.workspace.manifest import home_of

        return home_of(self.out, self.form.value)

    @property
    def sets(self) -> list[SetName]:
        """The set of files that each format makes."""
        from svcstd.workspace.manifest import SetName

        return [SetName(name, "+".join(self.labels), self.form.value) for name in self.formats]

    def source(self, workspace: Workspace) -> Source:
        """What it will be made from."""
        from svcstd.workspace.inputs import read_source

        chosen = {name: sorted(set(values)) for name, values in self.chosen.items()}
        return read_source(workspace, {**chosen, "with_errors": self.with_errors, "all": self.all})

    def choice(self) -> Choice:
        """The guides that are meant."""
        from svcstd.pipeline.choice import Choice

        chosen = self.chosen
        return Choice(
            options.levels(chosen["level"]),
            tuple(chosen["region"]),
            frozenset(chosen["agency"]),
            frozenset(chosen["item"]),
            self.changed,
        )


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
        all_: bool = typer.Option(False, "--all", help=say.RENDER_ALL.say()),
        changed_since: str = typer.Option(
            "", "--changed-since", metavar=REF_META.say(), help=words.CHANGED_SINCE.say(), show_default=False
        ),
        dry_run: bool = typer.Option(False, "--dry-run", help=words.DRY_RUN.say(), show_default=False),
        jobs: int = options.jobs_option(),
    ) -> None:
        workspace = options.workspace()
        if out is not None and workspace.is_input(options.Home.folder / out):
            raise options.Misused(say.RENDER_INTO_INPUT.say(out=out))
        home = workspace.root / OUT if out is None else options.Home.folder / out
        chosen = {"level": level, "region": region, "agency": agency, "item": item}
        formats = tuple(kind.value for kind in dict.fromkeys(to))
        languages: tuple[LabelLanguage, ...] = tuple(one.value for one in dict.fromkeys(labels))
        changed = publishing.changed_since(workspace, changed_since) if changed_since else None
        asked = Asked(home, formats, languages, form, with_errors, all_, chosen, changed)
        raise typer.Exit(_done(workspace, asked, dry=dry_run, jobs=jobs))

    return guides


def _done(workspace: Workspace, asked: Asked, *, dry: bool, jobs: int | None) -> int:
    """Make the guides, where they are not there as they would be made, and return the exit code."""
    source = asked.source(workspace)
    known = None if dry else publishing.up_to_date(asked.home, asked.sets, source)
    if known is not None:
        return _report(known, asked.home / known.index if known.index else None)
    from svcstd.cli.progress import ticking
    from svcstd.pipeline import render
    from svcstd.pipeline.publishing import Publishing
    from svcstd.workspace.inputs import UNKNOWN

    planned = render.plan(workspace, asked.choice(), jobs)
    _may_go_on(planned, asked.all)
    with ticking(say.RENDERING.say()) as tick:
        made = render.render(
            workspace,
            asked.out,
            planned,
            formats=asked.formats,
            labels=asked.labels,
            form=asked.form.value,
            with_errors=asked.with_errors,
            jobs=jobs,
            tick=tick,
            # What a revision is next time nobody knows: such a run is never held to have been the same.
            publishing=Publishing(
                source if asked.changed is None else UNKNOWN, dry, lambda: publishing.waiting(asked.home)
            ),
        )
    if dry:
        publishing.list_dry(made.changes)
    else:
        publishing.report(made.changes)
    if made.index is not None and not dry:
        tell(say.RENDER_DONE.say(written=made.written, unchanged=made.unchanged))
    code = _report(made, None if dry else made.index)
    return INCOMPLETE if made.incomplete else code


def _may_go_on(planned: Plan, all_: bool) -> None:
    """Say how many guides there will be; stop where that is too many, or what was asked for is not there."""
    from svcstd.pipeline.render import MOST

    if planned.unknown:
        tell(say.RENDER_UNKNOWN.say(names=LIST.say().join(planned.unknown)))
        raise typer.Exit(USAGE)
    levels = LIST.say().join(say.RENDER_AT_LEVEL.say(level=level.value, pages=n) for level, n in planned.guides.items())
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
