"""One trial: a file broken by its number, and every command that meets it; no end but an exit code is right."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import signal
import time
import traceback
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from fuzzing.ground import copied, shared
from fuzzing.mutate import broken

EXPECTED = (0, 1, 2, 3)
"""Exit codes that say something of the input; 4 is a fault of svcstd's own."""
LISTS = 0.1
"""Share of trials that break a file which every record depends on: for each of these the whole copy is validated."""
ALL, ONE = 0.01, 0.3
"""Shares of trials in which everything is run, and one command beside validate: twenty thousand are to end within
a quarter of an hour."""
NAMES = (
    "441802_清城区@x/0001.yaml",
    "000000/.yaml",
    "990000_/000131022001@.yaml",
    "441802/000131022001@a@b_x_y.yaml",
    "_/_.yaml",
    "1/00013102200Y__.yaml",
    "441802/００.yaml",
    "441802/" + "0" * 200 + ".yaml",
    "441802/a\u202eb.yaml",
    "441802/[x].yml",
)
"""What a record may be called instead, below items/."""


class TooLong(Exception):
    """A command did not end in time."""


def _ring(number: int, frame: object) -> None:
    raise TooLong


class Ground:
    """A copy of the workspace to break, one to compare with, and a folder for what is rendered."""

    def __init__(self, home: Path, seconds: int) -> None:
        """Make the copies below an empty folder; each command may take `seconds`."""
        self.seconds = seconds
        self.took: list[tuple[float, str]] = []
        self.whole, self.torn, self.out = home / "whole", home / "torn", home / "out"
        for folder in (self.whole, self.torn):
            folder.mkdir(parents=True)
            copied(folder)
        self.files = sorted(str(path.relative_to(self.torn)) for path in self.torn.rglob("*") if path.is_file())
        self.records = [path for path in self.files if path.startswith("items/")]
        self.lists = [path for path in self.files if shared(path)]
        self.own = [path for path in self.files if not shared(path)]

    def torn_by(self, number: int, seed: int) -> tuple[str, bytes, random.Random]:
        """Path and bytes of the file of one trial, and the dice for what follows."""
        dice = random.Random(f"{seed}:{number}")
        path = dice.choice(self.lists if dice.random() < LISTS else self.own)
        data = broken(path, (self.whole / path).read_bytes(), dice)
        if path.startswith("items/") and dice.random() < 0.03:
            path = "items/" + dice.choice(NAMES)
        return path, data, dice

    @contextlib.contextmanager
    def holding(self, path: str, data: bytes) -> Iterator[None]:
        """The broken copy with one file in it, and as it was again afterwards."""
        file = self.torn / path
        fresh = not file.parent.exists()
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        try:
            yield
        finally:
            if path in self.files:
                shutil.copyfile(self.whole / path, file)
            else:
                shutil.rmtree(file.parent) if fresh else file.unlink()

    def holds_what_it_held(self) -> bool:
        """Whether the broken copy is as it was made."""
        there = sorted(str(path.relative_to(self.torn)) for path in self.torn.rglob("*") if path.is_file())
        return there == self.files and all(
            (self.torn / path).read_bytes() == (self.whole / path).read_bytes() for path in there
        )

    def commands(self, path: str, dice: random.Random) -> Iterator[list[str]]:
        """What is run on a file: validate, and often a command that mends, formats, scores, shows or compares it.

        Now and then all of them, and a report in every format.
        """
        record = path if path in self.records else dice.choice(self.records)
        region, code = (part.partition("_")[0] for part in record.split("/")[1:])
        code = code.removesuffix(".yaml").partition("@")[0]
        at = ["-C", str(self.torn)]
        named = [] if shared(path) or dice.random() < 0.1 else [str(self.torn / path)]
        validate = [*at, "validate", *named, "--jobs", "1"]
        reports = self.reports() if dice.random() < ALL else []
        yield [*validate, "--format", dice.choice(("text", "json")), *reports]
        guide = ["--item", code, "--region", region, "--with-errors", "--jobs", "1", "-o", str(self.out)]
        element = dice.choice(("promised", "materials", "materials.form.copies", "basis", "windows[0]", "extra.a"))
        others = (
            [*validate, "--diff"],
            [*at, "fmt", "--diff", *named, *dice.choice(((), ("--sort",)))],
            [*at, "score", "--by", dice.choice(("agency", "level", "region")), "--jobs", "1"],
            [*at, "show", code, "--region", region, "--format", dice.choice(("yaml", "json"))],
            [*at, "why", code, element, "--region", region],
            [*at, "render", "guides", *guide, "--to", dice.choice(("md", "html"))],
            ["diff", str(self.whole), str(self.torn), "--item", code, "--jobs", "1", "--format", "json"],
        )
        how = dice.random()
        yield from others if how < ALL else [dice.choice(others)] if how < ONE else ()

    def reports(self) -> list[str]:
        """The options for a report in every format that can be made here, so that all tell of one outcome."""
        from svcstd.report.formats import FORMATS

        can = [one for one in FORMATS.values() if not one.needs or find_spec(one.needs)]
        return [word for one in can for word in ("--output", f"{one.name}={self.out / one.name}.{one.ending}")]

    def faults(self, path: str, data: bytes, dice: random.Random) -> Iterator[str]:
        """What went wrong on one broken file, a text a command; nothing where all ended as they should."""
        self.out.mkdir(exist_ok=True)
        with self.holding(path, data):
            for words in self.commands(path, dice):
                began = time.perf_counter()
                fault = ended(words, self.seconds)
                self.took.append((time.perf_counter() - began, " ".join(words)))
                if fault:
                    yield f"svcstd {' '.join(words)}\n{fault}"
        self.took = sorted(self.took, reverse=True)[:3]
        shutil.rmtree(self.out, ignore_errors=True)


def ended(words: list[str], seconds: int) -> str:
    """Why a command did not end as it should, or "" where it did; its output is thrown away.

    Args:
        words: Its arguments.
        seconds: How long it may take.
    """
    from svcstd import cli

    def run() -> int:
        with (
            open(os.devnull, "w", encoding="utf-8") as nothing,
            contextlib.redirect_stdout(nothing),
            contextlib.redirect_stderr(nothing),
        ):
            return cli.run(words)

    signal.signal(signal.SIGALRM, _ring)
    signal.alarm(seconds)
    try:
        code = run()
        if code in EXPECTED:
            return ""
        os.environ["SVCSTD_DEBUG"] = "1"
        run()
        return f"exit code {code}"
    except BaseException:
        return traceback.format_exc()
    finally:
        signal.alarm(0)
        os.environ.pop("SVCSTD_DEBUG", None)
