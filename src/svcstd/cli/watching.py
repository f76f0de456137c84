"""`svcstd validate --watch`: the same again whenever a file of the workspace changes."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from svcstd.cli.options import Misused
from svcstd.cli.scope import Scope
from svcstd.messages import validating as say
from svcstd.messages.terminal import tell
from svcstd.workspace import DiskTree, Workspace
from svcstd.workspace.layout import LANG, LISTED
from svcstd.workspace.workspace import MARKER

CLEAR = "\x1b[2J\x1b[H"
READ = (".yaml", ".yml", ".csv")
"""Endings of what validating reads, or says is misnamed; editors leave files with others behind."""
PLACES = ("items/", "catalog/basic/")


def watch(workspace: Workspace, scope: Scope, once: Callable[[Scope, Workspace], int]) -> NoReturn:
    """Run once, then again at each change, until it is interrupted.

    Args:
        workspace: Whose files are watched.
        scope: What is looked at, all of it each time: what another file did wrong is wrong still.
        once: Validates a workspace and prints.

    Raises:
        Misused: The library that watches is not installed.
        KeyboardInterrupt: It was interrupted.
    """
    try:
        import watchfiles
    except ImportError as error:
        raise Misused(say.NO_WATCHFILES.say()) from error
    once(scope, workspace)
    tell(say.WATCHING.say())
    for _ in watchfiles.watch(workspace.root, watch_filter=lambda _, path: _read(workspace, Path(path))):
        if sys.stdout.isatty():
            sys.stdout.write(CLEAR)
        once(scope, Workspace(DiskTree(workspace.root), workspace.root))
        tell(say.WATCHING.say())
    raise KeyboardInterrupt


def _read(workspace: Workspace, path: Path) -> bool:
    """Whether a file stands where validating looks for it: baselines, reports and notes do not."""
    inside = path.relative_to(workspace.root).as_posix() if path.is_relative_to(workspace.root) else ""
    if path.suffix not in READ or "/." in inside:
        return False
    return (
        inside == MARKER or inside.startswith(PLACES) or inside.startswith(LANG) or LISTED.fullmatch(inside) is not None
    )
