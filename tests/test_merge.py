"""Merging three versions by element: what each side changed stands in the result, and only true conflicts are marked."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from svcstd import read as reader
from svcstd.write.merge import Marks, Unmerged, merge
from svcstd.write.threeway import Side, plan

QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])

# A small language of files: nodes that know how they are written, so that an edit leaves everything else as it was.


@dataclass
class Node:
    value: Any  # text, {key: Element} or [Element]
    flow: bool = False


@dataclass
class Element:
    node: Node
    above: list[str] = field(default_factory=list)
    behind: str = ""


TEXTS = st.sampled_from(
    ["5个工作日", "3个工作日", "申请表", "到场, 核验", "a: b", "01", "true", "“引号”", "多 行", "#5"]
)
NAMES = ("promised", "notes", "visits", "channels", "fee", "result")
IDS = ("form", "licence", "lease", "mandate", "photo")
NOTES = st.sampled_from(["", "", "", "# 说明", "# 见办法", "# 待核"])


def scalars() -> st.SearchStrategy[Node]:
    return TEXTS.map(Node)


def elements(nodes: st.SearchStrategy[Node]) -> st.SearchStrategy[Element]:
    return st.builds(Element, nodes, st.lists(st.sampled_from(["# 上面", "# 另一", ""]), max_size=2), NOTES)


def mappings(nodes: st.SearchStrategy[Node], keys: tuple[str, ...] = NAMES) -> st.SearchStrategy[Node]:
    held = st.dictionaries(st.sampled_from(keys), elements(nodes), min_size=1, max_size=4)
    return st.builds(Node, held, st.booleans())


@st.composite
def lists(draw: st.DrawFn) -> Node:
    made = []
    for id in draw(st.lists(st.sampled_from(IDS), unique=True, max_size=4)):
        node = draw(mappings(scalars(), ("name", "copies", "note")))
        node.value = {"id": Element(Node(id)), **node.value}
        made.append(draw(elements(st.just(node))))
    return Node(made, draw(st.booleans()))


def words() -> st.SearchStrategy[Node]:
    return st.builds(Node, st.lists(elements(scalars()), max_size=3), st.booleans())


@st.composite
def files(draw: st.DrawFn) -> Node:
    root = draw(mappings(st.one_of(scalars(), mappings(scalars()))))
    root.value["materials"] = Element(draw(lists()), ["# 材料"])
    root.value["aliases"] = Element(Node([Element(Node(t)) for t in draw(st.sets(TEXTS, max_size=3))], True))
    root.value["levels"] = Element(draw(words()))
    root.flow = False
    return root


def scalar(text: str) -> str:
    return text if text in {"5个工作日", "3个工作日", "申请表", "多 行", "“引号”", "true"} else f'"{text}"'


def inline(node: Node) -> str:
    if isinstance(node.value, str):
        return scalar(node.value)
    if isinstance(node.value, dict):
        return "{" + ", ".join(f"{key}: {inline(one.node)}" for key, one in node.value.items()) + "}"
    return "[" + ", ".join(inline(one.node) for one in node.value) + "]"


def block(node: Node, indent: int, dash: bool = False) -> list[str]:
    out: list[str] = []
    pairs = node.value.items() if isinstance(node.value, dict) else [(None, one) for one in node.value]
    for number, (key, one) in enumerate(pairs):
        first = dash and not number
        pad = " " * indent
        if not first:
            out += [pad + row if row else row for row in one.above]
        head = (" " * (indent - 2) + "- " if first else pad) + (f"{key}:" if key else "-")
        behind = f"  {one.behind}" if one.behind else ""
        if one.node.flow or isinstance(one.node.value, str) or not one.node.value:
            out.append(f"{head} {inline(one.node)}{behind}")
        elif key:
            out += [head + behind, *block(one.node, indent + 2)]
        else:
            out += block(one.node, indent + 2, dash=True)
    return out


def written(node: Node) -> bytes:
    return ("# yaml-language-server: $schema=x\n# 合成\n\n" + "\n".join(block(node, 0)) + "\n").encode()


def data(node: Node) -> Any:
    if isinstance(node.value, dict):
        return {key: data(one.node) for key, one in node.value.items()}
    return [data(one.node) for one in node.value] if isinstance(node.value, list) else node.value


@st.composite
def edited(draw: st.DrawFn, base: Node) -> Node:
    """The base with a few edits: values, comments, style, order, entries that come and go."""
    made = copy.deepcopy(base)
    for _ in range(draw(st.integers(0, 3))):
        within = [made, made.value["materials"].node]
        within += [one.node for one in made.value["materials"].node.value]
        within += [one.node for one in made.value.values() if isinstance(one.node.value, dict)]
        node = draw(st.sampled_from(within))
        edit(draw, node, made)
    return made


def edit(draw: st.DrawFn, node: Node, root: Node) -> None:  # noqa: C901 - one branch for each kind of edit
    kept = {"materials", "aliases", "levels", "id"}
    keys = [k for k in node.value if k not in kept] if isinstance(node.value, dict) else list(range(len(node.value)))
    kind = draw(st.sampled_from(["value", "add", "remove", "note", "style", "order", "behind"]))
    if kind == "style" and node is not root:
        node.flow = not node.flow
    elif kind == "add" and isinstance(node.value, dict):
        node.value[draw(st.sampled_from([*NAMES, "name", "copies"]))] = Element(Node(draw(TEXTS)))
    elif kind == "add":
        new = draw(st.sampled_from(IDS))
        if new not in {one.node.value["id"].node.value for one in node.value}:
            value = {"id": Element(Node(new)), "name": Element(Node(draw(TEXTS)))}
            node.value.insert(draw(st.integers(0, len(node.value))), Element(Node(value, draw(st.booleans()))))
    elif kind == "order" and isinstance(node.value, list):
        node.value.reverse()
    elif keys:
        key = draw(st.sampled_from(keys))
        one = node.value[key]
        if kind == "value" and isinstance(one.node.value, str):
            one.node.value = draw(TEXTS)
        elif kind == "remove" and len(node.value) > 1:
            del node.value[key]
        elif kind == "note":
            one.above = [*one.above, draw(st.sampled_from(["# 新注", "# 又一"]))]
        elif kind == "behind":
            one.behind = draw(NOTES)


@st.composite
def versions(draw: st.DrawFn) -> tuple[Node, Node, Node]:
    base = draw(files())
    return base, draw(edited(base)), draw(edited(base))


def tree(data_: bytes) -> Any:
    document = reader.read(data_, "", quick=False)
    assert not document.broken and not document.findings, document.findings
    return document.data


@QUICK
@given(versions())
def test_merge_reads_as_planned(three: tuple[Node, Node, Node]) -> None:
    """A clean result reads as the tree merged by element; every line of a conflict stands between its marks."""
    base, ours, theirs = map(written, three)
    assert tree(base) == data(three[0])
    planned = plan(*map(data, three))
    try:
        done = merge(base, ours, theirs, Marks(base="base"))
    except Unmerged as error:  # comments have no place between brackets
        assert error.plan is not None and any(b"{" in text and b"#" in text for text in (ours, theirs))
        return
    assert [one.path for one in done.conflicts] == [path for path, _ in planned.clashes()]
    if planned.clean:
        assert tree(done.data) == planned.value()
    else:
        for side in (Side.OURS, Side.THEIRS):
            assert tree(taken(done.data.decode(), side).encode()) == planned.value(side)


def taken(text: str, side: Side) -> str:
    """A text with one side of each conflict."""
    out, at = [], None
    marks = {"<": Side.OURS, "|": Side.BASE, "=": Side.THEIRS, ">": None}
    for row in text.splitlines():
        if row[:7] in {mark * 7 for mark in marks}:
            at = marks[row[0]]
        elif at in (None, side):
            out.append(row)
    return "".join(f"{row}\n" for row in out)


@QUICK
@given(versions())
def test_one_side_alone(three: tuple[Node, Node, Node]) -> None:
    """Where one side left the base alone the result is the other's, byte for byte; so it is where both agree."""
    base, ours, _ = map(written, three)
    assert merge(base, base, ours).data == ours
    assert merge(base, ours, base).data == ours
    assert merge(base, ours, ours).data == ours
    planned = plan(data(three[0]), data(three[0]), data(three[1]))
    assert planned.clean and planned.value() == data(three[1])


