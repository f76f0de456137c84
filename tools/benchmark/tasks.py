"""What is timed: commands over workspaces of three sizes and two shapes, and how often each."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmark.peers import Peer
from benchmark.process import ROOT, SVCSTD

SIZES = (1_000, 10_000, 50_000)
PAIRED = 10_000
"""The size at which peers are compared, interleaved with svcstd."""
CHANGED = 0.02
STAGES = str(Path(__file__).with_name("stages.py"))


@dataclass(frozen=True)
class Task:
    """One command that is timed.

    Attributes:
        name: `what/shape/size`; results are kept by it.
        group: Which `--only` chooses.
        command: Program and arguments.
        folder: Where it runs.
        rounds: In how many rounds it takes part.
        codes: Exit codes that are as expected.
        fresh: Folder that is emptied before each run, or None.
    """

    name: str
    group: str
    command: tuple[str, ...]
    folder: Path
    rounds: int
    codes: tuple[int, ...] = (0,)
    fresh: Path | None = None


def workspace(home: Path, shape: str, size: int, later: bool = False) -> Path:
    """The folder of one synthetic workspace."""
    return home / "data" / f"{shape}-{size}{'-later' if later else ''}"


def start(rounds: int) -> Iterator[Task]:
    """What a user waits for before anything is done."""
    shipped = next((ROOT / "items").glob("*/*.yaml"), None)
    yield Task("bare", "start", (sys.executable, "-c", "pass"), ROOT, rounds)
    yield Task("version", "start", (*SVCSTD, "--version"), ROOT, rounds)
    if shipped:
        yield Task("one", "start", (*SVCSTD, "validate", str(shipped.relative_to(ROOT))), ROOT, rounds)


def stages(home: Path, size: int, rounds: int, commands: set[str]) -> Iterator[Task]:
    """The way of one size in both shapes: read, resolve, validate, render, diff."""
    for shape in ("flat", "inherited"):
        folder = workspace(home, shape, size)
        later = workspace(home, shape, size, later=True)
        guides = home / "guides"
        name = f"{shape}/{size}"
        yield Task(f"read/{name}", "stages", (sys.executable, STAGES, "read", "."), folder, rounds)
        yield Task(f"resolve/{name}", "stages", (sys.executable, STAGES, "resolve", "."), folder, rounds)
        yield Task(f"validate1/{name}", "validate", (*SVCSTD, "validate", "--jobs", "1"), folder, rounds)
        yield Task(f"validate2/{name}", "validate", (*SVCSTD, "validate", "--jobs", "2"), folder, rounds)
        if shape == "flat" and size <= PAIRED:
            yield Task(
                f"careful/{name}", "careful", (sys.executable, STAGES, "careful", ".", "2"), folder, min(rounds, 2)
            )
        if "render" in commands:
            command = (*SVCSTD, "render", "guides", "--to", "md", "-o", str(guides))
            yield Task(f"render/{name}", "render", command, folder, min(rounds, 2), fresh=guides)
        if "diff" in commands:
            command = (*SVCSTD, "diff", str(folder), str(later), "--format", "json")
            yield Task(f"diff/{name}", "diff", command, folder, min(rounds, 2), codes=(0, 1))


def peers(home: Path, known: list[Peer], schema: Path, size: int, rounds: int) -> Iterator[Task]:
    """The others on the flat records; the slow one in two rounds."""
    folder = workspace(home, "flat", size)
    for peer in known:
        often = rounds if peer.name == "ajv-cli" else min(rounds, 2)
        yield Task(f"{peer.name}/flat/{size}", "peers", tuple(peer.command(schema, folder)), folder, often)


def of_size(home: Path, known: list[Peer], schema: Path, size: int, quick: bool, commands: set[str]) -> list[Task]:
    """The tasks of one size, interleaved round by round; the workspaces are there already.

    Args:
        home: Folder of the benchmark.
        known: Peers that run here.
        schema: svcstd's own JSON Schema of a record.
        size: Records.
        quick: Whether everything is timed once.
        commands: Commands that svcstd has by now.
    """
    rounds = 1 if quick else {1_000: 3, 10_000: 5, 50_000: 1}[size]
    out = list(stages(home, size, rounds, commands))
    if size == PAIRED or quick:
        out += peers(home, known, schema, size, rounds)
    return out
