"""Search: which guides share an index, the same bytes from the same pages, only what changed made anew, names and initials."""

import gzip
import json
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guides import six_levels
from svcstd.model.enums import Level
from svcstd.model.region import Region, Regions
from svcstd.pipeline import search
from svcstd.render import searchable, shards
from svcstd.render.names import initials
from svcstd.render.shards import Leaf
from svcstd.workspace import pagefind, recorded, settled

REGIONS = Regions(
    [
        Region("000000", "国家", Level.NATION),
        Region("110000", "甲省", Level.PROVINCE, "000000"),
        Region("110100", "甲市", Level.CITY, "110000"),
        Region("110101", "甲县", Level.COUNTY, "110100"),
        Region("110101001", "甲镇", Level.TOWN, "110101"),
        Region("110101001001", "甲村", Level.VILLAGE, "110101001"),
        Region("110102", "乙县", Level.COUNTY, "110100"),
        Region("110102001", "乙镇", Level.TOWN, "110102"),
        Region("220000", "乙省", Level.PROVINCE, "000000"),
        Region("220100", "丙市", Level.CITY, "220000"),
    ]
)
KNOWN = {region.code: region for region in REGIONS.by_code.values()}


def leaf(region, number, size=1):
    level = KNOWN[region].level.slug if region in KNOWN else "county"
    return Leaf(f"{level}/{region}/{number:05}.html", region, size)


leaves = st.lists(
    st.builds(leaf, st.sampled_from([*KNOWN, "999999"]), st.integers(0, 40), st.integers(1, 30)),
    unique_by=lambda one: one.name,
    max_size=60,
)


@given(leaves, st.integers(1, 12), st.integers(1, 80), st.randoms())
def test_every_guide_is_in_one_index_whatever_the_order(found, pages, size, chance):
    made = shards.shards(found, REGIONS, pages, size)
    names = [one.name for shard in made for _, part in shard.places for one in part]
    assert sorted(names) == sorted(one.name for one in found)
    assert all(shard.pages <= pages for shard in made)
    for shard in made:
        sizes = [one.size for _, part in shard.places for one in part]
        assert sum(sizes) <= size or len(sizes) == 1
    assert len({shard.folder for shard in made}) == len(made)
    mixed = list(found)
    chance.shuffle(mixed)
    assert shards.shards(mixed, REGIONS, pages, size) == made


@given(leaves)
def test_a_county_is_parted_only_where_it_alone_is_too_large(found):
    most = 7
    counts = {}
    for one in found:
        place = shards.chosen(one.region, REGIONS)
        counts[place] = counts.get(place, 0) + 1
    homes = {}
    for shard in shards.shards(found, REGIONS, most):
        for place, _ in shard.places:
            homes.setdefault(place, set()).add(shard.folder)
    assert {place for place, folders in homes.items() if len(folders) > 1} == {
        place for place, count in counts.items() if count > most
    }


@pytest.mark.parametrize(
    ("counts", "most", "expected"),
    [
        ({"000000": 1, "110101": 3, "110101001": 2, "220100": 2}, 10, {"000000-220100": 8}),
        ({"110101": 3, "110101001": 2, "110101001001": 1, "110102": 5}, 6, {"110101": 6, "110102": 5}),
        ({"110000": 1, "110100": 2, "110101": 4, "220100": 3}, 8, {"110000-110101": 7, "220100": 3}),
        ({"110101": 7}, 3, {"110101.1": 3, "110101.2": 3, "110101.3": 1}),
        ({"999999": 2}, 3, {"999999": 2}),
        ({}, 3, {}),
    ],
)
def test_neighbours_share_an_index(counts, most, expected):
    found = [leaf(region, number) for region, count in counts.items() for number in range(count)]
    assert {shard.folder: shard.pages for shard in shards.shards(found, REGIONS, most)} == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("重庆市银行开户许可", "cqsyhkhxk"),
        ("中长期外债", "zcqwz"),
        ("重大项目调查", "zdxmdc"),
        ("A类 3D 打印（甲）", "al3ddyj"),
        ("", ""),
    ],
)
def test_initials_know_polyphones(name, expected):
    pytest.importorskip("pypinyin")
    assert initials(name) == expected


