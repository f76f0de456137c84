"""Places (地区): code, name, level and parent, as `catalog/regions.csv` gives them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from svcstd.diagnostic import Finding
from svcstd.model.enums import Level

COLUMNS = ("code", "name", "level", "parent", "former", "longitude", "latitude", "population")
REQUIRED = ("code", "name", "level", "parent")
MAX_DEPTH = 12


@dataclass(frozen=True, slots=True)
class Region:
    """One place.

    Attributes:
        code: Division code, 6, 9 or 12 digits; functional zones have codes of their own.
        name: Full name.
        level: Explicit, since functional zones have no GB/T 2260 code.
        parent: Code of the place above, "" for the nation.
        former: Earlier codes.
        line: Line in regions.csv.
    """

    code: str
    name: str
    level: Level
    parent: str = ""
    former: tuple[str, ...] = ()
    line: int = 0


class Regions:
    """All places, and who lies above whom."""

    def __init__(self, regions: Iterable[Region] = ()) -> None:
        """Index places by code."""
        self.by_code: dict[str, Region] = {region.code: region for region in regions}
        self._chains: dict[str, tuple[str, ...]] = {}
        self._below: dict[str, list[str]] | None = None

    def __len__(self) -> int:
        """How many places there are."""
        return len(self.by_code)

    def get(self, code: str) -> Region | None:
        """The place of a code, or None."""
        return self.by_code.get(code)

    def ancestry(self, code: str) -> tuple[str, ...]:
        """Codes from the widest place down to `code` itself; () for an unknown place or one in a cycle."""
        if code not in self._chains:
            chain: list[str] = []
            at = code
            while at in self.by_code and at not in chain and len(chain) <= MAX_DEPTH:
                chain.append(at)
                at = self.by_code[at].parent
            whole = bool(chain) and at == "" and len(chain) <= MAX_DEPTH
            self._chains[code] = tuple(reversed(chain)) if whole else ()
        return self._chains[code]

    def below(self, code: str) -> list[str]:
        """Codes of all places under `code`, not itself, in file order."""
        if self._below is None:
            self._below = {}
            for region in self.by_code.values():
                for above in self.ancestry(region.code)[:-1]:
                    self._below.setdefault(above, []).append(region.code)
        return self._below.get(code, [])


def read_regions(text: str) -> tuple[Regions, list[Finding]]:
    """Places of a regions.csv and what is wrong with it; rows with faults are left out.

    Findings carry a mark (line, column 1), since CSV has no paths.
    """
    findings: list[Finding] = []
    reader = csv.reader(io.StringIO(text))
    header = next(reader, [])
    missing = [column for column in REQUIRED if column not in header]
    if missing:
        return Regions(), [Finding(rule="S401", mark=(1, 1), values={"columns": "、".join(missing)})]
    found: dict[str, Region] = {}
    try:
        for row in reader:
            if row:
                _row(dict(zip(header, row, strict=False)), reader.line_num, found, findings)
    except csv.Error as error:
        findings.append(Finding(rule="S402", mark=(reader.line_num, 1), values={"problem": str(error)}))
    regions = Regions(found.values())
    findings.extend(_chains(regions))
    return regions, findings


def _row(row: Mapping[str, str], line: int, found: dict[str, Region], findings: list[Finding]) -> None:
    code = row.get("code", "").strip()
    try:
        level = Level(row.get("level", "").strip())
    except ValueError:
        values = {"code": code, "level": row.get("level", "")[:20]}
        findings.append(Finding(rule="S402", mark=(line, 1), values=values, message="level"))
        return
    if not code.isascii() or not code.isalnum() or len(code) > 12 or not row.get("name", "").strip():  # noqa: PLR2004
        findings.append(Finding(rule="S402", mark=(line, 1), values={"code": code[:20]}, message="code"))
        return
    if code in found:
        values = {"code": code, "line": str(found[code].line)}
        findings.append(Finding(rule="S403", mark=(line, 1), values=values))
        return
    former = tuple(part for part in row.get("former", "").split() if part)
    parent = row.get("parent", "").strip()
    found[code] = Region(code, row["name"].strip(), level, parent, former, line)


def _chains(regions: Regions) -> Iterable[Finding]:
    for region in regions.by_code.values():
        mark = (region.line, 1)
        if region.parent and region.parent not in regions.by_code:
            yield Finding(rule="L201", mark=mark, values={"code": region.code, "parent": region.parent})
        elif not regions.ancestry(region.code):
            chain: list[str] = []
            at = region.code
            while at in regions.by_code and at not in chain and len(chain) <= MAX_DEPTH:
                chain.append(at)
                at = regions.by_code[at].parent
            if len(chain) > MAX_DEPTH:
                yield Finding(rule="L202", mark=mark, message="deep", values={"code": region.code, "most": MAX_DEPTH})
            elif at == region.code:
                yield Finding(rule="L202", mark=mark, values={"chain": " → ".join([*chain, at])})
