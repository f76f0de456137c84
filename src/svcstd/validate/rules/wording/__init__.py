"""N: names and wording (名称与用语)."""

from __future__ import annotations

from svcstd.validate.rule import Rule
from svcstd.validate.rules.wording import characters, names, placeholders, punctuation

RULES: tuple[Rule, ...] = (
    placeholders.SaidOutright(),
    names.NameWithoutLevel(),
    placeholders.NothingLeftOut(),
    placeholders.BlankFilledIn(),
    placeholders.BodyNamed(),
    placeholders.ProvisionNamed(),
    characters.WithoutTags(),
    characters.WithoutEntities(),
    characters.NothingInvisible(),
    characters.CodeHalfWidth(),
    characters.TextHalfWidth(),
    punctuation.FullWidthPunctuation(),
    punctuation.FullWidthBrackets(),
    names.NameWithoutSpaces(),
    punctuation.NameWithoutEdges(),
    punctuation.BracketsPaired(),
    punctuation.PunctuationOnce(),
    names.NameShort(),
)
"""The family in the order of its ids."""
