"""Rules and verdicts as they stand in a workspace: which are in force, how severe, with what options."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from svcstd.diagnostic import Severity
from svcstd.diff.rule import Burden
from svcstd.diff.rules import RULES as VERDICTS
from svcstd.diff.rules import TOGETHER
from svcstd.messages import changes as say
from svcstd.model.nearest import nearest
from svcstd.pipeline.catalogue import read_library
from svcstd.pipeline.chosen import engine
from svcstd.report.rule_page import Known
from svcstd.validate.engine import OFF
from svcstd.validate.rule import begun
from svcstd.validate.rules import RULES
from svcstd.workspace import Workspace

SET_IN = ("svcstd.yaml", "catalog/standard.yaml")
"""Files that grade rules and set their options."""
NEAREST = 3
BURDENS = {Burden.BETTER: say.BETTER, Burden.WORSE: say.WORSE, Burden.NEUTRAL: say.NEUTRAL}


def known(workspace: Workspace | None) -> tuple[list[Known], list[str]]:
    """All rules and verdicts, and the files of those that grade them which cannot be used.

    Args:
        workspace: Whose severities and options; None or an unusable file leaves the defaults.
    """
    if workspace is None:
        return [*(Known(rule, rule.severity.word) for rule in RULES), *_of_versions({})], []
    library = read_library(workspace)
    broken = [file for file in library.unusable if file in SET_IN]
    if broken:
        return known(None)[0], broken
    # Lists that cannot be used keep rules from being applied; they are in force all the same.
    applied = engine(replace(library, unusable=[]))
    grades = library.severities
    found = [
        Known(applied.by_id.get(rule.id, rule), applied.severity[rule.id].word if rule.id in applied.by_id else OFF)
        for rule in RULES
    ]
    return [*found, *_of_versions(grades)], []


def _of_versions(grades: Mapping[str, str]) -> Iterator[Known]:
    """Yield rules over two versions, then verdicts, as they are graded; a verdict that is off is an info."""
    for rule in TOGETHER:
        yield Known(rule, grades.get(rule.id, rule.severity.word))
    for verdict in VERDICTS:
        grade = grades.get(verdict.id, verdict.severity.word)
        yield Known(verdict, Severity.INFO.word if grade == OFF else grade, BURDENS[verdict.burden])


def named(found: Sequence[Known], ids: Sequence[str]) -> tuple[list[Known], dict[str, list[str]]]:
    """Rules whose ids begin as asked for, or that are called so, in the order asked, once each.

    Also what is neither, with the nearest ids, or the nearest names of what reads like one.
    """
    wanted: dict[str, Known] = {}
    unknown: dict[str, list[str]] = {}
    every = {one.rule.id: one for one in found}
    for written in ids:
        name = written.lower()
        matching = begun((written,), every) or [id for id, one in every.items() if one.name == name]
        wanted.update({id: every[id] for id in matching if id not in wanted})
        if not matching:
            like_name = nearest(name, [one.name for one in found], NEAREST) if "-" in name else ()
            unknown[written] = list(like_name or nearest(written.upper(), every, NEAREST, 0))
    return list(wanted.values()), unknown
