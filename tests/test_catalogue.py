"""The shipped catalogue: its size, its six levels, its special cases, and a source for every fact."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from svcstd.model.enums import Level, State
from svcstd.pipeline.catalogue import Library, read_library
from svcstd.pipeline.entries import Entries
from svcstd.pipeline.places import Places
from svcstd.pipeline.render import Choice, plan
from svcstd.read import read
from svcstd.resolve import Resolved
from svcstd.workspace import Workspace
from versions import compared

ROOT = Path(__file__).resolve().parent.parent
FACTS = {
    "statutory", "extension", "promised", "conditions", "prohibitions", "materials", "steps", "special_procedures", "fee", "result", "visits",
}  # fmt: skip
"""Elements that a citizen relies on: each needs a line that says where it was taken from."""
PLACES = {
    "371572": "聊城高新技术产业开发区",
    "130300": "秦皇岛市",
    "320614": "海门区",
    "330472": "嘉兴经济技术开发区",
    "441802": "清城区",
}


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    """The shipped workspace."""
    return Workspace.find(ROOT)


@pytest.fixture(scope="module")
def library(workspace: Workspace) -> Library:
    """Its catalogue."""
    return read_library(workspace)


@pytest.fixture(scope="module")
def resolved(workspace: Workspace, library: Library) -> list[Resolved]:
    """Every item at every place with a record."""
    entries = Entries(workspace)
    places = Places(entries, library.catalogue)
    out = []
    for main in workspace.layout.basics:
        basic = entries.basic(main)
        out.extend(places.at(basic, i.code, region, variant) for i, region, variant in places.everywhere(basic))
    return out


def cited(data: dict[str, Any], *above: dict[str, Any]) -> set[str]:
    """Elements that the sources of a part, and of what it stands in, speak for."""
    return {
        field for part in (data, *above) for source in part.get("sources", ()) for field in source.get("fields", ())
    }


def bare(data: dict[str, Any], *above: dict[str, Any]) -> Iterator[str]:
    """Facts of a part of a file that no source speaks for."""
    known = cited(data, *above)
    yield from (key for key in FACTS & set(data) if key not in known)
    for situation in data.get("situations", ()):
        if "set" in situation:
            yield from bare(situation["set"], situation, data, *above)
    for part in (*data.get("subitems", ()), *data.get("handling", ())):
        yield from bare(part, data, *above)
    if "here" in data:
        yield from bare(data["here"], data, *above)


def test_every_fact_has_a_source() -> None:
    """Facts without a source: 0."""
    found = {}
    for file in [*ROOT.glob("catalog/basic/*.yaml"), *ROOT.glob("items/*/*.yaml")]:
        missing = sorted(bare(read(file.read_bytes(), file.name, quick=False).data))
        if missing:
            found[str(file.relative_to(ROOT))] = missing
    print(f"facts without a source: {sum(map(len, found.values()))}")
    assert found == {}


def test_facts_are_looked_for_everywhere() -> None:
    """What a situation sets, a handling item or `here` says is a fact too; the sources above it count."""
    parts: dict[str, Any] = {
        "situations": [{"id": "a", "set": {"visits": "1"}}],
        "handling": [{"serial": "01", "fee": "不收费"}],
        "here": {"promised": "1个工作日"},
    }
    assert sorted(bare(parts)) == ["fee", "promised", "visits"]
    assert sorted(bare({**parts, "sources": [{"fields": ["visits", "fee"], "data": "x"}]})) == ["promised"]


def test_entries_and_specifications_have_sources() -> None:
    """Every basic entry, and every record that no place carries out but those below it inherit, says where from."""
    entries = {file: read(file.read_bytes(), file.name, quick=False).data for file in ROOT.glob("catalog/basic/*.yaml")}
    records = {file: read(file.read_bytes(), file.name, quick=False).data for file in ROOT.glob("items/*/*.yaml")}
    wider = {file: data for file, data in records.items() if "agency" not in data}
    assert len(entries) >= 40 and len(wider) >= 100
    assert [str(file) for file, data in {**entries, **wider}.items() if not data.get("sources")] == []


def sources(data: Any) -> Iterator[dict[str, Any]]:
    """The sources of a file, at whatever depth."""
    if isinstance(data, dict):
        yield from (source for source in data.get("sources", ()) if isinstance(source, dict))
    for part in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from sources(part)


def test_sources_say_something() -> None:
    """A source names a law, a document, a line of data or a page; a line of data or page from elsewhere names its region."""
    said = 0
    for file in [*ROOT.glob("catalog/**/*.yaml"), *ROOT.glob("items/**/*.yaml")]:
        for source in sources(read(file.read_bytes(), file.name, quick=False).data):
            assert {"law", "document", "data", "page"} & set(source), (file, source)
            said += 1
    assert said > 500


def test_size(workspace: Workspace) -> None:
    """At least 40 main items, 100 handling items and 250 records."""
    entries = Entries(workspace)
    assert len(workspace.layout.basics) >= 40
    assert sum(len(entries.basic(main).items) for main in workspace.layout.basics) >= 100
    assert workspace.layout.count >= 250


def test_places(library: Library, resolved: list[Resolved]) -> None:
    """The five places of the source texts have guides, under their provinces and the nation."""
    guided = Counter(it.region.code for it in resolved if it.guided and it.region)
    for code, name in PLACES.items():
        region = library.catalogue.regions.get(code)
        assert region is not None and region.name.endswith(name[-3:])
        assert len(library.catalogue.regions.ancestry(code)) >= 3
        assert guided[code] >= 10


def test_six_levels(resolved: list[Resolved]) -> None:
    """Each level has guides of its own in use, and one item stands at several levels."""
    levels = Counter(it.level for it in resolved if it.guided and it.item.state is State.ACTIVE)
    assert all(levels[level] for level in Level), levels
    by_code: dict[str, set[Level | None]] = {}
    for it in resolved:
        if it.guided:
            by_code.setdefault(it.code, set()).add(it.level)
    assert max(map(len, by_code.values())) >= 3


def test_special_cases(resolved: list[Resolved]) -> None:
    """Situations, alternatives, special procedures, exemptions, points, a cross-province item, two bodies in one place."""
    items = [it.item for it in resolved]
    materials = [material for item in items for material in item.materials or ()]
    points = {point.level for item in items for point in item.points or ()}
    assert any(item.situations for item in items)
    assert any(material.any_of for material in materials)
    assert any(material.exempt and material.exempt.value == "电子证照" for material in materials)
    assert any(item.special_procedures for item in items)
    assert {Level.TOWN, Level.VILLAGE} <= points
    assert any(item.cross_region for item in items)
    assert any(it.variant for it in resolved)


def test_complete_items(resolved: list[Resolved]) -> None:
    """At least 25 handling items in use have conditions, materials, steps, limits and result, and a guide."""
    complete = {
        it.code
        for it in resolved
        if it.guided
        and it.item.state is State.ACTIVE
        and it.item.conditions
        and it.item.materials
        and it.item.steps
        and it.item.result
        and (it.item.statutory or it.item.promised)
    }
    assert len(complete) >= 25


def test_villages(workspace: Workspace, library: Library) -> None:
    """Three of the five places have a village or community with a guide; docs/decisions/0008 says why two have none."""
    regions = library.catalogue.regions
    planned = plan(workspace, Choice(levels=frozenset({Level.VILLAGE})), jobs=1)
    assert planned.guides[Level.VILLAGE] >= 20
    for code, guided in (("371572", 1), ("130300", 1), ("320614", 1), ("330472", 0), ("441802", 0)):
        villages = [below for below in regions.below(code) if regions.by_code[below].level is Level.VILLAGE]
        total = sum(plan(workspace, Choice(regions=(village,)), jobs=1).total for village in villages)
        assert bool(total) == bool(guided), code


def test_declarations_say_what_their_records_show(workspace: Workspace) -> None:
    """Taken out together with what they are about, each declared change is found again, and nothing is undeclared."""
    paths = ["svcstd.yaml", *workspace.tree.list("catalog")[0], *workspace.tree.list("items")[0]]
    files = {path: workspace.tree.read(path).decode() for path in paths}
    old = {path: text for path, text in files.items() if not path.startswith("catalog/adjustments/")}
    for path in old:
        if re.match(r"items/371572[^/]*/(00013112700402|00013112700401|00013102200102|00013102200202)[_.]", path):
            old[path] = re.sub(r"(?m)^points:\n(?:  .*\n)+", "", files[path])
        if re.match(r"items/441802[^/]*/000117109003[_.]", path):
            old[path] = re.sub(r"(?m)^commitment:\n(?:  .*\n)+", "", files[path])
    result = compared(old, files)
    gone = files.keys() - old.keys()
    declared = [change for path in gone for change in re.findall(r"(?m)^  - id: (\S+)", files[path])]
    assert sorted(fact.declared.change for fact in result.adjusted if fact.declared) == sorted(declared)
    assert [fact for fact in result.adjusted if fact.declared is None] == result.findings == []
