"""The benchmark's workspaces are what they claim to be, and its limits judge what they say."""

from __future__ import annotations

import re
import shutil
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
from benchmark import differing, limits, peers, report, site, tasks  # noqa: E402
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


def test_two_editions_in_a_repository_are_those_in_folders(tmp_path):
    generate.write(tasks.workspace(tmp_path, "flat", RECORDS), RECORDS)
    later = generate.write(tasks.workspace(tmp_path, "flat", RECORDS, "later"), RECORDS, changed=0.1)
    for which in ("clean", "later"):
        shutil.copytree(
            tasks.workspace(tmp_path, "flat", RECORDS, which), tasks.workspace(tmp_path, "inherited", RECORDS, which)
        )
    differing.commit(tmp_path, RECORDS)
    for task in differing.differing(tmp_path, RECORDS, 1):
        done = subprocess.run(task.command, cwd=task.folder, capture_output=True, text=True, check=False)
        assert done.returncode in task.codes, done.stderr
        if task.name.startswith("git-revisions"):
            assert len(done.stdout.splitlines()) == len(later["changed"]) + 1, "the manifest differs too"
        if task.name.startswith("diff-"):
            assert str(len(later["changed"])) in done.stdout


def test_what_each_changed_record_costs_beyond_git():
    results = {
        "diff-revisions/flat/1000": {1: Run(0.2, 1, 1), 2: Run(0.16, 1, 1), 3: Run(0.17, 1, 1)},
        "git-revisions/flat/1000": {1: Run(0.02, 1, 1), 2: Run(0.02, 1, 1), 3: Run(0.01, 1, 1)},
    }
    assert limits.each(results, *results) == pytest.approx(7.0)
    assert limits.each(results, "diff-revisions/flat/1000", "none") is None


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


def spelled(size: int, extent: tasks.Extent, searchable: bool = True) -> dict[str, tasks.Task]:
    """The tasks of one size by name, as for a machine on which everything is installed."""
    home = Path("home")
    known = [peers.Peer(name, "1", (name,)) for name in report.PEERS]
    found = tasks.of_size(home, known, Path("schema"), size, extent)
    rounds = tasks.ROUNDS[extent][size]
    return {
        task.name: task
        for task in (
            *found,
            *(differing.differing(home, size, rounds) if size <= tasks.PAIRED else ()),
            *tasks.site(home, peers.Peer("hugo", "1", ("hugo",)), searchable, size, rounds),
        )
    }


def test_every_task_has_a_line_in_the_page_or_a_limit():
    names = {
        name.partition("/")[0]
        for size in tasks.SIZES
        for name in (task.name for task in (*spelled(size, tasks.Extent.WHOLE).values(), *tasks.start(1)))
    }
    shown = {name for name, _ in (*report.STAGES, *report.SITE, *report.STARTS)} | set(report.PEERS)
    measured = {one.partition("/")[0] for limit in limits.LIMITS for one in (limit.task, limit.other)}
    assert names - shown - measured == set()
    assert shown <= names
    assert measured - {"", "validate", "earlier", "site", "index"} <= names


def test_site_is_made_anew_then_again_then_searched():
    found = [task for task in spelled(1_000, tasks.Extent.WHOLE).values() if task.group == "site"]
    assert [task.name for task in found[:4]] == [f"{name}/flat/1000" for name in ("hugo", "site", "site-same", "index")]
    hugo, first, again, index = found[:4]
    assert first.fresh and hugo.fresh and first.fresh != hugo.fresh
    assert again.fresh is index.fresh is None and again.command == first.command
    assert {str(first.fresh)} <= {*again.command} & {*index.command}
    assert "index/flat/1000" not in spelled(1_000, tasks.Extent.WHOLE, searchable=False)


