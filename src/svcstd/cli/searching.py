"""`svcstd render search`: the full-text index over HTML guides; `render guides` makes it too."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from svcstd.cli import options
from svcstd.messages import commands as words
from svcstd.messages import searching as say
from svcstd.messages.terminal import tell
from svcstd.report.outcome import INTERNAL

if TYPE_CHECKING:
    from svcstd.workspace import Workspace


def command() -> Callable[..., None]:
    """`render search` in the language of the run."""

    def search(
        out: Path = typer.Option(None, "-o", "--out", metavar=words.FOLDER_META.say(), help=say.OUT.say()),
    ) -> None:
        from svcstd.cli.asked import OUT
        from svcstd.workspace.pagefind import NoPagefind

        workspace = options.workspace()
        target = workspace.root / OUT if out is None else options.Home.folder / out
        if workspace.is_input(target):
            raise options.Misused(words.RENDER_INTO_INPUT.say(out=target))
        try:
            found = index(workspace, target)
        except NoPagefind as error:
            raise options.Misused(say.NEEDED.say()) from error
        if not found:
            raise options.Misused(say.NO_SITE.say(out=target))

    return search


def after(workspace: Workspace, out: Path, wanted: bool) -> None:
    """Make the index of guides just written; where that cannot be, say what is missing: the pages work without."""
    from svcstd.pipeline import search
    from svcstd.workspace.pagefind import NoPagefind

    try:
        if wanted:
            index(workspace, out)
            return
    except NoPagefind:
        tell(say.MISSING.say())
    for site in search.sites(out):
        search.leave_out(site)


def index(workspace: Workspace, out: Path) -> int:
    """Make the indexes of all sites in a folder, and return how many sites there are.

    Raises:
        NoPagefind: The extra `search` is not installed.
        Exit: Pagefind gave up.
    """
    from svcstd.cli.progress import ticking
    from svcstd.pipeline import search
    from svcstd.workspace.pagefind import PagefindFailed

    regions = search.read_regions(workspace)
    sites = search.sites(out)
    for site in sites:
        try:
            with ticking(say.INDEXING.say()) as tick:
                made = search.index(site, regions(site), tick)
        except PagefindFailed as error:
            tell(say.FAILED.say(problem=error))
            raise typer.Exit(INTERNAL) from error
        tell(say.DONE.say(pages=made.pages, shards=made.shards, made=made.made))
    return len(sites)
