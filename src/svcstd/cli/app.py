"""The typer application, built in the language of the run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import typer
from typer._click import Context, HelpFormatter

from svcstd.cli import options
from svcstd.messages import Text, knowing, mending
from svcstd.messages import commands as say
from svcstd.messages import score as scoring


def _speak() -> None:
    """Give typer's help its words in the language of the run; they are module constants there.

    Only when help is printed: importing it takes as long as reading a hundred records.
    """
    from rich.table import Column
    from typer import rich_utils

    # Chinese has no spaces to break at: what does not fit is to go on below, not to be cut off, in nested tables too.
    made = Column.__init__
    made.__defaults__ = tuple("fold" if one == "ellipsis" else one for one in made.__defaults__ or ())
    rich_utils.ARGUMENTS_PANEL_TITLE = say.ARGUMENTS.say()
    rich_utils.OPTIONS_PANEL_TITLE = say.OPTIONS.say()
    rich_utils.COMMANDS_PANEL_TITLE = say.COMMANDS.say()
    rich_utils.DEFAULT_STRING = say.DEFAULT.say()
    rich_utils.REQUIRED_LONG_STRING = say.REQUIRED.say()
    rich_utils.ERRORS_PANEL_TITLE = say.ERROR_TITLE.say()
    for kind in (typer.core.TyperOption, typer.core.TyperArgument):
        kind.display_type_rich = _plainly(kind.display_type_rich)  # type: ignore[assignment, method-assign]


def _plainly(shown: Callable[[Any, Context], str | None]) -> Callable[[Any, Context], str | None]:
    """What a parameter takes, without Python's names of types: `md|html` rather than `<list[md|html]>`."""

    def plain(parameter: Any, ctx: Context) -> str | None:
        text = shown(parameter, ctx) or ""
        choices = text.removeprefix("<").removesuffix(">").removeprefix("list[").removesuffix("]")
        return choices if not text.startswith("<") or parameter.type_descriptor.is_choice else None

    return plain


class _Spoken:
    """Usage line and `--help` in the language of the run."""

    def get_usage(self, ctx: Context) -> str:
        usage: str = super().get_usage(ctx)  # type: ignore[misc]
        for word, text in (
            ("Usage:", say.USAGE),
            ("[OPTIONS]", say.SOME_OPTIONS),
            ("COMMAND [ARGS]...", say.A_COMMAND),
        ):
            usage = usage.replace(word, text.say(), 1)
        return usage

    def get_help_option(self, ctx: Context) -> Any:
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = say.HELP.say()
        return option

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        _speak()
        super().format_help(ctx, formatter)  # type: ignore[misc]


class Group(_Spoken, typer.core.TyperGroup):
    """A group of commands whose help is in the language of the run."""


class Command(_Spoken, typer.core.TyperCommand):
    """A command whose help is in the language of the run."""


def _start() -> Callable[..., None]:
    """Options of the program itself."""

    def start(
        directory: Path = typer.Option(
            Path(), "-C", "--directory", metavar=say.FOLDER_META.say(), help=say.DIRECTORY.say()
        ),
        lang: str = typer.Option("", "--lang", metavar="zh|en", help=say.LANG.say(), show_default=False),
        version: bool = typer.Option(False, "--version", "-V", help=say.VERSION.say(), show_default=False),
    ) -> None:
        options.Home.folder = directory
        if version:
            from svcstd.version import VERSION

            typer.echo(f"svcstd {VERSION}")
            raise typer.Exit

    return start


Row = tuple[str, Callable[..., None], Text, Text]
"""A command: its name, what it runs, its help, and the examples below it."""


def _add(group: typer.Typer, rows: Iterable[Row]) -> None:
    for name, command, help, epilog in rows:
        group.command(name, cls=Command, help=help.say(), epilog=epilog.say())(command)


def _renders() -> typer.Typer:
    """The commands that make pages."""
    from svcstd.cli import notice, render, searching
    from svcstd.messages import notice as say_notice
    from svcstd.messages import searching as say_search

    out = typer.Typer(cls=Group, help=say.RENDER.say(), no_args_is_help=True, rich_markup_mode="rich")
    _add(
        out,
        (
            ("guides", render.command(), say.RENDER_GUIDES, say.RENDER_EPILOG),
            ("search", searching.command(), say_search.SEARCH, say_search.EPILOG),
            ("notice", notice.command(), say_notice.NOTICE, say_notice.EPILOG),
        ),
    )
    return out


def _of_a_catalogue() -> Iterator[Row]:
    """Commands on one version of a catalogue."""
    from svcstd.cli import explain, fmt, init, listing, rules, schema, score, show, validate
    from svcstd.messages import init as say_init

    yield "init", init.command(), say_init.INIT, say_init.EPILOG
    yield "validate", validate.command(), say.VALIDATE, say.VALIDATE_EPILOG
    yield "fmt", fmt.command(), mending.FMT, mending.FMT_EPILOG
    yield "show", show.show_command(), say.SHOW, say.SHOW_EPILOG
    yield "why", show.why_command(), say.WHY, say.WHY_EPILOG
    yield "list", listing.command(), say.LIST, say.LIST_EPILOG
    yield "schema", schema.command(), say.SCHEMA, say.SCHEMA_EPILOG
    yield "explain", explain.command(), knowing.EXPLAIN, knowing.EXPLAIN_EPILOG
    yield "rules", rules.command(), knowing.RULES, knowing.RULES_EPILOG
    yield "score", score.command(), scoring.SCORE, scoring.SCORE_EPILOG


def _of_two_versions() -> Iterator[Row]:
    """Commands on two versions of a catalogue, and those that git runs."""
    from svcstd.cli import approve, changelog, diff, diff_driver, impact, merge_driver
    from svcstd.messages import approving, drivers
    from svcstd.messages import changelog as say_log
    from svcstd.messages import impact as say_impact

    yield "diff", diff.command(), say.DIFF, say.DIFF_EPILOG
    yield "impact", impact.command(), say_impact.IMPACT, say_impact.EPILOG
    yield "approve", approve.command(), approving.APPROVE, approving.EPILOG
    yield "changelog", changelog.command(), say_log.CHANGELOG, say_log.EPILOG
    yield "diff-driver", diff_driver.command(), drivers.DIFF, drivers.DIFF_EPILOG
    yield "merge-driver", merge_driver.command(), drivers.MERGE, drivers.MERGE_EPILOG


def made() -> typer.Typer:
    """The application with all its commands."""
    from svcstd.cli import new

    app = typer.Typer(
        cls=Group,
        add_completion=False,
        help=say.APP.say(),
        no_args_is_help=True,
        rich_markup_mode="rich",
        pretty_exceptions_enable=False,
    )
    app.callback(invoke_without_command=True, no_args_is_help=True, epilog=say.APP_EPILOG.say())(_start())
    _add(app, _of_a_catalogue())
    _add(app, _of_two_versions())
    app.add_typer(new.group(Group, Command), name="new")
    app.add_typer(_renders(), name="render")
    return app
