"""The work list of a change: what is to be printed again, what becomes invalid, redundant or an orphan, and no more."""

from __future__ import annotations

import io
import json
import random
import subprocess
from collections import Counter
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from python_calamine import CalamineWorkbook

from complete import FILES, PATHS, PROVINCE_TEXT, packaged_text, workspace
from fuzzing.mutate import mutated
from svcstd import cli
from svcstd.diagnostic import Diagnostic, Location, Severity
from svcstd.diff.formats import machine as comparison
from svcstd.diff.impact import machine, text, xlsx
from svcstd.diff.impact.fresh import fresh, told
from svcstd.diff.impact.schema import SCHEMA
from svcstd.diff.impact.work import By, Extent, Kind, Lost, Status, WorkList
from svcstd.diff.reach import agencies, levels
from svcstd.messages import use
from svcstd.model.enums import Level
from svcstd.pipeline.impact import Asked, impact
from svcstd.pipeline.lookup import NotFound
from test_diff import changed
from versions import compared

ITEM, RENEWAL = "00019900100101", "00019900100102"
PLACES = 120
"""Synthetic counties below one province."""


def listed(old: dict, new: dict, **asked: object) -> WorkList:
    return impact(workspace(old), workspace(new), Asked(jobs=1, **asked))


def printed(work: WorkList, lang: str = "zh", *, fold: bool = True) -> str:
    use(lang)
    try:
        return "".join("".join(run for run, _ in line) + "\n" for line in text.lines(work, fold=fold))
    finally:
        use("zh")


def told_of(work: WorkList) -> list[tuple[str, str, str]]:
    """Kind, rule and place in the file of each record."""
    return [(one.kind.value, one.rule, f"{one.at.file}:{one.at.line}") for one in work.faulty]


def wide(promised: str = "12个工作日") -> dict[str, str]:
    """A synthetic province with many counties, each with a body, a record of its own, and a guide."""
    rows, bodies = [], []
    files = {**FILES, PATHS["province"]: PROVINCE_TEXT.replace("promised: 10个工作日", f"promised: {promised}")}
    del files[PATHS["county"]]
    for number in range(PLACES):
        code = f"99{2000 + number}"
        rows.append(f"{code},合成县{number},县级,990000,,,,\n")
        bodies.append(f"- {{id: body-{number:03d}, name: 合成县{number}市场监督管理局}}\n")
        own = "promised: 9个工作日\n" if number % 2 else ""
        files[f"items/{code}/{ITEM}.yaml"] = f"agency: body-{number:03d}\n{own}"
    return {**files, PATHS["regions"]: FILES[PATHS["regions"]] + "".join(rows), PATHS["agencies"]: "".join(bodies)}


# one change, many places


def test_a_province_change_is_one_cause_with_a_list_for_each_place() -> None:
    work = listed(wide(), wide("10个工作日"))
    assert [(str(one.spot.at), [said.rule for said in one.said]) for one in work.sources] == [
        (f"{PATHS['province']}:3:11", ["D222"])
    ]
    guides = [group for group in work.groups if group.reprints]
    assert len(guides) == PLACES // 2
    assert {(one.item, one.status, one.causes) for one in work.reprints} == {(ITEM, Status.CHANGED, (1,))}
    assert [group.key for group in work.groups] == sorted(group.key for group in work.groups)
    assert {group.level for group in guides} == {Level.COUNTY}
    assert work.exit_code(Severity.INFO) == 0
    said = printed(work)
    assert said.count(PATHS["province"]) == 1
    assert "另有 40 个地区：指南 40 份" in said and "--output xlsx=" in said
    assert len(said.splitlines()) < 80
    assert len(printed(work, fold=False).splitlines()) > 3 * PLACES // 2


