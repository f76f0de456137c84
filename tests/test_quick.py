"""The quick reader says what the careful one says, on YAML text that tries everything that readers differ in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from svcstd.diagnostic import Finding
from svcstd.model.elements import Record
from svcstd.model.shape import shape
from svcstd.read import Document, careful, quick, read

ROOT = Path(__file__).resolve().parent.parent

SCALARS = [
    "食品经营许可", "5个工作日", "即办", "a", "x y", "note", "no", "yes", "on", "y", "~", "null", "true", "false", "True", "0", "7", "12",
    "0123", "1_000", "1.5", "1e3", "0x1f", "12:30", "2024-01-01", "+1", "-1", ".5", "=", "<<", "《法》第一条", "https://a.example/?b=1&c=2", "a: b",
    "a:b", "a #b", "a#b", "&x", "*x", "!x", "!!str x", "|", ">-", "? a", "- b", "@a", "%a", "`a`", '"引号"', "'单引号'", '"a\\nb"', '"a: b"', "'it''s'",
    "[a, b]", "[]", "{}", "{id: a}", "{id: a, name: 材料}", "[{id: a}, {id: b, copies: 2}]", "{a: }", "[:x, b]", "[a, |b]", "{a: [b, {c: d}]}", "[a,b]",
    "{a:b}", "[a, b", "{a: b", "a]", "}b", "“中文引号”", "中 文", "\u3000全角空格", "\ufeffbom", "a\tb", "\u2028", "emoji😀", "", "…", "（括号）", "\"\"",
    "y: z", "a,b", "[x, ]", "{, }", "[\"a\", 'b', c]", "{\"a\": b}", "1个", "第1条", "100%", "0.5元", "3-5天", "ⅳ", "Ⅳ级", "---", "...", "--- a", "#", "# x",
]  # fmt: skip
KEYS = [
    "promised",
    "notes",
    "materials",
    "visits",
    "effective",
    "until",
    "x",
    '"a"',
    "y",
    "no",
    "null",
    "true",
    "? k",
    "<<",
    "键",
    "a b",
    "&k",
]

lines = st.builds(
    lambda indent, dashes, key, value, tail: " " * indent + "- " * dashes + (f"{key}: {value}" if key else value) + tail,
    st.integers(0, 4), st.integers(0, 2), st.sampled_from(["", *KEYS]), st.sampled_from(SCALARS),
    st.sampled_from(["", "", "", " ", "  # 说明", "\t", "\r", " #", "\n  续行", "\n    more words"]),
)  # fmt: skip
texts = st.lists(lines, min_size=1, max_size=8).map("\n".join)


records = st.dictionaries(
    st.sampled_from(
        ["promised", "notes", "quota", "visits", "version", "effective", "in_hall", "content", "agency", "extra"]
    ),
    st.sampled_from(SCALARS),
    max_size=5,
)

LEAST_TAKEN = 20
"""Texts that the quick reader must have taken at the least, else nothing was compared."""


def as_text(tree: Any) -> Any:
    """A tree with its numbers and booleans as the text that was written; None where a value is empty."""
    if isinstance(tree, dict):
        return {str(as_text(key)): as_text(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [as_text(value) for value in tree]
    if isinstance(tree, bool):
        return "true" if tree else "false"
    return str(tree) if isinstance(tree, int) else tree


def has_none(tree: Any) -> bool:
    """Whether a value is empty: the model refuses it, so the careful reader decides."""
    if isinstance(tree, dict):
        return any(has_none(value) for value in tree.values())
    return any(map(has_none, tree)) if isinstance(tree, list) else tree is None


def said(document: Document, found: list[Finding]) -> list[tuple[object, ...]]:
    """What is said of a file, and of which places."""
    return [
        (f.rule, f.path, f.message, dict(f.values), f.mark or document.where(f.path, key=f.on_key))
        for f in (*document.findings, *found)
    ]


def test_agrees() -> None:
    """What the quick reader returns is what the careful one returns, or it is not asked."""
    pytest.importorskip("yaml_rs")
    accepted = 0

    @settings(max_examples=1500, deadline=None)
    @given(texts)
    @example("promised: 5个工作日\nmaterials:\n  - {id: a, name: 材料}")
    @example("a: b\n  - c")
    def agrees(text: str) -> None:
        nonlocal accepted
        tree = quick.read(text)
        if tree is None or has_none(tree):
            return
        accepted += 1
        exact = careful.read(text)
        assert not exact.broken and not exact.findings, text
        assert as_text(tree) == exact.data, text

    agrees()
    assert accepted >= LEAST_TAKEN


def test_models_agree() -> None:
    """Models and findings of a record are the same by either way of reading."""
    pytest.importorskip("yaml_rs")
    accepted = 0

    @settings(max_examples=400, deadline=None)
    @given(records)
    def agree(values: dict[str, str]) -> None:
        nonlocal accepted
        text = "\n".join(
            f"{key}: " + (f"{{seats: {value}}}" if key == "extra" else value) for key, value in values.items()
        )
        one, other = read(text.encode(), "a.yaml"), read(text.encode(), "a.yaml", quick=False)
        accepted += bool(values) and one.quick
        made, found = shape(one, Record)
        exact, expected = shape(other, Record)
        assert made == exact
        assert said(one, found) == said(other, expected)

    agree()
    assert accepted >= LEAST_TAKEN


def test_reads_the_shipped_catalogue_quickly() -> None:
    """Nearly all shipped files are plain enough for the quick reader, and it reads them alike."""
    pytest.importorskip("yaml_rs")
    files = [*ROOT.glob("items/*/*.yaml"), *ROOT.glob("catalog/basic/*.yaml")]
    asked = 0
    for file in files:
        text = file.read_text(encoding="utf-8")
        tree = quick.read(text)
        if tree is not None:
            asked += 1
            assert as_text(tree) == careful.read(text).data, file
    assert asked > 0.9 * len(files)


def test_pieces_seen_before_change_nothing() -> None:
    """A text made of lines read before, in whatever order, is read as if none had been."""
    pytest.importorskip("yaml_rs")
    known = "a: b\nc: [x, z]\nd:\n  - {id: e}\nf:\n- g\n"
    quick.read(known)
    for text in (known, "c: [x, z]\na: b", "a: b\n# 说明\nc: [x, z]\nh: i", "f:\n- g\na: b\n"):
        assert as_text(quick.read(text)) == careful.read(text).data, text


@pytest.mark.parametrize(
    "text",
    [
        "a: b\na: b",
        'a: b\n"a": b',
        "  z: y\na: b",
        "- z\na: b",
        "a: [\nb: [c]]",
        "a: [\nd: e\nb: [c]]",
        "a: b\n  z: y\nd: e",
    ],
)
def test_pieces_that_are_no_mapping_together(text: str) -> None:
    """Lines that are sound one by one are not taken for a sound text."""
    pytest.importorskip("yaml_rs")
    for piece in ("a: b", "d: e", "b: c", "z: y"):
        quick.read(piece)
    exact = careful.read(text)
    for _ in range(2):
        tree = quick.read(text)
        assert tree is None or as_text(tree) == exact.data != {}


def test_models_of_pieces() -> None:
    """A record whose pieces were typed before is the record that typing it whole gives, and shares their values."""
    pytest.importorskip("yaml_rs")
    texts = [
        f"agency: x{n}\nmaterials:\n  - {{id: form, name: 申请书, copies: 2}}\nvisits: {n % 2}\n" for n in range(4)
    ]
    one, *others = [shape(read(text.encode(), "a.yaml"), Record)[0] for text in texts]
    for text, made in zip(texts[1:], others, strict=True):
        exact, _ = shape(read(text.encode(), "a.yaml", quick=False), Record)
        assert one and made and made == exact and made.model_fields_set == exact.model_fields_set
        assert made.materials is one.materials


REFUSED = (
    "agency: x\nmaterials:\n  - {id: form, name: 申请书}\n  - id: plan\n    copies: 一份\nvisits: 1\nscpoe: 跨县\n"
)


def test_a_refused_element_is_read_carefully_alone() -> None:
    """What the model refuses costs the lines of that element, and is said as the careful reader says it."""
    pytest.importorskip("yaml_rs")
    one, other = read(REFUSED.encode(), "a.yaml"), read(REFUSED.encode(), "a.yaml", quick=False)
    (made, found), (_, expected) = shape(one, Record), shape(other, Record)
    assert made is None
    assert [f.rule for f in found] == ["S205", "S202"]
    assert said(one, found) == said(other, expected)
    assert one._careful is None


@pytest.mark.parametrize(
    "text", ["notes: 12\nvisits: x", "notes: 12", "materials:\n  - {id: a, name: 7}\nquota: 0", "- a", "a"]
)
def test_numbers_where_text_is_wanted(text: str) -> None:
    """A native number that the model refuses is text to the careful reader, which has the last word."""
    pytest.importorskip("yaml_rs")
    one, other = read(text.encode(), "a.yaml"), read(text.encode(), "a.yaml", quick=False)
    (made, found), (exact, expected) = shape(one, Record), shape(other, Record)
    assert made == exact
    assert said(one, found) == said(other, expected)
