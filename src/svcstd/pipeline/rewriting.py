"""What a command that rewrites files has changed, would change, or could not: for `fmt` and `validate --fix`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from svcstd.workspace import Workspace
from svcstd.workspace.rewrite import NotWritten, rename, rewrite
from svcstd.write.patch import patch


@dataclass
class Rewriting:
    """Changes of a workspace's files.

    Attributes:
        before: Content as it was read, by path.
        after: Content as it is to be, by path; files whose content stays are in neither.
        renames: New path by old one, files before the folders they stand in.
        unwritten: Files left as they are though they should change, with the reason.
    """

    before: dict[str, bytes] = field(default_factory=dict)
    after: dict[str, bytes] = field(default_factory=dict)
    renames: dict[str, str] = field(default_factory=dict)
    unwritten: list[tuple[str, str]] = field(default_factory=list)

    @property
    def touched(self) -> list[str]:
        """Paths that change, by name or content, in order."""
        return sorted({*self.after, *self.renames})

    def change(self, path: str, before: bytes, after: bytes) -> None:
        """Take up what a file is to hold; the first content that was read counts as what it was."""
        known = self.before.setdefault(path, before)
        if after == known:
            self.before.pop(path)
            self.after.pop(path, None)
        else:
            self.after[path] = after

    def write(self, workspace: Workspace) -> None:
        """Write it all; what cannot be written is kept in `unwritten`."""
        for path in sorted(self.after):
            try:
                rewrite(workspace.root, path, self.before[path], self.after[path])
            except NotWritten as error:
                self._failed(path, error)
        for path, to in list(self.renames.items()):
            try:
                rename(workspace.root, path, to)
            except NotWritten as error:
                self._failed(path, error)

    def _failed(self, path: str, error: NotWritten) -> None:
        self.unwritten.append((path, str(error)))
        self.before.pop(path, None)
        self.after.pop(path, None)
        self.renames.pop(path, None)

    def lines(self) -> Iterator[tuple[str, str]]:
        """The changes as a patch, each line with its style."""
        for path in self.touched:
            before, after = (content.get(path, b"").decode("utf-8", "replace") for content in (self.before, self.after))
            yield from patch(path, before, after, self.renames.get(path, ""))
