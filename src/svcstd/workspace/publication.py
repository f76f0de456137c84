"""A run into an output folder, from the first file to the manifest: what is new, what is gone, what is left alone.

The order is what makes it safe to end a run at any moment: a journal says what is about to be written, files follow,
files that are gone go, the manifest comes last and the journals go after it. From both the next run knows whose a file
is.
"""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from svcstd.workspace.belief import believe, believed
from svcstd.workspace.inputs import TICK
from svcstd.workspace.manifest import (
    INDEXED,
    NAME,
    SEARCH,
    Entry,
    FileSet,
    Manifest,
    Outcome,
    SetName,
    dump,
    hashed,
    load,
)
from svcstd.workspace.output import Mark, inside, write_atomically
from svcstd.workspace.recorded import Recorded, Written, journals, read_journal

HASHED_ANEW = 200
"""Files that were compared by content, from which on their times are believed next time."""

Goes = Callable[[str, str], bool]


@dataclass(slots=True)
class Changes:
    """What a run did to the files of a folder, or would do.

    Attributes:
        new: Files that were not there.
        changed: Files whose content is another.
        removed: Files that are gone.
        kept: Files whose item is gone, but whose content is not what svcstd wrote: they are another's now.
        spared: How many files are not there any more as far as the run can tell, and stay since it could not see all.
        unreadable: Whether there is a manifest that cannot be understood.
    """

    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    spared: int = 0
    unreadable: bool = False


class Publication:
    """The sets that a run writes into one folder."""

    def __init__(self, root: Path, names: Sequence[SetName], *, dry: bool = False) -> None:
        """Take up what former runs left; the folder's lock is held, or nothing is to be written.

        Args:
            root: The folder.
            names: The sets, one a format.
            dry: Whether to tell only what would be done.
        """
        self.root = root
        self.dry = dry
        self.folders = {name.format: Recorded(root, name, dry=dry) for name in names}
        self.changes = Changes()
        found = _manifest(root)
        self.changes.unreadable = found is None
        self._manifest: Manifest = found or {}
        self._left = journals(root, names)
        self._claims: dict[SetName, dict[str, list[Entry]]] = {}
        for name in names:
            claims = self._claims[name] = {
                path: [entry] for path, entry in self._manifest.get(name, FileSet()).files.items()
            }
            for journal in journals(root, [name]):
                for path, entry in read_journal(journal):
                    claims.setdefault(path, []).append(entry)

    def listed(self, name: SetName) -> dict[str, Entry | None]:
        """The files of a set by path; None stands for one that a killed run may have written."""
        known = self._manifest.get(name, FileSet()).files
        return {path: known.get(path) if len(found) == 1 else None for path, found in self._claims[name].items()}

    def hashes(self, form: str) -> dict[str, str]:
        """Hashes of the files of a format, of those sets that are as listed."""
        since = believed(self.root)
        return {
            path: entry.hash
            for name, files in self._manifest.items()
            if name.format == form and files.source and _untouched(self.root, files.files, since) is not None
            for path, entry in files.files.items()
        }

    def intact(self, files: Mapping[str, Entry]) -> bool:
        """Whether files are as listed."""
        return _untouched(self.root, files, believed(self.root)) is not None

    def take(self, files: Mapping[str, Mapping[str, Written]]) -> None:
        """Take in what worker processes wrote, by format."""
        for name, written in files.items():
            self.folders[name].written.update(written)

    def finish(
        self, goes: Goes, sources: Mapping[SetName, str], outcomes: Mapping[SetName, Outcome], *, spare: bool
    ) -> Changes:
        """Remove what is gone, and write the manifest.

        Args:
            goes: Whether a file, by name and what it is of, lies within what this run was to make.
            sources: Digests of what the sets were made from.
            outcomes: What the run came to for each of them.
            spare: Whether nothing is to be removed, since the run could not see all that there is.
        """
        since = believed(self.root)
        made: Manifest = {}
        for folder in self.folders.values():
            written = {path: one.entry for path, one in folder.written.items()}
            self.changes.new += [path for path, one in folder.written.items() if one.mark is Mark.NEW]
            self.changes.changed += [path for path, one in folder.written.items() if one.mark is Mark.CHANGED]
            kept = self._rest(folder.name, written, goes, spare)
            # What another run may find otherwise is not to be spared one.
            sure = not self.changes.spared and _untouched(self.root, kept, since) is not None
            source = sources[folder.name] if sure else ""
            made[folder.name] = FileSet(source, outcomes[folder.name], written | kept)
        if not self.dry:
            self._conclude(made, since)
        for names in (self.changes.new, self.changes.changed, self.changes.removed, self.changes.kept):
            names.sort()
        return self.changes

    def _rest(self, name: SetName, written: Mapping[str, Entry], goes: Goes, spare: bool) -> dict[str, Entry]:
        """The files of a set that this run did not write and that stay svcstd's; the others go, or are another's."""
        rest: dict[str, Entry] = {}
        for path, claims in self._claims[name].items():
            if path in written or not inside(path):
                continue
            gone = goes(path, claims[-1].of)
            if not gone and len(claims) == 1:
                rest[path] = claims[0]
                continue
            actual = self._actual(path)
            if actual is None:
                self._prune(path)  # a killed run makes a folder before the file
                continue
            ours = next((claim for claim in claims if claim.hash == actual), None)
            if ours is None:
                if gone:
                    self.changes.kept.append(path)
                else:
                    rest[path] = claims[0]
            elif not gone or spare:
                self.changes.spared += gone
                rest[path] = ours
            elif not self._shared(name, path, actual):
                self._remove(path)
        return rest

    def _actual(self, path: str) -> str | None:
        """The hash of a file of the folder, as `_entry` says it; "" for one that a link leads out of it."""
        full = self.root / path
        return _entry(full) if full.parent.resolve().is_relative_to(self.root.resolve()) else ""

    def _shared(self, name: SetName, path: str, actual: str) -> bool:
        """Whether another set has the same file."""
        others = [files for other, files in self._manifest.items() if other != name]
        return any(path in files.files and files.files[path].hash == actual for files in others) or any(
            path in folder.written for folder in self.folders.values() if folder.name != name
        )

    def _remove(self, path: str) -> None:
        """Take away a file, and the folders that are empty without it."""
        self.changes.removed.append(path)
        if not self.dry:
            (self.root / path).unlink(missing_ok=True)
            self._prune(path)

    def _prune(self, path: str) -> None:
        """Take away the folders that are empty without a file."""
        folder = (self.root / path).parent
        with suppress(OSError):  # not empty
            while not self.dry and folder != self.root:
                folder.rmdir()
                folder = folder.parent

    def _conclude(self, made: Manifest, since: int) -> None:
        """Write the manifest; what runs before this one left is settled with it."""
        for name, files in self._manifest.items():
            if name in made or not files.source:
                continue
            # The new manifest is younger than what somebody did to another set's files: that is looked for now.
            if (name == SEARCH and self._touched) or _untouched(self.root, files.files, since) is None:
                files.source = ""
        path = self.root / NAME
        data = dump(self._manifest | made)
        if self.changes.new or self.changes.changed or not path.is_file() or path.read_bytes() != data:
            write_atomically(path, data, durable=False)
            believe(self.root)
        for name in made:
            self.folders[name.format].taken()
        self._sweep(path for journal in self._left for path, _ in read_journal(journal))
        for journal in journals(self.root, made):
            journal.unlink()

    @property
    def _touched(self) -> bool:
        """Whether this run, or one killed before it, did something to a file that may be searched."""
        changes = self.changes
        return INDEXED in self.folders and bool(changes.new or changes.changed or changes.removed or self._left)

    def _sweep(self, paths: Iterable[str]) -> None:
        """Remove what a killed run left half written, beside the files that it wrote."""
        for folder in {(self.root / path).parent for path in paths if inside(path)} | {self.root}:
            for left in folder.glob(".svcstd-*.tmp"):
                left.unlink(missing_ok=True)


