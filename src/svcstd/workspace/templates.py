"""Templates by name: each is the workspace's own where it has one, else svcstd's."""

from __future__ import annotations

from collections.abc import Callable

from svcstd.workspace.packaged import packaged
from svcstd.workspace.tree import Unreadable
from svcstd.workspace.workspace import Workspace

OURS = (".js", ".svg")
"""Endings of what runs, or could run, where a page is read: always svcstd's own."""


def template(workspace: Workspace) -> Callable[[str], str | None]:
    """What returns the text of a template, or None where there is none of that name.

    Scripts and pictures are always svcstd's own: nothing checks them as templates are checked.
    """

    def load(name: str) -> str | None:
        path = f"templates/{name}"
        try:
            if not name.endswith(OURS) and workspace.tree.exists(path):
                return workspace.tree.read(path).decode("utf-8-sig")
            return packaged(path).read_text(encoding="utf-8")
        except (Unreadable, FileNotFoundError):
            return None

    return load
