"""`svcstd init`: a workspace that works at once, made of templates and of the schemas that editors use."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from svcstd.pipeline.schemas import MODELS, dumped
from svcstd.workspace import DiskTree, Folder, NoWorkspace, Workspace
from svcstd.workspace.drivers import DRIVERS, install
from svcstd.workspace.fresh import different, extended, impassable, lacking, template_files
from svcstd.workspace.repository import NoGit, NoRepository
from svcstd.workspace.workspace import MARKER

TEMPLATES = {"empty": ("empty",), "county": ("example", "county"), "province": ("example", "province")}
"""Parts that a template is laid together from."""
HOSTS = ("github", "gitlab", "gitee")
THEIRS = (
    "README.md", ".gitignore", ".gitattributes", ".vscode/settings.json", ".vscode/extensions.json",
    ".pre-commit-config.yaml", ".gitlab-ci.yml",
)  # fmt: skip
"""Files that a repository has of its own before svcstd comes: kept where they are, with --force too."""
LINES = (".gitignore", ".gitattributes")
"""Those of them that ours are put at the end of: lists, in which no line touches another."""


@dataclass
class Fresh:
    """What a run of init found and did.

    Attributes:
        within: Root of a workspace that the folder lies in, or None.
        impassable: Places where nothing can be written.
        in_the_way: Files that are there with other content; nothing was written because of them.
        kept: Files of the repository's own that were left as they are.
        offered: What to add to those of them that do not say it yet, by path.
        written: Files that were written.
        same: How many were there already and equal.
        settings: Settings by which git runs svcstd's drivers in this clone; none where the folder is in no repository.
        unset: Why git would not take them, or "".
    """

    within: Path | None = None
    impassable: list[str] = field(default_factory=list)
    in_the_way: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    offered: dict[str, str] = field(default_factory=dict)
    written: list[str] = field(default_factory=list)
    same: int = 0
    settings: dict[str, str] = field(default_factory=dict)
    unset: str = ""

    @property
    def refused(self) -> bool:
        """Whether nothing was written because of what was found."""
        return bool(self.within or self.impassable or self.in_the_way)


def made(folder: Path, template: str, hosts: Iterable[str]) -> dict[str, bytes]:
    """Every file of a new workspace by path, `svcstd.yaml` last: half a workspace is none.

    Args:
        folder: Where it will be; local elements that a `catalog/standard.yaml` there defines go into the schemas.
        template: A key of `TEMPLATES`.
        hosts: Of `HOSTS`.

    Raises:
        BrokenFile: That `catalog/standard.yaml` cannot be read or typed.
    """
    there = Workspace(DiskTree(folder), Path(os.path.abspath(folder)))
    parts = ["common", *TEMPLATES[template], *(f"ci/{host}" for host in hosts)]
    files = template_files(parts, there.below_repository)
    files |= {f"schema/{kind}.json": dumped(kind, there).encode() for kind in MODELS}
    return dict(sorted(files.items(), key=lambda file: (file[0] == MARKER, file[0])))


def init(folder: Path, template: str, hosts: Iterable[str], *, force: bool = False) -> Fresh:
    """Write a new workspace, or nothing where something stands in its way.

    Args:
        folder: Where; made if missing.
        template: A key of `TEMPLATES`.
        hosts: Of `HOSTS`.
        force: Overwrite files, and put up with a workspace above.

    Raises:
        BrokenFile: The folder's `catalog/standard.yaml` cannot be read or typed.
        OSError: The system refused to write.
    """
    out = Fresh(within=None if force else _above(folder))
    files = made(folder, template, hosts)
    out.impassable = impassable(folder, files)
    if out.refused:
        return out
    there = different(folder, files)
    for name in LINES:
        longer = extended(folder / name, files[name])
        if name in there and longer is not None:
            files[name] = longer
            there.remove(name)
    out.kept = [name for name in there if name in THEIRS]
    out.offered = _offered(folder, out.kept, files)
    out.in_the_way = [] if force else [name for name in there if name not in THEIRS]
    if out.refused:
        return out
    home = Folder(folder)
    for name, data in files.items():
        if name in out.kept:
            continue
        if home.write(name, data):
            out.written.append(name)
        else:
            out.same += 1
    _settle(folder, out)
    return out


def _settle(folder: Path, out: Fresh) -> None:
    """Have the clone that the new workspace lies in compare and merge by element, if it lies in one."""
    with suppress(NoRepository, NoGit):
        try:
            for driver in DRIVERS:
                out.settings |= install(folder, driver)
        except OSError as error:
            out.unset = error.strerror or str(error)


def _offered(folder: Path, kept: Iterable[str], files: Mapping[str, bytes]) -> dict[str, str]:
    """What files of the repository's own leave out of ours; a README is theirs to write."""
    wanted = (name for name in kept if name != "README.md" and lacking(folder / name, files[name]))
    return {name: files[name].decode() for name in wanted}


def _above(folder: Path) -> Path | None:
    """Root of the workspace that a folder lies in, itself not counted."""
    try:
        return Workspace.find(Path(os.path.abspath(folder)).parent).root
    except NoWorkspace:
        return None