def test_no_initials_without_the_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "pypinyin", None)
    assert initials("银行") == ""


def text(value):
    return bytes([0x60 + len(value.encode())]) + value.encode()


@pytest.mark.parametrize("pages", [[0], [23, 24, 255, 256, 65_536], list(range(300))])
def test_the_values_of_a_filter_are_sorted(pages):
    def number(value):
        width = next(width for width in (0, 1, 2, 4) if value < (24, 256, 65_536, 1 << 32)[(0, 1, 2, 4).index(width)])
        return bytes([value]) if not width else bytes([23 + {1: 1, 2: 2, 4: 3}[width]]) + value.to_bytes(width)

    def array(items):
        head = number(len(items))
        return bytes([head[0] | 0x80]) + head[1:] + b"".join(items)

    values = [array([text(code), array(list(map(number, pages)))]) for code in ("330402", "110101", "220000")]
    filter_ = array([text("place"), array(values)])
    assert settled.ordered(filter_) == array([text("place"), array([values[1], values[2], values[0]])])


PAGE = """<!doctype html><html lang="{lang}"><head><title>x</title></head><body><main data-pagefind-body>
<h1>{title}</h1><p>{text}</p></main></body></html>"""


@pytest.fixture
def site(tmp_path):
    """A site of eight guides at three places."""
    pytest.importorskip("pagefind_bin_extended")
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets/names.json").write_text("[]")
    for region, words in {"110101": "消防验收", "110101001": "户口登记", "220100": "食品经营"}.items():
        folder = tmp_path / KNOWN[region].level.slug / region
        folder.mkdir(parents=True)
        (folder / "index.html").write_text("<html><body>not a guide</body></html>")
        for number in range(4 if region == "220100" else 2):
            page = PAGE.format(lang="zh-CN", title=f"{words}{number}", text=f"{words}的说明{number}。" * 5)
            (folder / f"0000{number}.html").write_text(page, encoding="utf-8")
    return tmp_path


def held(root):
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def came(root):
    """What indexing a site comes to: guides, indexes, those made anew."""
    found = search.index(None, root, lambda site: REGIONS)
    return found.pages, found.shards, found.made


def listed(root):
    return json.loads((root / search.LIST).read_bytes())


def test_two_builds_are_the_same_bytes(site, tmp_path_factory):
    other = tmp_path_factory.mktemp("other")
    files = sorted(held(site).items())
    random.Random(1).shuffle(files)
    for name, data in files:
        (other / name).parent.mkdir(parents=True, exist_ok=True)
        (other / name).write_bytes(data)
    assert came(site) == came(other) == (8, 1, 1)
    assert held(site) == held(other)
    assert len(list((site / "search").glob("*/fragment/*.pf_fragment"))) == 8


def test_what_is_listed(site):
    came(site)
    made = listed(site)
    jsonschema.validate(made, searchable.SCHEMA)
    (shard,) = made["shards"]
    assert (made["version"], made["engine"]) == (searchable.VERSION, pagefind.edition())
    assert shard["places"] == [["110101", "甲省甲市甲县", 4], ["220100", "乙省丙市", 4]]
    assert (shard["folder"], shard["pages"]) == ("110101-220100", 8)
    entry = json.loads((site / "search" / shard["folder"] / "pagefind-entry.json").read_bytes())
    assert entry["languages"]["zh-cn"]["page_count"] == 8
    assert {path.name for path in (site / "search").iterdir()} == {"shards.json", "pagefind.js", shard["folder"]}


def test_the_place_stands_with_each_guide(site):
    came(site)
    found = [
        json.loads(gzip.decompress(path.read_bytes()).removeprefix(settled.MAGIC))
        for path in (site / "search").glob("*/fragment/*")
    ]
    town = [one for one in found if one["url"].startswith(("town/", "/town/"))]
    assert [(one["meta"]["place"], one["filters"]["place"]) for one in town] == [("甲省甲市甲县甲镇", ["110101"])] * 2


@pytest.fixture
def parted(site, monkeypatch):
    """The site in two indexes."""
    monkeypatch.setattr(shards.shards, "__defaults__", (4, shards.MOST_BYTES))
    assert came(site) == (8, 2, 2)
    return site