def test_the_same_by_agency() -> None:
    work = listed(wide(), wide("10个工作日"), by=By.AGENCY)
    assert len(work.groups) == PLACES // 2
    assert (work.groups[0].key, work.groups[0].name, work.groups[0].level) == (
        "body-000",
        "合成县0市场监督管理局",
        None,
    )
    assert Counter(len(group.reprints) for group in work.groups) == {1: PLACES // 2}


def test_records_that_nobody_edited_become_invalid() -> None:
    work = listed(wide(), wide("8个工作日"))
    slower = work.of(Kind.INVALID)
    assert len(slower) == PLACES // 2
    assert {(one.rule, one.severity, one.edited, one.causes, one.at.line) for one in slower} == {
        ("L102", Severity.ERROR, False, (1,), 2)
    }
    assert work.exit_code() == 1
    assert "（文件未改动）" in printed(work)


def test_records_become_redundant() -> None:
    work = listed(wide(), wide("9个工作日"))
    found = work.of(Kind.REDUNDANT)
    assert len(found) == PLACES // 2
    assert {(one.rule, one.extent, one.fix is not None, one.path, one.causes) for one in found} == {
        ("L111", Extent.VALUE, True, ("promised",), (1,))
    }
    assert (work.exit_code(), work.exit_code(Severity.INFO)) == (0, 1)
    assert "svcstd validate --fix" in printed(work)


def test_workers_agree() -> None:
    one = machine.dump(listed(wide(), wide("8个工作日")))
    two = machine.dump(impact(workspace(wide()), workspace(wide("8个工作日")), Asked(jobs=2)))
    assert one == two


# what is newly caused, and nothing else


def test_a_fault_of_both_versions_is_not_listed() -> None:
    slow = wide("8个工作日")
    assert listed(slow, wide("7个工作日")).of(Kind.INVALID) == []  # slower than the province before and after
    worse = changed("county", "promised: 5个工作日", "promised: 12个工作日")
    still = changed("county", "promised: 5个工作日", "promised: 13个工作日")
    assert listed(worse, still).faulty == []
    assert [one.rule for one in listed(FILES, worse).faulty] == ["L102", "P102"]


def test_nothing_changed() -> None:
    work = listed(FILES, dict(FILES))
    assert (work.groups, work.exit_code(Severity.INFO)) == ([], 0)
    assert "没有要处理的" in printed(work)


def test_comments_change_nothing() -> None:
    files = {path: f"# 说明\n{body}" if path.endswith(".yaml") else body for path, body in FILES.items()}
    work = listed(FILES, files)
    assert (work.groups, work.exit_code(Severity.INFO)) == ([], 0)
    assert "没有要处理的" in printed(work)


def test_a_silenced_fault_is_not_listed() -> None:
    slow = changed("county", "promised: 5个工作日", "promised: 12个工作日")
    quiet = changed("county", "promised: 5个工作日", "promised: 12个工作日  # svcstd: ignore L102, P102 — 试点")
    assert listed(FILES, quiet).faulty == []
    assert listed(quiet, slow).faulty == []  # it was there before, silenced or not


def test_a_fault_of_a_file_above_is_not_a_new_place_s() -> None:
    faulty = changed("province", "promised: 10个工作日", "promised: 25个工作日")
    new = {**faulty, PATHS["county-renewal"]: "agency: sl-market\n"}
    assert "T101" not in {one.rule for one in listed(faulty, new).faulty}
    rows = FILES[PATHS["regions"]] + "990102,合成区,县级,990100,,,,\n"
    old = {**wide(), PATHS["regions"]: wide()[PATHS["regions"]] + rows[len(FILES[PATHS["regions"]]) :]}
    more = {**old, f"items/990102/{ITEM}.yaml": "agency: body-001\n"}
    assert PATHS["province"] not in {one.at.file for one in listed(old, more).faulty}


def test_who_sees_a_fault_above_first_is_to_act() -> None:
    work = listed(FILES, {**FILES, PATHS["county-renewal"]: "agency: sl-market\n"})
    found = [(one.rule, one.at.file, one.region, one.agency, one.edited) for one in work.faulty if one.rule == "V105"]
    assert found == [("V105", PATHS["province"], "990101", "sl-market", False)]


def test_a_value_written_again_is_redundant() -> None:
    work = listed(FILES, changed("county", "visits: 0\n", "visits: 0\nproject_type: 承诺件\n"))
    assert [(one.kind, one.rule, one.edited, one.path) for one in work.faulty] == [
        (Kind.REDUNDANT, "L111", True, ("project_type",))
    ]


# whole records


CITY = "notes: 需要预约。\n"


def test_a_whole_record_adds_nothing() -> None:
    old = {**FILES, PATHS["city"]: CITY}
    new = {**old, PATHS["province"]: PROVINCE_TEXT + CITY}
    (one,) = listed(old, new).faulty
    assert (one.kind, one.extent, one.at.file, one.fix) == (Kind.REDUNDANT, Extent.FILE, PATHS["city"], None)
    assert "删去这个文件" in one.mend


def test_the_last_value_of_a_claim_goes_but_the_file_stays() -> None:
    old = {**FILES, PATHS["county-renewal"]: "notes: 需要预约。\n"}
    new = {**old, PATHS["province"]: PROVINCE_TEXT + CITY}
    (one,) = [one for one in listed(old, new).faulty if one.kind is Kind.REDUNDANT]
    assert (one.extent, one.path, one.fix) == (Extent.LAST, ("notes",), None)
    assert "认领" in one.mend
    empty = {**new, PATHS["county-renewal"]: "# 认领\n"}
    assert listed(new, empty).counted(Status.WITHDRAWN) == 0


def test_a_record_for_nobody_is_redundant() -> None:
    old = {**FILES, PATHS["city"]: CITY}
    old = changed("basic", "levels: [县级]", "levels: [市级, 县级]", old)
    new = changed("basic", "levels: [市级, 县级]", "levels: [省级]", old)
    found = {(one.kind, one.rule, one.extent, one.at.file) for one in listed(old, new).of(Kind.REDUNDANT)}
    assert found == {
        (Kind.REDUNDANT, "L110", Extent.FILE, PATHS["city"]),
        (Kind.REDUNDANT, "L110", Extent.FILE, PATHS["county"]),
    }


@pytest.mark.parametrize("extra", ["county", "county-renewal"])
def test_a_cancelled_item_leaves_orphans(extra: str) -> None:
    old = {**FILES, PATHS["county-renewal"]: "agency: sl-market\n"}
    new = {path: body for path, body in old.items() if path != PATHS["basic"]}
    work = listed(old, new)
    found = {one.at.file: one for one in work.of(Kind.ORPHAN)}
    assert set(found) == {PATHS["province"], PATHS["county"], PATHS["county-renewal"]}
    one = found[PATHS[extra]]
    assert (one.lost, one.rule, one.severity, one.edited, bool(one.causes)) == (
        Lost.ITEM, "C111", Severity.ERROR, False, True
    )  # fmt: skip
    assert work.of(Kind.INVALID) == []
    assert work.counted(Status.WITHDRAWN) == len(work.reprints) == 3
    assert work.exit_code() == 1


def test_an_item_cancelled_by_its_state_leaves_orphans() -> None:
    work = listed(FILES, changed("basic", "state: 在用", "state: 取消"))
    assert {(one.lost, one.rule, one.at.file, one.causes) for one in work.of(Kind.ORPHAN)} == {
        (Lost.CANCELLED, "A106", PATHS["province"], (1,)),
        (Lost.CANCELLED, "A106", PATHS["county"], (1,)),
    }
    assert {one.status for one in work.reprints} == {Status.WITHDRAWN}


def test_a_link_to_what_a_declaration_cancels_is_invalid() -> None:
    linked = 'visits: 0\nlinks:\n  - {id: before, kind: 前置, item: "000199003000"}\n'
    old = changed("county", "visits: 0\n", linked)
    made = (
        "id: notice\ndocument: 示例发〔2026〕1号\ntitle: 示例\ndecided_by: 示例省人民政府\ndate: 2026-01-01\n"
        'effective: 2026-01-01\nchanges:\n  - {id: a, kind: 取消, from: ["000199003000"], reason: 示例}\n'
    )
    work = listed(old, {**old, "catalog/adjustments/notice.yaml": made})
    assert ("A107", PATHS["county"], False) in {(one.rule, one.at.file, one.edited) for one in work.faulty}


def test_a_place_that_cancels_an_item_itself_leaves_no_orphan() -> None:
    work = listed(FILES, changed("county", "visits: 0\n", "visits: 0\nstate: 取消\n"))
    assert work.of(Kind.ORPHAN) == []
    assert {one.status for one in work.reprints} == {Status.WITHDRAWN}


def test_a_place_that_is_no_more_leaves_orphans() -> None:
    rows = FILES[PATHS["regions"]].replace("990101,示例区,县级,990100,,,,\n", "").replace(",990101,", ",990100,")
    work = listed(FILES, {**FILES, PATHS["regions"]: rows})
    assert {(one.lost, one.rule) for one in work.of(Kind.ORPHAN)} == {(Lost.REGION, "C110")}


def test_a_specification_taken_away_leaves_orphans() -> None:
    new = {path: body for path, body in FILES.items() if path != PATHS["province"]}
    work = listed(FILES, new)
    assert [(one.lost, one.at.file, one.severity) for one in work.of(Kind.ORPHAN)] == [
        (Lost.ABOVE, PATHS["county"], Severity.WARNING)
    ]


def test_an_item_still_covered_by_a_wider_record_is_no_orphan() -> None:
    old = changed("basic", '      - {serial: "02", title: 延续}\n', '      - {serial: "02", title: 延续}\n')
    new = changed("basic", '      - {serial: "02", title: 延续}\n', "", old)
    assert PATHS["province"] not in {one.at.file for one in listed(old, new).of(Kind.ORPHAN)}


# guides


def test_new_and_changed_guides() -> None:
    new = {**FILES, PATHS["county-renewal"]: "agency: sl-market\n"}
    new = changed("county", "promised: 5个工作日", "promised: 4个工作日", new)
    found = {(one.region, one.item): one.status for one in listed(FILES, new).reprints}
    assert found == {
        ("990101", ITEM): Status.CHANGED,
        ("990101001", ITEM): Status.CHANGED,
        ("990101", RENEWAL): Status.NEW,
    }


def test_a_draft_has_no_guide() -> None:
    draft = changed("basic", "state: 在用", "state: 草稿")
    assert listed(draft, changed("county", "promised: 5个工作日", "promised: 4个工作日", draft)).reprints == []
    assert {one.status for one in listed(draft, FILES).reprints} == {Status.NEW}


def test_a_body_s_own_guide_is_told_apart() -> None:
    old = {**FILES, PATHS["county-police"]: "agency: sl-police\npromised: 3个工作日\n"}
    new = {**FILES, PATHS["county-police"]: "agency: sl-police\npromised: 2个工作日\n"}
    assert [(one.variant, one.agency) for one in listed(old, new).reprints if one.region == "990101"] == [
        ("sl-police", "sl-police")
    ]
    appeared = listed(FILES, new).reprints
    assert [(one.region, one.variant, one.status) for one in appeared if one.region == "990101"] == [
        ("990101", "sl-police", Status.NEW)
    ]


def test_the_edition_makes_records_invalid() -> None:
    old = {**FILES, PATHS["standard"]: packaged_text(PATHS["standard"])}
    new = changed("standard", "\n  promised: {policy: tighten", "\n  promised: {policy: locked", old)
    work = listed(old, new)
    assert ("invalid", "L101", f"{PATHS['county']}:4") in told_of(work)
    assert {str(source.spot.at.file) for source in work.sources} == {PATHS["standard"]}


def test_a_body_that_is_no_more_makes_records_invalid() -> None:
    bodies = FILES[PATHS["agencies"]].replace("id: sl-market", "id: sl-other")
    work = listed(FILES, {**FILES, PATHS["agencies"]: bodies})
    assert [(one.rule, one.at.file, one.edited) for one in work.faulty] == [("C112", PATHS["county"], False)]


def test_remarks_make_nothing_invalid() -> None:
    bodies = FILES[PATHS["agencies"]] + "- {id: sl-new, name: 示例区新设机构}\n"
    assert listed(FILES, {**FILES, PATHS["agencies"]: bodies}).faulty == []


def test_a_list_becomes_invalid() -> None:
    new = changed("outlets", "phones: [0999-5550201]", "phones: ['0999－5550201x']")
    found = [one for one in listed(FILES, new).faulty if one.at.file == PATHS["outlets"]]
    assert found and {one.region for one in found} == {"990101"}


# narrowing


def test_region_agency_and_item_narrow() -> None:
    old, new = wide(), wide("8个工作日")
    county = listed(old, new, region="992007")
    assert [group.key for group in county.groups] == ["992007"]
    assert [source.spot.at.file for source in county.sources] == [PATHS["province"]]
    broken = {**new, f"items/992009/{ITEM}.yaml": "promised: [\n"}
    assert listed(old, broken, region="992007").exit_code() == 1
    assert listed(old, broken).exit_code() == listed(old, broken, region="992009").exit_code() == 3
    assert {one.agency for one in listed(old, new, agency="body-007").faulty} == {"body-007"}
    assert listed(old, new, item=RENEWAL).groups == []
    assert {one.item for one in listed(old, new, item=ITEM).reprints} == {ITEM}
    for wrong in ({"region": "1"}, {"agency": "nobody"}, {"item": "1"}):
        with pytest.raises(NotFound):
            listed(old, new, **wrong)


# unreadable input


@pytest.mark.parametrize("path", ["county", "basic", "regions"])
@pytest.mark.parametrize("older", [True, False])
def test_an_unreadable_side_is_exit_3(path: str, older: bool) -> None:
    broken = {**FILES, PATHS[path]: b"\xff\xfe\x00"}
    work = listed(*((broken, FILES) if older else (FILES, broken)))
    assert work.exit_code() == 3
    assert PATHS[path] in printed(work)
    assert work.of(Kind.ORPHAN) == []
    jsonschema.validate(json.loads(machine.dump(work)), SCHEMA)


def test_a_file_that_only_this_list_needs_is_named_when_it_cannot_be_read() -> None:
    old = {**FILES, PATHS["standard"]: packaged_text(PATHS["standard"]), PATHS["county"]: "promised: [\n"}
    new = changed("standard", "\n  promised: {policy: tighten", "\n  promised: {policy: locked", old)
    work = listed(old, new)
    assert work.unchecked and work.exit_code() == 3
    assert PATHS["county"] in printed(work)


# formats


def every_kind() -> WorkList:
    """A list with guides of each status, and records of each kind."""
    old = {**wide(), PATHS["city"]: CITY}
    gone = 'code: "000199002000"\nname: 示例备案\ntype: 公共服务\nlevels: [县级]\nstatutory: 无\n'
    old |= {"catalog/basic/000199002000.yaml": gone, "items/992001/000199002000.yaml": "agency: body-001\n"}
    new = {**wide("8个工作日"), PATHS["city"]: CITY}
    new["items/992001/000199002000.yaml"] = "agency: body-001\n"
    new[PATHS["province"]] += CITY
    new["items/992002/00019900100102.yaml"] = "agency: body-002\n"
    return listed(old, new)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("by", list(By))
def test_json_agrees_with_its_schema(lang: str, by: By) -> None:
    use(lang)
    try:
        work = every_kind()
        work.by = by
        found = json.loads(machine.dump(work))
    finally:
        use("zh")
    jsonschema.validate(found, SCHEMA)
    assert set(found["totals"]["records"].values()) != {0} and min(found["totals"]["guides"].values()) > 0
    kinds = Counter(one["kind"] for group in found["groups"] for one in group["records"])
    assert kinds == found["totals"]["records"]
    assert {number for group in found["groups"] for one in group["guides"] for number in one["causes"]} <= {
        cause["number"] for cause in found["causes"]
    }


def test_english() -> None:
    use("en")
    try:
        work = every_kind()
    finally:
        use("zh")
    said = printed(work, "en")
    assert "places have work to do" in said and "withdrawn" in said and "(file not edited)" in said
    assert "county" in said and "mend:" in said
    for chinese in ("重印", "失效", "起因", "改法", "县级"):
        assert chinese not in said


def sheets(work: WorkList) -> dict[str, list[list[object]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(xlsx.pieces(work))))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_the_spreadsheet_has_a_row_for_each_thing_to_do() -> None:
    work = every_kind()
    found = sheets(work)
    assert list(found) == ["概览", "重印指南", "失效记录", "冗余记录", "失去上级", "起因"]
    assert len(found["重印指南"]) - 1 == len(work.reprints)
    for name, kind in (("失效记录", Kind.INVALID), ("冗余记录", Kind.REDUNDANT), ("失去上级", Kind.ORPHAN)):
        assert len(found[name]) - 1 == len(work.of(kind)) > 0
    assert len(found["起因"]) - 1 == len(work.sources)
    row = dict(zip(found["失效记录"][0], found["失效记录"][1], strict=True))
    assert (row["地区代码"], row["事项编码"], row["行"], row["规则"]) == ("992001", ITEM, 2, "L102")
    heads = [row[0] for row in found["概览"]]
    assert heads[0] == "工作清单" and "992001" in {row[1] for row in found["概览"]}
    assert b"".join(xlsx.pieces(work)) == b"".join(xlsx.pieces(work))


def test_a_cause_that_does_several_things_tells_each_on_a_line_of_its_cell() -> None:
    work = every_kind()
    first = work.sources[0]
    message = first.said[0].message
    work.sources = [replace(first, said=(first.said[0], first.said[0])), *work.sources[1:]]
    assert f"{message}\n{message}" in sheets(work)["起因"][1]


def test_hostile_names_steer_nothing() -> None:
    name = '=HYPERLINK("http://x.example","点")\x1b[31m'
    rows = FILES[PATHS["regions"]].replace("示例区", "=1+1##[error]")
    bodies = FILES[PATHS["agencies"]].replace("示例区市场监督管理局", json.dumps(name)[1:-1].join('""'))
    files = {**FILES, PATHS["regions"]: rows, PATHS["agencies"]: bodies}
    work = listed(files, changed("county", "promised: 5个工作日", "promised: 4个工作日", files))
    shown = sheets(work)["重印指南"][1]
    assert isinstance(shown[0], str) and shown[0].startswith("=1+1#")
    assert "\x1b" not in printed(work) and "##[" not in printed(work)
    jsonschema.validate(json.loads(machine.dump(work)), SCHEMA)


# findings told apart


def finding(rule: str = "L102", path: tuple = ("promised",), message: str = "甲", file: str = "a") -> Diagnostic:
    return Diagnostic(Location(file), rule, Severity.ERROR, message, path=path)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ([finding()], [finding()], 0),
        ([finding()], [finding(message="乙")], 0),
        ([finding()], [finding(), finding(message="乙")], 1),
        ([finding()], [finding(rule="L103")], 1),
        ([finding()], [finding(file="b")], 1),
        ([], [finding(), finding()], 1),
        ([finding(path=())], [finding(path=(), message="乙")], 1),
        ([finding(path=("materials", 0))], [finding(path=("materials", 1))], 1),
        ([finding(path=("materials", 0, "copies"))], [finding(path=("materials", 1, "copies"))], 1),
    ],
)
def test_fresh(old: list, new: list, expected: int) -> None:
    tree = {"promised": "1", "materials": [{"id": "form", "copies": "1"}, {"id": "plan", "copies": "1"}]}
    sides = ([told(one, lambda file: file, tree) for one in found] for found in (old, new))
    assert len(fresh(*sides)) == expected


