"""Laying records over each other: merging, moving, removing, local elements, situations, and who wrote each value."""

from __future__ import annotations

from typing import Any

import pytest

from svcstd.model.elements import Record
from svcstd.model.enums import Level
from svcstd.model.plain import plain
from svcstd.model.policy import Policies, Policy
from svcstd.model.region import Region
from svcstd.model.shape import shape
from svcstd.read import read
from svcstd.resolve import Identity, Layer, Resolved, Taken, inheritable, resolve, situated

POLICIES = Policies(
    {
        "agency": Policy(policy="local"),
        "windows": Policy(policy="local"),
        "online.url": Policy(policy="local"),
        "promised": Policy(policy="tighten", gain="less"),
        "materials[].copies": Policy(policy="tighten", gain="less"),
        "statutory": Policy(policy="locked"),
    }
)
COUNTY = Region("441802", "清城区", Level.COUNTY, "441800")
ITEM = Identity("000131022000", "", "000131022000", "食品经营许可")


def layer(text: str, file: str, region: str = "") -> Layer:
    """A record as a layer."""
    document = read(text.encode(), file)
    record, findings = shape(document, Record)
    assert record is not None, findings
    return Layer(document, (), record, region)


def laid(*texts: str) -> Resolved:
    """Records of nation, province … and last the county's own, resolved."""
    *above, own = [layer(text, f"{index}.yaml", str(index)) for index, text in enumerate(texts)]
    handed = [Layer(one.document, (), inheritable(one.elements, POLICIES), one.region) for one in above]
    return resolve(ITEM, [], handed, [own], region=COUNTY, policies=POLICIES)


def of(resolved: Resolved) -> Any:
    """The item as plain values."""
    return plain(resolved.item)


def test_nearer_place_wins() -> None:
    """Scalars and lists of scalars are replaced."""
    assert of(laid("promised: 8个工作日\nthemes: [甲, 乙]", "promised: 1个工作日\nthemes: [丙]")) == {
        "promised": "1个工作日",
        "themes": ["丙"],
    }


def test_lists_merge_by_id_key_by_key() -> None:
    """Inherited elements keep their place and what nobody changed; new ones follow."""
    found = of(
        laid(
            "materials:\n  - {id: a, name: 甲, copies: 2}\n  - {id: b, name: 乙}",
            "materials:\n  - {id: c, name: 丙}\n  - {id: a, copies: 1}",
        )
    )
    assert found["materials"] == [
        {"id": "a", "name": "甲", "copies": 1},
        {"id": "b", "name": "乙"},
        {"id": "c", "name": "丙"},
    ]


@pytest.mark.parametrize(
    ("own", "order"),
    [
        ("- {id: c, after: a}", ["a", "c", "b"]), ("- {id: b, after: nowhere}", ["a", "b"]), ("- {id: a, after: b}", ["b", "a"]),
        ("- {id: c, after: a}\n- {id: d, after: a}", ["a", "c", "d", "b"]), ("- {id: c, after: d}\n- {id: d, after: a}", ["a", "d", "c", "b"]),
        ("- {id: a, after: a}", ["a", "b"]), ("- {id: c, after: nowhere}\n- {id: d, after: a}", ["a", "d", "b", "c"]),
        ("- {id: c, after: d}\n- {id: d, after: c}\n- {id: a, after: b}", ["b", "a", "c", "d"]),
    ],
)  # fmt: skip
def test_after(own: str, order: list[str]) -> None:
    """`after` puts an element elsewhere; one that leads nowhere leaves it where it is, and the others move."""
    lines = "\n".join("  " + line for line in own.split("\n"))
    found = of(laid("materials:\n  - {id: a}\n  - {id: b}", f"materials:\n{lines}"))
    assert [entry["id"] for entry in found["materials"]] == order


