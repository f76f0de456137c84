"""What a rule over two versions is: it looks at their adjustments and declarations together, never at one change."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b
from typing import Any

from svcstd.diagnostic import Diagnostic, Severity
from svcstd.diff.adjusted import Adjusted
from svcstd.diff.adjusting.claims import Claim, Ground, Index
from svcstd.diff.adjusting.stamps import Stale
from svcstd.diff.cause import Side, Spot
from svcstd.messages import Text
from svcstd.messages import changes as say
from svcstd.validate.engine import OFF, RuleFailed
from svcstd.validate.rule import Rule


@dataclass(frozen=True, slots=True)
class Beyond:
    """A material that a merged or split item asks for, and none of those it came of did.

    Attributes:
        spot: Where it was written.
        name: Its name.
        item: Code of the item that asks for it.
        region: The place, "" for the catalogue itself.
    """

    spot: Spot
    name: str
    item: str
    region: str


@dataclass(frozen=True)
class Versions:
    """What two versions show together.

    Attributes:
        adjusted: Their adjustments.
        ground: Units of both, and places.
        claims: What declarations of one version alone claim, with the items that they name.
        retired: The declared change that took a code out of use, of any date in either version, by code.
        stale: Files whose content changed and whose version or date did not follow.
        beyond: Materials of a merged or split item that are new.
        whole: Whether all was compared: what is declared and not there may else be elsewhere.
    """

    adjusted: Sequence[Adjusted]
    ground: Ground
    claims: Sequence[Claim] = ()
    retired: Mapping[str, Claim] = field(default_factory=dict)
    stale: Sequence[Stale] = ()
    beyond: Callable[[Adjusted], Iterator[Beyond]] = lambda fact: iter(())
    whole: bool = True

    @cached_property
    def _facts(self) -> Index[Adjusted]:
        return Index(self.adjusted, self.ground.items)

    def about(self, claim: Claim) -> list[Adjusted]:
        """The adjustments of the items and places that a declaration names."""
        return [fact for fact in self._facts.touching(claim.items) if self.ground.about(claim, fact)]

    @cached_property
    def unshown(self) -> Index[Claim]:
        """The new declarations that say what neither version shows."""
        fresh = (claim for claim in self.claims if claim.fresh)
        left = [claim for claim in fresh if not any(self.ground.says(claim, fact) for fact in self.about(claim))]
        return Index(left, lambda claim: claim.items)


@dataclass(frozen=True, slots=True)
class Told:
    """What a rule found; the rule holds the words.

    Attributes:
        spot: Where.
        message: Name of the rule's text.
        values: What the text's braces stand for.
        names: What tells the finding from others of the rule, whatever the lines and words.
        related: Other places, with a word on each.
        item: Code of the item, or "".
        region: Code of the place, or "".
    """

    spot: Spot
    message: str = "message"
    values: Mapping[str, object] = field(default_factory=dict)
    names: tuple[str, ...] = ()
    related: tuple[tuple[Spot, Text], ...] = ()
    item: str = ""
    region: str = ""


@dataclass(frozen=True, slots=True)
class Noted(Diagnostic):
    """A finding about two versions.

    Attributes:
        side: Which version's file it stands in.
    """

    side: Side = Side.NEW


class VersionsRule(Rule):
    """A rule over two versions of a catalogue.

    Examples show two versions, as those of verdicts do.
    """

    of_versions = True

    def check(self, versions: Versions) -> Iterator[Told]:
        """Yield what is wrong."""
        raise NotImplementedError


def noted(rules: Sequence[VersionsRule], versions: Versions, severities: Mapping[str, str]) -> list[Noted]:
    """What rules over two versions find, in the order of files.

    Args:
        rules: The rules.
        versions: What they look at.
        severities: What edition and settings say of rules' severities; `off` leaves a rule out.
    """
    out: dict[Noted, None] = {}
    for rule in rules:
        grade = severities.get(rule.id)
        if grade == OFF:
            continue
        severity = Severity[grade.upper()] if grade else rule.severity
        try:
            out.update(dict.fromkeys(_noted(rule, told, severity) for told in rule.check(versions)))
        except Exception as error:
            raise RuleFailed.by(rule.id, "catalog/adjustments", error) from error
    return sorted(out, key=lambda found: (*found.order, found.side))


def _noted(rule: VersionsRule, told: Told, severity: Severity) -> Noted:
    text: Text = getattr(rule, told.message)
    values: dict[str, Any] = dict(told.values)
    named = "\0".join((rule.id, told.message, told.region, *told.names))
    return Noted(
        told.spot.at,
        rule.id,
        severity,
        text.say(**values),
        rule.mend.say(),
        told.spot.path,
        tuple((spot.at, f"{word}{say.OLD_FILE if spot.side is Side.OLD else ''}") for spot, word in told.related),
        told.item,
        told.region,
        blake2b(named.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest(),
        side=told.spot.side,
    )
