"""The command line: one file per command, each parses options, calls, prints and exits."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Any

from svcstd import messages
from svcstd.messages import commands as say

INTERNAL, INTERRUPTED, USAGE, PIPE = 4, 130, 2, 141


def language_of(args: list[str], environment: dict[str, str]) -> tuple[list[str], str]:
    """Arguments without `--lang`, and the language asked for, or what the environment prefers.

    `--lang` may stand anywhere, since help and usage errors speak the language too.
    """
    rest: list[str] = []
    chosen = ""
    waiting = iter(args)
    for word in waiting:
        if word == "--":
            rest.extend([word, *waiting])
        elif word == "--lang":
            chosen = next(waiting, "")
        elif word.startswith("--lang="):
            chosen = word.removeprefix("--lang=")
        else:
            rest.append(word)
    if chosen:
        return rest, chosen
    if environment.get("SVCSTD_LANG"):
        return rest, environment["SVCSTD_LANG"]
    locale = next((environment[k] for k in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(k)), "")
    return rest, "en" if locale.startswith("en") else "zh"


def run(args: Sequence[str]) -> int:
    """Run one command and return its exit code; no input ends in a traceback.

    Args:
        args: The arguments after the program's name.
    """
    rest, language = language_of(list(args), dict(os.environ))
    if language not in ("zh", "en"):
        print(say.BAD_LANG.say(value=language[:40]), file=sys.stderr)
        return USAGE
    messages.use("en" if language == "en" else "zh")
    try:
        return _run(rest)
    except KeyboardInterrupt:
        print(say.INTERRUPTED.say(), file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE
    except Exception as error:
        if os.environ.get("SVCSTD_DEBUG"):
            raise
        return _failed(error)


def _run(args: list[str]) -> int:
    from svcstd.cli import app, usage

    try:
        code: Any = app.made(args)(args, standalone_mode=False, prog_name="svcstd")
    except usage.CLICK_ERRORS as error:
        return usage.report(error)
    sys.stdout.flush()
    return code if isinstance(code, int) else 0


def _failed(error: Exception) -> int:
    """One line for what went wrong inside, and the code that says whose fault it is."""
    from svcstd.cli import failures

    return failures.report(error)
