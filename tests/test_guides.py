"""Which guides there are, what becomes of items with errors, and what stands in the folder afterwards."""

import filecmp
import re
from pathlib import Path

import pytest

from complete import COUNTY_TEXT, FILES, OUTLETS_TEXT, PATHS, REGIONS_TEXT, MemoryTree, validate, workspace
from guides import CODE, HANDLED, LEVELS, own, six_levels
from svcstd.messages import guides as g
from svcstd.model.enums import Level
from svcstd.paper import BadTemplate
from svcstd.pipeline import render as pipeline
from svcstd.pipeline.choice import Choice
from svcstd.pipeline.render import Plan, Reason
from svcstd.render.index import INLINE
from svcstd.workspace import Workspace

GOLDEN = Path(__file__).parent / "golden" / "guides"
COUNTY, TOWN = f"county/990101/{HANDLED}", f"town/990101001/{HANDLED}"


def made(files, out, choice=None, **options):
    """Guides of a workspace given as {path: text}: what was planned and what was made."""
    found = workspace(files)
    planned = pipeline.plan(found, choice)
    return planned, pipeline.render(found, out, planned, **options)


def stems(out, ending="md"):
    """Guides in a folder, without the ending, indexes left out."""
    return sorted(str(p.relative_to(out).with_suffix("")) for p in out.rglob(f"*.{ending}") if p.stem != "index")


def headings(page):
    """Headings of the full version."""
    page = page.partition('<div class="sections">')[2] or page
    return re.findall(r"^## (.+)$|<h2>(.+)</h2>", page, re.MULTILINE)


def test_place_that_acts_and_place_that_points_reach(tmp_path):
    planned, found = made(FILES, tmp_path)
    assert planned.guides == found.levels == {Level.COUNTY: 1, Level.TOWN: 1}
    assert stems(tmp_path) == [COUNTY, TOWN]
    assert (found.pages, found.written, found.incomplete, found.index) == (2, 2, False, tmp_path / "index.md")
    county, town = ((tmp_path / f"{stem}.md").read_text() for stem in (COUNTY, TOWN))
    code = "- **编码**：11990101000001011C400019900100101\n"
    assert code in county and code in town
    assert "- **级别**：镇(乡、街道)级\n" in town
    assert "- **决定机构**：示例区市场监督管理局\n" in town
    assert "示例镇便民服务中心：收件（代办）" in town
    assert "示例区政务服务中心3号综合窗口" in county and "综合窗口\n- **级别**" in town
    assert "示例区政务服务中心3号综合窗口" not in town
    assert headings(county) == headings(town)


def test_same_headings_at_all_levels_and_in_all_formats(tmp_path):
    assert [d for d in validate(six_levels()).diagnostics if d.severity.name == "ERROR"] == []
    made(six_levels(), tmp_path, formats=("md", "html"))
    pages = [
        (tmp_path / f"{level}/{region}/{CODE}{end}") for level, region in LEVELS.items() for end in (".md", ".html")
    ]
    found = [[one or other for one, other in headings(page.read_text())] for page in pages]
    assert found == [found[0]] * 12
    assert len(found[0]) == 20
    assert found[0] == sorted(found[0], key=[text.zh for text in vars(g).values() if hasattr(text, "zh")].index)


def test_golden(tmp_path, update_golden):
    made(six_levels(), tmp_path, formats=("md", "html"))
    made(six_levels(), tmp_path / "en", Choice(regions=("990101",)), labels=("en",))
    wanted = [
        *(f"{level}/{region}/{CODE}.md" for level, region in LEVELS.items()),
        *(f"{stem}{end}" for stem in (COUNTY, TOWN, f"village/990101001201/{CODE}") for end in (".md", ".html")),
        *("index.md", "index.html", "county/990101/index.md", "county/990101/index.html", f"en/{COUNTY}.md"),
    ]
    for name in dict.fromkeys(wanted):
        golden = GOLDEN / name
        if update_golden:
            golden.parent.mkdir(parents=True, exist_ok=True)
            golden.write_bytes((tmp_path / name).read_bytes())
        assert (tmp_path / name).read_text() == golden.read_text(), name
    kept = {str(path.relative_to(GOLDEN)) for path in GOLDEN.rglob("*") if path.is_file()}
    assert kept == set(wanted)


