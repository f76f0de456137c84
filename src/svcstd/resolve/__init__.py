"""Catalogue entry and records of one item, widest place first, to the resolved item and the origin of every value.

Source: design §2.1–2.3, §3.2, §3.3 and §4. Merging keeps typed parts and shares what nobody changed; origins are asked
of the layers on first need, since only findings and `why` want them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from svcstd.model.base import Entry, build
from svcstd.model.elements import Item
from svcstd.model.policy import Policies
from svcstd.model.region import Region
from svcstd.resolve.layers import Identity, Layer, Override, Removal, Resolved
from svcstd.resolve.merge import Taken, arrange, combine, inheritable, said, without

__all__ = ["Identity", "Layer", "Override", "Removal", "Resolved", "Taken", "inheritable", "resolve", "situated"]

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
                taken = self.take_out(path)
                if own:
                    self.removals.append(Removal(layer, index, path, taken))
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

    def take_out(self, path: str) -> Taken:
        """Take out `element`, `element.id`, `element.key` or deeper; tell what became of it."""
        head, _, rest = path.partition(".")
        if self.values.get(head) is None:
            return Taken.ABSENT
        left, taken = without(self.values[head], rest)
        if left is None:
            del self.values[head]
        else:
            self.values[head] = left
        return taken


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
        own: The place's own records, widest code first, then those of one of its bodies; the `here` of either is
            applied after the files.
        region: The place, None for the catalogue's own view.
        policies: Policies in force there.
        variant: Id of the body whose file was laid over the place's.
        reached: Whether points of a place above take the item there.
    """
    state = _State()
    for layer in (*catalogue, *above):
        state.lay(layer, own=False)
    inherited = dict(state.values)
    place, body = [layer for layer in own if not layer.body], [layer for layer in own if layer.body]
    written = (*place, *_here(place), *body, *_here(body))
    for layer in written:
        state.lay(layer, own=True)
    return Resolved(
        identity,
        region,
        build(Item, state.values),
        (*catalogue, *above, *written),
        len(written),
        state.overrides,
        state.removals,
        policies,
        variant,
        inherited,
        reached,
    )


def _here(layers: Sequence[Layer]) -> list[Layer]:
    """What records say for their own place alone."""
    return [
        Layer(layer.document, (*layer.prefix, "here"), here, layer.region, layer.code)
        for layer in layers
        if (here := getattr(layer.elements, "here", None)) is not None
    ]


def situated(resolved: Resolved, index: int) -> Resolved:
    """The item as it stands in one of its situations: `set` laid over it, in either direction (design §3.3)."""
    situation = (resolved.item.situations or ())[index]
    if situation.set is None:
        return resolved
    state = _State(dict(said(resolved.item)))
    written = list(_sets(resolved, situation.id))
    state.lay(replace(written[-1], elements=situation.set), own=False)
    return Resolved(
        resolved.identity,
        resolved.region,
        build(Item, state.values),
        (*resolved.layers, *written),
        resolved.own + len(written) if resolved.own else 0,
        resolved.overrides,
        resolved.removals,
        resolved.policies,
        resolved.variant,
        resolved.inherited,
        resolved.reached,
    )


def _sets(resolved: Resolved, id: str) -> Iterator[Layer]:
    """What each file changes in a situation, widest first."""
    for layer in resolved.layers:
        for index, situation in enumerate(layer.elements.situations or ()):
            if situation.id == id and situation.set is not None:
                prefix = (*layer.prefix, "situations", index, "set")
                yield Layer(layer.document, prefix, situation.set, layer.region, layer.code)
