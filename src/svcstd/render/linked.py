"""A guide for search engines: schema.org's GovernmentService as JSON-LD."""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup

from svcstd.render.ink import clean
from svcstd.render.view import Counter, GuideView, Service

SAFE = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})
"""What would end the element that JSON-LD stands in, or start another."""


def linked(view: GuideView) -> Markup:
    """JSON-LD of one guide, ready to stand in a page."""
    service = view.service
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "GovernmentService",
        "name": view.title,
        "identifier": view.stamp.code,
        "inLanguage": view.lang,
        "serviceType": service.kind,
        "areaServed": _named("AdministrativeArea", service.area),
        "provider": _named("GovernmentOrganization", service.provider),
        "audience": [{"@type": "Audience", "audienceType": clean(one)} for one in service.audience],
        "serviceOutput": _named("Thing", service.output),
        "availableChannel": [*_online(service), *(_counter(service, one) for one in service.counters)],
        "offers": {"@type": "Offer", "description": service.fee} if service.fee else None,
    }
    return Markup(json.dumps(_said(found), ensure_ascii=False, separators=(",", ":")).translate(SAFE))


def _named(kind: str, name: str) -> dict[str, Any] | None:
    return {"@type": kind, "name": name} if name else None


def _online(service: Service) -> list[dict[str, Any]]:
    if not service.online:
        return []
    return [{"@type": "ServiceChannel", "serviceUrl": service.online, "processingTime": service.limit}]


def _counter(service: Service, counter: Counter) -> dict[str, Any]:
    place = {
        "@type": "GovernmentOffice",
        "name": counter.name,
        "address": counter.address,
        "openingHours": counter.hours,
    }
    phones = [{"@type": "ContactPoint", "telephone": phone} for phone in counter.phones]
    return {"@type": "ServiceChannel", "serviceLocation": place, "servicePhone": phones}


def _said(value: Any) -> Any:
    """A value without what is empty, its texts without characters that deceive."""
    if isinstance(value, str):
        return clean(value)
    if type(value) is list:
        return [_said(one) for one in value]
    if type(value) is dict:
        return {key: _said(one) for key, one in value.items() if one}
    return value
