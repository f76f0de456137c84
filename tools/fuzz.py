"""`make fuzz`: many broken inputs through every command; exit code 1 where one ends in a traceback or not at all.

    python tools/fuzz.py [--count N] [--first N] [--seed S] [--jobs J] [--only NUMBER] [--seconds T]

A trial is a number: the same seed and number break the same file in the same way. What fails is kept in build/fuzz/,
the broken file and what was said of it, with the command that runs it again.
"""

from __future__ import annotations

import argparse
import faulthandler
import multiprocessing
import resource
import sys
import tempfile
import time
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any

from fuzzing.ground import ROOT
from fuzzing.trial import Ground

sys.path.insert(0, str(ROOT / "src"))

KEPT = ROOT / "build" / "fuzz"
COUNT = 20_000
MEMORY = 2 << 30
"""Bytes a worker may use: no input may need more."""


def work(pipe: Connection, numbers: range, seed: int, seconds: int, home: Path) -> None:
    """Do trials and say of each that it begins, what failed, and at the end which commands took longest.

    A command that the alarm cannot stop is ended by the system from outside: the whole worker ends, and its last word
    names the trial.
    """
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    ground = Ground(home, seconds)
    for number in numbers:
        pipe.send(("begins", number))
        faulthandler.dump_traceback_later(6 * seconds, exit=True)
        path, data, dice = ground.torn_by(number, seed)
        faults = list(ground.faults(path, data, dice))
        if faults:
            pipe.send(("failed", (number, path, data, faults)))
    faulthandler.cancel_dump_traceback_later()
    pipe.send(("ended", ground.took))


class Fuzz:
    """One run: workers, how far each is, and what failed."""

    def __init__(self, chosen: argparse.Namespace, home: Path) -> None:
        """Run as the command line says, with the workers' copies below `home`."""
        self.chosen = chosen
        self.home = home
        self.failed: set[int] = set()
        self.done = 0
        self.took: list[tuple[float, str]] = []
        self.started = 0
        self.context = multiprocessing.get_context("spawn")
        self.workers: dict[Any, tuple[range, int]] = {}

    def start(self, numbers: range) -> None:
        """Begin a worker for these trials."""
        ours, theirs = self.context.Pipe(duplex=False)
        home = self.home / f"worker-{self.started}"
        arguments = (theirs, numbers, self.chosen.seed, self.chosen.seconds, home)
        self.context.Process(target=work, args=arguments, daemon=True).start()
        theirs.close()
        self.started += 1
        self.workers[ours] = (numbers, -1)

    def run(self) -> None:
        """Do all trials; a worker that was lost is replaced by one that goes on behind the trial it was lost in."""
        began = shown = time.monotonic()
        while self.workers:
            for pipe in wait(list(self.workers)):
                self.hear(pipe)
            if sys.stderr.isatty() and time.monotonic() - shown > 1:
                shown = time.monotonic()
                print(f"\r{self.done} {len(self.failed)} failed {shown - began:.0f} s", end="", file=sys.stderr)
        if sys.stderr.isatty():
            print(file=sys.stderr)

    def hear(self, pipe: Any) -> None:
        """Take one word of a worker."""
        numbers, at = self.workers[pipe]
        try:
            word, what = pipe.recv()
        except EOFError:
            del self.workers[pipe]
            if at not in numbers:
                raise SystemExit("a worker ended before its first trial") from None
            self.keep(at, "", b"", ["the worker ended without an answer: a hang or a crash"])
            if numbers[numbers.index(at) + 1 :]:
                self.start(numbers[numbers.index(at) + 1 :])
            return
        if word == "begins":
            self.workers[pipe] = (numbers, what)
            self.done += 1
        elif word == "failed":
            self.keep(*what)
        else:
            del self.workers[pipe]
            self.took = sorted([*self.took, *what], reverse=True)[:3]

    def keep(self, number: int, path: str, data: bytes, faults: list[str]) -> None:
        """Write down what failed, with the broken file and how to run it again."""
        folder = KEPT / f"{self.chosen.seed}-{number}"
        folder.mkdir(parents=True, exist_ok=True)
        again = f"python tools/fuzz.py --seed {self.chosen.seed} --only {number}"
        text = "\n".join([f"{again}\n{path}\n", *faults])
        (folder / "said.txt").write_text(text, encoding="utf-8", errors="backslashreplace")
        if path:
            (folder / "input").write_bytes(data)
        self.failed.add(number)
        why = faults[0].strip().splitlines()[-1][:200]
        print(f"failed: {again}   ({path}: {why})", flush=True)


def options() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=COUNT)
    parser.add_argument("--first", type=int, default=0, metavar="NUMBER", help="begin with this trial")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--only", type=int, metavar="NUMBER", help="run this one trial again")
    parser.add_argument("--seconds", type=int, default=20, help="how long one command may take")
    return parser.parse_args()


def main() -> int:
    """Run, and say what came of it."""
    chosen = options()
    numbers = (
        range(chosen.only, chosen.only + 1)
        if chosen.only is not None
        else range(chosen.first, chosen.first + chosen.count)
    )
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="svcstd-fuzz-") as home:
        fuzz = Fuzz(chosen, Path(home))
        for first in range(min(chosen.jobs, len(numbers))):
            fuzz.start(numbers[first :: chosen.jobs])
        fuzz.run()
    longest = "".join(f"\n  {seconds:.1f} s  svcstd {words}" for seconds, words in fuzz.took)
    print(f"{fuzz.done} inputs, {len(fuzz.failed)} failed, {time.monotonic() - began:.0f} s; the longest:{longest}")
    return 1 if fuzz.failed else 0


if __name__ == "__main__":
    sys.exit(main())
