"""Comparisons for tests of their formats: one that a stranger has a hand in, and one of any size."""

from __future__ import annotations

from accounts import HOSTILE
from svcstd.diagnostic import Location, Severity
from svcstd.diff.adjusted import Adjusted, Named, Unit
from svcstd.diff.adjusting.versions import Noted
from svcstd.diff.cause import Side, Spot
from svcstd.diff.changes import Kind
from svcstd.diff.formats import Shown
from svcstd.diff.result import Cause, DiffResult, Effect, Guide, Reached, Refused, Verdict
from svcstd.diff.rule import Burden, Family
from svcstd.model.enums import AdjustmentKind, Level
from svcstd.model.plain import as_json
from svcstd.workspace import packaged

ITEM = "00019900100101"
LATER = "items/990101/000199001001.yaml"


def own_template(name: str) -> str:
    """The text of a template that svcstd ships."""
    return packaged(f"templates/{name}").read_text(encoding="utf-8")


def verdict(
    old: object, new: object, said: str = "承诺时限", burden: Burden = Burden.WORSE, rule: str = "D221"
) -> Verdict:
    """A verdict on a value that changed."""
    words = [str(value) for value in (old, new)]
    severity = Severity.WARNING if burden is Burden.WORSE else Severity.INFO
    return Verdict(
        rule, burden, Family.BURDEN, severity, Kind.CHANGED, ("promised",), said, *words, "承诺办结时限延长",
        f"{said}：{words[0]} → {words[1]}", "恢复原承诺", as_json(old), as_json(new),
        Spot(Side.OLD, Location(LATER, 3, 1)), (("promised_workdays", 3), ("visits", -1)),
    )  # fmt: skip


def shown(result: DiffResult, title: str = "示例省目录", columns: int = 0) -> Shown:
    """A comparison as formats are given it."""
    return Shown(result, title, 1, columns, own_template)


def hostile(text: str = HOSTILE) -> DiffResult:
    """A comparison in which every text is a stranger's."""
    at = Reached("990101", ITEM, text[:20])
    spot = Spot(Side.NEW, Location(f"items/{text[:30]}.yaml", 3, 1), ("promised", text))
    left = Spot(Side.OLD, Location("items/gone.yaml", 7, 2), ("promised",))
    guides = {Guide("990101", ITEM)}
    found = Effect(verdict(f"甲{text}乙", f"甲{text}丙", text), spot, {at, Reached("", ITEM)}, guides)
    other = Effect(verdict("5个工作日", "3个工作日", "承诺", Burden.BETTER, "D222"), spot, {at}, guides)
    gone = Effect(verdict("5个工作日", None, "时限", Burden.NEUTRAL, "D151"), left, {at})
    unit = Named(ITEM, text, Unit.MAIN)
    noted = Noted(spot.at, "A201", Severity.ERROR, text, text, (text,), ((left.at, text),), ITEM, "990101", "f" * 16)
    return DiffResult(
        [Cause(spot, [found, other]), Cause(left, [gone])],
        text, text, 3, 2, [text], [text],
        [Refused(Side.OLD, noted)],
        region_names={"990101": text}, item_names={ITEM: text}, region_levels={"990101": Level.COUNTY},
        adjusted=[Adjusted(AdjustmentKind.CANCELLED, (unit,), (), "990101", left)],
        findings=[noted], bodies={at: text}, body_names={text: text},
    )  # fmt: skip


def many(count: int, reached: int = 3) -> DiffResult:
    """A comparison with so many verdicts, each of which reaches so many places."""
    regions = [f"99{number:010}" for number in range(reached)]
    reach = {Reached(region, ITEM) for region in regions}
    guides = {Guide(region, ITEM) for region in regions}
    spots = [Spot(Side.NEW, Location(f"items/99/{number:012}.yaml", 2, 11)) for number in range(count)]
    causes = [
        Cause(spot, [Effect(verdict(f"{n}个工作日", f"{n + 3}个工作日"), spot, set(reach), set(guides))])
        for n, spot in enumerate(spots)
    ]
    return DiffResult(
        causes, "v1", "v2", count, count,
        region_names={region: f"示例镇{region[-4:]}" for region in regions},
        region_levels=dict.fromkeys(regions, Level.TOWN), item_names={ITEM: "示例经营许可"},
        bodies={at: f"body{int(at.region) % 7}" for at in reach},
    )  # fmt: skip
