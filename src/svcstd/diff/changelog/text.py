"""The changelog for people: as text, and as Markdown with the names folded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from svcstd.diff.changelog.history import History, Step
from svcstd.diff.notice.counted import Counted
from svcstd.diff.notice.markdown import line as escaped
from svcstd.diff.rule import Burden
from svcstd.messages import adjusting, changes
from svcstd.messages import changelog as say
from svcstd.messages.terminal import Line, safe

FOLD_AFTER = 3
"""Items of one kind, and places, that the text names; the others are counted."""


def lines(history: History) -> Iterator[Line]:
    """The history as lines of styled text."""
    if not history.steps:
        yield ((say.NOTHING.say(), ""),)
    for number, step in enumerate(history.steps):
        if number:
            yield ()
        yield ((safe(heading(step)), "bold"),)
        for kind, some in step.adjusted.items():
            told = say.ADJUSTED.say(
                kind=adjusting.KINDS[kind], count=step.counts[kind].say(), names=_some([named(one) for one in some])
            )
            yield ("  ", ""), (safe(told), "")
        for sentence in sentences(step, _some(list(step.regions.values()))):
            yield ("  ", ""), (safe(sentence), "dim")


def markdown(history: History) -> Iterator[str]:
    """The history as Markdown, in pieces."""
    yield f"# {say.TITLE}\n"
    if not history.steps:
        yield f"\n{say.NOTHING}\n"
    for step in history.steps:
        yield f"\n## {escaped(heading(step))}\n"
        for kind, some in step.adjusted.items():
            told = say.ADJUSTED_SUMMARY.say(kind=adjusting.KINDS[kind], count=step.counts[kind].say())
            items = "".join(f"- {escaped(named(one))}\n" for one in some)
            yield f"\n<details><summary>{told}</summary>\n\n{items}\n</details>\n"
        yield "\n"
        for sentence in sentences(step, changes.LIST.say().join(step.regions.values())):
            yield f"- {escaped(sentence)}\n"


def heading(step: Step) -> str:
    """Name and date of a version, and the one that it is compared with."""
    name = say.UNRELEASED.say() if step.unreleased else step.name
    if not step.previous:
        return say.HEADING_FIRST.say(name=name, date=step.date)
    text = say.HEADING if step.date else say.HEADING_UNDATED
    return text.say(name=name, date=step.date, previous=step.previous)


def named(one: Counted) -> str:
    """The items of an adjustment, and what came of them where they are called otherwise."""
    fact = one.fact
    old, new = ([adjusting.NAMED_SHORT.say(name=unit.name) for unit in units] for units in (fact.before, fact.after))
    if old and new and old != new:
        return changes.FROM_TO.say(old=changes.LIST.say().join(old), new=changes.LIST.say().join(new))
    return changes.LIST.say().join(old or new)


def sentences(step: Step, places: str) -> Iterator[str]:
    """What is said of a version beneath its adjustments.

    Args:
        step: The version.
        places: Names of the places it reaches.
    """
    if not step.complete:
        yield say.INCOMPLETE.say()
    if not step.previous:
        yield say.FIRST.say()
        return
    if not step.changes:
        yield say.NO_CHANGE.say()
        return
    if not step.adjusted:
        yield say.NO_ADJUSTMENT.say()
    for text, figures in zip((say.FIGURES, say.EVERYWHERE), step.told, strict=True):
        if figures:
            yield text.say(figures=figures)
    yield say.VERDICTS.say(total=step.changes, **{burden.value: step.verdicts[burden] for burden in Burden})
    if step.regions:
        yield say.REACH.say(regions=len(step.regions), guides=step.guides, names=places)
    else:
        yield say.REACH_NONE.say()


def _some(names: Sequence[str]) -> str:
    shown = changes.LIST.say().join(names[:FOLD_AFTER])
    return shown if len(names) <= FOLD_AFTER else changes.AND_MORE.say(names=shown, count=len(names))
