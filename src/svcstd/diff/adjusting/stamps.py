"""Version and date that files write of themselves, and whether they followed what changed in them (standard.md §7)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from svcstd.diff.cause import Files, LayerKey, Side, Spot, spot
from svcstd.diff.result import Cause
from svcstd.diff.rule import Family
from svcstd.resolve import Layer, Resolved

DATED = frozenset({"version", "effective", "until"})
"""Elements that say which edition of the content it is, and are no content."""


@dataclass(frozen=True, slots=True)
class Stale:
    """A file whose version or date did not follow its content.

    Attributes:
        how: The version stayed though the content changed; version or date went back.
        spot: Where version or date stand in the newer version.
        other: Where they stood.
        before: As it was.
        after: As it is.
        code: Code that the file is named by, or of the entry.
        region: The place whose record it is, "" for an entry.
    """

    how: Literal["same", "version", "effective"]
    spot: Spot
    other: Spot
    before: str
    after: str
    code: str
    region: str


@dataclass
class Stamps:
    """The files of one batch that differ and write version or date.

    Attributes:
        files: How files of the two versions belong together.
        found: Each file as both versions have it.
    """

    files: Files
    found: dict[Side, dict[LayerKey, Layer]] = field(default_factory=lambda: {Side.OLD: {}, Side.NEW: {}})

    def take(self, it: Resolved, side: Side) -> None:
        """Keep the files of an item that differ and write version or date."""
        for layer in it.layers:
            stated = layer.elements.version is not None or layer.elements.effective is not None
            if stated and not layer.prefix and self.files.differs(layer):
                self.found[side].setdefault(self.files.layer(layer), layer)

    def stale(self, causes: Sequence[Cause]) -> Iterator[Stale]:
        """Yield the files whose version or date did not follow, given what changed."""
        changed = _changed(self.files, causes)
        for key, new in self.found[Side.NEW].items():
            old = self.found[Side.OLD].get(key)
            if old is None:
                continue
            was, now = old.elements, new.elements
            if was.version is not None and now.version is not None:
                if now.version < was.version:
                    yield _stale("version", old, new)
                elif now.version == was.version and key[0] in changed:
                    yield _stale("same", old, new)
            if was.effective and now.effective and now.effective < was.effective:
                yield _stale("effective", old, new)


def _changed(files: Files, causes: Sequence[Cause]) -> set[str]:
    """Files in which something changed that is more than editing."""
    return {
        files.key(cause.spot.at.file)
        for cause in causes
        if any(e.verdict.family is not Family.EDITORIAL and e.verdict.path[0] not in DATED for e in cause.effects)
    }


def _stale(how: Literal["same", "version", "effective"], old: Layer, new: Layer) -> Stale:
    name = "effective" if how == "effective" else "version"
    here, there = (spot(side, layer, (name,)) for side, layer in ((Side.NEW, new), (Side.OLD, old)))
    before, after = (str(getattr(layer.elements, name)) for layer in (old, new))
    return Stale(how, here, there, before, after, new.code or _code(new), new.region)


def _code(layer: Layer) -> str:
    """Code of an entry."""
    return str(getattr(layer.elements, "code", "") or "")