@pytest.mark.parametrize(
    ("path", "left", "found"),
    [
        ("quota", {"materials": [{"id": "a", "name": "甲"}], "online": {"depth": "Ⅳ级", "payment": True}}, True),
        ("materials.a", {"quota": "十家", "materials": [], "online": {"depth": "Ⅳ级", "payment": True}}, True),
        ("online.payment", {"quota": "十家", "materials": [{"id": "a", "name": "甲"}], "online": {"depth": "Ⅳ级"}}, True),
        ("materials.zz", None, False), ("fee", None, False), ("online.steps", None, False), ("quota.x", None, False),
    ],
)  # fmt: skip
def test_remove(path: str, left: Any, found: bool) -> None:
    """`remove` takes out by path; what is not there is told."""
    above = "quota: 十家\nmaterials:\n  - {id: a, name: 甲}\nonline: {depth: Ⅳ级, payment: true}"
    resolved = laid(above, f"remove: [{path}]")
    assert [(removal.path, removal.taken is Taken.OUT) for removal in resolved.removals] == [(path, found)]
    if left is not None:
        assert {k: v for k, v in of(resolved).items() if k != "remove"} == left


@pytest.mark.parametrize("path", ["faq.q.id", "steps.b.after", "fee.charged", "situations.s.set.materials.a.id"])
def test_needed_keys_stay(path: str) -> None:
    """What a part cannot be without is not taken out of it, which is told; nor is the line where it comes from."""
    above = (
        "faq:\n  - {id: q, question: 问, answer: 答}\nsteps:\n  - {id: b, after: c}\n  - {id: c}\nfee: 不收费\n"
        "situations:\n  - {id: s, set: {materials: [{id: a}]}}"
    )
    resolved = laid(above, f"remove: [{path}]")
    assert [removal.taken for removal in resolved.removals] == [Taken.NEEDED]
    assert of(resolved) == of(laid(above))
    assert resolved.origin(("faq", 0, "id"))[0] is resolved.layers[0]


@pytest.mark.parametrize(
    ("above", "path", "left"),
    [
        ("visits: {count: 1, reason: 核验身份}\nnotes: 注", "visits.count", {"notes": "注"}),
        ("visits: {count: 1, reason: 核验身份}", "visits.reason", {"visits": {"count": 1}}),
        ("extra: {seats: 3, area: 5}", "extra.seats", {"extra": {"area": "5"}}),
        ("extra: {seats: 3}\nnotes: 注", "extra.seats", {"notes": "注"}),
        ("themes: [甲, 乙.丙]", "themes.乙.丙", {"themes": ["甲"]}),
        ("materials:\n  - {id: a, when: [s]}", "materials.a.when.s", {"materials": [{"id": "a"}]}),
    ],
)
def test_nothing_invalid_is_left(above: str, path: str, left: Any) -> None:
    """Visits without a number, an empty mapping and an empty list of words go as a whole."""
    resolved = laid(above, f"remove: [{path}]")
    assert of(resolved) == left
    assert resolved.removals[0].taken is Taken.OUT
    assert Record.model_validate(of(resolved))


def test_ids_have_no_dots() -> None:
    """A dot parts the names of a path, so that no id may hold one."""
    _, findings = shape(read(b"materials:\n  - {id: a.b}", "x.yaml"), Record)
    assert [finding.rule for finding in findings] == ["S211"]


def test_body_goes_last() -> None:
    """A body's file is laid over all that the place says, its `here` included; its own `here` is the last word."""
    place = layer("promised: 9个工作日\nquota: 甲\nhere: {promised: 8个工作日, quota: 乙, notes: 注}", "p.yaml")
    body = layer("promised: 7个工作日\nquota: 丙\nhere: {quota: 丁}", "p@b.yaml")
    body = Layer(body.document, (), body.elements, body="b")
    resolved = resolve(ITEM, [], [], [place, body], region=COUNTY, policies=POLICIES, variant="b")
    assert of(resolved) == {"promised": "7个工作日", "quota": "丁", "notes": "注"}
    assert str(resolved.where(("promised",))) == "p@b.yaml:1:11"
    assert [(one.document.file, one.prefix) for one in resolved.own_layers] == [
        ("p.yaml", ()), ("p.yaml", ("here",)), ("p@b.yaml", ()), ("p@b.yaml", ("here",)),
    ]  # fmt: skip


