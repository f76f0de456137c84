"""`svcstd render guides --serve`: guides rendered again whenever a file changes, and pages that follow."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import typer

from svcstd.cli import failures, watching
from svcstd.cli.options import BadValue, Misused
from svcstd.messages import serving as say
from svcstd.messages import validating
from svcstd.messages.terminal import tell
from svcstd.paper.sandbox import BadTemplate
from svcstd.preview import HERE
from svcstd.preview.answers import Showing
from svcstd.preview.edition import Edition
from svcstd.preview.server import listening, running
from svcstd.report.outcome import INTERNAL, USAGE
from svcstd.workspace import Workspace
from svcstd.workspace.packaged import packaged
from svcstd.workspace.workspace import INPUTS, MARKER

SCRIPT = "templates/preview.js"
LEFT_BEHIND = ("~", ".swp", ".tmp", ".bak", ".orig")
"""Endings of what editors put beside a file."""


@dataclass(frozen=True, slots=True)
class At:
    """Where the preview listens.

    Attributes:
        host: An IP address.
        port: A port, 0 for any; None for the usual one.
    """

    host: str = HERE
    port: int | None = None

    def checked(self) -> At:
        """This place.

        Raises:
            BadValue: The host is no IP address.
        """
        try:
            return At(str(ipaddress.ip_address(self.host)), self.port)
        except ValueError as error:
            raise BadValue(say.NO_ADDRESS.say(value=self.host[:80]), param_hint="--host") from error

    @property
    def alone(self) -> bool:
        """Whether nobody but this machine reaches it."""
        return ipaddress.ip_address(self.host).is_loopback


def serve(workspace: Workspace, folder: Path, once: Callable[[Workspace], int], at: At) -> NoReturn:
    """Render and serve, then render again at each change, until it is interrupted.

    Args:
        workspace: Whose files are watched.
        folder: What is served.
        once: Renders into it and says what it made.
        at: Where to listen.

    Raises:
        Misused: The library that watches is not installed, or the port is not to be had.
        KeyboardInterrupt: It was interrupted.
    """
    rounds = watching.rounds(workspace, lambda path: rendered_from(workspace, path), say.NO_WATCHFILES)
    edition = Edition()
    try:
        server = listening(Showing(folder, packaged(SCRIPT).read_bytes(), edition, at.host), at.port)
    except OSError as error:
        problem = error.strerror or error
        raise Misused(say.CANNOT_LISTEN.say(host=at.host, port=at.port, problem=problem)) from error
    with running(server):
        first = True
        for now in rounds:
            if not first:
                tell(say.AGAIN.say())
            if _rendered(once, now, first=first):
                edition.renew()
            if first:
                if not at.alone:
                    tell(say.OPEN_TO_OTHERS.say(host=at.host))
                typer.echo(say.PREVIEW.say(), err=True, nl=False)
                typer.echo(server.url)
            first = False
            tell(validating.WATCHING.say())
    raise KeyboardInterrupt


def _rendered(once: Callable[[Workspace], int], workspace: Workspace, *, first: bool) -> bool:
    """Render, and tell whether it came to an end; what went wrong is said, and mended while the preview stays up.

    Raises:
        typer.Exit: The command line is at fault, or svcstd itself, at the first time: nothing can be mended.
    """
    try:
        once(workspace)
    except typer.Exit:
        if first:
            raise
        return False
    except Exception as error:
        code = failures.report(error)
        if first and code in (USAGE, INTERNAL) and not isinstance(error, BadTemplate):
            raise typer.Exit(code) from error
        return False
    return True


def rendered_from(workspace: Workspace, path: Path) -> bool:
    """Whether guides are made from a file: what editors leave beside it is none.

    A folder counts: what was put into a new one before it was watched is noticed by the folder alone.
    """
    if not path.is_relative_to(workspace.root):
        return False
    inside = path.relative_to(workspace.root)
    if (
        not inside.parts
        or any(part.startswith((".", "#")) for part in inside.parts)
        or inside.name.endswith(LEFT_BEHIND)
    ):
        return False
    if str(inside) == MARKER:
        return True
    top = inside.parts[0]
    if top not in INPUTS:
        return False
    return path.is_dir() or (inside.suffix != "" if top == "templates" else inside.suffix in watching.READ)
