"""The benchmark's workspaces are what they claim to be, and its limits judge what they say."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from svcstd.pipeline.catalogue import read_library
from svcstd.pipeline.check import check
from svcstd.pipeline.entries import Entries
from svcstd.pipeline.places import Places
from svcstd.workspace import Workspace

TOOLS = Path(__file__).resolve().parents[1] / "tools"
sys.path.insert(0, str(TOOLS))

import bench  # noqa: E402
import generate  # noqa: E402
from benchmark import limits, report  # noqa: E402
from benchmark.process import Run  # noqa: E402

RECORDS = 60


def made(folder: Path, **more: Any) -> Workspace:
    """A small workspace and what is said of it."""
    generate.write(folder, RECORDS, **more)
    return Workspace.find(folder)


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def resolved(workspace: Workspace) -> Iterator[tuple[str, str, dict[str, Any], bool]]:
    """Every item at every county: its code, the place, its elements and whether it has a guide."""
    entries = Entries(workspace)
    places = Places(entries, read_library(workspace).catalogue)
    for main in sorted(workspace.layout.basics):
        basic = entries.basic(main)
        for identity, region, variant in places.everywhere(basic):
            it = places.at(basic, identity.code, region, variant)
            if it.own and region[4:] != "00":
                yield identity.code, region, it.item.model_dump(), it.guided


def test_same_arguments_same_bytes(tmp_path):
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        made(tmp_path / name, share=0.1, changed=0.1, seed=seed)
    assert files(tmp_path / "a") == files(tmp_path / "b") != files(tmp_path / "c")


@pytest.mark.parametrize("shape", ["flat", "inherited"])
def test_without_faults_nothing_is_found(tmp_path, shape):
    found = check(made(tmp_path, shape=shape), jobs=1)
    assert [str(d.at) + d.rule for d in found.diagnostics] == []
    assert found.broken == []
    assert found.records >= RECORDS


def test_both_shapes_resolve_to_the_same(tmp_path):
    flat = list(resolved(made(tmp_path / "flat")))
    assert flat == list(resolved(made(tmp_path / "inherited", shape="inherited")))
    assert len(flat) == RECORDS
    assert all(guided for *_, guided in flat)


def test_flat_records_are_large_and_read_quickly(tmp_path):
    pytest.importorskip("yaml_rs")
    workspace = made(tmp_path)
    paths, _ = workspace.tree.list("items")
    assert all(workspace.document(path).quick for path in paths)
    assert 5_000 < sum(len(workspace.tree.read(path)) for path in paths) / len(paths) < 7_000


@pytest.mark.parametrize("shape", ["flat", "inherited"])
def test_faults_are_found_where_the_manifest_says(tmp_path, shape):
    manifest = generate.write(tmp_path, RECORDS, shape, share=0.8)
    found = check(Workspace.find(tmp_path), jobs=1)
    listed = {(fault["file"], fault["line"], fault["rule"]) for fault in manifest["faults"]}
    assert len(listed) == 48
    assert sorted((d.at.file, d.at.line, d.rule) for d in found.diagnostics) == sorted(listed)
    assert set(Counter(rule for _, _, rule in listed).values()) == {3}, "the kinds are spread evenly"


def test_every_file_says_that_it_is_synthetic(tmp_path):
    made(tmp_path)
    texts = {name: data.decode("utf-8") for name, data in files(tmp_path).items()}
    assert "合成" in texts.pop("catalog/regions.csv")  # a table has no comments, its names say it
    assert texts.pop("manifest.json").startswith('{\n "notice": "合成数据，仅供测量"')
    assert [name for name, text in texts.items() if not text.startswith("# 合成数据，仅供测量\n")] == []


def test_later_edition_differs_in_the_records_it_names(tmp_path):
    made(tmp_path / "a")
    manifest = generate.write(tmp_path / "b", RECORDS, changed=0.1)
    old, new = files(tmp_path / "a"), files(tmp_path / "b")
    del old["manifest.json"], new["manifest.json"]
    assert sorted(name for name in old if old[name] != new[name]) == manifest["changed"]
    assert check(Workspace.find(tmp_path / "b"), jobs=1).diagnostics == []


def test_ratios_are_taken_within_a_round():
    results = {
        "a": {1: Run(1.0, 1, 1), 2: Run(4.0, 1, 1), 3: Run(3.0, 1, 1)},
        "b": {1: Run(2.0, 1, 1), 2: Run(4.0, 1, 1)},
    }
    assert limits.ratio(results, "a", "b") == 0.75
    assert limits.ratio(results, "a", "c") is None
    assert limits.growth(results, "a", "b") == 1.0


def test_a_broken_limit_is_named_and_what_was_not_timed_is_not():
    results = {"bare": {1: Run(0.01, 0.01, 10**7)}, "version": {1: Run(0.09, 0.09, 10**7)}}
    assert report.broken(results) == ["svcstd --version / bare interpreter"]
    page = report.text(results, ["svcstd 0"], ["a note"])
    assert "| svcstd --version / bare interpreter | 8 | 9 | **broken** |" in page
    assert page.count("not measured |") == len(limits.LIMITS) - 1


def test_an_earlier_checkout_is_compared_and_taken_away(tmp_path, monkeypatch):
    monkeypatch.setattr(bench, "HOME", tmp_path)
    (tmp_path / "other" / "src").mkdir(parents=True)
    for against, wanted in (("", None), (str(tmp_path / "other"), tmp_path / "other" / "src"), ("no-such", None)):
        with bench.source(against) as found:
            assert found == wanted
    if subprocess.run(["git", "rev-parse", "HEAD"], cwd=TOOLS, capture_output=True, check=False).returncode == 0:
        with bench.source("HEAD") as found:
            assert found and (found / "svcstd" / "__init__.py").is_file()
        assert not (tmp_path / "earlier").exists()
