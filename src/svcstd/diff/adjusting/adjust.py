"""Facts of whole items, from the units of two versions: added, cancelled, renamed, merged, split, recoded (§3.6)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from svcstd.diff.adjusted import Adjusted, Unit
from svcstd.diff.adjusting.links import Link, leaves, links
from svcstd.diff.adjusting.units import Held, Units, alive, widest
from svcstd.diff.cause import Side, Spot, spot
from svcstd.diff.result import Cause, Guide, Reached
from svcstd.diff.rules.general import bare
from svcstd.model.enums import AdjustmentKind as Kind

BEING = frozenset({"item", "state"})
"""Elements that say whether an item is there."""
PLACED = frozenset({"place"})
"""That places begin or cease to handle an item follows, where the catalogue takes it in or out."""
NAMING = frozenset({"name", "title", "main_name"})


@dataclass
class Reach:
    """What changes of some elements reach, by code of the item."""

    at: dict[str, set[Reached]] = field(default_factory=dict)
    guides: dict[str, set[Guide]] = field(default_factory=dict)

    @classmethod
    def of(cls, causes: Sequence[Cause], elements: frozenset[str]) -> Reach:
        """What changes of these elements reach."""
        out = cls()
        for effect in (effect for cause in causes for effect in cause.effects):
            if effect.verdict.path[0] in elements:
                for at in effect.reach:
                    out.at.setdefault(at.code, set()).add(at)
                for guide in effect.guides:
                    out.guides.setdefault(guide.code, set()).add(guide)
        return out

    def within(self, codes: set[str]) -> tuple[frozenset[Reached], frozenset[Guide]]:
        """Items at places, and guides, of these items."""
        found = frozenset(at for code in codes for at in self.at.get(code, ()))
        return found, frozenset(guide for code in codes for guide in self.guides.get(code, ()))


def of_units(old: Units, new: Units, said: Sequence[tuple[str, str]], causes: Sequence[Cause]) -> Iterator[Adjusted]:
    """Yield what became of units of the catalogue itself.

    Args:
        old: Units of the entries that differ, and of those they name, as they were.
        new: The same as they are.
        said: Codes that declarations put together.
        causes: What the comparison found, for what each fact reaches.
    """
    found = links(old, new, said)
    being = Reach.of(causes, BEING)
    for link in found:
        yield _linked(link, old, new, being)
    became = {code for link in found for code in leaves(link.before, old)}
    came = {code for link in found for code in leaves(link.after, new)}
    there = Reach.of(causes, BEING | PLACED)
    for held in _lost(old, new, became):
        yield _one(held, new, Kind.CANCELLED, Side.OLD, there)
    for held in _lost(new, old, came):
        yield _one(held, old, Kind.ADDED, Side.NEW, there)
    yield from _moved(old, new, being)
    yield from _renamed(old, new, Reach.of(causes, NAMING))


def _lost(held: Units, other: Units, explained: set[str]) -> list[Held]:
    """The widest units that one version alone has in force, without what became something else."""
    live = {code for code, unit in other.items() if unit.live}
    lost = {code for unit in held.values() for code in unit.live} - live - explained
    return widest(lost, (unit for code, unit in held.items() if code not in live), alive)


def _one(held: Held, other: Units, kind: Kind, side: Side, being: Reach) -> Adjusted:
    """A unit that only one version has in force."""
    here = spot(side, held.layer, ())
    there = other.get(held.named.code)
    far = Side.NEW if side is Side.OLD else Side.OLD
    stated = spot(far, there.graded, ("state",)) if there and there.graded else None
    before, after = ((held.named,), ()) if side is Side.OLD else ((), (held.named,))
    reach, guides = being.within(held.leaves)
    if stated and far is Side.NEW:
        here, stated = stated, here
    return Adjusted(kind, before, after, "", here, stated, element="item", reach=reach, guides=guides)


def _linked(link: Link, old: Units, new: Units, being: Reach) -> Adjusted:
    """Units that became others."""
    before, after = [old[code] for code in link.before], [new[code] for code in link.after]
    kind = Kind.CHANGED
    if len(before) > 1 and len(after) == 1:
        kind = Kind.MERGED
    elif len(before) == 1 and len(after) > 1:
        kind = Kind.SPLIT
    elif len(before) == 1 and _type(before[0], old) != _type(after[0], new):
        kind = Kind.RETYPED
    reach, guides = being.within(leaves(link.before, old) | leaves(link.after, new))
    return Adjusted(
        kind,
        tuple(held.named for held in before),
        tuple(held.named for held in after),
        "",
        _spot(Side.NEW, after, old),
        _spot(Side.OLD, before, new),
        element="code",
        reach=reach,
        guides=guides,
    )


def _spot(side: Side, held: Sequence[Held], other: Units) -> Spot:
    """Where units stand: the first that the other version does not have, else the first."""
    first = next((unit for unit in held if unit.named.code not in other), held[0])
    return spot(side, first.layer, ())


def _type(held: Held, units: Units) -> str | None:
    """The type of a unit: its own, or that of the one above."""
    at: Held | None = held
    while at is not None:
        if at.layer.elements.type is not None:
            return at.layer.elements.type
        at = units.get(at.above)
    return None


def _moved(old: Units, new: Units, being: Reach) -> Iterator[Adjusted]:
    """Yield the widest units that belong to another main item now."""
    moved = {code for code in old.keys() & new.keys() if old[code].main != new[code].main}
    for code in sorted(code for code in moved if new[code].above not in moved):
        reach, guides = being.within(old[code].leaves | new[code].leaves)
        here, there = spot(Side.NEW, new[code].layer, ()), spot(Side.OLD, old[code].layer, ())
        named = (old[code].named,), (new[code].named,)
        yield Adjusted(Kind.CHANGED, *named, "", here, there, element="main", reach=reach, guides=guides)


def _renamed(old: Units, new: Units, naming: Reach) -> Iterator[Adjusted]:
    """Yield the units of one code with another name; one that goes by the name of the unit above follows it."""
    for code in sorted(old.keys() & new.keys()):
        one, two = old[code], new[code]
        before, after = _name(one), _name(two)
        if bare(before) == bare(after) or not (one.live or two.live):
            continue
        above = [held.get(unit.above) for held, unit in ((old, one), (new, two))]
        if above[0] and above[1] and (_name(above[0]), _name(above[1])) == (before, after):
            continue
        key = ("title" if two.named.unit is Unit.HANDLING else "name",)
        reach, guides = naming.within(one.leaves | two.leaves)
        here, there = spot(Side.NEW, two.layer, key), spot(Side.OLD, one.layer, key)
        named = (one.named,), (two.named,)
        yield Adjusted(Kind.RENAMED, *named, "", here, there, element="name", reach=reach, guides=guides)


def _name(held: Held) -> str:
    """What the entry itself calls a unit."""
    elements = held.layer.elements
    return getattr(elements, "title" if held.named.unit is Unit.HANDLING else "name", "") or ""
