"""The section on application materials: a table for all, one per set of situations (standard.md §4; design §3.3)."""

from __future__ import annotations

from svcstd.messages import guides as g
from svcstd.model.basic import StandardMaterial
from svcstd.model.catalogue import Catalogue
from svcstd.model.enums import Exemption, Necessity
from svcstd.model.parts import Choice, Material
from svcstd.render.subject import Subject
from svcstd.render.view import Block, Link, Value, lines, paragraphs, points, table
from svcstd.render.wording import Labels

HEAD = (
    g.NUMBER, g.MATERIAL, g.MATERIAL_KIND, g.COPIES, g.MEDIUM, g.NECESSITY, g.SOURCE, g.REQUIREMENT, g.REMARK,
)  # fmt: skip
"""The columns of the standard's table."""


def materials(on: Subject) -> list[Block]:
    """9 申请材料."""
    item, say = on.item, on.say
    found = item.materials or ()
    if not found:
        return []
    names = {situation.id: situation.name or situation.id for situation in item.situations or ()}
    groups: dict[tuple[str, ...], list[Material]] = {}
    for material in filter(on.applies, found):
        groups.setdefault(_when(on, material), []).append(material)
    out = _situations(on)
    changed = on.changed("materials")
    number = 0
    for when in sorted(groups, key=bool):
        if when and changed.issuperset(when):
            continue
        rows = []
        for material in groups[when]:
            number += 1
            rows.append((str(number), *row(material, on.catalogue, say)))
        if when:
            caption = say(g.MATERIALS_WHEN, names=say.joined(names.get(one, one) for one in when))
        else:
            caption = say(g.MATERIALS_USUAL) if changed else say(g.MATERIALS_ALWAYS) if len(groups) > 1 else ""
        out += table(say, HEAD, rows, caption, fixed=True)
    return out


def _when(on: Subject, material: Material) -> tuple[str, ...]:
    """The situations that a material is limited to, none where the one looked at is among them."""
    when = material.when or ()
    return () if on.situation in when else when


def _situations(on: Subject) -> list[Block]:
    """The groups of situations of which one each applies; not where one is looked at."""
    if on.situation:
        return []
    groups: dict[str, list[str]] = {}
    for situation in on.item.situations or ():
        groups.setdefault(situation.group or situation.id, []).append(situation.name or situation.id)
    return points(on.say(g.CHOOSE_SITUATION, names=on.say.choices(names)) for names in groups.values())


def row(material: Material, catalogue: Catalogue, say: Labels) -> tuple[Value, ...]:
    """One material: name, original or copy, number, medium, necessity, source, requirements, remarks."""
    standard = catalogue.materials.get(material.use or "")
    asked = copies(material, say)
    medium = material.medium or (standard.medium if standard else None)
    return (
        name(material, catalogue, say),
        lines(*(kind for kind, _ in asked)),
        lines(*(number for _, number in asked)),
        say.term(medium),
        necessity(material, say),
        _source(material, standard, say),
        _requirement(material, say),
        _remark(material, say),
    )


def name(material: Material, catalogue: Catalogue, say: Labels) -> Value:
    """Its name, with the alternatives of which one suffices."""
    choices = material.any_of
    if not choices:
        return catalogue.material_name(material)
    names = say(g.ANY_OF, names=say.choices(_choice(choice, catalogue) for choice in choices))
    return lines(material.name, names)


def _choice(choice: Choice, catalogue: Catalogue) -> str:
    standard = catalogue.materials.get(choice.use or "")
    return choice.name or (standard.name if standard else choice.use or "")


def copies(material: Material, say: Labels) -> list[tuple[str, str]]:
    """What is asked for, original or copy, each with how many, "" where that is not said."""
    inspected = say(g.INSPECTED) if material.inspect else ""
    if material.kind:
        return [(f"{say.term(material.kind)}{inspected}", str(material.originals or material.copies or ""))]
    found = []
    if material.originals or inspected:
        found.append((f"{say(g.ORIGINAL)}{inspected}", str(material.originals or "")))
    if material.copies:
        found.append((say(g.COPY), str(material.copies)))
    return found


def necessity(material: Material, say: Labels) -> Value:
    """Whether it must be there, may follow, or need not be handed in."""
    needed = say.term(material.necessity)
    if material.necessity is Necessity.LATER and material.supplement_within:
        needed = say(g.SUPPLEMENT, necessity=needed, within=say.limit(material.supplement_within))
    exempt: Exemption | None = material.exempt
    return lines(needed, say(g.EXEMPT, how=say.term(exempt)) if exempt else None)


def _source(material: Material, standard: StandardMaterial | None, say: Labels) -> Value:
    source = material.source or (standard.source if standard else None)
    return lines(say.term(source), material.issuer or (standard.issuer if standard else None))


def _requirement(material: Material, say: Labels) -> Value:
    return lines(
        material.requirement,
        say(g.SIZE, value=material.size) if material.size else None,
        say(g.SEAL, value=material.seal) if material.seal else None,
        say(g.ISSUED_WITHIN, value=material.issued_within) if material.issued_within else None,
        say(g.ON_SITE) if material.on_site else None,
        say(g.USAGE, value=material.usage) if material.usage else None,
    )


def _remark(material: Material, say: Labels) -> Value:
    return lines(
        say(g.ONLY_CHANNEL, value=say.joined(material.channel)) if material.channel else None,
        material.note,
        say(g.OBTAIN, value=material.obtain) if material.obtain else None,
        say(g.OBTAIN_AT, value=material.obtain_at) if material.obtain_at else None,
        say(g.MATERIAL_BASIS, value=material.basis) if material.basis else None,
        Link(say(g.BLANK), material.blank) if material.blank else None,
        Link(say(g.SAMPLE), material.sample) if material.sample else None,
    )


def later(on: Subject) -> list[Block]:
    """The materials that may follow (容缺受理)."""
    names = [
        on.catalogue.material_name(material)
        for material in on.item.materials or ()
        if material.necessity is Necessity.LATER
    ]
    return paragraphs(on.say(g.LATER_TEXT, names=on.say.joined(names)), caption=on.say(g.LATER)) if names else []
