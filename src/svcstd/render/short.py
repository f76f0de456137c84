"""The short version (简版) of a guide: what an applicant needs first (standard.md §4)."""

from __future__ import annotations

from collections.abc import Iterator

from svcstd.messages import guides as g
from svcstd.model.enums import Necessity
from svcstd.model.parts import Material
from svcstd.render.filing import nearby
from svcstd.render.materials import copies, name, necessity
from svcstd.render.matter import listed
from svcstd.render.subject import Subject, touched
from svcstd.render.view import Block, Link, Value, facts, lines, paragraphs, table

PLACE_HEAD = (g.OUTLET, g.ADDRESS, g.HOURS, g.PHONE)


def who(on: Subject) -> list[Block]:
    """Who may apply, and when."""
    return [*paragraphs(on.say.joined(on.item.objects)), *listed(on, on.item.conditions)]


def materials(on: Subject) -> list[Block]:
    """What to bring, to be ticked off; the situations to choose from come first."""
    situations = on.item.situations or ()
    rows = tuple(sorted(_checks(on), key=lambda row: bool(row[3])))  # what everybody brings comes first
    choices = tuple((one.group or one.id, one.id, one.name or one.id) for one in situations)
    if not rows:
        return []
    asked = [Block("choices", on.say(g.YOUR_SITUATION), (), choices)] if choices else []
    return [*asked, Block("checks", "", (), rows)]


def _checks(on: Subject) -> Iterator[tuple[Value, ...]]:
    """Rows of a checklist: each material as it is usually, then as a situation changes it."""
    usual = on.item.materials or ()
    changed: list[Subject] = []
    for index, one in enumerate(on.item.situations or ()):
        if one.set is not None and "materials" in touched(one.set):
            changed.append(on.in_situation(index))
    for material in usual:
        unless = tuple(there.situation for there in changed if material not in (there.item.materials or ()))
        yield _check(on, material, material.when or (), unless)
    for there in changed:
        id = there.situation
        for material in filter(there.applies, there.item.materials or ()):
            if material not in usual:
                own = () if id in (material.when or ()) else material.when or ()
                yield _check(on, material, own, (), id) if own else _check(on, material, (id,), ())


def _check(
    on: Subject, material: Material, when: tuple[str, ...], unless: tuple[str, ...], besides: str = ""
) -> tuple[Value, ...]:
    """One row; `besides` is a situation of another group that must hold too, so none of its rivals may."""
    say, situations = on.say, on.item.situations or ()
    names = {one.id: one.name or one.id for one in situations}
    groups = {one.id: one.group or one.id for one in situations}
    rivals = [id for id in groups if besides and id != besides and groups[id] == groups[besides]]
    amount = say.joined(
        say(g.AMOUNT, kind=kind, number=number) if number else kind for kind, number in copies(material, say)
    )
    usual = material.necessity in (None, Necessity.REQUIRED) and material.exempt is None
    note = lines(
        say(g.MATERIALS_WHEN, names=names[besides]) if besides else None,
        say(g.MATERIALS_WHEN, names=say.joined(names.get(id, id) for id in when)) if when else None,
        say(g.MATERIALS_UNLESS, names=say.joined(names.get(id, id) for id in unless)) if unless else None,
        *(() if usual else _flat(necessity(material, say))),
        Link(say(g.BLANK), material.blank) if material.blank else None,
        Link(say(g.SAMPLE), material.sample) if material.sample else None,
    )
    return name(material, on.catalogue, say), amount, note, " ".join(when), " ".join(unless or rivals)


def _flat(value: Value) -> tuple[str | Link, ...]:
    """The lines of a value."""
    return value if type(value) is tuple else (value,)  # type: ignore[return-value]


def limits(on: Subject) -> list[Block]:
    """How long it takes."""
    say, item = on.say, on.item
    return facts(say, (g.PROMISED, say.limit(item.promised)), (g.STATUTORY, say.limit(item.statutory)))


def fee(on: Subject) -> list[Block]:
    """How much it costs."""
    say, found = on.say, on.item.fee
    if found is None:
        return []
    if found.charged == "不收费":
        return paragraphs(say(g.NO_FEE))
    rows = [(one.name or "", one.amount or "", one.unit or "") for one in found.items or ()]
    return table(say, (g.FEE_ITEM, g.FEE_AMOUNT, g.FEE_UNIT), rows) or paragraphs(say(g.FEE_CHARGED))


def visits(on: Subject) -> list[Block]:
    """How often one must come."""
    found = on.item.visits
    if found is None or found.count is None:
        return []
    return paragraphs(on.say(g.NO_VISIT) if found.count == 0 else on.say(g.VISITS_COUNT, count=found.count))


def places(on: Subject) -> list[Block]:
    """Where to go, and the points nearby."""
    rows = [(spot.name, spot.outlet.address or "", spot.hours, lines(*spot.phones)) for spot in on.spots]
    return [*table(on.say, PLACE_HEAD, rows), *nearby(on)]


def online(on: Subject) -> list[Block]:
    """Where it can be applied for without going anywhere."""
    say, found = on.say, on.item.online
    links = [
        (label, Link(url, url))
        for label, url in ((g.ONLINE, found.url if found else None), (g.MOBILE, found.mobile_url if found else None))
        if url
    ]
    return facts(say, *links)
