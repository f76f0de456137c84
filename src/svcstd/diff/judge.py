"""Facts to verdicts: the one rule that speaks for each change, its severity, words and figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from svcstd.diagnostic import KeyPath, Severity
from svcstd.diff.cause import Files, Side, Spot, cause, existence, spot
from svcstd.diff.changes import Change, change, compare
from svcstd.diff.figures import figures
from svcstd.diff.lists import ListedChange
from svcstd.diff.result import Fact, Reached, Verdict
from svcstd.diff.rule import ChangeRule, Family, Scene
from svcstd.diff.rules import verdict as rule_for
from svcstd.diff.rules.identity import GUIDE, ITEM, PLACE
from svcstd.diff.shown import label, listed_label, values
from svcstd.model.catalogue import Catalogue
from svcstd.model.elements import Item
from svcstd.model.plain import as_json, plain
from svcstd.resolve import Layer, Resolved
from svcstd.validate.engine import OFF

NAMES = ("name", "title", "main_name", "provisional", "main")
AT_HOME = frozenset({"windows", "contacts", "in_hall", "one_window"})
"""Elements that guides of places reached by points do not show: they have their outlet's (design §2.1)."""
Guides = tuple[str, ...]


class Judge:
    """Judges the changes of one comparison."""

    def __init__(
        self,
        catalogue: Catalogue,
        files: Files,
        severities: Mapping[str, str],
        declared: Mapping[str, frozenset[str]] | None = None,
        former: Catalogue | None = None,
    ) -> None:
        """Prepare to judge.

        Args:
            catalogue: The newer version's.
            files: How the files of the two versions belong together.
            severities: What the edition and svcstd.yaml say of rules' severities.
            declared: The places, "" for all, that declarations of adjustment name which the older version does not
                have (design §3.6), by code of the item.
            former: The older version's catalogue, for names of bodies that are no more.
        """
        self.catalogue = catalogue
        self.files = files
        self.severities = severities
        self.declared = declared or {}
        self.former = former

    def item(self, before: Resolved, after: Resolved, guides: tuple[Guides, Guides]) -> Iterator[Fact]:
        """Yield what changed of an item at a place that both versions have.

        Args:
            before: The item as it was.
            after: The item as it is.
            guides: Places with a guide of it because of this place, as they were and as they are.
        """
        scene = Scene(before, after, self.catalogue)
        at = Reached(after.region.code if after.region else "", after.code, after.variant)
        shown = tuple(sorted({*guides[0], *guides[1]}))
        home = tuple(region for region in shown if region == at.region)
        for found in identity_changes(before, after):
            here, other = _named(before, after, found)
            yield self._fact(found, scene, here, other, at, shown)
        for found in compare(before.item, after.item):
            here, other = cause(before, after, found, self.files)
            yield self._fact(found, scene, here, other, at, home if found.element in AT_HOME else shown)
        yield from self._guides(before, after, guides, scene, at)

    def _guides(
        self, before: Resolved, after: Resolved, guides: tuple[Guides, Guides], scene: Scene, at: Reached
    ) -> Iterator[Fact]:
        """Yield the guides that came and went though the item's record stands on both sides."""
        old, new = map(frozenset, guides)
        moved = after.region is not None and after.region.code in old ^ new
        path: KeyPath = ("levels",) if moved else ("points",)
        name = str(path[0])
        written = as_json([plain(getattr(it.item, name)) for it in (before, after)]) if old != new else ""
        for region in sorted(old ^ new):
            found = _existence(GUIDE, gone=region in old)
            sought = Change(found.kind, path, name)
            here, _ = cause(before, after, sought, self.files, None if moved else self.files.outlets(region))
            yield self._fact(found, scene, here, None, at, (region,), written=written)

    def appeared(self, it: Resolved, side: Side, new_item: bool, guides: Guides) -> Fact:
        """An item at a place, or in the catalogue, that one version alone has.

        Args:
            it: The item there.
            side: The version that has it.
            new_item: Whether the other version's catalogue lacks the item altogether.
            guides: Places with a guide of it because of this place.
        """
        found = _existence(ITEM if new_item else PLACE, gone=side is Side.OLD)
        scene = Scene(it if side is Side.OLD else None, it if side is Side.NEW else None, self.catalogue)
        at = Reached(it.region.code if it.region else "", it.code, it.variant)
        return self._fact(found, scene, existence(it, side, new_item, self.files), None, at, guides)

    def listed(self, listed: ListedChange) -> Fact:
        """A change of one of the catalogue's lists."""
        scene = Scene(None, None, self.catalogue)
        what = listed_label(listed, self.catalogue)
        return self._fact(listed.change, scene, listed.here, listed.other, None, (), what)

    def _fact(
        self,
        found: Change,
        scene: Scene,
        here: Spot,
        other: Spot | None,
        at: Reached | None,
        guides: Guides,
        what: str = "",
        written: str = "",
    ) -> Fact:
        try:
            if not what:
                what = label(found, (_item(scene.before), _item(scene.after)), self.catalogue)
            return Fact(here, self._verdict(found, scene, other, what, written), at, guides)
        except Exception as error:
            from svcstd.validate.engine import RuleFailed

            raise RuleFailed.by(found.pattern, here.at.file, error) from error

    def _verdict(self, found: Change, scene: Scene, other: Spot | None, what: str, written: str) -> Verdict:
        rule = rule_for(found, scene)
        before, after = values(found, self.catalogue, self.former)
        said = {"what": what, "before": before, "after": after}
        return Verdict(
            rule.id,
            rule.burden,
            rule.family,
            self._severity(rule, found, scene),
            found.kind,
            found.path,
            what,
            before,
            after,
            rule.title.say(),
            rule.message.say(**said),
            rule.mend.say(),
            as_json(plain(found.before)),
            as_json(plain(found.after)),
            other,
            tuple(figures(found, scene)),
            written,
        )

    def _severity(self, rule: ChangeRule, found: Change, scene: Scene) -> Severity:
        """A rule's severity; a locked element that changed is at least a warning, unless A201 asks for it.

        A verdict that is graded off is an info: every change is told.
        """
        it = scene.after or scene.before
        declared = it is not None and self._declared(it)
        if rule.declarable and declared:
            return Severity.INFO
        grade = self.severities.get(rule.id)
        if grade is not None:
            return Severity.INFO if grade == OFF else Severity[grade.upper()]
        if it is None or declared or rule.declarable or rule.family is Family.EDITORIAL:
            return rule.severity
        path = tuple(0 if part == "[]" else part for part in found.pattern.replace("[]", ".[]").split("."))
        locked = it.policies.of(path).policy == "locked"
        return max(rule.severity, Severity.WARNING) if locked else rule.severity

    def _declared(self, it: Resolved) -> bool:
        """Whether a new declaration names an item, and its place, one above it or one below it, if it names places."""
        named = [self.declared[code] for code in it.identity.codes if code in self.declared]
        if not named or it.region is None:
            return bool(named)
        region, chain = it.region.code, self.catalogue.regions.ancestry
        around = {"", region, *chain(region)}
        return any(at in around or region in chain(at) for places in named for at in places)


