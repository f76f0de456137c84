"""Executors: the same function over batches of work, in this process or in several (design §8)."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from svcstd import messages

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


class WorkerLost(Exception):
    """A worker process ended without an answer: the system ended it."""


def _begin(make: Callable[[], Callable[[Any], Any]], language: messages.Language) -> None:
    # Here, since most runs stay in one process.
    import signal
    import threading

    global _work  # noqa: PLW0603 - what a worker process was started for
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    messages.use(language)
    _work = make()
    settle()


def _end_with_parent() -> None:
    """End when the process that gives the work is no more: killed, it ends no worker, and they wait for ever."""
    import multiprocessing
    from multiprocessing.connection import wait

    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def settle() -> None:
    """Keep the garbage collector away from what lives as long as the process; what is read holds no cycles.

    Nothing is collected before: that takes longer than comparing a thousand files, and frees one megabyte.
    """
    gc.freeze()
    gc.set_threshold(100_000, 50, 50)
    gc.enable()


def _do(batch: Any) -> Any:
    assert _work is not None
    return _work(batch)


def run(make: Callable[[], Callable[[list[B]], R]], work: Sequence[list[B]], processes: int) -> Iterator[R]:
    """Results of batches, in the order of the batches however many processes do them.

    Args:
        make: Makes the function that does one batch; called once in each process.
        work: The batches.
        processes: How many processes; 1 stays in this one.

    Raises:
        WorkerLost: A worker ended without an answer. What a batch raises is raised here.
    """
    if processes <= 1 or len(work) <= 1:
        do = make()
        settle()
        for batch in work:
            yield do(batch)
        return
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    # Elsewhere forking is unsafe (macOS) or unknown (Windows): their own way is taken.
    context = multiprocessing.get_context("fork" if sys.platform == "linux" else None)
    count = min(processes, len(work))
    pool = ProcessPoolExecutor(count, context, _begin, (make, messages.language()))
    try:
        for result in [pool.submit(_do, batch) for batch in work]:
            yield result.result()
    except BrokenProcessPool as error:
        raise WorkerLost from error
    finally:
        pool.shutdown(cancel_futures=True)
