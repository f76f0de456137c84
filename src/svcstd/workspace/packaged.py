"""Where svcstd's own files are: in the wheel under `svcstd/_data`, in a checkout in the top-level folders."""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).resolve().parent.parent


def packaged(name: str) -> Path:
    """The path of a file or folder that svcstd ships.

    Args:
        name: Path relative to the repository's root, such as `templates` or `catalog/standard.yaml`.

    Raises:
        FileNotFoundError: Neither the wheel nor the checkout has it: the installation is damaged.
    """
    for root in (HERE / "_data", HERE.parent.parent):
        if (root / name).exists():
            return root / name
    raise FileNotFoundError(name)