VILLAGES = "\n990101001202,邻村,村(社区)级,990101001,,,,\n990101001203,远村,村(社区)级,990101001,,,,\n"
SERVING = OUTLETS_TEXT.replace(
    'region: "990101001"\n', 'region: "990101001"\n  serves: ["990101001202", "990101001201"]\n'
)
AT_VILLAGES = COUNTY_TEXT.replace("level: 镇(乡、街道)级", "level: 村(社区)级")


def test_village_without_an_outlet_is_a_row(tmp_path):
    files = {
        **FILES, PATHS["regions"]: REGIONS_TEXT.rstrip() + VILLAGES, PATHS["outlets"]: SERVING, PATHS["county"]: AT_VILLAGES,
    }  # fmt: skip
    planned, _ = made(files, tmp_path)
    assert planned.total == 2
    assert stems(tmp_path) == [COUNTY, f"village/990101001201/{HANDLED}"]
    county = (tmp_path / f"{COUNTY}.md").read_text()
    rows = re.findall(r"^\| (示例镇\S+) \| (\S+) \|", county, re.MULTILINE)
    assert rows == [("示例镇示例村", "示例村便民服务站"), ("示例镇邻村", "示例镇便民服务中心")]


def test_file_at_a_point_sets_windows_and_tightens(tmp_path):
    own_file = (
        "promised: 2个工作日\nwindows: [{id: here, outlet: sl-town-centre, hours: 逢集日}]\n"
        "contacts: {consult: [{kind: 电话, value: 0999-5550299}]}\n"
    )
    _, found = made({**FILES, PATHS["town"]: own_file}, tmp_path)
    assert found.left_out == []
    town, county = ((tmp_path / f"{stem}.md").read_text() for stem in (TOWN, COUNTY))
    assert "**承诺办结时限**：2个工作日" in town and "**承诺办结时限**：5个工作日" in county
    assert "逢集日" in town and "0999-5550299" in town
    assert "11990101000001011C400019900100101" in town
    assert "- **决定机构**：示例区市场监督管理局\n" in town


def test_here_counts_where_the_place_decides(tmp_path):
    made({**FILES, PATHS["county"]: COUNTY_TEXT + "here: {promised: 3个工作日}\n"}, tmp_path)
    assert all("**承诺办结时限**：3个工作日" in (tmp_path / f"{stem}.md").read_text() for stem in (COUNTY, TOWN))


def test_place_that_acts_itself_is_not_overwritten_by_points(tmp_path):
    files = six_levels()
    points = "points:\n  - {id: all, level: 村(社区)级, role: 收件, outlets: all, mode: 代办, document: 方案}\n"
    for place in ("county", "town"):
        files[f"items/{LEVELS[place]}/{CODE}_示例补贴申领.yaml"] += points
    planned, found = made(files, tmp_path, Choice(items=frozenset({CODE})))
    assert planned.guides == found.levels == dict.fromkeys(Level, 1)
    assert "就近办点" not in (tmp_path / f"village/990101001201/{CODE}.md").read_text()
    del files[f"items/990101001201/{CODE}_示例补贴申领.yaml"]
    planned, found = made(files, tmp_path / "two", Choice(items=frozenset({CODE})))
    assert planned.guides == found.levels
    village = (tmp_path / f"two/village/990101001201/{CODE}.md").read_text()
    assert "示例990101001保障机构" in village, "the town is nearer than the county"


def test_two_bodies_in_one_place(tmp_path):
    files = {**FILES, PATHS["county-police"]: "agency: sl-police\npromised: 4个工作日\n"}
    planned, found = made(files, tmp_path)
    assert planned.total == found.pages == 4
    assert stems(tmp_path) == [COUNTY, f"{COUNTY}@sl-police", TOWN, f"{TOWN}@sl-police"]
    assert "示例市公安局示例分局" in (tmp_path / f"{TOWN}@sl-police.md").read_text()


