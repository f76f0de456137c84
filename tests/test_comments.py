"""Comments that speak to svcstd: where they count, what they mean, and what is no comment at all."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svcstd.read.comments import comments

CASES = [
    ("promised: 1小时  # svcstd: ignore T101 — 法律已修订", [(1, 16, 1, ("T101",), "法律已修订")]),
    ("a: b # svcstd: ignore T101, M104 -- both", [(1, 6, 1, ("T101", "M104"), "both")]),
    ("a: b # svcstd: ignore T101、M——全部材料规则", [(1, 6, 1, ("T101", "M"), "全部材料规则")]),
    ("a: b #svcstd:ignore T：全角冒号", [(1, 6, 1, ("T",), "全角冒号")]),
    ("a: b  # svcstd: ignore T101", [(1, 7, 1, ("T101",), "")]),
    ("# svcstd: ignore C107 — 暂编\n\n# 别的注释\ncode: x", [(1, 1, 4, ("C107",), "暂编")]),
    ("a:\n  # svcstd: ignore M101 — x\n  - {id: b}", [(2, 3, 3, ("M101",), "x")]),
    ("a: |  # svcstd: ignore N104 — 原文\n  正文 # svcstd: ignore T1\nb: c", [(1, 7, 1, ("N104",), "原文")]),
    ("a: >-\n  正文\n  # svcstd: ignore T1\nb: c", []),
    ("a: 'x # svcstd: ignore T1'", []),
    ("a: 'it''s # svcstd: ignore T2'  # svcstd: ignore T3 — 引号之外", [(1, 33, 1, ("T3",), "引号之外")]),
    ('a: {b: "# svcstd: ignore T1"}  # svcstd: ignore T2 - y', [(1, 32, 1, ("T2",), "y")]),
    ('a: "x\n  # svcstd: ignore T1\n  y"', []),
    ("a: b # svcstd: ignore T101，M104——两条", [(1, 6, 1, ("T101", "M104"), "两条")]),
    ("a: x#svcstd: ignore T1", []),
    ("a: b # svcstd: ignroe T1", [(1, 6, 1, (), "")]),
    ("a: b # svcstd: ignore T101 because", [(1, 6, 1, (), "")]),
    ("a: b # svcstd:", [(1, 6, 1, (), "")]),
    ("a: [  # svcstd: ignore S106 — 没有收尾", [(1, 7, 1, ("S106",), "没有收尾")]),
    ("# 与 svcstd: 无关\na: b", []),
    ("a: b\n# svcstd: ignore T1 — 后面没有内容\n# 注\n\n", [(2, 1, 2, ("T1",), "后面没有内容")]),
    ("a: '# svcstd: ignore T1'\nb: '' # svcstd: ignore T2 — x\nc: '# svcstd:'", [(2, 7, 2, ("T2",), "x")]),
    ("a: b # svcstd: ignore T1, T1,M — 写了两遍  x", [(1, 6, 1, ("T1", "M"), "写了两遍  x")]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_comments(text: str, expected: list[object]) -> None:
    assert [(c.line, c.column, c.target, c.rules, c.reason) for c in comments(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "#svcstd:\n" * 20_000,
        "- 'x' # svcstd: ignore T1 — x\n" * 20_000,
        "- '# svcstd: x'\n" * 20_000,
        f"a: b # svcstd: ignore T1 — a{' ' * 50_000}b\n",
    ],
    ids=["lone", "behind quotes", "quoted", "blanks"],
)
def test_many_comments_take_no_time(text: str) -> None:
    started = time.process_time()
    comments(text)
    assert time.process_time() - started < 2


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ('a: "x\n  y"  # svcstd: ignore T1 — z', 1),
        ("b: c\na: x\n  y  # svcstd: ignore T1 — z", 2),
        ("a: b  # svcstd: ignore T1 — z", 0),
        ('a: "x\n  y"\nb: c  # svcstd: ignore T1 — z', 0),
    ],
)
def test_comment_behind_a_value_of_several_lines_means_where_it_begins(text: str, head: int) -> None:
    assert [comment.head for comment in comments(text)] == [head]


@given(
    st.text(alphabet="a:#' \"|>\n-[]{}é字", max_size=60), st.sampled_from(["# svcstd: ignore T101 — x", "svcstd:", ""])
)
def test_no_text_breaks_it(text: str, word: str) -> None:
    for comment in comments(f"{text}{word}\n{text}"):
        assert 1 <= comment.line <= comment.target
