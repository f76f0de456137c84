"""What the sources of rules mean: every clause with what it asks and who follows it, for docs/sources.md."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from svcstd.messages import knowing
from svcstd.messages import sources as say
from svcstd.report.rule_list import Table
from svcstd.report.rule_page import VERDICT, Known, escaped
from svcstd.validate.unchecked import CLAUSES, PREFIX, UNCHECKED


def page(known: Sequence[Known], rules: str) -> str:
    """The page in the language spoken, in Markdown.

    Args:
        known: Rules and verdicts.
        rules: Where their pages stand, as `rules/`.
    """
    standards = [(f"`{number}`", text.say()) for number, text in say.STANDARDS.items()]
    head = Table(say.STANDARDS_HEADING.say(), [say.NUMBER.say(), say.ABOUT.say()], standards)
    tables = "".join(table.markdown for table in (head, *_groups(known, rules)))
    return f"# {say.TITLE}\n\n{say.LEAD}\n\n{say.SVCSTD}\n{tables}"


def _groups(known: Sequence[Known], rules: str) -> Iterator[Table]:
    """A table of clauses for each subject."""
    columns = [text.say() for text in (knowing.CLAUSE, say.ASKS, say.BY)]
    followed: dict[str, list[Known]] = {clause: [] for clause in CLAUSES}
    for one in known:
        for clause in clauses(one.rule.source):
            followed[clause].append(one)
    for letter, subject in say.GROUPS.items():
        found = [clause for clause in CLAUSES if clause.startswith(letter)]
        rows = [(f"`{clause}`", _asks(clause, followed[clause]), _links(followed[clause], rules)) for clause in found]
        heading = subject.say() if letter == "§" else f"{letter} {subject}"
        yield Table(heading, columns, rows)


def clauses(source: str) -> list[str]:
    """The clauses that a source names, without `std:`."""
    parts = (part.strip() for part in source.split(","))
    return [part.removeprefix(PREFIX) for part in parts if part.startswith(PREFIX)]


def _asks(clause: str, followers: Sequence[Known]) -> str:
    """A clause in our words: those of the rules that follow it, or why there is none."""
    unchecked = next((one for one in UNCHECKED if one.clause == clause), None)
    rules = [one for one in followers if one.family != VERDICT] or followers  # a verdict's title tells what changed
    said = say.BETWEEN.say().join(dict.fromkeys(escaped(str(one.rule.title)) for one in rules))
    if unchecked is None:
        return said
    return escaped(say.NOT_CHECKED.say(asks=unchecked.asks, reason=unchecked.reason))


def _links(followers: Sequence[Known], rules: str) -> str:
    return " ".join(f"[{one.rule.id}]({rules}{one.rule.id}.md)" for one in followers)
