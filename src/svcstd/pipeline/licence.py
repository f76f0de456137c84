"""Days of licences: in licence law `20日` is sure to mean `20个工作日` (行政许可法第八十二条).

Of other items only the file's author knows.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from svcstd.diagnostic import Finding, Fix, KeyPath
from svcstd.model.enums import ItemType

AUTHORITY = frozenset({("promised",), ("statutory",), ("extension", "limit"), ("steps", "limit")})
"""Limits of the authority's own work, which the article is about: not those of applicants, nor how long a result is
valid."""
PARTS = frozenset({"subitems", "handling", "here", "set", "situations"})


def licensed(findings: list[Finding], entry: Callable[[], object]) -> list[Finding]:
    """Findings, those on days of a licence (S208) with the sure mend.

    Args:
        findings: What reading and typing a record or entry found.
        entry: Gives the tree of the basic entry that it belongs to, or None; asked only where there are such days.
    """
    if not any(one.rule == "S208" for one in findings) or _types(entry()) != {ItemType.LICENCE.value}:
        return findings
    return [_counted(one) if one.rule == "S208" and _of_authority(one.path) else one for one in findings]


def _counted(finding: Finding) -> Finding:
    from svcstd.model import sure

    text = sure.licence_limit(str(finding.values["written"]))
    return replace(finding, fix=Fix("value", finding.path, text)) if text else finding


def _of_authority(path: KeyPath) -> bool:
    named = tuple(part for part in path if isinstance(part, str) and part not in PARTS)
    return named in AUTHORITY


def _types(tree: object) -> set[str]:
    """The types that an entry, its sub-items and handling items say."""
    found: set[str] = set()
    waiting: list[object] = [tree]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            found.update([part["type"]] if isinstance(part.get("type"), str) else [])
            for key in ("subitems", "handling"):
                waiting.extend(part[key] if isinstance(part.get(key), list) else [])
    return found
