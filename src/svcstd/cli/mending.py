"""`svcstd validate --fix` and `--diff`: what is mended, said on stderr; the patch on stdout."""

from __future__ import annotations

from collections.abc import Callable, Container
from typing import TYPE_CHECKING

import typer

from svcstd.cli import options
from svcstd.messages import mending as say
from svcstd.messages.reporting import LIST
from svcstd.messages.terminal import tell
from svcstd.report.outcome import CLEAN, FINDINGS, INCOMPLETE

if TYPE_CHECKING:
    from svcstd.pipeline.found import Report
    from svcstd.pipeline.mend import Mending
    from svcstd.workspace import Workspace


def mended(
    workspace: Workspace,
    look: Callable[[Workspace], Report],
    files: Container[str] | None,
    *,
    write: bool,
    format: str,
) -> Report:
    """What is found after mending.

    Args:
        workspace: Which.
        look: Validates a workspace.
        files: The files that may change, and folders in which all may; None for all.
        write: Whether the files are written (`--fix`); else the patch is printed (`--diff`).
        format: Of the report.

    Raises:
        Exit: With `--diff`: 1 where something would change; 3 where a file could not be read or, with `--fix`, written.
    """
    from svcstd.pipeline.mend import mend

    if not write and format != "text":
        raise typer.BadParameter(say.NOT_WITH_DIFF.say(format=format))
    mending = mend(workspace, look, files, write=write)
    _tell(mending, written=write)
    report = mending.report
    if not write:
        options.show_patch(mending.rewriting.lines())
        code = FINDINGS if mending.rewriting.after else CLEAN
        raise typer.Exit(INCOMPLETE if report.broken or report.missing else code)
    report.unwritten.extend(path for path, _ in mending.rewriting.unwritten)
    return report


def _tell(mending: Mending, *, written: bool) -> None:
    for path, rules in sorted(mending.counts.items()):
        counted = LIST.say().join(f"{rule} ×{count}" for rule, count in sorted(rules.items()))
        tell(say.MENDED.say(file=path, rules=counted))
    for one, why in mending.withdrawn:
        tell(say.WITHDRAWN.say(at=str(one.at), rule=one.rule, reason=why))
    for path, reason in mending.rewriting.unwritten:
        tell(say.NOT_WRITTEN.say(file=path, reason=reason))
    count = sum(sum(rules.values()) for rules in mending.counts.values())
    tell((say.MENDED_ALL if written else say.WOULD_MEND).say(count=count, files=len(mending.counts)))
    if mending.more:
        tell(say.MORE.say())
