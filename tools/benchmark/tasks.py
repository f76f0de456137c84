"""What is timed: commands over workspaces of three sizes and two shapes, and how often each."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from benchmark.peers import Peer
from benchmark.process import ROOT, SVCSTD

SIZES = (1_000, 10_000, 50_000)
PAIRED = 10_000
"""The size at which peers are compared, interleaved with svcstd."""
CHANGED = 0.02
FAULTY = {"faulty": 0.01, "found": 1.0}
"""Share of the records with a fault, by kind of workspace."""
PREVIOUS = "492e52e"
"""Last commit before the rules doubled: a clean run may take at most 1.2 times as long as there."""
RENDER = (*SVCSTD, "render", "guides", "--jobs", "2", "--no-search")
"""Pages alone; their search index is made, and timed, by itself."""
STAGES = str(Path(__file__).with_name("stages.py"))


class Extent(StrEnum):
    """How much of the benchmark runs."""

    WHOLE = "whole"
    SHORT = "short"
    QUICK = "quick"


ROUNDS: dict[Extent, dict[int, int]] = {
    Extent.WHOLE: {1_000: 3, 10_000: 5, 50_000: 1},
    Extent.SHORT: {1_000: 1, 10_000: 3, 50_000: 1},
    Extent.QUICK: {1_000: 1},
}
"""Rounds by size of what runs most often."""
WARMED = frozenset({"start", "validate", "peers", "diff"})
SHORTENED = (
    "a shortened run (`--short`): one round at 1 000 records, at most three at 10 000 (check-jsonschema once), and at "
    "50 000 only validating, once"
)
"""What the page says of a short run."""


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
        fresh: Folder that must not be there before a run, or None.
        source: The `src` folder whose svcstd runs; None is this checkout's.
    """

    name: str
    group: str
    command: tuple[str, ...]
    folder: Path
    rounds: int
    codes: tuple[int, ...] = (0,)
    fresh: Path | None = None
    source: Path | None = None

    @property
    def warmed(self) -> bool:
        """Whether it runs once beforehand, untimed: those that later runs of the same round are compared with."""
        return self.rounds > 1 and self.group in WARMED and not self.name.startswith("check")


def workspace(home: Path, shape: str, size: int, which: str = "clean") -> Path:
    """The folder of one synthetic workspace.

    Args:
        home: Folder of the benchmark.
        shape: `flat` or `inherited`.
        size: Records.
        which: `clean`; `faulty`, a few with a fault; `found`, a fault in each; `later`, the clean one's next edition.
    """
    return home / "data" / f"{shape}-{size}-{which}"


def made_by(home: Path, maker: str, shape: str) -> Path:
    """The folder that `site` (svcstd) or `hugo` writes HTML pages into."""
    return home / f"{maker}-{shape}"


def hugo_project(home: Path, shape: str, size: int) -> Path:
    """The folder of what Hugo builds its pages from."""
    return home / "data" / f"hugo-{shape}-{size}"


def start(rounds: int) -> Iterator[Task]:
    """What a user waits for before anything is done."""
    shipped = max((ROOT / "items").glob("*/*.yaml"), default=None)  # a county's: those of the nation sort first
    yield Task("bare", "start", (sys.executable, "-c", "pass"), ROOT, rounds)
    yield Task("version", "start", (*SVCSTD, "--version"), ROOT, rounds)
    if shipped:
        yield Task("one", "start", (*SVCSTD, "validate", str(shipped.relative_to(ROOT))), ROOT, rounds)


def paired(home: Path, size: int, rounds: int, earlier: Path | None) -> Iterator[Task]:
    """What is compared with a clean run in the same round: with a finding in each record, and an earlier svcstd."""
    for shape in ("flat", "inherited"):
        name, found = f"{shape}/{size}", workspace(home, shape, size, "found")
        command = (*SVCSTD, "validate", "--jobs", "2")
        if earlier:
            folder = workspace(home, shape, size)
            yield Task(f"earlier/{name}", "validate", command, folder, rounds, source=earlier)
        yield Task(f"validate-found/{name}", "validate", command, found, rounds, codes=(3,))
        yield Task(f"validate-json/{name}", "validate", (*command, "--format", "json"), found, rounds, codes=(3,))


