"""Figures as people read them: names, shares with their numerators and denominators, gains and causes."""

from __future__ import annotations

from svcstd.messages import language
from svcstd.messages import score as say
from svcstd.messages.reporting import COLON, LIST
from svcstd.model.enums import Level
from svcstd.stats.score import Gap, Group, Score, percent
from svcstd.stats.weights import WEIGHTS, Element, Flag


def name(score: Score, key: str) -> str:
    """What a group is called: a body or place by name and code, a level in the language spoken."""
    if not key:
        return say.NOBODY[score.by].say()
    if score.by == "level":
        return _level(key)
    known = score.names.get(key)
    return f"{known}（{key}）" if known and language() == "zh" else f"{known} ({key})" if known else key


def _level(value: str) -> str:
    return next(level.slug for level in Level if level.value == value) if language() == "en" else value


def scope(score: Score) -> str:
    """What was chosen."""
    said = [
        f"{say.SCOPES[option]} {LIST.say().join(map(_level, chosen) if option == 'level' else chosen)}"
        for option, chosen in score.scope.items()
    ]
    return say.SCOPE.say(scope=LIST.say().join(said) or say.EVERYTHING.say())


def heading(score: Score) -> str:
    """The title of a report: what is counted, grouped how."""
    return f"{say.TITLE}{COLON.say()}{say.GROUPED[score.by]}"


def counts() -> str:
    """What the figures mean."""
    return say.WHAT_COUNTS.say(m=WEIGHTS[Flag.MANDATORY], c=WEIGHTS[Flag.CONDITIONAL], o=WEIGHTS[Flag.OPTIONAL])


def element(one: Element) -> str:
    """What an element is called: by its key, which is English, after its standard name in Chinese."""
    return one.path if language() == "en" else f"{one.title}（{one.path}）"


def gain(points: int, group: Group) -> str:
    """Percentage points that filling an element everywhere gives; without the sign."""
    return percent(points, group.published.due).removesuffix("%")


def cause(gap: Gap) -> str:
    """The file to write it in, and how many items that fills where it is more than one."""
    file, items = gap.best
    return say.MANY_AT_ONCE.say(file=file, items=items) if items > 1 else say.ONE_FILE.say(file=file)


def unfinished(score: Score, most: int = 5) -> list[str]:
    """Why a score is not that of everything: files that cannot be read, items left out, nothing there."""
    out = [say.NOTHING.say()] if score.empty else []
    if score.broken:
        out.append(say.BROKEN.say(count=len(score.broken), files=LIST.say().join(score.broken[:most])))
    if score.unchecked:
        out.append(say.UNCHECKED.say(count=score.unchecked))
    return out
