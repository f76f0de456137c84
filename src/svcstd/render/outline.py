"""The outline of a guide: which sections there are, in which order, and the view that fills them (standard.md §4)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from svcstd.messages import Text
from svcstd.messages import guides as g
from svcstd.model.elements import Elements, Situation
from svcstd.model.enums import State
from svcstd.model.policy import ExtraElement
from svcstd.render import annexes, bodies, course, filing, materials, matter, short
from svcstd.render.codes import basic_code
from svcstd.render.service import Digests, service, stamp
from svcstd.render.subject import Subject, touched
from svcstd.render.view import Again, Block, GuideView, Section, Value, facts, lines, paragraphs


@dataclass(frozen=True, slots=True)
class Chapter:
    """One heading of the outline.

    Attributes:
        key: Stable name, for anchors.
        heading: As the standard words it.
        blocks: What stands under it.
        elements: Elements that it shows.
        conditional: Whether it is printed only where there is something.
        pure: Whether the elements alone decide what it says: places that inherit the same values share the section.
        situated: Whether `blocks` tells what situations change; else the section is printed for each of them.
        again: Whether it says of most items the same that it says of the others of that place and body.
    """

    key: str
    heading: Text
    blocks: Callable[[Subject], list[Block]]
    elements: tuple[str, ...] = ()
    conditional: bool = False
    pure: bool = False
    situated: bool = False
    again: Again = Again.NEVER


def _place(key: str, heading: Text, blocks: Callable[[Subject], list[Block]], *elements: str) -> Chapter:
    """A section that is always there and says something of the place."""
    return Chapter(key, heading, blocks, elements)


def _office(key: str, heading: Text, blocks: Callable[[Subject], list[Block]], *elements: str) -> Chapter:
    """A section that is always there and says something of the office, the same of most of its items."""
    return Chapter(key, heading, blocks, elements, again=Again.ALIKE)


def _matter(key: str, heading: Text, blocks: Callable[[Subject], list[Block]], *elements: str) -> Chapter:
    """A section that is always there and says the same wherever the elements are the same."""
    return Chapter(key, heading, blocks, elements, pure=True)


def _where_known(key: str, heading: Text, blocks: Callable[[Subject], list[Block]], *elements: str) -> Chapter:
    """A section on the matter, printed only where there is something."""
    return Chapter(key, heading, blocks, elements, conditional=True, pure=True)


CHAPTERS: tuple[Chapter, ...] = (
    _place("scope", g.SCOPE, matter.scope, "objects", "scope", "jurisdiction", "content", "authority"),
    _place("item", g.ABOUT, matter.about, *matter.ABOUT),
    _matter("basis", g.BASIS, matter.basis, "basis", "implementing_basis", "supervision_basis"),
    _office("receiver", g.RECEIVER, bodies.receiver, *bodies.RECEIVER),
    _office("decider", g.DECIDER, bodies.decider, *bodies.DECIDER),
    _where_known("quota", g.QUOTA, matter.quota, "quota"),
    _matter("conditions", g.CONDITIONS, matter.conditions, "conditions"),
    _where_known("prohibitions", g.PROHIBITIONS, matter.prohibitions, "prohibitions"),
    _matter("materials", g.MATERIALS, materials.materials, "materials", "situations"),
    _office("receipt", g.RECEIPT, filing.receipt, *filing.RECEIPT),
    Chapter("manner", g.MANNER, filing.manner, filing.MANNER, conditional=True, again=Again.ALIKE),
    _matter("course", g.COURSE, course.course, "steps", "visits", "intermediary", "special_procedures", "result"),
    _matter("limits", g.LIMITS, course.limits, *course.LIMITS),
    _matter("fee", g.FEE, course.fee, "fee"),
    _matter("result", g.RESULT, course.result, "result", "annual_inspection", "annual_report"),
    _matter("delivery", g.DELIVERY, course.delivery, "delivery"),
    _matter("rights", g.RIGHTS, course.rights, "rights", "duties"),
    _matter("remedies", g.REMEDIES, course.remedies, "remedies"),
    _office("consult", g.CONSULT, bodies.consult, "contacts"),
    _office("complain", g.COMPLAIN, bodies.complain, "contacts"),
    _office("office", g.OFFICE, bodies.office, "windows"),
    _office("progress", g.PROGRESS, bodies.progress, "online"),
    _where_known("faq", g.FAQ, annexes.faq, "faq"),
    Chapter("links", g.LINKS, annexes.links, ("links",), conditional=True),
    _where_known("notes", g.NOTES, annexes.notes, "notes"),
    Chapter("sources", g.SOURCES, annexes.sources, ("sources",), conditional=True),
)
"""The 22 sections of the standard's full version and the annexes; the first 22 are the same at every level."""

