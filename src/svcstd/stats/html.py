"""The score as one HTML page that needs nothing else: the view here, its layout in templates/score.html.j2."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from svcstd.messages import language
from svcstd.messages import score as say
from svcstd.messages.terminal import safe
from svcstd.paper import Paper
from svcstd.stats import shown
from svcstd.stats.score import Group, Score, Tally, percent

TEMPLATE = "score.html.j2"
MOST_GAPS = 5
ENOUGH, ALARMING = 90, 60
"""Percentages of completeness from which a bar is calm, below which it alarms; colour repeats what the figure says."""


def page(score: Score, load: Callable[[str], str | None]) -> str:
    """The page.

    Args:
        score: What it shows.
        load: Text of a template by name.

    Raises:
        BadTemplate: The template is wrong.
    """
    return Paper(load, ink=_ink).print(TEMPLATE, view(score))


def _ink(value: Any) -> Any:
    """What strangers wrote turns no reading direction and hides nothing; Jinja escapes it afterwards."""
    return safe(value) if type(value) is str else value


def view(score: Score) -> dict[str, Any]:
    """What the template may print: words and figures, nothing to compute."""
    groups = [
        _group(f"g{number}", shown.name(score, key), group) for number, (key, group) in enumerate(score.ordered, 1)
    ]
    return {
        "lang": "zh-CN" if language() == "zh" else "en",
        "title": score.title,
        "heading": shown.heading(score),
        "scope": shown.scope(score),
        "unfinished": shown.unfinished(score),
        "counts": shown.counts(),
        "total": _group("total", say.TOTAL.say(), score.total),
        "groups": groups,
        "lacking": [group for group in groups if group["gaps"]],
        "words": {
            "group": say.GROUP[score.by].say(),
            "every": say.EVERY[score.by].say(),
            "complete": say.COMPLETE.say(),
            "conformant": say.CONFORMANT.say(),
            "drafts": say.DRAFTS.say(),
            "worst": say.WORST_FIRST.say(),
            "first": say.WHAT_FIRST.say(),
            "element": say.MISSING.say(),
            "lacking": say.LACKING.say(),
            "gain": say.GAIN.say(),
            "where": say.WHERE.say(),
            "unfinished": say.UNFINISHED.say(),
        },
    }


def _bar(part: int, whole: int, says: str, calm: int, alarming: int) -> dict[str, str]:
    number = 100 * part / whole if whole else 0
    kind = "none" if not whole else "good" if number >= calm else "fair" if number >= alarming else "poor"
    return {"share": percent(part, whole), "width": f"{number:.1f}%", "kind": kind, "says": says}


def _tally(tally: Tally) -> dict[str, str]:
    points = say.POINTS.say(there=tally.there, due=tally.due)
    counted = say.ITEMS.say(items=tally.items, whole=tally.whole)
    return {**_bar(tally.there, tally.due, points, ENOUGH, ALARMING), "counted": counted}


def _group(anchor: str, name: str, group: Group) -> dict[str, Any]:
    gaps = [
        {
            "title": element.title if language() == "zh" else element.path,
            "path": element.path if language() == "zh" else "",
            "lacking": str(gap.items),
            "gain": shown.gain(points, group),
            "file": gap.best[0],
            "fills": say.FILLS.say(items=gap.best[1]) if gap.best[1] > 1 else "",
        }
        for element, gap, points in group.first[:MOST_GAPS]
    ]
    more = len(group.first) - len(gaps)
    records = say.RECORDS.say(clean=group.clean, records=group.records)
    return {
        "anchor": anchor,
        "name": name,
        "complete": _tally(group.published),
        "conformant": _bar(group.clean, group.records, records, 100, ENOUGH),  # a gate: only all is enough
        "drafts": _tally(group.drafts) if group.drafts.items else None,
        "gaps": gaps,
        "more": say.MORE.say(count=more) if more > 0 else "",
    }
