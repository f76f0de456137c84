"""What a change reaches, summed: places by level (行使层级), and the bodies that handle the items there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from svcstd.diff.result import DiffResult, Reached
from svcstd.messages import language
from svcstd.model.enums import Level


def levels(result: DiffResult, regions: Iterable[str]) -> dict[Level, int]:
    """How many of some places are of each level, widest first; places that neither version knows are left out.

    Args:
        result: The comparison that names the places.
        regions: Codes of places.
    """
    found = Counter(result.region_levels[code] for code in regions if code in result.region_levels)
    return {level: found[level] for level in Level if found[level]}


def level_word(level: Level) -> str:
    """A level in the language of the run: in English as `--level` takes it."""
    return level.slug if language() == "en" else level.value


def agencies(result: DiffResult, reach: Iterable[Reached]) -> list[str]:
    """Ids of the bodies that have, or had, some items at places, in order."""
    found = {body for at in reach for bodies in (result.bodies, result.former) if (body := bodies.get(at))}
    return sorted(found)


def places(result: DiffResult) -> list[str]:
    """Codes of all places that a comparison reaches, by a record or by a guide, in order."""
    return sorted({at.region for at in result.reach} | {guide.region for guide in result.guides})
