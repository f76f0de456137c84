"""`--watch` and `--serve`: the same again whenever a file of the workspace changes."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import NoReturn

from svcstd.cli.options import Misused
from svcstd.cli.scope import Scope
from svcstd.messages import Text
from svcstd.messages import validating as say
from svcstd.messages.terminal import tell
from svcstd.workspace import DiskTree, Workspace
from svcstd.workspace.layout import APPROVALS, LANG, LISTED
from svcstd.workspace.workspace import MARKER

CLEAR = "\x1b[2J\x1b[H"
READ = (".yaml", ".yml", ".csv")
"""Endings of what validating reads, or says is misnamed; editors leave files with others behind."""
PLACES = ("items/", "catalog/basic/")
WAIT = 100
"""Milliseconds after which waiting for a change begins anew."""


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
    for number, at in enumerate(rounds(workspace, lambda path: _read(workspace, path), say.NO_WATCHFILES)):
        if number and sys.stdout.isatty():
            sys.stdout.write(CLEAR)
        once(scope, at)
        tell(say.WATCHING.say())
    raise KeyboardInterrupt


def rounds(workspace: Workspace, wanted: Callable[[Path], bool], missing: Text) -> Iterator[Workspace]:
    """The workspace now, and as it is after each change, until it is interrupted.

    What changes while a round is worked on begins another.

    Args:
        workspace: Whose files are watched.
        wanted: Whether a file's change counts.
        missing: How to install the library that watches.

    Raises:
        Misused: It is not installed.
    """
    if find_spec("watchfiles") is None:
        raise Misused(missing.say())
    return _rounds(workspace, wanted)


def _rounds(workspace: Workspace, wanted: Callable[[Path], bool]) -> Iterator[Workspace]:
    from watchfiles import watch

    # Returning now and then, it is watching already when the first round begins.
    watching = watch(
        workspace.root, watch_filter=lambda _, path: wanted(Path(path)), rust_timeout=WAIT, yield_on_timeout=True
    )
    for number, found in enumerate(watching):
        if found or not number:
            gc.unfreeze()  # what the last round kept the collector away from is garbage by now
            yield Workspace(DiskTree(workspace.root), workspace.root)


def _read(workspace: Workspace, path: Path) -> bool:
    """Whether a file stands where validating looks for it: baselines, reports and notes do not."""
    inside = path.relative_to(workspace.root).as_posix() if path.is_relative_to(workspace.root) else ""
    if path.suffix not in READ or "/." in inside:
        return False
    return (
        inside in {MARKER, APPROVALS}
        or inside.startswith(PLACES)
        or inside.startswith(LANG)
        or LISTED.fullmatch(inside) is not None
    )
