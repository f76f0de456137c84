"""What a comparison means to applicants, in plain figures."""

from __future__ import annotations

from collections.abc import Iterator

from svcstd.diff.figures import told
from svcstd.diff.result import DiffResult
from svcstd.messages import notice as say


def effects(result: DiffResult, *, narrowed: bool = False) -> Iterator[str]:
    """Yield the sentences of the notice.

    Args:
        result: The comparison.
        narrowed: Whether it left out what is of other places, bodies or items.
    """
    sums = {everywhere: figures(result, everywhere) for everywhere in (False, True)}
    if any(sums.values()):
        yield (say.WHOLE_NARROWED if narrowed else say.WHOLE).say()
        for text, everywhere in ((say.ONCE, False), (say.EVERYWHERE, True)):
            if sums[everywhere]:
                yield text.say(figures=sums[everywhere])
    else:
        yield say.NO_FIGURES.say()
    yield say.REACHED.say(regions=len(regions(result)), guides=len(result.guides))


def regions(result: DiffResult) -> set[str]:
    """Codes of the places that a comparison reaches, by a record or by a guide."""
    return {at.region for at in result.reach} | {guide.region for guide in result.guides}


def figures(result: DiffResult, everywhere: bool) -> str:
    """The sums of a comparison in words, or "" where nothing grew or shrank."""
    return told(result.totals(everywhere))
