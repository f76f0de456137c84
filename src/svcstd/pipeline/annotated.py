"""A comparison as reports tell findings: every place in a file of the newer version, the older one related."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from svcstd.diagnostic import Diagnostic, Location, Severity
from svcstd.diff.cause import Side, Spot
from svcstd.diff.formats import text
from svcstd.diff.result import DiffResult
from svcstd.messages import changes as words
from svcstd.messages import comparing as say
from svcstd.report.outcome import Outcome
from svcstd.workspace import Workspace
from svcstd.workspace.workspace import MARKER


def annotated(result: DiffResult, newer: Workspace) -> Outcome:
    """The outcome that reports print: verdicts and findings by place.

    A change that was written in the older version (a line taken out, a file that is gone) is told where the newer
    version's value stands, else at the top of the file it was in, else at the top of svcstd.yaml: hosts of code draw
    annotations on lines of the newer version only.

    Args:
        result: The comparison.
        newer: The newer version.
    """
    stands = newer.tree.exists
    told = (*_verdicts(result, stands), *_findings(result, stands))
    found = [*(_approved(result, one) for one in told), *_refused(result, stands)]
    return Outcome(
        sorted(found, key=lambda one: one.order),
        items=result.compared,
        broken=result.broken,
        unchecked=result.uncompared,
        said=tuple(text.summary(result)),
        line=newer.line,
    )


def _approved(result: DiffResult, found: Diagnostic) -> Diagnostic:
    """What is approved is still told, as an info that says so."""
    if not result.approvals.silences(found.fingerprint):
        return found
    return replace(found, severity=Severity.INFO, message=say.APPROVED_SAID.say(message=found.message))


def _verdicts(result: DiffResult, stands: Callable[[str], bool]) -> Iterator[Diagnostic]:
    spots: Iterable[tuple[Spot, Spot | None]] = (
        (cause.spot, effect.verdict.other) for cause in result.causes for effect in cause.effects
    )
    for (spot, other), found in zip(spots, result.diagnostics, strict=True):
        if spot.side is Side.NEW:
            yield replace(found, related=tuple((at, f"{why}{words.OLD_FILE}") for at, why in found.related))
        else:
            now = other.at if other is not None and other.side is Side.NEW else None
            yield _moved(found, now, stands)


def _findings(result: DiffResult, stands: Callable[[str], bool]) -> Iterator[Diagnostic]:
    for found in result.findings:
        yield found if found.side is Side.NEW else _moved(found, None, stands)


def _refused(result: DiffResult, stands: Callable[[str], bool]) -> Iterator[Diagnostic]:
    """Yield why files could not be read: a report without them would look complete."""
    for refused in result.refused:
        found = refused.diagnostic
        yield found if refused.side is Side.NEW else _moved(found, None, stands)


def _moved(found: Diagnostic, now: Location | None, stands: Callable[[str], bool]) -> Diagnostic:
    """A finding of the older version's file, told in the newer version; where it was is related."""
    if now is None:
        now = Location(found.at.file if stands(found.at.file) else MARKER)
    return replace(
        found,
        at=now,
        path=(),
        related=((found.at, f"{words.OTHER_SIDE['old']}{words.OLD_FILE}"), *_others(found)),
    )


def _others(found: Diagnostic) -> Iterator[tuple[Location, str]]:
    """The related places but the one that the finding now stands at."""
    return ((at, why) for at, why in found.related if why != words.OTHER_SIDE["new"].say())
