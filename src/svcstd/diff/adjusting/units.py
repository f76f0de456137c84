"""Main items, sub-items and handling items of one version's basic entries, as a dynamic adjustment names them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from svcstd.diff.adjusted import Named, Unit
from svcstd.model.enums import State
from svcstd.resolve import Identity, Layer

RANK = {unit: rank for rank, unit in enumerate(Unit)}
"""Widest first."""
Leaves = Mapping[str, tuple[Identity, tuple[Layer, ...]]]
"""Items of one entry by code, each with its parts of the file, widest first."""
DEAD = frozenset({State.CANCELLED, State.DRAFT})
"""States in which an item is not in the catalogue yet, or no longer (standard.md §7)."""


@dataclass(slots=True)
class Held:
    """A unit as one version's catalogue has it.

    Attributes:
        named: Its code, name and kind.
        main: Code of the main item.
        above: Code of the unit that holds it, "" for a main item.
        layer: Its part of the entry's file.
        leaves: Codes of the items it is made of.
        live: Those of them that are neither cancelled nor drafts.
        graded: The part of the file that says so of one that is.
    """

    named: Named
    main: str
    above: str
    layer: Layer
    leaves: set[str] = field(default_factory=set)
    live: set[str] = field(default_factory=set)
    graded: Layer | None = None

    @property
    def aliases(self) -> tuple[str, ...]:
        """Other codes that it has, or had."""
        return self.layer.elements.aliases or ()


Units = dict[str, Held]
"""Units of some entries by code."""


def units(entries: Iterable[Leaves]) -> Units:
    """All units of some entries."""
    out: Units = {}
    for leaves in entries:
        for code, (identity, layers) in leaves.items():
            stated = next((layer for layer in reversed(layers) if layer.elements.state is not None), None)
            dead = stated is not None and stated.elements.state in DEAD
            for named, above, layer in _of(identity, layers):
                held = out.setdefault(named.code, Held(named, identity.main, above, layer))
                held.leaves.add(code)
                if dead:
                    held.graded = held.graded or stated
                else:
                    held.live.add(code)
    return out


def _of(identity: Identity, layers: tuple[Layer, ...]) -> Iterator[tuple[Named, str, Layer]]:
    """The units that an item belongs to, widest first, each with the one above and its part of the file."""
    main, sub, code = identity.main, identity.sub, identity.code
    yield Named(main, identity.main_name or identity.name, Unit.MAIN), "", layers[0]
    if sub and sub != main:
        yield Named(sub, identity.name, Unit.SUB), main, layers[1]
    if code not in {main, sub}:
        yield Named(code, identity.full_name, Unit.HANDLING), sub or main, layers[-1]


def alive(held: Held) -> set[str]:
    """The items of a unit that are neither cancelled nor drafts."""
    return held.live


def every(held: Held) -> set[str]:
    """All items of a unit."""
    return held.leaves


def widest(codes: set[str], held: Iterable[Held], of: Callable[[Held], set[str]] = every) -> list[Held]:
    """The widest units that are made of these items and no others, in order; items of no unit are left out.

    Args:
        codes: Items.
        held: Units to choose from.
        of: Which of a unit's items have to be there.
    """
    out: list[Held] = []
    left = set(codes)
    for unit in sorted(held, key=lambda unit: (-len(of(unit)), RANK[unit.named.unit], unit.named)):
        if of(unit) and of(unit) <= left:
            out.append(unit)
            left -= of(unit)
    return sorted(out, key=lambda unit: unit.named)
