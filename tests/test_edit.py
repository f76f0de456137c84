"""Sure mends as edits of text: every shape of YAML, and all lines that nobody meant stay as they are."""

from __future__ import annotations

import string
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from svcstd import read as reader
from svcstd.diagnostic import Diagnostic, Fix, Location, Severity
from svcstd.messages import mending as say
from svcstd.write.apply import mended
from svcstd.write.spelling import quoted, spelled

FILE = "items/990101/000199001001.yaml"


def found(*fixes: Fix, rule: str = "S205") -> list[Diagnostic]:
    return [Diagnostic(Location(FILE), rule, Severity.ERROR, "", fix=fix) for fix in fixes]


def after(text: str, *fixes: Fix) -> str | None:
    """The text with mends, or None where one was withdrawn."""
    out = mended(text.encode(), FILE, found(*fixes))
    return out.data.decode() if not out.withdrawn else None


def value(*path, text="新"):
    return Fix("value", path, text)


def remove(*path):
    return Fix("remove", path)


EDITS = {
    "plain": ("a: 旧\nb: 二\n", value("a"), "a: 新\nb: 二\n"),
    "comment behind": ("a: 旧  # 注\nb: 二\n", value("a"), "a: 新  # 注\nb: 二\n"),
    "no line end": ("a: 旧", value("a"), "a: 新"),
    "empty": ("a:\nb: 二\n", value("a"), "a: 新\nb: 二\n"),
    "empty with comment": ("a:  # 注\n", value("a"), "a: 新  # 注\n"),
    "single quotes": ("a: '旧'\n", value("a", text="it's"), "a: 'it''s'\n"),
    "double quotes": ('a: "旧"\n', value("a", text='"新"'), 'a: "\\"新\\""\n'),
    "needs quotes": ("a: 旧\n", value("a", text="新: 的"), 'a: "新: 的"\n'),
    "number stays plain": ("a: １\n", value("a", text="1"), "a: 1\n"),
    "code takes quotes": ("a: ０１\n", value("a", text="01"), 'a: "01"\n'),
    "boolean stays plain": ("a: 是\n", value("a", text="true"), "a: true\n"),
    "in a list": ("a:\n  - 旧\n  - 二\n", value("a", 0), "a:\n  - 新\n  - 二\n"),
    "list not indented": ("a:\n- 旧\n- 二\n", value("a", 1), "a:\n- 旧\n- 新\n"),
    "in a mapping of a list": ("a:\n  - id: 一\n    b: 旧\n", value("a", 0, "b"), "a:\n  - id: 一\n    b: 新\n"),
    "flow mapping": ("a: {b: 旧, c: 二}\n", value("a", "b"), "a: {b: 新, c: 二}\n"),
    "flow needs quotes": ("a: {b: 旧}\n", value("a", "b", text="新, 的"), 'a: {b: "新, 的"}\n'),
    "flow list": ("a: [旧, 二]\n", value("a", 0), "a: [新, 二]\n"),
    "flow of several lines": ("a: {b: 旧,\n  c: 二}\n", value("a", "c"), "a: {b: 旧,\n  c: 新}\n"),
    "literal block": ("a: |\n  旧的,\n  二\nb: 三\n", value("a", text="旧的，\n二\n"), "a: |\n  旧的，\n  二\nb: 三\n"),
    "folded block": ("a: >-\n  旧的,\n  二\nb: 三\n", value("a", text="旧的，二"), "a: >-\n  旧的，\n  二\nb: 三\n"),
    "plain of several lines": ("a: 旧 的\n  二\n", value("a", text="旧的二"), "a: 旧的\n  二\n"),
    "quotes of several lines": ('a: "旧,\n  二"\n', value("a", text="旧，二"), 'a: "旧，\n  二"\n'),
    "key": ('"a：": 旧  # 注\n', Fix("key", ("a：",), "a"), '"a": 旧  # 注\n'),
    "plain key": ("ａ: 旧\n", Fix("key", ("ａ",), "a"), "a: 旧\n"),
    "key in flow": ("b: {ａ: 旧}\n", Fix("key", ("b", "ａ"), "a"), "b: {a: 旧}\n"),
    "colon in flow": ("a: [{b：旧, c: 二}]\n", Fix("colon", ("a", 0, "b：旧")), "a: [{b: 旧, c: 二}]\n"),
    "colon with blanks": ("a: {b ： 旧 的}\n", Fix("colon", ("a", "b ： 旧 的")), "a: {b: 旧 的}\n"),
    "colon before a code": ("a: {b：０1, c：01}\n", Fix("colon", ("a", "c：01")), 'a: {b：０1, c: "01"}\n'),
    "quote": ("a: 0123  # 注\n", Fix("quote", ("a",)), 'a: "0123"  # 注\n'),
    "quote in flow": ("a: [0123, 二]\n", Fix("quote", ("a", 0)), 'a: ["0123", 二]\n'),
    "quote with backslash": ("a: 0\\1\n", Fix("quote", ("a",)), "a: '0\\1'\n"),
    "remove first": ("a: 旧\nb: 二\n", remove("a"), "b: 二\n"),
    "remove last": ("a: 旧\nb: 二\n", remove("b"), "a: 旧\n"),
    "remove without line end": ("a: 旧\nb: 二", remove("b"), "a: 旧\n"),
    "remove below other comments": ("# 上\n\na: 旧\n# 下\nb: 二\n", remove("a"), "# 上\n\n# 下\nb: 二\n"),
    "remove below the line for editors": (
        "# yaml-language-server: $schema=x.json\na: 旧\nb: 二\n",
        remove("a"),
        "# yaml-language-server: $schema=x.json\nb: 二\n",
    ),
    "remove what only looks commented": ('a:\n  - "一 # 二"\n  - |\n    # 三\nb: 二\n', remove("a"), "b: 二\n"),
    "remove below what only looks commented": ("a: |\n  一\n  # 二\nb: 二\n", remove("b"), "a: |\n  一\n  # 二\n"),
    "remove above a comment on the next": (
        "a:\n  - 一\n  - 二\n  # 注\n  - 三\n",
        remove("a", 1),
        "a:\n  - 一\n  # 注\n  - 三\n",
    ),
    "remove beside comments on others": (
        "a: [1,  # 注\n  2,\n  3]\n",
        remove("a", 1),
        "a: [1,  # 注\n  3]\n",
    ),
    "remove block": ("a:\n  - 一\n  - 二\n\nb: 三\n", remove("a"), "\nb: 三\n"),
    "remove literal": ("a: |\n  一\n\n  二\nb: 三\n", remove("a"), "b: 三\n"),
    "remove element": ("a:\n  - 一\n  - 二\n", remove("a", 0), "a:\n  - 二\n"),
    "remove element of mappings": (
        "a:\n  - id: 一\n    b: 1\n  - id: 二\n",
        remove("a", 0),
        "a:\n  - id: 二\n",
    ),
    "remove element after dash line": ("a:\n  -\n    id: 一\n  - id: 二\n", remove("a", 0), "a:\n  - id: 二\n"),
    "remove dash in comment": ("a:\n  # - 零\n\n  - 一\n  - 二\n", remove("a", 0), "a:\n  # - 零\n\n  - 二\n"),
    "remove first key of element": ("a:\n  - b: 1\n    id: 一\n", remove("a", 0, "b"), "a:\n  - id: 一\n"),
    "remove other key of element": ("a:\n  - id: 一\n    b: 1\n", remove("a", 0, "b"), "a:\n  - id: 一\n"),
    "remove only element": ("a:\n  - 一\nb: 二\n", remove("a", 0), "b: 二\n"),
    "remove only key below": ("a:\n  b:\n    c: 1\nd: 二\n", remove("a", "b", "c"), "d: 二\n"),
    "remove first of flow": ("a: {b: 1, c: 2}\n", remove("a", "b"), "a: {c: 2}\n"),
    "remove middle of flow": ("a: {b: 1, c: [1], d: 2}\n", remove("a", "c"), "a: {b: 1, d: 2}\n"),
    "remove last of flow": ("a: {b: 1, c: 2}  # 注\n", remove("a", "c"), "a: {b: 1}  # 注\n"),
    "remove only of flow": ("a: {b: 1}\nc: 2\n", remove("a", "b"), "c: 2\n"),
    "remove last of flow with comma": ("a: [1, 2,]\n", remove("a", 1), "a: [1,]\n"),
    "remove from flow of several lines": ("a: [1,\n  2,\n  3]\n", remove("a", 1), "a: [1,\n  3]\n"),
    "of two equal keys the first": ("a: 旧\na: 二\n", value("a"), "a: 新\na: 二\n"),
}


