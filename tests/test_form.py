"""The canonical form: tables of (as written, as formatted), and that formatting twice or anything changes nothing else."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest
from hypothesis import given, settings

from fuzzing.mutate import mutated
from svcstd import read as reader
from svcstd.pipeline.form import Broken, Forming, _chosen, form, form_bytes, key_order, model_of
from svcstd.workspace import Workspace
from svcstd.write.form import WIDTH, NotFormed, formed
from svcstd.write.labels import label, relabelled
from test_edit import blocks

ROOT = Path(__file__).resolve().parent.parent
FILE = "items/990101/000199001001.yaml"
LONG = "字" * 70


def form_of(text: str) -> str:
    return formed(reader.read(text.encode(), FILE, quick=False), lambda path: ("id",))


FORMS = {
    "as it should be": ("a: 1\nb:\n  - {id: x, c: 2}\n", "a: 1\nb:\n  - {id: x, c: 2}\n"),
    "indentation": ("a:\n    b:\n        c: 1\n", "a:\n  b:\n    c: 1\n"),
    "lists": ("a:\n- 1\n-   2\n", "a:\n  - 1\n  - 2\n"),
    "mappings in lists": ("a:\n-   b: 1\n    c: 2\n", "a:\n  - b: 1\n    c: 2\n"),
    "dash alone": ("a:\n  -\n    b: 1\n    c: 2\n", "a:\n  - b: 1\n    c: 2\n"),
    "lists in lists": ("a:\n- - 1\n  - 2\n- - 3\n", "a:\n  - - 1\n    - 2\n  - - 3\n"),
    "list at the top": ("-   id: 1\n    b: 2\n- id: 3\n", "- id: 1\n  b: 2\n- id: 3\n"),
    "blanks": ("a:   1   \n\n\n\nb: 2  \n\n\n", "a: 1\n\nb: 2\n"),
    "no line end": ("a: 1", "a: 1\n"),
    "brackets": ("a: {b:  1 ,c: [ 1,2 ]}\n", "a: {b: 1, c: [1, 2]}\n"),
    "brackets over lines": ("a: {b: 1,\n    c: 2}\n", "a: {b: 1, c: 2}\n"),
    "comma behind the last": ("a: [1, 2,]\n", "a: [1, 2]\n"),
    "JSON": ('{"a": {"b":1}, "c": []}\n', '"a": {"b": 1}\n"c": []\n'),
    "empty collections": ("a: {  }\nb: [ ]\n", "a: {}\nb: []\n"),
    "empty values": ("a:   \nb: [x, ]\nc: {d: , e: }\n", "a:\nb: [x]\nc: {d: , e: }\n"),
    "long mapping": (f"a: {{b: {LONG}, c: {LONG}}}\n", f"a:\n  b: {LONG}\n  c: {LONG}\n"),
    "long list": (f"a: [{LONG}, {LONG}]\n", f"a:\n  - {LONG}\n  - {LONG}\n"),
    "long element": (
        f"a:\n  - {{id: x, b: {LONG}, c: [{LONG}, 1]}}  # 注\n",
        f"a:\n  - id: x\n    b: {LONG}\n    c: [{LONG}, 1]  # 注\n",
    ),
    "long with a silence": (
        f"a: {{b: {LONG}, c: {LONG}}}  # svcstd: ignore T101 — 因故\n",
        f"a: {{b: {LONG}, c: {LONG}}}  # svcstd: ignore T101 — 因故\n",
    ),
    "identity first": ("a:\n  - b: 1\n    id: x\n", "a:\n  - id: x\n    b: 1\n"),
    "identity first with comments": (
        "a:\n  # 元素\n  - b: 1  # 乙\n    # 标识\n    id: x  # 甲\n",
        "a:\n  # 元素\n  # 标识\n  - id: x  # 甲\n    b: 1  # 乙\n",
    ),
    "identity first in brackets": ("a: [{b: 1, id: x}]\n", "a: [{id: x, b: 1}]\n"),
    "comments": ("#上\na: 1 # 后\n    # 里\nb:   # 键后\n    # 下\n    - 1\n# 尾\n", "#上\na: 1  # 后\n    # 里\nb:  # 键后\n  # 下\n  - 1\n# 尾\n"),
    "comment within brackets": ("a: [1,  # 一\n  2]  # 二\n", "a:\n  - 1  # 一\n  - 2  # 二\n"),
    "comment between key and value": ("a:  # 键\n  # 中\n  旧\n", "# 键\n# 中\na: 旧\n"),
    "comment behind the last": ("a:\n  - 1\n  # 尾\n", "a:\n  - 1\n  # 尾\n"),
    "comments alone": ("\n# 一  \n\n\n# 二\n\n", "# 一\n\n\n# 二\n"),
    "nothing": ("\n\n", ""),
    "literal": ("a:\n    b: |   # 注\n        一\n          二\n\n        三\n    c: 1\n", "a:\n  b: |   # 注\n    一\n      二\n\n    三\n  c: 1\n"),
    "folded": ("a: >-\n     一\n     二\n", "a: >-\n  一\n  二\n"),
    "kept line ends": ("a: |+\n   一\n\n\nb: 1\n", "a: |+\n  一\n\n\nb: 1\n"),
    "kept line ends at the end": ("a: |+\n   一\n\n\n", "a: |+\n  一\n\n\n"),
    "plain over lines": ("a: 一\n      二  \n  三\n", "a: 一\n  二\n  三\n"),
    "quotes over lines": ('a: "一 \n      二\\\n    三"\n', 'a: "一\n  二\\\n  三"\n'),
    "document start": ("---\na: 1\n...\n", "a: 1\n"),
}  # fmt: skip


@pytest.mark.parametrize(("before", "expected"), FORMS.values(), ids=FORMS)
def test_forms(before, expected):
    assert form_of(before) == expected
    assert form_of(expected) == expected


SAID = {
    "as it should be": ("a: |2\n    一\n  二\nb:   1\n", "a: |2\n    一\n  二\nb: 1\n"),
    "with a sign": ("a:  |2-\n   一\n  二\nb:   1\n", "a: |2-\n   一\n  二\nb: 1\n"),
    "deeper than it would be": ("a: >-4  # 注\n    一\n\n     二\nb:   1\n", "a: >-4  # 注\n    一\n\n     二\nb: 1\n"),
    "moved with its key": ("a:\n    b: |4-\n            一\n        二\n    c:  1\n", "a:\n  b: |4-\n          一\n      二\n  c: 1\n"),
    "in lists": ("a:\n-   |2\n     一\n    二\n-   b: |1\n      三\n", "a:\n  - |2\n       一\n      二\n  - b: |1\n      三\n"),
    "on a line of its own": ("a:\n  -\n     |1\n    一\nb:   1\n", "a:\n  - |1\n    一\nb: 1\n"),
}  # fmt: skip


@pytest.mark.parametrize(("before", "expected"), SAID.values(), ids=SAID)
def test_indentation_said_in_the_scalar_stays_as_said(before, expected):
    """The rest of the file is formatted as any other."""
    again, made = (reader.read(text.encode(), FILE, quick=False).data for text in (before, form_of(before)))
    assert again == made
    assert form_of(form_of(before)) == form_of(before)
    assert form_of(before) == expected


def test_width_is_that_of_the_line():
    fits = f"a: [{'x' * (WIDTH - 7)}, y]\n"
    assert len(fits) == WIDTH + 1 + 1
    assert form_of(fits).startswith("a:\n")
    assert form_of(fits.replace("xx", "x", 1)) == fits.replace("xx", "x", 1)


RECORDS = {
    "code of digits": ("contacts: {complain: [{kind: 电话, value: 12345}]}\n", 'contacts: {complain: [{kind: 电话, value: "12345"}]}\n'),
    "numbers stay": ("visits: 0\nmaterials: [{id: a, copies: 2}]\n", "visits: 0\nmaterials: [{id: a, copies: 2}]\n"),
    "mark and line ends": ("\ufeffagency: a\r\nvisits: 0\r\n", "agency: a\nvisits: 0\n"),
    "wrong shape": ("promisd:   1\n", "promisd: 1\n"),
}  # fmt: skip


@pytest.mark.parametrize(("before", "expected"), RECORDS.values(), ids=RECORDS)
def test_records(before, expected):
    assert form_bytes(before.encode(), FILE, sort=False).decode() == expected


def test_paths_name_files_and_folders():
    files = ["svcstd.yaml", "items/1/a.yaml", "items/1/b.yaml", "items/12/a.yaml"]
    for paths, expected in (
        (["items/1"], files[1:3]), (["items", "items/1/a.yaml"], files[1:]), (["svcstd.yaml"], files[:1]), (["."], files),
        (["item", "items/1/", "items/1/a"], []),
    ):  # fmt: skip
        forming = Forming()
        assert _chosen(files, paths, forming) == sorted(expected)
        assert forming.missing == ([] if expected else paths)


def test_many_paths_take_no_time():
    files = [f"items/{n % 97}/{n}.yaml" for n in range(10_000)]
    started = time.process_time()
    assert _chosen(files, files, Forming()) == sorted(files)
    assert time.process_time() - started < 2


def test_sorted_keys():
    text = "steps: []\nsources: []\npromised: 无\nagency: a\n"
    assert form_bytes(text.encode(), FILE, sort=True).decode() == "agency: a\npromised: 无\nsteps: []\nsources: []\n"
    assert form_bytes(text.encode(), FILE, sort=False).decode() == text
    assert key_order(model_of("catalog/adjustments/a.yaml"))[0] == "id"


@pytest.mark.parametrize("data", [b"a: [1\n", b"\xff", b"a: " + b"[" * 99, b"&a a: 1\n"])
def test_broken_files(data):
    with pytest.raises(Broken) as broken:
        form_bytes(data, FILE, sort=False)
    assert broken.value.finding.rule.startswith("S1")


@settings(max_examples=300, deadline=None)
@given(blocks())
def test_any_record_is_formed_once(lines):
    text = "\n".join(lines) + "\n"
    made = form_of(text)
    assert form_of(made) == made
    assert reader.read(made.encode(), FILE, quick=False).data == reader.read(text.encode(), FILE, quick=False).data
    assert made.count("#") == text.count("#")


def test_shipped_catalogue_is_in_form():
    forming = form(Workspace.find(ROOT), None, sort=False)
    assert (forming.rewriting.touched, forming.kept, forming.broken) == ([], [], [])
    assert forming.looked > 800


def test_shipped_files_sorted_keep_what_they_say():
    forming = form(Workspace.find(ROOT), ["items/441802_清城", "catalog"], sort=True)
    assert forming.kept == []
    assert forming.rewriting.after
    for path, after in forming.rewriting.after.items():
        assert form_bytes(after, path, sort=True) == after
        before = forming.rewriting.before[path]
        assert reader.read(after, path).data == reader.read(before, path).data


@pytest.mark.parametrize("seed", range(4))
def test_mutilated_files_are_formed_once_or_refused(seed):
    dice = random.Random(seed)
    files = sorted(ROOT.glob("catalog/**/*.yaml")) + sorted(ROOT.glob("items/*/*.yaml"))
    formed_files = 0
    for _ in range(150):
        path = dice.choice(files)
        name = path.relative_to(ROOT).as_posix()
        data = mutated(path.read_bytes(), dice)
        try:
            made = form_bytes(data, name, sort=False)
        except (Broken, NotFormed):
            continue
        formed_files += 1
        assert form_bytes(made, name, sort=False) == made
        assert reader.read(made, name, quick=False).data == reader.read(data, name, quick=False).data
    assert formed_files > 20


LABELS = {
    "right": ("items/990101_示例/0001_许可.yaml", "许可", "items/990101_示例/0001_许可.yaml"),
    "other": ("items/990101_示例/0001_旧.yaml", "许可", "items/990101_示例/0001_许可.yaml"),
    "body": ("items/990101/0001@sl-a_旧.yaml", "许可", "items/990101/0001@sl-a_许可.yaml"),
    "without": ("items/990101/0001.yaml", "许可", "items/990101/0001.yaml"),
    "unknown name": ("items/990101/0001_旧.yaml", "", "items/990101/0001_旧.yaml"),
    "path in the name": ("catalog/basic/0001_旧.yaml", "../../许/可 .", "catalog/basic/0001_许可.yaml"),
}


@pytest.mark.parametrize(("path", "name", "expected"), LABELS.values(), ids=LABELS)
def test_labels(path, name, expected):
    assert relabelled(path, name) == expected


def test_short_labels_of_places():
    assert relabelled("items/330472_嘉兴经开区", "嘉兴经济技术开发区", short=True) == "items/330472_嘉兴经开区"
    assert relabelled("items/330472_海盐", "嘉兴经济技术开发区", short=True) == "items/330472_嘉兴经济技术开发区"


def test_labels_fit_a_file_name():
    assert len(label("许" * 500).encode()) < 200
    assert label("\x00/..\u202e") == ""
