"""Failures that are no findings: no workspace, git's refusals, faults of svcstd's own; one line and exit code each."""

from __future__ import annotations

from svcstd.cli.options import Misused
from svcstd.messages import commands as say
from svcstd.messages.terminal import tell
from svcstd.paper.sandbox import BadTemplate
from svcstd.pipeline.baselines import BaselineProblem
from svcstd.pipeline.execute import WorkerLost
from svcstd.pipeline.lookup import BrokenFile, NotFound
from svcstd.report.outcome import INCOMPLETE, INTERNAL, USAGE
from svcstd.validate.engine import RuleFailed
from svcstd.workspace import NoWorkspace
from svcstd.workspace.lock import Locked
from svcstd.workspace.packed import ArchiveProblem
from svcstd.workspace.repository import GitProblem


def report(error: Exception) -> int:
    """Print one line on stderr and return the exit code (design §10)."""
    text, code = _said(error)
    tell(text)
    return code


def _said(error: Exception) -> tuple[str, int]:
    """What went wrong in one sentence, and whose fault it is."""
    match error:
        case NoWorkspace():
            return say.NO_WORKSPACE.say(start=str(error)), USAGE
        case NotFound() | BrokenFile() | Misused() | BaselineProblem():
            return str(error), INCOMPLETE if isinstance(error, BrokenFile) else USAGE
        case GitProblem() | ArchiveProblem() | Locked():
            return str(error), error.code
        case BadTemplate():
            at = f"templates/{error.name}:{error.line}" if error.line else f"templates/{error.name}"
            return say.TEMPLATE.say(at=at, reason=error.reason), USAGE
        case RuleFailed():
            return say.RULE_FAILED.say(rule=error.rule, file=error.file, problem=error.problem), INTERNAL
        case WorkerLost():
            return say.WORKER_LOST.say(), INTERNAL
        case OSError():
            return say.SYSTEM.say(problem=error.strerror or str(error), file=error.filename or ""), INCOMPLETE
    return say.FAULT.say(kind=type(error).__name__, problem=str(error)[:300]), INTERNAL