@pytest.mark.parametrize(("before", "fix", "expected"), EDITS.values(), ids=EDITS)
def test_edits(before, fix, expected):
    assert after(before, fix) == expected


WITHDRAWN = {
    "nothing left": ("a: 1\n", remove("a")),
    "no such path": ("a: 1\n", remove("b")),
    "no such element": ("a: [1]\n", value("a", 3)),
    "a mapping": ("a: {b: 1}\n", value("a")),
    "quoted already": ('a: "1"\n', Fix("quote", ("a",))),
    "comment within": ("a: [1,  # 注\n  2]\n", remove("a", 0)),
    "first of two on a line": ("a:\n  - - 一\n    - 二\n  - - 三\n", remove("a", 0, 0)),
    "comment between": ("a:\n  - b: 1\n    # 注\n    id: 一\n", remove("a", 0, "b")),
    "escapes over lines": ('a: "\\u65e7,\n  二"\n', value("a", text="旧，二")),
    "key there already": ("ａ: 1\na: 2\n", Fix("key", ("ａ",), "a")),
    "colon in quotes": ('a: {"b：旧"}\n', Fix("colon", ("a", "b：旧"))),
    "colon with a value behind": ("a: {b：旧: 1}\n", Fix("colon", ("a", "b：旧"))),
    "colon behind a key that is there": ("a: {b：旧, b: 1}\n", Fix("colon", ("a", "b：旧"))),
    "broken": ("a: [1\n", value("a", 0)),
}


