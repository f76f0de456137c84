"""Faults for the shipped catalogue, a module per family of rules: each is to be reported by its rule and no other."""

from injections import (
    adjustments,
    clauses,
    codes,
    layout,
    levels,
    limits,
    materials,
    outlets,
    procedure,
    reading,
    sections,
    shape,
    silences,
    wording,
    words,
)
from injections.injection import Injection

FAMILIES = (
    reading, silences, shape, layout, codes, wording, limits, materials, procedure, outlets, levels, sections, words,
    clauses, adjustments,
)  # fmt: skip

INJECTIONS: tuple[Injection, ...] = tuple(injection for family in FAMILIES for injection in family.INJECTIONS)
