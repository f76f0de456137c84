"""The report for people: each finding with its line of the file, the rule and how to mend it."""

from __future__ import annotations

import unicodedata

from rich.console import Console
from rich.text import Text as Line

from svcstd.diagnostic import Diagnostic, Severity
from svcstd.messages import reporting as say
from svcstd.report.outcome import Outcome

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.INFO: "bold blue"}
WORDS = {Severity.ERROR: say.ERROR, Severity.WARNING: say.WARNING, Severity.INFO: say.INFO}
WIDEST = 160


def width(text: str) -> int:
    """Columns that a text takes on a terminal."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def safe(text: str) -> str:
    """A text without characters that would steer a terminal or turn the reading direction."""
    return "".join(
        c if c.isprintable() and unicodedata.category(c) != "Cf" else f"\\u{ord(c):04x}" for c in text.replace("\t", "    ")
    )


def _frame(console: Console, diagnostic: Diagnostic, source: str) -> None:
    """The line of the file with a mark under the place."""
    number = str(diagnostic.at.line)
    gutter = " " * len(number)
    column = diagnostic.at.column - 1
    shown = source[:WIDEST] + ("…" if len(source) > WIDEST else "")
    console.print(Line.assemble((f"  {number} | ", "dim"), safe(shown)), soft_wrap=True)
    if column <= WIDEST:
        under = " " * width(safe(source[:column]))
        rest = source[column:WIDEST].split("  #")[0].rstrip()
        mark = "^" * max(1, min(width(safe(rest)), 60))
        console.print(Line.assemble((f"  {gutter} | ", "dim"), under, (mark, STYLES[diagnostic.severity])), soft_wrap=True)


def write(outcome: Outcome, console: Console) -> None:
    """Print an outcome."""
    for diagnostic in outcome.diagnostics:
        word = str(WORDS[diagnostic.severity])
        console.print(
            Line.assemble(
                (safe(str(diagnostic.at)), "bold"),
                " ",
                (f"{word}[{diagnostic.rule}]", STYLES[diagnostic.severity]),
                say.COLON.say(),
                safe(diagnostic.message),
            ),
            soft_wrap=True,
        )
        source = outcome.line(diagnostic.at.file, diagnostic.at.line)
        if source:
            _frame(console, diagnostic, source)
        if diagnostic.mend:
            console.print(Line.assemble((f"  {say.MEND.say()}", "green"), safe(diagnostic.mend)), soft_wrap=True)
        for at, why in diagnostic.related:
            console.print(Line.assemble(("  → ", "dim"), safe(str(at)), " ", safe(why)), soft_wrap=True)
        console.print()
    _summary(outcome, console)


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
