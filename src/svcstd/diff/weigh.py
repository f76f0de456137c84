"""Which way a change of one kind of element weighs on the applicant: the functions that burden rules name by element.

Each is symmetric: made backwards, a change weighs the other way. None says that it cannot be told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from svcstd.calendar import Order
from svcstd.diff.changes import MISSING, Change, Kind, value_at
from svcstd.diff.rule import Burden, Scene, Weigh
from svcstd.model.catalogue import Catalogue
from svcstd.model.enums import Necessity, OnlineDepth, PointRole, ProjectType, Scope, State
from svcstd.model.limit import TimeLimit
from svcstd.model.parts import Material
from svcstd.resolve import Resolved

NUMBER = re.compile(r"(\d{1,12}(?:\.\d{1,4})?)(元?)", re.ASCII)
BETTER, WORSE, NEUTRAL = Burden.BETTER, Burden.WORSE, Burden.NEUTRAL
ALL = "all"


def gain(better: bool) -> Burden:
    """Better if so, else worse."""
    return BETTER if better else WORSE


def unknown(change: Change, scene: Scene) -> Burden | None:
    """Other words may ease or burden."""
    return None


def added_weighs(burden: Burden) -> Weigh:
    """What is added weighs so, what is removed the other way; a change of it cannot be told."""

    def weigh(change: Change, scene: Scene) -> Burden | None:
        if change.kind is Kind.CHANGED:
            return None
        return burden if change.kind is Kind.ADDED else burden.reversed

    return weigh


def flag(yes: Burden) -> Weigh:
    """A yes weighs so; unsaid counts as no."""

    def weigh(change: Change, scene: Scene) -> Burden | None:
        old, new = bool(change.before), bool(change.after)
        return NEUTRAL if old == new else yes if new else yes.reversed

    return weigh


def fewer(change: Change, scene: Scene) -> Burden | None:
    """Fewer is better; a number that was not written before is news, not a burden."""
    if change.before is None or change.after is None:
        return NEUTRAL
    return gain(change.after < change.before)


def copies(change: Change, scene: Scene) -> Burden | None:
    """Fewer originals and copies are better; where one of the two numbers is written, the other counts as 0."""
    before = pieces(scene.before, change)
    after = pieces(scene.after, change)
    return NEUTRAL if before is None or after is None or before == after else gain(after < before)


def pieces(it: Resolved | None, change: Change) -> int | None:
    """How many originals or copies of a material are asked for; None where neither of the two is written."""
    thing = value_at(it.item, change.path[:-1]) if it else None
    if not isinstance(thing, Material) or (thing.originals is None and thing.copies is None):
        return None
    return int(getattr(thing, str(change.path[-1])) or 0)


def shorter(change: Change, scene: Scene) -> Burden | None:
    """A shorter limit is better; so is one where there was none, or 无."""
    old, new = _limit(change.before), _limit(change.after)
    if old is None or new is None:
        return NEUTRAL if old is new else gain(new is not None)
    order = scene.catalogue.compare(new, old)
    return {Order.SHORTER: BETTER, Order.LONGER: WORSE, Order.EQUAL: NEUTRAL, Order.INCOMPARABLE: None}[order]


def briefer(change: Change, scene: Scene) -> Burden | None:
    """A shorter period is better, and none the best: for what is added to a limit."""
    if change.before is None or change.after is None:
        return gain(change.after is None)
    return shorter(change, scene)


def roomier(change: Change, scene: Scene) -> Burden | None:
    """A longer period is better, as for handing in what is missing; one that is newly written is news."""
    if change.before is None or change.after is None:
        return NEUTRAL
    found = shorter(change, scene)
    return found.reversed if found else None


def _limit(value: object) -> TimeLimit | None:
    return value if isinstance(value, TimeLimit) and not value.none else None


def ranked(values: Sequence[str], unsaid: str | None = None) -> Weigh:
    """Later values are better.

    Args:
        values: From worst to best.
        unsaid: What nothing written means; None where that is unknown.
    """

    def weigh(change: Change, scene: Scene) -> Burden | None:
        old = unsaid if change.before is None else change.before
        new = unsaid if change.after is None else change.after
        if old not in values or new not in values:
            return NEUTRAL
        return NEUTRAL if old == new else gain(values.index(new) > values.index(old))

    return weigh


def wider(unsaid_is_all: bool = False, more: Burden = BETTER) -> Weigh:
    """More of a list weighs so; where some come and others go it cannot be told.

    Args:
        unsaid_is_all: Whether nothing written means everything; else a list that is newly written is news.
        more: The weight of more.
    """

    def weigh(change: Change, scene: Scene) -> Burden | None:
        old, new = change.before, change.after
        if (old is None or new is None) and not unsaid_is_all:
            return NEUTRAL
        old_all, new_all = old is None or ALL in old, new is None or ALL in new
        if old_all or new_all:
            return NEUTRAL if old_all == new_all else more if new_all else more.reversed
        if set(old) < set(new):
            return more
        return more.reversed if set(new) < set(old) else None

    return weigh


def more_choices(change: Change, scene: Scene) -> Burden | None:
    """More alternatives are better; a material that becomes one of several is easier to hand in."""
    old, new = len(change.before or ()), len(change.after or ())
    return None if old == new else gain(new > old)


def material(change: Change, scene: Scene) -> Burden | None:
    """A material more is worse, unless nobody has to hand it in."""
    thing = change.after if change.kind is Kind.ADDED else change.before
    if change.kind is Kind.CHANGED or not isinstance(thing, Material) or not demanded(thing, scene.catalogue):
        return NEUTRAL
    return gain(change.kind is Kind.REMOVED)


def demanded(thing: Material, catalogue: Catalogue) -> bool:
    """Whether an applicant must hand a material in: it is not 非必要, and nothing takes its place."""
    standard = catalogue.materials.get(thing.use or "")
    exempt = thing.exempt or (standard.exempt if standard else None)
    return thing.necessity is not Necessity.OPTIONAL and exempt is None


def charged(change: Change, scene: Scene) -> Burden | None:
    """A fee is worse than none; a fee that is newly written where nothing was said is news."""
    if change.before is None or change.after is None:
        return NEUTRAL
    return gain(change.after == "不收费")


def amount(change: Change, scene: Scene) -> Burden | None:
    """A lower amount is better, where both are numbers of one unit."""
    old, new = (NUMBER.fullmatch(str(value or "")) for value in (change.before, change.after))
    if old is None or new is None or _unit(scene.before, change) != _unit(scene.after, change):
        return None
    one, two = Decimal(old[1]), Decimal(new[1])
    return NEUTRAL if one == two else gain(two < one)


def _unit(it: Resolved | None, change: Change) -> object:
    return value_at(it.item, (*change.path[:-1], "unit")) if it else MISSING


necessity = ranked([Necessity.REQUIRED, Necessity.LATER, Necessity.OPTIONAL], Necessity.REQUIRED)
depth = ranked(list(OnlineDepth))
role = ranked(list(PointRole))
project_type = ranked([ProjectType.PROMISED, ProjectType.INSTANT])
state = ranked([State.CANCELLED, State.SUSPENDED, State.ACTIVE], State.ACTIVE)
scope = ranked([Scope.FIXED, Scope.VILLAGE, Scope.TOWN, Scope.COUNTIES, Scope.CITIES, Scope.PROVINCES, Scope.NATION])