SHORT: tuple[Chapter, ...] = (
    _matter("who", g.SHORT_WHO, short.who, "objects", "conditions"),
    Chapter("bring", g.SHORT_MATERIALS, short.materials, ("materials", "situations"), pure=True, situated=True),
    _matter("time", g.SHORT_LIMITS, short.limits, "promised", "statutory"),
    _matter("cost", g.SHORT_FEE, short.fee, "fee"),
    _where_known("visits", g.VISITS, short.visits, "visits"),
    _office("where", g.SHORT_PLACES, short.places, "windows", "points"),
    _where_known("net", g.ONLINE, short.online, "online"),
    _office("ask", g.CONSULT, bodies.consult, "contacts"),
    _office("report", g.COMPLAIN, bodies.complain, "contacts"),
)
"""The sections of the standard's short version: who, what to bring, how long, how much, where."""

OF_THE_STANDARD = 22
Outline = tuple[tuple[Chapter, ...], tuple[Text, ...]]
"""Chapters with their headings, which are said together."""
FULL_OUTLINE: Outline = (CHAPTERS, tuple(chapter.heading for chapter in CHAPTERS))
SHORT_OUTLINE: Outline = (SHORT, tuple(chapter.heading for chapter in SHORT))


@dataclass(slots=True)
class Kept:
    """What earlier guides with the same words and catalogue have left for the next.

    Attributes:
        sections: By chapter and identity of the values they are made of, with the values: no identity is reused.
        digests: Digests of sections.
    """

    sections: dict[tuple[object, ...], tuple[tuple[Any, ...], Section | None]] = field(default_factory=dict)
    digests: Digests = field(default_factory=dict)


KEEP = 8192
MOST_SPOTS = 3
"""Counters that the head of a guide names; all of them stand further down."""


def guide(on: Subject, kept: Kept | None = None) -> GuideView:
    """The view of one guide; every wording, order and number in it is settled here.

    Args:
        on: What it is about.
        kept: What earlier guides with the same words and catalogue have left, to be shared.
    """
    kept = kept or Kept()
    say, item = on.say, on.item
    notices = [say(g.DRAFT_NOTICE)] if on.draft else []
    if item.state is State.SUSPENDED:
        notices.append(say(g.SUSPENDED_NOTICE))
    plain = not item.extra and all(one.set is None for one in item.situations or ())
    if len(kept.sections) > KEEP:
        kept.sections.clear()
    full, brief = (
        tuple(section for section in found if section is not None)
        for found in (
            _shared(on, outline, kept.sections) if plain else _special(on, outline)
            for outline in (FULL_OUTLINE, SHORT_OUTLINE)
        )
    )
    return GuideView(
        title=on.title,
        notices=tuple(notices),
        facts=head(on),
        short=brief,
        sections=full,
        draft=on.draft,
        words=say.words,
        lang=say.lang,
        address=on.address,
        stamp=stamp(on, on.title, full, kept.digests),
        service=service(on),
    )


def _section(
    on: Subject, chapter: Chapter, heading: str, blocks: list[Block], again: Again = Again.NEVER
) -> Section | None:
    """A section, 无 where it must be there and has nothing to say, or None."""
    if not blocks:
        if chapter.conditional:
            return None
        blocks = paragraphs(on.say(g.NONE))
    return Section(chapter.key, heading, tuple(blocks), again)