@pytest.mark.parametrize("state", ["草稿", "取消"])
def test_unpublished(tmp_path, state):
    planned, found = made({**FILES, PATHS["county"]: COUNTY_TEXT + f"state: {state}\n"}, tmp_path)
    assert (planned.total, found.pages, found.unpublished, found.incomplete) == (0, 0, 1, False)
    assert found.index is None


def test_suspended(tmp_path):
    made({**FILES, PATHS["county"]: COUNTY_TEXT + "state: 暂停\n"}, tmp_path, formats=("md", "html"))
    assert f"> {g.SUSPENDED_NOTICE.zh}\n" in (tmp_path / f"{TOWN}.md").read_text()
    assert g.SUSPENDED_NOTICE.zh in (tmp_path / f"{TOWN}.html").read_text()


WRONG = COUNTY_TEXT.replace("promised: 5个工作日", "promised: 25个工作日")
SLOW = FILES[PATHS["province"]].replace("promised: 10个工作日", "promised: 25个工作日")


@pytest.mark.parametrize(
    ("changed", "reason", "rule"),
    [
        ({PATHS["county"]: WRONG}, Reason.ERROR, "T101"),
        (
            {PATHS["province"]: SLOW, PATHS["county"]: COUNTY_TEXT.replace("promised: 5个工作日\n", "")},
            Reason.ERROR,
            "T101",
        ),
        ({PATHS["county"]: COUNTY_TEXT + "promises: 1\n"}, Reason.BROKEN, ""),
        ({PATHS["county"]: COUNTY_TEXT + "]"}, Reason.BROKEN, ""),
        ({PATHS["province"]: "promised: 20日\n"}, Reason.BROKEN, ""),
        ({PATHS["basic"]: "code: x\n"}, Reason.BROKEN, ""),
    ],
)
def test_items_with_errors_are_left_out_and_named(tmp_path, changed, reason, rule):
    _, found = made({**FILES, **changed}, tmp_path)
    assert (found.pages, found.incomplete) == (0, True)
    assert {(left.region, left.reason, left.rule) for left in found.left_out} >= {("990101", reason, rule)}
    assert all(left.at for left in found.left_out)
    assert all(g.LEFT_OUT[left.reason].say(**left._asdict()) for left in found.left_out)
    assert stems(tmp_path) == []


def test_error_above_that_the_place_mends_still_spoils(tmp_path):
    """A specification with an error is not printed from, even where the county promises better itself."""
    _, found = made({**FILES, PATHS["province"]: SLOW}, tmp_path)
    assert {left.rule for left in found.left_out} == {"T101"}


def test_error_in_a_local_element_above_spoils_nothing_below(tmp_path):
    files = six_levels()
    files[f"items/990000/{CODE}_示例补贴申领.yaml"] = own("province", "nowhere")
    _, found = made(files, tmp_path, Choice(items=frozenset({CODE})))
    assert [left.region for left in found.left_out] == ["990000"]
    assert found.pages == 5


def test_with_errors_marks_drafts(tmp_path):
    _, found = made({**FILES, PATHS["county"]: WRONG}, tmp_path, formats=("md", "html"), with_errors=True)
    assert (found.pages, found.incomplete) == (4, False)
    for stem in (COUNTY, TOWN):
        page = (tmp_path / f"{stem}.md").read_text()
        assert page.startswith("# 示例销售经营许可（首次申请）（草稿）\n\n> " + g.DRAFT_NOTICE.zh)
        assert g.DRAFT_NOTICE.zh in (tmp_path / f"{stem}.html").read_text()
    assert "（草稿）" in (tmp_path / "county/990101/index.md").read_text()


