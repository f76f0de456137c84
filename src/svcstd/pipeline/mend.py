"""`svcstd validate --fix`: what is sure is mended round by round until nothing more is, then written at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container
from dataclasses import dataclass, field

from svcstd.diagnostic import Diagnostic
from svcstd.messages import Text
from svcstd.pipeline.found import Report
from svcstd.pipeline.rewriting import Rewriting
from svcstd.workspace import Workspace
from svcstd.workspace.overlay import OverlayTree
from svcstd.workspace.tree import READ_AT_MOST, Unreadable
from svcstd.workspace.workspace import MAX_TABLE
from svcstd.write.apply import mended

MOST_ROUNDS = 8
"""One mend may uncover another; what is not done by then is left for the next run, and said."""


@dataclass
class Mending:
    """What mending a workspace came to.

    Attributes:
        report: What is found afterwards.
        rewriting: The files that change.
        counts: How many findings of each rule are mended, by file.
        withdrawn: Findings whose sure mend was not written, with the reason.
        more: Whether there is still something to mend.
    """

    report: Report
    rewriting: Rewriting = field(default_factory=Rewriting)
    counts: dict[str, Counter[str]] = field(default_factory=dict)
    withdrawn: list[tuple[Diagnostic, Text]] = field(default_factory=list)
    more: bool = False


def mend(
    workspace: Workspace, look: Callable[[Workspace], Report], named: Container[str] | None, *, write: bool
) -> Mending:
    """Mend what is sure.

    Args:
        workspace: Which.
        look: Validates a workspace.
        named: The files that may change, and folders in which all may; None for the whole workspace.
        write: Whether to write the files; else nothing on the disk changes.
    """
    mending = Mending(look(workspace))
    changed = mending.rewriting
    for _ in range(MOST_ROUNDS):
        mending.more = _round(workspace, mending, named)
        if not mending.more:
            break
        mending.report = look(Workspace(OverlayTree(workspace.tree, dict(changed.after)), workspace.root))
    if write and changed.after:
        changed.write(workspace)
        if changed.unwritten:
            mending.report = look(Workspace(workspace.tree, workspace.root))
            for path, _ in changed.unwritten:
                mending.counts.pop(path, None)
    return mending


def _round(workspace: Workspace, mending: Mending, named: Container[str] | None) -> bool:
    """Mend once what the last look found sure; whether anything changed."""
    by_file: dict[str, list[Diagnostic]] = {}
    for one in mending.report.diagnostics:
        if one.fix is not None and (named is None or one.at.file in named):
            by_file.setdefault(one.at.file, []).append(one)
    mending.withdrawn = []
    changed = False
    for path, found in sorted(by_file.items()):
        before = _content(workspace, path, mending.rewriting)
        if before is None:
            continue
        out = mended(before, path, found)
        mending.withdrawn.extend(out.withdrawn)
        if out.data != before:
            changed = True
            mending.rewriting.change(path, before, out.data)
            mending.counts.setdefault(path, Counter()).update(one.rule for one in out.applied)
    return changed


def _content(workspace: Workspace, path: str, rewriting: Rewriting) -> bytes | None:
    """What a file of the workspace holds after the rounds so far; None for svcstd's own copy and what is unreadable."""
    if path in rewriting.after:
        return rewriting.after[path]
    if not workspace.tree.exists(path):
        return None
    try:
        return workspace.tree.read(path, MAX_TABLE + 1 if path.endswith(".csv") else READ_AT_MOST)
    except Unreadable:
        return None
