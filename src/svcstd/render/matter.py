"""Sections on the matter itself: what it is, its legal basis, who may apply and when (standard.md §4, 1–3 and 6–8)."""

from __future__ import annotations

from collections.abc import Sequence

from svcstd.messages import Text
from svcstd.messages import guides as g
from svcstd.model.enums import Level
from svcstd.model.parts import Basis, Condition
from svcstd.render.codes import basic_code
from svcstd.render.subject import Subject
from svcstd.render.view import Block, Link, Value, facts, lines, numbered, paragraphs


def scope(on: Subject) -> list[Block]:
    """1 适用范围."""
    item, say = on.item, on.say
    name = on.it.identity.full_name
    if on.takers:
        first = say(g.SCOPE_POINT, place=on.place(on.region), name=name, home=on.body or on.place(on.home))
    elif on.region.level is Level.NATION:
        first = say(g.SCOPE_NATION, name=name)
    else:
        first = say(g.SCOPE_OWN, place=on.place(on.region), name=name)
    return [
        *paragraphs(first),
        *facts(
            say,
            (g.OBJECTS, say.joined(item.objects)),
            (g.HANDLE_AREA, say.term(item.scope)),
            (g.JURISDICTION, item.jurisdiction or ""),
            (g.CONTENT, item.content or ""),
            (g.AUTHORITY, item.authority or ""),
        ),
    ]


def code_facts(on: Subject) -> list[tuple[Text, Value]]:
    """Codes with their labels: those of the declaring record, where points reach the place."""
    say, identity = on.say, on.it.identity
    basic = basic_code(identity)
    mark = (lambda code: say(g.PROVISIONAL, code=code)) if identity.provisional else str
    return [
        (g.BASIC_CODE, mark(basic)),
        (g.HANDLING_CODE, mark(identity.code) if identity.code != basic else ""),
        (g.IMPLEMENTATION_CODE, on.code),
    ]


ABOUT = (
    "national_name", "aliases", "type", "project_type", "levels", "power_source", "department", "state", "version",
    "effective", "until", "themes", "life_events", "system_level", "confidential", "construction_reform",
)  # fmt: skip


def about(on: Subject) -> list[Block]:
    """2 事项信息."""
    item, say, identity = on.item, on.say, on.it.identity
    main = identity.main_name if identity.main_name != identity.name else ""
    pairs: list[tuple[Text, Value]] = [
        (g.ITEM_NAME, identity.full_name),
        (g.MAIN_NAME, main),
        (g.NATIONAL_NAME, item.national_name or ""),
        *code_facts(on),
        (g.ALIASES, say.joined(item.aliases)),
        (g.TYPE, say.term(item.type)),
        (g.PROJECT_TYPE, say.term(item.project_type)),
        (g.LEVELS, say.joined(item.levels)),
        (g.POWER_SOURCE, say.term(item.power_source)),
        (g.DEPARTMENT, item.department or ""),
        (g.STATE, say.term(item.state)),
        (g.VERSION, str(item.version or "")),
        (g.EFFECTIVE, str(item.effective or "")),
        (g.UNTIL, str(item.until or "")),
        (g.THEMES, say.joined(item.themes)),
        (g.LIFE_EVENTS, say.joined(item.life_events)),
        (g.SYSTEM_LEVEL, say.term(item.system_level)),
        (g.CONFIDENTIAL, say.flag(item.confidential)),
        (g.CONSTRUCTION, say.flag(item.construction_reform)),
    ]
    return facts(say, *pairs)


def basis(on: Subject) -> list[Block]:
    """3 办理依据."""
    item, say = on.item, on.say
    return [
        *_provisions(on, item.basis, say(g.BASIS_SET)),
        *_provisions(on, item.implementing_basis, say(g.BASIS_IMPLEMENT)),
        *_provisions(on, item.supervision_basis, say(g.BASIS_SUPERVISE)),
    ]


def _provisions(on: Subject, found: Sequence[Basis] | None, caption: str) -> list[Block]:
    say = on.say
    out: list[Value] = []
    for one in found or ():
        where = say.provision(one)
        text = say(g.QUOTE, where=where, quote=one.quote) if one.quote and where else where or one.quote or ""
        out.append(lines(text, Link(say(g.LINK), one.url) if one.url else None))
    return numbered(out, caption)


def listed(on: Subject, found: Sequence[Condition] | None, caption: str = "") -> list[Block]:
    """Conditions, each with the provision that asks for it."""
    say = on.say
    return numbered(
        [
            say(g.BASIS_NOTE, text=one.text or "", basis=one.basis) if one.basis else one.text or ""
            for one in found or ()
        ],
        caption,
    )


def quota(on: Subject) -> list[Block]:
    """6 数量限制."""
    return paragraphs(on.item.quota or "")


def conditions(on: Subject) -> list[Block]:
    """7 办理条件."""
    return listed(on, on.item.conditions)


def prohibitions(on: Subject) -> list[Block]:
    """8 禁止性要求."""
    return listed(on, on.item.prohibitions)
