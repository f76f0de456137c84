"""Reading `catalog/approvals.yaml`: only for comparisons, and for `validate`, which says what is wrong with it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field

from svcstd.diagnostic import Finding
from svcstd.diff.approvals import matched, standings
from svcstd.diff.cause import Side
from svcstd.diff.lists import Listed, ListedChange, compare_lists
from svcstd.diff.result import DiffResult
from svcstd.model.approval import Approval
from svcstd.model.catalogue import Catalogue
from svcstd.model.shape import shape_list
from svcstd.pipeline.found import Report
from svcstd.pipeline.half import refused
from svcstd.read import Document
from svcstd.validate.engine import Engine
from svcstd.validate.rule import ListFile
from svcstd.workspace import Workspace
from svcstd.workspace.layout import APPROVALS

COPIED = frozenset({"file", "what", "before", "after"})
"""What was copied from the change for people to read: its words are judged where they stand."""


@dataclass(slots=True)
class ApprovalFile:
    """A workspace's approvals.

    Attributes:
        document: Their file; an empty one where there is none.
        entries: What it holds.
        findings: What is wrong with it.
        usable: Whether it could be read and typed.
    """

    document: Document
    entries: tuple[Approval, ...] = ()
    findings: list[Finding] = field(default_factory=list)
    usable: bool = True


def read_approvals(workspace: Workspace) -> ApprovalFile:
    """The approvals of a workspace; none where it has no such file."""
    if not workspace.tree.exists(APPROVALS):
        return ApprovalFile(Document(APPROVALS))
    document = workspace.document(APPROVALS)
    made, findings = shape_list(document, Approval)
    usable = not document.broken and (bool(made) or not findings)
    return ApprovalFile(document, made, [*document.findings, *findings], usable)


def check_approvals(workspace: Workspace, engine: Engine, catalogue: Catalogue, report: Report) -> None:
    """Put into a report what is wrong with the approvals, where there are any."""
    found = read_approvals(workspace)
    if found.usable and not found.document.text:
        return
    report.note(found.document)
    report.diagnostics.extend(engine.reading(found.document, found.findings))
    checked = engine.check_list(ListFile("approvals", found.document, "", found.entries), catalogue)
    report.diagnostics.extend(one for one in checked if not one.path or one.path[-1] not in COPIED)
    if not found.usable:
        report.broken.append(APPROVALS)


def approval_changes(old: Workspace, new: Workspace) -> Iterator[ListedChange]:
    """Yield approvals that came, went or differ: whoever reviews sees what was approved by the way."""
    before, after = (_things(read_approvals(workspace)) for workspace in (old, new))
    yield from compare_lists("approvals", before, after)


def _things(found: ApprovalFile) -> dict[str, Listed]:
    out: dict[str, Listed] = {}
    for index, one in enumerate(found.entries):
        out.setdefault(one.fingerprint, Listed(found.document, (index,), one))
    return out


def hold_approvals(out: DiffResult, workspace: Workspace, side: Side, today: datetime.date, *, whole: bool) -> None:
    """Hold a version's approvals against what a comparison found; a file that cannot be read leaves it incomplete.

    Args:
        out: What it found.
        workspace: The version whose approvals count.
        side: Which of the two it is.
        today: The day that decides which have expired.
        whole: Whether all was compared.
    """
    found = read_approvals(workspace)
    if not found.usable:
        out.refused.extend(refused(side, found.document, found.findings))
        out.silent = [file for file in out.silent if file != found.document.file]  # nobody knows what it changes
    if not found.entries:
        return
    document = found.document
    known = standings(((one, document.where((index,))) for index, one in enumerate(found.entries)), today)
    names = {effect.fingerprint for effect in out.effects} | {one.fingerprint for one in out.findings}
    out.approvals = matched(known, names, whole=whole and not out.incomplete)