def test_only_what_changed_is_made_anew(parted):
    before = held(parted)
    assert came(parted) == (8, 2, 0)
    assert held(parted) == before
    page = parted / "city/220100/00000.html"
    page.write_text(page.read_text(encoding="utf-8").replace("说明", "附注"), encoding="utf-8")
    assert came(parted) == (8, 2, 1)
    after = held(parted)
    assert {name for name in before if name.startswith("search/110101/")} == {
        name for name in after if name.startswith("search/110101/")
    }
    shutil.rmtree(parted / "search")
    came(parted)
    assert held(parted) == after  # nothing of the old index is left


def test_an_index_that_is_no_more_goes(parted):
    shutil.rmtree(parted / "city")
    (parted / "search/220100/mine.txt").write_text("not svcstd's")
    assert came(parted) == (4, 1, 0)
    assert [path.name for path in (parted / "search/220100").iterdir()] == ["mine.txt"]
    assert [shard["folder"] for shard in listed(parted)["shards"]] == ["110101"]


@pytest.mark.parametrize("spoil", [Path.unlink, lambda path: path.write_bytes(b"x" * path.stat().st_size)])
@pytest.mark.parametrize("kind", ["220100/fragment/*", "220100/pagefind-entry.json", "pagefind.js", "shards.json"])
def test_what_is_not_as_it_was_written_is_made_anew(parted, kind, spoil):
    before = held(parted)
    spoil(min((parted / "search").glob(kind)))
    assert came(parted)[2] == (1 if kind.startswith("2") else 2)
    assert held(parted) == before


class Killed(BaseException):
    """Ends a run as a signal would: nothing of it clears up but its journal's handle."""


@pytest.mark.parametrize("again", ["as it was", "changed"])
def test_a_run_that_ends_early_is_made_up_for(parted, tmp_path_factory, monkeypatch, again):
    """Ended at each of its writes, half a file left beside; in the end the bytes are those of one clean run."""
    page = parted / "city/220100/00000.html"
    original = page.read_text(encoding="utf-8")
    changed = original.replace("说明", "附注")
    wanted = original if again == "as it was" else changed
    clean = tmp_path_factory.mktemp("clean") / "site"
    shutil.copytree(parted, clean, ignore=shutil.ignore_patterns("search", "*svcstd-*"))
    (clean / "city/220100/00000.html").write_text(wanted, encoding="utf-8")
    came(clean)
    real, moment, whole = recorded.Recorded._put, 0, False
    while not whole:
        moment += 1
        page.write_text(changed, encoding="utf-8")
        left = moment

        def put(folder, path, data):
            nonlocal left
            left -= 1
            if not left:
                Path(path).with_name(".svcstd-0123456789abcdef.tmp").write_bytes(data[:9])
                raise Killed
            real(folder, path, data)

        with monkeypatch.context() as patch:
            patch.setattr(recorded.Recorded, "_put", put)
            try:
                came(parted)
                whole = True
            except Killed:
                pass
        page.write_text(wanted, encoding="utf-8")
        came(parted)
        assert held(parted) == held(clean)
        page.write_text(original, encoding="utf-8")
        came(parted)
    assert moment > 3


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"{}", b'{"version": 2}', b'{"version": 1, "shards": [{"folder": 1}]}', b"\xff"]
)
def test_a_list_that_is_none_is_not_believed(site, data):
    (site / "search").mkdir()
    (site / search.LIST).write_bytes(data)
    assert came(site)[2] == 1


def test_a_list_cannot_name_a_folder_elsewhere(site):
    (site / "search").mkdir()
    outside = site / "assets/fragment"
    outside.mkdir()
    (outside / "zh-cn_1.pf_fragment").write_bytes(b"")
    row = {"folder": "../assets", "digest": "", "places": []}
    (site / search.LIST).write_text(json.dumps({"version": 1, "shards": [row]}))
    came(site)
    assert (outside / "zh-cn_1.pf_fragment").exists()


def test_what_pagefind_says_when_it_fails(site, monkeypatch):
    monkeypatch.setattr(pagefind, "executable", lambda: shutil.which("false"))
    with pytest.raises(pagefind.PagefindFailed):
        came(site)


