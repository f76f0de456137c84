"""`svcstd merge-driver`: git's merge of one file, by element."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import typer

from svcstd.cli import options
from svcstd.cli.installing import installed
from svcstd.messages import drivers as say
from svcstd.messages.terminal import tell
from svcstd.report.outcome import FINDINGS

FAILED = 128
"""Added to an exit code, it tells git that nothing was merged, rather than that conflicts are left."""


def command() -> Callable[..., None]:
    """`merge-driver` in the language of the run."""
    meta = say.FILE_META.say()

    def merge_driver(
        base: Path = typer.Argument(None, metavar=f"%O:{meta}", help=say.BASE.say(), show_default=False),
        ours: Path = typer.Argument(None, metavar=f"%A:{meta}", help=say.OURS.say(), show_default=False),
        theirs: Path = typer.Argument(None, metavar=f"%B:{meta}", help=say.THEIRS.say(), show_default=False),
        path: str = typer.Argument(None, metavar="%P", help=say.PATH.say(), show_default=False),
        size: int = typer.Option(7, "--marker-size", min=1, max=1000, metavar="N", help=say.SIZE.say()),
        install: bool = typer.Option(False, "--install", help=say.INSTALL_MERGE.say(), show_default=False),
    ) -> None:
        if install:
            installed("merge")
            return
        given = {"%O": base, "%A": ours, "%B": theirs, "%P": path}
        if None in given.values():
            raise options.Misused(say.WANTED.say(names="、".join(k for k, v in given.items() if v is None)))
        from svcstd.pipeline.merging import merge_file

        try:
            done = merge_file(base, ours, theirs, path, size)
        except Exception as error:
            from svcstd.cli import failures

            raise typer.Exit(FAILED + failures.report(error)) from error
        for line in done.said:
            tell(line)
        if not done.clean:
            raise typer.Exit(FINDINGS)

    return merge_driver
