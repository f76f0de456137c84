"""The rules in force in a workspace: what the edition, svcstd.yaml and the command line choose, grade and set."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from svcstd.diagnostic import Finding, KeyPath
from svcstd.messages import shapes
from svcstd.model.nearest import MOST_SUGGESTIONS, closest
from svcstd.model.policy import EditionFile
from svcstd.settings import RuleSetting, Settings
from svcstd.validate.engine import Engine
from svcstd.validate.rule import BadOption, Option, ReadingRule, Rule, begun
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
    return Engine(rules if clock is None else [timed(rule, clock) for rule in rules], severities(library))


def severities(library: Library) -> dict[str, str]:
    """Severities by rule: the edition's, and over them those of svcstd.yaml."""
    own = {rule: one.severity for rule, one in library.settings.rules.items() if one.severity}
    return {**(library.catalogue.edition.file.severities or {}), **own}


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


def misspelt(settings: Settings | None, edition: EditionFile | None) -> tuple[list[Finding], list[Finding]]:
    """Findings for rules and options that there are not, in svcstd.yaml and in catalog/standard.yaml."""
    if not (settings and (settings.rules or settings.select or settings.ignore)) and not (
        edition and edition.severities
    ):
        return [], []
    from svcstd.diff.rules import RULES as VERDICTS
    from svcstd.diff.rules import TOGETHER

    known = {rule.id: rule for rule in (*RULES, *TOGETHER, *VERDICTS)}
    graded = list(_unknown(known, edition.severities or {}, ("severities",))) if edition else []
    return (list(_of_settings(settings, known)) if settings else []), graded


def _of_settings(settings: Settings, known: Mapping[str, Rule]) -> Iterator[Finding]:
    yield from _unknown(known, settings.rules, ("rules",))
    for id, setting in settings.rules.items():
        if id in known and setting.options:
            path = ("rules", id, "options")
            yield from _unknown(known[id].options(), setting.options, path)
            yield from _untyped(known[id].options(), setting.options, path)
    for index, word in enumerate(settings.select or ()):
        yield from _begins_none(known, word, ("select", index))
    for number, one in enumerate(settings.ignore or ()):
        for index, word in enumerate(one.rules):
            yield from _begins_none(known, word, ("ignore", number, "rules", index))


def _unknown(known: Iterable[str], written: Iterable[str], path: KeyPath) -> Iterator[Finding]:
    known = list(known)
    for number, name in enumerate(written):
        if name not in known:
            near = closest(name, known) if number < MOST_SUGGESTIONS else ""
            values = {"key": name[:60], "suggestion": near}
            yield Finding((*path, name), "suggested" if near else "message", values, "S202", on_key=True)


def _untyped(known: Mapping[str, Option[Any]], written: Mapping[str, Any], path: KeyPath) -> Iterator[Finding]:
    for name, value in written.items():
        try:
            if name in known:
                known[name].typed(value)
        except BadOption:
            values = {"key": name, "written": str(value)[:60], "wanted": shapes.LIST}
            yield Finding((*path, name), values=values, rule="S205" if isinstance(known[name].default, int) else "S201")


def _begins_none(known: Iterable[str], word: str, path: KeyPath) -> Iterator[Finding]:
    if not begun((word,), known):
        yield Finding(path, "no_rule", {"key": word[:60]}, "S202")
