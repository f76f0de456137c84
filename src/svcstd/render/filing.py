"""Sections on how an application is made: where it is taken, and ways of handling (standard.md §4, 10 and 11)."""

from __future__ import annotations

from svcstd.messages import guides as g
from svcstd.model.enums import CrossDirection
from svcstd.model.parts import Commitment
from svcstd.render.materials import later
from svcstd.render.subject import Subject
from svcstd.render.view import Block, Link, Value, facts, lines, paragraphs, table

RECEIPT = (
    "channels", "online", "express", "reservation", "self_service", "remote_application", "points",
)  # fmt: skip
MANNER = ("one_window", "agent_service", "commitment", "cross_region")
POINT_HEAD = (g.REGION, g.OUTLET, g.POINT_ROLE, g.ADDRESS, g.HOURS, g.PHONE)
CROSS_HEAD = (
    g.CROSS_PARTNER, g.CROSS_MODE, g.CROSS_DIRECTION, g.CROSS_DECIDER, g.CROSS_LIMIT, g.OUTLET, g.PHONE, g.DOCUMENT,
)  # fmt: skip


def _link(url: str | None) -> Value:
    return Link(url, url) if url else ""


def receipt(on: Subject) -> list[Block]:
    """10 申请接收."""
    item, say, online = on.item, on.say, on.item.online
    return [
        *facts(
            say,
            (g.CHANNELS, say.joined(item.channels)),
            (g.WINDOW, lines(*dict.fromkeys(spot.name for spot in on.spots))),
            (g.ONLINE, _link(online.url if online else None)),
            (g.MOBILE, _link(online.mobile_url if online else None)),
            (g.ONLINE_DEPTH, say.term(online.depth) if online else ""),
            (g.ONLINE_STEPS, say.joined(online.steps) if online else ""),
            (g.PAYMENT, say.flag(online.payment) if online else ""),
            (g.SINGLE_SIGN_ON, say.flag(online.single_sign_on) if online else ""),
            (g.VIDEO, say.flag(online.video) if online else ""),
            (g.ACCESSIBLE, say.flag(online.accessible) if online else ""),
            (g.MAIL, say.flag(item.express)),
            (g.RESERVATION, say.flag(item.reservation)),
            (g.SELF_SERVICE, say.flag(item.self_service)),
            (g.REMOTE, say.flag(item.remote_application)),
        ),
        *nearby(on),
    ]


def nearby(on: Subject) -> list[Block]:
    """The points of a place's own record: places with a guide of their own, then those that only have this row."""
    say, coverage = on.say, on.coverage
    takers = [taker for found in coverage.guides.values() for taker in found]
    rows = [
        (
            on.place(taker.region, on.region.code),
            taker.outlet.name,
            say.term(taker.point.role),
            taker.outlet.address or "",
            taker.point.hours or taker.outlet.hours or "",
            lines(*(taker.outlet.phones or ())),
        )
        for taker in (*takers, *coverage.rows)
    ]
    return table(say, POINT_HEAD, rows, say(g.POINTS))


def manner(on: Subject) -> list[Block]:
    """11 办理方式: only what is said of it."""
    item, say = on.item, on.say
    return [
        *facts(
            say,
            (g.ONE_WINDOW, say.flag(item.one_window)),
            (g.AGENT_SERVICE, say.flag(item.agent_service)),
        ),
        *later(on),
        *(_commitment(on, item.commitment) if item.commitment else []),
        *cross(on),
    ]


def _commitment(on: Subject, commitment: Commitment) -> list[Block]:
    say = on.say
    return facts(
        say,
        (g.COMMITMENT, say.term(commitment.kind) or say(g.YES)),
        (g.COMMITMENT_CONTENT, commitment.content or ""),
        (g.COMMITMENT_FORM, _link(commitment.form)),
        (g.COMMITMENT_CHECK, say.limit(commitment.check_within)),
        (g.COMMITMENT_EXCLUDED, commitment.excluded or ""),
    )


def cross(on: Subject) -> list[Block]:
    """跨域通办: where we collect for a partner, it decides and its limits hold (design §3.4)."""
    say = on.say
    rows: list[tuple[Value, ...]] = []
    for one in on.item.cross_region or ():
        partner = one.partner_name or one.partner or ""
        theirs = one.direction is CrossDirection.FOR_PARTNER
        outlets = [on.catalogue.outlets[name].name for name in one.outlets or () if name in on.catalogue.outlets]
        rows.append(
            (
                partner,
                say.term(one.mode),
                say.term(one.direction),
                say(g.CROSS_DECIDES, partner=partner) if theirs else on.body,
                say(g.CROSS_THEIRS, partner=partner) if theirs else say(g.CROSS_OURS),
                lines(*outlets),
                one.phone or "",
                one.document or "",
            )
        )
    return table(say, CROSS_HEAD, rows, say(g.CROSS))


def collected_for(on: Subject) -> list[Block]:
    """The partners whose limits hold instead of ours."""
    partners = [
        one.partner_name or one.partner or ""
        for one in on.item.cross_region or ()
        if one.direction is CrossDirection.FOR_PARTNER
    ]
    return paragraphs(on.say(g.CROSS_NOTE, partners=on.say.joined(partners))) if partners else []
