"""Verdicts by their own examples, causes and reach, properties of comparing, and the pairs."""

from __future__ import annotations

import importlib
import json
import pkgutil
import random
import re
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from complete import BASIC_TEXT, COUNTY_TEXT, FILES, PATHS, PROVINCE_TEXT, packaged_text, workspace
from fuzzing.mutate import mutated
from svcstd.diagnostic import Severity
from svcstd.diff import rules as package
from svcstd.diff.cause import Side
from svcstd.diff.changes import Change, Kind, compare
from svcstd.diff.formats import machine, text
from svcstd.diff.formats.schema import SCHEMA
from svcstd.diff.result import DiffResult
from svcstd.diff.rule import Burden, ChangeRule
from svcstd.diff.rules import BY_ID, RULES
from svcstd.diff.rules.general import bare
from svcstd.messages import use
from svcstd.model.elements import Item
from svcstd.pipeline.diff import diff
from svcstd.pipeline.lookup import NotFound
from svcstd.workspace import DiskTree, Workspace
from test_rules import braces, leaf_classes, texts
from versions import compared, marked_lines, over, reported_lines, versions

EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.id}-{kind}-{number}")
    for rule in RULES
    for kind, examples in (("good", rule.good), ("bad", rule.bad))
    for number, example in enumerate(examples, 1)
]
each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
PAIRS = sorted(path for path in (Path(__file__).parent / "pairs").iterdir() if path.is_dir())
INFO = Severity.INFO
PROMISE = "promised: 10个工作日\n"
ORIGINALS = "    originals: 1\n    copies: 0\n    source"
"""Of the first material that the province asks for; the county does not write it."""


def changed(path: str, old: str, new: str, files: dict[str, str] = FILES) -> dict[str, str]:
    """Files with one text of one of them replaced."""
    assert old in files[PATHS[path]]
    return {**files, PATHS[path]: files[PATHS[path]].replace(old, new, 1)}


def fewer_originals() -> dict[str, str]:
    """The complete workspace, in which the province asks for one original less."""
    return changed("province", ORIGINALS, ORIGINALS.replace("1", "0"))


def told(result: DiffResult) -> list[tuple[str, str, str]]:
    """Where each verdict was written, its rule and what it says."""
    return [
        (f"{cause.spot.side}:{cause.spot.at}", effect.verdict.rule, effect.verdict.message)
        for cause in result.causes
        for effect in cause.effects
    ]


def printed(result: DiffResult, lang: str = "zh") -> str:
    """The text report."""
    use(lang)
    try:
        return "".join("".join(run for run, _ in line) + "\n" for line in text.lines(result))
    finally:
        use("zh")


# rules


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_examples(rule: ChangeRule, example: str) -> None:
    assert reported_lines(rule, example) == marked_lines(example)


def test_registry_is_complete_and_in_order() -> None:
    for module in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"{package.__name__}.{module.name}")
    named = {cls for cls in leaf_classes(ChangeRule) if "id" in vars(cls)}
    assert {type(rule) for rule in RULES} == named
    ids = [rule.id for rule in RULES]
    assert ids == sorted(set(ids))
    assert all(re.fullmatch(r"D\d{3}", id) for id in ids)


@each_rule
def test_words(rule: ChangeRule) -> None:
    for name, said in texts(rule).items():
        assert braces(said.zh) == braces(said.en), name
        assert re.search(r"[\u4e00-\u9fff]", re.sub(r"\{\w+\}", "", said.zh)) or name == "message", name
        assert not re.search(r"[\u4e00-\u9fff]", said.en), (name, said.en)
        assert not re.search(r"[\u4e00-\u9fff][,;:!?]|[,;!?][\u4e00-\u9fff]", said.zh), (name, said.zh)
    assert rule.why.zh.endswith("。") and rule.mend.zh.endswith("。")
    assert (type(rule).__doc__ or "").strip()
    assert rule.bad and all(marked_lines(example) for example in rule.bad)


@each_rule
def test_mirror(rule: ChangeRule) -> None:
    other = BY_ID[rule.mirror]
    assert other.mirror == rule.id
    assert other.burden is rule.burden.reversed
    assert other.family is rule.family


