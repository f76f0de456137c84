"""What a run of `svcstd validate` came to, printed, with the exit code that follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from svcstd.cli import options
from svcstd.cli.options import FailOn, ReportFormat
from svcstd.messages import validating as say
from svcstd.messages.terminal import tell

if TYPE_CHECKING:
    from svcstd.pipeline.found import Report
    from svcstd.workspace import Workspace

LEAST = 0.001
"""Share of all rules' time below which a rule is not listed."""


def show(found: Report, workspace: Workspace, format: ReportFormat, fail_on: FailOn, *, strict: bool) -> int:
    """Print a report and what was kept silent; return the exit code."""
    from svcstd.report.outcome import Outcome
    from svcstd.validate.rules import RULES

    outcome = Outcome(
        found.diagnostics,
        found.records,
        found.items,
        sorted(set(found.broken)),
        found.missing,
        found.unchecked,
        found.skipped_rules,
        line=workspace.line,
    )
    titles = {rule.id: str(rule.title) for rule in RULES}
    if format is ReportFormat.JSON:
        from svcstd.report import machine

        typer.echo(machine.dump(outcome), nl=False)
    else:
        from svcstd.report import text

        options.show(text.lines(outcome, lambda rule: titles.get(rule, rule)))
    if found.silenced:
        tell(say.SILENCED.say(count=found.silenced))
    if found.old:
        tell(say.OLD.say(count=found.old))
    if found.timing:
        _timing(found, titles)
    return outcome.exit_code(fail_on.severity, strict=strict)


def _timing(found: Report, titles: dict[str, str]) -> None:
    """Each rule's time and its share of what all rules took, slowest first."""
    everything = found.timing[""]
    of_rules = {rule: seconds for rule, seconds in found.timing.items() if rule}
    rules = sum(of_rules.values())
    tell(say.TIMING_HEAD.say())
    for rule, seconds in sorted(of_rules.items(), key=lambda one: (-one[1], one[0])):
        if seconds >= rules * LEAST:
            values = {
                "milliseconds": f"{seconds * 1000:9.1f}",
                "share": f"{seconds / rules:6.1%}",
                "title": titles[rule],
            }
            tell(say.TIMING_ROW.say(rule=rule, **values))
    share = f"{rules / everything:.1%}" if everything else "—"
    tell(say.TIMING_REST.say(rules=f"{rules * 1000:.0f}", all=f"{everything * 1000:.0f}", share=share))
