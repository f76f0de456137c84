"""`svcstd validate --watch`: the same again whenever a file of the workspace changes."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from svcstd.cli.options import Misused
from svcstd.cli.scope import Scope
from svcstd.messages import validating as say
from svcstd.messages.terminal import tell

if TYPE_CHECKING:
    from svcstd.workspace import Workspace

CLEAR = "\x1b[2J\x1b[H"
READ = (".yaml", ".csv", ".txt")


def watch(workspace: Workspace, scope: Scope, once: Callable[[Scope], int]) -> NoReturn:
    """Run once, then again for what changed, until it is interrupted.

    Args:
        workspace: Whose files are watched.
        scope: What is looked at first, and again when a changed file is none by itself.
        once: Validates and prints.

    Raises:
        Misused: The scope cannot be looked at twice, or the library that watches is not installed.
        KeyboardInterrupt: It was interrupted.
    """
    if scope.typed or scope.files_from == "-":
        raise Misused(say.TOGETHER.say(one="--watch", other="-"))
    try:
        import watchfiles
    except ImportError as error:
        raise Misused(say.NO_WATCHFILES.say()) from error
    once(scope)
    tell(say.WATCHING.say())
    for changes in watchfiles.watch(workspace.root, watch_filter=lambda _, path: _read(workspace, Path(path))):
        workspace.__dict__.pop("layout", None)
        if sys.stdout.isatty():
            sys.stdout.write(CLEAR)
        once(_narrowed(scope, workspace, {Path(path) for _, path in changes}))
        tell(say.WATCHING.say())
    raise KeyboardInterrupt


def _read(workspace: Workspace, path: Path) -> bool:
    """Whether a file is one that validating reads; what it writes itself is none."""
    inside = path.relative_to(workspace.root) if path.is_relative_to(workspace.root) else path
    hidden = any(part.startswith(".") for part in inside.parts)
    return path.suffix in READ and not hidden and inside.parts[0] != "build"


def _narrowed(scope: Scope, workspace: Workspace, changed: set[Path]) -> Scope:
    """The changed files alone, where everything was asked for and each is there; else what was asked for."""
    if scope.whole and all(path.is_file() for path in changed):
        return replace(scope, paths=tuple(sorted(map(str, changed))))
    return scope
