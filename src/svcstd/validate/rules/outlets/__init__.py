"""O: outlets, contacts, points (办理地点与咨询)."""

from __future__ import annotations

from svcstd.validate.rule import Rule
from svcstd.validate.rules.outlets import contacts, delegation, hours, lines, phones, places, points

RULES: tuple[Rule, ...] = (
    contacts.OutletKnown(),
    contacts.WindowKnown(),
    contacts.OutletNear(),
    contacts.WindowGiven(),
    contacts.ContactGiven(),
    contacts.HallEntered(),
    hours.HoursSayDays(),
    places.OutletAtKnownPlace(),
    places.CoordinatesInChina(),
    hours.OutletHoursSayDays(),
    hours.AddressPrecise(),
    points.PointBelow(),
    points.PointReaches(),
    points.EntrustingDocumented(),
    points.VillageDecidesNothing(),
    points.PrincipalNamed(),
    delegation.DevolvedLevelExercises(),
    delegation.DevolvedDecidesHere(),
    delegation.PrincipalFitsPower(),
    delegation.LicenceByAuthority(),
    phones.PhoneWithAreaCode(),
    phones.ListedPhoneWithAreaCode(),
    phones.ComplaintsApart(),
    lines.ContactHasValue(),
    lines.ListedContactHasValue(),
    lines.WindowHearsNoComplaints(),
)
"""The family in the order of its ids."""
