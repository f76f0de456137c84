"""What `svcstd validate` looks at: everything, named paths, a list of paths, what changed, or text on stdin."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from svcstd.cli.options import Home, Misused
from svcstd.messages import validating as say
from svcstd.messages.terminal import tell

if TYPE_CHECKING:
    from svcstd.pipeline.check import Asked
    from svcstd.pipeline.found import Report
    from svcstd.workspace import Workspace

STDIN = "-"
LONGEST_LIST = 64 << 20
"""Bytes a list of paths may hold."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What is to be looked at.

    Attributes:
        paths: Named paths and patterns; nothing means everything.
        changed_since: A git revision, or "".
        files_from: A file that lists paths, "-" for stdin, or "".
        stdin_filename: The file of the workspace that comes on stdin, or "".
    """

    paths: tuple[str, ...] = ()
    changed_since: str = ""
    files_from: str = ""
    stdin_filename: str = ""

    @property
    def whole(self) -> bool:
        """Whether everything is meant."""
        return not (self.paths or self.changed_since or self.files_from)

    @property
    def typed(self) -> bool:
        """Whether a file comes on stdin."""
        return STDIN in self.paths

    def checked(self) -> Scope:
        """The scope with the paths that a file lists read, once: they may come on stdin.

        Raises:
            Misused: Something does not.
        """
        named = self.paths and "PATHS"
        chosen = [one for one in (named, self.changed_since and "--changed-since") if one]
        chosen += ["--files-from"] if self.files_from else []
        if "--changed-since" in chosen and len(chosen) > 1:
            raise Misused(
                say.TOGETHER.say(one="--changed-since", other=next(o for o in chosen if o != "--changed-since"))
            )
        if self.typed and (len(self.paths) > 1 or self.files_from):
            raise Misused(say.TOGETHER.say(one=STDIN, other="PATHS"))
        if self.typed and not self.stdin_filename:
            raise Misused(say.STDIN_UNNAMED.say())
        if self.stdin_filename and not self.typed:
            text = say.TOGETHER.say(one="--stdin-filename", other="PATHS") if self.paths else say.STDIN_UNNAMED.say()
            raise Misused(text)
        listed = _listed(self.files_from) if self.files_from else ()
        return replace(self, paths=(*self.paths, *listed), files_from="")

    def workspace(self, workspace: Workspace) -> Workspace:
        """The workspace, with the text on stdin in its place where that is wanted."""
        if not self.typed:
            return workspace
        from svcstd.workspace import Workspace
        from svcstd.workspace.overlay import OverlayTree
        from svcstd.workspace.tree import READ_AT_MOST

        data = sys.stdin.buffer.read(READ_AT_MOST)
        return Workspace(OverlayTree(workspace.tree, {self._inside(workspace): data}), workspace.root)

    def _inside(self, workspace: Workspace) -> str:
        """The path in the workspace of the file that comes on stdin."""
        full = os.path.abspath(Home.folder / self.stdin_filename)
        inside = os.path.relpath(full, workspace.root).replace(os.sep, "/")
        if inside.startswith("../") or inside in {".", ".."} or os.path.isabs(inside) or os.path.isdir(full):
            raise Misused(say.OUTSIDE.say(file=self.stdin_filename, root=workspace.root))
        return inside

    def named(self) -> list[Path]:
        """The paths that are named."""
        return [Path(path) for path in ((self.stdin_filename,) if self.typed else self.paths)]

    def files(self, workspace: Workspace) -> Container[str] | None:
        """The files that are named, stand in named folders, or changed; None where everything is meant."""
        from svcstd.pipeline.changed import changed_since
        from svcstd.pipeline.named import named

        if self.changed_since:
            return changed_since(workspace, self.changed_since).files
        if self.whole:
            return None
        return named(workspace, self.named(), Home.folder)

    def run(self, workspace: Workspace, jobs: int | None, tick: Callable[[int, int], None], asked: Asked) -> Report:
        """Validate what is to be looked at."""
        from svcstd.pipeline import check

        if self.changed_since:
            from svcstd.pipeline.changed import changed_since

            changed = changed_since(workspace, self.changed_since)
            if not (changed.files or changed.gone or changed.whole):
                tell(say.NOTHING_CHANGED.say(revision=self.changed_since))
            return check.check_changed(workspace, changed, jobs, tick, asked)
        if self.whole:
            return check.check(workspace, jobs, tick, asked)
        return check.check_paths(workspace, self.named(), Home.folder, jobs, tick, asked)


def _listed(file: str) -> Sequence[str]:
    """The paths that a file lists, a line each or, where it holds NUL, between NULs.

    Raises:
        Misused: It lists none, or too many to be a list.
        OSError: It cannot be read.
    """
    if file == STDIN:
        data = sys.stdin.buffer.read(LONGEST_LIST + 1)
    else:
        with open(Home.folder / file, "rb") as opened:
            data = opened.read(LONGEST_LIST + 1)
    if len(data) > LONGEST_LIST:
        raise Misused(say.LIST_TOO_LONG.say(file=file, most=LONGEST_LIST))
    data = data.removeprefix(b"\xef\xbb\xbf")
    parts = data.split(b"\0") if b"\0" in data else data.splitlines()
    found = [os.fsdecode(part) for part in parts if part.strip()]
    if not found:
        raise Misused(say.NOTHING_LISTED.say(file=file))
    return found
