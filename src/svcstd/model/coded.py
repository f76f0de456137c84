"""The base of all enumerations."""

from __future__ import annotations

from enum import StrEnum


class Coded(StrEnum):
    """An enumeration whose members carry the standard's code beside their label, and the label in English."""

    code: str
    english: str

    def __new__(cls, label: str, code: str = "", english: str = "") -> Coded:
        """Build a member from its label, code and English label; "" where no guide prints it."""
        member = str.__new__(cls, label)
        member._value_ = label
        member.code = code
        member.english = english
        return member
