"""Usage errors in both languages: typer's own are English only."""

from __future__ import annotations

import sys

from typer import Abort
from typer._click import exceptions as click

from svcstd.messages import commands as say
from svcstd.messages.terminal import tell
from svcstd.report.outcome import INTERRUPTED, USAGE

CLICK_ERRORS = (click.ClickException, Abort)


def report(error: BaseException) -> int:
    """Print a usage error with the command whose help to ask, and return the exit code."""
    if not isinstance(error, click.ClickException):
        return INTERRUPTED
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "svcstd"
    if isinstance(error, click.NoArgsIsHelpError):
        print(error.message, end="", file=sys.stderr)  # rich has printed the help already when the error was made
        return USAGE
    tell(say.USAGE_ERROR.say(problem=_problem(error)))
    tell(say.USAGE_HINT.say(command=command))
    return USAGE


def _problem(error: click.ClickException) -> str:
    """What is wrong, in the language of the run; a sentence of typer's that nobody translated stays as it is."""
    if isinstance(error, click.NoSuchOption):
        close = "、".join(error.possibilities or ())
        return (say.NO_OPTION_CLOSE if close else say.NO_OPTION).say(option=error.option_name, close=close)
    if isinstance(error, click.MissingParameter):
        name = (error.param.metavar or error.param.name or "") if error.param else ""
        return say.MISSING.say(name=name)
    if isinstance(error, click.BadParameter):
        name = error.param.get_error_hint() if error.param else ""
        return say.BAD_VALUE.say(name=name, problem=error.message)
    return _sentence(error)


def _sentence(error: click.ClickException) -> str:
    """The errors that typer tells apart by their sentence alone."""
    text = error.format_message()
    if isinstance(error, click.BadOptionUsage):
        return say.BAD_OPTION.say(option=error.option_name)
    if text.startswith("No such command"):
        return say.NO_COMMAND.say(name=text.split("'")[1] if "'" in text else "")
    if text.startswith("Missing command"):
        return say.MISSING_COMMAND.say()
    if text.startswith("Got unexpected extra argument"):
        return say.EXTRA_ARGUMENT.say(words=text.partition(") (")[2].rstrip(").") or text)
    return text
