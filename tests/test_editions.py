"""examples/editions: two editions of one catalogue, whose declarations and entries tell the same story."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from svcstd import cli
from svcstd.model.adjustment import Adjustment, AdjustmentChange
from svcstd.model.basic import BasicItem
from svcstd.model.enums import AdjustmentKind, Level
from svcstd.pipeline.catalogue import read_library
from svcstd.pipeline.diff import diff
from svcstd.pipeline.entries import Entries
from svcstd.pipeline.places import Places
from svcstd.workspace import Workspace

EDITIONS = Path(__file__).resolve().parent.parent / "examples" / "editions"
YEARS = ("2023", "2024")
MAIN_ENDINGS = ("000", "00Y")
TOTALS = {
    AdjustmentKind.CANCELLED: 49,
    AdjustmentKind.DEVOLVED: 20,
    AdjustmentKind.RETYPED: 1,
    AdjustmentKind.MERGED: 1,
}
"""What the notice counts: 48 + 16 main items cancelled and devolved, 1 + 4 sub-items, one retyped, two merged."""
Levels = tuple[Level, ...]


def opened(year: str) -> Workspace:
    """One edition."""
    return Workspace.find(EDITIONS / year)


@pytest.fixture(scope="module")
def declared() -> list[Adjustment]:
    """The declarations of the newer edition."""
    return [made for _, made in read_library(opened("2024")).adjustments]


@pytest.fixture(scope="module")
def changes(declared: list[Adjustment]) -> list[AdjustmentChange]:
    """Every change they declare."""
    return [change for made in declared for change in made.changes]


@pytest.fixture(scope="module")
def before() -> dict[str, BasicItem]:
    """Entries of the older edition by code of the main item."""
    return entries("2023")


@pytest.fixture(scope="module")
def after() -> dict[str, BasicItem]:
    """Entries of the newer edition by code of the main item."""
    return entries("2024")


def entries(year: str) -> dict[str, BasicItem]:
    """Entries of one edition by code of the main item."""
    workspace = opened(year)
    read = Entries(workspace)
    found = {main: read.basic(main).entry for main in workspace.layout.basics}
    return {main: entry for main, entry in found.items() if entry is not None}


def exercised(known: dict[str, BasicItem]) -> Iterator[tuple[str, Levels]]:
    """Codes of main items and sub-items, each with the levels that exercise it."""
    for entry in known.values():
        assert entry.levels
        yield entry.code, entry.levels
        for sub in entry.subitems or ():
            yield sub.code, sub.levels or entry.levels


def named(changes: list[AdjustmentChange], kind: AdjustmentKind, side: str = "from_") -> set[str]:
    """Codes that changes of one kind name on one side."""
    return {code for change in changes if change.kind is kind for code in getattr(change, side) or ()}


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("arguments", [["validate", "--fail-on", "info"], ["fmt", "--check"]], ids=" ".join)
def test_edition_is_clean(year: str, arguments: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    """Each edition is valid down to the last hint, and in canonical form."""
    start = Path.cwd()
    os.chdir(EDITIONS / year)
    try:
        code = cli.run(["--lang", "zh", *arguments])
    finally:
        os.chdir(start)
    assert code == 0, capfd.readouterr()


def test_totals(changes: list[AdjustmentChange]) -> None:
    """64 items cancelled or devolved, 5 sub-items beside them, and two changes of other kinds."""
    assert Counter(change.kind for change in changes) == TOTALS
    gone, moved = named(changes, AdjustmentKind.CANCELLED), named(changes, AdjustmentKind.DEVOLVED)
    assert len(gone) == TOTALS[AdjustmentKind.CANCELLED] and len(moved) == TOTALS[AdjustmentKind.DEVOLVED]
    assert len([code for code in gone | moved if code.endswith(MAIN_ENDINGS)]) == 64
    assert len([code for code in gone | moved if not code.endswith(MAIN_ENDINGS)]) == 5


def test_readme_counts(changes: list[AdjustmentChange]) -> None:
    """The table of the README is the count of the declarations."""
    page = (EDITIONS / "README.md").read_text(encoding="utf-8")
    for kind, number in Counter(change.kind for change in changes).items():
        assert f"| {kind} | {number} |" in page
    assert f"| 合计 | {len(changes)} |" in page


def test_entries_agree_with_declarations(
    changes: list[AdjustmentChange], before: dict[str, BasicItem], after: dict[str, BasicItem]
) -> None:
    """What is gone was cancelled, retyped or merged; what is new came of that; whose levels changed was devolved."""
    old, new = dict(exercised(before)), dict(exercised(after))
    replaced = named(changes, AdjustmentKind.RETYPED) | named(changes, AdjustmentKind.MERGED)
    replacing = named(changes, AdjustmentKind.RETYPED, "to") | named(changes, AdjustmentKind.MERGED, "to")
    assert old.keys() - new.keys() == named(changes, AdjustmentKind.CANCELLED) | replaced
    assert new.keys() - old.keys() == replacing
    assert {code for code in old.keys() & new.keys() if old[code] != new[code]} == named(
        changes, AdjustmentKind.DEVOLVED
    )
    assert {alias for code in replacing for alias in after[code].aliases or ()} == replaced


def test_levels_agree_with_declarations(
    changes: list[AdjustmentChange], before: dict[str, BasicItem], after: dict[str, BasicItem]
) -> None:
    """A devolved item leaves the widest level that had it, for the level that its declaration names."""
    old, new = dict(exercised(before)), dict(exercised(after))
    for change in changes:
        if change.kind is not AdjustmentKind.DEVOLVED:
            continue
        assert change.levels and change.levels.from_ and change.levels.to and change.from_ == change.to
        (code,) = change.to or ()
        assert change.levels.from_ in old[code] and change.levels.from_ not in new[code]
        assert change.levels.to in new[code]


def test_documents_are_cited(declared: list[Adjustment]) -> None:
    """Each declaration names number, title, body and date of one document of its own."""
    assert len({made.document for made in declared}) == len(declared) == 9
    for made in declared:
        assert made.title and made.decided_by and made.date and made.effective and made.note
        assert made.date <= made.effective


def test_adjusted_entries_say_how_they_were_known(
    changes: list[AdjustmentChange], before: dict[str, BasicItem]
) -> None:
    """The code of an adjusted item is provisional, and a source names the document and how it was read."""
    for change in changes:
        for code in change.from_ or ():
            entry = next(entry for main, entry in before.items() if main[:9] == code[:9])
            assert entry.provisional
            assert any(source.document and source.note for source in entry.sources or ())


def guided(year: str, code: str) -> set[str]:
    """Places that have a guide of an item."""
    workspace = opened(year)
    read = Entries(workspace)
    places = Places(read, read_library(workspace).catalogue)
    basic = read.basic(code)
    found = (places.at(basic, item.code, region, variant) for item, region, variant in places.everywhere(basic))
    return {it.region.code for it in found if it.guided and it.region}


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        ("0001Z2013000", {"130000"}, {"130300", "130302", "130304", "130306"}),
        ("0001Z5602000", set(), {"130300"}),
        ("0001Z5621000", set(), {"130000"}),
        ("0001Z5612000", {"130300", "130306"}, {"130300", "130306"}),
    ],
)
def test_guides_move(code: str, old: set[str], new: set[str]) -> None:
    """Guides of a devolved item stand where it is exercised now."""
    assert (guided("2023", code), guided("2024", code)) == (old, new)


def test_editions_compare() -> None:
    """All that differs is explained, and each fact of the catalogue is declared, as many of each kind as are counted."""
    result = diff(opened("2023"), opened("2024"), jobs=1)
    assert (result.refused, result.ignored, result.silent) == ([], [], [])
    assert Counter(fact.kind for fact in result.adjusted if not fact.region) == TOTALS
    assert [fact for fact in result.adjusted if fact.declared is None] == []