def _shared(
    on: Subject, outline: Outline, kept: dict[tuple[object, ...], tuple[tuple[Any, ...], Section | None]]
) -> Iterator[Section | None]:
    """Sections of an item without situations that change it.

    Those on the matter are made once for all places whose values are the same: inherited, reached by points, or written
    alike in each place's own record, where reading has kept them as one.
    """
    values, inherited = on.item.__dict__, on.it.inherited
    everywhere = bool(on.takers or on.coverage)
    own = {name for name in on.item.model_fields_set if not everywhere and values[name] is not inherited.get(name)}
    chapters, headings = outline
    for chapter, heading in zip(chapters, on.say.all(headings), strict=True):
        if not chapter.pure:
            yield _section(on, chapter, heading, chapter.blocks(on), chapter.again)
            continue
        made_of = tuple([values[name] for name in chapter.elements])
        key = (chapter.key, *map(id, made_of))
        known = kept.get(key)
        if known is None:
            # What the place wrote itself is printed for it alone, until a second place is seen to have written it too.
            again = Again.SAME if own.isdisjoint(chapter.elements) else Again.NEVER
            known = kept[key] = (made_of, _section(on, chapter, heading, chapter.blocks(on), again))
        elif known[1] is not None and known[1].again is Again.NEVER:
            known = kept[key] = (made_of, known[1]._replace(again=Again.SAME))
        yield known[1]


def _special(on: Subject, outline: Outline) -> Iterator[Section | None]:
    """Sections of an item with local elements, or with situations that change it."""
    say, extras = on.say, _extras(on) if outline is FULL_OUTLINE else {}
    chapters, headings = outline
    changing = [(index, one, one.set) for index, one in enumerate(on.item.situations or ()) if one.set is not None]
    for chapter, heading in zip(chapters, say.all(headings), strict=True):
        blocks = chapter.blocks(on)
        blocks += facts(say, *extras.pop(chapter.heading.zh, ()))
        if chapter.heading is g.NOTES:
            blocks += facts(say, *(pair for pairs in extras.values() for pair in pairs))
        situations = [] if chapter.situated else _situations(on, chapter, changing)
        yield _section(on, chapter, heading, blocks + situations)


def head(on: Subject) -> tuple[tuple[str, Value], ...]:
    """The first block: place, level, code, version; the same four at every place."""
    say, identity = on.say, on.it.identity
    spots = list(dict.fromkeys(spot.name for spot in on.spots))
    if len(spots) > MOST_SPOTS:
        spots[MOST_SPOTS:] = [say(g.MORE_SPOTS, count=len(spots))]
    code = on.code or (say(g.PROVISIONAL, code=identity.code) if identity.provisional else identity.code)
    return (
        (say(g.PLACE), lines(on.place(on.region), *spots)),
        (say(g.LEVEL), say.term(on.region.level)),
        (say(g.CODE), code or basic_code(identity)),
        (say(g.VERSION), str(on.item.version) if on.item.version is not None else say(g.NONE)),
    )


def _situations(on: Subject, chapter: Chapter, changing: list[tuple[int, Situation, Elements]]) -> list[Block]:
    """The section once more for each situation that changes what it says (design §3.3)."""
    out: list[Block] = []
    for index, situation, changed in changing:
        if touched(changed).isdisjoint(chapter.elements):
            continue
        blocks = chapter.blocks(on.in_situation(index)) or paragraphs(on.say(g.NONE))
        caption = on.say(g.SITUATION, name=situation.name or situation.id)
        first = blocks[0]
        out.append(first._replace(caption=on.say.apart(caption, first.caption)))
        out += blocks[1:]
    return out


def _extras(on: Subject) -> dict[str, list[tuple[str, Value]]]:
    """Local elements by the heading they are shown under; those without one stand in the notes (design §2.2)."""
    values: Mapping[str, str] | None = on.item.extra
    if not values:
        return {}
    known: dict[str, ExtraElement] = {}
    for part in on.catalogue.edition.parts(on.catalogue.regions.ancestry(on.home.code)):
        known.update({extra.id: extra for extra in part.extra or ()})
    out: dict[str, list[tuple[str, Value]]] = {}
    for name, value in values.items():
        extra = known.get(name)
        shown = on.say.flag(value == "true") if extra and extra.kind == "yes/no" else value
        section = (extra.section if extra else None) or g.ABOUT.zh
        out.setdefault(section, []).append((on.say.text(extra.title) if extra else name, shown))
    return out