@pytest.mark.parametrize(("before", "fix"), WITHDRAWN.values(), ids=WITHDRAWN)
def test_what_is_not_safe_is_withdrawn(before, fix):
    out = mended(before.encode(), FILE, found(fix))
    assert (out.data.decode(), out.applied, [one.fix for one, _ in out.withdrawn]) == (before, [], [fix])


COMMENTED = {
    "behind": ("a: 旧  # 注\nb: 二\n", remove("a")),
    "directly above": ("b: 二\n# 注\na: 旧\n", remove("a")),
    "above the first": ("# 注\na: 旧\nb: 二\n", remove("a")),
    "behind the key of a block": ("a:  # 注\n  - 一\nb: 二\n", remove("a")),
    "within": ("a:\n  # 注\n  - 一\nb: 二\n", remove("a")),
    "within an element": ("a:\n  - b: 1  # 注\n    c: 2\n  - 二\n", remove("a", 0)),
    "below, further in": ("a:\n  - 一\n\n  # 注\nb: 二\n", remove("a")),
    "below an element": ("a:\n  - 一\n    # 注\n  - 二\n", remove("a", 0)),
    "below, at the end of the file": ("b: 二\na:\n  - 一\n  # 注", remove("a")),
    "at a block's head": ("a: |  # 注\n  一\nb: 二\n", remove("a")),
    "above an element": ("a:\n  # 注\n  - 一\n  - 二\n", remove("a", 0)),
    "above a dash of its own": ("a:\n  # 注\n  -\n    id: 一\n  - 二\n", remove("a", 0)),
    "behind a dash": ("a:\n  - # 注\n    id: 一\n  - 二\n", remove("a", 0)),
    "in what it leaves empty": ("a:\n  # 注\n  b:\n    c: 1\nd: 二\n", remove("a", "b", "c")),
    "above in flow": ("a: [1,\n  # 注\n  2,\n  3]\n", remove("a", 1)),
    "behind in flow": ("a: [1,\n  2  # 注\n  ]\n", remove("a", 1)),
    "behind a comma": ("a: [1,  # 注\n  2]\n", remove("a", 0)),
    "before the last in flow": ("a: [1,  # 注\n  2]\n", remove("a", 1)),
    "in flow of many lines": ("a: {b: 1,  # 注\n  c: 2}\nd: 3\n", remove("a")),
}


@pytest.mark.parametrize(("before", "fix"), COMMENTED.values(), ids=COMMENTED)
def test_what_somebody_commented_on_is_left(before, fix):
    """A removal never takes people's words with it, nor leaves them above or behind something else."""
    out = mended(before.encode(), FILE, found(fix, rule="L111"))
    assert (out.data.decode(), out.withdrawn) == (before, [(found(fix, rule="L111")[0], say.COMMENTED)])


def test_one_that_does_not_hold_leaves_the_others():
    text = "".join(f"k{n}: 旧\n" for n in range(9)) + "ａ: 1\na: 2\n"
    fixes = [*(value(f"k{n}") for n in range(9)), Fix("key", ("ａ",), "a")]
    out = mended(text.encode(), FILE, found(*fixes))
    assert out.data.decode() == text.replace("旧", "新")
    assert [one.fix for one, _ in out.withdrawn] == [fixes[-1]]
    assert len(out.applied) == 9


