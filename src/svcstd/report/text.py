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
from svcstd.messages.terminal import Line, safe
from svcstd.report.account import Account
from svcstd.report.outcome import Outcome

STYLES = {"error": "bold red", "warning": "bold yellow", "info": "bold blue", "off": "dim"}
"""Styles of severities, and of rules that are not in force."""
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


def meant(rest: str) -> str:
    """What of a line's rest is meant: a key without its value, a colon, or a value without its comment."""
    key = KEY.match(rest)
    if key:
        return key[0]
    return rest[:1] if rest.startswith("：") else rest.split("  #", maxsplit=1)[0].rstrip()


def _fitting(source: str, column: int, columns: int) -> tuple[str, int]:
    """The part of a line that fits into `columns` with what is meant in it, and where `column` stands in that part."""
    start = column
    before = columns // 3 if width(safe(source[: column + 1])) > columns * 2 // 3 else columns
    while start and width(safe(source[start - 1 : column])) <= before:
        start -= 1
    end, room = start, columns - (2 if start else 0) - 2
    while end < len(source) and (room := room - width(safe(source[end]))) >= 0:
        end += 1
    left = "… " if start else ""
    right = " …" if end < len(source) else ""
    return f"{left}{source[start:end]}{right}", column - start + len(left)


def _frame(diagnostic: Diagnostic, source: str, columns: int) -> Iterator[Line]:
    """The line of the file with a mark under the place; on a terminal no wider than that."""
    number = str(diagnostic.at.line)
    gutter = " " * len(number)
    column = diagnostic.at.column - 1
    if columns:
        source, column = _fitting(source, column, max(columns - len(number) - 5, 16))
    shown = source[:WIDEST] + ("…" if len(source) > WIDEST else "")
    yield (f"  {number} | ", "dim"), (safe(shown), "")
    if column <= WIDEST:
        under = " " * width(safe(source[:column]))
        mark = "^" * max(1, min(width(safe(meant(source[column:WIDEST]))), 60))
        yield (f"  {gutter} | ", "dim"), (under, ""), (mark, STYLES[diagnostic.severity.word])


def lines(
    outcome: Outcome, titles: Callable[[str], str] = str, columns: int = 0, *, fold: bool = True
) -> Iterator[Line]:
    """The report, line by line.

    Args:
        outcome: What was found.
        titles: The title of a rule's id, for the line that counts folded infos.
        columns: Width of the terminal, for code frames; 0 where it is none.
        fold: Whether what repeats itself is counted rather than printed.
    """
    seen: Counter[str] = Counter()
    for file, found in groupby(outcome.diagnostics, lambda diagnostic: diagnostic.at.file):
        here: Counter[str] = Counter()
        for diagnostic in found:
            rule, info = diagnostic.rule, diagnostic.severity is Severity.INFO
            counted = seen if info else here
            counted[rule] += 1
            if not fold or counted[rule] <= (FOLD_AFTER if info else MOST_IN_FILE):
                yield from _one(outcome, diagnostic, columns)
        for rule, count in sorted(here.items()):
            if fold and count > MOST_IN_FILE:
                values = {"file": safe(file), "count": count - MOST_IN_FILE, "rule": rule, "title": titles(rule)}
                yield ((say.FOLDED_IN_FILE.say(**values), "dim"),)
    for rule, count in sorted(seen.items()):
        if fold and count > FOLD_AFTER:
            yield ((say.FOLDED.say(count=count - FOLD_AFTER, rule=rule, title=titles(rule)), "dim"),)
    yield from _summary(outcome)


def _one(outcome: Outcome, diagnostic: Diagnostic, columns: int) -> Iterator[Line]:
    yield (
        (safe(str(diagnostic.at)), "bold"),
        (" ", ""),
        (f"{WORDS[diagnostic.severity]}[{diagnostic.rule}]", STYLES[diagnostic.severity.word]),
        (say.COLON.say() + safe(diagnostic.message), ""),
    )
    source = outcome.line(diagnostic.at.file, diagnostic.at.line)
    if source:
        yield from _frame(diagnostic, source, columns)
    if diagnostic.mend:
        yield (f"  {say.MEND.say()}", "green"), (safe(diagnostic.mend), "")
    for at, why in diagnostic.related:
        yield ("  → ", "dim"), (f"{safe(str(at))} {safe(why)}", "")
    yield ()


def _summary(outcome: Outcome) -> Iterator[Line]:
    errors, warnings, infos = (outcome.count(s) for s in (Severity.ERROR, Severity.WARNING, Severity.INFO))
    style = "red" if errors or outcome.broken or outcome.unwritten else "yellow" if warnings else "green"
    counts = say.SUMMARY.say(
        records=outcome.records, items=outcome.items, errors=errors, warnings=warnings, infos=infos
    )
    yield ((counts, style),)
    for text, paths in ((say.BROKEN, outcome.broken), (say.UNWRITTEN, outcome.unwritten)):
        if paths:
            files = say.LIST.say().join(safe(f) for f in paths[:5])
            yield ((text.say(count=len(paths), files=files), "red"),)
    if outcome.unchecked:
        yield ((say.UNCHECKED.say(count=outcome.unchecked), "red"),)
    for text, count in ((say.SILENCED, outcome.silenced), (say.IN_BASELINE, outcome.in_baseline)):
        if count:
            yield ((text.say(count=count), "dim"),)
    if outcome.skipped_rules:
        rules = say.LIST.say().join(outcome.skipped_rules)
        yield ((say.SKIPPED.say(rules=rules), "yellow"),)


def summary(outcome: Outcome) -> list[str]:
    """The report's last lines as plain sentences: counts, then one for each thing that was left out."""
    if outcome.said:
        return list(outcome.said)
    return ["".join(text for text, _ in line) for line in _summary(outcome)]


def pieces(account: Account) -> Iterator[str]:
    """Yield the report as a file holds it: whole, without colours."""
    for line in lines(account.outcome, account.title_of, fold=False):
        yield "".join(text for text, _ in line) + "\n"
