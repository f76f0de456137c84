"""The path is the key (design §2.3): file names to regions, codes and bodies, found by listing alone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from svcstd.diagnostic import Finding

RECORD = re.compile(
    r"items/(?P<region>[0-9A-Za-z]{1,12})(?:_[^/]*)?/(?P<code>[0-9A-Za-z-]+)(?:@(?P<agency>[a-z0-9.-]+))?(?:_[^/]*)?\.yaml"
)
BASIC = re.compile(r"catalog/basic/(?P<code>[0-9A-Za-z-]+)(?:_[^/]*)?\.yaml")
BUNDLE = re.compile(r"items/[^/]+/bundles/[^/]+\.yaml")
NOTED = re.compile(r"items/(?:(?=[^/_]*[0-9])[0-9A-Za-z]{1,12}(?:_[^/]*)?/(?:bundles/)?)?[^/]+")
"""Where below `items/` notes may stand: beside records and bundles, or above all places. A region's code has a digit; a
folder such as `county` comes from elsewhere, most likely guides that were written into the input."""
LANG = "catalog/lang/"
"""Where translations stand; they are no part of any item."""
TRANSLATED = re.compile(r"catalog/lang/en(?:_[^/]*)?\.yaml")
"""Files of translations: `en.yaml`, and where one would grow too long others with a label."""
APPROVALS = "catalog/approvals.yaml"
"""What reviews of comparisons accepted; no part of any item."""
LISTS = ("agencies", "outlets", "adjustments")
"""Folders below `catalog/` whose files are lists or declarations, one a place."""
LISTED = re.compile(rf"catalog/(?:(?:standard|workdays|materials)\.yaml|regions\.csv|(?:{'|'.join(LISTS)})/[^.].*)")
"""What of `catalog/` is read whole, beside the basic entries."""
NOTES = (".md", ".txt", ".gitkeep")
"""Endings of files that are there for people alone."""
PRINTED = (*NOTES, ".html")
"""Endings that notes or guides have, and records never."""
NOT_READ = frozenset({"S303", "S304"})
"""Rules on paths that could not be looked at, so that what they hold is missing; the others say what is misnamed."""


class RecordName(NamedTuple):
    """What a record's path says.

    Attributes:
        path: The file.
        region: Code of the place.
        code: Code of a main item, a sub-item or a handling item.
        agency: Id of the body whose variant this is, or "".
    """

    path: str
    region: str
    code: str
    agency: str = ""


def record_name(path: str) -> RecordName | None:
    """What a path says, or None where it names no record."""
    found = RECORD.fullmatch(path)
    if found is None:
        return None
    region, code, agency = found.groups("")
    return RecordName(path, region, code, agency)


@dataclass(slots=True)
class Layout:
    """All records and basic entries of a workspace, by what their paths say.

    Attributes:
        records: By code, then by region: the files, the one without a body first.
        basics: Path of each basic entry by the code it is named by.
        others: Files below `items/` that are no records: bundles, notes.
        findings: Paths that say nothing, or say it twice.
    """

    records: dict[str, dict[str, list[RecordName]]] = field(default_factory=dict)
    basics: dict[str, str] = field(default_factory=dict)
    others: list[str] = field(default_factory=list)
    findings: list[tuple[str, Finding]] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many records there are."""
        return sum(len(names) for places in self.records.values() for names in places.values())

    def add_record(self, path: str) -> None:
        """Place one file below `items/`."""
        name = record_name(path)
        if name is None:
            if BUNDLE.fullmatch(path) or (path.endswith(NOTES) and NOTED.fullmatch(path)):
                self.others.append(path)
            else:
                self.findings.append((path, misnamed(path, "foreign" if path.endswith(PRINTED) else "record")))
            return
        places = self.records.setdefault(name.code, {})
        names = places.get(name.region)
        if names is None:
            places[name.region] = [name]
            return
        twin = next((known for known in names if known.agency == name.agency), None)
        if twin:
            self.findings.append((path, Finding(rule="S305", values={"other": twin.path})))
            return
        names.append(name)
        names.sort(key=lambda n: n.agency)

    def add_basic(self, path: str) -> None:
        """Place one file below `catalog/basic/`."""
        found = BASIC.fullmatch(path)
        if found is None:
            self.findings.append((path, misnamed(path, "basic")))
        elif found["code"] in self.basics:
            self.findings.append((path, Finding(rule="S305", values={"other": self.basics[found["code"]]})))
        else:
            self.basics[found["code"]] = path


def misnamed(path: str, message: str = "record") -> Finding:
    """The finding for a file that is not read because of its name."""
    return Finding(rule="S302", message="ending" if path.endswith((".yml", ".YAML", ".YML", ".json")) else message)


def read_layout(records: Iterable[str], basics: Iterable[str]) -> Layout:
    """The layout of listed paths."""
    layout = Layout()
    for path in basics:
        layout.add_basic(path)
    for path in records:
        layout.add_record(path)
    return layout
