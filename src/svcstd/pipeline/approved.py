"""A comparison held against what was approved (design §7)."""

from __future__ import annotations

import datetime

from svcstd.diff.cause import Side
from svcstd.diff.result import DiffResult
from svcstd.pipeline.approvals import hold_approvals
from svcstd.pipeline.diff import diff_between
from svcstd.pipeline.sides import Version


def diff_approved(
    sides: tuple[Version, Version],
    today: datetime.date,
    *,
    approved_in: Side = Side.NEW,
    jobs: int | None = None,
    **narrowed: str | None,
) -> DiffResult:
    """What differs between two versions, each change with what was approved of it.

    Args:
        sides: The older and the newer version.
        today: The day that decides which approvals have expired.
        approved_in: The version whose approvals count.
        jobs: How many processes; None decides by size.
        narrowed: What `diff` is narrowed to; then nothing is said of approvals that match no change.

    Raises:
        NotFound: Neither version knows what the comparison is narrowed to.
    """
    out = diff_between(sides, jobs=jobs, **narrowed)
    approver = sides[approved_in is Side.NEW]
    hold_approvals(out, approver.workspace, approved_in, today, whole=not any(narrowed.values()))
    return out