@pytest.mark.parametrize("make", [value, remove])
def test_many_mends_take_no_time(make):
    names = [f"k{n}" for n in range(16_000)]
    text = "".join(f"{name}: 旧\n" for name in [*names, "last"])
    started = time.process_time()
    out = mended(text.encode(), FILE, found(*map(make, names)))
    assert len(out.applied) == len(names)
    assert time.process_time() - started < 2


def test_overlapping_mends_wait_for_the_next_round():
    out = mended("a:\n  - 旧\n  - 二\nb: 1\n".encode(), FILE, found(value("a", 0), remove("a")))
    assert out.data.decode() == "b: 1\n"
    assert [one.fix.kind for one in out.applied] == ["remove"]
    assert out.withdrawn == []


def test_two_findings_with_one_mend():
    out = mended("a: 旧\n".encode(), FILE, found(value("a"), value("a")))
    assert (out.data.decode(), len(out.applied)) == ("a: 新\n", 2)


BYTES = {
    "mark": (b"\xef\xbb\xbfa: 1\n", b"a: 1\n"),
    "lines": (b"a: 1\r\n# x\r\nb: 2\r\n", b"a: 1\n# x\nb: 2\n"),
    "both": (b"\xef\xbb\xbfa: |\r\n  1\r\n", b"a: |\n  1\n"),
    "old line ends": (b"a: 1\rb: 2\r", b"a: 1\nb: 2\n"),
}


@pytest.mark.parametrize(("before", "expected"), BYTES.values(), ids=BYTES)
def test_bytes(before, expected):
    assert mended(before, FILE, found(Fix("bytes"))).data == expected


def test_bytes_beside_another_fault():
    """Mark and line ends do not depend on what YAML says; what waits for the other fault is said to."""
    fixes = found(Fix("bytes"), value("a"), Fix("colon"))
    out = mended(b"\xef\xbb\xbfa: 1\r\n bad: [\r\n", FILE, fixes)
    assert (out.data, out.applied) == (b"a: 1\n bad: [\n", fixes[:1])
    assert out.withdrawn == [(one, say.UNREAD) for one in fixes[1:]]


def test_bytes_of_a_table():
    out = mended(b"\xef\xbb\xbfcode,name\r\n", "catalog/regions.csv", found(Fix("bytes")))
    assert out.data == b"code,name\n"


def test_mark_and_line_ends_stay_where_nobody_mends_them():
    before = "\ufeffa: 旧\r\nb: 2\r\n".encode()
    assert mended(before, FILE, found(value("a"))).data == before.replace("旧".encode(), "新".encode())
    mixed = "a: 旧\r\nb: 2\n".encode()
    assert mended(mixed, FILE, found(value("a"))).data == mixed


COLONS = {
    "one": ("a: 1\nb：2\n", "a: 1\nb: 2\n"),
    "with blank": ("a: 1\nb： 2\n", "a: 1\nb: 2\n"),
    "two": ("a: 1\nb：2\nc：3\n", "a: 1\nb: 2\nc: 3\n"),
    "before a block": ("a: 1\nb：\n  - 2\n", "a: 1\nb:\n  - 2\n"),
}


@pytest.mark.parametrize(("before", "expected"), COLONS.values(), ids=COLONS)
def test_full_width_colons(before, expected):
    assert after(before, Fix("colon")) == expected


def test_full_width_colon_that_does_not_help():
    assert after("a: 1\nb：2\nc: [\n", Fix("colon")) is None


@pytest.mark.parametrize(
    "data",
    [b"a: " + b"[" * 99, b"a: 1\n" * 300_000, "a: 申请\n".encode("gb18030"), b"a: \x07\n", b"&a a: 1\n", b"\x00"],
)
def test_hostile_files_are_left_alone(data):
    out = mended(data, FILE, found(value("a"), Fix("bytes"), Fix("colon")))
    assert (out.data, out.applied, len(out.withdrawn)) == (data, [], 3)


TEXTS = st.text(st.sampled_from("申请书，。:#-'\"[]{}\\ 01２&*!|>%@`?~\n\tÿ\u3000é\U0001f600"), max_size=12)


@given(TEXTS, st.sampled_from(["", "'", '"']))
def test_spelling_reads_as_the_text(text, style):
    for template in ("a: {}\n", "a: [{}, b]\n", "a: {{b: {}}}\n"):
        tree = reader.read(template.format(spelled(text, style)).encode(), FILE, quick=False).data
        value = tree["a"]
        assert (value if isinstance(value, str) else value[0] if isinstance(value, list) else value["b"]) == text


