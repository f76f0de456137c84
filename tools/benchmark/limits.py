"""What the benchmark must show, as one table; `make bench` fails where a line of it does not hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import median

from benchmark.process import Run
from benchmark.tasks import CHANGED

Results = Mapping[str, Mapping[int, Run]]
"""Runs by task and round."""

MEGABYTE = 1_000_000
AS_LONG = 3
"""How many times as long as git's list of changed files comparing two revisions may take, beside what each costs."""


def typical(results: Results, task: str, _: str = "") -> float | None:
    """Median wall time of a task in seconds, or None where it was not timed."""
    runs = results.get(task)
    return median(run.wall for run in runs.values()) if runs else None


def ratio(results: Results, task: str, other: str) -> float | None:
    """Median over the rounds of the wall time of `task` as a share of `other`'s in the same round."""
    ours, theirs = results.get(task, {}), results.get(other, {})
    shared = sorted(ours.keys() & theirs.keys())
    return median(ours[n].wall / theirs[n].wall for n in shared) if shared else None


def growth(results: Results, task: str, other: str) -> float | None:
    """Median wall time of `task` as a multiple of `other`'s; the two were not timed in the same rounds."""
    ours, theirs = typical(results, task), typical(results, other)
    return ours / theirs if ours and theirs else None


def each(results: Results, task: str, other: str) -> float | None:
    """Milliseconds by which `task` exceeds `AS_LONG` times `other` in the same round, by changed record; the median."""
    ours, theirs = results.get(task, {}), results.get(other, {})
    changed = int(task.rpartition("/")[2]) * CHANGED
    shared = sorted(ours.keys() & theirs.keys())
    return median((ours[n].wall - AS_LONG * theirs[n].wall) * 1_000 / changed for n in shared) if shared else None


def peak(results: Results, start: str, _: str = "") -> float | None:
    """Megabytes of the largest process of all tasks whose name begins with `start`."""
    peaks = [run.peak for task, runs in results.items() if task.startswith(start) for run in runs.values()]
    return max(peaks) / MEGABYTE if peaks else None


@dataclass(frozen=True)
class Limit:
    """One line of the table.

    Attributes:
        title: What is compared.
        most: The value it may not exceed.
        measure: How the value comes from the results.
        task: What is measured.
        other: What it is measured by, or "".
        unit: What the value counts; "" for ratios.
    """

    title: str
    most: float
    measure: Callable[[Results, str, str], float | None]
    task: str
    other: str = ""
    unit: str = ""

    def of(self, results: Results) -> float | None:
        """The value, or None where it was not timed."""
        return self.measure(results, self.task, self.other)


FLAT, INHERITED = "validate2/flat/10000", "validate2/inherited/10000"
HTML = "HTML guides of 10 000 {}"
FOUND = "validate 10 000 {}, a finding in each{} / clean"
FOLDERS = "diff of two folders of 10 000 {}, 200 changed / git diff --no-index --stat"
REVISIONS = "diff of two revisions of 10 000 {}, by changed record, beyond 3 times git diff --name-status"
LIMITS = (
    Limit("validate 10 000 flat / check-jsonschema", 1 / 15, ratio, FLAT, "check-jsonschema/flat/10000"),
    Limit("validate 10 000 flat / ajv-cli", 1, ratio, FLAT, "ajv-cli/flat/10000"),
    Limit("largest process of any validate", 400, peak, "validate", unit="MB"),
    Limit("validate 50 000 flat / 10 000 flat", 6, growth, "validate2/flat/50000", FLAT),
    Limit("validate 50 000 inherited / 10 000 inherited", 6, growth, "validate2/inherited/50000", INHERITED),
    Limit("validate 10 000 inherited / 10 000 flat", 1, ratio, INHERITED, FLAT),
    Limit(FOUND.format("flat", ""), 3, ratio, "validate-found/flat/10000", FLAT),
    Limit(FOUND.format("flat", ", JSON"), 3, ratio, "validate-json/flat/10000", FLAT),
    Limit(FOUND.format("inherited", ""), 3, ratio, "validate-found/inherited/10000", INHERITED),
    Limit(FOUND.format("inherited", ", JSON"), 3, ratio, "validate-json/inherited/10000", INHERITED),
    Limit("validate 10 000 flat / the same with half the rules", 1.2, ratio, FLAT, "earlier/flat/10000"),
    Limit("validate 10 000 inherited / the same with half the rules", 1.2, ratio, INHERITED, "earlier/inherited/10000"),
    Limit("Markdown guides of 10 000 flat / validate", 3, ratio, "render/flat/10000", FLAT),
    Limit("Markdown guides of 10 000 inherited / validate", 3, ratio, "render/inherited/10000", INHERITED),
    Limit(f"{HTML.format('flat')} / Hugo, pages as long", 1, ratio, "site/flat/10000", "hugo/flat/10000"),
    Limit(
        f"{HTML.format('inherited')} / Hugo, pages as long", 1, ratio, "site/inherited/10000", "hugo/inherited/10000"
    ),
    Limit(f"{HTML.format('flat')}, nothing changed / all", 0.1, ratio, "site-same/flat/10000", "site/flat/10000"),
    Limit(
        f"{HTML.format('inherited')}, nothing changed / all",
        0.1,
        ratio,
        "site-same/inherited/10000",
        "site/inherited/10000",
    ),
    Limit(FOLDERS.format("flat"), 2.5, ratio, "diff-folders/flat/10000", "git-folders/flat/10000"),
    Limit(FOLDERS.format("inherited"), 2.5, ratio, "diff-folders/inherited/10000", "git-folders/inherited/10000"),
    Limit(REVISIONS.format("flat"), 5, each, "diff-revisions/flat/10000", "git-revisions/flat/10000", "ms"),
    Limit(
        REVISIONS.format("inherited"), 5, each, "diff-revisions/inherited/10000", "git-revisions/inherited/10000", "ms"
    ),
    Limit("largest process of svcstd that makes HTML guides", 500, peak, "site", unit="MB"),
    Limit("largest process of svcstd and pagefind that makes the search index", 1000, peak, "index/", unit="MB"),
    Limit("svcstd --version / bare interpreter", 8, ratio, "version", "bare"),
    Limit("validate one shipped record / bare interpreter", 40, ratio, "one", "bare"),
)
"""Validating is `svcstd validate --jobs 2`."""
