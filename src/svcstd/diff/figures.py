"""Changes as plain figures: 材料 −3, 承诺办结时限 −5 个工作日, 到场 −1 (standard.md §8)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from svcstd.diff import weigh
from svcstd.diff.changes import Change, Kind, value_at
from svcstd.diff.rule import Scene
from svcstd.messages import Text
from svcstd.messages import changes as say
from svcstd.model.enums import ProjectType, Scope
from svcstd.model.limit import TimeLimit
from svcstd.model.parts import Material
from svcstd.resolve import Resolved

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
    "instant": say.IN_INSTANT,
    "visits": say.IN_VISITS,
    "charged": say.IN_CHARGED,
    "fees": say.IN_FEES,
    "conditions": say.IN_CONDITIONS,
    "steps": say.IN_STEPS,
    "channels": say.IN_CHANNELS,
    "scoped": say.IN_SCOPED,
    "partners": say.IN_PARTNERS,
}
"""What is summed, in the order of the summary, with its words for an amount."""
GAINS = frozenset({"instant", "channels", "scoped", "partners"})
"""Measures of which more is better for applicants; of all others less is."""

THINGS = {
    "fee.items[]": "fees",
    "conditions[]": "conditions",
    "prohibitions[]": "conditions",
    "steps[]": "steps",
    "cross_region[]": "partners",
}
"""Lists whose things are counted one by one."""
WHOLE = {"fee.items": "fees", "cross_region": "partners"}
"""Lists that count where they come or go as a whole, too: without them there is none of their things."""
SITUATED = "situations"


def figures(change: Change, scene: Scene) -> Iterator[Figure]:
    """Yield by how much a change moves each measure; nothing where that is not known, or only in one situation.

    What was written on one side only is news, not a difference, but for the things of a list that is written on both.
    """
    if change.path and change.path[0] == SITUATED:
        return
    sign = {Kind.ADDED: 1, Kind.REMOVED: -1, Kind.CHANGED: 0}[change.kind]
    if change.pattern in THINGS and sign:
        yield THINGS[change.pattern], sign
    elif change.pattern in WHOLE and sign:
        yield WHOLE[change.pattern], sign * len(change.after or change.before)
    elif change.pattern in COUNTED:
        yield from COUNTED[change.pattern](change, scene)


def told(totals: Mapping[str, int]) -> str:
    """Sums in words, in the order of the measures: 材料 −3 件、到场 −1 次; "" where there are none."""
    found = ((text, totals.get(measure, 0)) for measure, text in MEASURES.items())
    return say.LIST.say().join(text.say(n=signed(amount)) for text, amount in found if amount)


def signed(amount: int) -> str:
    """An amount with its sign."""
    return f"{amount:+d}".replace("-", "−")


def _material(change: Change, scene: Scene) -> Iterator[Figure]:
    """A material that comes or goes counts where applicants must hand it in, with its originals and copies."""
    yield from _difference(change.before, change.after, scene)


def _demanded(change: Change, scene: Scene) -> Iterator[Figure]:
    """A material that must be handed in no longer, or from now on; counted once where both its keys change."""
    old, new = _materials(change, scene)
    if old and new and not (change.path[-1] == "necessity" and old.exempt != new.exempt):
        yield from _difference(old, new, scene)


def _difference(old: Material | None, new: Material | None, scene: Scene) -> Iterator[Figure]:
    before, after = (bool(thing and weigh.demanded(thing, scene.catalogue)) for thing in (old, new))
    if before is after:
        return
    thing, sign = (new, 1) if after else (old, -1)
    assert thing is not None
    yield "materials", sign
    for name in ("originals", "copies"):
        if amount := getattr(thing, name):
            yield name, sign * amount


def _pieces(change: Change, scene: Scene) -> Iterator[Figure]:
    """Originals or copies of a material that must be handed in before and after."""
    old, new = (weigh.pieces(it, change) for it in (scene.before, scene.after))
    things = _materials(change, scene)
    if old is not None and new is not None and all(one and weigh.demanded(one, scene.catalogue) for one in things):
        yield from _moved(str(change.path[-1]), new - old)


def _materials(change: Change, scene: Scene) -> tuple[Material | None, Material | None]:
    return _of(scene.before, change), _of(scene.after, change)


def _of(it: Resolved | None, change: Change) -> Material | None:
    thing = value_at(it.item, change.path[:-1]) if it else None
    return thing if isinstance(thing, Material) else None


def _visits(change: Change, scene: Scene) -> Iterator[Figure]:
    if change.kind is Kind.CHANGED:
        yield "visits", change.after - change.before


def _promised(change: Change, scene: Scene) -> Iterator[Figure]:
    """Limits of one unit; 即办 is 0 working days."""
    old, new = change.before, change.after
    if isinstance(old, TimeLimit) and isinstance(new, TimeLimit) and old.unit is new.unit and old.unit is not None:
        yield from _moved(f"promised_{old.unit.value}s", new.amount - old.amount)


def _channels(change: Change, scene: Scene) -> Iterator[Figure]:
    if change.kind is Kind.CHANGED:
        yield from _moved("channels", len(set(change.after)) - len(set(change.before)))


def _becomes(measure: str, among: Iterable[object], counts: Callable[[object], bool]) -> Counts:
    """Items that become, or cease to be, one of those that a measure counts."""
    known = frozenset(among)

    def count(change: Change, scene: Scene) -> Iterator[Figure]:
        if change.before in known and change.after in known:
            yield from _moved(measure, counts(change.after) - counts(change.before))

    return count


def _moved(measure: str, amount: int) -> Iterator[Figure]:
    if amount:
        yield measure, amount


Counts = Callable[[Change, Scene], Iterator[Figure]]
COUNTED: dict[str, Counts] = {
    "materials[]": _material,
    "materials[].exempt": _demanded,
    "materials[].necessity": _demanded,
    "materials[].originals": _pieces,
    "materials[].copies": _pieces,
    "visits.count": _visits,
    "promised": _promised,
    "project_type": _becomes(
        "instant", (ProjectType.PROMISED, ProjectType.INSTANT), lambda value: value is ProjectType.INSTANT
    ),
    "fee.charged": _becomes("charged", ("收费", "不收费"), lambda value: value == "收费"),
    "channels": _channels,
    "scope": _becomes("scoped", Scope, lambda value: value is not Scope.FIXED),
}
"""Elements whose change is a figure, each with what counts it."""
