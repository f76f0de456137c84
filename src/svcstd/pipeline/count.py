"""Counting guides before they are made: by names of files, a look at their bytes, and resolving only where needed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from svcstd.model.enums import Level, State
from svcstd.pipeline.entries import Basic
from svcstd.pipeline.pages import UNPUBLISHED, Pages, Wanted
from svcstd.pipeline.places import Broken
from svcstd.resolve import Resolved
from svcstd.workspace import RecordName, Unreadable

PEEK = re.compile(rb"(?m)^[\"']?(state|levels|points|here|remove)[\"']?[ \t]*:[ \t]*([^\r\n#]*)")
WORDS = (b"state", b"levels", b"points", b"here", b"remove")
STATES = {state.encode(): state for state in State}


@dataclass(frozen=True, slots=True)
class Peek:
    """What a record's bytes say of whether there are guides, without reading it as YAML.

    Attributes:
        state: The state it sets, or None.
        says: Which other elements it sets that decide on guides.
    """

    state: State | None = None
    says: frozenset[str] = frozenset()


PLAIN = Peek()
UNSURE = Peek(None, frozenset({"levels", "points", "here", "remove"}))


@dataclass(slots=True)
class Counter:
    """Counts guides before they are made; only records that say something unusual are read for it."""

    pages: Pages
    wanted: Wanted
    _peeks: dict[str, Peek] = field(default_factory=dict)

    def count(self, basic: Basic, places: Sequence[tuple[str, str, str]]) -> Iterator[Level]:
        """The level of each guide of (code, region, variant)."""
        tops: dict[str, Resolved] = {}
        for code, region, variant in places:
            if code not in tops:
                tops[code] = self.pages.places.at(basic, code, "")
            yield from self._of(basic, tops[code], region, variant)

    def _of(self, basic: Basic, top: Resolved, region: str, variant: str) -> Iterator[Level]:
        place = self.pages.catalogue.regions.get(region)
        if place is None:
            return
        codes = top.identity.codes
        plain = self._plain(codes, region, variant)
        if plain is not None and not self.wanted.choice.agencies:
            if place.level in (top.item.levels or ()) and (plain.state or top.item.state) not in UNPUBLISHED:
                yield from [place.level] if self.wanted.page(place, (), codes) else []
            return
        try:
            it = self.pages.places.at(basic, top.code, region, variant)
        except Broken:
            return
        if it.published:
            bodies = (it.item.agency or "", it.variant)
            yield from [place.level] if self.wanted.page(place, bodies, codes) else []
            for reached in self.pages.reached(basic, it):
                yield from [reached.region.level] if self.wanted.page(reached.region, bodies, codes) else []

    def _plain(self, codes: Sequence[str], region: str, variant: str) -> Peek | None:
        """The state that the records of an item set, or None where only reading them tells."""
        places, state = self.pages.places, None
        *above, here = self.pages.catalogue.regions.ancestry(region) or (region,)  # none where parents form a cycle
        own = places.names(codes, here) + (places.names(codes, here, variant) if variant else [])
        for name in (*(name for place in above for name in places.names(codes, place)), *own):
            peek = self._peek(name)
            if peek.says & ({"levels", "remove"} if name.region != region else UNSURE.says):
                return None
            state = peek.state or state
        return Peek(state)

    def _peek(self, name: RecordName) -> Peek:
        if name.path not in self._peeks:
            if len(self._peeks) > 4096:  # noqa: PLR2004 - records of one item stand near each other
                self._peeks.clear()
            self._peeks[name.path] = self._look(name.path)
        return self._peeks[name.path]

    def _look(self, path: str) -> Peek:
        try:
            data = self.pages.places.entries.workspace.tree.read(path)
        except Unreadable:
            return UNSURE
        if data[:1] in (b"{", b""):
            return UNSURE
        if not any(word in data for word in WORDS):
            return PLAIN
        state, says = None, set()
        for key, value in PEEK.findall(data):
            if key != b"state":
                says.add(key.decode())
            elif (found := STATES.get(value.strip().strip(b"\"'"))) is not None:
                state = found
        return Peek(state, frozenset(says))
