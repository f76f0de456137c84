"""Rules on words: the search that chooses values misses nothing, is done once for lines alike, and stays quick."""

import time

import pytest

from complete import MARK, sections
from svcstd.read import read
from svcstd.validate.rule import TextRule
from svcstd.validate.rules import RULES
from svcstd.validate.texts import LONGEST_SEEN, MOST_SEEN, Texts, values

WORDED = [rule for rule in RULES if isinstance(rule, TextRule)]
WRONG = (
    "无",
    "—",
    "-",
    "N/A",
    "暂无",
    "按规定执行",
    "××路1号",
    "场所、设备……",
    "有关部门",
    "按照有关规定办理",
    "<br>预约",
    "a&nbsp;b",
    "预\u200b约",
    "预\ue123约",
    "０７６３",
    "3号,4号窗口",
    "请预约,周末",
    "请预约.",
    "许可科(一楼)",
    "许可科 一楼",
    " 许可科",
    "许可科 ",
    "许可　科",
    "、许可科",
    "许可科。",
    "许可科；",
    "（一楼",
    "一楼）",
    "预约，，周末",
    "预约；。",
    "《《办法》",
    "证书复印件",
    "证书1份",
)
SPELLED = (
    "{key}: {value}",
    '{key}: "{value}"',
    "{key}: '{value}'",
    "{key}: [{value}, {value}]",
    '{key}: ["{value}"]',
    "materials:\n  - id: a\n    {key}: {value}\n  - id: b",
    'materials:\n  - {{id: a, {key}: {value}}}\n  - {{{key}: "{value}", id: b}}',
    "{key}: |\n  {value}",
    "{key}: >-\n  {value}",
)


def found(text: str, *, quick: bool = True) -> list[tuple[str, tuple[str | int, ...], str]]:
    """What the rules on words say of a file's text."""
    document = read(text.encode(), "x.yaml", quick=quick)
    return sorted((rule.id, finding.path, finding.message) for rule, finding in Texts(WORDED).found(document))


def by_each(text: str) -> list[tuple[str, tuple[str | int, ...], str]]:
    """What they say when each is asked about each value."""
    tree = read(text.encode(), "x.yaml", quick=False).data
    return sorted(
        (rule.id, finding.path, finding.message)
        for path, value in values((), tree)
        for rule in WORDED
        for finding in rule.check(path, value)
    )


@pytest.mark.parametrize("quick", [True, False], ids=["quick", "careful"])
@pytest.mark.parametrize("spelled", SPELLED)
@pytest.mark.parametrize("key", ["notes", "name", "issuer", "phones", "basis", "note"])
def test_search_misses_nothing(key, spelled, quick):
    for value in WRONG:
        text = spelled.format(key=key, value=value) + "\n"
        if not read(text.encode(), "x.yaml", quick=False).broken:
            assert found(text, quick=quick) == by_each(text), text


@pytest.mark.parametrize("rule", WORDED, ids=lambda rule: rule.id)
def test_search_misses_no_example(rule):
    for text in rule.bad:
        for _, _, body in sections(text):
            file = "\n".join(MARK.sub("", line) for line in body) + "\n"
            assert found(file) == by_each(file)


def test_lines_alike_are_told_of_in_every_file():
    texts = Texts(WORDED)
    documents = [read(f"notes: 暂无\nagency: a{number}\n".encode(), f"{number}.yaml") for number in range(3)]
    assert [[rule.id for rule, _ in texts.found(document)] for document in documents] == [["N101"]] * 3


def test_memory_is_bounded():
    texts = Texts(WORDED)
    for number in range(3 * MOST_SEEN):
        assert list(texts.found(read(f"agency: a{number}\n".encode(), "x.yaml"))) == []
    assert len(texts._clean) <= MOST_SEEN


def test_long_faulty_values_are_not_kept():
    texts = Texts(WORDED)
    document = read(f"notes: {'请预约,' * LONGEST_SEEN}\n".encode(), "x.yaml")
    assert document.pieces is not None
    assert {rule.id for rule, _ in texts.found(document)} >= {"N112"}
    assert texts._faulty == {}
    assert [rule.id for rule, _ in texts.found(read("notes: 暂无\n".encode(), "x.yaml"))] == ["N101"]
    assert list(texts._faulty) == ["notes: 暂无\n"]


@pytest.mark.parametrize(
    "unit", ["（", "(汉", "a.", "，", "…", "&amp;", "<a ", "汉 ", "无", "1）", "《", "有关", "\u200b", "http://"]
)
def test_hostile_values_take_no_time(unit):
    value = unit * (20_000 // len(unit)) + "汉"
    started = time.process_time()
    for path in (("notes",), ("conditions", 0, "text")):
        for rule in WORDED:
            list(rule.check(path, value))
    assert time.process_time() - started < 2


@pytest.mark.parametrize(("id", "unit"), [("N112", "汉,www.a "), ("N115", "，"), ("N115", ".,"), ("N115", ";、")])
def test_marks_are_looked_at_once(id, unit):
    (rule,) = (rule for rule in WORDED if rule.id == id)
    started = time.process_time()
    list(rule.check(("name",), f"汉{unit * (100_000 // len(unit))}汉"))
    assert time.process_time() - started < 2


FIXES = (
    ("N107", "notes", "<p>周末不办理。</p>", "周末不办理。"),
    ("N107", "notes", "请预约。<br>周末不办理。", None),
    ("N108", "notes", "面积&amp;lt;50平方米", "面积<50平方米"),
    ("N108", "notes", "预约&amp;nbsp;办理", "预约 办理"),
    ("N109", "notes", "预\u200b约", "预约"),
    ("N109", "notes", "预\ue123约", None),
    ("N110", "phones", "０７６３－３３３３", "0763-3333"),
    ("N111", "notes", "三楼３号窗口，Ａ４纸", "三楼3号窗口，A4纸"),
    ("N112", "notes", "请预约,周末不办理.", "请预约，周末不办理。"),
    ("N113", "notes", "许可(零售(含网上))办理，f(x)", "许可（零售（含网上））办理，f(x)"),
    ("N114", "name", " 许可 科 A座", "许可科 A座"),
    ("N112", "notes", "网址http://a.b/,c;d,办理,预约", "网址http://a.b/,c;d，办理，预约"),
    ("N115", "name", "、许可科。", "许可科"),
    ("N115", "name", ",.许可科,.", ".许可科"),
    ("N115", "name", "许可科..，.", "许可科.."),
    ("N117", "notes", "请预约，，周末不办理。。", "请预约，周末不办理。"),
    ("N117", "notes", "请预约；。", None),
)


@pytest.mark.parametrize(("id", "key", "text", "mend"), FIXES)
def test_sure_mends(id, key, text, mend):
    (rule,) = (rule for rule in WORDED if rule.id == id)
    (finding,) = rule.check((key,), text)
    assert (finding.fix and finding.fix.text) == mend


@pytest.mark.parametrize("value", WRONG)
def test_mended_values_are_not_found_again(value):
    for key in ("notes", "name", "phones"):
        for rule in WORDED:
            for finding in rule.check((key,), value):
                if finding.fix:
                    assert list(rule.check((key,), finding.fix.text)) == []
