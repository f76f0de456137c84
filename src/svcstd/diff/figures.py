"""Changes as plain figures: 材料 −3, 承诺办结时限 −5 个工作日, 到场 −1 (standard.md §8)."""

from __future__ import annotations

from collections.abc import Iterator

from svcstd.diff import weigh
from svcstd.diff.changes import Change, Kind
from svcstd.diff.rule import Scene
from svcstd.messages import Text
from svcstd.messages import changes as say
from svcstd.model.limit import TimeLimit
from svcstd.model.parts import Material

Figure = tuple[str, int]
"""A measure and by how much it grew; less than 0 is less."""

MEASURES: dict[str, Text] = {
    "materials": say.IN_MATERIALS,
    "originals": say.IN_ORIGINALS,
    "copies": say.IN_COPIES,
    "promised_workdays": say.IN_PROMISED_WORKDAYS,
    "promised_days": say.IN_PROMISED_DAYS,
    "promised_hours": say.IN_PROMISED_HOURS,
    "promised_months": say.IN_PROMISED_MONTHS,
    "promised_years": say.IN_PROMISED_YEARS,
    "visits": say.IN_VISITS,
    "fees": say.IN_FEES,
    "conditions": say.IN_CONDITIONS,
    "steps": say.IN_STEPS,
}
"""What is summed, in the order of the summary, with its words for an amount."""

LISTS = {"fee.items[]": "fees", "conditions[]": "conditions", "prohibitions[]": "conditions", "steps[]": "steps"}
NUMBERS = {"visits.count": "visits", "materials[].originals": "originals", "materials[].copies": "copies"}
SITUATED = "situations"


def figures(change: Change, scene: Scene) -> Iterator[Figure]:
    """Yield by how much a change moves each measure; nothing where that is not known, or only in one situation.

    What was written on one side only is news, not a difference, but for the things of a list that is written on both.
    """
    sign = {Kind.ADDED: 1, Kind.REMOVED: -1, Kind.CHANGED: 0}[change.kind]
    if change.path and change.path[0] == SITUATED:
        return
    if change.pattern == "materials[]":
        thing = change.after if sign > 0 else change.before
        if isinstance(thing, Material) and weigh.demanded(thing, scene.catalogue):
            yield "materials", sign
            yield from (("originals", sign * thing.originals),) if thing.originals else ()
            yield from (("copies", sign * thing.copies),) if thing.copies else ()
    elif change.pattern in LISTS and sign:
        yield LISTS[change.pattern], sign
    elif change.pattern == "fee.items" and sign:
        yield "fees", sign * len(change.after or change.before)
    elif change.pattern in NUMBERS and not sign:
        yield NUMBERS[change.pattern], change.after - change.before
    elif change.pattern == "promised":
        old, new = change.before, change.after
        if isinstance(old, TimeLimit) and isinstance(new, TimeLimit) and old.unit is new.unit and old.unit is not None:
            yield f"promised_{old.unit.value}s", new.amount - old.amount
