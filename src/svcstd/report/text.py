"""The report for people: each finding with its line of the file, the rule and how to mend it."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable

from rich.console import Console
from rich.text import Text as Line

from svcstd.diagnostic import Diagnostic, Severity
from svcstd.messages import reporting as say
from svcstd.report.outcome import Outcome

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.INFO: "bold blue"}
WORDS = {Severity.ERROR: say.ERROR, Severity.WARNING: say.WARNING, Severity.INFO: say.INFO}
WIDEST = 160
KEY = re.compile(r"[A-Za-z_][\w.-]*(?=:(?: |$))")
FOLD_AFTER = 3
"""Infos of one rule that are printed in full; the others are counted."""


def width(text: str) -> int:
    """Columns that a text takes on a terminal."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def safe(text: str) -> str:
    """A text without characters that would steer a terminal or turn the reading direction."""
    return "".join(
        c if c.isprintable() and unicodedata.category(c) != "Cf" else f"\\u{ord(c):04x}"
        for c in text.replace("\t", "    ")
    )


def _meant(rest: str) -> str:
    """What of a line's rest is meant: a key without its value, a colon, or a value without its comment."""
    key = KEY.match(rest)
    if key:
        return key[0]
    return rest[:1] if rest.startswith("：") else rest.split("  #", maxsplit=1)[0].rstrip()


def _frame(console: Console, diagnostic: Diagnostic, source: str) -> None:
    """The line of the file with a mark under the place."""
    number = str(diagnostic.at.line)
    gutter = " " * len(number)
    column = diagnostic.at.column - 1
    shown = source[:WIDEST] + ("…" if len(source) > WIDEST else "")
    console.print(Line.assemble((f"  {number} | ", "dim"), safe(shown)), soft_wrap=True)
    if column <= WIDEST:
        under = " " * width(safe(source[:column]))
        mark = "^" * max(1, min(width(safe(_meant(source[column:WIDEST]))), 60))
        console.print(
            Line.assemble((f"  {gutter} | ", "dim"), under, (mark, STYLES[diagnostic.severity])), soft_wrap=True
        )


def write(outcome: Outcome, console: Console, titles: Callable[[str], str] = str) -> None:
    """Print an outcome.

    Args:
        outcome: What was found.
        console: Where to.
        titles: The title of a rule's id, for the line that counts folded infos.
    """
    seen: Counter[str] = Counter()
    for diagnostic in outcome.diagnostics:
        if diagnostic.severity is Severity.INFO:
            seen[diagnostic.rule] += 1
            if seen[diagnostic.rule] > FOLD_AFTER:
                continue
        _one(outcome, console, diagnostic)
    for rule, count in sorted(seen.items()):
        if count > FOLD_AFTER:
            folded = say.FOLDED.say(count=count - FOLD_AFTER, rule=rule, title=titles(rule))
            console.print(Line(folded, "dim"), soft_wrap=True)
    _summary(outcome, console)


def _one(outcome: Outcome, console: Console, diagnostic: Diagnostic) -> None:
    word = str(WORDS[diagnostic.severity])
    head = Line.assemble(
        (safe(str(diagnostic.at)), "bold"),
        " ",
        (f"{word}[{diagnostic.rule}]", STYLES[diagnostic.severity]),
        say.COLON.say(),
        safe(diagnostic.message),
    )
    console.print(head, soft_wrap=True)
    source = outcome.line(diagnostic.at.file, diagnostic.at.line)
    if source:
        _frame(console, diagnostic, source)
    if diagnostic.mend:
        console.print(Line.assemble((f"  {say.MEND.say()}", "green"), safe(diagnostic.mend)), soft_wrap=True)
    for at, why in diagnostic.related:
        console.print(Line.assemble(("  → ", "dim"), safe(str(at)), " ", safe(why)), soft_wrap=True)
    console.print()


def _summary(outcome: Outcome, console: Console) -> None:
    errors, warnings, infos = (outcome.count(s) for s in (Severity.ERROR, Severity.WARNING, Severity.INFO))
    style = "red" if errors or outcome.broken else "yellow" if warnings else "green"
    counts = say.SUMMARY.say(
        records=outcome.records, items=outcome.items, errors=errors, warnings=warnings, infos=infos
    )
    console.print(Line(counts, style), soft_wrap=True)
    if outcome.broken:
        files = say.LIST.say().join(safe(f) for f in outcome.broken[:5])
        console.print(Line(say.BROKEN.say(count=len(outcome.broken), files=files), "red"), soft_wrap=True)
    if outcome.unchecked:
        console.print(Line(say.UNCHECKED.say(count=outcome.unchecked), "red"), soft_wrap=True)
    if outcome.skipped_rules:
        rules = say.LIST.say().join(outcome.skipped_rules)
        console.print(Line(say.SKIPPED.say(rules=rules), "yellow"), soft_wrap=True)