def test_removal_is_handed_down() -> None:
    """What a city takes out is not there for its counties, and its line is where that was written."""
    resolved = laid("quota: 十家\nnotes: 需要预约。", "remove: [quota]", "visits: 0")
    assert of(resolved) == {"notes": "需要预约。", "visits": {"count": 0}}
    layer, path = resolved.origin(("quota",))
    assert (layer, path) == (resolved.layers[-2], ("remove", 0))


def test_origin_of_what_was_taken_out() -> None:
    """The line of `remove` that names it by ids, unless whoever came after brought it back."""
    above = "materials:\n  - {id: a, name: 甲}\n  - {id: b, name: 乙, copies: 2, note: 注}"
    city = "remove: [materials.a, materials.b.note, visits]"
    resolved = laid(above, city, "materials:\n  - {id: b, copies: 1}")
    assert resolved.origin(("materials", 0, "note")) == (resolved.layers[1], ("remove", 1))
    assert str(resolved.where(("materials", 0, "copies"))) == "2.yaml:2:21"
    again = laid(above, city, "materials:\n  - {id: a, name: 丙}")
    assert again.item.materials is not None and [m.id for m in again.item.materials] == ["b", "a"]
    assert str(again.where(("materials", 1, "name"))) == "2.yaml:2:19"
    assert again.origin(("materials", 1, "basis")) == (again.layers[2], ("materials", 0))


def test_local_keys_within_lists_are_not_inherited() -> None:
    """A policy `local` of `materials[].note` or of all elements of a list holds as one of a mapping's key does."""
    policies = Policies(
        dict.fromkeys(["materials[].note", "materials[].id", "fee.items[].note", "extra.seats", "faq[]"], Policy(policy="local"))
    )  # fmt: skip
    text = (
        "materials:\n  - {id: a, name: 甲, note: 注}\nfee: {items: [{id: f, name: 费, note: 注}]}\n"
        "extra: {seats: 3, area: 5}\nfaq:\n  - {id: q, question: 问}"
    )
    assert plain(inheritable(layer(text, "a.yaml").elements, policies)) == {
        "materials": [{"id": "a", "name": "甲"}],
        "fee": {"items": [{"id": "f", "name": "费"}]},
        "extra": {"area": "5"},
    }


def test_local_elements_are_not_inherited() -> None:
    """Bodies, windows and addresses stay where they were written, `depth` beside an address goes on."""
    found = of(laid("agency: gd\nwindows:\n  - {id: w}\nonline: {depth: Ⅳ级, url: https://a.example/}", "visits: 0"))
    assert found == {"online": {"depth": "Ⅳ级"}, "visits": {"count": 0}}


def test_here_is_for_one_place() -> None:
    """`here` is applied last and handed to nobody."""
    province = "promised: 8个工作日\nhere: {promised: 5个工作日, agency: gd}"
    assert of(laid(province))["promised"] == "5个工作日"
    assert of(laid(province, "visits: 0")) == {"promised": "8个工作日", "visits": {"count": 0}}


def test_mappings_merge_key_by_key_but_no_fee_is_whole() -> None:
    """A county without a fee has none of the province's charges."""
    charged = "fee: {basis: 某条, items: [{id: a, name: 工本费, amount: '20'}]}\nresult: {name: 证, type: 证照}"
    found = of(laid(charged, "fee: 不收费\nresult: {validity: 5年}"))
    assert found == {"fee": "不收费", "result": {"name": "证", "type": "证照", "validity": "5年"}}


