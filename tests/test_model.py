"""The model: every element has its words, the standards are covered, and the published schema agrees with it."""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from pydantic import BaseModel

from svcstd.model import adjustment, basic, channels, elements, enums, gbt39046, parts, policy, workdays
from svcstd.model.basic import BasicItem
from svcstd.model.coded import Coded
from svcstd.model.elements import Record
from svcstd.model.fields import field_model
from svcstd.model.limit import TimeLimit, parse
from svcstd.model.plain import plain
from svcstd.model.shape import shape, shape_list
from svcstd.pipeline.schemas import MODELS, made
from svcstd.read import read

ROOT = Path(__file__).resolve().parent.parent


def models() -> Iterator[type[BaseModel]]:
    """Every model of the package."""
    for module in (adjustment, basic, channels, elements, parts, policy, workdays):
        for _, found in inspect.getmembers(module, inspect.isclass):
            if issubclass(found, BaseModel) and found.__module__ == module.__name__:
                yield found


def test_every_field_has_chinese_words() -> None:
    """Editors show a title and a description for every key."""
    for model in models():
        for name, field in model.model_fields.items():
            for words in (field.title, field.description):
                assert words, (model, name)
                assert any("\u4e00" <= c <= "\u9fff" for c in words), (model, name)


def carried(model: type[BaseModel], depth: int = 3) -> Iterator[int]:
    """Numbers of the GB/T 39046 data elements that a model carries."""
    for name, field in model.model_fields.items():
        extra = field.json_schema_extra
        if isinstance(extra, dict):
            yield from extra.get("x-gbt39046", ())  # type: ignore[misc]
        below = field_model(model, name)
        if below is not None and depth:
            yield from carried(below, depth - 1)


def test_all_64_data_elements_are_carried() -> None:
    """GB/T 39046-2020 in full."""
    found = {number for model in (BasicItem, Record) for number in carried(model)}
    assert found == set(range(1, len(gbt39046.NAMES) + 1)) == set(range(1, 65))


def test_codes_of_enumerations_are_unique() -> None:
    """A label has one code and a code one label."""
    for _, kind in inspect.getmembers(enums, inspect.isclass):
        if issubclass(kind, Coded) and kind is not Coded:
            codes = [member.code for member in kind]
            assert all(codes) and len(set(codes)) == len(codes), kind


@pytest.mark.parametrize("text", ["即办", "无", "5个工作日", "30个自然日", "24小时", "2个月", "1年", "0个工作日"])
def test_limits_keep_their_spelling(text: str) -> None:
    """What is read is what is printed."""
    assert str(parse(text)) == text


BAD = {
    "20日": "S208", "20天": "S208", "20日内": "S208", "5 个工作日": "S207", "05个工作日": "S207", "5工作日": "S207", "五个工作日": "S207", "-1个工作日": "S207",
    "5.5个工作日": "S207", "５个工作日": "S207", "": "S213",
}  # fmt: skip


@pytest.mark.parametrize(("text", "rule"), BAD.items())
def test_other_limits_are_refused(text: str, rule: str) -> None:
    """One spelling, and `20日` is asked about."""
    _, findings = shape(read(f"promised: {text}".encode(), "x.yaml"), Record)
    assert [finding.rule for finding in findings] == [rule]


SHAPES: list[tuple[str, list[tuple[str, tuple[str | int, ...]]]]] = [
    ("promissed: 1个工作日", [("S202", ("promissed",))]),
    ("materials:\n  - {id: a, nam: 甲}", [("S202", ("materials", 0, "nam"))]),
    ("materials: 甲", [("S201", ("materials",))]),
    ("materials:\n  - 甲", [("S201", ("materials", 0))]),
    ("materials:\n  - {name: 甲}", [("S203", ("materials", 0))]),
    ("project_type: 立即办", [("S204", ("project_type",))]),
    ("version: 01", [("S205", ("version",))]),
    ("version: 1.0", [("S205", ("version",))]),
    ("in_hall: 是", [("S206", ("in_hall",))]),
    ("in_hall: True", [("S206", ("in_hall",))]),
    ("effective: 2024-02-30", [("S209", ("effective",))]),
    ("online: {url: javascript:alert(1)}", [("S210", ("online", "url"))]),
    ('online: {url: "https://a.example/\\u202e"}', [("S210", ("online", "url"))]),
    ("agency: 市监局", [("S211", ("agency",))]),
    ("materials:\n  - {id: a}\n  - {id: a}", [("S212", ("materials", 1, "id"))]),
    ("promised:", [("S213", ("promised",))]),
    ("objects: []", [("S213", ("objects",))]),
    ("quota: " + "长" * 20_001, [("S214", ("quota",))]),
    ("quota: 0123", [("S111", ("quota",))]),
    ("quota: 12:30", [("S111", ("quota",))]),
    ("quota: no", [("S111", ("quota",))]),
    ('quota: "no"', []),
    ("effective: 2024-01-01\nversion: 3\nin_hall: true", []),
    ("fee: 免费", [("S204", ("fee",))]),
    ("visits: 一次", [("S205", ("visits",))]),
    ("points:\n  - {id: a, outlets: all}\n  - {id: b, outlets: [x]}", []),
]


