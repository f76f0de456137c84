"""Which items at which places a command is asked for: `render` makes their guides, `score` counts them."""

from __future__ import annotations

from dataclasses import dataclass

from svcstd.model.catalogue import Catalogue
from svcstd.model.enums import Level
from svcstd.pipeline.changed import Changed
from svcstd.pipeline.entries import Entries


@dataclass(frozen=True, slots=True)
class Choice:
    """What is wanted; what is empty excludes nothing.

    Attributes:
        levels: Levels of places.
        regions: Codes of places; those below them are meant too.
        agencies: Ids of bodies.
        items: Codes of main items, sub-items or handling items.
        changed: Files whose guides are meant, or None for all.
    """

    levels: frozenset[Level] = frozenset()
    regions: tuple[str, ...] = ()
    agencies: frozenset[str] = frozenset()
    items: frozenset[str] = frozenset()
    changed: Changed | None = None

    def __bool__(self) -> bool:
        """Whether anything is left out."""
        return bool(self.levels or self.regions or self.agencies or self.items) or self.changed is not None

    def unknown(self, entries: Entries, catalogue: Catalogue) -> list[str]:
        """What is asked for and not there."""
        missing = {code for code in self.regions if code not in catalogue.regions.by_code}
        missing.update(body for body in self.agencies if body not in catalogue.agencies)
        missing.update(code for code in self.items if entries.main_of(code) is None)
        return sorted(missing)

    def mains(self, entries: Entries) -> set[str] | None:
        """Main codes under which records of the chosen items are looked for; None where all are."""
        chosen = [codes for codes in (self.items or None, self._changed_codes()) if codes is not None]
        looked: set[str] | None = None
        for codes in chosen:
            found = {main for code in codes if (main := entries.main_of(code))}
            found |= {entries.guess(code) for main in found for code in entries.basic(main).covers}
            looked = found if looked is None else looked & found
        return looked

    def _changed_codes(self) -> set[str] | None:
        """Codes of the items that changed files are of; None where no change is asked for."""
        return None if self.changed is None else {*self.changed.basics, *(code for code, _ in self.changed.records)}
