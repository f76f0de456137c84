"""The manifest of an output folder: what svcstd wrote into it, in sets that keep out of each other's way (design §6).

It holds no time and no place: the same input makes the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from svcstd.model.closed import closed

NAME = "svcstd-manifest.json"
VERSION = 1
HASH_BYTES = 16
FULL = "full"


def hashed(data: bytes) -> str:
    """The hash that stands for a content: BLAKE2b of 16 bytes, in hexadecimal digits."""
    return blake2b(data, digest_size=HASH_BYTES).hexdigest()


class SetName(NamedTuple):
    """Which set of files: runs that differ in one of these keep lists of their own.

    Attributes:
        format: A format, as `--to` takes it.
        labels: Languages of labels in their order, joined by `+`.
        form: `full` or `short`.
    """

    format: str
    labels: str
    form: str = FULL

    @property
    def key(self) -> str:
        """The name as a part of file names."""
        return ".".join(self)


INDEXED = "html"
"""The format that is searched."""
SEARCH = SetName("search", "all", "all")
"""The full-text indexes of a folder: of all HTML guides that stand there, whichever run made them."""


def sets_of(formats: Iterable[str], labels: Iterable[str], form: str) -> dict[str, SetName]:
    """The set of files that each format makes, by format."""
    languages = "+".join(labels)
    return {name: SetName(name, languages, form) for name in formats}


def home_of(out: Path, form: str) -> Path:
    """The folder of a form: the short version never stands where the full one stood."""
    return out / form if form != FULL else out


class Entry(NamedTuple):
    """One file.

    Attributes:
        size: Bytes.
        hash: What `hashed` says of its content.
        of: Codes of the item and ids of the bodies that a guide is of, a blank between; "" for other files.
    """

    size: int
    hash: str
    of: str = ""


class Left(NamedTuple):
    """An item at a place without its guide; see `svcstd.pipeline.desk.LeftOut`."""

    region: str
    code: str
    variant: str
    reason: str
    rule: str
    at: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run came to beside its files, so that a run with nothing to do can say it again.

    Attributes:
        pages: Guides.
        unpublished: Items at places that are drafts or cancelled.
        index: The page to open, or "".
        left_out: What has no guide because of an error.
        broken: Files that could not be read to their end.
        skipped_rules: Rules that a narrower choice leaves unasked.
    """

    pages: int = 0
    unpublished: int = 0
    index: str = ""
    left_out: tuple[Left, ...] = ()
    broken: tuple[str, ...] = ()
    skipped_rules: tuple[str, ...] = ()


@dataclass(slots=True)
class FileSet:
    """The files of one set.

    Attributes:
        source: Digest of all that the last run made them from; "" where that is not sure.
        outcome: What that run came to.
        files: By name, a path in the folder with `/`.
    """

    source: str = ""
    outcome: Outcome = field(default_factory=Outcome)
    files: dict[str, Entry] = field(default_factory=dict)


Manifest = dict[SetName, FileSet]


def dump(manifest: Manifest) -> bytes:
    """The bytes of a manifest, a line for each file."""
    return "".join(_lines(manifest)).encode()


def _lines(manifest: Manifest) -> Iterator[str]:
    yield f'{{"version":{VERSION},"sets":['
    for number, (name, files) in enumerate(sorted(manifest.items())):
        head = {"format": name.format, "labels": name.labels.split("+"), "form": name.form, "source": files.source}
        text = json.dumps({**head, "outcome": asdict(files.outcome)}, ensure_ascii=False, separators=(",", ":"))
        yield f'{"," if number else ""}\n{text[:-1]},"files":{{'
        for count, (path, entry) in enumerate(sorted(files.files.items())):
            yield f"{',' if count else ''}\n{json.dumps(path)}:{json.dumps(entry)}"
        yield "\n}}"
    yield "\n]}\n"


def load(data: bytes) -> Manifest | None:
    """What a manifest says, or None where it is none that this version of svcstd wrote."""
    try:
        found = json.loads(data)
        if found["version"] != VERSION:
            return None
        return dict(_set(one) for one in found["sets"])
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None


def _set(found: Any) -> tuple[SetName, FileSet]:
    outcome = found["outcome"]
    files = {path: Entry(int(size), str(digest), str(of)) for path, (size, digest, of) in found["files"].items()}
    known = Outcome(
        int(outcome["pages"]),
        int(outcome["unpublished"]),
        str(outcome["index"]),
        tuple(Left(*map(str, row)) for row in outcome["left_out"]),
        tuple(map(str, outcome["broken"])),
        tuple(map(str, outcome["skipped_rules"])),
    )
    name = SetName(str(found["format"]), "+".join(found["labels"]), str(found["form"]))
    return name, FileSet(str(found["source"]), known, files)


_TEXT = {"type": "string"}
_TEXTS = {"type": "array", "items": _TEXT}
_COUNT = {"type": "integer", "minimum": 0}


def _row(*items: dict[str, Any], description: str) -> dict[str, Any]:
    return {
        "type": "array", "prefixItems": list(items), "items": False, "minItems": len(items), "description": description,
    }  # fmt: skip


SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": NAME,
    **closed(
        {
            "version": {"const": VERSION},
            "sets": {
                "type": "array",
                "items": closed(
                    {
                        "format": {**_TEXT, "description": "as --to takes it; search: the full-text indexes"},
                        "labels": {**_TEXTS, "minItems": 1, "description": "languages of labels, in their order"},
                        "form": {"enum": ["full", "short", "all"]},
                        "source": {
                            "type": "string",
                            "pattern": f"^(|[0-9a-f]{{{2 * HASH_BYTES}}})$",
                            "description": "digest of all that the files were made from; empty where that is not sure",
                        },
                        "outcome": closed(
                            {
                                "pages": {**_COUNT, "description": "guides"},
                                "unpublished": {**_COUNT, "description": "drafts and cancelled items, without a guide"},
                                "index": {**_TEXT, "description": "the page to open, or empty"},
                                "left_out": {
                                    "type": "array",
                                    "items": _row(
                                        *[_TEXT] * 6, description="region, code, agency, reason, rule, where"
                                    ),
                                },
                                "broken": {**_TEXTS, "description": "files that could not be read"},
                                "skipped_rules": {**_TEXTS, "description": "rules that a narrower choice left unasked"},
                            }
                        ),
                        "files": {
                            "type": "object",
                            "description": "by path in the folder",
                            "additionalProperties": _row(
                                _COUNT,
                                {"type": "string", "pattern": f"^[0-9a-f]{{{2 * HASH_BYTES}}}$"},
                                _TEXT,
                                description="bytes; BLAKE2b of 16 bytes; codes and bodies that a guide is of, or empty",
                            ),
                        },
                    }
                ),
            },
        }
    ),
}
"""The published schema of the manifest (schema/manifest.json)."""