def test_records_without_item_or_place_are_named(tmp_path):
    files = {
        **FILES,
        "items/990101/777777777777.yaml": "promised: 即办\n",
        "items/123456/00019900100101.yaml": "promised: 即办\n",
    }
    _, found = made(files, tmp_path)
    assert {(left.region, left.code, left.reason) for left in found.left_out} == {
        ("990101", "777777777777", Reason.NO_ITEM),
        ("123456", HANDLED, Reason.NO_PLACE),
    }
    assert found.pages == 2


def test_error_over_several_records_takes_pages_back(tmp_path):
    code = 'code: "11990101000001011C4000199001001"\n'
    files = {**FILES, PATHS["county"]: COUNTY_TEXT + code, PATHS["county-renewal"]: COUNTY_TEXT + code}
    assert {d.rule for d in validate(files).diagnostics if d.severity.name == "ERROR"} == {"C305"}
    _, found = made(files, tmp_path)
    renewal = HANDLED[:-1] + "2"
    assert {(left.rule, left.code, left.region) for left in found.left_out} == {
        ("C305", renewal, "990101"),
        ("C305", renewal, "990101001"),
    }
    assert stems(tmp_path) == [COUNTY, TOWN]
    assert found.pages == 2
    _, narrower = made(files, tmp_path, Choice(regions=("990101",)))
    assert (narrower.skipped_rules != [], narrower.pages) == (True, 4)


@pytest.mark.parametrize(
    ("choice", "levels"),
    [
        (Choice(levels=frozenset({Level.TOWN})), {Level.TOWN: 2}),
        (Choice(regions=("990101001",)), {Level.TOWN: 2, Level.VILLAGE: 1}),
        (Choice(agencies=frozenset({"sl-market"})), {Level.COUNTY: 1, Level.TOWN: 1}),
        (Choice(items=frozenset({CODE})), dict.fromkeys(Level, 1)),
        (Choice(items=frozenset({"00019900100Y"}), levels=frozenset({Level.COUNTY})), {Level.COUNTY: 1}),
        (Choice(items=frozenset({HANDLED}), regions=("990101001201",)), {}),
    ],
)
def test_choice(tmp_path, choice, levels):
    planned, found = made(six_levels(), tmp_path, choice)
    assert planned.guides == levels
    assert found.levels == levels
    assert planned.unknown == ()


def test_unknown_choice(tmp_path):
    choice = Choice(regions=("1", "990101"), agencies=frozenset({"x"}), items=frozenset({"y", CODE}))
    assert pipeline.plan(workspace(six_levels()), choice).unknown == ("1", "x", "y")


def test_too_many():
    assert not Plan({Level.TOWN: 50_000}).too_many
    assert Plan({Level.TOWN: 50_000, Level.CITY: 1}).too_many


@pytest.mark.parametrize(
    "county",
    [
        COUNTY_TEXT,
        COUNTY_TEXT + "state: 草稿\n",
        COUNTY_TEXT + '"state" : "取消"  # over\n',
        COUNTY_TEXT + "here: {state: 草稿}\n",
        COUNTY_TEXT + "remove: [points]\n",
        COUNTY_TEXT + "levels: [市级]\n",
        "{agency: sl-market, state: 草稿}",
        COUNTY_TEXT + "notes: |\n  state: 草稿\n",
        COUNTY_TEXT + "]",
    ],
)
def test_count_agrees_with_what_is_made(tmp_path, county):
    planned, found = made({**FILES, PATHS["county"]: county}, tmp_path, with_errors=True)
    assert planned.guides == found.levels


def test_state_from_above_is_counted(tmp_path):
    province = FILES[PATHS["province"]] + "state: 草稿\n"
    planned, found = made({**FILES, PATHS["province"]: province}, tmp_path)
    assert (planned.total, found.pages) == (0, 0)


def test_again_touches_nothing(tmp_path):
    made(FILES, tmp_path, formats=("md", "html"))
    (tmp_path / "mine.txt").write_text("stays")
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.is_file()}
    _, found = made(FILES, tmp_path, formats=("md", "html"))
    assert (found.pages, found.written, found.unchanged) == (4, 0, 4)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.is_file()} == before
    _, changed = made({**FILES, PATHS["county"]: COUNTY_TEXT.replace("5个工作日", "4个工作日")}, tmp_path)
    assert (changed.written, changed.unchanged) == (2, 0)


