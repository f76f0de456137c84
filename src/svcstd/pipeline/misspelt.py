"""Rules and options that settings and edition name and that there are not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from svcstd.diagnostic import Finding, KeyPath
from svcstd.messages import shapes
from svcstd.model.nearest import MOST_SUGGESTIONS, closest
from svcstd.model.policy import EditionFile
from svcstd.settings import Settings
from svcstd.validate.rule import BadOption, Option, Rule, begun


def misspelt(settings: Settings | None, edition: EditionFile | None) -> tuple[list[Finding], list[Finding]]:
    """Findings for rules and options that there are not, in svcstd.yaml and in catalog/standard.yaml."""
    if not (settings and (settings.rules or settings.select or settings.ignore)) and not (
        edition and edition.severities
    ):
        return [], []
    # Only here: importing all the rules costs more than reading the catalogue.
    from svcstd.diff.rules import RULES as VERDICTS
    from svcstd.diff.rules import TOGETHER
    from svcstd.validate.rules import RULES

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
