"""Usage errors in both languages: typer's own, and pydantic's on the values of options, are English only."""

from __future__ import annotations

import sys
from typing import Any

from typer import Abort
from typer._click import exceptions as click

from svcstd.cli.options import BadValue
from svcstd.messages import Text, usage
from svcstd.messages import commands as say
from svcstd.messages.reporting import LIST
from svcstd.messages.terminal import tell
from svcstd.report.outcome import INTERRUPTED, USAGE

CLICK_ERRORS = (click.ClickException, Abort)

VALUES: dict[str, Text] = {
    "int_parsing": usage.NOT_WHOLE, "int_from_float": usage.NOT_WHOLE, "int_type": usage.NOT_WHOLE,
    "int_parsing_size": usage.NOT_WHOLE, "float_parsing": usage.NOT_NUMBER, "float_type": usage.NOT_NUMBER,
    "finite_number": usage.NOT_NUMBER, "bool_parsing": usage.NOT_BOOLEAN, "bool_type": usage.NOT_BOOLEAN,
    "greater_than_equal": usage.TOO_SMALL, "less_than_equal": usage.TOO_LARGE,
}  # fmt: skip
"""What pydantic finds wrong with a value, by the name it gives that."""


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
    """What is wrong, in the language of the run."""
    match error:
        case click.NoSuchOption():
            close = LIST.say().join(error.possibilities or ())
            return (say.NO_OPTION_CLOSE if close else say.NO_OPTION).say(option=error.option_name, close=close)
        case click.MissingParameter():
            return say.MISSING.say(name=_name(error))
        case click.BadParameter() if not _name(error):
            return _value(error)
        case click.BadParameter():
            return say.BAD_VALUE.say(name=_name(error), problem=_value(error))
        case click.BadOptionUsage():
            return _option(error)
        case click.BadArgumentUsage():
            return usage.WANTS_VALUES.say()
        case click.FileError():
            return usage.NO_FILE.say(file=error.ui_filename)
    return _sentence(error.format_message())


def _name(error: click.BadParameter) -> str:
    """What the command line calls the parameter at fault: all names of an option, what help calls an argument."""
    if error.param is None:
        hint = error.param_hint or ""
        return hint if isinstance(hint, str) else " / ".join(hint)
    options = [one for one in error.param.opts if one.startswith("-")]
    return " / ".join(options) or error.param.metavar or error.param.name or ""


def _value(error: click.BadParameter) -> str:
    """What is wrong with a value: pydantic's verdict in our words, or our own sentence."""
    cause: Any = error.__cause__
    if isinstance(error, BadValue) or (cause is None and error.param is None):
        return error.message
    if cause is None:
        return usage.UNUSABLE.say()
    found = cause.errors()[0]
    written = str(found.get("input", ""))[:80]
    kind, said = getattr(error.param, "type_descriptor", None), VALUES.get(found["type"])
    if said is not None:
        limits = found.get("ctx", {})
        return said.say(value=written, most=limits.get("ge", limits.get("le", "")))
    if kind is not None and kind.is_choice:
        return usage.NOT_ONE_OF.say(wanted=LIST.say().join(map(str, kind.choices or ())), value=written)
    return usage.NOT_TAKEN.say(value=written)


def _option(error: click.BadOptionUsage) -> str:
    """An option with a value that it does not take, or without one that it needs."""
    text = error.format_message()
    if "does not take a value" in text:
        return usage.FLAG.say(option=error.option_name)
    return (say.BAD_OPTION if "requires" in text else usage.WRONG_OPTION).say(option=error.option_name)


def _sentence(text: str) -> str:
    """The errors that typer tells apart by their sentence alone."""
    if text.startswith("No such command"):
        return say.NO_COMMAND.say(name=text.split("'")[1] if "'" in text else "")
    if text.startswith("Missing command"):
        return say.MISSING_COMMAND.say()
    if text.startswith("Got unexpected extra argument"):
        return say.EXTRA_ARGUMENT.say(words=text.partition(") (")[2].rstrip(").") or text)
    return usage.WRONG.say()
