"""The base of all enumerations."""

from __future__ import annotations

from enum import StrEnum


class Coded(StrEnum):
    """An enumeration whose members carry the standard's code beside their label."""

    code: str

    def __new__(cls, label: str, code: str = "") -> Coded:
        """Build a member from its label and code."""
        member = str.__new__(cls, label)
        member._value_ = label
        member.code = code
        return member