def test_hostile_names_stay_in_their_attribute():
    made = searchable.marked("<main data-pagefind-body>", '1"><script>', 'x" onload="y')
    assert made == (
        '<main data-pagefind-body data-pagefind-filter="place:1&#34;&gt;&lt;script&gt;"'
        ' data-pagefind-meta="place:x&#34; onload=&#34;y">'
    )


def test_a_template_that_names_no_body_is_searched_whole():
    assert searchable.marked("<body>x", "1", "y").startswith("<body data-pagefind-body data-pagefind-filter=")


def run(home, *words, **environment):
    """Run svcstd in a workspace, in English; its exit code and what it said on stderr."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "SVCSTD_"))}
    done = subprocess.run(
        [sys.executable, "-m", "svcstd", "--lang", "en", *map(str, words)],
        cwd=home, env={**kept, **environment}, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    return done.returncode, done.stderr


GUIDES = ("render", "guides", "--to", "html", "--with-errors", "-o", "out")
SEARCH = ("render", "search", "-o", "out")


@pytest.fixture
def home(tmp_path):
    """A workspace with guides at six levels."""
    for path, content in six_levels().items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(content, encoding="utf-8")
    return tmp_path


def test_render_makes_the_index(home):
    pytest.importorskip("pagefind_bin_extended")
    code, said = run(home, *GUIDES)
    assert code in (0, 3) and "1 indexes, 1 of them made now" in said
    assert listed(home / "out")["shards"][0]["pages"] == sum(1 for _ in search.guides(home / "out")) > 6
    code, said = run(home, *SEARCH)
    assert code == 0 and "1 indexes, 0 of them made now" in said


def test_without_the_extra_the_pages_are_made_and_the_missing_is_named(home):
    without = home / "without"
    without.mkdir()
    (without / "pagefind_bin_extended.py").write_text("raise ImportError")
    path = os.pathsep.join(filter(None, (str(without), os.environ.get("PYTHONPATH"))))
    code, said = run(home, *GUIDES, PYTHONPATH=path)
    assert code in (0, 3) and "pip install 'svcstd[search]'" in said
    assert (home / "out/index.html").exists() and held(home / "out/search").keys() == {"shards.json"}
    assert listed(home / "out")["shards"] == []
    jsonschema.validate(listed(home / "out"), searchable.SCHEMA)
    code, said = run(home, *SEARCH, PYTHONPATH=path)
    assert code == 2 and "pip install 'svcstd[search]'" in said


def test_no_search_leaves_it_out(home):
    pytest.importorskip("pagefind_bin_extended")
    run(home, *GUIDES, "--no-search")
    assert (home / "out/index.html").exists() and listed(home / "out")["shards"] == []
    run(home, *SEARCH)
    made = held(home / "out")
    run(home, *GUIDES, "--no-search")
    assert held(home / "out") == made  # what was made before stays


def test_other_formats_have_no_index(home):
    run(home, "render", "guides", "--to", "md", "--with-errors", "-o", "out")
    assert (home / "out/index.md").exists() and not (home / "out/search").exists()


def test_search_wants_a_site(home):
    pytest.importorskip("pagefind_bin_extended")
    code, said = run(home, *SEARCH)
    assert code == 2 and "render guides --to html" in said
    assert not (home / "out").exists()
    assert run(home, "render", "search", "-o", "items")[0] == 2


def test_each_form_has_an_index_of_its_own(home):
    pytest.importorskip("pagefind_bin_extended")
    run(home, *GUIDES, "--form", "short")
    assert (home / "out/short" / search.LIST).exists() and not (home / "out/search").exists()


def test_places_are_named_in_the_language_of_the_site(home):
    pytest.importorskip("pagefind_bin_extended")
    (home / "catalog/lang").mkdir()
    (home / "catalog/lang/en.yaml").write_text("示例省: Sample Province\n", encoding="utf-8")
    run(home, *GUIDES, "--labels", "zh", "--labels", "en")
    names = [
        {name for shard in listed(site)["shards"] for _, name, _ in shard["places"]}
        for site in (home / "out", home / "out/en")
    ]
    assert "Sample Province" in names[1] - names[0]
    assert all(name.isprintable() for name in names[1])  # no marks of what has no English