def test_two_processes_make_the_same(tmp_path):
    files = six_levels()
    for name, jobs in (("one", 1), ("two", 2)):
        made(files, tmp_path / name, formats=("md", "html"), jobs=jobs)
    compared = filecmp.dircmp(tmp_path / "one", tmp_path / "two")
    assert not (compared.left_only or compared.right_only or compared.diff_files)
    assert stems(tmp_path / "one") == stems(tmp_path / "two")
    assert all((tmp_path / "two" / p.relative_to(tmp_path / "one")).read_bytes() == p.read_bytes()
               for p in (tmp_path / "one").rglob("*.*"))  # fmt: skip


def test_progress(tmp_path):
    told = []
    made(FILES, tmp_path, tick=lambda done, total: told.append((done, total)))
    assert told[-1] == (2, 2)


def test_indexes(tmp_path):
    made(six_levels(), tmp_path, formats=("md", "html"))
    top = (tmp_path / "index.md").read_text()
    assert "共 8 份办事指南，6 个地区。" in top
    assert "| [示例省示例市示例区](county/990101/index.md) | 2 |" in top
    place = (tmp_path / "county/990101/index.md").read_text()
    assert f"| [示例补贴申领]({CODE}.md) | {CODE} | 公共服务 | 示例990101保障机构 |" in place
    for page in tmp_path.rglob("*.html"):
        for link in re.findall(r'<a href="([^"#:]+)"', page.read_text()):
            assert (page.parent / link).resolve().is_file(), f"{page}: {link}"


def test_narrower_choice_leaves_an_index_that_lists_more(tmp_path):
    made(six_levels(), tmp_path)
    before = (tmp_path / "index.md").read_bytes()
    _, found = made(six_levels(), tmp_path, Choice(regions=("990101001",)))
    assert (tmp_path / "index.md").read_bytes() == before
    assert found.index == tmp_path / "index.md"


def test_level_with_many_places_has_a_page_of_its_own(tmp_path):
    towns = [f"990101{n:03}" for n in range(2, INLINE + 3)]
    regions = REGIONS_TEXT + "".join(f"{code},镇{code},镇(乡、街道)级,990101,,,,\n" for code in towns)
    outlets = OUTLETS_TEXT + "".join(
        f'- {{id: o{code}, kind: 便民服务中心, name: {code}中心, region: "{code}"}}\n' for code in towns
    )
    planned, _ = made({**FILES, PATHS["regions"]: regions, PATHS["outlets"]: outlets}, tmp_path)
    assert planned.total == INLINE + 3
    top, town = ((tmp_path / name).read_text() for name in ("index.md", "town/index.md"))
    assert "](town/index.md)" in top and "镇990101002" not in top
    assert "| [示例省示例市示例区镇990101002](990101002/index.md) | 1 |" in town


def test_workspaces_own_template(tmp_path):
    files = {**FILES, "templates/guide.md.j2": "{{ title }} / {{ facts|length }}\n"}
    made(files, tmp_path)
    assert (tmp_path / f"{TOWN}.md").read_text() == "示例销售经营许可（首次申请） / 4\n"


@pytest.mark.parametrize("text", ["{{ title", "{{ nothing }}", "{{ title.__class__.__mro__ }}", b"\xff\xfe"])
def test_bad_template(tmp_path, text):
    with pytest.raises((BadTemplate, UnicodeDecodeError)):
        made({**FILES, "templates/guide.md.j2": text}, tmp_path)


def test_empty_workspace(tmp_path):
    found = Workspace(MemoryTree({"svcstd.yaml": 'title: 空\nregion: "000000"\n'}), Path("memory"))
    planned = pipeline.plan(found)
    assert planned.total == 0
    assert pipeline.render(found, tmp_path / "out", planned).index is None
    assert not (tmp_path / "out").exists()
