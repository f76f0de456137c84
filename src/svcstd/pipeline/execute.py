"""Executors: the same function over batches of work, in this process or in several (design §8)."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

B = TypeVar("B")
R = TypeVar("R")

ALONE_BELOW = 600
"""Files below which a second process costs more than it saves (measured: docs/benchmarks.md)."""

_work: Callable[[Any], Any] | None = None


def workers(jobs: int | None, files: int) -> int:
    """How many processes to use: as asked, else one for small work and one a core for large."""
    if jobs is not None:
        return max(1, jobs)
    if files < ALONE_BELOW:
        return 1
    return max(1, min(os.cpu_count() or 1, files // (ALONE_BELOW // 2)))


def batches(work: Sequence[tuple[B, int]], parts: int = 64) -> list[list[B]]:
    """Work in order, in at most about `parts` batches of like weight, so that no worker waits long for another."""
    total = sum(weight for _, weight in work)
    share = max(total / parts, 1)
    out: list[list[B]] = []
    filled = share
    for thing, weight in work:
        if filled >= share:
            out.append([])
            filled = 0
        out[-1].append(thing)
        filled += weight
    return out


def _begin(make: Callable[[], Callable[[Any], Any]]) -> None:
    global _work  # noqa: PLW0603 - what a worker process was started for
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _work = make()
    settle()


def settle() -> None:
    """Keep the garbage collector away from what lives as long as the process; what is read holds no cycles."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 50)
    gc.enable()


def _do(batch: Any) -> Any:
    assert _work is not None
    return _work(batch)


def run(make: Callable[[], Callable[[list[B]], R]], work: Sequence[list[B]], processes: int) -> Iterator[R]:
    """Results of batches, as they come.

    Args:
        make: Makes the function that does one batch; called once in each process.
        work: The batches.
        processes: How many processes; 1 stays in this one.
    """
    if processes <= 1 or len(work) <= 1:
        do = make()
        settle()
        for batch in work:
            yield do(batch)
        return
    method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    context = multiprocessing.get_context(method)
    with context.Pool(min(processes, len(work)), _begin, (make,)) as pool:
        yield from pool.imap_unordered(_do, work)
