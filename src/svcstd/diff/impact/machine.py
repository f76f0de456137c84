"""The work list for programs: JSON with a version and a published schema (schema/impact.json)."""

from __future__ import annotations

import json
from typing import Any

from svcstd.diagnostic import Location, dotted
from svcstd.diff.impact.schema import VERSION
from svcstd.diff.impact.work import Faulty, Group, Kind, Reprint, Source, Status, WorkList
from svcstd.diff.result import Refused


def dump(work: WorkList) -> str:
    """A work list as JSON text."""
    return json.dumps(_work(work), ensure_ascii=False, indent=2) + "\n"


def _work(work: WorkList) -> dict[str, Any]:
    return {
        "version": VERSION,
        "old": work.old,
        "new": work.new,
        "by": work.by.value,
        "scope": {name: work.scope.get(name) for name in ("region", "agency", "item")},
        "files": work.files,
        "totals": {
            "groups": len(work.groups),
            "guides": {status.value: work.counted(status) for status in Status},
            "records": {kind.value: len(work.of(kind)) for kind in Kind},
        },
        "causes": [_source(number, source) for number, source in enumerate(work.sources, 1)],
        "groups": [_group(group) for group in work.groups],
        "names": {
            "regions": dict(sorted(work.region_names.items())),
            "items": dict(sorted(work.item_names.items())),
            "agencies": dict(sorted(work.body_names.items())),
        },
        "skipped_rules": work.skipped_rules,
        "stopped": work.stopped,
        "unchecked_items": work.unchecked,
        "unreadable": [_refused(one) for one in work.refused],
    }


def _place(at: Location) -> dict[str, Any]:
    return {"file": at.file, "line": at.line, "column": at.column}


def _source(number: int, source: Source) -> dict[str, Any]:
    spot = source.spot
    said = [{"rule": one.rule, "severity": one.severity.word, "message": one.message} for one in source.said]
    return {
        "number": number,
        "side": spot.side.value,
        **_place(spot.at),
        "path": dotted(spot.path),
        "items": list(source.items),
        "changes": said,
    }


def _group(group: Group) -> dict[str, Any]:
    return {
        "key": group.key,
        "name": group.name,
        "level": group.level.value if group.level else None,
        "guides": [_guide(guide) for guide in group.reprints],
        "records": [_record(record) for record in group.faulty],
    }


def _guide(guide: Reprint) -> dict[str, Any]:
    return {
        "status": guide.status.value,
        "region": guide.region,
        "item": guide.item,
        "variant": guide.variant,
        "agency": guide.agency,
        "causes": list(guide.causes),
    }


def _record(one: Faulty) -> dict[str, Any]:
    return {
        "kind": one.kind.value,
        "region": one.region,
        "agency": one.agency,
        "item": one.item,
        **_place(one.at),
        "path": dotted(one.path),
        "rule": one.rule or None,
        "severity": one.severity.word,
        "message": one.message,
        "mend": one.mend,
        "edited": one.edited,
        "causes": list(one.causes),
        "extent": one.extent.value if one.extent else None,
        "lost": one.lost.value if one.lost else None,
        "fixable": one.fix is not None,
    }


def _refused(one: Refused) -> dict[str, Any]:
    found = one.diagnostic
    return {"side": one.side.value, **_place(found.at), "rule": found.rule, "message": found.message}
