"""The registry of verdicts, in the order of their ids, and which of them speaks for a change."""

from __future__ import annotations

from svcstd.diff.adjusting.versions import VersionsRule
from svcstd.diff.changes import Change
from svcstd.diff.rule import ChangeRule, Scene
from svcstd.diff.rules import access, adjustments, cost, editions, general, identity, law, materials, time

RULES: tuple[ChangeRule, ...] = (
    identity.ItemAdded(),
    identity.ItemRemoved(),
    identity.PlaceAdded(),
    identity.PlaceRemoved(),
    identity.GuideGained(),
    identity.GuideLost(),
    identity.Renamed(),
    identity.Retyped(),
    identity.CodeChanged(),
    identity.LevelsChanged(),
    identity.Suspended(),
    identity.Resumed(),
    identity.BodyChanged(),
    law.SettingBasisChanged(),
    law.OtherBasisChanged(),
    law.ResultChanged(),
    general.Editorial(),
    general.CatalogueChanged(),
    general.CatalogueGrew(),
    general.CatalogueShrank(),
    general.Stated(),
    general.Unstated(),
    general.ElementChanged(),
    materials.MaterialAdded(),
    materials.MaterialRemoved(),
    materials.OptionalMaterialListed(),
    materials.NecessityHarder(),
    materials.NecessitySofter(),
    materials.MoreCopies(),
    materials.FewerCopies(),
    materials.ExemptionAdded(),
    materials.ExemptionRemoved(),
    materials.MaterialAskedMore(),
    materials.MaterialAskedLess(),
    materials.FewerChoices(),
    materials.MoreChoices(),
    materials.SupplementShorter(),
    materials.SupplementLonger(),
    materials.HandingInHarder(),
    materials.HandingInEasier(),
    materials.MaterialReplaced(),
    time.PromisedLonger(),
    time.PromisedShorter(),
    time.StatutoryLonger(),
    time.StatutoryShorter(),
    time.LimitsIncomparable(),
    time.ExtensionLonger(),
    time.ExtensionShorter(),
    time.SpecialProcedureAdded(),
    time.SpecialProcedureRemoved(),
    time.SpecialProcedureLonger(),
    time.SpecialProcedureShorter(),
    time.NoLongerInstant(),
    time.BecomesInstant(),
    time.StepAdded(),
    time.StepRemoved(),
    time.StepChanged(),
    cost.MoreVisits(),
    cost.FewerVisits(),
    cost.FeeIntroduced(),
    cost.FeeAbolished(),
    cost.FeeRaised(),
    cost.FeeLowered(),
    cost.FeeIncomparable(),
    cost.ConditionAdded(),
    cost.ConditionRemoved(),
    cost.ConditionReworded(),
    cost.FewerApplicants(),
    cost.MoreApplicants(),
    cost.ApplicantsExchanged(),
    access.FewerChannels(),
    access.MoreChannels(),
    access.ChannelsExchanged(),
    access.OnlineShallower(),
    access.OnlineDeeper(),
    access.ScopeNarrower(),
    access.ScopeWider(),
    access.PartnerLeft(),
    access.PartnerJoined(),
    access.PointsFewer(),
    access.PointsMore(),
    access.PointsExchanged(),
    access.ServiceWithdrawn(),
    access.ServiceOffered(),
)

TOGETHER: tuple[VersionsRule, ...] = (
    adjustments.AdjustmentDeclared(),
    adjustments.DeclarationShown(),
    adjustments.RetiredCodeComesBack(),
    editions.VersionGoesUp(),
    editions.VersionFollowsContent(),
    editions.RetypedTakesNewCode(),
    editions.MaterialsOfParts(),
)
"""Rules over two versions together, which speak of no single change."""
BY_ID = {rule.id: rule for rule in RULES}
FIRST: tuple[ChangeRule, ...] = (BY_ID["D130"],)
LAST = tuple(BY_ID[id] for id in ("D141", "D142", "D140", "D120", "D121", "D150", "D151", "D190"))
"""Rules that look at every element, asked after those that name theirs."""


def _by_pattern() -> dict[str, tuple[ChangeRule, ...]]:
    out: dict[str, tuple[ChangeRule, ...]] = {}
    for rule in RULES:
        for pattern in rule.elements:
            out[pattern] = (*out.get(pattern, ()), rule)
    return out


BY_PATTERN = _by_pattern()


def verdict(change: Change, scene: Scene) -> ChangeRule:
    """The one rule that speaks for a change."""
    for rule in (*FIRST, *BY_PATTERN.get(change.pattern, ()), *LAST):
        if rule.speaks(change, scene):
            return rule
    raise LookupError(change.pattern)