@each_rule
def test_worse_is_a_warning(rule: ChangeRule) -> None:
    assert (rule.severity is Severity.WARNING) == (rule.burden is Burden.WORSE) or rule.burden is Burden.NEUTRAL


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("请提前预约,谢谢", "请提前预约，谢谢。", True),
        ("（县级）", "(县级)", True),
        ("9:00—12:00", "9:00-12:00", True),
        ("每件5.0元", "每件50元", False),
        ("A4 纸", "A4纸", True),
        ("v1 2", "v12", False),
        ("不收取", "收取", False),
        ("年满≥18周岁", "年满≤18周岁", False),
        ("占5%以下", "占5以下", False),
        ("低于-5℃保存", "低于5℃保存", False),
        ("每件¥5", "每件$5", False),
        ("3 - 5天", "3 5天", False),
        ("（一）申请——受理", "(一) 申请-受理", True),
        ("Hello, world", "Hello world", True),
    ],
)
def test_editorial(one: str, two: str, same: bool) -> None:
    assert (bare(one) == bare(two)) is same


# facts


def item(**elements: object) -> Item:
    return Item.model_validate(elements)


FORM = {"id": "form", "name": "申请书", "copies": 1}
PLAN = {"id": "plan", "name": "平面图"}
STEPS = [{"id": "accept", "name": "受理"}, {"id": "review", "name": "审查"}]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({"promised": "5个工作日"}, {"promised": "5个工作日"}, []),
        ({"promised": "5个工作日"}, {"promised": "3个工作日"}, [("changed", "promised")]),
        (
            {"promised": "5个工作日"},
            {"promised": {"limit": "5个工作日", "note": "材料齐全"}},
            [("added", "promised.note")],
        ),
        ({"materials": [FORM, PLAN]}, {"materials": [PLAN, FORM]}, []),
        ({"materials": [FORM]}, {"materials": [FORM, PLAN]}, [("added", "materials.plan")]),
        ({"materials": [FORM]}, {"materials": [{**FORM, "copies": 2}]}, [("changed", "materials.form.copies")]),
        ({"materials": []}, {}, [("removed", "materials")]),
        ({"steps": STEPS}, {"steps": STEPS[::-1]}, [("changed", "steps")]),
        ({"channels": ["窗口办理", "网上办理"]}, {"channels": ["网上办理", "窗口办理"]}, []),
        (
            {"visits": 1},
            {"visits": {"count": 0, "reason": "无"}},
            [("changed", "visits.count"), ("added", "visits.reason")],
        ),
        ({}, {"fee": "不收费"}, [("added", "fee.charged")]),
        ({"extra": {"a": "1"}}, {"extra": {"a": "1", "b": "2"}}, [("added", "extra.b")]),
        (
            {"situations": [{"id": "self", "set": {"promised": "5个工作日"}}]},
            {"situations": [{"id": "self", "set": {"promised": "3个工作日"}}]},
            [("changed", "situations.self.set.promised")],
        ),
        (
            {"contacts": {"consult": ["1", "2"]}},
            {"contacts": {"consult": ["2", "1"], "complain": ["12345"]}},
            [("added", "contacts.complain")],
        ),
    ],
)
def test_compare(before: dict[str, object], after: dict[str, object], expected: list[tuple[str, str]]) -> None:
    found = list(compare(item(**before), item(**after)))
    assert [(change.kind.value, ".".join(map(str, change.path))) for change in found] == expected
    back = {
        (change.kind, change.path, repr(change.before), repr(change.after))
        for change in compare(item(**after), item(**before))
    }
    assert back == {(c.kind, c.path, repr(c.before), repr(c.after)) for c in (change.reversed for change in found)}


def test_a_change_in_a_situation_is_judged_as_elsewhere() -> None:
    old = over("situations:\n  - {id: agent, set: {promised: 5个工作日}}")
    new = over("situations:\n  - {id: agent, set: {promised: 8个工作日}}")
    (found,) = told(compared(old, new))
    assert found[1:] == ("D221", "情形“委托代理人办理”·情形改动·承诺办结时限：5个工作日 → 8个工作日")
    assert not compared(old, new).totals(everywhere=True)