@QUICK
@given(files(), st.lists(st.sampled_from(NAMES), min_size=2, max_size=2, unique=True), TEXTS, TEXTS)
def test_different_elements_never_clash(base: Node, keys: list[str], one: str, two: str) -> None:
    """What each side wrote into an element of its own stands in the result, whichever way round, and all else stays."""
    ours, theirs = copy.deepcopy(base), copy.deepcopy(base)
    ours.value[keys[0]] = Element(Node(one), ["# 我方"])
    theirs.value[keys[1]] = Element(Node(two), ["# 对方"])
    for sides in ((ours, theirs), (theirs, ours)):
        done = merge(written(base), *map(written, sides))
        assert not done.conflicts
        assert tree(done.data) == data(base) | {keys[0]: one, keys[1]: two}
        assert {"# 我方", "# 对方"} <= set(done.data.decode().splitlines())


@QUICK
@given(versions())
def test_sides_are_alike(three: tuple[Node, Node, Node]) -> None:
    """What clashes does not depend on whose side is whose."""
    b, o, t = map(data, three)
    one, two = plan(b, o, t), plan(b, t, o)
    assert {path for path, _ in one.clashes()} == {path for path, _ in two.clashes()}


TEXTS_MERGED = {
    "line ends of ours": (b"a: 1\r\nb: 2\r\n", b"a: 3\r\nb: 2\r\n", b"a: 1\r\nb: 4\r\n", b"a: 3\r\nb: 4\r\n"),
    "line ends that theirs changed": (b"a: 1\nb: 2\n", b"a: 3\nb: 2\n", b"a: 1\r\nb: 4\r\n", b"a: 3\r\nb: 4\r\n"),
    "mark and last line": (b"\xef\xbb\xbfa: 1\nb: 2", b"\xef\xbb\xbfa: 3\nb: 2", b"\xef\xbb\xbfa: 1\nb: 4", b"\xef\xbb\xbfa: 3\nb: 4"),
    "both added the file": (b"", b"a: 1\nb: 2\n", b"a: 1\nc: 4\n", b"a: 1\nb: 2\nc: 4\n"),
    "a list as far in as its key": (
        b"m:\n- id: x\n  n: 1\n- id: y\nz: 1\n",
        b"m:\n- id: x\n  n: 2\n- id: y\nz: 1\n",
        b"m:\n  - id: x\n    n: 1\n    k: 3\n  - id: y\n  - id: w\nz: 2\n",
        b"m:\n- id: x\n  n: 2\n  k: 3\n- id: y\n- id: w\nz: 2\n",
    ),
    "texts of several lines": (
        "n: |\n  一\n  二\nf: 甲\n  乙\nk: 1\n".encode(),
        "n: |\n  一\n  三\nf: 甲\n  乙\nk: 1\n".encode(),
        "n: |\n  一\n  二\nf: 甲\n  丙\nk: 2 # c\n".encode(),
        "n: |\n  一\n  三\nf: 甲\n  丙\nk: 2 # c\n".encode(),
    ),
    "brackets over several lines": (
        b"m: [\n  {id: a, n: 1},\n  {id: b, n: 1}\n]\n",
        b"m: [\n  {id: a, n: 2},\n  {id: b, n: 1}\n]\n",
        b"m: [\n  {id: a, n: 1},\n  {id: b, n: 3},\n  {id: c}\n]\n",
        b"m: [\n  {id: a, n: 2},\n  {id: b, n: 3},\n  {id: c}\n]\n",
    ),
    "document marks": (b"---\na: 1\nb: 2\n", b"---\na: 3\nb: 2\n", b"---\na: 1\nb: 3\n...\n", b"---\na: 3\nb: 3\n...\n"),
    "keys in another order": (b"a: 1\nb: 2\nc: 3\n", b"c: 3\na: 1\nb: 2\n", b"a: 1\n# n\nb: 5\nc: 3\n", b"c: 3\na: 1\n# n\nb: 5\n"),
    "handling items by serial, sub-items by code": (
        b'subitems:\n  - code: "1"\n    name: x\n    handling:\n      - {serial: "01", title: a}\n',
        b'subitems:\n  - code: "1"\n    name: y\n    handling:\n      - {serial: "01", title: a}\n      - {serial: "02", title: b}\n',
        b'subitems:\n  - code: "1"\n    name: x\n    handling:\n      - {serial: "01", title: c}\n  - code: "2"\n    name: z\n',
        b'subitems:\n  - code: "1"\n    name: y\n    handling:\n      - {serial: "01", title: c}\n      - {serial: "02", title: b}\n'
        b'  - code: "2"\n    name: z\n',
    ),
    "working days by year": (
        b"- year: 2025\n  document: a\n- year: 2026\n  document: b\n",
        b"- year: 2025\n  document: c\n- year: 2026\n  document: b\n",
        b"- year: 2025\n  document: a\n- year: 2026\n  document: d\n",
        b"- year: 2025\n  document: c\n- year: 2026\n  document: d\n",
    ),
    "approvals by fingerprint": (
        b"- {fingerprint: aa, until: 2027-01-01}\n",
        b"- {fingerprint: aa, until: 2027-06-01}\n",
        b"- {fingerprint: aa, until: 2027-01-01}\n- {fingerprint: bb}\n",
        b"- {fingerprint: aa, until: 2027-06-01}\n- {fingerprint: bb}\n",
    ),
    "former codes of both": (b"aliases: [a, b]\n", b"aliases: [b]\n", b"aliases: [a, b, c]\n", b"aliases: [b, c]\n"),
    "materials moved by both": (
        b"materials: [{id: a}, {id: b}, {id: c}]\n",
        b"materials: [{id: b}, {id: a}, {id: c}]\n",
        b"materials: [{id: c}, {id: a}, {id: b}]\n",
        b"materials: [{id: b}, {id: a}, {id: c}]\n",
    ),
    "a note on what is gone": (b"a: 1\nb: 2\n", b"b: 2\n", b"# why\na: 1\nb: 2\n", b"# why\nb: 2\n"),
    "marks in a text": (b'a: "<<<<<<< x"\nb: 1\n', b'a: "<<<<<<< y"\nb: 1\n', b'a: "<<<<<<< x"\nb: 2\n', b'a: "<<<<<<< y"\nb: 2\n'),
}  # fmt: skip


