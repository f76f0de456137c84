"""One timed process: wall time, processor time of it and its children, memory of the largest of them."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SVCSTD = [sys.executable, "-m", "svcstd"]
KILOBYTE = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True)
class Run:
    """What one process took.

    Attributes:
        wall: Seconds from start to end.
        cpu: Seconds of processor time, children included.
        peak: Bytes of the largest process's resident set, children included.
    """

    wall: float
    cpu: float
    peak: int


class Failed(Exception):
    """A command ended with an exit code that was not expected."""


def environment(source: Path | None = None) -> dict[str, str]:
    """The environment of every timed process: no colours, no terminal, this checkout's svcstd or that of a folder."""
    known = dict(os.environ, NO_COLOR="1", SVCSTD_LANG="en", PYTHONHASHSEED="0")
    known["PYTHONPATH"] = str(source or ROOT / "src")
    known.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed svcstd has its modules compiled
    return known


def run(
    command: list[str], folder: Path, codes: tuple[int, ...] = (0,), seconds: float = 900, source: Path | None = None
) -> Run:
    """Run a command to its end and time it; its output is thrown away.

    Args:
        command: Program and arguments.
        folder: Where it runs.
        codes: Exit codes that are as expected.
        seconds: After how long it is given up.
        source: The `src` folder whose svcstd runs; None is this checkout's.

    Raises:
        Failed: Another exit code, or no end in time.
    """
    with tempfile.TemporaryFile() as said:
        began = time.perf_counter()
        known = environment(source)
        process = subprocess.Popen(command, cwd=folder, env=known, stdout=subprocess.DEVNULL, stderr=said)
        code, used = _wait(process, began + seconds)
        wall = time.perf_counter() - began
        if code not in codes:
            said.seek(0)
            words = said.read()[-300:].decode("utf-8", "replace").strip().replace(str(ROOT), ".")
            raise Failed(f"exit code {code}, {words}")
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * KILOBYTE)


def _wait(process: subprocess.Popen[bytes], until: float) -> tuple[int, resource.struct_rusage]:
    """Exit code and what the process and all its children used; a process that is over time is ended."""
    while True:
        pid, status, used = os.wait4(process.pid, os.WNOHANG if time.perf_counter() < until else 0)
        if pid:
            process.returncode = os.waitstatus_to_exitcode(status)
            return process.returncode, used
        time.sleep(0.002)
        if time.perf_counter() >= until:
            process.kill()


def said(command: list[str], folder: Path = ROOT, codes: tuple[int, ...] = (0,)) -> str:
    """The standard output of a command, or "" where it ends with another exit code or is not there."""
    try:
        done = subprocess.run(command, cwd=folder, env=environment(), capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return done.stdout if done.returncode in codes else ""
