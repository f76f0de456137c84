"""`make bench`: times svcstd beside other validators; exit code 1 where a limit is broken.

    python tools/bench.py [--short | --quick] [--only GROUP,…] [--keep] [--against DIR-or-REVISION]

Groups: start, stages, validate, careful, render, diff, peers, site. Without options it takes some twenty-five minutes
on two cores and writes docs/benchmarks.md; so does `--short`, in some twelve, and the page says what was left out.
With `--quick` (under three minutes, 1 000 records) or `--only` it prints.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from importlib import metadata
from itertools import count
from pathlib import Path

from benchmark import differing, peers, report, site, tasks, truth
from benchmark.process import ROOT, SVCSTD, Failed, Run, run, said
from benchmark.tasks import (
    CHANGED,
    FAULTY,
    PAIRED,
    PREVIOUS,
    ROUNDS,
    SHORTENED,
    Extent,
    Task,
    of_size,
    start,
    workspace,
)

HOME = ROOT / "build" / "bench"
PAGE = ROOT / "docs" / "benchmarks.md"
GENERATE = str(Path(__file__).with_name("generate.py"))
GROUPS = ("start", "stages", "validate", "careful", "render", "diff", "peers", "site")
OUTPUTS = ("guides", "site-", "hugo-")
"""How the names of folders begin that timed commands write into."""
IDLE = 0.5
"""Load of a machine that does nothing else."""


def talk(words: str) -> None:
    """Say on stderr what goes on."""
    print(words, file=sys.stderr, flush=True)


@dataclass
class Bench:
    """One benchmark: what is asked for, and what came of it.

    Attributes:
        extent: How much is timed; QUICK is the smallest size, once.
        groups: Which tasks are wanted.
        earlier: The `src` folder of an earlier svcstd, timed in the same rounds, or None.
        known: Other validators that run here.
        hugo: Hugo, or None where it is not here.
        results: Runs by task and round.
        notes: What the page says beside the figures.
        wrong: Why the benchmark fails.
    """

    extent: Extent
    groups: set[str]
    earlier: Path | None = None
    known: list[peers.Peer] = field(default_factory=list)
    hugo: peers.Peer | None = None
    results: dict[str, dict[int, Run]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def all(self, keep: bool) -> None:
        """Everything that is asked for, size by size.

        Args:
            keep: Whether the workspaces stay.
        """
        HOME.mkdir(parents=True, exist_ok=True)
        if (load := os.getloadavg()[0]) > IDLE:
            self.notes.append(f"other work was running on this machine (load {load:.1f} at the start)")
        if "peers" in self.groups:
            self.known, missing = peers.found(HOME)
            self.notes += [f"{name} could not be installed here and is left out" for name in missing]
        if "site" in self.groups:
            self.hugo = site.hugo()
            self.notes += [] if self.hugo else ["hugo is not installed here and is left out"]
        if self.extent is Extent.SHORT:
            self.notes.append(SHORTENED)
        self.time(start(3 if self.extent is Extent.QUICK else 9))
        schema = schema_file()
        for size, rounds in ROUNDS[self.extent].items():
            batch = of_size(HOME, self.known, schema, size, self.extent, self.earlier)
            paged = size <= PAIRED and "site" in self.groups
            if paged or any(task.group in self.groups for task in batch):
                make(size, self.extent)
                self.time([*batch, *self.editions(size, rounds)])
                self.check(size)
            if paged:
                self.site(size, min(rounds, 3))
            if not keep:
                shutil.rmtree(HOME / "data", ignore_errors=True)
        for folder in (HOME / name for name in os.listdir(HOME) if name.startswith(OUTPUTS)):
            shutil.rmtree(folder, ignore_errors=True)
        self.wrong += [f"limit broken: {title}" for title in report.broken(self.results)]

    def editions(self, size: int, rounds: int) -> list[Task]:
        """What compares two editions of one size, in folders and in a repository made for it; nothing without git."""
        if "diff" not in self.groups or size > PAIRED:
            return []
        talk(f"committing two editions of {size} records")
        try:
            differing.commit(HOME, size)
        except (OSError, subprocess.CalledProcessError) as error:
            self.wrong.append(f"git is left out: {type(error).__name__}")
            self.notes.append(self.wrong[-1])
            return []
        return list(differing.differing(HOME, size, rounds))

    def site(self, size: int, rounds: int) -> None:
        """Time HTML guides beside Hugo, whose pages must be as long as svcstd's."""
        searchable = site.searchable()
        self.notes += [] if searchable else ["pagefind is not installed here: the search index is left out"]
        try:
            if self.hugo:
                talk(f"writing what Hugo reads of {size} records")
                site.prepare(HOME, size)
        except subprocess.CalledProcessError as error:
            self.hugo = None
            self.wrong.append(f"hugo is left out: {Path(error.cmd[0]).name} ended with exit code {error.returncode}")
            self.notes.append(self.wrong[-1])
        self.time(tasks.site(HOME, self.hugo, searchable, size, rounds))
        if self.hugo:
            sentence, right = site.lengths(HOME, size)
            self.notes.append(sentence)
            self.wrong += [] if right else [sentence]

    def time(self, tasks: Iterable[Task]) -> None:
        """Run tasks in turn, round by round; one that fails takes part no more.

        Round 0 warms page cache and compiled modules and is not kept; the slow ones and those timed once are spared it.
        """
        batch = [task for task in tasks if task.group in self.groups]
        failed: set[str] = set()
        for turn in range(max((task.rounds for task in batch), default=0) + 1):
            for task in batch:
                wanted = task.warmed if turn == 0 else turn <= task.rounds
                if wanted and task.name not in failed and not self.one(task, turn):
                    failed.add(task.name)

    def one(self, task: Task, turn: int) -> bool:
        """Run one task in one round and tell whether it ended as expected."""
        if task.fresh and task.fresh.exists():
            task.fresh.rename(aside(task.fresh))
        try:
            took = run(list(task.command), task.folder, task.codes, source=task.source)
        except Failed as error:
            self.wrong.append(f"{task.name} failed and is left out: {error}")
            self.notes.append(self.wrong[-1])
            talk(self.wrong[-1])
            return False
        if turn:
            self.results.setdefault(task.name, {})[turn] = took
            talk(f"{task.name:32} {took.wall:8.2f} s {took.cpu:8.2f} s cpu {took.peak / 1e6:6.0f} MB")
        return True

    def check(self, size: int) -> None:
        """Compare what svcstd finds with what the generator put in."""
        for group, ask in (("validate", truth.faults), ("diff", truth.changes)):
            if group in self.groups:
                sentence, right = ask(HOME, size)
                self.notes.append(sentence)
                self.wrong += [] if right else [sentence]

    def page(self) -> str:
        """The results as Markdown."""
        there = [*self.known, *([self.hugo] if self.hugo else [])]
        return report.text(self.results, versions(there), list(dict.fromkeys(self.notes)))


