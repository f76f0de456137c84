"""Sections on what happens to an application: steps, limits, fee, result, remedies (standard.md §4, 12–18)."""

from __future__ import annotations

from collections.abc import Iterator

from svcstd.messages import guides as g
from svcstd.model.parts import Extension, Result, Step
from svcstd.render.filing import collected_for
from svcstd.render.matter import listed
from svcstd.render.subject import Subject
from svcstd.render.view import Block, Link, Value, facts, paragraphs, table

LIMITS = ("statutory", "promised", "extension", "special_procedures", "cross_region")
STEP_HEAD = (g.NUMBER, g.STEP, g.STEP_LIMIT, g.STEP_OFFICE, g.STEP_ROLE, g.STEP_CRITERION, g.STEP_OUTCOME)
SERVICE_HEAD = (g.INTERMEDIARY, g.INTERMEDIARY_AGENCY, g.INTERMEDIARY_CHARGE, g.SPECIAL_BASIS)
SPECIAL_HEAD = (g.SPECIAL, g.SPECIAL_LIMIT, g.SPECIAL_COUNTED, g.SPECIAL_BASIS, g.SPECIAL_CHARGE)
FEE_HEAD = (g.FEE_ITEM, g.FEE_AMOUNT, g.FEE_UNIT, g.FEE_REDUCTION, g.FEE_BASIS, g.REMARK)
REMEDY_HEAD = (g.REMEDY, g.REMEDY_BODY, g.ADDRESS, g.PHONE, g.URL, g.SPECIAL_BASIS)


def course(on: Subject) -> list[Block]:
    """12 办理流程."""
    item, say = on.item, on.say
    rows = [
        (
            str(number), step.name or "", _step_limit(on, step), step.office or "", step.role or "",
            step.criterion or "", step.outcome or "",
        )
        for number, step in enumerate(item.steps or (), 1)
    ]  # fmt: skip
    visits = item.visits
    chart = tuple(_nodes(on))
    services = [(s.name or "", s.agency or "", s.charge or "", s.basis or "") for s in item.intermediary or ()]
    return [
        *([Block("chart", say(g.CHART), (), chart)] if chart else []),
        *table(say, STEP_HEAD, rows),
        *facts(
            say,
            (g.VISITS, str(visits.count) if visits and visits.count is not None else ""),
            (g.VISITS_REASON, (visits.reason or "") if visits and visits.count != 0 else ""),
        ),
        *table(say, SERVICE_HEAD, services, say(g.INTERMEDIARY)),
    ]


REVIEW = ("审查", "审核", "评审", "核查", "审批")
"""Words of steps in which the special procedures of 行政许可法第四十五条 take place."""


def _nodes(on: Subject) -> Iterator[tuple[Value, ...]]:
    """The nodes of the flow chart: steps in their order, special procedures beside the step that they belong to.

    That is the first step whose name says that it examines; where none does, they stand after the last step.
    """
    say, steps = on.say, on.item.steps or ()
    if not steps:
        return
    at = next((n for n, step in enumerate(steps) if any(word in (step.name or "") for word in REVIEW)), len(steps) - 1)
    yield "start", say(g.CHART_START), ""
    for number, step in enumerate(steps):
        yield "step", step.name or "", say.clauses(_step_limit(on, step), step.office or "")
        if number == at:
            yield from _special_nodes(on)
    yield "end", say(g.CHART_END), (on.item.result.name or "") if on.item.result else ""


def _special_nodes(on: Subject) -> Iterator[tuple[Value, ...]]:
    say = on.say
    for one in on.item.special_procedures or ():
        limit = say.limit(one.limit) if one.limit and one.limit.unit else ""
        note = say(g.CHART_NOT_COUNTED, limit=limit) if limit and one.counted is False else limit
        yield "special", say(g.CHART_SPECIAL, name=one.name or say.joined(one.kinds)), note


