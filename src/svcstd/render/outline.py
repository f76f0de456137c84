"""The outline of a guide: which sections there are, in which order, and the view that fills them (standard.md §4)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from svcstd.messages import Text
from svcstd.messages import guides as g
from svcstd.model.elements import Elements, Situation
from svcstd.model.enums import State
from svcstd.model.policy import ExtraElement
from svcstd.render import annexes, bodies, course, filing, materials, matter
from svcstd.render.codes import basic_code
from svcstd.render.subject import Subject
from svcstd.render.view import Block, GuideView, Section, Value, facts, lines, paragraphs


@dataclass(frozen=True, slots=True)
class Chapter:
    """One heading of the outline.

    Attributes:
        key: Stable name, for anchors.
        heading: As the standard words it.
        blocks: What stands under it.
        elements: Elements that a situation may change here.
        conditional: Whether it is printed only where there is something.
    """

    key: str
    heading: Text
    blocks: Callable[[Subject], list[Block]]
    elements: frozenset[str] = frozenset()
    conditional: bool = False


def _of(*names: str) -> frozenset[str]:
    return frozenset(names)


CHAPTERS: tuple[Chapter, ...] = (
    Chapter("scope", g.SCOPE, matter.scope, _of("objects", "scope", "jurisdiction")),
    Chapter("item", g.ABOUT, matter.about, _of("project_type")),
    Chapter("basis", g.BASIS, matter.basis, _of("basis", "implementing_basis", "supervision_basis")),
    Chapter("receiver", g.RECEIVER, bodies.receiver, _of("accepted_at", "accepted_by_decider", "first_review_at")),
    Chapter("decider", g.DECIDER, bodies.decider, _of("reviewed_at", "undertaker", "joint_agencies", "entrusted_by")),
    Chapter("quota", g.QUOTA, matter.quota, _of("quota"), conditional=True),
    Chapter("conditions", g.CONDITIONS, matter.conditions, _of("conditions")),
    Chapter("prohibitions", g.PROHIBITIONS, matter.prohibitions, _of("prohibitions"), conditional=True),
    Chapter("materials", g.MATERIALS, materials.materials, _of("materials")),
    Chapter("receipt", g.RECEIPT, filing.receipt, _of("channels", "online", "express", "reservation", "self_service")),
    Chapter("manner", g.MANNER, filing.manner, _of("commitment", "one_window", "agent_service"), conditional=True),
    Chapter("course", g.COURSE, course.course, _of("steps", "visits", "intermediary")),
    Chapter("limits", g.LIMITS, course.limits, _of("statutory", "promised", "extension", "special_procedures")),
    Chapter("fee", g.FEE, course.fee, _of("fee"), conditional=True),
    Chapter("result", g.RESULT, course.result, _of("result", "annual_inspection", "annual_report")),
    Chapter("delivery", g.DELIVERY, course.delivery, _of("delivery")),
    Chapter("rights", g.RIGHTS, course.rights, _of("rights", "duties")),
    Chapter("remedies", g.REMEDIES, course.remedies, _of("remedies")),
    Chapter("consult", g.CONSULT, bodies.consult, _of("contacts")),
    Chapter("complain", g.COMPLAIN, bodies.complain, _of("contacts")),
    Chapter("office", g.OFFICE, bodies.office, _of("windows")),
    Chapter("progress", g.PROGRESS, bodies.progress),
    Chapter("faq", g.FAQ, annexes.faq, _of("faq"), conditional=True),
    Chapter("links", g.LINKS, annexes.links, _of("links"), conditional=True),
    Chapter("notes", g.NOTES, annexes.notes, _of("notes"), conditional=True),
    Chapter("sources", g.SOURCES, annexes.sources, conditional=True),
)
"""The 22 sections of the standard's full version and the annexes; the first 22 are the same at every level."""

OF_THE_STANDARD = 22
HEADINGS = tuple(chapter.heading for chapter in CHAPTERS)
WORDS = {"guide": g.GUIDE, "contents": g.CONTENTS, "home": g.INDEX_HOME, "draft": g.DRAFT, "colon": g.COLON}


def guide(on: Subject) -> GuideView:
    """The view of one guide; every wording, order and number in it is settled here."""
    say, item = on.say, on.item
    notices = [say(g.DRAFT_NOTICE)] if on.draft else []
    if item.state is State.SUSPENDED:
        notices.append(say(g.SUSPENDED_NOTICE))
    extras = _extras(on)
    changing = [(index, one, one.set) for index, one in enumerate(item.situations or ()) if one.set is not None]
    sections = []
    for chapter, heading in zip(CHAPTERS, say.all(HEADINGS), strict=True):
        blocks = chapter.blocks(on)
        if extras:
            blocks += facts(say, *extras.pop(chapter.heading.zh, ()))
            if chapter.key == "notes":
                blocks += facts(say, *(pair for pairs in extras.values() for pair in pairs))
        if changing:
            blocks += _situations(on, chapter, changing)
        if not blocks and not chapter.conditional:
            blocks = paragraphs(say(g.NONE))
        if blocks:
            sections.append(Section(chapter.key, heading, tuple(blocks)))
    words = {name: say(text) for name, text in WORDS.items()}
    title = " ".join(on.it.identity.full_name.split())
    return GuideView(title, tuple(notices), head(on), tuple(sections), on.draft, words, say.lang)


def head(on: Subject) -> tuple[tuple[str, Value], ...]:
    """The first block: place, level, code, version; the same four at every place."""
    say, identity = on.say, on.it.identity
    code = matter.on_code(on) or (say(g.PROVISIONAL, code=identity.code) if identity.provisional else identity.code)
    return (
        (say(g.PLACE), lines(on.place(on.region), *dict.fromkeys(spot.name for spot in on.spots))),
        (say(g.LEVEL), str(on.region.level)),
        (say(g.CODE), code or basic_code(identity)),
        (say(g.VERSION), str(on.item.version) if on.item.version is not None else say(g.NONE)),
    )


def _situations(on: Subject, chapter: Chapter, changing: list[tuple[int, Situation, Elements]]) -> list[Block]:
    """The section once more for each situation that changes what it says (design §3.3)."""
    out: list[Block] = []
    for index, situation, changed in changing:
        if not chapter.elements & (changed.model_fields_set | _removed(changed)):
            continue
        blocks = chapter.blocks(on.in_situation(index)) or paragraphs(on.say(g.NONE))
        caption = on.say(g.SITUATION, name=situation.name or situation.id)
        first = blocks[0]
        out.append(first._replace(caption=f"{caption}　{first.caption}" if first.caption else caption))
        out += blocks[1:]
    return out


def _removed(changed: Elements) -> set[str]:
    return {path.partition(".")[0] for path in changed.remove or ()}


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
        out.setdefault(section, []).append((extra.title if extra else name, shown))
    return out
