"""What was approved of a comparison, in the text report and in JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from svcstd.diff.approvals import Standing, State
from svcstd.diff.result import DiffResult
from svcstd.messages import approving as say
from svcstd.messages import changes
from svcstd.messages.terminal import Line, Run, safe

FOLD_AFTER = 8
"""Approvals that are named; the others are counted."""


def approval_lines(result: DiffResult, fingerprint: str) -> Iterator[Line]:
    """Yield the line that says what was approved of a change, where something was."""
    found = result.approvals.of(fingerprint)
    if found is None:
        return
    it = found.approval
    in_force = found.state is State.IN_FORCE
    text = (say.APPROVED if in_force else say.EXPIRED).say(until=it.until, role=it.role, reason=it.reason)
    yield ("    ", ""), (safe(text), "green" if in_force else "yellow")


def approval_counts(result: DiffResult) -> Iterator[Run]:
    """Yield what of all changes is approved, and which approvals match none."""
    if result.approvals.known:
        names = {effect.fingerprint for effect in result.effects} | {one.fingerprint for one in result.findings}
        states = [found.state for name in names if (found := result.approvals.of(name))]
        if states:
            approved, expired = states.count(State.IN_FORCE), states.count(State.EXPIRED)
            yield say.COUNTED.say(approved=approved, expired=expired), "yellow" if expired else "green"
    unmatched = result.approvals.unmatched
    if unmatched:
        shown = [
            say.UNMATCHED_ONE.say(fingerprint=one.approval.fingerprint, until=one.approval.until)
            for one in unmatched[:FOLD_AFTER]
        ]
        names_said = changes.LIST.say().join(shown)
        if len(unmatched) > FOLD_AFTER:
            names_said = changes.AND_MORE.say(names=names_said, count=len(unmatched))
        yield say.UNMATCHED.say(count=len(unmatched), names=names_said), ""


def approval_said(result: DiffResult, fingerprint: str) -> str:
    """What was approved of a change, in one sentence; "" where nothing was."""
    return "".join(run for line in approval_lines(result, fingerprint) for run, _ in line).strip()


def approval_json(found: Standing | None) -> dict[str, Any] | None:
    """An approval for programs; None where there is none."""
    if found is None:
        return None
    it = found.approval
    return {
        "state": found.state.value,
        "reason": it.reason,
        "role": it.role,
        "approved": it.approved.isoformat(),
        "until": it.until.isoformat(),
    }


def unmatched_json(result: DiffResult) -> list[dict[str, Any]]:
    """The approvals that match no change, for programs."""
    return [
        {"fingerprint": one.approval.fingerprint, "rule": one.approval.rule, **(approval_json(one) or {})}
        for one in result.approvals.unmatched
    ]