@pytest.mark.parametrize("name", TEXTS_MERGED)
def test_texts(name: str) -> None:
    """The bytes of the result, which has no conflict."""
    base, ours, theirs, wanted = TEXTS_MERGED[name]
    done = merge(base, ours, theirs)
    assert (done.data.decode(), done.conflicts) == (wanted.decode(), [])


CLASHING = {
    "levels are one statement": ("levels: [a, b]\n", "levels: [a]\n", "levels: [a, b, c]\n", ("levels",)),
    "an emptied list": ("m: [{id: a}, {id: b}]\n", "m: [{id: a}]\n", "m: [{id: b}]\n", ("m",)),
    "steps moved by both": (
        "steps: [{id: a}, {id: b}, {id: c}]\n",
        "steps: [{id: b}, {id: a}, {id: c}]\n",
        "steps: [{id: c}, {id: a}, {id: b}]\n",
        ("steps",),
    ),
    "new on both sides": ("a: 1\n", "a: 1\nb: 2\n", "a: 1\nb: 3\n", ("b",)),
    "gone and changed": (
        "a: 1\nm: [{id: x, n: 1}, {id: y}]\n",
        "a: 1\nm: [{id: y}]\n",
        "a: 1\nm: [{id: x, n: 2}, {id: y}]\n",
        ("m", "x"),
    ),
}


