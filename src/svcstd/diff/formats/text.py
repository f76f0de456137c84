"""The comparison for people: one block for each cause, then sums in plain figures.

Lines are runs of text with a style each; whoever prints them decides whether styles become colours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from svcstd.diagnostic import Severity
from svcstd.diff.cause import Side
from svcstd.diff.figures import MEASURES
from svcstd.diff.formats import adjusted
from svcstd.diff.formats.approvals import approval_counts, approval_lines
from svcstd.diff.result import Cause, DiffResult, Effect
from svcstd.diff.rule import Burden
from svcstd.messages import changes as say
from svcstd.messages import reporting
from svcstd.messages.terminal import Line, Run, safe

WORDS = {Burden.BETTER: say.BETTER, Burden.WORSE: say.WORSE, Burden.NEUTRAL: say.NEUTRAL}
SEVERITIES = {Severity.WARNING: reporting.WARNING, Severity.ERROR: reporting.ERROR}
STYLES = {Burden.BETTER: "bold green", Burden.WORSE: "bold red", Burden.NEUTRAL: "bold blue"}
UNPLACED = frozenset({"catalog"})
"""What is nobody's element: that no place refers to it goes without saying."""
FOLD_AFTER = 8
"""Places, or files, that are named; the others are counted."""


def lines(result: DiffResult) -> Iterator[Line]:
    """The comparison, line by line."""
    for cause in result.causes:
        yield from _cause(result, cause)
    yield from adjusted.lines(result)
    for text, style in _summary(result):
        yield ((safe(text), style),)


def _cause(result: DiffResult, cause: Cause) -> Iterator[Line]:
    older = say.OLD_FILE.say() if cause.spot.side is Side.OLD else ""
    about = _about(result, cause)
    yield (safe(str(cause.spot.at)), "bold"), (older, "dim"), (f"  {safe(about)}" if about else "", "")
    for effect in cause.effects:
        verdict = effect.verdict
        word = f"{WORDS[verdict.burden]}[{verdict.rule}]"
        graded = SEVERITIES.get(verdict.severity)
        grade = f"{graded}{say.COLON}" if graded else ""
        yield ("  ", ""), (word, STYLES[verdict.burden]), (f" {grade}{safe(verdict.message)}", "")
        placed = effect.reach or effect.guides or verdict.path[0] not in UNPLACED
        if not effect.approves:
            fingerprint = effect.fingerprint
            yield ("    ", ""), (f"{fingerprint}  {safe(_reach(result, effect))}" if placed else fingerprint, "dim")
            yield from approval_lines(result, fingerprint)
    yield ()


def _about(result: DiffResult, cause: Cause) -> str:
    """The items that a cause is about: the one, or the first and how many."""
    codes = sorted({code for effect in cause.effects for code in effect.items})
    if not codes:
        return ""
    first = result.item_names.get(codes[0], codes[0])
    return first if len(codes) == 1 else say.ITEMS_MORE.say(name=first, count=len(codes))


def _reach(result: DiffResult, effect: Effect) -> str:
    regions = effect.regions
    if not regions:
        return say.REACHES_NONE.say()
    names = say.LIST.say().join(result.region_names.get(code, code) for code in regions[:FOLD_AFTER])
    text = say.REACHES_MORE if len(regions) > FOLD_AFTER else say.REACHES
    out = text.say(count=len(regions), names=names)
    items = sum(bool(at.region) for at in effect.reach)
    if items > len(regions):
        out += say.REACHES_ITEMS.say(items=items)
    return out + say.REACHES_GUIDES.say(guides=len(effect.guides)) if effect.guides else out


def _summary(result: DiffResult) -> Iterator[Run]:
    """Yield the last lines with their styles: counts, reach, sums, and what the result leaves out."""
    if result.stopped:
        yield say.STOPPED.say(), "red"
    elif not result.causes:
        yield (say.NOTHING_READABLE.say(), "red") if result.refused else (say.NOTHING.say(), "green")
    else:
        graded = [effect.verdict.severity for effect in result.effects]
        yield (
            say.COUNTS.say(
                causes=len(result.causes),
                better=result.count(Burden.BETTER),
                worse=result.count(Burden.WORSE),
                neutral=result.count(Burden.NEUTRAL),
                warnings=graded.count(Severity.WARNING),
                errors=graded.count(Severity.ERROR),
            ),
            "bold",
        )
        reach = result.reach
        places = {at.region for at in reach} | {guide.region for guide in result.guides}
        yield say.REACH.say(regions=len(places), items=len(reach), guides=len(result.guides)), ""
        for text, everywhere in ((say.SUM_ONCE, False), (say.SUM_EVERYWHERE, True)):
            figures = _figures(result, everywhere)
            if figures:
                yield text.say(figures=figures), ""
    if result.files:
        yield say.COMPARED.say(files=result.files, items=result.compared), ""
    yield from approval_counts(result)
    for text, files, style in ((say.SILENT, result.silent, ""), (say.IGNORED, result.ignored, "yellow")):
        if files:
            yield text.say(count=len(files), files=_some(files)), style
    yield from _incomplete(result)


def _figures(result: DiffResult, everywhere: bool) -> str:
    totals = result.totals(everywhere)
    return say.LIST.say().join(
        text.say(n=f"{totals[measure]:+d}".replace("-", "−")) for measure, text in MEASURES.items() if totals[measure]
    )


def _some(files: Sequence[str]) -> str:
    names = say.LIST.say().join(files[:FOLD_AFTER])
    return names if len(files) <= FOLD_AFTER else say.AND_MORE.say(names=names, count=len(files))


def _incomplete(result: DiffResult) -> Iterator[Run]:
    if result.refused:
        yield say.REFUSED.say(count=len(result.broken)), "red"
        for refused in result.refused:
            side = say.OLD_FILE.say() if refused.side is Side.OLD else ""
            found = refused.diagnostic
            yield f"  {found.at}{side} [{found.rule}] {found.message}", "red"
    if result.uncompared:
        yield say.UNCOMPARED.say(count=result.uncompared), "red"
