"""L: levels and inheritance (层级与继承)."""

from __future__ import annotations

from svcstd.validate.rule import Rule
from svcstd.validate.rules.levels import ancestry, exercise, extras, inheritance, policies

RULES: tuple[Rule, ...] = (
    policies.LockedInCatalogueOnly(),
    policies.ChangedToGainOnly(),
    policies.NothingAddedToList(),
    inheritance.RemovedIsThere(),
    inheritance.LockedNotRemoved(),
    inheritance.AfterKnown(),
    inheritance.SetChangesWhatIsThere(),
    policies.ChangeComparable(),
    policies.LevelsWidenedByDecision(),
    policies.RecordHasEffect(),
    inheritance.SaysSomethingNew(),
    extras.ExtraKnown(),
    extras.ExtraTyped(),
    exercise.LevelsGiven(),
    exercise.VillageExercisesServices(),
    exercise.RemovalCited(),
    ancestry.ParentKnown(),
    ancestry.ChainEnds(),
)
"""The family in the order of its ids."""
