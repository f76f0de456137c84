"""M: application materials (申请材料)."""

from __future__ import annotations

from svcstd.validate.rule import Rule
from svcstd.validate.rules.materials import circular, lists, proofs, sameness, standard, submission

RULES: tuple[Rule, ...] = (
    lists.MaterialOnce(),
    lists.MaterialNamed(),
    lists.MaterialKnown(),
    lists.MaterialDefinite(),
    lists.SituationKnown(),
    lists.AlternativesDiffer(),
    submission.IssuerNamed(),
    submission.ElectronicLicenceUsed(),
    submission.PaperCounted(),
    submission.SupplementDated(),
    submission.CorePresent(),
    proofs.ProofFounded(),
    proofs.FormAndSample(),
    proofs.ExemptionPossible(),
    sameness.StandardMaterialUsed(),
    sameness.CopiesCounted(),
    sameness.MaterialNameShort(),
    circular.ProofNotOwn(),
    circular.ResultNotAsked(),
    circular.VillageProofAllowed(),
    standard.MaterialNamedOnce(),
)
"""The family in the order of its ids."""
