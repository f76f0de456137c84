"""Every rule by its own examples; the registry; the words of each rule."""

import importlib
import pkgutil
import re
import string
from pathlib import Path

import pytest

from complete import FILES, PATHS, marked_lines, reported, reported_lines, validate
from svcstd import messages
from svcstd.messages import Text
from svcstd.model.elements import Item
from svcstd.pipeline.check import check, check_paths
from svcstd.validate import rules as package
from svcstd.validate.rule import ItemRule, Rule
from svcstd.validate.rules import RULES
from svcstd.workspace import Workspace

COUNTY = PATHS["county"]
TOO_LARGE = "notes: " + "示" * 400_000 + "\n"
BYTES = {
    "S101": [({COUNTY: TOO_LARGE}, f"{COUNTY}:1:1")],
    "S103": [
        ({COUNTY: FILES[COUNTY].encode("gb18030")}, f"{COUNTY}:2:15"),
        ({COUNTY: b"agency: sl-market\nnotes: \xff\xff\xff\n"}, f"{COUNTY}:2:8"),
    ],
    "S104": [({COUNTY: b"\xef\xbb\xbf" + FILES[COUNTY].encode()}, f"{COUNTY}:1:1")],
    "S105": [({COUNTY: FILES[COUNTY].replace("\n", "\r\n")}, f"{COUNTY}:1:1")],
    "S304": [({COUNTY: OSError}, f"{COUNTY}:1:1")],
    "S306": [(dict.fromkeys(FILES) | {"svcstd.yaml": FILES["svcstd.yaml"]}, "svcstd.yaml:1:1")],
    "S401": [({PATHS["regions"]: "code,name\n000000,国家\n"}, f"{PATHS['regions']}:1:1")],
}
"""Faults of bytes, which no example can show: files in place of the complete ones (None: without it), and the place."""

ON_DISK = {"S303", "S307", "S504"}
"""Rules whose faults need a disk, or a baseline (tests/test_silence.py)."""

EXAMPLES = [
    pytest.param(rule, text, id=f"{rule.id}-{kind}-{number}")
    for rule in RULES
    for kind, texts in (("good", rule.good), ("bad", rule.bad))
    for number, text in enumerate(texts, 1)
]
each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)


@pytest.mark.parametrize(("rule", "text"), EXAMPLES)
def test_examples(rule, text):
    assert reported_lines(rule, text) == marked_lines(text)


@each_rule
def test_bad_examples_are_marked_and_good_ones_are_not(rule):
    assert all(marked_lines(text) for text in rule.bad)
    assert not any(marked_lines(text) for text in rule.good)
    assert (rule.good and rule.bad) or rule.id in BYTES or rule.id in ON_DISK


def test_complete_workspace_is_silent():
    report = validate()
    assert [(str(d.at), d.rule, d.message) for d in report.diagnostics] == []
    assert not report.broken
    assert report.items == 5


@pytest.mark.parametrize(("rule", "files", "place"), [(id, *case) for id, cases in BYTES.items() for case in cases])
def test_faults_of_bytes(rule, files, place):
    found = validate({path: text for path, text in (FILES | files).items() if text is not None})
    assert [str(d.at) for d in found.diagnostics if d.rule == rule] == [place]


@pytest.fixture
def on_disk(tmp_path) -> Workspace:
    """The complete workspace in a folder, with a file beside it that is none of its business."""
    for path, text in FILES.items():
        file = tmp_path / "workspace" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    (tmp_path / "secret.yaml").write_text("notes: 与工作区无关。", encoding="utf-8")
    return Workspace.find(tmp_path / "workspace")


def test_link_out_of_the_workspace(on_disk):
    link = on_disk.root / PATHS["town"]
    link.parent.mkdir()
    try:
        link.symlink_to(on_disk.root.parent / "secret.yaml")
    except OSError:
        pytest.skip("no symbolic links here")
    report = check(on_disk, jobs=1)
    assert [(str(d.at), d.rule) for d in report.diagnostics] == [(f"{PATHS['town']}:1:1", "S303")]
    assert report.broken == [PATHS["town"]]


def test_pattern_that_matches_nothing(on_disk):
    report = check_paths(on_disk, [Path("items/990101*/0009*.yaml")], on_disk.root)
    assert [(d.at.file, d.rule) for d in report.diagnostics] == [("items/990101*/0009*.yaml", "S307")]
    assert report.missing == ["items/990101*/0009*.yaml"]


@pytest.fixture(params=["zh", "en"])
def language(request):
    before = messages.language()
    messages.use(request.param)
    yield request.param
    messages.use(before)


def leaf_classes(base: type) -> set[type]:
    """All classes below `base` that nothing is below."""
    below = base.__subclasses__()
    return set().union(*(leaf_classes(cls) for cls in below)) if below else {base}


def test_registry_is_complete_and_in_order():
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        importlib.import_module(module.name)
    ours = {cls for cls in leaf_classes(Rule) if cls.__module__.startswith(package.__name__)}
    assert {type(rule) for rule in RULES} == ours
    ids = [rule.id for rule in RULES]
    assert len(ids) == len(set(ids))
    assert ids == sorted(ids, key=lambda id: ("SCNBTMPFVOLGKA".index(id[0]), id))
    assert all(re.fullmatch(r"[A-Z]\d{3}", id) for id in ids)


def texts(rule: Rule) -> dict[str, Text]:
    """The words of a rule by name."""
    names = {name for cls in type(rule).__mro__ for name in vars(cls)}
    return {name: value for name in names if isinstance(value := getattr(rule, name), Text)}


def braces(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


@each_rule
def test_words(rule):
    assert {"title", "why", "message", "mend"} <= set(texts(rule))
    for name, text in texts(rule).items():
        assert braces(text.zh) == braces(text.en), name
        assert re.search(r"[\u4e00-\u9fff]", text.zh), name
        assert len(re.findall("[a-z]", text.en)) > len(re.findall(r"[\u4e00-\u9fff]", text.en)), name
        assert not re.search(r"[\u4e00-\u9fff][,;:!?]|[,;!?][\u4e00-\u9fff]", text.zh), (name, text.zh)
    assert rule.why.zh.endswith("。") and rule.mend.zh.endswith(("。", "？"))
    assert (type(rule).__doc__ or "").strip()


@pytest.mark.parametrize(
    "rule", [rule for rule in RULES if isinstance(rule, ItemRule) and rule.about], ids=lambda r: r.id
)
def test_what_a_rule_is_about_is_an_element(rule):
    assert rule.about in Item.model_fields


@each_rule
def test_source(rule):
    clause = r"(?:std:(?:[A-Z]+-\d+|§\d(?:\.\d)?/[a-z-]+)|GB/T [\d.]+|GB [\d.]+)"
    assert re.fullmatch(rf"svcstd|{clause}(?:, {clause})*", rule.source)


@each_rule
def test_said_in_both_languages(rule, language):
    for text in rule.bad:
        for diagnostic in reported(rule, text):
            assert diagnostic.message and diagnostic.mend
            assert not re.search(r"\{[a-z_]+\}", diagnostic.message + diagnostic.mend)
