"""Writing: every file appears whole or not at all, unchanged files are not touched, and only inside one folder."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write_atomically(path: Path, data: bytes, *, durable: bool = True) -> None:
    """Put `data` at `path` by a temporary file beside it and a rename.

    Args:
        path: Where; its folder exists.
        data: The whole content.
        durable: Whether to wait until the disk has it; outputs that can be made again need not.
    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".svcstd-", suffix=".tmp")
    try:
        with open(handle, "wb") as file:
            file.write(data)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        os.chmod(name, 0o644)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


class Folder:
    """An output folder: names are checked, existing equal files are left alone."""

    def __init__(self, root: Path) -> None:
        """Write below `root`, made on first need."""
        self.root = root
        self._made: set[Path] = set()

    def write(self, name: str, data: bytes) -> bool:
        """Write one file and tell whether its content changed.

        Args:
            name: Path relative to the folder, with `/`.
            data: The whole content.

        Raises:
            ValueError: The name leads out of the folder.
        """
        path = self._path(name)
        if path.parent not in self._made:
            path.parent.mkdir(parents=True, exist_ok=True)
            if not path.parent.resolve().is_relative_to(self.root.resolve()):
                raise ValueError(name)
            self._made.add(path.parent)
        try:
            with path.open("rb") as file:
                if file.read(len(data) + 1) == data:
                    return False
        except OSError:
            pass
        write_atomically(path, data, durable=False)
        return True

    def has(self, name: str) -> bool:
        """Whether there is such a file."""
        return self._path(name).is_file()

    def remove(self, name: str) -> None:
        """Take away a file that this run wrote."""
        self._path(name).unlink(missing_ok=True)

    def _path(self, name: str) -> Path:
        parts = name.split("/")
        if any(part in {"", ".", ".."} or "\\" in part or "\0" in part for part in parts):
            raise ValueError(name)
        return self.root.joinpath(*parts)
