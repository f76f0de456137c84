"""Results as Markdown: the limits, the times, the machine; docs/benchmarks.md is written with this alone."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Iterator

from benchmark.limits import LIMITS, MEGABYTE, Results, ratio, typical
from benchmark.tasks import PAIRED, SIZES

STAGES = (
    ("read", "read every record, 1 process"),
    ("resolve", "read and resolve every item, 1 process"),
    ("validate1", "`svcstd validate --jobs 1`"),
    ("validate2", "`svcstd validate --jobs 2`"),
    ("faulty", "the same, 1 % of the records with a fault"),
    ("validate-found", "the same, a fault in each record"),
    ("careful", "the same without the quick reader"),
    ("render", "`svcstd render guides --to md --jobs 2`"),
    ("diff", "`svcstd diff --jobs 2`, 2 % of the records changed"),
)
SITE = (
    ("site", "`svcstd render guides --to html --no-search --jobs 2`"),
    ("site-same", "the same again, nothing changed"),
    ("index", "`svcstd render search`: the search index of the same pages, by pagefind"),
    ("hugo", "Hugo, as many pages of the same length"),
)
DIFFERING = (
    ("git-folders", "`git diff --no-index --stat` of two folders"),
    ("diff-folders", "`svcstd diff` of the same"),
    ("git-revisions", "`git diff --name-status` of two revisions"),
    ("diff-revisions", "`svcstd diff` of the same"),
)
STARTS = (
    ("bare", "bare interpreter"),
    ("version", "`svcstd --version`"),
    ("one", "validate one shipped record"),
)
PEERS = ("ajv-cli", "check-jsonschema")
PAYS = 0.8
"""Share of the careful reader's time above which a second reader is not worth its upkeep."""
OPENING = (
    "Written by `make bench`; do not edit. Whole processes on synthetic workspaces (合成数据, `tools/generate.py`),",
    "page cache warm, medians; the peak is the resident set of the largest process. Read the ratios: they are taken",
    "within one round, svcstd and the others in turn; seconds differ from machine to machine. The others check each",
    "file against svcstd's own JSON Schema; svcstd also resolves levels, applies every rule and checks across records.",
)
BESIDE_HUGO = (
    "Hugo builds as many pages into a fresh folder, in turn with svcstd: svcstd's Markdown guides of the same records,",
    "each padded with its own text as plain paragraphs until it is as long as svcstd's page (both lengths stand at the",
    "end), in a layout with svcstd's own head and a table of contents, without theme, taxonomies, feeds and sitemap.",
    "svcstd meanwhile reads, resolves and validates every record; Hugo's input is made beforehand, untimed.",
)


def number(value: float) -> str:
    """A figure with the two or three digits that mean something."""
    places = 0 if value >= 100 or value == round(value) else 1 if value >= 10 else 2 if value >= 0.1 else 4
    return f"{value:.{places}f}"


def broken(results: Results) -> list[str]:
    """Titles of the limits that do not hold."""
    values = ((limit, limit.of(results)) for limit in LIMITS)
    return [limit.title for limit, value in values if value is not None and value > limit.most]


def count(records: int) -> str:
    """A number of records with its thousands set apart."""
    return f"{records:,}".replace(",", " ")


def _limits(results: Results) -> Iterator[str]:
    yield "| limit | at most | measured | |"
    yield "| --- | ---: | ---: | --- |"
    for limit in LIMITS:
        value = limit.of(results)
        verdict = "not measured" if value is None else "holds" if value <= limit.most else "**broken**"
        most, shown = (f"{number(n)} {limit.unit}".strip() if n is not None else "–" for n in (limit.most, value))
        yield f"| {limit.title} | {most} | {shown} | {verdict} |"


def _cell(results: Results, task: str) -> str:
    wall = typical(results, task)
    return f"{number(wall)} s, {max(run.peak for run in results[task].values()) / MEGABYTE:.0f} MB" if wall else "–"


