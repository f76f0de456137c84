"""Random workspaces of six levels (合成, synthetic), and what a comparison says applied to the older of two of them.

A state is what one item says at one place as plain data, in a form that two lists of the same things in another order
share: things with an `id` by it, words sorted, the order of steps kept beside them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from hypothesis import strategies as st

from complete import FILES, PATHS
from svcstd.diff.changes import Change
from svcstd.diff.judge import identity_changes
from svcstd.model.elements import Item
from svcstd.model.plain import plain
from svcstd.resolve import Resolved

NEW_COUNTY = "990102"
IDENTITY = ("name", "title", "main", "provisional")
EXISTENCE = frozenset({"item", "place", "guide"})
"""What a fact is about whose value is no element."""


class Things(dict[str, Any]):
    """A list of things by their id; `order` is theirs where it counts."""

    order: list[str]


# states


def state(value: Any, key: str = "") -> Any:
    """Plain data as a state; None where nothing is said."""
    if isinstance(value, dict):
        found = {k: state(v, k) for k, v in value.items() if k != "after"}
        return {k: v for k, v in found.items() if v is not None} or None
    if isinstance(value, list):
        if not value or (isinstance(value[0], dict) and "id" in value[0]):
            things = Things({one["id"]: state(one) for one in value})
            things.order = [one["id"] for one in value] if key == "steps" else []
            return things
        return sorted(json.dumps(state(one) or {}, sort_keys=True, ensure_ascii=False) for one in value)
    return {"charged": value} if key == "fee" else value


def of_item(item: Item) -> dict[str, Any]:
    return state(plain(item)) or {}


def of_resolved(it: Resolved) -> dict[str, Any]:
    """What an item at a place says, its names and codes with it."""
    names = {name: getattr(it.identity, name) or None for name in IDENTITY}
    code = next(
        (layer.elements.code for layer in reversed(it.own_layers) if getattr(layer.elements, "code", None)), None
    )
    if it.identity.sub:
        names["main_name"] = it.identity.main_name
    return {**of_item(it.item), **{k: v for k, v in {**names, "code": code}.items() if v is not None}}


def same(one: Any, two: Any) -> bool:
    """Whether two states are the same, the order of steps with them."""
    if isinstance(one, Things) and isinstance(two, Things) and one.order != two.order:
        return False
    if isinstance(one, dict) and isinstance(two, dict):
        return one.keys() == two.keys() and all(same(one[key], two[key]) for key in one)
    return bool(one == two)


# applying facts


def apply(changes: Iterable[tuple[tuple[str, ...], Any, Any]], to: dict[str, Any]) -> dict[str, Any]:
    """A state after changes, each a path with its older and its newer plain value; the older one must be there.

    What is added comes before what stands behind it; an order of steps, and a note of a limit, come last.
    """
    waiting = sorted(changes, key=lambda one: (_is_order(*one), len(one[0]), str(one)))
    while waiting:
        late = [one for one in waiting if not _apply(to, *one)]
        assert len(late) < len(waiting), late
        waiting = late
    return tidy(to) or {}


def _is_order(path: tuple[str, ...], before: Any, after: Any) -> bool:
    return path[-1] == "steps" and isinstance(before, list) and isinstance(after, list)


def _apply(root: dict[str, Any], path: tuple[str, ...], before: Any, after: Any) -> bool:
    """Apply one change; False where it must wait for another."""
    at: Any = root
    for key in path[:-1]:
        at = at.setdefault(key, {})
        if isinstance(at, str):  # a limit that gets a note
            return _note(root, path, before, after)
    key = path[-1]
    if _is_order(path, before, after) and isinstance(at.get(key), Things) and at[key]:
        assert set(at[key]) == {one["id"] for one in after}, path
        at[key].order = [one["id"] for one in after]
        return True
    if key == "note" and "limit" in at:
        return _note(root, path, before, after)
    assert same(at.get(key), state(before, key)), (path, at.get(key), before)
    if isinstance(at, Things) and after is not None and at.get(key) is None and path[-2] == "steps":
        behind = after.get("after")
        if behind is not None and behind not in at.order:
            return False
        at.order.insert(at.order.index(behind) + 1 if behind is not None else 0, key)
    if after is None:
        del at[key]
        if isinstance(at, Things) and key in at.order:
            at.order.remove(key)
    else:
        at[key] = state(after, key)
    return True


def _note(root: dict[str, Any], path: tuple[str, ...], before: str | None, after: str | None) -> bool:
    *above, key, _ = path
    at: Any = root
    for one in above:
        at = at[one]
    said = at[key] if isinstance(at[key], dict) else {"limit": at[key]}
    assert said.get("note") in (before, after)  # the change of the limit itself may have brought it
    at[key] = {"limit": said["limit"], "note": after} if after else said["limit"]
    return True


def tidy(value: Any) -> Any:
    """A state without mappings that say nothing any more."""
    if not isinstance(value, dict):
        return value
    for key, inner in list(value.items()):
        if tidy(inner) is None:
            del value[key]
    return value if value or isinstance(value, Things) else None


def told(changes: Iterable[Change]) -> list[tuple[tuple[str, ...], Any, Any]]:
    """Changes as paths with plain values."""
    return [(tuple(map(str, one.path)), plain(one.before), plain(one.after)) for one in changes]


def of_identity(before: Resolved, after: Resolved) -> list[tuple[tuple[str, ...], Any, Any]]:
    return told(identity_changes(before, after))


# random workspaces

LIMITS = ["即办", "3个工作日", "5个工作日", "10个自然日", "无"]
NOTED = [*LIMITS, {"limit": "5个工作日", "note": "不含听证"}, {"limit": "5个工作日", "note": "另行说明"}]
MATERIALS = [
    {"id": "form", "name": "申请书", "necessity": "必要", "originals": 1, "source": "申请人自备"},
    {"id": "form", "copies": 2},
    {"id": "licence", "use": "business-licence", "necessity": "必要", "exempt": "电子证照"},
    {
        "id": "mandate",
        "name": "授权委托书",
        "when": ["agent"],
        "necessity": "容缺后补",
        "supplement_within": "5个工作日",
    },
    {"id": "mandate", "when": ["agent", "self"]},
    {"id": "plan", "name": "平面图", "any_of": [{"name": "平面图"}, {"name": "照片"}], "after": "form"},
    {"id": "plan", "any_of": [{"name": "照片"}, {"name": "平面图"}, {"use": "business-licence"}]},
]
STEPS = [
    {"id": "accept", "name": "受理", "limit": "1个工作日"},
    {"id": "accept", "limit": {"limit": "1个工作日", "note": "当场"}},
    {"id": "review", "name": "审查"},
    {"id": "decide", "name": "决定", "after": "accept"},
    {"id": "issue", "name": "制证", "counted": False},
    {"id": "recheck", "name": "复核", "after": "review"},
    {"id": "recheck", "name": "复核", "after": "accept"},
]
REMOVED = [
    "materials.mandate",
    "materials.form.copies",
    "steps.issue",
    "quota",
    "online.url",
    "situations.agent",
    "extra.a",
]
SIMPLE: dict[str, list[Any]] = {
    "promised": NOTED,
    "visits": [0, 1, {"count": 2, "reason": "现场核验"}, {"reason": "现场核验"}],
    "channels": [["窗口办理"], ["窗口办理", "网上办理"], ["网上办理", "窗口办理"]],
    "fee": [
        "不收费",
        {"charged": "收费"},
        {"charged": "收费", "items": [{"id": "a", "name": "工本费", "amount": "5", "unit": "元"}]},
    ],
    "online": [
        {"depth": "Ⅲ级"},
        {"depth": "Ⅳ级", "url": "https://www.example.gov.cn/a", "steps": []},
        {"payment": True},
    ],
    "quota": ["每年5个", "每年6个"],
    "notes": ["说明。", "说明"],
    "themes": [["a", "b"], ["b", "a"], ["b"]],
    "extra": [{"a": "x"}, {"a": "y", "b": "z"}, {}],
    "conditions": [
        [{"id": "premises", "text": "有场所。"}],
        [{"id": "staff", "text": "有人员。"}, {"id": "premises", "text": "有场所"}],
        [],
    ],
    "contacts": [
        {"consult": [{"kind": "电话", "value": "0999-1"}]},
        {"consult": [], "complain": [{"kind": "电话", "value": "12345"}]},
    ],
    "special_procedures": [[{"id": "visit", "kinds": ["现场核查"], "limit": "10个工作日", "counted": False}]],
}
PLACED: dict[str, list[Any]] = {
    "agency": ["sl-market", "sl-police"],
    "code": ["11990101000001011C1000199001001", "11990101000001011C1000199001002"],
    "in_hall": [True, False],
    "windows": [[{"id": "hall", "outlet": "sl-hall"}], [{"id": "hall", "outlet": "sl-hall", "window": "w3"}]],
    "points": [
        [{"id": "towns", "level": "镇(乡、街道)级", "role": "收件", "outlets": "all", "mode": "代办"}],
        [{"id": "towns", "level": "镇(乡、街道)级", "role": "受理", "outlets": ["sl-town-centre"], "mode": "委托"}],
    ],
}


def _few(things: list[dict[str, Any]], most: int = 4) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Some of a pool of things, in any order, each id once."""
    return st.lists(st.sampled_from(things), max_size=most, unique_by=lambda one: one["id"])