def aside(folder: Path) -> Path:
    """A free name beside a folder that must be empty at the next run.

    It is put aside and removed at the end: ext4 does not give out again what was deleted in the last minute, so that
    making ten thousand files right after deleting as many takes up to ten times as long.
    """
    return next(name for n in count() if not (name := folder.with_name(f"{folder.name}-{n}")).exists())


def schema_file() -> Path:
    """svcstd's own JSON Schema of a record, written for the others."""
    text = said([*SVCSTD, "schema", "item"])
    if not text:
        raise SystemExit("svcstd schema item fails: nothing to give to the others")
    path = HOME / "item.schema.json"
    path.write_text(text, encoding="utf-8")
    return path


def make(size: int, extent: Extent) -> None:
    """Write the workspaces of one size: both shapes, and of each those with faults and the edition to compare with.

    By a process of its own: a timed process's peak begins with what this one has in memory.
    """
    for shape in ("flat", "inherited"):
        for which in ("clean", "faulty", "later", *(["found"] if size == PAIRED or extent is Extent.QUICK else [])):
            folder = workspace(HOME, shape, size, which)
            talk(f"writing {folder.name}")
            shutil.rmtree(folder, ignore_errors=True)
            more = ["--faults", str(FAULTY[which])] if which in FAULTY else []
            more += ["--changed", str(CHANGED)] if which == "later" else []
            command = [sys.executable, GENERATE, str(folder), "--records", str(size), "--shape", shape, *more]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


