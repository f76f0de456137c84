"""Adjustments and what rules say of declarations, for people: two sections of the text report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from svcstd.diagnostic import Severity
from svcstd.diff.adjusted import Adjusted
from svcstd.diff.adjusting.versions import Noted
from svcstd.diff.cause import Side, Spot
from svcstd.diff.formats.approvals import approval_lines
from svcstd.diff.result import DiffResult
from svcstd.diff.shown import items_named
from svcstd.messages import adjusting as say
from svcstd.messages import changes, reporting
from svcstd.messages.terminal import Line, safe
from svcstd.model.enums import AdjustmentKind as Kind

GRADES = {
    Severity.ERROR: (reporting.ERROR, "bold red"),
    Severity.WARNING: (reporting.WARNING, "bold yellow"),
    Severity.INFO: (reporting.INFO, "bold blue"),
}


def lines(result: DiffResult) -> Iterator[Line]:
    """The adjustments, then the findings; nothing where there are none."""
    if result.adjusted:
        yield ((say.HEADING.say(count=len(result.adjusted)), "bold"),)
        for fact in result.adjusted:
            yield from _fact(result, fact)
        yield ()
    if result.findings:
        yield ((say.FINDINGS.say(count=len(result.findings)), "bold"),)
        for found in result.findings:
            yield from _finding(result, found)
        yield ()


def sentence(result: DiffResult, fact: Adjusted) -> str:
    """What happened to which items, where, in one line."""
    first = (fact.before or fact.after)[0]
    out = say.KIND.say(kind=say.KINDS[fact.kind], unit=say.UNITS[first.unit])
    out += _moved(fact)
    if any(fact.levels):
        out += say.IN_LEVELS.say(old=_levels(fact.levels[0]), new=_levels(fact.levels[1]))
    if any(fact.bodies):
        out += say.IN_LEVELS.say(old=fact.bodies[0] or changes.UNSAID.say(), new=fact.bodies[1] or changes.UNSAID.say())
    return out + (say.AT_PLACE.say(region=_place(result, fact.region)) if fact.region else "")


def _moved(fact: Adjusted) -> str:
    """The items; before and after where others came of them, or they have another name."""
    others = [one.code for one in fact.before] != [one.code for one in fact.after] or fact.kind is Kind.RENAMED
    if fact.before and fact.after and others:
        return say.MOVED.say(old=items_named(fact.before), new=items_named(fact.after))
    return say.NAMED_LAST.say(items=items_named(fact.after or fact.before))


def _levels(levels: Sequence[str]) -> str:
    return changes.LIST.say().join(levels) or changes.UNSAID.say()


def _place(result: DiffResult, code: str) -> str:
    return result.region_names.get(code, code)


def _fact(result: DiffResult, fact: Adjusted) -> Iterator[Line]:
    style = "" if fact.declared else "yellow"
    yield ("  ", ""), (safe(sentence(result, fact)), "bold"), (f"  {safe(_at(fact.spot))}", "dim")
    yield ("    ", ""), (_reach(fact), "dim"), (changes.LIST.say(), "dim"), (safe(_declared(fact)), style)


def _at(spot: Spot) -> str:
    return f"{spot.at}{changes.OLD_FILE if spot.side is Side.OLD else ''}"


def _finding(result: DiffResult, found: Noted) -> Iterator[Line]:
    word, style = GRADES[found.severity]
    older = changes.OLD_FILE.say() if found.side is Side.OLD else ""
    yield (
        ("  ", ""),
        (f"{safe(str(found.at))}{older}", "bold"),
        (f"  {word}[{found.rule}] ", style),
        (safe(found.message), ""),
    )
    for at, why in found.related:
        yield ("    ", ""), (safe(f"{at} {why}"), "dim")
    yield ("    ", ""), (f"{found.fingerprint}  {safe(found.mend)}", "dim")
    yield from approval_lines(result, found.fingerprint)


def rows(result: DiffResult) -> Iterator[tuple[str, str, str, str]]:
    """The adjustments as rows of a table: what happened, where it stands, what it reaches, what declares it."""
    for fact in result.adjusted:
        yield sentence(result, fact), _at(fact.spot), _reach(fact), _declared(fact)


def _reach(fact: Adjusted) -> str:
    regions = {at.region for at in fact.reach if at.region} | {guide.region for guide in fact.guides}
    if not regions:
        return say.REACHES_NONE.say()
    return say.REACHES.say(regions=len(regions), guides=len(fact.guides))


def _declared(fact: Adjusted) -> str:
    known = fact.declared
    return say.DECLARED.say(id=known.id, change=known.change) if known else say.UNDECLARED.say()
