"""Places (地区): code, name, level and parent, as `catalog/regions.csv` gives them."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice

from svcstd.diagnostic import Finding
from svcstd.model.enums import Level

COLUMNS = ("code", "name", "level", "parent", "former", "longitude", "latitude", "population")
REQUIRED = ("code", "name", "level", "parent")
MAX_DEPTH = 12
MOST_FAULTS = 1_000
MOST_NAME = 200
"""Characters of a place's name, as of an item's: a full name holds those of all places above it."""
"""Faulty rows after which the file is given up: it is no table of places, and nobody mends it row by row."""
LEVELS = {level.value: level for level in Level}


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
        self._names: dict[str, str] = {}

    def __len__(self) -> int:
        """How many places there are."""
        return len(self.by_code)

    def get(self, code: str) -> Region | None:
        """The place of a code, or None."""
        return self.by_code.get(code)

    def ancestry(self, code: str) -> tuple[str, ...]:
        """Codes from the widest place down to `code` itself; () for an unknown place or one in a cycle."""
        found = self._chains.get(code)
        return self._climbed(code) if found is None else found

    def _climbed(self, code: str) -> tuple[str, ...]:
        """The ancestry of a code that was not asked for, by way of the nearest place above whose own is known."""
        climbed: list[str] = []
        at = code
        while at in self.by_code and at not in self._chains and at not in climbed and len(climbed) <= MAX_DEPTH:
            climbed.append(at)
            at = self.by_code[at].parent
        chain = self._chains.get(at, ())
        if chain or (at == "" and len(climbed) <= MAX_DEPTH):
            for below in reversed(climbed):
                chain = (*chain, below) if len(chain) < MAX_DEPTH else ()
                self._chains[below] = chain
                if not chain:
                    break
        return self._chains.setdefault(code, ())

    def full_name(self, code: str, below: str = "") -> str:
        """The name of a place with those of the places above it, from the province down.

        Args:
            code: Which place.
            below: A place above it whose own name, and what is above that, is left out.
        """
        key = f"{code} {below}" if below else code
        if key not in self._names:
            self._names[key] = "".join(region.name for region in self.named(code, below))
        return self._names[key]

    def named(self, code: str, below: str = "") -> list[Region]:
        """The places whose names make up the full name of one, widest first; at least itself."""
        chain = [self.by_code[one] for one in self.ancestry(code)] or [self.by_code[code]]
        above = {*self.ancestry(below)} if below else set()
        named = [region for region in chain if region.level is not Level.NATION and region.code not in above]
        return named or chain[-1:]

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

    A file with more faulty rows than anybody mends, or one that is no CSV from some row on, has no places at all.
    Findings carry a mark (line, column 1), since CSV has no paths.
    """
    reader = csv.reader(io.StringIO(text))
    found: dict[str, Region] = {}
    try:
        header = next(reader, [])
        missing = [column for column in REQUIRED if column not in header]
        if missing:
            return Regions(), [Finding(rule="S401", mark=(1, 1), values={"columns": "、".join(missing)})]
        findings = list(islice(_rows(reader, lambda: reader.line_num, header, found), MOST_FAULTS + 1))
    except csv.Error:  # the only one that a lenient reader of decoded text knows
        return Regions(), [_endless(text)]
    regions = Regions(found.values())
    findings.extend(islice(_chains(regions), MOST_FAULTS + 1 - len(findings)))
    if len(findings) > MOST_FAULTS:
        last = findings.pop().mark
        return Regions(), [*findings, Finding(rule="S402", mark=last, values={"most": MOST_FAULTS}, message="many")]
    return regions, findings


def _endless(text: str) -> Finding:
    """The finding for a cell that the csv reader gave up, at the line where its row begins."""
    reader = csv.reader(io.StringIO(text))
    last = 0
    with suppress(csv.Error):
        for _ in reader:
            last = reader.line_num
    return Finding(rule="S402", mark=(last + 1, 1), values={"most": f"{csv.field_size_limit():,}"})


def _rows(
    rows: Iterable[Sequence[str]], line: Callable[[], int], header: Sequence[str], found: dict[str, Region]
) -> Iterator[Finding]:
    """Put rows into `found`, and yield what is wrong with those that are left out."""
    at_code, at_name, at_level, at_parent = map(header.index, REQUIRED)
    at_former = header.index("former") if "former" in header else -1
    for row in rows:
        if not row:
            continue
        if len(row) < len(header):
            row = [*row, *[""] * (len(header) - len(row))]  # noqa: PLW2901 - cells left out at the end are empty
        code, name, written = row[at_code].strip(), row[at_name].strip(), row[at_level].strip()
        level = LEVELS.get(written)
        if level is None:
            yield Finding(rule="S402", mark=(line(), 1), values={"code": code, "level": written[:20]}, message="level")
        elif not code.isascii() or not code.isalnum() or len(code) > 12 or not 0 < len(name) <= MOST_NAME:  # noqa: PLR2004
            yield Finding(rule="S402", mark=(line(), 1), values={"code": code[:20]}, message="code")
        elif code in found:
            yield Finding(rule="S403", mark=(line(), 1), values={"code": code, "line": str(found[code].line)})
        else:
            former = tuple(row[at_former].split()) if at_former >= 0 else ()
            found[code] = Region(code, name, level, row[at_parent].strip(), former, line())


def _chains(regions: Regions) -> Iterator[Finding]:
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
