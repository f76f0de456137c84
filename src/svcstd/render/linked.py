"""A guide for search engines: schema.org's GovernmentService as JSON-LD."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from markupsafe import Markup

from svcstd.render.ink import clean
from svcstd.render.view import Counter, GuideView, Service

SAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
"""What would end the element that JSON-LD stands in, or start another."""
encoded = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
ODD = ("\\u", "\\b", "\\f")
"""How JSON writes characters that may be among those that deceive."""


def linked(view: GuideView) -> Markup:
    """JSON-LD of one guide, ready to stand in a page; what is empty is left out."""
    service = view.service
    found = {
        "@context": "https://schema.org",
        "@type": "GovernmentService",
        "name": view.title,
        "identifier": view.stamp.code,
        "inLanguage": view.lang,
        "serviceType": service.kind,
        "areaServed": _named("AdministrativeArea", service.area),
        "provider": _named("GovernmentOrganization", service.provider),
        "audience": [{"@type": "Audience", "audienceType": one} for one in service.audience],
        "serviceOutput": _named("Thing", service.output),
        "offers": {"@type": "Offer", "description": service.fee} if service.fee else None,
    }
    channels = ",".join([*_online(service), *map(_counter, service.counters)])
    told = _written({key: value for key, value in found.items() if value})
    return Markup(f'{told[:-1]},"availableChannel":[{channels}]}}' if channels else told)


def _named(kind: str, name: str) -> dict[str, str] | None:
    return {"@type": kind, "name": name} if name else None


def _online(service: Service) -> list[str]:
    if not service.online:
        return []
    found = {"@type": "ServiceChannel", "serviceUrl": service.online, "processingTime": service.limit}
    return [_written({key: value for key, value in found.items() if value})]


@lru_cache(4096)
def _counter(counter: Counter) -> str:
    """A counter as JSON: those of a place take most of its items."""
    place = {"name": counter.name, "address": counter.address, "openingHours": counter.hours}
    found: dict[str, Any] = {
        "@type": "ServiceChannel",
        "serviceLocation": {"@type": "GovernmentOffice", **{key: value for key, value in place.items() if value}},
    }
    if counter.phones:
        found["servicePhone"] = [{"@type": "ContactPoint", "telephone": phone} for phone in counter.phones]
    return _written(found)


def _written(found: Any) -> str:
    """A value as JSON that can stand in a page, its texts without characters that deceive."""
    text = encoded(found)
    if not text.isprintable() or any(odd in text for odd in ODD):
        text = encoded(_cleaned(found))
    for char, instead in SAFE.items():
        text = text.replace(char, instead)
    return text


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [_cleaned(one) for one in value]
    return {key: _cleaned(one) for key, one in value.items()}