def unchanged(root: Path, sources: Mapping[SetName, str]) -> list[FileSet] | None:
    """The sets as the last run left them, where that is what a run would make now; None where it has to run.

    Args:
        root: The folder.
        sources: Digests of what the sets would be made from.
    """
    start = time.time_ns() - TICK
    manifest = _manifest(root) or {}
    found = [manifest.get(name) for name in sources]
    sets = [files for files, source in zip(found, sources.values(), strict=True) if files and files.source == source]
    if len(sets) != len(sources) or not all(sources.values()) or journals(root, sources):
        return None
    anew = 0
    since = believed(root)
    for files in sets:
        looked_into = _untouched(root, files.files, since)
        if looked_into is None:
            return None
        anew += looked_into
    others = [files.files for name, files in manifest.items() if name not in sources]
    if anew >= HASHED_ANEW and all(_untouched(root, files, since) is not None for files in others):
        with suppress(OSError):  # a folder that is only read is looked into again next time
            os.utime(root / NAME, ns=(start, start))
            believe(root)
    return sets


def _manifest(root: Path) -> Manifest | None:
    """The manifest of a folder: empty where there is none, None where it cannot be understood."""
    try:
        return load((root / NAME).read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError:
        return None


def _untouched(root: Path, files: Mapping[str, Entry], since: int) -> int | None:
    """How many files had to be looked into; None where one is not as listed."""
    looked_into = 0
    prefix = f"{root}{os.sep}"
    for path, entry in files.items():
        try:
            at = os.lstat(prefix + path)
        except OSError:
            return None
        if at.st_size != entry.size or not stat.S_ISREG(at.st_mode):
            return None
        if at.st_mtime_ns < since and at.st_ctime_ns < since:
            continue
        looked_into += 1
        if _entry(root / path) != entry.hash:
            return None
    return looked_into


def _entry(path: Path) -> str | None:
    """The hash of a file; None where there is none, "" where it is no plain file or cannot be read."""
    try:
        return hashed(path.read_bytes()) if stat.S_ISREG(os.lstat(path).st_mode) else ""
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError:
        return ""
