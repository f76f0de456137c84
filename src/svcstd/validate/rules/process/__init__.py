"""P: steps, situations, result, remedies (办理流程)."""

from __future__ import annotations

from svcstd.validate.rule import Rule
from svcstd.validate.rules.process import commitment, remedies, steps, themes

RULES: tuple[Rule, ...] = (
    steps.StepsWithinLimit(),
    steps.StepsFitPromise(),
    steps.EntriesDiffer(),
    steps.EntrySaysSomething(),
    steps.SituationsExclude(),
    steps.ResultTyped(),
    steps.CommitmentTold(),
    commitment.CommitmentDecidedAtOnce(),
    commitment.CommitmentChecked(),
    remedies.QuestionsAnswered(),
    remedies.RemedyNamesBody(),
    remedies.BothRemediesTold(),
    themes.ThemesFitObjects(),
)
"""The family in the order of its ids."""
