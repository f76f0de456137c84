"""Which findings a newer version has that the older one had not: told apart by rule, file and path, never by line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from svcstd.diagnostic import Diagnostic, KeyPath, value_at

Sentence = tuple[tuple[str, str, str], str]
NAMING = ("id", "code", "serial")
"""Keys that name an element of a list, whatever stands beside them."""


@dataclass(frozen=True, slots=True)
class Told:
    """A finding and what it is told by.

    Attributes:
        identity: Rule, file whatever its label, path with ids in place of positions.
        apart: Whether the message tells it too: several things may be missing in one mapping, each a fault of its own.
        found: The finding.
    """

    identity: tuple[str, str, str]
    apart: bool
    found: Diagnostic

    @property
    def sentence(self) -> Sentence:
        """The finding with its words."""
        return self.identity, self.found.message


def told(found: Diagnostic, key: Callable[[str], str], tree: Any) -> Told:
    """A finding with what it is told by.

    Args:
        found: The finding.
        key: What a file is, whatever its label.
        tree: What the file holds, as far as the path leads.
    """
    names, value = _named(found.path, tree)
    return Told((found.rule, key(found.at.file), names), isinstance(value, dict), found)


def _named(path: KeyPath, tree: Any) -> tuple[str, Any]:
    """A path with ids in place of positions, and the value at its end."""
    names = []
    value = tree
    for part in path:
        value = value_at(value, (part,))
        id = next((value[key] for key in NAMING if key in value), None) if isinstance(value, dict) else None
        names.append(str(part) if id is None or isinstance(part, str) else str(id))
    return ".".join(names), value


def fresh(old: Iterable[Told], new: Iterable[Told]) -> list[Told]:
    """The newer findings that are not among the older ones, in their order.

    A fault that is only worded otherwise, since a figure in it changed, is the same fault: it is matched with an older
    one that is no more, of the same rule and path.
    """
    after: dict[Sentence, Told] = {}
    for one in new:
        after.setdefault(one.sentence, one)
    before = {one.sentence: one for one in old}
    gone = Counter(one.identity for said, one in before.items() if said not in after and not one.apart)
    out = []
    for said, one in after.items():
        if said in before:
            continue
        if not one.apart and gone[one.identity] > 0:
            gone[one.identity] -= 1
            continue
        out.append(one)
    return out
