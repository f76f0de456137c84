"""The command line: one file per command, each parses options, calls, prints and exits."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from svcstd import messages
from svcstd.messages import commands as say
from svcstd.messages.terminal import tell
from svcstd.report.outcome import CUT_OFF, INTERRUPTED, USAGE

SET = re.compile(rb"""^lang: +["']?(zh|en)["']?[ \r]*(?:#.*)?$""", re.MULTILINE)
"""The language in svcstd.yaml, looked for before YAML can be read: help and usage errors speak it too."""


def language_of(
    args: list[str], environment: dict[str, str], settings: Callable[[list[str]], str] = lambda args: ""
) -> tuple[list[str], str]:
    """Arguments without `--lang`, and the language asked for, set for the workspace, or preferred by the environment.

    Args:
        args: The arguments; `--lang` may stand anywhere, since help and usage errors speak the language too.
        environment: Variables.
        settings: The language that svcstd.yaml sets, or "", given the arguments.
    """
    rest: list[str] = []
    chosen = ""
    waiting = iter(args)
    for word in waiting:
        if word == "--":
            rest.extend([word, *waiting])
        elif word == "--lang" or word.startswith("--lang="):
            chosen = word.removeprefix("--lang=") if "=" in word else next(waiting, "")
            if not chosen:  # the parser says what is missing, as for any other option
                return ["--lang"], language_of([], environment, lambda _: settings(args))[1]
        else:
            rest.append(word)
    if chosen := chosen or environment.get("SVCSTD_LANG", "") or settings(rest):
        return rest, chosen
    locale = next((environment[k] for k in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(k)), "")
    return rest, "en" if locale.startswith("en") else "zh"


def _language_named_by(args: Sequence[str]) -> str:
    """What a language that svcstd does not speak was given with."""
    before = list(args)[: list(args).index("--")] if "--" in args else args
    return "--lang" if any(word.partition("=")[0] == "--lang" for word in before) else "SVCSTD_LANG"


def _set_language(args: list[str]) -> str:
    """The language in the settings of the workspace that arguments mean, "" where none is set or none can be read."""
    from svcstd.workspace import NoWorkspace, Unreadable, Workspace
    from svcstd.workspace.workspace import MARKER

    folder = Path()
    waiting = iter(args)
    for word in waiting:
        if not word.startswith("-"):
            break
        if word in ("-C", "--directory"):
            folder = Path(next(waiting, ""))
        elif found := re.fullmatch(r"(?:-C|--directory=)(.+)", word, re.DOTALL):
            folder = Path(found[1])
    try:
        found_set = SET.search(Workspace.find(folder).tree.read(MARKER))
    except (NoWorkspace, Unreadable, OSError, ValueError):
        return ""
    return found_set[1].decode() if found_set else ""


def run(args: Sequence[str]) -> int:
    """Run one command and return its exit code; no input ends in a traceback.

    Args:
        args: The arguments after the program's name.
    """
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - closed by whoever started us
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a file's name may hold what the terminal's encoding does not
            stream.reconfigure(errors="backslashreplace")
    rest, language = language_of(list(args), dict(os.environ), _set_language)
    if language not in ("zh", "en"):
        tell(say.BAD_LANG.say(name=_language_named_by(args), value=language[:40]))
        return USAGE
    messages.use("en" if language == "en" else "zh")
    try:
        code = _run(rest)
    except KeyboardInterrupt:
        code = INTERRUPTED
    except (BrokenPipeError, SystemExit):  # the latter is what typer makes of the former
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CUT_OFF
    except Exception as error:
        if os.environ.get("SVCSTD_DEBUG"):
            raise
        return _failed(error)
    if code == INTERRUPTED:
        tell(say.INTERRUPTED.say())
    return code


def _run(args: list[str]) -> int:
    from svcstd.cli import app, usage

    try:
        code: Any = app.made()(args, standalone_mode=False, prog_name="svcstd")
    except usage.CLICK_ERRORS as error:
        return usage.report(error)
    sys.stdout.flush()
    return code if isinstance(code, int) else 0


def _failed(error: Exception) -> int:
    """One line for what went wrong inside, and the code that says whose fault it is."""
    from svcstd.cli import failures

    return failures.report(error)
