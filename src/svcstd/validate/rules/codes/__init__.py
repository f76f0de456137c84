"""C: codes, and what they refer to (编码)."""

from __future__ import annotations

from svcstd.validate.rule import Rule
from svcstd.validate.rules.codes import basic, bodies, division, implementation, lists, paths

RULES: tuple[Rule, ...] = (
    basic.BasicCodeFormed(),
    basic.TypeAgreesWithCode(),
    basic.TypeDigitsOfCodeSet(),
    basic.SubItemDigits(),
    basic.SubItemUnderMain(),
    basic.CodesOfEntryUnique(),
    basic.CodePublished(),
    paths.EntryNamedByItsCode(),
    paths.RecordNamedByItsBody(),
    paths.RegionKnown(),
    paths.ItemKnown(),
    paths.AgencyKnown(),
    division.CodeOfOwnProvince(),
    lists.IdListedOnce(),
    bodies.UsccFormed(),
    bodies.UsccChecks(),
    bodies.UsccUpperCase(),
    bodies.UsccOfPublicBody(),
    bodies.BodyHasUscc(),
    lists.ListOfKnownRegion(),
    division.UsccOfPlace(),
    division.UsccOfOneBody(),
    implementation.ImplementationCodeFormed(),
    implementation.ImplementationCodeOfItem(),
    implementation.ImplementationCodeOfBody(),
    implementation.ImplementationCodeOfLevel(),
    implementation.ImplementationCodeUnique(),
    implementation.NameUnderOneMainItem(),
    implementation.CodeInOneEntry(),
)
"""The family in the order of its ids."""
