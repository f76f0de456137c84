"""What svcstd finds in collected records, as a page: counts by rule, and whether each rule was right."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from collected.judged import JUDGED
from collected.made import Made

LABEL = re.compile(r"_[^/]*$")


def _counted(counts: Counter[str], head: str) -> Iterator[str]:
    yield f"| {head} | rows |"
    yield "| --- | ---: |"
    for what, count in sorted(counts.items(), key=lambda one: (-one[1], one[0])):
        yield f"| {what} | {count} |"


def _rules(report: dict[str, Any], titles: dict[str, str]) -> Iterator[str]:
    findings: Counter[str] = Counter(one["rule"] for one in report["diagnostics"])
    files: dict[str, set[str]] = defaultdict(set)
    grades = {one["rule"]: one["severity"] for one in report["diagnostics"]}
    for one in report["diagnostics"]:
        files[one["rule"]].add(LABEL.sub("", one["file"]))
    rows = []
    for rule in sorted(findings):
        judged, why = JUDGED.get(rule, ("not yet looked at", ""))
        said = f"{rule} {titles.get(rule, '')}".strip()
        rows.append((said, grades[rule], findings[rule], len(files[rule]), judged, why))
    yield "| rule | severity | findings | files | judged | why |"
    yield "| --- | --- | ---: | ---: | --- | --- |"
    yield from ("| " + " | ".join(str(cell).replace("|", "\\|") for cell in row) + " |" for row in rows)


def text(made: Made, report: dict[str, Any], titles: dict[str, str]) -> str:
    """The page.

    Args:
        made: What the source became.
        report: `svcstd validate --format json` on it.
        titles: Titles of the rules by id.
    """
    counts = report["counts"]
    handled = sum(made.rows.values()) - sum(made.skipped.values())
    lines = [
        "# Rules on records that nobody here made up",
        "",
        "Written by `python tools/convert.py DATA OUT --report docs/collected.md`; do not edit. DATA holds",
        "`items.jsonl`, `guides.jsonl` and `regions/`: real names, codes, limits and materials of service items from",
        "public pages. The converter maps field by field and adds nothing: what has no place in svcstd's model, or is",
        "not certain, is left out and counted below. An item without a code gets its line number as a provisional one.",
        "",
        f"{sum(made.rows.values())} rows, of which {handled} could be turned: {len(made.entries)} basic entries",
        f"({made.names_only} of them no more than a name) and {len(made.records)} records. svcstd finds in them",
        f"{counts['error']} errors, {counts['warning']} warnings and {counts['info']} infos.",
        "",
        "## Findings by rule",
        "",
        "Findings were looked at by eye: all where there are few, a sample where there are many. *Right* means that",
        "the record says what the rule says it does; *of the source* that the source is an excerpt and lacks what a",
        "whole catalogue would have, so that the finding is right and says nothing about the place.",
        "",
        *_rules(report, titles),
        "",
        "## Rows by source",
        "",
        *_counted(made.rows, "source"),
        "",
        "## Rows that could not be turned",
        "",
        *_counted(made.skipped, "reason"),
        "",
        "## What could not be taken over",
        "",
        *_counted(made.lost, "what"),
    ]
    return "\n".join(lines) + "\n"
