"""One run of `svcstd validate`: which rules judge what, what is reported how, and the exit code that follows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
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
        from svcstd.model.nearest import closest
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


class Way(StrEnum):
    """What may be done beside looking once; one at a time."""

    FIX = "--fix"
    DIFF = "--diff"
    WATCH = "--watch"
    WRITE_BASELINE = "--write-baseline"


@dataclass(frozen=True, slots=True)
class Run:
    """One run, or with `--watch` one after another."""

    scope: Scope
    judging: Judging
    reporting: Reporting
    jobs: int | None = None

    def code(self, ways: Sequence[Way]) -> int:
        """Run and return the exit code.

        Args:
            ways: Which of the options that change what is done were given.

        Raises:
            Misused: Options do not go together.
        """
        if len(ways) > 1 or (ways and self.scope.typed):
            raise Misused(words.TOGETHER.say(one=ways[0].value, other=ways[1].value if len(ways) > 1 else "-"))
        way = ways[0] if ways else None
        workspace = self.scope.workspace(options.workspace())
        if way is Way.WRITE_BASELINE:
            return self._write_baseline(workspace)
        asked = self.judging.asked(workspace)
        if way is Way.WATCH:
            from svcstd.cli import watching

            watching.watch(
                workspace, self.scope, lambda scope: self._publish(self._found(scope, workspace, asked), workspace)
            )
        if way in (Way.FIX, Way.DIFF):
            return self._publish(self._mended(workspace, asked, way), workspace)
        return self._publish(self._found(self.scope, workspace, asked), workspace)

    def _publish(self, found: Report, workspace: Workspace) -> int:
        code = self.reporting.publish(found, workspace)
        if self.judging.timing:
            from svcstd.cli import timing

            timing.show(found.timing)
        return code

    def _mended(self, workspace: Workspace, asked: Asked, way: Way) -> Report:
        """What is found after mending, in the files that are named."""
        from svcstd.cli.mending import mended, named

        def look(at: Workspace) -> Report:
            return self._found(self.scope, at, asked)

        files = named(self.scope, workspace)
        return mended(workspace, look, files, write=way is Way.FIX, format=self.reporting.format)

    def _found(self, scope: Scope, workspace: Workspace, asked: Asked) -> Report:
        from svcstd.cli.progress import ticking

        with ticking(say.VALIDATING.say()) as tick:
            return scope.run(workspace, self.jobs, tick, asked)

    def _write_baseline(self, workspace: Workspace) -> int:
        """Write all present findings into the baseline; nothing that could not be read is hidden by it."""
        from svcstd.pipeline import baselines
        from svcstd.pipeline.check import Asked
        from svcstd.report.outcome import CLEAN, INCOMPLETE

        if not self.scope.whole or self.judging.select or self.judging.ignore:
            others = "PATHS, --changed-since, --files-from, --select, --ignore"
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
        found.unwritten,
        line=workspace.line,
    )
