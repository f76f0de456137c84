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
from svcstd.resolve import Identity, Layer, Resolved, inheritable, resolve, situated

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
        ("- {id: a, after: a}", ["a", "b"]),
    ],
)  # fmt: skip
def test_after(own: str, order: list[str]) -> None:
    """`after` puts an element elsewhere; one that leads nowhere leaves it where it is."""
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
    assert [(removal.path, removal.found) for removal in resolved.removals] == [(path, found)]
    if left is not None:
        assert {k: v for k, v in of(resolved).items() if k != "remove"} == left


def test_removal_is_handed_down() -> None:
    """What a city takes out is not there for its counties, and its line is where that was written."""
    resolved = laid("quota: 十家\nnotes: 需要预约。", "remove: [quota]", "visits: 0")
    assert of(resolved) == {"notes": "需要预约。", "visits": {"count": 0}}
    layer, path = resolved.origin(("quota",))
    assert (layer, path) == (resolved.layers[-2], ("remove", 0))


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


def test_policies_by_longest_path() -> None:
    """A path takes the policy of the longest entry that it begins with."""
    assert POLICIES.of(("materials", 3, "copies")).policy == "tighten"
    assert POLICIES.of(("materials", 3, "name")).policy == "free"
    assert POLICIES.of(("online", "url")).policy == "local"
    assert POLICIES.of(("statutory",)).policy == "locked"
