"""The page of commands: what `--help` says of each."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import typer

from pages import MADE
from svcstd.cli import app


def _commands(command: Any, words: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The words of every command, that of a group before those in it."""
    yield words
    for name, one in getattr(command, "commands", {}).items():
        yield from _commands(one, (*words, name))


def commands_page() -> str:
    """`--help` of every command, in both languages."""
    out = [MADE, "# 命令\n"]
    for words in _commands(typer.main.get_command(app.made())):
        out.append(f"\n## svcstd {' '.join(words)}\n")
        for language in ("zh", "en"):
            environment = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1", "TERM": "dumb", "SVCSTD_LANG": language}
            done = subprocess.run(
                [sys.executable, "-m", "svcstd", *words, "--help"],
                env=environment,
                capture_output=True,
                text=True,
                check=True,
            )
            text = "\n".join(line.rstrip() for line in done.stdout.strip("\n").split("\n"))
            out.append(f"\n```text\n{text}\n```\n")
    return "".join(out)