@pytest.mark.parametrize("name", CLASHING)
def test_conflicts(name: str) -> None:
    """What clashes is one conflict, at its path."""
    *texts, path = CLASHING[name]
    done = merge(*(str(text).encode() for text in texts))
    assert [one.path for one in done.conflicts] == [path]


def test_marks() -> None:
    """Marks have the length and names asked for, and git's form."""
    done = merge(b"a: 1\nb: 1\n", b"a: 2\nb: 1\n", b"a: 3\nb: 2\n", Marks(9, "HEAD", "base", "topic"))
    assert done.data == (
        b"<<<<<<<<< HEAD\na: 2\n||||||||| base\na: 1\n=========\na: 3\n>>>>>>>>> topic\nb: 2\n"
    )  # fmt: skip
    assert done.conflicts[0].line == 1


@pytest.mark.parametrize("bad", [b"a: [", b"a: 1\na: 2\n", b"a:\n\t- 1\n", b"\xff", b"x" * (2 << 20)])
@pytest.mark.parametrize("place", [0, 1, 2])
def test_unreadable(bad: bytes, place: int) -> None:
    """Whose version cannot be read is named."""
    versions = [b"a: 1\nb: 1\n", b"a: 2\nb: 1\n", b"a: 1\nb: 2\n"]
    versions[place] = bad
    with pytest.raises(Unmerged) as caught:
        merge(*versions)
    assert caught.value.side is list(Side)[place] and caught.value.finding is not None
