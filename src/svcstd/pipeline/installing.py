"""Having git run our drivers: settings of the clone, and lines of .gitattributes that say for which files."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from svcstd.workspace import Folder, Workspace
from svcstd.workspace.drivers import ATTRIBUTES, install
from svcstd.workspace.fresh import extended, template_files


@dataclass
class Installed:
    """What was done.

    Attributes:
        settings: Settings of git's that were made.
        path: The file of attributes.
        lines: Lines that were written to it, or are still to be.
        written: Whether they were written; a link is left alone.
    """

    settings: dict[str, str]
    path: Path
    lines: list[str] = field(default_factory=list)
    written: bool = False


def install_driver(workspace: Workspace, driver: str) -> Installed:
    """Have the repository of a workspace run a driver of ours.

    Args:
        workspace: Which.
        driver: `merge` or `diff`.

    Raises:
        GitProblem: There is no git, or no repository.
        OSError: Settings or attributes could not be written.
    """
    path = workspace.root / ATTRIBUTES
    out = Installed(install(workspace.root, driver), path)
    ours = template_files(["common"])[ATTRIBUTES]
    lines = [line for line in ours.decode().splitlines() if line and not line.startswith("#")]
    longer = extended(path, ours) if path.exists() or path.is_symlink() else ours
    if longer is not None:
        Folder(workspace.root).write(ATTRIBUTES, longer)
        out.lines, out.written = lines, True
    elif path.is_symlink():
        out.lines = lines
    return out