def stages(home: Path, size: int, rounds: int) -> Iterator[Task]:
    """The way of one size in both shapes: read, resolve, validate, render, diff."""
    python, guides, few = sys.executable, home / "guides", min(rounds, 2)
    for shape in ("flat", "inherited"):
        folder = workspace(home, shape, size)
        faulty, later = (workspace(home, shape, size, which) for which in ("faulty", "later"))
        name = f"{shape}/{size}"
        yield Task(f"validate2/{name}", "validate", (*SVCSTD, "validate", "--jobs", "2"), folder, rounds)
        yield Task(f"validate1/{name}", "validate", (*SVCSTD, "validate", "--jobs", "1"), folder, rounds)
        yield Task(f"read/{name}", "stages", (python, STAGES, "read", "."), folder, few)
        yield Task(f"resolve/{name}", "stages", (python, STAGES, "resolve", "."), folder, few)
        yield Task(f"faulty/{name}", "validate", (*SVCSTD, "validate", "--jobs", "2"), faulty, few, codes=(3,))
        if shape == "flat" and size <= PAIRED:
            yield Task(f"careful/{name}", "careful", (python, STAGES, "careful", ".", "2"), folder, few)
        command = (*RENDER, "--to", "md", "-o", str(guides))
        yield Task(f"render/{name}", "render", command, folder, few, fresh=guides)
        command = (*SVCSTD, "diff", str(folder), str(later), "--jobs", "2", "--format", "json")
        yield Task(f"diff/{name}", "diff", command, folder, few, codes=(0, 1))


def site(home: Path, hugo: Peer | None, searchable: bool, size: int, rounds: int) -> Iterator[Task]:
    """HTML guides into a fresh folder beside Hugo's pages of the same length, and again with nothing changed.

    The search index of the same pages comes last: the folder of the next round is a new one.

    Args:
        home: Folder of the benchmark.
        hugo: Hugo, or None where it is not here.
        searchable: Whether search indexes can be made here.
        size: Records.
        rounds: How often.
    """
    for shape in ("flat", "inherited"):
        name, folder, out = f"{shape}/{size}", workspace(home, shape, size), made_by(home, "site", shape)
        if hugo:
            project, pages = hugo_project(home, shape, size), made_by(home, "hugo", shape)
            command = (*hugo.program, "--source", str(project), "--destination", str(pages), "--quiet")
            yield Task(f"hugo/{name}", "site", command, project, rounds, fresh=pages)
        command = (*RENDER, "--to", "html", "-o", str(out))
        yield Task(f"site/{name}", "site", command, folder, rounds, fresh=out)
        yield Task(f"site-same/{name}", "site", command, folder, rounds)
        if searchable:
            index = (*SVCSTD, "render", "search", "-o", str(out))
            yield Task(f"index/{name}", "site", index, folder, min(rounds, 2))


def peers(home: Path, known: list[Peer], schema: Path, size: int, extent: Extent) -> Iterator[Task]:
    """The others on the flat records; the slow one in few rounds, before the quick one, which svcstd comes next to."""
    folder = workspace(home, "flat", size)
    often = ROUNDS[extent][size]
    for peer in sorted(known, key=lambda peer: peer.name, reverse=True):
        rounds = often if peer.name == "ajv-cli" else min(often, 1 if extent is Extent.SHORT else 2)
        yield Task(f"{peer.name}/flat/{size}", "peers", tuple(peer.command(schema, folder)), folder, rounds)


def of_size(
    home: Path, known: list[Peer], schema: Path, size: int, extent: Extent, earlier: Path | None = None
) -> list[Task]:
    """The tasks of one size over the same records, interleaved round by round; the workspaces are there already.

    Args:
        home: Folder of the benchmark.
        known: Peers that run here.
        schema: svcstd's own JSON Schema of a record.
        size: Records.
        extent: How much of it.
        earlier: The `src` folder of an earlier svcstd to compare with, or None.
    """
    rounds = ROUNDS[extent][size]
    beside = size == PAIRED or extent is Extent.QUICK
    others = list(peers(home, known, schema, size, extent)) if beside else []
    pairs = list(paired(home, size, rounds, earlier)) if beside else []
    own = list(stages(home, size, rounds))
    if extent is Extent.SHORT and size > PAIRED:
        own = [task for task in own if task.name.startswith("validate2/")]
    return [*others, *pairs, *own]