def test_a_short_run_leaves_out_what_it_says():
    short = {size: spelled(size, tasks.Extent.SHORT) for size in tasks.SIZES}
    assert {task.rounds for task in short[1_000].values()} == {1}
    assert max(task.rounds for task in short[10_000].values()) == 3
    assert short[10_000]["check-jsonschema/flat/10000"].rounds == 1
    large = {name for name, task in short[50_000].items() if task.group != "site"}
    assert large == {"validate2/flat/50000", "validate2/inherited/50000"}
    assert all(words in tasks.SHORTENED for words in ("--short", "1 000", "10 000", "50 000", "check-jsonschema once"))
    limited = {limit.task for limit in limits.LIMITS if limit.task.count("/") == 2}
    assert limited <= {name for tasks_ in short.values() for name in tasks_}


def test_padding_makes_a_page_as_long_as_is_asked():
    text = (
        "# 名称\n\n- **标题**："
        + "很长的一段文字，" * 9
        + "\n\n| a | b |\n| --- | --- |\n| "
        + "表格里的一格，" * 9
        + " | |\n"
    )
    for lacking in (100, 1_000, 20_000):
        paragraphs = site.pad(text, lacking).split("\n\n")[:-1]
        made = sum(len(f"<p>{one}</p>\n".encode()) for one in paragraphs)
        assert lacking - site.SHORTEST - 10 <= made <= lacking
        assert not any(re.search(r"[|*#`\[\]<>_~\\]", one) for one in paragraphs)
    assert site.pad(text, 0) == site.pad(text, -5) == site.pad("", 100) == ""


def test_hugo_gets_the_head_of_svcstds_pages(tmp_path):
    page = tmp_path / "page.html"
    page.write_text("<html>\n<head>\n<title>一</title>\n<x>{{</x>\n</head>\n<body>二</body>", encoding="utf-8")
    head = site._head(page)
    assert head == '<html>\n<head>\n<title>{{ .Title }}</title>\n<x>{{ "{{" }}</x>\n</head>\n'


def test_lengths_are_judged(tmp_path, monkeypatch):
    for size, right in ((1_000, True), (1_019, True), (1_025, False)):
        for maker, length in (("site", 1_000), ("hugo", size)):
            place = tasks.made_by(tmp_path, maker, "flat") / "county" / "1"
            place.mkdir(parents=True, exist_ok=True)
            (place / "2.html").write_bytes(b"x" * length)
            (place / "index.html").write_bytes(b"not a guide")
        content = tasks.hugo_project(tmp_path, "flat", 1) / "content" / "county" / "1"
        content.mkdir(parents=True, exist_ok=True)
        (content / "2.md").write_text("x")
        said, held = site.lengths(tmp_path, 1)
        assert held is right and f"1000 and {size} in flat (1 and 1 pages)" in said
    (tasks.made_by(tmp_path, "hugo", "flat") / "county" / "1" / "2.html").unlink()
    assert site.lengths(tmp_path, 1) == ("mean bytes of svcstd's and Hugo's HTML pages of 1 records: none made", False)


def test_peaks_are_of_the_task_alone():
    runs = {"site/flat/1000": {1: Run(1, 1, 10**7)}, "site/flat/10000": {1: Run(9, 9, 9 * 10**7)}}
    page = report.text(runs, [], [])
    assert "| 1 s, 10 MB | 9 s, 90 MB |" in page
    assert "| largest process of svcstd that makes HTML guides | 500 MB | 90 MB | holds |" in page


@pytest.mark.skipif(not shutil.which("hugo"), reason="hugo is not installed")
def test_hugo_builds_a_page_for_each_guide_of_the_same_length(tmp_path, monkeypatch):
    generate.write(tasks.workspace(tmp_path, "flat", RECORDS), RECORDS)
    monkeypatch.setattr(site, "SHAPES", ("flat",))
    monkeypatch.setattr(site, "RENDER", tuple(word for word in tasks.RENDER if word != "--no-search"))
    site.prepare(tmp_path, RECORDS)
    trial = tmp_path / "data" / f"trial-flat-{RECORDS}"
    (trial / "html").rename(tasks.made_by(tmp_path, "site", "flat"))
    (trial / "hugo").rename(tasks.made_by(tmp_path, "hugo", "flat"))
    said, held = site.lengths(tmp_path, RECORDS)
    assert held and f"({RECORDS} and {RECORDS} pages)" in said