def test_element_of_a_change() -> None:
    assert Change(Kind.ADDED, ("materials", "form", "copies"), "materials[].copies").element == "materials"


# causes and reach


def test_a_province_file_is_one_cause_with_its_places() -> None:
    result = compared(FILES, fewer_originals())
    (cause,) = result.causes
    assert (cause.spot.at.file, cause.spot.path) == (PATHS["province"], ("materials", 0, "originals"))
    (effect,) = cause.effects
    assert effect.verdict.rule == "D207"
    assert {at.region for at in effect.reach} == {"990000", "990101"}
    assert {guide.region for guide in effect.guides} == {"990101", "990101001"}
    assert dict(effect.verdict.figures) == {"originals": -1}
    assert (
        result.totals(everywhere=True)["originals"] == -1
    )  # of the three reached, the county's item alone has a guide


def test_a_place_that_says_otherwise_is_not_reached() -> None:
    result = compared(FILES, changed("province", PROMISE, "promised: 8个工作日\n"))
    assert {at.region for at in result.reach} == {"990000"}


def test_a_removed_value_is_caused_where_it_stood() -> None:
    new = changed("county", "promised: 5个工作日\n", "")
    (found,) = told(compared(FILES, new))
    assert found == (f"old:{PATHS['county']}:4:11", "D221", "承诺办结时限：5个工作日 → 10个工作日")
    both = changed("province", PROMISE, "promised: 8个工作日\n", new)
    assert [(at, rule) for at, rule, _ in told(compared(FILES, both))] == [
        (f"new:{PATHS['province']}:3:11", "D222"),
        (f"old:{PATHS['county']}:4:11", "D221"),
    ]


def test_remove_is_a_cause() -> None:
    (found,) = told(compared(FILES, over("remove: [quota, materials.mandate]")))
    assert found == (f"new:{PATHS['county']}:1:17", "D202", "减少申请材料“授权委托书”")
    (back,) = told(compared(over("remove: [quota, materials.mandate]"), FILES))
    assert (back[0], back[1]) == (f"old:{PATHS['county']}:1:17", "D201")


def test_here_is_a_cause() -> None:
    (found,) = told(compared(FILES, over("here:\n  promised: 3个工作日")))
    assert found[:2] == (f"new:{PATHS['county']}:2:13", "D222")


def test_one_value_may_ease_here_and_burden_there() -> None:
    old = changed(
        "basic", '      - {serial: "01", title: 首次申请}', '      - {serial: "01", title: 首次申请, visits: 0}'
    )
    old = {**old, PATHS["province"]: re.sub(r"visits: .*\n", "", PROVINCE_TEXT)}
    old = changed("basic", '{serial: "02", title: 延续}', '{serial: "02", title: 延续, visits: 2}', old)
    new = {**old, PATHS["province"]: PROVINCE_TEXT}
    causes = [cause for cause in compared(old, new).causes if cause.spot.at.line == 4 and len(cause.effects) > 1]
    assert [effect.verdict.rule for effect in causes[0].effects] == ["D241", "D242"]


def test_a_moved_place_is_a_cause() -> None:
    other = FILES[PATHS["regions"]] + "980000,邻省,省级,000000,,,,\n"
    old = {**FILES, PATHS["regions"]: other}
    new = changed("regions", "990100,示例市,市级,990000", "990100,示例市,市级,980000", old)
    found = [(at, rule) for at, rule, _ in told(compared(old, new))]
    assert (f"new:{PATHS['regions']}:4:1", "D140") in found
    assert {at for at, _ in found} == {f"new:{PATHS['regions']}:4:1"}
    assert any(rule == "D151" for _, rule in found)


def test_the_edition_is_a_cause() -> None:
    old = {**FILES, PATHS["standard"]: packaged_text(PATHS["standard"])}
    new = changed("standard", "  steps: {policy: free}", "  steps: {policy: local}", old)
    found = told(compared(old, new))
    assert {(at.split(":")[1], rule) for at, rule, _ in found} == {
        (PATHS["standard"], "D140"),
        (PATHS["standard"], "D151"),
    }


