"""What of a guide is searched, and the list of indexes that the search box reads."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from markupsafe import escape

from svcstd.model.closed import closed

VERSION = 1
BODY = "data-pagefind-body"
FILTER = "place"
"""Filter of an index: the code of the place that one chooses; the name of the place is shown beside a hit."""

REPEATED = (
    "#scope", "#item", "#receiver", "#decider", "#conditions", "#receipt", "#manner", "#course", "#limits", "#fee",
    "#delivery", "#rights", "#remedies", "#consult", "#complain", "#office", "#progress", "#sources",
)  # fmt: skip
"""Sections of the full version whose matter stands in the short one, or in every guide alike."""
LABELS = ("h2", "h3", "dt", "th", "caption", ".contents", ".head", ".choices", ".chart")
"""Parts that are the same in all guides."""
TERSE = tuple(f".of-materials td:nth-child({column})" for column in (1, 3, 4, 5, 6))
"""Columns of the materials that hold numbers and yes or no."""
EXCLUDED = (*LABELS, *REPEATED, *TERSE)


class Index(NamedTuple):
    """One index that is there.

    Attributes:
        folder: Name of its folder.
        digest: Of all that it was made from.
        places: Codes and names of places, with the number of their guides.
    """

    folder: str
    digest: str
    places: tuple[tuple[str, str, int], ...]


def marked(html: str, code: str, name: str) -> str:
    """A guide with its place in the words of pagefind: to choose it by, and to show beside a hit.

    A template of the workspace may not say what of the page is the guide: then all of it is.
    """
    if BODY not in html:
        html = html.replace("<body", f"<body {BODY}", 1)
    return html.replace(
        BODY, f'{BODY} data-pagefind-filter="{FILTER}:{escape(code)}" data-pagefind-meta="place:{escape(name)}"', 1
    )


def dump(indexes: Iterable[Index], engine: str) -> bytes:
    """`search/shards.json`."""
    rows = [
        {"folder": one.folder, "pages": sum(row[2] for row in one.places), "digest": one.digest, "places": one.places}
        for one in indexes
    ]
    return json.dumps(
        {"version": VERSION, "engine": engine, "shards": rows}, ensure_ascii=False, separators=(",", ":")
    ).encode()


def load(data: bytes) -> list[Index]:
    """The indexes of such a list; none where it is no list that this version wrote."""
    try:
        found: Mapping[str, Any] = json.loads(data)
        rows = found["shards"] if found["version"] == VERSION else []
        return [
            Index(str(row["folder"]), str(row["digest"]), tuple((str(a), str(b), int(c)) for a, b, c in row["places"]))
            for row in rows
        ]
    except (ValueError, LookupError, TypeError, RecursionError):
        return []


_COUNT = {"type": "integer", "minimum": 1}

SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "search/shards.json",
    **closed(
        {
            "version": {"const": VERSION},
            "engine": {"type": "string", "description": "version of pagefind; empty where there is no index"},
            "shards": {
                "type": "array",
                "items": closed(
                    {
                        "folder": {"type": "string", "pattern": r"^[0-9A-Za-z.-]*[0-9A-Za-z]$"},
                        "pages": {**_COUNT, "description": "guides"},
                        "digest": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
                        "places": {
                            "type": "array",
                            "minItems": 1,
                            "items": {
                                "type": "array",
                                "prefixItems": [{"type": "string"}, {"type": "string"}, _COUNT],
                                "items": False,
                                "minItems": 3,
                                "description": "code, name, guides",
                            },
                        },
                    }
                ),
            },
        }
    ),
}
"""The published schema of the list of indexes (schema/shards.json)."""
