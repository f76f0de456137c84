"""What machines read of a guide: the values that schema.org asks for, and the stamp of its QR code."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from hashlib import blake2b
from typing import Any

from svcstd.messages import guides as g
from svcstd.render.codes import basic_code
from svcstd.render.ink import clean
from svcstd.render.said import unmarked
from svcstd.render.subject import Subject, is_phone
from svcstd.render.view import Again, Counter, Section, Service, Stamp

DIGITS = 16
"""Hexadecimal digits of the digest that a QR code bears."""

ODD = re.compile(r"\\(?:[bf]|u(?:00[01789]|061c|20[026]|fdd|feff|fff|d[89a-f]))")
"""How JSON writes characters that `clean` takes out, and a few more: most sections need no second look."""

Digests = dict[int | Section, tuple[Section, bytes]]
"""Digests of sections that other guides have too: by identity, or by content where only that is the same."""

KEEP = 4096


def service(on: Subject) -> Service:
    """The values of one guide."""
    item, say = on.item, on.say
    fee = item.fee
    amounts = say.joined(
        f"{one.name or ''}{one.amount or ''}{one.unit or ''}" for one in (fee.items if fee else None) or ()
    )
    return Service(
        provider=on.body,
        area=on.place(on.region),
        kind=say.term(item.type),
        audience=tuple(map(say.term, item.objects or ())),
        output=(item.result.name or "") if item.result else "",
        limit=say.limit(item.promised) or say.limit(item.statutory),
        fee=(say(g.NO_FEE) if fee.charged == "不收费" else amounts) if fee else "",
        online=(item.online.url or "") if item.online else "",
        counters=counters(on),
        phones=tuple(contact.value for contact in on.contacts("consult") if is_phone(contact) and contact.value),
    )


def counters(on: Subject) -> tuple[Counter, ...]:
    """Where an applicant goes."""
    return tuple([Counter(spot.name, spot.outlet.address or "", spot.hours, spot.phones) for spot in on.spots])


def stamp(on: Subject, title: str, sections: Iterable[Section], known: Digests) -> Stamp:
    """The stamp of one guide.

    The digest is BLAKE2b over the title and the digests of all sections; that of a section is over its key, heading and
    blocks as JSON, so that whoever has the guide's JSON can make it again (docs/guide-json.md has the recipe).

    Args:
        on: The guide.
        title: As it is printed.
        sections: The full version.
        known: Digests of sections that earlier guides had too.
    """
    if len(known) > KEEP:
        known.clear()
    whole = blake2b(clean(unmarked(title)).encode("utf-8", "replace"), digest_size=DIGITS // 2)
    for section in sections:
        whole.update(_digest(section, known))
    code, version = on.code or on.it.identity.code or basic_code(on.it.identity), str(on.item.version or "")
    digest = whole.hexdigest()
    base = f"{on.site.rstrip('/')}/" if on.site else ""
    line = on.say(g.STAMP, code=code, version=version or on.say(g.NONE), digest=digest)
    return Stamp(code, version, digest, line, f"{base}{on.address}.html#v={version or 0}&h={digest}")


def _digest(section: Section, known: Digests) -> bytes:
    if section.again is Again.NEVER:
        return _hashed(section)
    key = section if section.again is Again.ALIKE else id(section)
    found = known.get(key)
    if found is None:
        found = known[key] = (section, _hashed(section))
    return found[1]


def _hashed(section: Section) -> bytes:
    """The digest of one section; texts that stay Chinese on an English page count without the marks around them."""
    told = (section.key, section.heading, section.blocks)
    text = json.dumps(told)
    if ODD.search(text):
        text = json.dumps(_cleaned(told))
    return blake2b(text.encode(), digest_size=16).digest()


def _cleaned(value: Any) -> Any:
    """A value with its texts as JSON has them: what deceives is not printed, and not stamped."""
    return clean(unmarked(value)) if isinstance(value, str) else [_cleaned(one) for one in value]
