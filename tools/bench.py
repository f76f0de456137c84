"""`make bench`: times svcstd beside other validators and judges the limits of issue 2; exit code 1 where one is broken.

    python tools/bench.py [--quick] [--only GROUP,…] [--keep]

Groups: start, stages, validate, careful, render, diff, peers. Without options it takes some twenty minutes on two cores
and writes docs/benchmarks.md; with `--quick` (under two minutes, 1 000 records) or `--only` it prints.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import time
from dataclasses import asdict
from importlib import metadata
from pathlib import Path

import generate
from benchmark import peers, report
from benchmark.process import ROOT, SVCSTD, Failed, Run, run, said
from benchmark.tasks import CHANGED, SIZES, Task, of_size, start, workspace

HOME = ROOT / "build" / "bench"
GROUPS = ("start", "stages", "validate", "careful", "render", "diff", "peers")


def talk(words: str) -> None:
    """Say on stderr what goes on."""
    print(words, file=sys.stderr, flush=True)


def schema_file() -> Path:
    """svcstd's own JSON Schema of a record, written for the others."""
    text = said([*SVCSTD, "schema", "item"])
    if not text:
        raise SystemExit("svcstd schema item fails: nothing to give to the others")
    path = HOME / "item.schema.json"
    path.write_text(text, encoding="utf-8")
    return path


def commands() -> set[str]:
    """Which of the later commands this svcstd has."""
    known = {"render": ["render", "guides", "--help"], "diff": ["diff", "--help"]}
    return {name for name, arguments in known.items() if said([*SVCSTD, *arguments])}


def make(size: int, later: bool) -> None:
    """Write the workspaces of one size: both shapes, and of each the edition to compare with."""
    for shape in ("flat", "inherited"):
        for second in (False, True)[: 1 + later]:
            folder = workspace(HOME, shape, size, second)
            talk(f"writing {folder.name}")
            shutil.rmtree(folder, ignore_errors=True)
            generate.write(folder, size, shape, changed=CHANGED if second else 0.0)


def time_batch(batch: list[Task], results: dict[str, dict[int, Run]], notes: list[str]) -> None:
    """Run the tasks of a batch in turn, round by round; one that fails takes part no more.

    Round 0 warms page cache and compiled modules and is not kept; the slow ones and those timed once are spared it.
    """
    failed: set[str] = set()
    for turn in range(max((task.rounds for task in batch), default=0) + 1):
        for task in batch:
            warm = turn == 0 and task.rounds > 1 and task.group in {"start", "validate", "peers"}
            spared = turn == 0 and (not warm or task.name.startswith("check-jsonschema"))
            if spared or turn > task.rounds or task.name in failed:
                continue
            if task.fresh:
                shutil.rmtree(task.fresh, ignore_errors=True)
            try:
                took = run(list(task.command), task.folder, task.codes)
            except Failed as error:
                failed.add(task.name)
                notes.append(f"{task.name} failed and is left out: {error}")
                talk(notes[-1])
                continue
            if turn:
                results.setdefault(task.name, {})[turn] = took
                talk(f"{task.name:32} {took.wall:8.2f} s {took.cpu:8.2f} s cpu {took.peak / 1e6:6.0f} MB")


def _there(name: str) -> bool:
    try:
        metadata.version(name)
    except metadata.PackageNotFoundError:
        return False
    return True


def versions(known: list[peers.Peer]) -> list[str]:
    """Programs and their versions."""
    libraries = ", ".join(
        f"{name} {metadata.version(name)}" for name in ("pydantic", "PyYAML", "yaml-rs") if _there(name)
    )
    revision = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    svcstd = said([*SVCSTD, "--version"]).strip() or "svcstd"
    own = f"{svcstd} ({revision.stdout.strip() or 'no git'})"
    return [f"{own}, {libraries}", *(f"{peer.name} {peer.version}" for peer in known)]


def options() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="1 000 records, one round")
    parser.add_argument("--only", default="", metavar="GROUP,…", help=", ".join(GROUPS))
    parser.add_argument("--keep", action="store_true", help="keep the workspaces in build/bench/data")
    chosen = parser.parse_args()
    chosen.groups = set(chosen.only.split(",")) if chosen.only else set(GROUPS)
    if not chosen.groups <= set(GROUPS):
        parser.error("--only knows " + ", ".join(GROUPS))
    return chosen


def main() -> int:
    """Time, judge, write."""
    chosen = options()
    began = time.perf_counter()
    HOME.mkdir(parents=True, exist_ok=True)
    load = os.getloadavg()[0]
    notes = ["page cache warm; workspaces written just before"]
    if load > 0.5:
        notes.append(f"other work was running on this machine (load {load:.1f} at the start)")
    known, missing = peers.found(HOME) if "peers" in chosen.groups else ([], [])
    notes += [f"{name}: not installed here and left out" for name in missing]
    later = commands()
    notes += [f"svcstd {name}: not there yet" for name in sorted({"render", "diff"} - later)]
    results: dict[str, dict[int, Run]] = {}
    time_batch([task for task in start(3 if chosen.quick else 9) if task.group in chosen.groups], results, notes)
    schema = schema_file()
    for size in SIZES[: 1 if chosen.quick else None] if chosen.groups - {"start"} else ():
        make(size, "diff" in later & chosen.groups)
        batch = of_size(HOME, known, schema, size, chosen.quick, later)
        time_batch([task for task in batch if task.group in chosen.groups], results, notes)
        if not chosen.keep:
            shutil.rmtree(HOME / "data", ignore_errors=True)
    page = report.text(results, versions(known), notes)
    kept = {task: {turn: asdict(took) for turn, took in runs.items()} for task, runs in results.items()}
    (HOME / "results.json").write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    shutil.rmtree(HOME / "guides", ignore_errors=True)
    if chosen.quick or chosen.only:
        print(page)
    else:
        (ROOT / "docs" / "benchmarks.md").write_text(page, encoding="utf-8")
        print(f"docs/benchmarks.md, {time.perf_counter() - began:.0f} s")
    failures = [note for note in notes if " failed and is left out" in note]
    wrong = [f"limit broken: {title}" for title in report.broken(results)] + failures
    for words in wrong:
        print(words)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