def test_an_outlet_reaches_what_refers_to_it() -> None:
    result = compared(FILES, changed("outlets", "phones: [0999-5550201]", "phones: [0999-5550299]"))
    (cause,) = result.causes
    (effect,) = cause.effects
    assert effect.verdict.rule == "D140"
    assert effect.guides == {("990101001", "00019900100101")}


def test_a_new_outlet_brings_a_guide() -> None:
    town = "990101002,另一镇,镇(乡、街道)级,990101,,,,\n"
    old = {**FILES, PATHS["regions"]: FILES[PATHS["regions"]] + town}
    outlet = '- {id: other-centre, kind: 便民服务中心, name: 另一镇便民服务中心, region: "990101002"}\n'
    new = {**old, PATHS["outlets"]: FILES[PATHS["outlets"]] + outlet}
    result = compared(old, new)
    gained = [effect for effect in result.effects if effect.verdict.rule == "D105"]
    assert [effect.guides for effect in gained] == [{("990101002", "00019900100101")}]
    assert {cause.spot.at.file for cause in result.causes} == {PATHS["outlets"]}


def test_a_standard_material_reaches_those_who_use_it() -> None:
    result = compared(FILES, changed("materials", "  exempt: 电子证照\n", ""))
    (effect,) = result.effects
    assert effect.verdict.rule == "D209"
    assert {at.region for at in effect.reach} == {"990000", "990101"}


def test_a_body_of_its_own_is_told_apart() -> None:
    police = {PATHS["county-police"]: "agency: sl-police\npromised: 3个工作日\n"}
    result = compared(FILES, {**FILES, **police})
    assert [effect.reach for effect in result.effects] == [{("990101", "00019900100101", "sl-police")}]
    later = {PATHS["county-police"]: "agency: sl-police\npromised: 2个工作日\n"}
    result = compared({**FILES, **police}, {**FILES, **later})
    assert [(e.verdict.rule, {at.variant for at in e.reach}) for e in result.effects] == [("D222", {"sl-police"})]


def test_each_item_at_a_place_has_its_body() -> None:
    bodies = [{"id": "sl-market", "name": "示例市场局"}, {"id": "sl-food", "name": "示例食品局"}]
    files = {**FILES, PATHS["agencies"]: "\n".join(f"- {json.dumps(body, ensure_ascii=False)}" for body in bodies)}
    result = compared(files, changed("county", "agency: sl-market", "agency: sl-food", files))
    at = ("990101", "00019900100101", "")
    assert (result.bodies, result.former) == ({at: "sl-food"}, {at: "sl-market"})
    assert result.body_names == {body["id"]: body["name"] for body in bodies}
    gone = compared(files, {path: text for path, text in files.items() if path != PATHS["county"]})
    assert (gone.bodies, gone.former) == ({at: "sl-market"}, {})
    assert compared(files, files).bodies == {}


def test_a_new_item_is_one_cause_with_the_places_that_have_it() -> None:
    item = 'code: "000199002000"\nname: 示例备案\ntype: 公共服务\nlevels: [县级]\nstatutory: 无\n'
    added = {"catalog/basic/000199002000_示例备案.yaml": item, "items/990101/000199002000.yaml": "agency: sl-market\n"}
    (cause,) = compared(FILES, {**FILES, **added}).causes
    assert [(e.verdict.rule, len(e.reach), len(e.guides)) for e in cause.effects] == [("D101", 2, 1)]


def test_a_declared_change_is_an_info() -> None:
    new = changed("basic", "levels: [县级]", "levels: [市级, 县级]")
    declared = "id: notice\nchanges:\n  - {id: a, kind: 上收, from: [00019900100Y], to: [00019900100Y]}\n"
    quiet = {**new, "catalog/adjustments/notice.yaml": declared}
    found = [compared(FILES, some) for some in (new, quiet)]
    assert [{e.verdict.severity for e in one.effects if e.verdict.rule == "D110"} for one in found] == [{INFO}, {INFO}]
    assert ["A201" in {noted.rule for noted in one.findings} for one in found] == [True, False]
    before = {**FILES, "catalog/adjustments/notice.yaml": declared}
    assert "A201" in {noted.rule for noted in compared(before, quiet).findings}


