"""The work list for people: the causes once, then what each place or body has to do, then sums.

Lines are runs of text with a style each; whoever prints them decides whether styles become colours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from svcstd.diagnostic import Severity
from svcstd.diff.cause import Side
from svcstd.diff.impact.work import Extent, Faulty, Group, Kind, Reprint, Source, Status, WorkList
from svcstd.diff.reach import level_word
from svcstd.messages import changes, reporting
from svcstd.messages import impact as say
from svcstd.messages.terminal import Line, Run, safe

GRADES = {Severity.INFO: reporting.INFO, Severity.WARNING: reporting.WARNING, Severity.ERROR: reporting.ERROR}
STYLES = {Severity.INFO: "bold blue", Severity.WARNING: "bold yellow", Severity.ERROR: "bold red"}
GUIDE_STYLES = {Status.NEW: "bold green", Status.WITHDRAWN: "bold red", Status.CHANGED: "bold"}
MOST_GROUPS, MOST_ROWS, MOST_SOURCES, MOST_NUMBERS = 20, 10, 100, 5
"""Places, rows of each kind at one place, causes, and causes of one guide that are shown; the others are counted.
Of places those with the worst faults are shown."""


def lines(work: WorkList, *, fold: bool = True) -> Iterator[Line]:
    """The list, line by line.

    Args:
        work: The list.
        fold: Whether what is many is shown in part.
    """
    yield from _sources(work, fold)
    first = sorted(work.groups, key=lambda group: -group.worst)[:MOST_GROUPS] if fold else work.groups
    chosen = {group.key for group in first}
    for group in work.groups:
        if group.key in chosen:
            yield from _group(work, group, fold)
    rest = [group for group in work.groups if group.key not in chosen]
    if rest:
        yield ((say.AND_GROUPS[work.by].say(count=len(rest), work=_counts(rest)), "yellow"),)
        yield ()
    for text, style in _summary(work):
        yield ((safe(text), style),)


def _sources(work: WorkList, fold: bool) -> Iterator[Line]:
    if not work.sources:
        return
    yield ((say.SOURCES.say(count=len(work.sources)), "bold"),)
    shown = work.sources[:MOST_SOURCES] if fold else work.sources
    for number, source in enumerate(shown, 1):
        older = say.OLD_FILE.say() if source.spot.side is Side.OLD else ""
        yield (
            (f"  [{number}] ", "dim"),
            (safe(str(source.spot.at)), "bold"),
            (older, "dim"),
            (f"  {safe(work.about(source))}", ""),
            (f"  {_said(source)}", ""),
        )
    if len(shown) < len(work.sources):
        yield ((f"  {say.MORE_SOURCES.say(count=len(work.sources) - len(shown))}", "yellow"),)
    yield ()


def _said(source: Source) -> str:
    """What a cause did: the first change, and how many more."""
    first, more = source.said[0], len(source.said) - 1
    out = f"[{first.rule}] {safe(first.message)}"
    return out + say.MORE_SAID.say(count=more) if more else out


def _group(work: WorkList, group: Group, fold: bool) -> Iterator[Line]:
    name = safe(group.name)
    if group.level is not None:
        name = say.PLACES.say(name=name, level=level_word(group.level))
    head = f"{safe(group.key)} {name}".strip()
    yield (head, "bold"), (f"{changes.COLON}{_counts([group])}", "")
    guides = group.reprints[:MOST_ROWS] if fold else group.reprints
    for guide in guides:
        yield _reprint(work, guide)
    if len(guides) < len(group.reprints):
        yield ((f"  {say.AND_GUIDES.say(count=len(group.reprints) - len(guides))}", "dim"),)
    for kind in Kind:
        found = group.of(kind)
        for one in found[:MOST_ROWS] if fold else found:
            yield from _faulty(one)
        if fold and len(found) > MOST_ROWS:
            yield ((f"  {say.AND_RECORDS.say(count=len(found) - MOST_ROWS)}", "dim"),)
    yield ()


def _reprint(work: WorkList, guide: Reprint) -> Line:
    name = safe(work.item_names.get(guide.item, ""))
    where = "" if work.by == "place" else f"{safe(work.region_names.get(guide.region, guide.region))}  "
    body = f"@{safe(guide.variant)}" if guide.variant else ""
    because = f"  {say.BECAUSE.say(numbers=numbers(guide.causes, MOST_NUMBERS))}" if guide.causes else ""
    return (
        ("  ", ""),
        (say.STATUS[guide.status].say(), GUIDE_STYLES[guide.status]),
        (f"  {where}{safe(guide.item)}{body} {name}", ""),
        (because, "dim"),
    )


def numbers(causes: Sequence[int], most: int) -> str:
    """Numbers of causes in brackets, the first of them where there are many."""
    shown = "".join(f"[{number}]" for number in causes[:most])
    return shown if len(causes) <= most else f"{shown}…"


def _faulty(one: Faulty) -> Iterator[Line]:
    rule = f"[{one.rule}]" if one.rule else ""
    unedited = "" if one.edited else say.UNEDITED.say()
    because = f"  {say.BECAUSE.say(numbers=numbers(one.causes, MOST_NUMBERS))}" if one.causes else ""
    yield (
        ("  ", ""),
        (say.KIND[one.kind].say(), STYLES[one.severity]),
        (f"  {safe(str(one.at))}", "bold"),
        (unedited, "dim"),
        (f" {GRADES[one.severity]}{rule}{reporting.COLON}{safe(one.message)}", ""),
        (because, "dim"),
    )
    mend = safe(one.mend)
    if one.fix is not None and one.extent is Extent.VALUE:
        mend = f"{mend} {say.FIXABLE}"
    if mend:
        yield ("    ", ""), (reporting.MEND.say(), "green"), (mend, "")


def _counts(groups: Sequence[Group]) -> str:
    """What some groups have to do, in figures; what there is none of is left out."""
    found = {"reprint": sum(len(group.reprints) for group in groups)}
    found |= {kind.value: sum(len(group.of(kind)) for group in groups) for kind in Kind}
    return reporting.LIST.say().join(say.WORK[name].say(count=count) for name, count in found.items() if count)


def totals(work: WorkList) -> str:
    """What all have to do, in one sentence; "" where there is nothing."""
    if not work.groups:
        return ""
    by_status = {status.value: work.counted(status) for status in Status}
    guides = say.GUIDES.say(count=len(work.reprints), **by_status)
    rest = [say.WORK[kind].say(count=len(found)) for kind in Kind if (found := work.of(kind))]
    joined = reporting.LIST.say().join([guides, *rest] if work.reprints else rest)
    return say.TOTAL[work.by].say(groups=len(work.groups), work=joined)


def _summary(work: WorkList) -> Iterator[Run]:
    """Yield the last lines with their styles: sums, and what the list leaves out."""
    if work.stopped:
        yield say.STOPPED.say(), "red"
    elif not work.groups:
        yield (say.NOTHING_READABLE.say(), "red") if work.refused or work.unchecked else (say.NOTHING.say(), "green")
    else:
        worst = max((one.severity for one in work.faulty), default=None)
        yield totals(work), STYLES[worst] if worst else "bold"
    for text in left_out(work):
        yield text, "red"
    if work.skipped_rules and not work.stopped:
        yield say.SKIPPED.say(rules=reporting.LIST.say().join(work.skipped_rules)), "yellow"


def left_out(work: WorkList) -> Iterator[str]:
    """Yield what could not be read, and what was not looked at because of it, a sentence each."""
    if work.refused:
        files = {(one.side, one.diagnostic.at.file) for one in work.refused}
        yield changes.REFUSED.say(count=len(files))
        for one in work.refused:
            side = say.OLD_FILE.say() if one.side is Side.OLD else ""
            yield f"  {one.diagnostic.at}{side} [{one.diagnostic.rule}] {one.diagnostic.message}"
    if work.unchecked:
        yield say.UNCHECKED.say(count=work.unchecked)
