"""What changes reach, for a page: places by level, each long list of them once however many changes reach it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from svcstd.diff.reach import agencies, level_word
from svcstd.diff.result import DiffResult, Effect
from svcstd.messages import changes
from svcstd.messages import comparing as say
from svcstd.messages.terminal import safe
from svcstd.model.enums import Level

FEW = 12
"""Places that stand with the change that reaches them; longer lists stand at the end of the page."""
MOST_NAMES = 60_000
"""Names of places on one page, all lists together."""

Key = tuple[tuple[str, ...], tuple[str, ...]]


class Places:
    """The places and bodies that the changes of one page reach."""

    def __init__(self, result: DiffResult, effects: list[Effect]) -> None:
        """Number the lists that are long and reached by some of these changes."""
        self.result = result
        self.keys = {id(effect): self._key(effect) for effect in effects}
        self.bodies = {
            body: number for number, body in enumerate(sorted({b for _, of in self.keys.values() for b in of}))
        }
        longer = Counter(key for key in self.keys.values() if len(key[0]) > FEW)
        self.numbers = {key: number for number, key in enumerate(longer, 1)}
        self.left = MOST_NAMES

    def _key(self, effect: Effect) -> Key:
        return tuple(effect.regions), tuple(agencies(self.result, effect.reach))

    def of(self, effect: Effect) -> dict[str, Any]:
        """Where one change is felt: its own few places, or the number of a list."""
        key = self.keys[id(effect)]
        number = self.numbers.get(key, 0)
        return {"list": number} if number else {"list": 0, **self._listed(key)}

    def lists(self) -> Iterator[dict[str, Any]]:
        """Yield the long lists, by number."""
        for key, number in self.numbers.items():
            yield {"number": number, "title": say.LIST_OF_PLACES.say(number=number), **self._listed(key)}

    def _listed(self, key: Key) -> Mapping[str, Any]:
        regions, bodies = key
        by_level: dict[Level | None, list[str]] = {}
        for code in regions:
            by_level.setdefault(self.result.region_levels.get(code), []).append(code)
        self.left -= len(regions) + len(bodies)
        ordered = [level for level in (*Level, None) if level in by_level]
        names = self.left >= 0
        return {
            "levels": " ".join(level.slug for level in ordered if level),
            "bodies": " ".join(str(self.bodies[body]) for body in bodies),
            "groups": [self._group(level, by_level[level], names) for level in ordered],
            "named": self._bodies(bodies) if names else "",
            "unlisted": "" if names else str(say.UNLISTED),
        }

    def _bodies(self, bodies: tuple[str, ...]) -> str:
        return safe(changes.LIST.say().join(self.result.body_names.get(body, body) for body in bodies))

    def _group(self, level: Level | None, codes: list[str], names: bool) -> tuple[str, str]:
        """A level with the number of places, and their names."""
        word = level_word(level) if level else str(say.REGION)
        joined = changes.LIST.say().join(self.result.region_names.get(code, code) for code in codes) if names else ""
        return changes.LEVEL_COUNT.say(level=word, count=len(codes)), safe(joined)