def test_a_suspension_is_a_warning_until_it_is_declared() -> None:
    new = over("state: 暂停")
    declared = 'id: notice\nchanges:\n  - {id: a, kind: 暂停, from: ["00019900100101"], at: "990101"}\n'
    quiet = {**new, "catalog/adjustments/notice.yaml": declared}
    graded = [
        {e.verdict.severity for e in compared(FILES, some).effects if e.verdict.rule == "D111"} for some in (new, quiet)
    ]
    assert graded == [{Severity.WARNING}, {INFO}]


def test_a_locked_element_is_a_warning() -> None:
    result = compared(FILES, changed("basic", "department: 示例监管部门", "department: 另一部门"))
    assert {(e.verdict.rule, e.verdict.severity) for e in result.effects} == {("D190", Severity.WARNING)}


def test_svcstd_yaml_may_change_a_severity() -> None:
    new = changed("county", "promised: 5个工作日", "promised: 6个工作日")
    new[PATHS["basic"]] = BASIC_TEXT.replace("levels: [县级]", "levels: [市级, 县级]")
    graded = []
    for grade in ("D221: error", "D221: off", "D221: info, A201: error, A205: off", "D221: info, A201: off, A205: off"):
        settings = f"{FILES[PATHS['settings']]}rules: {{{grade}}}\n"
        result = compared({**FILES, PATHS["settings"]: settings}, {**new, PATHS["settings"]: settings})
        severity = {effect.verdict.rule: effect.verdict.severity for effect in result.effects}["D221"]
        graded.append((severity.word, sorted(noted.rule for noted in result.findings), result.exit_code()))
    assert graded == [
        ("error", ["A201", "A205"], 1),
        ("info", ["A201", "A205"], 0),
        ("info", ["A201"], 1),
        ("info", [], 0),
    ]


def test_an_edition_may_change_a_severity() -> None:
    new = {**FILES, PATHS["standard"]: packaged_text(PATHS["standard"]) + "severities: {D221: error}\n"}
    new = changed("county", "promised: 5个工作日", "promised: 6个工作日", new)
    old = {**FILES, PATHS["standard"]: new[PATHS["standard"]]}
    result = compared(old, new)
    assert result.exit_code() == 1


# what is left out is said


def test_same_is_nothing() -> None:
    result = compared(FILES, dict(FILES))
    assert not result.causes and not result.files and result.exit_code(Severity.INFO) == 0
    assert printed(result) == "没有任何要素改变。\n"


def test_a_renamed_file_changes_nothing() -> None:
    moved = {
        path.replace("_示例省/", "/").replace("_示例销售经营许可首次申请", "_新标签").replace("_示例经营许可", ""): body
        for path, body in FILES.items()
    }
    assert moved.keys() != FILES.keys()
    result = compared(FILES, moved)
    assert (result.files, result.causes) == (0, [])


def test_a_comment_is_silent() -> None:
    result = compared(FILES, {**FILES, PATHS["county"]: "# 说明\n" + COUNTY_TEXT})
    assert (result.causes, result.silent, result.files) == ([], [PATHS["county"]], 1)
    assert "不改变任何要素" in printed(result)


@pytest.mark.parametrize(
    "path", ["items/990101/bundles/start.yaml", "templates/guide.md", "items/990101/x.yml", "catalog/lang/en.yaml"]
)
def test_what_is_not_compared_is_named(path: str) -> None:
    result = compared(FILES, {**FILES, path: "a: b\n"})
    assert (result.ignored, result.silent, result.exit_code()) == ([path], [], 0)
    assert path in printed(result)


def test_records_of_no_item_or_place_are_named() -> None:
    strays = ["items/123456/00019900100101.yaml", "items/990101/000777777777.yaml"]
    result = compared(FILES, {**FILES, **dict.fromkeys(strays, "visits: 1\n")})
    assert result.ignored == sorted(strays)