def test_origin_of_every_value() -> None:
    """A value's place is in the file that wrote it last; what nobody wrote is at what it belongs to."""
    resolved = laid(
        "promised: 8个工作日\nmaterials:\n  - id: a\n    name: 甲\n    copies: 2\n  - {id: b, name: 乙}",
        "materials:\n  - {id: c, name: 丙}\n  - id: a\n    copies: 1",
    )
    where = {
        ("promised",): "0.yaml:1:11",
        ("materials", 0, "name"): "0.yaml:4:11",
        ("materials", 0, "copies"): "1.yaml:4:13",
        ("materials", 1, "name"): "0.yaml:6:19",
        ("materials", 2): "1.yaml:2:5",
        ("materials", 0, "basis"): "0.yaml:3:5",
        ("fee",): "1.yaml:1:1",
    }
    assert {path: str(resolved.where(path)) for path in where} == where
    assert [layer.document.file for layer, _ in resolved.chain(("materials", 0, "copies"))] == ["0.yaml", "1.yaml"]


def test_overrides_are_facts() -> None:
    """What the place's own record changed of what it inherited is kept, before and after."""
    resolved = laid("promised: 8个工作日", "promised: 9个工作日\nvisits: 1")
    assert [(o.name, str(o.before), str(o.after)) for o in resolved.overrides] == [
        ("promised", "8个工作日", "9个工作日")
    ]


def test_situations_lay_their_set_over_the_item() -> None:
    """`set` works like a record of a lower place, in either direction, and knows its origin."""
    resolved = laid(
        "promised: 3个工作日\nmaterials:\n  - {id: form, copies: 1}\nsituations:\n"
        "  - {id: self, name: 本人, group: who}\n"
        "  - id: agent\n    name: 代理\n    group: who\n    set:\n      promised: 5个工作日\n      materials:\n"
        "        - {id: form, copies: 7}",
        "visits: 0",
    )
    other = situated(resolved, 1)
    assert of(other)["promised"] == "5个工作日"
    assert of(other)["materials"] == [{"id": "form", "copies": 7}]
    assert str(other.where(("materials", 0, "copies"))) == "0.yaml:12:30"
    assert of(situated(resolved, 0))["promised"] == "3个工作日"


def test_origin_in_a_set_that_several_places_write() -> None:
    """Each value of a merged `set` is where it was written, and the place's own files count as its own."""
    resolved = laid(
        "promised: 3个工作日\nsituations:\n  - id: agent\n    set:\n      promised: 5个工作日\n      visits: 2",
        "notes: 注\nsituations:\n  - id: agent\n    set:\n      visits: 1",
    )
    other = situated(resolved, 0)
    assert of(other)["promised"] == "5个工作日"
    assert of(other)["visits"] == {"count": 1}
    assert str(other.where(("promised",))) == "0.yaml:5:17"
    assert str(other.where(("visits",))) == "1.yaml:5:15"
    assert [layer.document.file for layer, _ in other.chain(("promised",))] == ["0.yaml", "0.yaml"]
    assert resolved.layers[1] in other.own_layers


def test_policies_by_longest_path() -> None:
    """A path takes the policy of the longest entry that it begins with."""
    assert POLICIES.of(("materials", 3, "copies")).policy == "tighten"
    assert POLICIES.of(("materials", 3, "name")).policy == "free"
    assert POLICIES.of(("online", "url")).policy == "local"
    assert POLICIES.of(("statutory",)).policy == "locked"


def test_file_of_a_body_over_what_the_place_says_here() -> None:
    """A record `…@body` of a workspace is laid over the place's `here`."""
    from complete import FILES, PATHS, workspace
    from svcstd.pipeline.catalogue import read_library
    from svcstd.pipeline.entries import Entries
    from svcstd.pipeline.places import Places

    own = "items/990101/00019900100101@sl-market.yaml"
    files = FILES | {PATHS["county"]: "here: {promised: 4个工作日, quota: 甲}\n", own: "promised: 3个工作日\n"}
    found = workspace(files)
    entries = Entries(found)
    it = Places(entries, read_library(found).catalogue).at(
        entries.basic("00019900100Y"), "00019900100101", "990101", "sl-market"
    )
    assert (str(it.item.promised), it.item.quota) == ("3个工作日", "甲")