def elements(more: Mapping[str, list[Any]] = {}, situations: bool = True) -> st.SearchStrategy[dict[str, Any]]:
    """Elements of a file, each there or not."""
    pools: dict[str, st.SearchStrategy[Any]] = {key: st.sampled_from(pool) for key, pool in {**SIMPLE, **more}.items()}
    pools |= {"materials": _few(MATERIALS), "steps": _few(STEPS)}
    if situations:
        one = st.fixed_dictionaries({"id": st.just("self"), "name": st.just("本人办理")})
        inner = elements(situations=False)
        two = st.fixed_dictionaries(
            {"id": st.just("agent"), "name": st.sampled_from(["代办", "代理"])}, optional={"set": inner}
        )
        pools["situations"] = st.one_of(st.tuples(one, two).map(list), st.tuples(two).map(list), st.just([]))
        pools["remove"] = st.lists(st.sampled_from(REMOVED), max_size=2, unique=True)
    return st.lists(st.sampled_from(sorted(pools)), max_size=5, unique=True).flatmap(
        lambda keys: st.fixed_dictionaries({key: pools[key] for key in keys})
    )


@st.composite
def record(draw: st.DrawFn) -> str:
    """A record as JSON, which is YAML; sometimes with something for its own place alone."""
    said = draw(elements(PLACED))
    if draw(st.integers(0, 3)) == 0:
        said["here"] = draw(elements())
    return json.dumps(said, ensure_ascii=False, indent=1)


