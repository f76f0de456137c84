"""What follows the sections of the standard, where there is something: questions, related items, notes, sources."""

from __future__ import annotations

from svcstd.messages import guides as g
from svcstd.model.basic import BasicItem
from svcstd.model.elements import Elements
from svcstd.model.enums import LinkKind
from svcstd.model.parts import Citation
from svcstd.render.subject import Subject
from svcstd.render.view import Block, Line, Link, Value, facts, lines, paragraphs, points


def faq(on: Subject) -> list[Block]:
    """常见问题."""
    say = on.say
    return points(
        lines(
            say(g.QUESTION, text=one.question) if one.question else None,
            say(g.ANSWER, text=one.answer) if one.answer else None,
        )
        for one in on.item.faq or ()
    )


def links(on: Subject) -> list[Block]:
    """关联事项, by the name that the catalogue gives them."""
    say = on.say
    pairs: list[tuple[str, Value]] = []
    for one in on.item.links or ():
        name = on.names(one.item) if one.item else ""
        text = say.noted(name, one.item or "") if name and name != one.item else one.item or ""
        pairs.append((say.term(one.kind or LinkKind.RELATED), say.apart(text, one.note or "")))
    return facts(say, *pairs)


def notes(on: Subject) -> list[Block]:
    """备注."""
    return paragraphs(on.item.notes or "")


def sources(on: Subject) -> list[Block]:
    """信息来源: what every file that the guide is made of cites, once each."""
    found: dict[Value, None] = {}
    for layer in on.it.layers:
        for one in on.say.part(layer.elements.sources) or ():
            found.setdefault(_source(on, one))
    return points(found)


def _source(on: Subject, one: Citation) -> Value:
    say = on.say
    where = say.provision(one)
    region = say(g.SOURCE_FROM, region=one.region) if one.region else ""
    text = say.clauses(where, region, one.note or "") or one.data or ""
    titled = say.joined(say.element(name, _title(name)) for name in one.fields or ())
    told: Line = say(g.SOURCE_FIELDS, where=text, fields=titled) if text and titled else text or titled
    return lines(told, Link(one.page, one.page) if one.page else None)


def _title(name: str) -> str:
    """The Chinese name of an element, or its key where the model has none."""
    field = Elements.model_fields.get(name) or BasicItem.model_fields.get(name)
    return (field.title or name) if field else name