def test_elements_that_change_places_are_the_same() -> None:
    old = {"materials": [{"id": "form"}, {"id": "plan"}]}
    new = {"materials": [{"id": "plan"}, {"id": "form"}]}
    one = told(finding(path=("materials", 0)), str, old)
    assert fresh([one], [told(finding(path=("materials", 1)), str, new)]) == []


# reach of a comparison


def test_reach_by_level_and_body() -> None:
    result = compared(wide(), wide("10个工作日"))
    (effect,) = result.effects
    assert levels(result, effect.regions) == {Level.PROVINCE: 1, Level.COUNTY: PLACES // 2}
    assert len(agencies(result, effect.reach)) == PLACES // 2
    found = json.loads(comparison.dump(result))
    assert found["reach"]["levels"] == {"省级": 1, "县级": PLACES // 2}
    assert found["causes"][0]["effects"][0]["agencies"] == found["reach"]["agencies"]


# the command


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, files in (("old", wide()), ("new", wide("8个工作日"))):
        for path, body in files.items():
            file = tmp_path / name / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(body, encoding="utf-8")
    told_to = ["-C", str(tmp_path), "impact", "old", "new"]
    assert (
        cli.run([*told_to, "--output", "xlsx=work.xlsx", "--output", "json=work.json", "--output", "text=w.txt"]) == 1
    )
    out = capsys.readouterr().out
    assert "old → new" not in out and "个地区要处理" in out
    found = json.loads((tmp_path / "work.json").read_text(encoding="utf-8"))
    assert (found["old"], found["new"], len(found["groups"])) == ("old", "new", PLACES)
    assert (tmp_path / "work.xlsx").read_bytes().startswith(b"PK")
    assert len((tmp_path / "w.txt").read_text(encoding="utf-8")) > len(out)
    assert cli.run([*told_to, "--agency", "body-000", "--by", "agency"]) == 0
    assert "body-000" in capsys.readouterr().out
    assert cli.run([*told_to, "--agency", "nobody"]) == 2
    assert cli.run([*told_to, "--output", "sarif=x.sarif"]) == 2
    for version in ("old", "new"):
        assert cli.run([*told_to, "--output", f"json={version}/items/992001/x.json"]) == 2
        assert not (tmp_path / version / "items/992001/x.json").exists()
    assert cli.run(["-C", str(tmp_path), "impact", "old", "new", "third"]) != 0


def test_two_revisions(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def git(*words: str) -> None:
        subprocess.run(["git", "-c", "user.name=x", "-c", "user.email=x@x", *words], cwd=tmp_path, check=True)

    git("init", "-q")
    for files in (FILES, changed("county", "promised: 5个工作日", "promised: 12个工作日")):
        for path, body in files.items():
            file = tmp_path / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(body, encoding="utf-8")
        git("add", "-A")
        git("commit", "-qm", "x")
    assert cli.run(["-C", str(tmp_path), "impact", "HEAD~1..HEAD", "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert [one["rule"] for group in found["groups"] for one in group["records"]] == ["L102", "P102"]


def test_the_worst_places_are_shown_first_of_many() -> None:
    old, new = wide("12个工作日"), wide("10个工作日")
    last = f"items/99{2000 + PLACES - 1}/{ITEM}.yaml"
    said = printed(listed(old, {**new, last: "agency: nobody-000\n"}))
    assert last in said and "C112" in said


def test_no_input_ends_in_a_traceback() -> None:
    dice = random.Random(11)
    for _ in range(60):
        path = dice.choice(list(FILES))
        new = {**FILES, path: mutated(FILES[path].encode(), dice)}
        for sides in ((FILES, new), (new, FILES)):
            work = listed(*sides)
            assert printed(work)
            jsonschema.validate(json.loads(machine.dump(work)), SCHEMA)
            assert work.exit_code() == 3 or not work.refused
