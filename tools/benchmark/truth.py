"""Whether what svcstd finds is what the generator put in; speed without that says nothing."""

from __future__ import annotations

import json
from itertools import product
from pathlib import Path
from typing import Any

from benchmark.process import SVCSTD, said
from benchmark.tasks import FAULTY, workspace

SHAPES = ("flat", "inherited")


def _manifest(folder: Path) -> dict[str, Any]:
    known: dict[str, Any] = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    return known


def _place(one: dict[str, Any]) -> tuple[str, int, str]:
    return one["file"], one["line"], one["rule"]


def faults(home: Path, size: int) -> tuple[str, bool]:
    """How many of the faults put in are found, in a sentence, and whether all are and nothing else is."""
    words, right = [], True
    for shape, which in product(SHAPES, FAULTY):
        folder = workspace(home, shape, size, which)
        if not folder.exists():
            continue
        wanted = {_place(one) for one in _manifest(folder)["faults"]}
        report = said([*SVCSTD, "validate", "--format", "json"], folder, (3,))
        found = {_place(one) for one in json.loads(report)["diagnostics"]} if report else set()
        right = right and found == wanted
        words.append(f"{len(found & wanted)} of {len(wanted)} in {shape} and {len(found - wanted)} others")
    return f"faults found in {size} records, at their lines: {', '.join(words)}", right


def changes(home: Path, size: int) -> tuple[str, bool]:
    """How many of the changed records `svcstd diff` names as causes, in a sentence, and whether it is those alone."""
    words, right = [], True
    for shape in SHAPES:
        old, new = workspace(home, shape, size), workspace(home, shape, size, "later")
        wanted = set(_manifest(new)["changed"])
        report = said([*SVCSTD, "diff", str(old), str(new), "--format", "json"], codes=(0, 1))
        found = {one["file"] for one in json.loads(report)["causes"]} if report else set()
        right = right and found == wanted
        words.append(f"{len(found & wanted)} of {len(wanted)} in {shape} and {len(found - wanted)} others")
    return f"changed records named by diff in {size} records: {', '.join(words)}", right
