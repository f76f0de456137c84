"""Figures that changes move, and their sums per item, body and catalogue."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from complete import FILES, PATHS
from svcstd.diff.rule import Burden
from svcstd.diff.sums import by_body, by_item, whole
from versions import compared, over

ITEM = "00019900100101"
FORM = "materials:\n  - {id: form, "


def once(old: str, new: str) -> dict[str, int]:
    """The sum, each change counted once, between two texts laid over the county's record."""
    there, back = compared(over(old), over(new)), compared(over(new), over(old))
    mirrored = {measure: -amount for measure, amount in whole(back).once}
    found = dict(whole(there).once)
    assert found == mirrored
    return found


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("promised: 5个工作日", "promised: 即办", {"promised_workdays": -5}),
        ("promised: 5个工作日", "promised: 7个自然日", {}),
        ("visits: {count: 1, reason: 核验身份。}", "visits: 0", {"visits": -1}),
        ("project_type: 承诺件", "project_type: 即办件", {"instant": 1}),
        ("channels: [窗口办理]", "channels: [窗口办理, 网上办理, 移动端办理]", {"channels": 2}),
        ("channels: [窗口办理]", "channels: [网上办理]", {}),
        ("scope: 定点办理", "scope: 跨省", {"scoped": 1}),
        ("scope: 跨县", "scope: 跨省", {}),
        ("fee: 不收费", "fee: {charged: 收费, basis: 示例收费办法第三条}", {"charged": 1}),
        (f"{FORM}copies: 1}}", f"{FORM}copies: 3}}", {"copies": 2}),
        # One material less to bring, and its original with it; nothing more for what follows from that.
        (f"{FORM}originals: 1, copies: 0}}", f"{FORM}originals: 1, copies: 0, exempt: 数据共享}}", {"materials": -1, "originals": -1}),
        (f"{FORM}originals: 1, copies: 0}}", f"{FORM}originals: 1, copies: 0, necessity: 非必要}}", {"materials": -1, "originals": -1}),
        (
            f"{FORM}originals: 1, copies: 0}}",
            f"{FORM}originals: 1, copies: 0, necessity: 非必要, exempt: 数据共享}}",
            {"materials": -1, "originals": -1},
        ),
        (f"{FORM}originals: 1, copies: 0}}", f"{FORM}originals: 5, copies: 2, exempt: 数据共享}}", {"materials": -1, "originals": -1}),
        (f"{FORM}exempt: 数据共享, copies: 1}}", f"{FORM}exempt: 数据共享, copies: 4}}", {}),
        ("notes: 甲", "notes: 乙", {}),
    ],
)  # fmt: skip
def test_figures(old: str, new: str, expected: dict[str, int]) -> None:
    assert once(old, new) == expected


def with_body() -> dict[str, str]:
    """The complete workspace with the county's body; the province's specification names none."""
    body = json.dumps({"id": "sl-market", "name": "示例市场局"}, ensure_ascii=False)
    return {**FILES, PATHS["agencies"]: f"- {body}\n"}


def test_a_sum_for_each_item_body_and_all() -> None:
    """A change of the province counts at each place with a guide, not at its own specification; parts add up."""
    old = with_body()
    new = {**old, PATHS["province"]: old[PATHS["province"]].replace("    originals: 1\n", "    originals: 0\n", 1)}
    assert old != new
    result = compared(old, new)
    total = whole(result)
    assert dict(total.once) == {"originals": -1}
    assert total.places == len(result.reach) > 1
    handled = {at for effect in result.effects for at in effect.handled}
    assert handled and {at.region for at in handled} < {at.region for at in result.reach}
    assert dict(total.everywhere) == {"originals": -len(handled)} == dict(result.totals(everywhere=True))
    for parts in (by_item(result), by_body(result)):
        added: Counter[str] = Counter()
        for part in parts:
            added.update(dict(part.everywhere))
            assert part.verdicts == {Burden.BETTER: 1, Burden.WORSE: 0, Burden.NEUTRAL: 0}
        assert added == Counter(dict(total.everywhere)) and sum(part.places for part in parts) == total.places
    assert [one.key for one in by_item(result)] == sorted({at.code for at in result.reach})
    assert [(one.key, one.name) for one in by_body(result)] == [("", ""), ("sl-market", "示例市场局")]


def test_nothing_changed_sums_to_nothing() -> None:
    result = compared(FILES, FILES)
    assert by_item(result) == by_body(result) == []
    assert (whole(result).once, whole(result).places) == ((), 0)