@pytest.mark.parametrize(("text", "expected"), SHAPES, ids=[text[:40] for text, _ in SHAPES])
def test_shape(text: str, expected: list[tuple[str, tuple[str | int, ...]]]) -> None:
    """Each kind of wrong shape has its own rule, at its path."""
    _, findings = shape(read(text.encode(), "x.yaml"), Record)
    assert [(finding.rule, finding.path) for finding in findings] == expected


def test_odd_spellings_in_lists() -> None:
    """Lists of bodies and outlets are asked for quotes as records are."""
    text = "- id: hall\n  kind: 大厅\n  name: 大厅\n  region: '990101'\n  phones: [0123]\n"
    outlets, findings = shape_list(read(text.encode(), "x.yaml"), channels.Outlet)
    assert [outlet.phones for outlet in outlets] == [("0123",)]
    assert [(finding.rule, finding.path) for finding in findings] == [("S111", (0, "phones", 0))]


PATTERNS = {
    "51[0-9A-Z]{12}": True, "[0-9]+[A-Z]*": True, "(?:a|b)[0-9]{2,4}": True, "[0-9]*[0-9]*[0-9]*x": False,
    "[0-9]+[0-9]{0,99}[0-9]{1,}x": False, "([0-9]+)+": False, "a{99999999999}": False, "(" * 490 + ")" * 490: False,
}  # fmt: skip


@pytest.mark.parametrize(("text", "quick"), PATTERNS.items(), ids=[text[:20] for text in PATTERNS])
def test_patterns_are_quick(text: str, quick: bool) -> None:
    """Two open repeats at most, no repeated groups, and nothing that cannot be compiled."""
    tree = f"id: x\ntitle: 标准\ncode_patterns: {{basic: '{text}'}}"
    _, findings = shape(read(tree.encode(), "x.yaml"), policy.EditionFile)
    assert [finding.rule for finding in findings] == ([] if quick else ["S215"])


@pytest.mark.parametrize("kind", MODELS)
def test_schemas_are_valid(kind: str) -> None:
    """What `svcstd schema` writes is JSON Schema of draft 2020-12."""
    jsonschema.Draft202012Validator.check_schema(made(kind, None))


def typed(tree: Any) -> Any:
    """Text as YAML 1.2 types it: what a schema-driven editor sees."""
    if isinstance(tree, dict):
        return {key: typed(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [typed(value) for value in tree]
    if tree in ("true", "false"):
        return tree == "true"
    return (
        int(tree)
        if isinstance(tree, str) and tree.isdecimal() and (tree == "0" or tree[0] != "0") and len(tree) < 6
        else tree
    )


def test_schema_accepts_the_shipped_records() -> None:
    """The published schema and the model agree on real files."""
    for kind, pattern in (("item", "items/441802_*/*.yaml"), ("basic", "catalog/basic/00013*.yaml")):
        validator = jsonschema.Draft202012Validator(made(kind, None))
        files = sorted(ROOT.glob(pattern))
        assert files
        for file in files:
            tree = typed(read(file.read_bytes(), file.name, quick=False).data)
            errors = [error.message for error in validator.iter_errors(tree)]
            assert not errors, (file, errors[:2])


def test_schema_refuses_what_the_model_refuses() -> None:
    """Shape faults that JSON Schema can express are refused by both."""
    validator = jsonschema.Draft202012Validator(made("item", None))
    beyond = {"S111", "S209", "S210", "S212"}
    for text, expected in SHAPES:
        if expected and expected[0][0] not in beyond:
            assert not validator.is_valid(typed(read(text.encode(), "x.yaml", quick=False).data)), text


def test_plain_is_what_was_written() -> None:
    """Back to a file's values, nothing lost."""
    text = "promised: {limit: 5个工作日, note: 说明}\nfee: 不收费\neffective: 2024-01-01\nmaterials:\n  - {id: a, copies: 2, inspect: true}\n"
    record, _ = shape(read(text.encode(), "x.yaml"), Record)
    assert record is not None
    assert isinstance(record.promised, TimeLimit)
    assert plain(record) == {
        "promised": {"limit": "5个工作日", "note": "说明"},
        "fee": "不收费",
        "effective": "2024-01-01",
        "materials": [{"id": "a", "copies": 2, "inspect": True}],
    }
    assert json.dumps(plain(record), ensure_ascii=False)
