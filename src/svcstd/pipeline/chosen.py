"""The rules in force in a workspace: what the edition, svcstd.yaml and the command line choose, grade and set."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from svcstd.settings import RuleSetting
from svcstd.validate.engine import Engine
from svcstd.validate.rule import BadOption, ReadingRule, Rule, begun
from svcstd.validate.rules import RULES
from svcstd.validate.timing import timed

if TYPE_CHECKING:
    from svcstd.pipeline.catalogue import Library


@dataclass(frozen=True, slots=True)
class Chosen:
    """Rules that the command line asks for; what is empty leaves the choice to svcstd.yaml.

    Attributes:
        select: Ids, or beginnings of ids, of the rules to apply.
        ignore: Ids, or beginnings of ids, of rules not to apply.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def unknown(self) -> list[str]:
        """What begins no rule's id."""
        return [word for word in (*self.select, *self.ignore) if not begun((word,), IDS)]


ALL = Chosen()
IDS = tuple(rule.id for rule in RULES)


def engine(library: Library, chosen: Chosen = ALL, clock: Counter[str] | None = None) -> Engine:
    """The engine with the rules in force, each timed on a clock where there is one.

    What reading finds is reported whatever is selected: other rules are silent on files that cannot be read. A rule
    that looks up ids in lists which cannot be used is left out: nobody can tell what is missing.
    """
    settings = library.settings
    words = chosen.select or settings.select
    selected = {*(begun(words, IDS) if words else IDS), *(rule.id for rule in RULES if isinstance(rule, ReadingRule))}
    selected.difference_update(begun(chosen.ignore, IDS))
    rules = [
        rule.configured(_options(rule, settings.rules.get(rule.id)))
        for rule in RULES
        if rule.id in selected and not (rule.refers and any(file.startswith(rule.refers) for file in library.unusable))
    ]
    return Engine(rules if clock is None else [timed(rule, clock) for rule in rules], library.severities)


def _options(rule: Rule, setting: RuleSetting | None) -> dict[str, object]:
    """The typed options of a rule; those that cannot be read keep their default and are reported."""
    found: dict[str, object] = {}
    known = rule.options()
    for name, written in ((setting.options if setting else None) or {}).items():
        try:
            found[name] = known[name].typed(written)
        except (KeyError, BadOption):
            continue
    return found
