"""What a comparison says is the truth: applied to the older version it gives the newer one, and nothing else was read."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from complete import FILES, PATHS, MemoryTree, workspace
from edits import EXISTENCE, apply, elements, of_item, of_resolved, pairs, same, told, workspaces
from svcstd.diff.cause import Side
from svcstd.diff.changes import compare
from svcstd.diff.result import DiffResult, Reached
from svcstd.diff.rules import BY_ID
from svcstd.model.elements import Item
from svcstd.model.shape import shape
from svcstd.pipeline.catalogue import read_library
from svcstd.pipeline.diff import diff
from svcstd.pipeline.half import Half
from svcstd.pipeline.touched import key_of
from svcstd.read import read
from svcstd.resolve import Resolved
from svcstd.workspace import Workspace
from versions import compared

States = dict[Reached, dict[str, Any]]


def item(said: Mapping[str, Any]) -> Item:
    made, findings = shape(read(json.dumps(said, ensure_ascii=False).encode(), "x.yaml"), Item)
    assert made is not None, findings
    return made


def everything(files: Mapping[str, str]) -> dict[Reached, Resolved]:
    """Every item of a workspace at every place, and in the catalogue."""
    space = workspace(files)
    half = Half(Side.NEW, space, read_library(space))
    found = {}
    for main in half.entries.layout.basics:
        for _, view in half.of_basic(main):
            it = half.at(main, view)
            if it is not None:
                found[Reached(view.region, view.code, view.variant)] = it
    return found


def facts(result: DiffResult) -> Iterator[tuple[Reached, tuple[str, ...], Any, Any]]:
    """What a comparison says of each item at each place: path, older and newer value."""
    for effect in result.effects:
        verdict = effect.verdict
        for at in effect.reach if verdict.path[0] != "catalog" else ():
            yield at, tuple(map(str, verdict.path)), json.loads(verdict.old), json.loads(verdict.new)


@settings(max_examples=250, deadline=None)
@given(elements(), elements())
def test_the_facts_of_an_item_applied_give_the_newer_item(before: dict[str, Any], after: dict[str, Any]) -> None:
    for said in (before, after):
        said.pop("remove", None)
    one, two = item(before), item(after)
    assert same(apply(told(compare(one, two)), of_item(one)), of_item(two))
    assert list(compare(one, one)) == []


@settings(max_examples=120, deadline=None)
@given(pairs())
def test_the_facts_of_a_comparison_applied_give_the_newer_version(
    versions: tuple[dict[str, str], dict[str, str]],
) -> None:
    old, new = versions
    result = compared(old, new)
    assert not result.refused and not result.uncompared
    before, after = everything(old), everything(new)
    by_place: dict[Reached, list[tuple[tuple[str, ...], Any, Any]]] = {}
    came: dict[Reached, tuple[Any, Any]] = {}
    for at, path, one, two in facts(result):
        if path[0] not in EXISTENCE:
            by_place.setdefault(at, []).append((path, one, two))
        elif path[0] != "guide":
            came[at] = (one, two)
    assert {at for at, (one, _) in came.items() if one} == before.keys() - after.keys()
    assert {at for at, (one, _) in came.items() if not one} == after.keys() - before.keys()
    assert by_place.keys() <= before.keys() & after.keys()
    for at in before.keys() & after.keys():
        applied = apply(by_place.get(at, []), of_resolved(before[at]))
        assert same(applied, of_resolved(after[at])), at


@settings(max_examples=120, deadline=None)
@given(pairs())
def test_backwards_is_the_mirror(versions: tuple[dict[str, str], dict[str, str]]) -> None:
    old, new = versions
    there, back = compared(old, new), compared(new, old)
    mirrored = {"added": "removed", "removed": "added", "changed": "changed"}

    def said(result: DiffResult, turned: bool) -> set[tuple[object, ...]]:
        out = set()
        for effect in result.effects:
            verdict = effect.verdict
            rule = BY_ID[verdict.rule].mirror if turned else verdict.rule
            burden = BY_ID[rule].burden
            kind = mirrored[verdict.kind] if turned else str(verdict.kind)
            values = (verdict.new, verdict.old) if turned else (verdict.old, verdict.new)
            sums = tuple(sorted((name, -amount if turned else amount) for name, amount in verdict.figures))
            reach = (frozenset(effect.reach), frozenset(effect.guides)) if len(effect.reach) < 2 else ()
            out |= {(rule, burden, kind, verdict.path, *values, sums, at) for at in effect.reach or [None]}
            out |= {reach}
        return {one for one in out if one != ()}

    lost = [one for one in said(back, False) ^ said(there, True) if len(one) > 2]
    assert lost == []
    measured = there.totals(everywhere=True), back.totals(everywhere=True)
    assert {key: -value for key, value in measured[0].items() if value} == {k: v for k, v in measured[1].items() if v}
    assert (there.reach, there.guides) == (back.reach, back.guides)


@settings(max_examples=60, deadline=None)
@given(workspaces())
def test_nothing_differs_from_itself_whatever_files_are_called(files: dict[str, str]) -> None:
    result = diff(workspace(files), workspace(dict(files)), jobs=1)
    assert (result.files, result.causes, result.compared, result.exit_code()) == (0, [], 0, 0)
    renamed = {_called_otherwise(path): text for path, text in files.items()}
    assert renamed.keys() != files.keys()
    for one, two in ((files, renamed), (renamed, files)):
        result = compared(one, two)
        assert (result.files, result.causes, result.compared, result.exit_code()) == (0, [], 0, 0)


def _called_otherwise(path: str) -> str:
    """A path with other labels and the same key."""
    if not path.startswith(("items/", "catalog/basic/")):
        return path
    folder, _, file = path.rpartition("/")
    key = file.removesuffix(".yaml").partition("_")[0]
    return f"{folder.partition('_')[0]}{'_另称' if path.startswith('items/') else ''}/{key}_另称.yaml"


@settings(max_examples=60, deadline=None)
@given(pairs())
def test_narrowed_comparisons_together_are_the_whole(versions: tuple[dict[str, str], dict[str, str]]) -> None:
    old, new = versions
    whole = compared(old, new)

    def reached(result: DiffResult) -> set[tuple[object, ...]]:
        out: set[tuple[object, ...]] = set()
        for cause in result.causes:
            for effect in cause.effects:
                key = (cause.spot, effect.verdict)
                out |= {(*key, thing) for thing in (*effect.reach, *effect.guides) if thing.region}
        return out

    everywhere = reached(whole)
    top = compared(old, new, region="000000")
    assert reached(top) == everywhere
    regions = ("990101", "990102", "990101001", "990101001201")
    for region in regions:
        inside = reached(compared(old, new, region=region))
        assert inside == {one for one in everywhere if one[-1].region.startswith(region)}  # type: ignore[attr-defined]
    codes = {at.code for effect in whole.effects for at in effect.reach}
    by_item = [reached(compared(old, new, item=code)) for code in sorted(codes)]
    assert set().union(*by_item) == everywhere
    bodies = [reached(compared(old, new, agency=agency)) for agency in ("sl-market", "sl-police")]
    for agency, found in zip(("sl-market", "sl-police"), bodies, strict=True):
        mine = {at for known in (whole.bodies, whole.former) for at, body in known.items() if body == agency}
        assert {one for one in found if isinstance(one[-1], Reached)} == {one for one in everywhere if one[-1] in mine}
        assert found <= everywhere


# what is read


class Watched(MemoryTree):
    """A tree that remembers what was read of it."""

    def __init__(self, files: Mapping[str, str]) -> None:
        super().__init__(files)
        self.seen: list[str] = []

    def read(self, path: str, most: int = 1 << 26) -> bytes:
        self.seen.append(path)
        return super().read(path, most)


def copies(count: int) -> dict[str, str]:
    """The complete workspace with so many items like its own, each with the records of all its levels (synthetic)."""
    files = dict(FILES)
    for number in range(2, count + 2):
        for key in ("basic", "province", "county"):
            path, text = (one.replace("000199001", f"000199{number:03}") for one in (PATHS[key], FILES[PATHS[key]]))
            files[path] = text.replace("00019900100Y", f"000199{number:03}00Y")
    return files


@pytest.mark.parametrize("key", ["county", "province", "basic"])
def test_only_what_a_differing_file_may_reach_is_read_and_resolved(monkeypatch: pytest.MonkeyPatch, key: str) -> None:
    """Of fifty items one differs: files of the others are compared by their bytes, and neither parsed nor resolved."""
    files = copies(50)
    old, new = Watched(files), Watched({**files, PATHS[key]: files[PATHS[key]] + "notes: 新的说明\n"})
    parsed: list[str] = []
    resolved: list[str] = []
    document, at = Workspace.document, Half.at

    def parsing(self: Workspace, path: str) -> Any:
        parsed.append(path)
        return document(self, path)

    def resolving(self: Half, main: str, view: Any) -> Any:
        resolved.append(main)
        return at(self, main, view)

    monkeypatch.setattr(Workspace, "document", parsing)
    monkeypatch.setattr(Half, "at", resolving)
    sides = [Workspace(tree, workspace().root) for tree in (old, new)]
    result = diff(sides[0], sides[1], jobs=1)
    assert len(result.causes) == 1
    assert set(resolved) == {"00019900100Y"}
    mine = {key_of(PATHS[one]) for one in ("basic", "province", "county")}
    records = {key_of(path) for path in parsed if path.startswith(("items/", "catalog/basic/"))}
    assert records <= mine
    assert parsed.count(PATHS["province"]) <= (2 if key == "province" else 1)
    for tree in (old, new):
        assert (
            max(tree.seen.count(path) for path in files if key_of(path) not in mine and "catalog/basic" not in path)
            <= 3
        )


def test_one_change_in_a_province_that_reaches_many_reads_as_one_cause() -> None:
    """A thousand counties (合成, synthetic) inherit from one province's file."""
    counties = [f"99{number:04}" for number in range(1000, 2000)]
    rows = "".join(f"{code},合成县{code},县级,990000,,,,\n" for code in counties)
    files = {**FILES, PATHS["regions"]: FILES[PATHS["regions"]] + rows}
    files |= {f"items/{code}/000199001001.yaml": "agency: sl-market\n" for code in counties}
    text = files[PATHS["province"]]
    new = {**files, PATHS["province"]: text.replace("promised: 10个工作日", "promised: 9个工作日")}
    result = compared(files, new)
    (cause,) = result.causes
    (effect,) = cause.effects
    assert (cause.spot.at.file, effect.verdict.rule) == (PATHS["province"], "D222")
    assert {at.region for at in effect.reach} >= set(counties)
    assert result.totals(everywhere=False) == {"promised_workdays": -1}
    assert -result.totals(everywhere=True)["promised_workdays"] >= 2 * len(counties)


@settings(max_examples=30, deadline=None)
@given(workspaces(), st.data())
def test_a_file_that_differs_in_comments_alone_is_silent(files: dict[str, str], data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(sorted(path for path in files if path.startswith("items/"))))
    result = compared(files, {**files, path: f"# 注释\n{files[path]}"})
    assert (result.causes, [*result.silent, *result.ignored], result.exit_code()) == ([], [path], 0)