def _step_limit(on: Subject, step: Step) -> str:
    limit = on.say.limit(step.limit)
    return on.say(g.STEP_NOT_COUNTED, limit=limit) if limit and step.counted is False else limit


def limits(on: Subject) -> list[Block]:
    """13 办理时限: the statutory and the promised one, and what neither counts."""
    item, say = on.item, on.say
    promised = say.limit(item.promised) or (say(g.NO_PROMISE) if item.statutory else "")
    return [
        *facts(
            say,
            (g.STATUTORY, say.limit(item.statutory)),
            (g.PROMISED, promised),
            (g.EXTENSION, _extension(on, item.extension)),
        ),
        *special(on),
        *collected_for(on),
    ]


def _extension(on: Subject, extension: Extension | None) -> str:
    if extension is None or extension.limit is None:
        return ""
    say = on.say
    limit = say.limit(extension.limit)
    if extension.approved_by:
        text = say(g.EXTENSION_TEXT, by=extension.approved_by, limit=limit)
    else:
        text = say(g.EXTENSION_PLAIN, limit=limit)
    return say(g.BASIS_NOTE, text=text, basis=extension.basis) if extension.basis else text


def special(on: Subject) -> list[Block]:
    """特别程序: how long each takes, and whether that counts."""
    say = on.say
    rows: list[tuple[Value, ...]] = []
    for one in on.item.special_procedures or ():
        name = say.joined(one.kinds)
        if one.name:
            name = say.noted(name, one.name) if name else one.name
        charge = say.flag(one.charged)
        if one.charge_basis:
            charge = say(g.BASIS_NOTE, text=charge, basis=one.charge_basis)
        rows.append((name, say.limit(one.limit), say.flag(one.counted), one.basis or "", charge))
    return table(say, SPECIAL_HEAD, rows, say(g.SPECIAL))


def fee(on: Subject) -> list[Block]:
    """14 收费依据及标准."""
    say, found = on.say, on.item.fee
    if found is None:
        return []
    rows = [
        (i.name or "", i.amount or "", i.unit or "", i.reduction or "", i.basis or "", i.note or "")
        for i in found.items or ()
    ]
    return [
        *(paragraphs(say(g.NO_FEE)) if found.charged == "不收费" else []),
        *facts(say, (g.FEE_BASIS, found.basis or "")),
        *table(say, FEE_HEAD, rows),
    ]


def result(on: Subject) -> list[Block]:
    """15 审批结果."""
    say, item = on.say, on.item
    found = item.result or Result()
    return facts(
        say,
        (g.RESULT_NAME, found.name or ""),
        (g.RESULT_TYPE, say.term(found.type)),
        (g.VALIDITY, found.validity or ""),
        (g.AREA, found.area or ""),
        (g.LICENCE_CODE, found.licence_code or ""),
        (g.RESULT_SAMPLE, Link(say(g.RESULT_SAMPLE), found.sample) if found.sample else ""),
        (g.ANNUAL_INSPECTION, item.annual_inspection or ""),
        (g.ANNUAL_REPORT, item.annual_report or ""),
    )


def delivery(on: Subject) -> list[Block]:
    """16 结果送达."""
    return facts(on.say, (g.DELIVERY_BY, on.say.joined(on.item.delivery)))


def rights(on: Subject) -> list[Block]:
    """17 申请人权利和义务."""
    return [
        *listed(on, on.item.rights, on.say(g.RIGHTS_LIST)),
        *listed(on, on.item.duties, on.say(g.DUTIES_LIST)),
    ]


def remedies(on: Subject) -> list[Block]:
    """18 行政救济途径."""
    say = on.say
    rows: list[tuple[Value, ...]] = [
        (
            say.term(r.kind), r.body or "", r.address or "", r.phone or "", Link(r.url, r.url) if r.url else "",
            r.basis or "",
        )
        for r in on.item.remedies or ()
    ]  # fmt: skip
    return table(say, REMEDY_HEAD, rows)
