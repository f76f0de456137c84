"""The typer application, built in the language of the run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import typer
from typer._click import Context, HelpFormatter

from svcstd.cli import options
from svcstd.messages import commands as say
from svcstd.messages import knowing, mending
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


def _renders() -> typer.Typer:
    """The commands that make pages."""
    from svcstd.cli import notice, render, searching
    from svcstd.messages import notice as say_notice
    from svcstd.messages import searching as say_search

    renders = typer.Typer(cls=Group, help=say.RENDER.say(), no_args_is_help=True, rich_markup_mode="rich")
    guides = renders.command("guides", cls=Command, help=say.RENDER_GUIDES.say(), epilog=say.RENDER_EPILOG.say())
    guides(render.command())
    searches = renders.command("search", cls=Command, help=say_search.SEARCH.say(), epilog=say_search.EPILOG.say())
    searches(searching.command())
    notices = renders.command("notice", cls=Command, help=say_notice.NOTICE.say(), epilog=say_notice.EPILOG.say())
    notices(notice.command())
    return renders


def _with_changelog(app: typer.Typer) -> typer.Typer:
    """The application with the command that tells what each tag changed."""
    from svcstd.cli import changelog
    from svcstd.messages import changelog as say_log

    logs = app.command("changelog", cls=Command, help=say_log.CHANGELOG.say(), epilog=say_log.EPILOG.say())
    logs(changelog.command())
    return app


def _with_drivers(app: typer.Typer) -> typer.Typer:
    """The application with the commands that git runs."""
    from svcstd.cli import diff_driver, merge_driver
    from svcstd.messages import drivers

    diffs = app.command("diff-driver", cls=Command, help=drivers.DIFF.say(), epilog=drivers.DIFF_EPILOG.say())
    diffs(diff_driver.command())
    merges = app.command("merge-driver", cls=Command, help=drivers.MERGE.say(), epilog=drivers.MERGE_EPILOG.say())
    merges(merge_driver.command())
    return app


def made() -> typer.Typer:
    """The application with all its commands."""
    from svcstd.cli import approve, diff, explain, fmt, impact, init, listing, new, rules, schema, score, show, validate
    from svcstd.messages import approving
    from svcstd.messages import impact as say_impact
    from svcstd.messages import init as say_init

    app = typer.Typer(
        cls=Group,
        add_completion=False,
        help=say.APP.say(),
        no_args_is_help=True,
        rich_markup_mode="rich",
        pretty_exceptions_enable=False,
    )
    app.callback(invoke_without_command=True, no_args_is_help=True, epilog=say.APP_EPILOG.say())(_start())
    app.command("init", cls=Command, help=say_init.INIT.say(), epilog=say_init.EPILOG.say())(init.command())
    app.add_typer(new.group(Group, Command), name="new")
    app.command("validate", cls=Command, help=say.VALIDATE.say(), epilog=say.VALIDATE_EPILOG.say())(validate.command())
    app.command("fmt", cls=Command, help=mending.FMT.say(), epilog=mending.FMT_EPILOG.say())(fmt.command())
    app.add_typer(_renders(), name="render")
    app.command("diff", cls=Command, help=say.DIFF.say(), epilog=say.DIFF_EPILOG.say())(diff.command())
    app.command("impact", cls=Command, help=say_impact.IMPACT.say(), epilog=say_impact.EPILOG.say())(impact.command())
    app.command("approve", cls=Command, help=approving.APPROVE.say(), epilog=approving.EPILOG.say())(approve.command())
    app.command("show", cls=Command, help=say.SHOW.say(), epilog=say.SHOW_EPILOG.say())(show.show_command())
    app.command("why", cls=Command, help=say.WHY.say(), epilog=say.WHY_EPILOG.say())(show.why_command())
    app.command("list", cls=Command, help=say.LIST.say(), epilog=say.LIST_EPILOG.say())(listing.command())
    app.command("schema", cls=Command, help=say.SCHEMA.say(), epilog=say.SCHEMA_EPILOG.say())(schema.command())
    explains = app.command("explain", cls=Command, help=knowing.EXPLAIN.say(), epilog=knowing.EXPLAIN_EPILOG.say())
    explains(explain.command())
    app.command("rules", cls=Command, help=knowing.RULES.say(), epilog=knowing.RULES_EPILOG.say())(rules.command())
    app.command("score", cls=Command, help=scoring.SCORE.say(), epilog=scoring.SCORE_EPILOG.say())(score.command())
    return _with_drivers(_with_changelog(app))
