"""Sections on who receives and decides, and where to go, to ask and to complain (standard.md §4, 4, 5 and 19–22)."""

from __future__ import annotations

from svcstd.coverage import Taker
from svcstd.messages import Text
from svcstd.messages import guides as g
from svcstd.model.channels import Contact
from svcstd.model.enums import AgencyNature, ContactKind, OnlineStep, PointRole
from svcstd.render.subject import Subject, is_phone
from svcstd.render.view import Block, Line, Link, Value, facts, lines, paragraphs, points, table

RECEIVER = ("accepted_at", "accepted_by_decider", "first_review_at", "in_hall")
DECIDER = ("agency", "reviewed_at", "undertaker", "joint_agencies", "entrusted_by")
OFFICE_HEAD = (g.OUTLET, g.COUNTER, g.ADDRESS, g.HOURS, g.PHONE, g.TRAFFIC)


def receiver(on: Subject) -> list[Block]:
    """4 受理机构: the body itself, or the points that receive for it."""
    item, say = on.item, on.say
    taken = [taker.outlet.name for taker in on.takers if taker.point.role not in (None, PointRole.INTAKE)]
    return facts(
        say,
        (g.RECEIVER, say.joined(dict.fromkeys(taken)) or on.body),
        (g.ACCEPTED_AT, say.term(item.accepted_at)),
        (g.ACCEPTED_BY_DECIDER, say.flag(item.accepted_by_decider)),
        (g.FIRST_REVIEW_AT, say.term(item.first_review_at)),
        (g.IN_HALL, say.flag(item.in_hall) if not on.takers else ""),
        *(pair for taker in on.takers for pair in _taking(on, taker)),
    )


def _taking(on: Subject, taker: Taker) -> list[tuple[Text, Value]]:
    """How far a point goes, and on what ground."""
    say, point = on.say, taker.point
    takes = g.POINT_TAKES if point.mode else g.POINT_TAKES_PLAIN
    return [
        (g.POINT, say(takes, outlet=taker.outlet.name, role=say.term(point.role), mode=say.term(point.mode))),
        (g.POINT_DOCUMENT, point.document or ""),
        (g.POINT_SUPERVISOR, point.supervisor or ""),
        (g.POINT_SINCE, str(point.since or "")),
        (g.POINT_UNTIL, str(point.until or "")),
        (g.REMARK, point.note or ""),
    ]


def decider(on: Subject) -> list[Block]:
    """5 决定机构: the body in whose name it is decided; where it acts for another, that one is named."""
    item, say, agency = on.item, on.say, on.agency
    principal = item.entrusted_by
    nature = agency.nature if agency else None
    return [
        *facts(
            say,
            (g.DECIDER, on.body),
            (g.NATURE, say.term(nature) if nature and nature is not AgencyNature.STATUTORY else ""),
            (g.USCC, (agency.uscc or "") if agency else ""),
            (g.REVIEWED_AT, say.term(item.reviewed_at)),
            (g.UNDERTAKER, item.undertaker or ""),
            (g.JOINT, say.joined(item.joint_agencies)),
        ),
        *paragraphs(say(g.ENTRUSTED, principal=principal) if principal else ""),
    ]


def _contact(on: Subject, contact: Contact) -> Line:
    say = on.say
    label = f"{say.term(contact.kind)}{say(g.COLON)}{contact.value or ''}"
    return say.noted(label, contact.note) if contact.note else label


def consult(on: Subject) -> list[Block]:
    """19 咨询途径: phones of the place first; where nobody has one, the window itself."""
    say = on.say
    contacts = on.contacts("consult")
    phoned = any(map(is_phone, contacts))
    found: list[Value] = []
    if on.takers or not phoned:
        found += [f"{spot.name}{say(g.COLON)}{say.joined(spot.phones)}" for spot in on.spots if spot.phones]
    windows = any(contact.kind is ContactKind.WINDOW for contact in contacts)
    if on.takers or not (phoned or found or windows):
        found += [say(g.AT_WINDOW, window=spot.name) for spot in on.spots if not spot.phones]
    found += [_contact(on, contact) for contact in contacts]
    return points(dict.fromkeys(found))


def complain(on: Subject) -> list[Block]:
    """20 监督投诉渠道: the record's, else the body's, else the hotline."""
    return points([_contact(on, contact) for contact in on.contacts("complain")] or [on.say(g.HOTLINE)])


def office(on: Subject) -> list[Block]:
    """21 办公地址和时间."""
    say = on.say
    rows = [
        (at.name, spot.window, at.address or "", spot.hours, lines(*spot.phones), at.traffic or "")
        for spot in on.spots
        for at in (spot.outlet,)
    ]
    if rows:
        return table(say, OFFICE_HEAD, rows)
    agency = on.agency
    if agency is None or not (agency.address or agency.url):
        return []
    link = Link(agency.url, agency.url) if agency.url else ""
    return facts(say, (g.OUTLET, agency.name), (g.ADDRESS, agency.address or ""), (g.URL, link))


def progress(on: Subject) -> list[Block]:
    """22 办理进程和结果查询."""
    say, online = on.say, on.item.online
    feedback = bool(online and online.url and OnlineStep.FEEDBACK in (online.steps or ()))
    return [
        *paragraphs(say(g.ASK_PROGRESS, consult=say(g.CONSULT)) if on.reachable else ""),
        *facts(say, (g.ASK_ONLINE, Link(online.url, online.url) if feedback and online and online.url else "")),
    ]
