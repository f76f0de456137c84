"""The comparison for people: one block for each cause, then sums in plain figures.

Lines are runs of text with a style each; whoever prints them decides whether styles become colours.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from svcstd.diagnostic import Severity
from svcstd.diff.cause import Side
from svcstd.diff.figures import told
from svcstd.diff.formats import Shown, adjusted
from svcstd.diff.formats.approvals import approval_counts, approval_lines
from svcstd.diff.reach import agencies, level_word, levels, places
from svcstd.diff.result import Cause, DiffResult, Effect
from svcstd.diff.rule import Burden
from svcstd.diff.sums import by_body, by_item
from svcstd.messages import changes as say
from svcstd.messages import comparing as words
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
    yield from adjusted.lines(result)
    for cause in result.causes:
        yield head(result, cause)
        for effect in cause.effects:
            yield said(effect, effect.verdict.message)
            yield from reached(result, effect)
        yield ()
    yield from ending(result)


def pieces(shown: Shown) -> Iterator[str]:
    """Yield the comparison as a file holds it, without colours."""
    for line in lines(shown.result):
        yield "".join(run for run, _ in line) + "\n"


def head(result: DiffResult, cause: Cause) -> Line:
    """Where a cause stands, and the items that it is about."""
    older = say.OLD_FILE.say() if cause.spot.side is Side.OLD else ""
    of = about(result, cause)
    return (safe(str(cause.spot.at)), "bold"), (older, "dim"), (f"  {safe(of)}" if of else "", "")


def said(effect: Effect, words: str) -> Line:
    """A verdict: its word, rule and severity, then what happened."""
    verdict = effect.verdict
    graded = SEVERITIES.get(verdict.severity)
    grade = f"{graded}{say.COLON}" if graded else ""
    word = f"{WORDS[verdict.burden]}[{verdict.rule}]"
    return ("  ", ""), (word, STYLES[verdict.burden]), (f" {grade}{safe(words)}", "")


def reached(result: DiffResult, effect: Effect) -> Iterator[Line]:
    """Yield what names a verdict and what it reaches, then what was approved of it.

    Lists of the catalogue that nothing refers to reach nothing; approvals are not themselves approved.
    """
    if effect.approves:
        return
    placed = effect.reach or effect.guides or effect.verdict.path[0] not in UNPLACED
    name = effect.fingerprint
    yield ("    ", ""), (f"{name}  {safe(reach(result, effect))}" if placed else name, "dim")
    yield from approval_lines(result, name)


def ending(result: DiffResult) -> Iterator[Line]:
    """The last lines: counts, reach, sums, and what the result leaves out."""
    for text, style in _summary(result):
        yield ((safe(text), style),)


def summary(result: DiffResult, *, sums: bool = True) -> list[str]:
    """The last lines as plain sentences.

    Args:
        result: The comparison.
        sums: Whether sums are among them.
    """
    return [safe(text) for text, _ in _summary(result, sums=sums)]


def about(result: DiffResult, cause: Cause) -> str:
    """The items that a cause is about: the one, or the first and how many."""
    codes = sorted({code for effect in cause.effects for code in effect.items})
    if not codes:
        return ""
    first = result.item_names.get(codes[0], codes[0])
    return first if len(codes) == 1 else say.ITEMS_MORE.say(name=first, count=len(codes))


def reach(result: DiffResult, effect: Effect, *, names: bool = True) -> str:
    """What a verdict reaches, in one sentence: places by level, guides, bodies.

    Args:
        result: The comparison.
        effect: The verdict.
        names: Whether the first places and bodies are named.
    """
    regions = effect.regions
    if not regions:
        return say.REACHES_NONE.say()
    counted, levels_of = len(regions), _levels(result, regions)
    out = words.REACHES_COUNT.say(count=counted, levels=levels_of)
    if names:
        text = say.REACHES_MORE if counted > FOLD_AFTER else say.REACHES
        out = text.say(count=counted, levels=levels_of, names=_first(regions, result.region_names))
    items = sum(bool(at.region) for at in effect.reach)
    if items > counted:
        out += say.REACHES_ITEMS.say(items=items)
    if effect.guides:
        out += say.REACHES_GUIDES.say(guides=len(effect.guides))
    bodies = agencies(result, effect.reach)
    if bodies and names:
        text = say.REACHES_AGENCIES_MORE if len(bodies) > FOLD_AFTER else say.REACHES_AGENCIES
        out += text.say(count=len(bodies), names=_first(bodies, result.body_names))
    elif bodies:
        out += words.REACHES_BODIES.say(count=len(bodies))
    return out


def _first(keys: Sequence[str], names: Mapping[str, str]) -> str:
    return say.LIST.say().join(names.get(key, key) for key in keys[:FOLD_AFTER])


def _levels(result: DiffResult, regions: Sequence[str]) -> str:
    """How many places of each level, in brackets; nothing for one place, which its name tells."""
    if len(regions) < 2:  # noqa: PLR2004
        return ""
    counts = levels(result, regions).items()
    words = (say.LEVEL_COUNT.say(level=level_word(level), count=count) for level, count in counts)
    joined = say.LIST.say().join(words)
    return say.LEVELS.say(levels=joined) if joined else ""


def _summary(result: DiffResult, *, sums: bool = True) -> Iterator[Run]:
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
        items, regions = result.reach, places(result)
        yield (
            say.REACH.say(
                regions=len(regions),
                levels=_levels(result, regions),
                agencies=len(agencies(result, items)),
                items=len(items),
                guides=len(result.guides),
            ),
            "",
        )
        if sums:
            yield from _sums(result)
    if result.files:
        yield say.COMPARED.say(files=result.files, items=result.compared), ""
    yield from approval_counts(result)
    for text, files, style in ((say.SILENT, result.silent, ""), (say.IGNORED, result.ignored, "yellow")):
        if files:
            yield text.say(count=len(files), files=_some(files)), style
    yield from _incomplete(result)


def _sums(result: DiffResult) -> Iterator[Run]:
    """Yield the sums of the catalogue, then those of each body and item where there is more than one."""
    for text, everywhere in ((say.SUM_ONCE, False), (say.SUM_EVERYWHERE, True)):
        figures = told(result.totals(everywhere))
        if figures:
            yield text.say(figures=figures), ""
    for title, found in ((words.BY_BODY, by_body(result)), (words.BY_ITEM, by_item(result))):
        moved = [one for one in found if one.everywhere]
        if len(moved) > 1:
            yield f"{title}{say.COLON}", ""
            for one in moved[:FOLD_AFTER]:
                yield words.SUM_OF.say(name=one.name or words.NO_BODY, figures=told(dict(one.everywhere))), ""
            if len(moved) > FOLD_AFTER:
                yield words.SUMS_MORE.say(count=len(moved) - FOLD_AFTER), "dim"


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
