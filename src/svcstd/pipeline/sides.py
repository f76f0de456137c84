"""The two versions that a comparison is asked for: folders, archives, git revisions, the working tree (design §7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from svcstd.messages import archives
from svcstd.messages import changes as say
from svcstd.workspace import DiskTree, Workspace
from svcstd.workspace.git import GitTree
from svcstd.workspace.packed import OTHER_SUFFIXES, SUFFIXES, WrongArchive
from svcstd.workspace.repository import GitProblem, NoRepository, NoWorkspaceThere, Repository, UnknownRevision
from svcstd.workspace.workspace import MARKER


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a workspace.

    Attributes:
        workspace: Its files.
        name: What the reader calls it: a path, a revision, the working tree.
    """

    workspace: Workspace
    name: str


class TooMany(GitProblem):
    """More than two versions were named."""


class RangeOfPaths(GitProblem):
    """A range names a folder or an archive, and takes revisions only."""


def versions(named: Sequence[str], start: Path) -> tuple[Version, Version]:
    """The older and the newer version that arguments name.

    Nothing means HEAD and the working tree; one folder or revision, it and the working tree; `A..B` two revisions,
    `A...B` what B has done since it left A; two arguments are a folder, an archive or a revision each. A folder that is
    a workspace, and an archive, go before a revision of the same name.

    Args:
        named: Arguments of the command.
        start: The folder the command runs in.

    Raises:
        GitProblem: A revision, a repository, a workspace or git itself is missing; carries the sentence and exit code.
        ArchiveProblem: An archive is refused; the same.
        NoWorkspace: The working tree is meant, and `start` lies in no workspace.
    """
    if len(named) > 2:  # noqa: PLR2004
        raise TooMany(say.TOO_MANY)
    if len(named) == 2:  # noqa: PLR2004
        return version(named[0], start), version(named[1], start)
    try:
        if named and ".." in named[0] and _folder(named[0], start) is None and not _is_archive(named[0]):
            return _range(named[0], start)
        old = version(named[0] if named else "HEAD", start)
    except (GitProblem, WrongArchive) as problem:
        if named and (path := _path_in_range(named[0], start)):
            raise RangeOfPaths(say.RANGE_OF_PATHS, name=path[:200]) from problem
        raise
    workspace = Workspace.find(start)
    return old, Version(workspace, say.WORKING_TREE.say())


def version(name: str, start: Path) -> Version:
    """The version that one argument names: a workspace's folder, an archive of one, else a revision.

    Raises:
        GitProblem: It is none of them.
        ArchiveProblem: It is an archive that is refused.
    """
    folder = _folder(name, start)
    if folder is not None:
        return Version(Workspace(DiskTree(folder), folder), name)
    if _is_archive(name) and (start / name).is_file():
        from svcstd.workspace.archive import ArchiveTree

        packed = (start / name).absolute()
        return Version(Workspace(ArchiveTree(packed, name), packed), name)
    try:
        repository = Repository(start.absolute())
        return _at(repository, repository.commit(name), name)
    except GitProblem as problem:
        if _is_archive(name):
            raise WrongArchive(archives.NO_FILE, name) from problem
        if (start / name).is_dir() and not isinstance(problem, NoWorkspaceThere):
            raise NoWorkspaceThere(say.NO_WORKSPACE_IN, folder=name) from problem
        if isinstance(problem, NoRepository) and problem.text is say.NO_REPOSITORY:
            raise NoRepository(say.NO_FOLDER, name=name[:200], folder=start.absolute()) from problem
        raise


def _folder(name: str, start: Path) -> Path | None:
    """The folder of that name, if it is a workspace."""
    if not name or "\0" in name:
        return None
    folder = (start / name).absolute()
    return folder if (folder / MARKER).is_file() else None


def _is_archive(name: str) -> bool:
    """Whether an argument is called as archives are, those that cannot be read included."""
    return name.lower().endswith((*SUFFIXES, *OTHER_SUFFIXES)) and "\0" not in name


def _range(name: str, start: Path) -> tuple[Version, Version]:
    repository = Repository(start.absolute())
    dots = "..." if "..." in name else ".."
    old, _, new = name.partition(dots)
    if ".." in new:
        raise UnknownRevision(say.NO_REVISION, revision=name[:200])
    old, new = old or "HEAD", new or "HEAD"
    first = repository.merge_base(old, new) if dots == "..." else repository.commit(old)
    return _at(repository, first, old), _at(repository, repository.commit(new), new)


def _path_in_range(name: str, start: Path) -> str:
    """The folder or archive that a range names, or ""; dots beside a slash are steps of one path."""
    if ".." not in name or "/.." in name or "../" in name:
        return ""
    sides = filter(None, name.split("..." if "..." in name else ".."))
    return next(
        (side for side in sides if _folder(side, start) or (_is_archive(side) and (start / side).is_file())), ""
    )


def _at(repository: Repository, commit: str, name: str) -> Version:
    root = repository.root(commit, name)
    return Version(Workspace(GitTree(repository, commit, root), repository.folder), name)
