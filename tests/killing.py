"""Ends real runs at each of their steps on disk, runs again, and tells where the folder is not as it should be.

`python tests/killing.py BEFORE AFTER SCRATCH JOBS EVERY`: two workspaces that differ. A folder with the guides of the
first is written into from the second, and the run is killed at every so manieth step, all its processes at once; then
the second is rendered again or, at every other moment, the first, and the folder is compared with one that nobody
disturbed. Prints JSON: how many steps there are, the exit codes of runs that were not killed, and what differed.

The steps are calls of the system that change something on disk. Each run is a fork of this process, which has
everything imported and made ready already.
"""

import json
import os
import shutil
import signal
import sys
from itertools import cycle
from pathlib import Path

from svcstd import cli

STEPS = ("open", "write", "replace", "mkdir", "unlink", "rmdir", "utime")
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def tree(folder: Path) -> dict[str, bytes]:
    """All that stands in a folder, hidden files too."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() if p.is_file() else b"" for p in folder.rglob("*")}


def count(until: int) -> None:
    """End all processes of this run right before its step of this number."""
    done = 0

    def counted(name):
        real = getattr(os, name)

        def step(*words, **more):
            nonlocal done
            if name != "open" or words[1] & WRITING:
                done += 1
                if done == until:
                    os.killpg(0, signal.SIGKILL)
            return real(*words, **more)

        return step

    for name in STEPS:
        setattr(os, name, counted(name))


def render(home: Path, out: Path, jobs: str) -> int:
    return cli.run(["-C", str(home), "render", "guides", "--to", "html", "-o", str(out), "--jobs", jobs])


def run(home: Path, out: Path, jobs: str, until: int = 0) -> int:
    """The exit code of a run, -9 where it was killed."""
    pid = os.fork()
    if not pid:
        code = 70
        try:
            os.setsid()
            count(until)
            code = render(home, out, jobs)
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def main(before: Path, after: Path, scratch: Path, jobs: str, every: int) -> None:
    null = os.open(os.devnull, os.O_WRONLY)
    said = os.dup(1)
    os.dup2(null, 1)
    os.dup2(null, 2)
    render(before, scratch / "warm", "1")
    old, new, again = scratch / "old", scratch / "new", scratch / "again"
    codes = {run(before, old, jobs), run(after, new, jobs)}
    shutil.copytree(old, again)
    codes.add(run(after, again, jobs))
    wanted = {before: tree(old), after: tree(new)}
    wrong = [] if tree(again) == wanted[after] else ["without being killed"]
    moment, killed = 1, -signal.SIGKILL
    for home in cycle((after, before)):
        out = scratch / "out"
        shutil.rmtree(out, ignore_errors=True)
        shutil.copytree(old, out)
        killed = run(after, out, jobs, moment)
        if killed != -signal.SIGKILL:
            break
        codes.add(run(home, out, jobs))
        found = tree(out)
        if found != wanted[home]:
            names = {name for name in found | wanted[home] if found.get(name) != wanted[home].get(name)}
            wrong.append(f"{moment}, {home.name}: {sorted(names)}")
        moment += every
    os.write(said, json.dumps({"steps": moment - every, "codes": sorted(codes), "wrong": wrong}).encode())


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]), sys.argv[4], int(sys.argv[5]))
