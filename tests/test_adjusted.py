"""Dynamic adjustments between two versions: what is told of each kind, what declares it, rules over both versions."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from complete import BASIC_TEXT, FILES, PATHS, laid_over
from svcstd.diff.adjusted import Adjusted, Unit
from svcstd.diff.adjusting.versions import VersionsRule
from svcstd.diff.changes import Kind as Change
from svcstd.diff.result import DiffResult
from svcstd.diff.rules import TOGETHER
from svcstd.messages import adjusting as say
from svcstd.messages import use
from svcstd.model.enums import AdjustmentKind as Kind
from svcstd.pipeline.diff import diff
from svcstd.workspace import DiskTree, Workspace
from test_diff import PAIRS, printed
from test_rules import braces, leaf_classes, texts
from versions import compared, marked_lines, noted_lines, over

SIDES = ("before", "after")
EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.id}-{kind}-{number}")
    for rule in TOGETHER
    for kind, examples in (("good", rule.good), ("bad", rule.bad))
    for number, example in enumerate(examples, 1)
]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_examples(rule: VersionsRule, example: str) -> None:
    assert noted_lines(rule, example) == marked_lines(example)


def test_registry_is_complete_and_in_order() -> None:
    assert {type(rule) for rule in TOGETHER} == leaf_classes(VersionsRule)
    ids = [rule.id for rule in TOGETHER]
    assert ids == sorted(set(ids))
    assert all(re.fullmatch(r"A2\d{2}", id) for id in ids)


@pytest.mark.parametrize("rule", TOGETHER, ids=lambda rule: rule.id)
def test_words(rule: VersionsRule) -> None:
    for name, said in texts(rule).items():
        assert braces(said.zh) == braces(said.en), name
        assert re.search(r"[\u4e00-\u9fff]", said.zh) and not re.search(r"[\u4e00-\u9fff]", said.en), name
        assert not re.search(r"[\u4e00-\u9fff][,;:!?]|[,;!?][\u4e00-\u9fff]", said.zh), name
    assert rule.why.zh.endswith("。") and rule.mend.zh.endswith("。")
    assert rule.good and rule.bad and all(marked_lines(example) for example in rule.bad)


def test_pairs_hold_every_kind_of_fact() -> None:
    """Each kind of adjustment stands in some pair of tests/pairs, declared; and values come, go and change."""
    results = [diff(*(Workspace(DiskTree(pair / side), pair / side) for side in SIDES), jobs=1) for pair in PAIRS]
    assert {fact.kind for result in results for fact in result.adjusted if fact.declared} == set(Kind)
    assert {effect.verdict.kind for result in results for effect in result.effects} == set(Change)


def test_the_page_names_every_kind_and_rule() -> None:
    page = (Path(__file__).parent.parent / "docs" / "adjustments.md").read_text(encoding="utf-8")
    kinds = {word for row in re.findall(r"(?m)^\| ([^|]+?) \|", page) for word in row.split("、")}
    assert set(Kind) <= kinds
    assert {rule.id for rule in TOGETHER} <= kinds


def test_every_kind_has_a_word() -> None:
    assert set(say.KINDS) == {kind.value for kind in Kind}
    assert set(say.UNITS) == {unit.value for unit in Unit}


# what is told of each kind

ITEM = 'code: "{code}"\nname: {name}\ntype: {type}\nlevels: [县级]\nstatutory: 无\n'
OTHER = "catalog/basic/000199002000_示例备案.yaml"
NOTICE = "catalog/adjustments/notice.yaml"
SECOND = '  - {code: "000199001002", name: 示例生产经营许可}\n'
LAST = '      - {serial: "02", title: 延续}\n'


def entry(body: str = "", drop: str = "", add: str = "") -> dict[str, str]:
    """The complete workspace with another basic entry: a text laid over it, lines dropped, lines added at its end."""
    text = over(body, "basic")[PATHS["basic"]] if body else BASIC_TEXT
    assert drop in text
    return {**FILES, PATHS["basic"]: text.replace(drop, "", 1) + add}


def item(code: str, name: str = "示例备案", more: str = "", type: str = "公共服务") -> dict[str, str]:
    """A further basic entry of one item."""
    return {f"catalog/basic/{code}.yaml": ITEM.format(code=code, name=name, type=type) + more}


def declared(*changes: str) -> dict[str, str]:
    """A declaration of some changes."""
    lines = "".join(f"  - {change}\n" for change in changes)
    return {NOTICE: f"id: notice\ndocument: 示例发〔2026〕1号\nchanges:\n{lines}"}


def told(result: DiffResult) -> list[str]:
    """Each adjustment: kind, codes with the unit, place, levels, bodies, and whether it is declared."""
    out = []
    for fact in result.adjusted:
        units = (
            " ".join(f"{one.unit[0]}{one.code}" for one in fact.before),
            " ".join(f"{one.unit[0]}{one.code}" for one in fact.after),
        )
        beside = [
            fact.region,
            *("/".join(side) for side in fact.levels if any(fact.levels)),
            *filter(None, fact.bodies),
        ]
        said = f"{fact.kind} {units[0]} > {units[1]} {' '.join(filter(None, beside))}"
        out.append(" ".join(said.split()) + "!" * (fact.declared is not None))
    return out


CASES: list[tuple[str, dict[str, str], dict[str, str], list[str]]] = [
    ("main item added", FILES, {**FILES, **item("000199002000")}, ["新增 > m000199002000"]),
    ("sub-item added", FILES, entry(add=SECOND), ["新增 > s000199001002"]),
    ("handling item gone", FILES, entry(drop=LAST), ["取消 h00019900100102 >"]),
    ("all is gone", FILES, {k: v for k, v in FILES.items() if k != PATHS["basic"]}, ["取消 m00019900100Y >"]),
    ("cancelled by its state", FILES, entry("state: 取消"), ["取消 m00019900100Y >"]),
    ("a draft is not there yet", FILES, {**FILES, **item("000199002000", more="state: 草稿\n")}, []),
    (
        "a draft becomes an item",
        {**FILES, **item("000199002000", more="state: 草稿\n")},
        {**FILES, **item("000199002000")},
        ["新增 > m000199002000"],
    ),
    ("what was cancelled goes", entry("state: 取消"), {k: v for k, v in FILES.items() if k != PATHS["basic"]}, []),
    ("suspended", FILES, entry("state: 暂停"), ["暂停 m00019900100Y > m00019900100Y"]),
    ("in use again", entry("state: 暂停"), FILES, ["变更 m00019900100Y > m00019900100Y"]),
    ("suspended at a place", FILES, over("state: 暂停"), ["暂停 h00019900100101 > h00019900100101 990101"]),
    ("cancelled at a place", FILES, over("state: 取消"), ["取消 h00019900100101 > h00019900100101 990101"]),
    ("main item renamed", FILES, entry("name: 示例准入许可"), ["更名 m00019900100Y > m00019900100Y"]),
    ("editorial", FILES, entry("name: 示例 经营许可"), []),
    (
        "main and sub-item of one name",
        {**FILES, **item("000199002000", more='subitems: [{code: "000199002001", name: 示例备案}]\n')},
        {**FILES, **item("000199002000", "示例登记", 'subitems: [{code: "000199002001", name: 示例登记}]\n')},
        ["更名 m000199002000 > m000199002000"],
    ),
    ("retyped", FILES, entry("type: 行政确认"), ["类型调整 m00019900100Y > m00019900100Y"]),
    (
        "retyped with a new code",
        {**FILES, **item("000199002000")},
        {**FILES, **item("000107002000", type="行政确认", more='aliases: ["000199002000"]\n')},
        ["类型调整 m000199002000 > m000107002000"],
    ),
    (
        "recoded",
        {**FILES, **item("000199002000")},
        {**FILES, **item("000199003000", more='aliases: ["000199002000"]\n')},
        ["变更 m000199002000 > m000199003000"],
    ),
    (
        "an alias of elsewhere says nothing",
        {**FILES, **item("000199002000")},
        {**FILES, **item("000199003000", more='aliases: ["511A0138600000"]\n')},
        ["新增 > m000199003000", "取消 m000199002000 >"],
    ),
    (
        "taken under another main item",
        {**FILES, **item("000199002000", type="行政许可")},
        entry(add='  - {code: "000199001002", name: 示例备案, aliases: ["000199002000"]}\n'),
        ["变更 m000199002000 > s000199001002"],
    ),
    (
        "merged",
        {**FILES, **item("000199002000"), **item("000199003000")},
        {**FILES, **item("000199004000", more='aliases: ["000199002000", "000199003000"]\n')},
        ["合并 m000199002000 m000199003000 > m000199004000"],
    ),
    (
        "split, and the old one stays",
        {**FILES, **item("000199002000")},
        {**FILES, **item("000199002000"), **item("000199003000", more='aliases: ["000199002000"]\n')},
        ["拆分 m000199002000 > m000199002000 m000199003000"],
    ),
    (
        "merged, as a declaration says",
        {**FILES, **item("000199002000"), **item("000199003000")},
        {
            **FILES,
            **item("000199002000"),
            **declared('{id: a, kind: 合并, from: ["000199002000", "000199003000"], to: ["000199002000"]}'),
        },
        ["合并 m000199002000 m000199003000 > m000199002000!"],
    ),
    (
        "devolved, declared by its sub-item's code",
        entry("levels: [市级]"),
        {**FILES, **declared('{id: a, kind: 下放, from: ["000199001001"], to: ["000199001001"]}')},
        ["下放 m00019900100Y > m00019900100Y 市级 县级!"],
    ),
    (
        "devolved, declared between other levels",
        entry("levels: [市级]"),
        {**FILES, **declared("{id: a, kind: 下放, from: [00019900100Y], levels: {from: 省级, to: 县级}}")},
        ["下放 m00019900100Y > m00019900100Y 市级 县级"],
    ),
    (
        "recalled by one level more",
        FILES,
        entry("levels: [市级, 县级]"),
        ["上收 m00019900100Y > m00019900100Y 县级 市级/县级"],
    ),
    (
        "entrusted to another body",
        FILES,
        over("agency: sl-police\npower_source: 同级委托"),
        ["委托 h00019900100101 > h00019900100101 990101 示例区市场监督管理局 示例市公安局示例分局"],
    ),
    (
        "entrusted, as the body that entrusts says",
        FILES,
        over("entrusted_by: 示例市市场监督管理局"),
        ["委托 h00019900100101 > h00019900100101 990101"],
    ),
    (
        "under another main item, with its code",
        {**FILES, **item("000199002000", more='subitems: [{code: "000199002001", name: 示例报告}]\n')},
        entry(add='  - {code: "000199002001", name: 示例报告}\n'),
        ["变更 s000199002001 > s000199002001"],
    ),
    (
        "another body, declared at the place",
        FILES,
        {**over("agency: sl-police"), **declared('{id: a, kind: 变更, from: [00019900100Y], at: "990101"}')},
        ["变更 h00019900100101 > h00019900100101 990101 示例区市场监督管理局 示例市公安局示例分局!"],
    ),
    (
        "declared for another place",
        FILES,
        {**over("agency: sl-police"), **declared('{id: a, kind: 变更, from: [00019900100Y], at: "990101001"}')},
        ["变更 h00019900100101 > h00019900100101 990101 示例区市场监督管理局 示例市公安局示例分局"],
    ),
    (
        "what a declaration alone calls a change",
        FILES,
        {**over("promised: 3个工作日"), **declared('{id: a, kind: 变更, from: ["00019900100101"], at: "990101"}')},
        ["变更 h00019900100101 > h00019900100101 990101!"],
    ),
    (
        "points entrusted",
        FILES,
        over("points: [{id: towns, level: 镇(乡、街道)级, role: 受理, outlets: all, mode: 委托}]"),
        ["委托 h00019900100101 > h00019900100101 990101"],
    ),
    (
        "points that collect on behalf",
        over("points: []"),
        over("points: [{id: towns, level: 镇(乡、街道)级, role: 收件, outlets: all, mode: 代办}]"),
        [],
    ),
    ("a place begins", FILES, {**FILES, PATHS["county-renewal"]: "agency: sl-market\n"}, []),
    (
        "the place that gives away stops",
        {**entry("levels: [市级]"), PATHS["city"]: "agency: sl-police\n"},
        {
            **{path: text for path, text in FILES.items() if path != PATHS["city"]},
            **declared("{id: a, kind: 下放, from: [00019900100Y], levels: {from: 市级, to: 县级}, regions: all}"),
        },
        [
            "下放 m00019900100Y > m00019900100Y 市级 县级!",
            "下放 m00019900100Y > m00019900100Y 990100!",
        ],
    ),
    (
        "the place that takes back begins",
        {path: text for path, text in FILES.items() if path != PATHS["city"]},
        {
            **entry("levels: [市级]"),
            PATHS["city"]: "agency: sl-police\n",
            **declared("{id: a, kind: 上收, from: [00019900100Y], levels: {from: 县级, to: 市级}, regions: all}"),
        },
        [
            "上收 m00019900100Y > m00019900100Y 县级 市级!",
            "上收 m00019900100Y > m00019900100Y 990100!",
        ],
    ),
]


@pytest.mark.parametrize(("before", "after", "expected"), [pytest.param(*case[1:], id=case[0]) for case in CASES])
def test_kinds(before: dict[str, str], after: dict[str, str], expected: list[str]) -> None:
    assert told(compared(before, after)) == expected


def test_a_fact_reaches_what_follows_and_stands_where_it_was_written() -> None:
    (fact,) = compared(entry("levels: [市级]"), FILES).adjusted
    assert str(fact.spot.at) == f"{PATHS['basic']}:4:1"
    assert {at.region for at in fact.reach} == {"", "990000", "990101"}
    assert {guide.region for guide in fact.guides} == {"990101", "990101001"}
    assert fact.other is not None and str(fact.other.at) == f"{PATHS['basic']}:1:1"


def test_a_declaration_of_before_says_nothing_but_of_what_was_to_be_cancelled_later() -> None:
    notice = declared('{id: a, kind: 取消, from: ["000199002000"]}')
    for until, expected in (("", ["取消 m000199002000 >"]), ("until: 2026-12-31\n", ["取消 m000199002000 >!"])):
        old = {**FILES, **item("000199002000", more=until), **notice}
        assert told(compared(old, {**FILES, **notice})) == expected


def test_narrowed_comparisons_tell_what_is_asked_for_and_hold_nothing_against_declarations() -> None:
    new = {**entry("levels: [市级]"), **item("000199002000"), **declared('{id: a, kind: 更名, from: ["000199001001"]}')}
    whole = compared(FILES, new)
    assert {noted.rule for noted in whole.findings} == {"A201", "A202", "A205"}
    narrowed = compared(FILES, new, item="000199002000")
    assert told(narrowed) == ["新增 > m000199002000"]
    assert "A202" not in {noted.rule for noted in narrowed.findings}


def test_an_unreadable_entry_is_no_adjustment() -> None:
    broken = {**FILES, PATHS["basic"]: "code: [\n"}
    for sides in ((FILES, broken), (broken, FILES)):
        result = compared(*sides)
        assert (result.adjusted, result.findings, result.exit_code()) == ([], [], 3)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_report_names_adjustments_and_findings(lang: str) -> None:
    use(lang)
    try:
        old = {**FILES, **item("000199003000"), **item("000199004000", "\x1b[31m示例")}
        said = printed(compared(old, {**FILES, **item("000199002000", "示例登记")}), lang)
    finally:
        use("zh")
    words = {"zh": ("取消主项“示例备案”（000199003000）", "警告[A201]"), "en": ("main item cancelled", "warning[A201]")}
    assert all(word in said for word in words[lang]) and "\x1b" not in said


def test_fingerprints_keep_to_what_is_said_not_where() -> None:
    def found(files: dict[str, str]) -> list[tuple[int, str]]:
        return [(one.at.line, one.fingerprint) for one in compared(FILES, files).findings]

    (one,) = found({**FILES, **item("000199002000")})
    moved = {path: f"# 说明\n{body}" for path, body in item("000199002000").items()}
    (two,) = found({**FILES, **moved})
    assert one[0] != two[0] and one[1] == two[1] and re.fullmatch("[0-9a-f]{16}", one[1])
    (other,) = found({**FILES, **item("000199003000")})
    assert other[1] != one[1]


def test_processes_agree(tmp_path: Path) -> None:
    sides = []
    for name, files in (("a", {**FILES, **item("000199002000")}), ("b", {**entry("levels: [市级]", add=SECOND)})):
        for path, body in files.items():
            file = tmp_path / name / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(body, encoding="utf-8")
        sides.append(Workspace(DiskTree(tmp_path / name), tmp_path / name))
    one, two = (diff(*sides, jobs=jobs) for jobs in (1, 2))
    assert (one.adjusted, one.findings) == (two.adjusted, two.findings)
    assert len(one.adjusted) == 3 and {noted.rule for noted in one.findings} == {"A201", "A205"}


# properties

POOL = [
    ("basic", "levels: [{}]", ["市级", "省级, 县级", "县级, 镇(乡、街道)级"]),
    ("basic", "state: {}", ["暂停", "取消", "草稿"]),
    ("basic", "name: {}", ["示例准许", "示例许可"]),
    ("basic", "type: {}", ["行政确认"]),
    ("county", "agency: {}", ["sl-police"]),
    ("county", "power_source: {}", ["上级下放", "上级委托", "同级授权"]),
    ("county", "entrusted_by: {}", ["甲局", "乙局"]),
    ("county", "state: {}", ["暂停", "取消"]),
    ("county", "levels: [{}]", ["县级, 镇(乡、街道)级"]),
    ("county", "points:\n  - {{id: towns, level: 镇(乡、街道)级, outlets: all, mode: {}}}", ["委托", "下放", "派驻"]),
    ("province", "agency: {}", ["sl-market", "sl-police"]),
]
MORE = [
    item("000199002000"),
    item("000199003000", more='aliases: ["000199002000"]\n'),
    item("000199004000", more='aliases: ["000199002000", "000199001001", "000199003000"]\n'),
    item("000199005000", more='subitems: [{code: "000199005001", name: 甲, aliases: ["000199004000"]}]\n'),
    item("000199006000", more='subitems: [{code: "000199001002", name: 乙}, {code: "000199005001", name: 甲}]\n'),
    {PATHS["county-renewal"]: "agency: sl-market\n"},
]
CLAIMS = [
    '{id: a, kind: 合并, from: ["000199002000", "000199003000"], to: ["000199004000"]}',
    '{id: b, kind: 变更, from: [00019900100Y], at: "990101"}',
    '{id: c, kind: 下放, from: [00019900100Y], at: "990101", levels: {from: 县级, to: 镇(乡、街道)级}}',
    "{id: d, kind: 更名, from: [00019900100Y], to: [00019900100Y]}",
]
BACK: dict[Kind, set[Kind]] = {
    Kind.ADDED: {Kind.CANCELLED},
    Kind.CANCELLED: {Kind.ADDED, Kind.CHANGED},
    Kind.SUSPENDED: {Kind.CHANGED},
    Kind.CHANGED: {Kind.CHANGED, Kind.SUSPENDED, Kind.CANCELLED},
    Kind.RENAMED: {Kind.RENAMED},
    Kind.RETYPED: {Kind.RETYPED},
    Kind.MERGED: {Kind.SPLIT},
    Kind.SPLIT: {Kind.MERGED},
    Kind.DEVOLVED: {Kind.RECALLED},
    Kind.ENTRUSTED: {Kind.RECALLED},
    Kind.RECALLED: {Kind.DEVOLVED, Kind.ENTRUSTED},
}
"""What each kind is backwards: cancelling at a place and suspending are undone by a change of state."""


@st.composite
def workspaces(draw: st.DrawFn, claims: bool = False) -> dict[str, str]:
    """The complete workspace with other texts, further entries and, where asked for, declarations."""
    files = dict(FILES)
    for name, body, values in POOL:
        if draw(st.integers(0, 3)) == 0:
            text = body.format(draw(st.sampled_from(values)))
            files[PATHS[name]] = laid_over(PATHS[name], text.split("\n"), files[PATHS[name]])
    for more in MORE:
        if draw(st.booleans()):
            files.update(more)
    if draw(st.integers(0, 2)) == 0:
        files[PATHS["basic"]] = files[PATHS["basic"]].replace(LAST, "")
    said = [claim for claim in CLAIMS if claims and draw(st.booleans())]
    return files | (declared(*said) if said else {})


def sides(fact: Adjusted, back: bool) -> tuple[object, ...]:
    """What a fact says beside its kind; backwards as it must be said the other way round."""
    both = (fact.before, fact.after), fact.levels, fact.bodies
    turned = [pair[::-1] if back else pair for pair in both]
    return (fact.region, fact.element, *turned, fact.reach, fact.guides)


@settings(max_examples=150, deadline=None)
@given(workspaces(claims=True), workspaces())
def test_backwards_is_the_mirror(old: dict[str, str], new: dict[str, str]) -> None:
    there, back = compared(old, new).adjusted, compared(new, old).adjusted
    assert len(there) == len(back)
    for fact in there:
        twins = [one for one in back if sides(one, back=True) == sides(fact, back=False)]
        assert any(one.kind in BACK[fact.kind] for one in twins), fact


@settings(max_examples=20, deadline=None)
@given(workspaces(claims=True))
def test_nothing_between_a_workspace_and_itself(files: dict[str, str]) -> None:
    result = compared(files, dict(files))
    labelled = {path.replace("_示例区/", "/").replace("_示例经营许可", ""): body for path, body in files.items()}
    renamed = compared(files, labelled)
    assert (result.adjusted, result.findings, renamed.adjusted, renamed.findings) == ([], [], [], [])
