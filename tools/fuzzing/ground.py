"""What is broken: a copy of a part of the shipped workspace, small enough to be validated thousands of times."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ENTRIES = 6


def copied(folder: Path, seed: int = 7) -> Path:
    """A folder that now holds the shipped lists, a few basic entries and the records of their items.

    Args:
        folder: An empty folder.
        seed: Chooses the entries.
    """
    shutil.copy(ROOT / "svcstd.yaml", folder)
    shutil.copytree(ROOT / "catalog", folder / "catalog", ignore=shutil.ignore_patterns("basic"))
    (folder / "catalog" / "basic").mkdir()
    for entry in random.Random(seed).sample(sorted((ROOT / "catalog" / "basic").glob("*.yaml")), ENTRIES):
        shutil.copy(entry, folder / "catalog" / "basic")
        code = entry.name.partition("_")[0].rstrip("0Y")[:9]
        for record in ROOT.glob(f"items/*/{code}*.yaml"):
            home = folder / "items" / record.parent.name
            home.mkdir(parents=True, exist_ok=True)
            shutil.copy(record, home)
    return folder


def shared(path: str) -> bool:
    """Whether a file matters to every record, so that the whole workspace is validated for it."""
    return not path.startswith(("items/", "catalog/basic/"))
