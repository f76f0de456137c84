"""`svcstd render search`: the full-text index over HTML guides; `render guides` makes it too."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from svcstd.cli import options, publishing
from svcstd.messages import commands as words
from svcstd.messages import searching as say
from svcstd.messages.terminal import tell
from svcstd.report.outcome import INTERNAL

if TYPE_CHECKING:
    from svcstd.workspace import Workspace
    from svcstd.workspace.inputs import Source


def command() -> Callable[..., None]:
    """`render search` in the language of the run."""

    def search(
        out: Path = typer.Option(None, "-o", "--out", metavar=words.FOLDER_META.say(), help=say.OUT.say()),
    ) -> None:
        from svcstd.cli.asked import OUT
        from svcstd.workspace.pagefind import NoPagefind, executable

        workspace = options.workspace()
        target = workspace.root / OUT if out is None else options.Home.folder / out
        if workspace.is_input(target):
            raise options.Misused(words.RENDER_INTO_INPUT.say(out=target))
        from svcstd.pipeline.sites import homes
        from svcstd.workspace.inputs import read_source

        source = read_source(workspace, {})
        found = homes(target)
        try:
            for home in found:
                index(workspace, home, source)
            executable()
        except NoPagefind as error:
            raise options.Misused(say.NEEDED.say()) from error
        if not found:
            raise options.Misused(say.NO_SITE.say(out=target))

    return search


def after(workspace: Workspace, home: Path, wanted: bool, source: Source) -> None:
    """Make the index of guides just written; where that cannot be, say what is missing: the pages work without.

    Args:
        workspace: Which.
        home: Folder of a form.
        wanted: Whether an index is wanted at all.
        source: What the guides are made from.
    """
    from svcstd.workspace.manifest import SEARCH
    from svcstd.workspace.pagefind import NoPagefind
    from svcstd.workspace.publication import unchanged

    try:
        if wanted:
            if unchanged(home, {SEARCH: source.of(SEARCH)}) is None:
                index(workspace, home, source)
            return
    except NoPagefind:
        tell(say.MISSING.say())
    from svcstd.pipeline.search import leave_out

    leave_out(home, lambda: publishing.waiting(home))


def index(workspace: Workspace, home: Path, source: Source) -> None:
    """Make the indexes of all sites in the folder of a form.

    Raises:
        NoPagefind: The extra `search` is not installed.
        Exit: Pagefind gave up.
    """
    from svcstd.cli.progress import ticking
    from svcstd.pipeline import search
    from svcstd.pipeline.sites import read_regions
    from svcstd.workspace.pagefind import PagefindFailed

    regions = read_regions(workspace)
    try:
        with ticking(say.INDEXING.say()) as tick:
            made = search.index(workspace, home, regions, tick, source, lambda: publishing.waiting(home))
    except PagefindFailed as error:
        tell(say.FAILED.say(problem=error))
        raise typer.Exit(INTERNAL) from error
    publishing.report_index(made.changes)
    if made.sites:
        tell(say.DONE.say(pages=made.pages, shards=made.shards, made=made.made))
