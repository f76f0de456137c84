"""Failures that are no findings: no workspace, git's refusals, faults of svcstd's own; one line and exit code each."""

from __future__ import annotations

import sys

from svcstd.messages import commands as say
from svcstd.paper.sandbox import BadTemplate
from svcstd.pipeline.lookup import NotFound
from svcstd.validate.engine import RuleFailed
from svcstd.workspace import NoWorkspace
from svcstd.workspace.git import GitProblem

USAGE, INCOMPLETE, INTERNAL = 2, 3, 4


def report(error: Exception) -> int:
    """Print one line on stderr and return the exit code (design §10)."""
    if isinstance(error, NoWorkspace):
        return _line(say.NO_WORKSPACE.say(start=str(error)), USAGE)
    if isinstance(error, NotFound):
        return _line(str(error), USAGE)
    if isinstance(error, GitProblem):
        return _line(str(error), error.code)
    if isinstance(error, BadTemplate):
        return _line(say.TEMPLATE.say(name=error.name, line=error.line, reason=error.reason), USAGE)
    if isinstance(error, RuleFailed):
        return _line(say.RULE_FAILED.say(rule=error.rule, file=error.file, problem=str(error.__cause__)), INTERNAL)
    if isinstance(error, OSError):
        return _line(say.SYSTEM.say(problem=error.strerror or str(error), file=error.filename or ""), INCOMPLETE)
    return _line(say.FAULT.say(kind=type(error).__name__, problem=str(error)[:300]), INTERNAL)


def _line(text: str, code: int) -> int:
    print(text, file=sys.stderr)
    return code