@pytest.mark.parametrize("side", list(Side))
@pytest.mark.parametrize("path", ["county", "basic", "regions", "outlets"])
def test_an_unreadable_side_is_exit_3(side: Side, path: str) -> None:
    broken = {**FILES, PATHS[path]: b"\xff\xfe\x00"}
    result = compared(*((broken, FILES) if side is Side.OLD else (FILES, broken)))
    assert result.broken == [f"{side}:{PATHS[path]}"]
    assert result.exit_code() == 3
    assert PATHS[path] in printed(result)
    assert result.stopped is (path in {"regions", "outlets"})
    assert not result.causes or not result.stopped
    jsonschema.validate(json.loads(machine.dump(result)), SCHEMA)


def test_a_lost_line_of_regions_takes_no_place_away() -> None:
    result = compared(FILES, changed("regions", "990101,示例区,县级", "990101,示例区,区级"))
    assert (result.causes, result.stopped, result.exit_code()) == ([], True, 3)


def test_a_fault_on_both_sides_is_not_its_matter() -> None:
    broken = {**FILES, PATHS["county"]: "promised: [\n"}
    result = compared(broken, {**broken, PATHS["county-renewal"]: "agency: sl-market\n"})
    assert not result.refused and [rule for _, rule, _ in told(result)] == ["D103"]
    reached = compared(broken, changed("province", PROMISE, "promised: 8个工作日\n", broken))
    assert reached.broken == [f"{side}:{PATHS['county']}" for side in ("new", "old")]
    assert reached.uncompared == 1 and reached.exit_code() == 3


def test_a_wrong_shape_is_told_with_its_line() -> None:
    result = compared(FILES, over("visits: 一次"))
    assert [str(refused.diagnostic.at) for refused in result.refused] == [f"{PATHS['county']}:1:9"]
    assert result.exit_code() == 3


# narrowing, formats, processes


def test_region_and_item_narrow() -> None:
    new = fewer_originals()
    new = changed("county", "promised: 5个工作日", "promised: 6个工作日", new)
    assert {e.verdict.rule for e in compared(FILES, new, region="990101").effects} == {"D207", "D221"}
    assert {at.region for at in compared(FILES, new, region="990101").reach} == {"990101"}
    town = compared(FILES, new, region="990101001")
    assert (town.reach, {guide.region for guide in town.guides}) == (set(), {"990101001"})
    assert {e.verdict.rule for e in compared(FILES, new, item="00019900100102").effects} == {"D207"}


@pytest.mark.parametrize(
    ("wrong", "close"),
    [
        ({"region": "990102"}, "990101"),
        ({"item": "00019900100103"}, "00019900100102"),
        ({"item": "000199001002"}, "000199001001"),
        ({"agency": "sl-markt"}, "sl-market"),
        ({"agency": "?"}, ""),
    ],
)
def test_what_neither_version_knows_is_told_with_the_nearest(wrong: dict[str, str], close: str) -> None:
    with pytest.raises(NotFound) as caught:
        compared(FILES, FILES, **wrong)
    assert next(iter(wrong.values())) in str(caught.value)
    assert ("最接近" in str(caught.value)) == bool(close) and close in str(caught.value)


