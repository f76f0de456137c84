"""Bytes to documents: caps, encodings, positions, and what YAML may not do here."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from svcstd.read import read

HEAVY = {
    "brackets": "b'[' * 100_000 + b']' * 100_000",
    "closed pairs": "b'a: ' + b'[]' * 100_000",
    "block levels": "b'\\n'.join(b' ' * i + b'a:' for i in range(5_000))",
    "dashes": "b'- ' * 5_000 + b'x'",
    "quoted brackets": "b'a: ' + b'[ \"]\", ' * 60_000 + b'\"\"' + b']' * 60_000",
    "aliases": "b'a: &a [x]\\n' + b''.join(b'k%d: *a\\n' % i for i in range(50_000))",
    "one key": "b'a' * 900_000 + b': b'",
    "colons": "b'a: ' + b': ' * 300_000",
    "questions": "b'? ' * 100_000",
    "folded lines": "b'notes: >-\\n' + '  中\\n'.encode() * 110_000",
}


@pytest.mark.parametrize("make", HEAVY.values(), ids=HEAVY)
def test_refused_in_under_a_second(make: str) -> None:
    """Deep and wide files are refused quickly, each in its own process, by the whole way a file goes."""
    code = (
        "import time, svcstd.read, svcstd.model.shape, svcstd.model.elements as e\n"
        f"data = {make}\n"
        "start = time.perf_counter()\n"
        "document = svcstd.read.read(data, 'x.yaml')\n"
        "made, findings = svcstd.model.shape.shape(document, e.Record)\n"
        "assert made is None and (document.findings or findings)\n"
        "print(time.perf_counter() - start)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr[-500:]
    assert float(done.stdout) < 1.0


@pytest.mark.parametrize(
    ("name", "make", "message"),
    [
        ("x.yaml", "b'a: b\\n' * 10_000_000", "message"),
        ("x.csv", "b'a,b\\n' + b'a' * 50_000_000", "wide"),
        ("x.csv", "b'a,b\\n' * 20_000_000", "message"),
    ],
)
def test_fifty_megabytes(tmp_path: Path, name: str, make: str, message: str) -> None:
    """A file over a cap is refused in under a second, in a process of its own, with the whole way a file goes."""
    code = (
        "import sys, time, pathlib, svcstd.workspace as w\n"
        f"name, data = {name!r}, {make}\n"
        "folder = pathlib.Path(sys.argv[1])\n"
        "(folder / name).write_bytes(data)\n"
        "start = time.perf_counter()\n"
        "space = w.Workspace(w.DiskTree(folder), folder)\n"
        "if name.endswith('.yaml'):\n"
        "    document = space.document(name)\n"
        "    assert document.broken\n"
        "    findings = document.findings\n"
        "else:\n"
        "    text, findings = space.text(name)\n"
        "    assert text is None\n"
        "print(time.perf_counter() - start, *((f.rule, f.message) for f in findings))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr[-500:]
    seconds, _, said = done.stdout.strip().partition(" ")
    assert said == f"('S101', '{message}')"
    assert float(seconds) < 1.0


@pytest.mark.parametrize(
    ("data", "rules", "broken"),
    [
        ("a: 中文".encode(), [], False), (b"\xef\xbb\xbfa: b", ["S104"], False), (b"a: b\r\nc: d\r\n", ["S105"], False),
        ("事项名称: 食品经营许可".encode("gb18030"), ["S103"], True), ("名称: 中文信息".encode("utf-16"), ["S103"], True),
        (b"a: \xff\xfe\xfa", ["S103"], True), (b"a: \x07", ["S110"], True), (b'a: "x\\e[31m"', ["S110"], True),
        (b'"a\\x07": x', ["S110"], True), (b'a: "\\u0085\\r"', ["S110"], True), (b'a: "\\uFFFF"', ["S110"], True), (b'a: "b\\tc\\n\\u4e2d"', [], False),
        (b'a: "\\uD83D"', ["S106"], True),
        (b"a: [b", ["S106"], True), (b"a: 1\na: 2", ["S107"], False),
        (b"a: !!python/object:os.system x", ["S108"], True), (b"a: &x 1\nb: *x", ["S108"], True), (b"<<: {a: b}", ["S108"], True),
        (b"a: 1\n---\nb: 2", ["S108"], True), (b"a: !x y", ["S108"], True), ("promised：5个工作日\nvisits: 1".encode(), ["S109"], True),
    ],
)  # fmt: skip
def test_findings(data: bytes, rules: list[str], broken: bool) -> None:
    """Each kind of bad bytes has its own finding."""
    document = read(data, "x.yaml", quick=False)
    assert [finding.rule for finding in document.findings] == rules
    assert document.broken is broken


@pytest.mark.parametrize(
    ("data", "message", "encoding"),
    [
        ("name: 统一社会信用代码".encode("gb18030"), "message", "GB18030"), ("a: 办事指南\n".encode("gb18030"), "message", "GB18030"),
        ("名稱: 中華民國統一編號\n".encode("big5"), "message", "Big5"), ("名称: 中文".encode("utf-16"), "message", "UTF-16"),
        ("名称: 中文信息服务".encode("utf-16-le"), "message", "UTF-16"), ("名称: 中文信息服务".encode("utf-16-be"), "message", "UTF-16"),
        (b"a: \xe4\xb8", "cut", ""), ("名称: 中文信息".encode()[:-1], "cut", ""),
        ("名称: 食品经营许可的申请条件".encode() + b"\xff\n", "unknown", ""), ("名称: 食品经营许可".encode() + b"\xc9\xcf\n", "unknown", ""),
        ("a: 办".encode("gb18030") + b"\n", "unknown", ""), ("é à ü ö ñ ç\n".encode("latin-1"), "unknown", ""),
        (b"caf\xe9 na\xefve \xfc\xf6ber sch\xf6n \xe4hnlich\n", "unknown", ""), (b"a: \xff\xff\xff\xff\xff\n", "unknown", ""),
    ],
)  # fmt: skip
def test_names_the_encoding(data: bytes, message: str, encoding: str) -> None:
    """Another encoding is told by name only where it is sure; a file that was cut off is said to be."""
    (finding,) = read(data, "x.yaml").findings
    assert (finding.rule, finding.message, finding.values["encoding"]) == ("S103", message, encoding)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: 1\n<<<<<<< ours\nb: 2\n=======\nb: 3\n>>>>>>> theirs\n", 2),
        ("<<<<<<<<<<<\nb: 2\n===========\n", 1),
        ("a:\n  - {id: x}\n<<<<<<< HEAD\n  - {id: y}\n=======\n>>>>>>> v\n", 3),
        ("a: [\nb: <<<<<<< ours\n", 0),
    ],
)
def test_names_an_unresolved_conflict(text: str, line: int) -> None:
    """At the first mark that git put there, rather than where YAML breaks because of it."""
    finding = read(text.encode(), "x.yaml", quick=False).findings[0]
    told = "合并冲突还没有解决" in str(finding.values["problem"])
    assert finding.rule == "S106" and told is bool(line) and (not line or finding.mark == (line, 1))


def test_scalars_stay_text() -> None:
    """No reader turns codes, times and words into something else."""
    text = "a: 0123\nb: 12:30\nc: no\nd: 2024-01-01\ne: 1_000\nf: 1.0\n"
    data = read(text.encode(), "x.yaml", quick=False).data
    assert data == {"a": "0123", "b": "12:30", "c": "no", "d": "2024-01-01", "e": "1_000", "f": "1.0"}


def test_folded_chinese_has_no_spaces() -> None:
    """Folding joins Chinese without a space, and keeps it between words of other scripts."""
    text = "a: >-\n  第一行中文\n  第二行 English\n  words\n  中文\nb: 一行\n  二行\n"
    data = read(text.encode(), "x.yaml").data
    assert data == {"a": "第一行中文第二行 English words 中文", "b": "一行二行"}


FOLDED = {
    ">-\n  中 中字中\n  中尾\n": "中 中字中中尾",
    ">-\n  中\n   中\n  中\n\n  中\n": "中\n 中\n中\n中",
    ">-  # 中\n  中 字\n  中\n": "中 字中",
    ">2-\n  中 字\n  中 \n  中\n": "中 字中  中",
    "中\n  中 中\n\n  中\n  a\n": "中中 中\n中 a",
    "'中 中\n  ''中''中\n  中'\n": "中 中 '中'中中",
    '"\\u4e2d 中\n  中\\\n  中 \\\n  中\n  \\ 中\n  中"\n': "中 中中中 中  中中",
    '"中\\\\\n  中\n  中"\n': "中\\ 中中",
}


@pytest.mark.parametrize(("text", "value"), FOLDED.items())
def test_only_folding_loses_its_space(text: str, value: str) -> None:
    """A space that was written stays, whatever stands before it."""
    assert read(f"a: {text}".encode(), "x.yaml", quick=False).data == {"a": value}


def test_second_value_of_a_key_leaves_no_trace() -> None:
    """Data and positions are those of the first; odd spellings below the second are nobody's."""
    text = "a:\n  - {b: x, c: 1}\nd: z\na:\n  - {b: 007, b: 08}\nd: 0123\n"
    document = read(text.encode(), "x.yaml", quick=False)
    assert document.data == {"a": [{"b": "x", "c": "1"}], "d": "z"}
    assert [(finding.rule, finding.mark) for finding in document.findings] == [("S107", (4, 1)), ("S107", (6, 1))]
    assert str(document.where(("a", 0, "b"))) == "x.yaml:2:9"
    assert document.careful.odd == {("a", 0, "c")}


def test_positions() -> None:
    """Every key and value is found by its path; a missing one by its nearest ancestor."""
    text = "名: x\nmaterials:\n  - id: a\n    copies: 2\n  - {id: b, copies: 3}\n"
    document = read(text.encode(), "x.yaml")
    where = {
        ("materials",): (2, 1), ("materials", 0): (3, 5), ("materials", 0, "copies"): (4, 13),
        ("materials", 1, "copies"): (5, 21), ("materials", 1, "name"): (5, 5), ("fee",): (1, 1),
    }  # fmt: skip
    for path, (line, column) in where.items():
        at = document.where(path)
        assert (at.line, at.column) == (line, column), path
