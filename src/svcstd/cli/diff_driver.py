"""`svcstd diff-driver`: git's diff of one file, in words."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

import typer

from svcstd.cli import options
from svcstd.cli.installing import installed
from svcstd.messages import drivers as say

UNMERGED, WANTED = 1, (7, 9)
"""How many arguments git passes for an unmerged file, and for others: without and with a rename."""


def command() -> Callable[..., None]:
    """`diff-driver` in the language of the run."""

    def diff_driver(
        arguments: list[str] = typer.Argument(
            None, metavar=say.GIVEN_META.say(), help=say.GIVEN.say(), show_default=False
        ),
        patch: bool = typer.Option(None, "--patch/--no-patch", help=say.PATCH.say(), show_default=False),
        install: bool = typer.Option(False, "--install", help=say.INSTALL_MERGE.say(), show_default=False),
    ) -> None:
        if install:
            installed("diff")
            return
        words = arguments or []
        if len(words) == UNMERGED:
            options.show([((say.UNMERGED.say(file=words[0]), "bold"),)])
            return
        if len(words) not in WANTED:
            raise options.Misused(say.WANTED_DIFF.say(count=len(words)))
        from svcstd.pipeline.file_diff import file_diff, given, patch_lines

        found = file_diff(given(words))
        options.show(found.words)
        to_people = sys.stdout.isatty() or bool(os.environ.get("GIT_PAGER_IN_USE"))
        if patch or (patch is None and not (to_people and found.in_words)):
            if to_people:
                options.show(patch_lines(found.patch))
            else:
                sys.stdout.flush()
                typer.echo(found.patch, nl=False)

    return diff_driver
