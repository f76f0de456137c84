"""The baseline of a workspace: found where svcstd.yaml or the command line says, read and written whole."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from svcstd.messages import Text
from svcstd.messages import validating as say
from svcstd.model.shape import shape
from svcstd.pipeline.found import Report
from svcstd.settings import Settings
from svcstd.validate import baseline
from svcstd.validate.silence import NEVER
from svcstd.workspace import Workspace, write_atomically
from svcstd.workspace.workspace import MARKER

USUAL = "svcstd-baseline.txt"
MOST = 64 << 20
"""Bytes a baseline may hold: some half a million findings."""


class BaselineProblem(Exception):
    """A baseline that is not there or is none; the sentence says what to do."""

    def __init__(self, text: Text, **values: object) -> None:
        """Keep what to say."""
        super().__init__(text.say(**values))


def place(workspace: Workspace, named: Path | None) -> Path | None:
    """Where the baseline is, or None where nobody names one.

    Args:
        workspace: Whose svcstd.yaml may name one, by a path in the workspace.
        named: What the command line names, as the current folder reaches it.

    Raises:
        BaselineProblem: svcstd.yaml names a file outside.
    """
    if named is not None:
        return named
    settings, _ = shape(workspace.document(MARKER), Settings)
    if settings is None or settings.baseline is None:
        return None
    found = Path(workspace.root, settings.baseline)
    if not found.resolve().is_relative_to(workspace.root.resolve()):
        raise BaselineProblem(say.OUTSIDE, file=settings.baseline, root=workspace.root)
    return found


def known(file: Path | None) -> Counter[str]:
    """How often each finding may come, by fingerprint; nothing where there is no baseline.

    Raises:
        BaselineProblem: The file is not there, or is no baseline.
    """
    if file is None:
        return Counter()
    try:
        with open(file, "rb") as opened:
            data = opened.read(MOST + 1)
    except OSError as error:
        raise BaselineProblem(say.NO_BASELINE, file=file) from error
    try:
        if len(data) > MOST:
            raise baseline.BadBaseline(1)
        return baseline.read(data.decode("utf-8", "replace"))
    except baseline.BadBaseline as error:
        raise BaselineProblem(say.BAD_BASELINE, file=file, line=error.line) from error


def write(file: Path, report: Report) -> int:
    """Write the findings of a report as the baseline, and return how many; those that it never silences are left out.

    What silences themselves get would never be looked up there, and each run would say that it is gone (S504).
    """
    kept = [one for one in report.diagnostics if one.rule not in NEVER]
    write_atomically(file.resolve(), baseline.written(kept).encode())
    return len(kept)