@given(st.text(max_size=20))
def test_quotes_hold_any_text(text):
    document = reader.read(f"a: {quoted(text)}\n".encode("utf-8", "replace"), FILE, quick=False)
    assert document.broken or document.data == {"a": text}


KEYS = st.sampled_from(string.ascii_lowercase)
SCALARS = st.sampled_from(
    ["旧", "'旧的'", '"旧, 的"', "0123", "true", "|\n{pad}  一\n{pad}  二", ">-\n{pad}  一\n{pad}  二", "长\n{pad}  行"]
)
FLOWS = st.sampled_from(["[一, 二]", "{x: 1, y: [2, 3]}", "[{x: 1}, {x: 2}]", "{}", "[]"])
COMMENTS = st.sampled_from(["", "", "  # 注", " # svcstd: ignore T101 — 因故"])


@st.composite
def blocks(draw: st.DrawFn, indent: int = 0, depth: int = 0) -> list[str]:
    """Lines of a mapping with comments, empty lines and values of every shape."""
    lines: list[str] = []
    pad = " " * indent
    for key in draw(st.lists(KEYS, min_size=1, max_size=4, unique=True)):
        lines.extend(draw(st.sampled_from([[], [], [f"{pad}# 上"], [""], ["", f"{pad}# 上", ""]])))
        kind = draw(st.integers(0, 3 if depth < 2 else 1))
        comment = draw(COMMENTS)
        if kind == 0:
            first, *rest = draw(SCALARS).replace("{pad}", pad).split("\n")
            first += comment if not rest or first[0] in "|>" else ""
            lines.extend([f"{pad}{key}: {first}", *rest])
        elif kind == 1:
            lines.append(f"{pad}{key}: {draw(FLOWS)}{comment}")
        elif kind == 2:
            lines.extend([f"{pad}{key}:{comment}", *draw(blocks(indent + 2, depth + 1))])
        else:
            dash = draw(st.sampled_from([indent, indent + 2]))
            lines.append(f"{pad}{key}:{comment}")
            for _ in range(draw(st.integers(1, 3))):
                first, *rest = [line for line in draw(blocks(dash + 2, depth + 1)) if line.strip()[:1] not in {"#", ""}]
                lines.extend([" " * dash + "- " + first.lstrip(), *rest])
    return lines


def paths(tree, path=()):
    """All paths below the root of a tree with what stands there."""
    pairs = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for part, inner in pairs:
        yield (*path, part), inner
        yield from paths(inner, (*path, part))


def without(tree, path):
    """A tree without what stands at a path, nor what that leaves empty."""
    part, rest = path[0], path[1:]
    inner = without(tree[part], rest) if rest else None
    pairs = list(tree.items() if isinstance(tree, dict) else enumerate(tree))
    if isinstance(tree, dict):
        return {k: inner if k == part else v for k, v in pairs if k != part or inner}
    return [inner if k == part else v for k, v in pairs if k != part or inner]


def replaced(tree, path, new):
    if not path:
        return new
    if isinstance(tree, dict):
        return {k: replaced(v, path[1:], new) if k == path[0] else v for k, v in tree.items()}
    return [replaced(v, path[1:], new) if k == path[0] else v for k, v in enumerate(tree)]


def in_order(some, lines):
    """Whether these are lines of those, none moved."""
    rest = iter(lines)
    return all(line in rest for line in some)


@settings(max_examples=300, deadline=None)
@given(blocks(), st.data())
def test_only_what_is_meant_changes(lines, data):
    text = "\n".join(lines) + "\n"
    tree = reader.read(text.encode(), FILE, quick=False).data
    path, old = data.draw(st.sampled_from(list(paths(tree))))
    kind = "remove" if not isinstance(old, str) else data.draw(st.sampled_from(["value", "remove"]))
    made = after(text, Fix(kind, path, "新" if kind == "value" else ""))
    if made is None:
        return
    again = reader.read(made.encode(), FILE, quick=False)
    assert not again.broken
    assert again.data == (replaced(tree, path, "新") if kind == "value" else without(tree, path))
    kept = made.split("\n")[:-1]  # but for one line, which may come to look like another, all are as they were
    assert in_order(kept, lines) or any(in_order(kept[:at] + kept[at + 1 :], lines) for at in range(len(kept)))
