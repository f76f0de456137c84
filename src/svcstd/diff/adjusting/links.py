"""Which units came of which: by codes that entries call former ones, and by what declarations say (standard.md §7)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from svcstd.diff.adjusting.units import RANK, Units


@dataclass(frozen=True, slots=True)
class Link:
    """Units of the older version that became units of the newer one.

    Attributes:
        before: Codes as they were.
        after: Codes as they are.
    """

    before: tuple[str, ...]
    after: tuple[str, ...]

    def items(self, old: Units, new: Units) -> tuple[set[str], set[str]]:
        """Codes of the items that its units are, and were, made of."""
        return leaves(self.before, old), leaves(self.after, new)


def leaves(codes: Iterable[str], held: Units) -> set[str]:
    """Codes of the items that some units are made of; a code that is no unit stands for itself."""
    return {leaf for code in codes for leaf in (held[code].leaves if code in held else (code,))}


def links(old: Units, new: Units, said: Iterable[tuple[str, str]]) -> list[Link]:
    """What became of what, widest units alone, in order.

    A unit that is gone and one that is new, or stayed, belong together if either calls the other's code its own, or
    a declaration names both. It is the same from either version, so that going back is the mirror.

    Args:
        old: Units as they were.
        new: Units as they are.
        said: Codes that declarations put together.
    """
    gone = {code for code, held in old.items() if held.live and not (code in new and new[code].live)}
    came = {code for code, held in new.items() if held.live and not (code in old and old[code].live)}
    known = gone | came | {code for code, held in new.items() if held.live and code in old}
    mesh: dict[str, set[str]] = {}
    for one, two in (*_named(old, known), *_named(new, known), *said):
        apart = one != two and {one, two} <= known and not {one, two} <= known - gone - came
        if apart and not ({one, two} <= gone or {one, two} <= came):
            mesh.setdefault(one, set()).add(two)
            mesh.setdefault(two, set()).add(one)
    found = [Link(tuple(sorted(group - came)), tuple(sorted(group - gone))) for group in _groups(mesh)]
    return _widest(found, old, new)


def _widest(found: list[Link], old: Units, new: Units) -> list[Link]:
    """Links without those that follow from one of wider units."""

    def width(link: Link) -> tuple[int, int, list[str]]:
        before, after = link.items(old, new)
        codes = sorted({*link.before, *link.after})
        return -len(before) - len(after), sum(RANK[(old.get(code) or new[code]).named.unit] for code in codes), codes

    kept: list[Link] = []
    wider: dict[str, list[tuple[set[str], set[str]]]] = {}
    for link in sorted(found, key=width):
        before, after = link.items(old, new)
        if not any(before <= theirs[0] and after <= theirs[1] for theirs in wider.get(min(before), ())):
            kept.append(link)
            for code in before:
                wider.setdefault(code, []).append((before, after))
    return sorted(kept, key=lambda link: (link.before, link.after))


def _named(held: Units, known: set[str]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of codes that entries name by `aliases`."""
    for code, unit in held.items():
        for alias in unit.aliases:
            if alias in known and code in known:
                yield code, alias


def _groups(mesh: dict[str, set[str]]) -> Iterator[set[str]]:
    """Yield the codes that hang together, in order of their first."""
    seen: set[str] = set()
    for start in sorted(mesh):
        if start in seen:
            continue
        group, waiting = {start}, [start]
        while waiting:
            for near in mesh[waiting.pop()] - group:
                group.add(near)
                waiting.append(near)
        seen |= group
        yield group