@st.composite
def basic(draw: st.DrawFn) -> str:
    """The basic catalogue's entry: its names, what the law says, and which handling items there are."""
    entry = {
        "code": "00019900100Y",
        "name": draw(st.sampled_from(["示例经营许可", "示例经营登记"])),
        "type": draw(st.sampled_from(["行政许可", "行政确认"])),
        "levels": draw(st.sampled_from([["县级"], ["市级", "县级"], ["县级", "市级"]])),
        "objects": ["自然人"],
        "statutory": draw(st.sampled_from(NOTED)),
        "result": {"name": draw(st.sampled_from(["许可证", "登记证"])), "type": "证照", "validity": "5年"},
    }
    titles = draw(st.lists(st.sampled_from(["首次申请", "延续", "变更"]), min_size=1, max_size=2, unique=True))
    handling = [{"serial": f"{number:02}", "title": title} for number, title in enumerate(titles, 1)]
    name = draw(st.sampled_from(["示例销售经营许可", "示例销售许可"]))
    entry["subitems"] = [{"code": "000199001001", "name": name, "handling": handling}]
    return json.dumps(entry, ensure_ascii=False, indent=1)


NAMES = ("nation", "province", "city", "county", "county-renewal", "county-police", "town", "village")


@st.composite
def workspaces(draw: st.DrawFn) -> dict[str, str]:
    """A workspace of six levels with a few records of an item."""
    files = {PATHS[key]: FILES[PATHS[key]] for key in ("settings", "agencies", "outlets", "materials")}
    regions = FILES[PATHS["regions"]] + f"{NEW_COUNTY},示例县,县级,{draw(st.sampled_from(['990100', '990000']))},,,,\n"
    files |= {PATHS["regions"]: regions, PATHS["basic"]: draw(basic())}
    places = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=6, unique=True))
    files |= {PATHS[place]: draw(record()) for place in places}
    if draw(st.booleans()):
        files[f"items/{NEW_COUNTY}_示例县/000199001001.yaml"] = draw(record())
    return files


@st.composite
def pairs(draw: st.DrawFn) -> tuple[dict[str, str], dict[str, str]]:
    """A workspace and a later edition of it: some files written anew, some gone, some come."""
    old, other = draw(workspaces()), draw(workspaces())
    new = dict(old)
    for path in sorted({*old, *other}):
        how = draw(st.integers(0, 2))
        if how == 1 and path in other:
            new[path] = other[path]
        elif how == 2 and path.startswith("items/"):
            new.pop(path, None)
    return old, new
