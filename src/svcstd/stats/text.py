"""The score for a terminal: a group's figures on a line each, and what to fill first."""

from __future__ import annotations

from collections.abc import Iterator

from svcstd.messages import score as say
from svcstd.messages.reporting import COLON, LIST
from svcstd.messages.terminal import Line
from svcstd.stats import shown
from svcstd.stats.score import Group, Score, Tally, percent

MOST_GAPS = 3


def lines(score: Score) -> Iterator[Line]:
    """The report as lines of styled runs."""
    yield ((shown.heading(score), "bold"),)
    yield ((shown.scope(score), "dim"),)
    for key, group in score.ordered:
        yield ()
        yield from _group(shown.name(score, key), group)
    yield ()
    yield from _group(say.TOTAL.say(), score.total)
    yield ()
    yield ((shown.counts(), "dim"),)


def _group(name: str, group: Group) -> Iterator[Line]:
    yield ((name, "bold"),)
    yield from _tally(say.COMPLETE.say(), group.published)
    share, counted = percent(group.clean, group.records), say.RECORDS.say(clean=group.clean, records=group.records)
    yield (f"  {say.CONFORMANT}{COLON.say()}", ""), (share, _style(group.clean, group.records)), (f"  {counted}", "dim")
    if group.drafts.items:
        yield from _tally(say.DRAFTS.say(), group.drafts)
    first = group.first
    for element, gap, points in first[:MOST_GAPS]:
        sentence = say.GAP.say(
            element=shown.element(element),
            items=gap.items,
            gain=shown.gain(points, group),
            points=points,
            due=group.published.due,
        )
        yield (f"  {say.FIRST}{COLON.say()}", "yellow"), (sentence, "")
        yield ((f"      {shown.cause(gap)}", "dim"),)
    if len(first) > MOST_GAPS:
        yield ((f"      {say.MORE.say(count=len(first) - MOST_GAPS)}", "dim"),)


def _tally(label: str, tally: Tally) -> Iterator[Line]:
    points = say.POINTS.say(there=tally.there, due=tally.due)
    counted = LIST.say().join((points, say.ITEMS.say(items=tally.items, whole=tally.whole)))
    share = percent(tally.there, tally.due)
    yield (f"  {label}{COLON.say()}", ""), (share, _style(tally.there, tally.due)), (f"  {counted}", "dim")


def _style(part: int, whole: int) -> str:
    """A colour for a share; only all of it is green."""
    return "dim" if not whole else "bold green" if part == whole else "bold yellow" if 2 * part >= whole else "bold red"