def _stages(results: Results) -> Iterator[str]:
    for shape in ("flat", "inherited"):
        yield f"| {shape} | " + " | ".join(map(count, SIZES)) + " |"
        yield "| --- |" + " ---: |" * len(SIZES)
        for stage, words in STAGES:
            yield f"| {words} | " + " | ".join(_cell(results, f"{stage}/{shape}/{size}") for size in SIZES) + " |"
        yield ""


def _site(results: Results) -> Iterator[str]:
    sizes = [size for size in SIZES if size <= PAIRED]
    for shape in ("flat", "inherited"):
        yield f"| HTML guides, {shape} | " + " | ".join(map(count, sizes)) + " |"
        yield "| --- |" + " ---: |" * len(sizes)
        for task, words in SITE:
            yield f"| {words} | " + " | ".join(_cell(results, f"{task}/{shape}/{size}") for size in sizes) + " |"
        yield ""


def _differing(results: Results) -> Iterator[str]:
    for shape in ("flat", "inherited"):
        yield f"| two editions, {shape}, 2 % of the records changed | " + " | ".join(map(count, SIZES)) + " |"
        yield "| --- |" + " ---: |" * len(SIZES)
        for task, words in DIFFERING:
            yield f"| {words} | " + " | ".join(_cell(results, f"{task}/{shape}/{size}") for size in SIZES) + " |"
        yield ""


def _peers(results: Results) -> Iterator[str]:
    for size in SIZES:
        ours = f"validate2/flat/{size}"
        there = [(name, f"{name}/flat/{size}") for name in PEERS if f"{name}/flat/{size}" in results]
        if not there:
            continue
        yield f"| {count(size)} flat records | wall, peak | rounds | svcstd as a share of it |"
        yield "| --- | ---: | ---: | ---: |"
        yield f"| svcstd, 2 workers | {_cell(results, ours)} | {len(results.get(ours, {}))} | |"
        for name, task in there:
            share = ratio(results, ours, task)
            shown = f"{number(share)}, that is 1/{number(1 / share)}" if share else "–"
            yield f"| {name} | {_cell(results, task)} | {len(results[task])} | {shown} |"
        yield ""


def _start(results: Results) -> Iterator[str]:
    yield "| start | median | bare starts |"
    yield "| --- | ---: | ---: |"
    for task, words in STARTS:
        wall, share = typical(results, task), ratio(results, task, "bare")
        if wall is not None and share is not None:
            yield f"| {words} | {wall * 1000:.0f} ms | {number(share)} |"


def _quick(results: Results) -> str:
    share = ratio(results, f"validate2/flat/{PAIRED}", f"careful/flat/{PAIRED}")
    if not share:
        return "Whether the quick reader stays is decided here: not measured in this run."
    verdict = "it stays" if share < PAYS else "it does not pay"
    return (
        f"Whether the quick reader stays is decided here: with it, validating {count(PAIRED)} flat records takes "
        f"{number(share)} of the time that it takes without; {verdict}."
    )


def machine() -> str:
    """Cores, memory, system and interpreter, without a name of the machine."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / (1 << 30)
    system = f"{platform.system()} {platform.release().split('-')[0]}, {platform.machine()}"
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{os.cpu_count()} cores, {memory:.0f} GiB memory, {system}, {python}"


def text(results: Results, versions: Iterable[str], notes: Iterable[str]) -> str:
    """The page.

    Args:
        results: Runs by task and round.
        versions: Programs with their versions.
        notes: What was left out, and why.
    """
    lines = [
        "# Benchmarks",
        "",
        *OPENING,
        "",
        "## What must hold",
        "",
        *_limits(results),
        "",
        "## Beside others",
        "",
        *_peers(results),
        "## The site",
        "",
        *BESIDE_HUGO,
        "",
        *_site(results),
        "## Two editions",
        "",
        "Git names the files that differ; svcstd also tells what that does to applicants and which places it reaches.",
        "",
        *_differing(results),
        "## Stages",
        "",
        *_stages(results),
        _quick(results),
        "",
        "## Start",
        "",
        *_start(results),
        "",
        "## Machine and versions",
        "",
        *(f"- {line}" for line in (machine(), *versions, *notes)),
    ]
    return "\n".join(lines) + "\n"