def _item(it: Resolved | None) -> Item | None:
    return it.item if it else None


def _existence(pattern: str, gone: bool) -> Change:
    """The fact that an item, its record at a place or its guide there came or went."""
    return change((pattern,), pattern, *((True, None) if gone else (None, True)))


def identity_changes(before: Resolved, after: Resolved) -> Iterator[Change]:
    """Yield what changed of an item's names and codes, which are no elements of it."""
    for name in NAMES:
        old, new = getattr(before.identity, name) or None, getattr(after.identity, name) or None
        if old != new and not (name == "main_name" and not after.identity.sub):
            yield change((name,), name, old, new)
    old, new = (next(iter(_codes(it)), (None, None))[1] for it in (before, after))
    if old != new:
        yield change(("code",), "code", old, new)


def _codes(it: Resolved) -> Iterator[tuple[Layer, str]]:
    """The implementation codes a place writes, the one in force first."""
    for layer in reversed(it.own_layers):
        code = getattr(layer.elements, "code", None)
        if code is not None:
            yield layer, code


def _named(before: Resolved, after: Resolved, found: Change) -> tuple[Spot, Spot | None]:
    """Where a name or code stands in both versions."""
    spots = [_name_spot(side, it, found.pattern) for side, it in ((Side.NEW, after), (Side.OLD, before))]
    here, other = spots if found.after is not None else reversed(spots)
    return here or spot(Side.NEW, after.layers[-1], ()), other


def _name_spot(side: Side, it: Resolved, name: str) -> Spot | None:
    if name == "code":
        return next((spot(side, layer, ("code",)) for layer, _ in _codes(it)), None)
    layers = [layer for layer in it.layers if not layer.region]
    tops = {"name": "subitems" if it.identity.sub else "", "title": "handling"}
    wanted = tops.get(name, "")
    key = name if name in ("title", "provisional") else "code" if name == "main" else "name"
    for layer in layers:
        if next((str(p) for p in reversed(layer.prefix) if isinstance(p, str)), "") == wanted:
            return spot(side, layer, (key,))
    return None
