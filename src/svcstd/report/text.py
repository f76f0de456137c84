"""The report for people: each finding with its line of the file, the rule and how to mend it.

Lines are runs of text with a style each; whoever prints them decides whether styles become colours.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import groupby

from svcstd.diagnostic import Diagnostic, Severity
from svcstd.messages import reporting as say
from svcstd.messages.terminal import safe
from svcstd.report.outcome import Outcome

Run = tuple[str, str]
Line = tuple[Run, ...]

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.INFO: "bold blue"}
WORDS = {Severity.ERROR: say.ERROR, Severity.WARNING: say.WARNING, Severity.INFO: say.INFO}
WIDEST = 160
KEY = re.compile(r"[A-Za-z_][\w.-]*(?=:(?: |$))")
FOLD_AFTER = 3
"""Infos of one rule that are printed in full; the others are counted."""
MOST_IN_FILE = 20
"""Findings of one rule in one file that are printed in full, for the same reason."""


def width(text: str) -> int:
    """Columns that a text takes on a terminal."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _meant(rest: str) -> str:
    """What of a line's rest is meant: a key without its value, a colon, or a value without its comment."""
    key = KEY.match(rest)
    if key:
        return key[0]
    return rest[:1] if rest.startswith("：") else rest.split("  #", maxsplit=1)[0].rstrip()


def _frame(diagnostic: Diagnostic, source: str) -> Iterator[Line]:
    """The line of the file with a mark under the place."""
    number = str(diagnostic.at.line)
    gutter = " " * len(number)
    column = diagnostic.at.column - 1
    shown = source[:WIDEST] + ("…" if len(source) > WIDEST else "")
    yield (f"  {number} | ", "dim"), (safe(shown), "")
    if column <= WIDEST:
        under = " " * width(safe(source[:column]))
        mark = "^" * max(1, min(width(safe(_meant(source[column:WIDEST]))), 60))
        yield (f"  {gutter} | ", "dim"), (under, ""), (mark, STYLES[diagnostic.severity])


def lines(outcome: Outcome, titles: Callable[[str], str] = str) -> Iterator[Line]:
    """The report, line by line.

    Args:
        outcome: What was found.
        titles: The title of a rule's id, for the line that counts folded infos.
    """
    seen: Counter[str] = Counter()
    for file, found in groupby(outcome.diagnostics, lambda diagnostic: diagnostic.at.file):
        here: Counter[str] = Counter()
        for diagnostic in found:
            rule, info = diagnostic.rule, diagnostic.severity is Severity.INFO
            counted = seen if info else here
            counted[rule] += 1
            if counted[rule] <= (FOLD_AFTER if info else MOST_IN_FILE):
                yield from _one(outcome, diagnostic)
        for rule, count in sorted(here.items()):
            if count > MOST_IN_FILE:
                values = {"file": safe(file), "count": count - MOST_IN_FILE, "rule": rule, "title": titles(rule)}
                yield ((say.FOLDED_IN_FILE.say(**values), "dim"),)
    for rule, count in sorted(seen.items()):
        if count > FOLD_AFTER:
            yield ((say.FOLDED.say(count=count - FOLD_AFTER, rule=rule, title=titles(rule)), "dim"),)
    yield from _summary(outcome)


def _one(outcome: Outcome, diagnostic: Diagnostic) -> Iterator[Line]:
    yield (
        (safe(str(diagnostic.at)), "bold"),
        (" ", ""),
        (f"{WORDS[diagnostic.severity]}[{diagnostic.rule}]", STYLES[diagnostic.severity]),
        (say.COLON.say() + safe(diagnostic.message), ""),
    )
    source = outcome.line(diagnostic.at.file, diagnostic.at.line)
    if source:
        yield from _frame(diagnostic, source)
    if diagnostic.mend:
        yield (f"  {say.MEND.say()}", "green"), (safe(diagnostic.mend), "")
    for at, why in diagnostic.related:
        yield ("  → ", "dim"), (f"{safe(str(at))} {safe(why)}", "")
    yield ()


def _summary(outcome: Outcome) -> Iterator[Line]:
    errors, warnings, infos = (outcome.count(s) for s in (Severity.ERROR, Severity.WARNING, Severity.INFO))
    style = "red" if errors or outcome.broken else "yellow" if warnings else "green"
    counts = say.SUMMARY.say(
        records=outcome.records, items=outcome.items, errors=errors, warnings=warnings, infos=infos
    )
    yield ((counts, style),)
    if outcome.broken:
        files = say.LIST.say().join(safe(f) for f in outcome.broken[:5])
        yield ((say.BROKEN.say(count=len(outcome.broken), files=files), "red"),)
    if outcome.unchecked:
        yield ((say.UNCHECKED.say(count=outcome.unchecked), "red"),)
    if outcome.skipped_rules:
        rules = say.LIST.say().join(outcome.skipped_rules)
        yield ((say.SKIPPED.say(rules=rules), "yellow"),)