def test_an_agency_narrows_to_what_it_handles_or_handled() -> None:
    bodies = (
        "- {id: sl-market, name: 示例市场局}\n- {id: sl-food, name: 示例食品局}\n- {id: sl-idle, name: 示例闲置局}\n"
    )
    old = {**FILES, PATHS["agencies"]: bodies, PATHS["county-police"]: "agency: sl-food\npromised: 3个工作日\n"}
    new = {**old, PATHS["county-police"]: "agency: sl-food\npromised: 2个工作日\n"}
    new = changed("county", "promised: 5个工作日", "promised: 4个工作日", new)
    variants = {
        agency: {at.variant for at in compared(old, new, agency=agency).reach}
        for agency in ("sl-market", "sl-food", "sl-idle")
    }
    assert variants == {"sl-market": {""}, "sl-food": {"sl-police"}, "sl-idle": set()}
    moved = changed("county", "agency: sl-market", "agency: sl-food", old)
    for agency in ("sl-market", "sl-food"):
        assert {e.verdict.path for e in compared(old, moved, agency=agency).effects} == {("agency",)}
    result = compared(old, new, agency="sl-food", region="990101", item="00019900100101")
    assert [cause.spot.at.file for cause in result.causes] == [PATHS["county-police"]]
    assert set(result.bodies.values()) == {"sl-food"} and result.body_names == {"sl-food": "示例食品局"}
    assert compared(old, new, agency="sl-food", item="00019900100102").causes == []
    renamed = {**old, PATHS["agencies"]: bodies.replace("示例食品局", "示例食品药品局")}
    assert len(compared(old, renamed, agency="sl-food").causes) == 1
    assert compared(old, renamed, agency="sl-market").causes == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_json_agrees_with_its_schema(lang: str) -> None:
    use(lang)
    try:
        for example in (example for rule in RULES for example in rule.bad):
            old, new, _ = versions(example)
            found = json.loads(machine.dump(compared(old, new)))
            jsonschema.validate(found, SCHEMA)
            assert found["causes"]
    finally:
        use("zh")


def test_reports_serve_the_verdicts_as_diagnostics() -> None:
    (found,) = compared(FILES, changed("county", "promised: 5个工作日", "promised: 6个工作日")).diagnostics
    assert (str(found.at), found.rule, found.item, found.region) == (
        f"{PATHS['county']}:4:11",
        "D221",
        "00019900100101",
        "990101",
    )
    assert [(str(at), why) for at, why in found.related] == [(f"{PATHS['county']}:4:11", "原为")]


def test_fail_on() -> None:
    worse = compared(FILES, changed("county", "promised: 5个工作日", "promised: 6个工作日"))
    better = compared(FILES, changed("county", "promised: 5个工作日", "promised: 4个工作日"))
    assert [worse.exit_code(severity) for severity in Severity] == [1, 1, 0]
    assert [better.exit_code(severity) for severity in Severity] == [1, 0, 0]


def test_english() -> None:
    use("en")
    try:
        result = compared(FILES, fewer_originals())
    finally:
        use("zh")
    said = printed(result, "en")
    assert "better[D207] materials.form.originals: 1 → 0" in said
    assert "originals −1" in said


def test_hostile_names_do_not_steer_the_terminal() -> None:
    result = compared(FILES, over('undertaker: "\\e[31m\\u202e"'))
    assert "\x1b" not in printed(result) and "\u202e" not in printed(result)


def test_processes_agree(tmp_path: Path) -> None:
    new = fewer_originals()
    second = {
        path.replace("000199001", "000199002").replace("00019900100Y", "00019900200Y"): body.replace(
            "000199001", "000199002"
        ).replace("00019900100Y", "00019900200Y")
        for path, body in new.items()
    }
    sides = []
    for name, files in (("a", {**second, **FILES}), ("b", {**FILES, **new})):
        for path, body in files.items():
            file = tmp_path / name / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(body, encoding="utf-8")
        sides.append(Workspace(DiskTree(tmp_path / name), tmp_path / name))
    one, two = (machine.dump(diff(*sides, jobs=jobs)) for jobs in (1, 2))
    assert one == two
    assert "D102" in one and "D207" in one


def test_no_input_ends_in_a_traceback() -> None:
    dice = random.Random(7)
    for _ in range(120):
        path = dice.choice(list(FILES))
        new = {**FILES, path: mutated(FILES[path].encode(), dice)}
        for sides in ((FILES, new), (new, FILES)):
            result = compared(*sides)
            assert printed(result) and machine.dump(result)
            assert result.causes or result.silent or result.ignored or result.refused or not result.files


# properties