@contextlib.contextmanager
def source(against: str) -> Iterator[Path | None]:
    """The `src` folder of another checkout, or of a revision checked out for as long as this lasts; None for neither.

    Args:
        against: A folder, a revision of this repository, or "".
    """
    if not against or (Path(against) / "src").is_dir():
        yield (Path(against) / "src").resolve() if against else None
        return
    folder = HOME / "earlier"
    shutil.rmtree(folder, ignore_errors=True)
    git = ["git", "-C", str(ROOT), "worktree"]
    subprocess.run([*git, "prune"], check=False, capture_output=True)
    made = subprocess.run([*git, "add", "--detach", str(folder), against], check=False, capture_output=True, text=True)
    if made.returncode:
        talk(f"no checkout of {against} to compare with: {made.stderr.strip()[:200]}")
        yield None
        return
    try:
        yield folder / "src"
    finally:
        subprocess.run([*git, "remove", "--force", str(folder)], check=False, capture_output=True)


def versions(known: Iterable[peers.Peer]) -> list[str]:
    """Programs and their versions."""
    there = {found.name for found in metadata.distributions()}
    libraries = [f"{name} {metadata.version(name)}" for name in ("pydantic", "PyYAML", "yaml-rs") if name in there]
    asked = ["git", "rev-parse", "--short", "HEAD"]
    revision = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False).stdout.strip()
    own = f"{said([*SVCSTD, '--version']).strip()} ({revision or 'no git'})"
    return [", ".join([own, *libraries]), *(f"{peer.name} {peer.version}" for peer in known)]


def options() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    much = parser.add_mutually_exclusive_group()
    for extent, words in ((Extent.SHORT, "what a release needs: fewer rounds"), (Extent.QUICK, "1 000 records, once")):
        much.add_argument(f"--{extent}", dest="extent", action="store_const", const=extent, help=words)
    parser.add_argument("--only", default="", metavar="GROUP,…", help=", ".join(GROUPS))
    parser.add_argument("--keep", action="store_true", help="keep the workspaces in build/bench/data")
    parser.add_argument(
        "--against", default=PREVIOUS, metavar="DIR-or-REVISION", help=f'compared with; {PREVIOUS}, "" for nothing'
    )
    parser.set_defaults(extent=Extent.WHOLE)
    chosen = parser.parse_args()
    chosen.groups = set(chosen.only.split(",")) if chosen.only else set(GROUPS)
    if not chosen.groups <= set(GROUPS):
        parser.error("--only knows " + ", ".join(GROUPS))
    return chosen


def main() -> int:
    """Time, judge, write."""
    chosen = options()
    with source(chosen.against) as earlier:
        bench = Bench(chosen.extent, chosen.groups, earlier)
        bench.all(chosen.keep)
    if earlier:
        bench.notes.append(f"the same with half the rules: svcstd at {chosen.against}")
    kept = {task: {turn: asdict(took) for turn, took in runs.items()} for task, runs in bench.results.items()}
    (HOME / "results.json").write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    if chosen.extent is Extent.QUICK or chosen.only:
        print(bench.page())
    else:
        PAGE.write_text(bench.page(), encoding="utf-8")
        print(PAGE.relative_to(ROOT))
    for words in bench.wrong:
        print(words)
    return 1 if bench.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
