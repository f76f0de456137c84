"""One run of `svcstd validate`: which rules judge what, what is reported how, and the exit code that follows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from svcstd.cli import options, reports
from svcstd.cli.options import Misused
from svcstd.cli.scope import Scope
from svcstd.messages import commands as say
from svcstd.messages import validating as words
from svcstd.messages.terminal import tell

if TYPE_CHECKING:
    from svcstd.diagnostic import Severity
    from svcstd.pipeline.check import Asked
    from svcstd.pipeline.chosen import Chosen
    from svcstd.pipeline.found import Report
    from svcstd.report.outcome import Outcome
    from svcstd.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Judging:
    """What the command line says of rules: `--select`, `--ignore`, `--baseline`, `--timing`."""

    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    baseline: Path | None = None
    timing: bool = False

    def chosen(self) -> Chosen:
        """The rules that are asked for.

        Raises:
            Misused: No rule's id begins so.
        """
        from svcstd.model.shape import closest
        from svcstd.pipeline.chosen import Chosen
        from svcstd.validate.rules import RULES

        chosen = Chosen(_split(self.select), _split(self.ignore))
        if unknown := chosen.unknown():
            close = closest(unknown[0].upper(), [rule.id for rule in RULES])
            text = words.NO_SUCH_RULE_CLOSE if close else words.NO_SUCH_RULE
            raise Misused(text.say(names=", ".join(unknown)[:200], close=close))
        return chosen

    def asked(self, workspace: Workspace) -> Asked:
        """How a workspace is to be judged.

        Raises:
            BaselineProblem: The baseline is not there, or is none.
        """
        from svcstd.pipeline import baselines
        from svcstd.pipeline.check import Asked

        return Asked(self.chosen(), baselines.known(baselines.place(workspace, self.baseline)), self.timing)


def _split(given: Sequence[str]) -> tuple[str, ...]:
    return tuple(word.strip() for one in given for word in one.split(",") if word.strip())


@dataclass(frozen=True, slots=True)
class Reporting:
    """What the command line says of reports: `--format`, `--output`, `--fail-on`, `--strict`."""

    format: str
    outputs: Sequence[str]
    fail_on: Severity
    strict: bool

    def publish(self, found: Report, workspace: Workspace) -> int:
        """Print and write what is asked for; the exit code follows."""
        outcome = _outcome(found, workspace)
        return reports.publish(outcome, workspace, self.format, self.outputs, self.fail_on, strict=self.strict)


@dataclass(frozen=True, slots=True)
class Run:
    """One run, or with `watch` one after another."""

    scope: Scope
    judging: Judging
    reporting: Reporting
    jobs: int | None = None
    watch: bool = False

    def code(self, *, write_baseline: bool) -> int:
        """Run and return the exit code.

        Raises:
            Misused: Options do not go together.
        """
        workspace = self.scope.workspace(options.workspace())
        if write_baseline:
            return self._write_baseline(workspace)
        asked = self.judging.asked(workspace)

        def once(scope: Scope) -> int:
            found = self._found(scope, workspace, asked)
            code = self.reporting.publish(found, workspace)
            if asked.timing:
                from svcstd.cli import timing

                timing.show(found.timing)
            return code

        if self.watch:
            from svcstd.cli import watching

            watching.watch(workspace, self.scope, once)
        return once(self.scope)

    def _found(self, scope: Scope, workspace: Workspace, asked: Asked) -> Report:
        from svcstd.cli.progress import ticking

        with ticking(say.VALIDATING.say()) as tick:
            return scope.run(workspace, self.jobs, tick, asked)

    def _write_baseline(self, workspace: Workspace) -> int:
        """Write all present findings into the baseline; nothing that could not be read is hidden by it."""
        from svcstd.pipeline import baselines
        from svcstd.pipeline.check import Asked
        from svcstd.report.outcome import CLEAN, INCOMPLETE

        if not self.scope.whole or self.judging.select or self.judging.ignore or self.watch:
            others = "PATHS, --changed-since, --files-from, --select, --ignore, --watch"
            raise Misused(words.TOGETHER.say(one="--write-baseline", other=others))
        set_already = baselines.place(workspace, self.judging.baseline)
        file = set_already or workspace.root / baselines.USUAL
        found = self._found(self.scope, workspace, Asked())
        baselines.write(file, found)
        tell(words.BASELINE_WRITTEN.say(file=file, count=len(found.diagnostics)))
        if set_already is None:
            tell(words.BASELINE_NAME.say(file=baselines.USUAL))
        return INCOMPLETE if found.broken or found.missing else CLEAN


def _outcome(found: Report, workspace: Workspace) -> Outcome:
    from svcstd.report.outcome import Outcome

    return Outcome(
        found.diagnostics,
        found.records,
        found.items,
        sorted(set(found.broken)),
        found.missing,
        found.unchecked,
        found.skipped_rules,
        found.silenced,
        found.old,
        line=workspace.line,
    )