POOL = [
    ("county", "promised: {}个工作日"),
    ("county", "materials:\n  - {{id: form, copies: {}}}"),
    ("county", "materials:\n  - {{id: plan-{}, name: 场地平面图, necessity: 必要}}"),
    ("county", "remove: [materials.mandate, conditions.staff]\nquota: 每年{}个"),
    ("province", "channels: [窗口办理]\nvisits: {}"),
    ("province", "fee: {{charged: 收费, items: [{{id: a, name: 工本费, amount: {}, unit: 元/证}}]}}"),
    ("city", "promised: {}个自然日\nsteps:\n  - {{id: recheck, name: 复核}}"),
    ("basic", "statutory: {}个工作日\nname: 示例经营许可"),
    ("county-renewal", "agency: sl-market\npromised: {}个工作日\nextra: {{a: x}}"),
    ("outlets", '- {{id: sl-hall, kind: 大厅, name: 示例区政务服务中心, region: "990101", address: 示例路{}号}}'),
    ("town", "windows: [{{id: w{}, outlet: sl-town-centre}}]"),
]


@st.composite
def workspaces(draw: st.DrawFn) -> dict[str, str]:
    """The complete workspace with a few texts laid over it."""
    files = dict(FILES)
    for at, (name, body) in enumerate(POOL):
        if draw(st.integers(0, 3)) == 0:
            files[PATHS[name]] = over(body.format(draw(st.integers(1, 4))), name)[PATHS[name]]
        assert at < len(POOL)
    return files


def facts(result: DiffResult, back: bool = False) -> Iterator[tuple[object, ...]]:
    """What a comparison says, whoever caused it; backwards as it must be said the other way round."""
    for effect in result.effects:
        verdict = effect.verdict
        rule, values = verdict.rule, (verdict.old, verdict.new)
        kind = verdict.kind
        if back:
            rule, values = BY_ID[rule].mirror, values[::-1]
            kind = Change(kind, (), "").reversed.kind
        for at in effect.reach or [None]:
            yield rule, kind, verdict.path, *values, at


@settings(max_examples=40, deadline=None)
@given(workspaces(), workspaces())
def test_backwards_is_the_mirror(old: dict[str, str], new: dict[str, str]) -> None:
    there, back = compared(old, new), compared(new, old)
    assert not there.refused
    assert set(facts(back)) == set(facts(there, back=True))
    assert len(list(facts(back))) == len(list(facts(there)))
    assert bool(there.causes) == (old != new) or there.silent
    measured = there.totals(everywhere=True), back.totals(everywhere=True)
    assert {key: -value for key, value in measured[0].items() if value} == {k: v for k, v in measured[1].items() if v}


@settings(max_examples=20, deadline=None)
@given(workspaces())
def test_nothing_between_a_workspace_and_itself(files: dict[str, str]) -> None:
    result = diff(workspace(files), workspace(files), jobs=1)
    assert (result.files, result.causes, result.compared) == (0, [], 0)


# pairs


@pytest.mark.parametrize(
    ("path", "rule"),
    [("catalog/basic/00019900999Y_示例经营许可.yaml", "C108"), ("catalog/basic/示例经营许可.yaml", "S302")],
)
def test_an_entry_that_its_name_does_not_lead_to_is_not_a_cancelled_item(path: str, rule: str) -> None:
    """Its items are not found, so nobody knows what of them changed: said once, and 3, whichever version it is in."""
    wrong = {(path if one == PATHS["basic"] else one): body for one, body in FILES.items()}
    for result in (compared(FILES, wrong), compared(wrong, FILES)):
        assert [(one.diagnostic.at.file, one.diagnostic.rule) for one in result.refused] == [(path, rule)]
        assert (result.exit_code(), path in result.ignored) == (3, False)


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.name)
def test_pair(pair: Path, update_golden: bool) -> None:
    """Two folders get the expected comparison, and the exit code of the default --fail-on."""
    sides = [Workspace(DiskTree(pair / name), pair / name) for name in ("before", "after")]
    result = diff(*sides, jobs=1)
    found = f"{printed(result)}exit {result.exit_code()}\n"
    expected = pair / "expected.txt"
    if update_golden:
        expected.write_text(found, encoding="utf-8")
    assert found == expected.read_text(encoding="utf-8")


def test_texts_of_the_complete_workspace_are_used() -> None:
    assert FILES[PATHS["basic"]] == BASIC_TEXT and FILES[PATHS["province"]] == PROVINCE_TEXT
