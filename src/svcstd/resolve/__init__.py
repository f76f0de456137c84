"""Catalogue entry and records of one item, widest place first, to the resolved item and the origin of every value.

Source: design §2.1–2.3, §3.2, §3.3 and §4. Merging keeps typed parts and shares what nobody changed; origins are asked
of the layers on first need, since only findings and `why` want them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from svcstd.model.base import Entry
from svcstd.model.elements import Item
from svcstd.model.policy import Policies
from svcstd.model.region import Region
from svcstd.resolve.layers import Identity, Layer, Override, Removal, Resolved
from svcstd.resolve.merge import arrange, build, combine, inheritable, said, without

__all__ = ["Identity", "Layer", "Override", "Removal", "Resolved", "inheritable", "resolve", "situated"]

NOT_ELEMENTS = frozenset(
    {
        "code",
        "name",
        "title",
        "serial",
        "here",
        "remove",
        "subitems",
        "handling",
        "provisional",
        "id",
        "after",
        "sources",
    }
)
"""Keys of a file that say what it is, or how to merge it; they are nobody's inheritance."""


@dataclass(slots=True)
class _State:
    """An item while its layers are laid over each other."""

    values: dict[str, Any] = field(default_factory=dict)
    overrides: list[Override] = field(default_factory=list)
    removals: list[Removal] = field(default_factory=list)

    def lay(self, layer: Layer, own: bool) -> None:
        """Lay one layer over what is there; changes by the place's own layers are kept as facts."""
        elements = layer.elements
        values = self.values
        said_here = elements.__dict__
        if elements.remove:
            for index, path in enumerate(elements.remove):
                found = self.take_out(path)
                if own:
                    self.removals.append(Removal(layer, index, path, found))
        for name in elements.model_fields_set:
            value = said_here[name]
            if value is None or name in NOT_ELEMENTS:
                continue
            before = values.get(name)
            if before is None:
                values[name] = (
                    arrange(value) if isinstance(value, tuple) and value and isinstance(value[0], Entry) else value
                )
                continue
            values[name] = combine(before, value)
            if own:
                self.overrides.append(Override(layer, name, before, values[name]))

    def take_out(self, path: str) -> bool:
        """Take out `element`, `element.id`, `element.key` or deeper; tell whether it was there."""
        head, _, rest = path.partition(".")
        if self.values.get(head) is None:
            return False
        left, found = without(self.values[head], rest)
        if found:
            self.values[head] = left
            if left is None:
                del self.values[head]
        return found


def resolve(
    identity: Identity,
    catalogue: Sequence[Layer],
    above: Sequence[Layer],
    own: Sequence[Layer],
    *,
    region: Region | None,
    policies: Policies,
    variant: str = "",
    reached: bool = False,
) -> Resolved:
    """One item at one place.

    Args:
        identity: Which item.
        catalogue: Main item, sub-item and handling item of the basic catalogue, widest first.
        above: Records of the places above, widest first, without their local elements and `here`.
        own: The place's own records, widest code first; their `here` is applied last.
        region: The place, None for the catalogue's own view.
        policies: Policies in force there.
        variant: Id of the body whose file was laid over the place's.
        reached: Whether points of a place above take the item there.
    """
    state = _State()
    for layer in (*catalogue, *above):
        state.lay(layer, own=False)
    here = [
        Layer(layer.document, (*layer.prefix, "here"), layer.elements.here, layer.region, layer.code)  # type: ignore[attr-defined]
        for layer in own
        if getattr(layer.elements, "here", None) is not None
    ]
    inherited = dict(state.values)
    for layer in (*own, *here):
        state.lay(layer, own=True)
    layers = (*catalogue, *above, *own, *here)
    item = build(Item, state.values)
    return Resolved(
        identity,
        region,
        item,
        layers,
        len(own) + len(here),
        state.overrides,
        state.removals,
        policies,
        variant,
        inherited,
        reached,
    )


def situated(resolved: Resolved, index: int) -> Resolved:
    """The item as it stands in one of its situations: `set` laid over it, in either direction (design §3.3)."""
    situations = resolved.item.situations or ()
    situation = situations[index]
    if situation.set is None:
        return resolved
    layer, there = resolved.origin(("situations", index))
    state = _State(dict(said(resolved.item)))
    own = Layer(layer.document, (*layer.prefix, *there, "set"), situation.set, layer.region, layer.code)
    state.lay(own, own=False)
    return Resolved(
        resolved.identity,
        resolved.region,
        build(Item, state.values),
        (*resolved.layers, own),
        resolved.own,
        resolved.overrides,
        resolved.removals,
        resolved.policies,
        resolved.variant,
        resolved.inherited,
        resolved.reached,
    )
