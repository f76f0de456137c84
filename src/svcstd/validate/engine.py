"""Rules over what was read and resolved: findings become diagnostics in the file that wrote the value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from svcstd.diagnostic import Diagnostic, Finding, Fix, KeyPath, Location, Severity
from svcstd.messages import Text
from svcstd.model.adjustment import Adjustment
from svcstd.model.basic import BasicItem
from svcstd.model.catalogue import Catalogue
from svcstd.read import Document
from svcstd.resolve import Resolved, situated
from svcstd.validate.declaration import DeclarationRule
from svcstd.validate.fingerprint import fingerprint
from svcstd.validate.rule import (
    CatalogueRule,
    CrossRule,
    EntryRule,
    ItemRule,
    ListFile,
    RecordRule,
    Row,
    Rule,
    TextRule,
    Written,
)
from svcstd.validate.texts import Texts

OFF = "off"


class RuleFailed(Exception):
    """A rule raised an exception: a fault of svcstd's, reported by the rule's name (exit code 4)."""

    def __init__(self, rule: str, file: str, problem: str) -> None:
        """Keep which rule failed where, and how; all text, since it crosses from one process to another."""
        super().__init__(rule, file, problem)
        self.rule = rule
        self.file = file
        self.problem = problem

    @classmethod
    def by(cls, rule: str, file: str, error: Exception) -> RuleFailed:
        """The failure that an exception in a rule is."""
        return cls(rule, file, f"{type(error).__name__}: {error}"[:300])


class Engine:
    """The rules in force, applied to one thing after another."""

    def __init__(self, rules: Iterable[Rule], severities: Mapping[str, str]) -> None:
        """Take rules and what the edition and settings say of their severity (`off` leaves one out)."""
        chosen = [rule for rule in rules if severities.get(rule.id) != OFF]
        self.by_id: dict[str, Rule] = {rule.id: rule for rule in chosen}
        self.severity = {
            rule.id: Severity[severities[rule.id].upper()] if rule.id in severities else rule.severity
            for rule in chosen
        }
        of_items = [rule for rule in chosen if isinstance(rule, ItemRule)]
        self.items = [rule for rule in of_items if not rule.guided and not rule.published]
        self.guided = [rule for rule in of_items if rule.guided and not rule.published]
        self.published = [rule for rule in of_items if rule.published]
        self.unanimous = frozenset(rule.id for rule in of_items if rule.unanimous)
        self.situated = [rule for rule in of_items if rule.situated]
        self.texts = Texts([rule for rule in chosen if isinstance(rule, TextRule)])
        self.entries = [rule for rule in chosen if isinstance(rule, EntryRule)]
        self.records = [rule for rule in chosen if isinstance(rule, RecordRule)]
        self.lists = [rule for rule in chosen if isinstance(rule, CatalogueRule)]
        self.declarations = [rule for rule in chosen if isinstance(rule, DeclarationRule)]
        self.cross = [rule for rule in chosen if isinstance(rule, CrossRule)]

    def reading(self, document: Document, findings: Iterable[Finding]) -> Iterator[Diagnostic]:
        """Diagnostics for what reading and typing a file found."""
        for finding in findings:
            if finding.rule in self.by_id:
                at = (
                    Location(document.file, *finding.mark)
                    if finding.mark
                    else document.where(finding.path, key=finding.on_key)
                )
                yield self.diagnostic(finding.rule, finding, at, document)

    def check_item(self, it: Resolved, catalogue: Catalogue) -> Iterator[Diagnostic]:
        """Diagnostics for a resolved item, and for it as it stands in each situation that changes it."""
        yield from self._resolved(self.items, it, catalogue)
        if it.guided:
            yield from self._resolved(self.guided, it, catalogue)
            if it.published:
                yield from self._resolved(self.published, it, catalogue)
        for index, situation in enumerate(it.item.situations or ()):
            if situation.set is not None:
                yield from self._resolved(self.situated, situated(it, index), catalogue)

    def _resolved(self, rules: Sequence[ItemRule], it: Resolved, catalogue: Catalogue) -> Iterator[Diagnostic]:
        said = it.item.__dict__
        for rule in rules:
            if rule.about and not said[rule.about]:
                continue
            try:
                for finding in rule.check(it, catalogue):
                    layer, there = (finding.layer, finding.path) if finding.layer else it.origin(finding.path)
                    at = layer.document.where((*layer.prefix, *there), key=finding.on_key)
                    region = it.region.code if it.region else ""
                    path = (*layer.prefix, *there)
                    yield self.diagnostic(rule.id, finding, at, layer.document, path, it.code, region)
            except Exception as error:
                raise RuleFailed.by(rule.id, it.layers[-1].document.file, error) from error

    def check_entry(self, entry: BasicItem, document: Document, catalogue: Catalogue) -> Iterator[Diagnostic]:
        """Diagnostics for a basic entry as it is written."""
        yield from self._written(self.entries, entry, document, catalogue, entry.code)

    def check_record(self, written: Written, document: Document, catalogue: Catalogue) -> Iterator[Diagnostic]:
        """Diagnostics for a record as it is written."""
        yield from self._written(self.records, written, document, catalogue, written.code)

    def check_list(self, listed: ListFile, catalogue: Catalogue) -> Iterator[Diagnostic]:
        """Diagnostics for a list of the catalogue."""
        yield from self._written(self.lists, listed, listed.document, catalogue, "")

    def check_declaration(
        self, adjustment: Adjustment, document: Document, catalogue: Catalogue
    ) -> Iterator[Diagnostic]:
        """Diagnostics for a declaration of adjustment."""
        yield from self._written(self.declarations, adjustment, document, catalogue, "")

    def _written(
        self, rules: Sequence[Rule], what: object, document: Document, catalogue: Catalogue, code: str
    ) -> Iterator[Diagnostic]:
        for rule in rules:
            try:
                for finding in rule.check(what, catalogue):  # type: ignore[attr-defined]
                    at = document.where(finding.path, key=finding.on_key)
                    yield self.diagnostic(rule.id, finding, at, document, finding.path, code)
            except Exception as error:
                raise RuleFailed.by(rule.id, document.file, error) from error
        yield from self._worded(document, code)

    def _worded(self, document: Document, code: str) -> Iterator[Diagnostic]:
        try:
            for rule, finding in self.texts.found(document):
                at = document.where(finding.path)
                yield self.diagnostic(rule.id, finding, at, document, finding.path, code)
        except Exception as error:
            raise RuleFailed.by(self.texts.asked, document.file, error) from error

    def rows(self, it: Resolved, catalogue: Catalogue) -> Iterator[Row]:
        """What an item gives to the rules over several records."""
        for rule in self.cross:
            try:
                found = rule.key(it, catalogue)
            except Exception as error:
                raise RuleFailed.by(rule.id, it.layers[-1].document.file, error) from error
            if found is not None:
                key, value, path = found
                layer, there = it.origin(path)
                region = it.region.code if it.region else ""
                yield Row(rule.id, key, value, layer.document.file, (*layer.prefix, *there), it.code, region)

    def judge(self, rows: Iterable[Row]) -> Iterator[tuple[Row, Finding]]:
        """Faults among the rows of all records; the caller finds their lines."""
        groups: dict[tuple[str, str], dict[tuple[str, str, str], Row]] = {}
        for row in rows:
            groups.setdefault((row.rule, row.key), {})[row.file, row.code, row.value] = row
        for (rule_id, _), members in sorted(groups.items()):
            if len(members) > 1:
                rule = self.by_id[rule_id]
                assert isinstance(rule, CrossRule)
                ordered = sorted(members.values(), key=lambda row: (row.file, row.code, row.value))
                for row, values in rule.judge(ordered):
                    yield row, Finding(row.path, rule=rule_id, values=values)

    def diagnostic(
        self,
        rule_id: str,
        finding: Finding,
        at: Location,
        document: Document,
        path: tuple[str | int, ...] = (),
        item: str = "",
        region: str = "",
    ) -> Diagnostic:
        """A finding with its words and place."""
        rule = self.by_id[rule_id]
        text: Text = getattr(rule, finding.message)
        values = {key: value for key, value in finding.values.items()}
        path = path or finding.path
        return Diagnostic(
            at,
            rule_id,
            self.severity[rule_id],
            text.say(**values),
            rule.mend.say(**values) if "{" not in rule.mend.zh else _mend(rule.mend, values),
            path,
            finding.related,
            item,
            region,
            fingerprint(
                rule_id, at.file, path, finding.message, _line(document, at) if finding.mark else document.tree(path)
            ),
            finding.fix and _in_file(finding.fix, finding.path, path),
        )


def _line(document: Document, at: Location) -> str:
    """The line of a finding that no path leads to."""
    lines = _lines(document.text)
    return lines[at.line - 1].strip() if at.line <= len(lines) else ""


@lru_cache(maxsize=1)
def _lines(text: str) -> list[str]:
    """The lines of the file that was asked for last: its findings come one after another."""
    return text.split("\n")


def _in_file(fix: Fix, said: KeyPath, path: KeyPath) -> Fix:
    """A fix with a path of the file instead of one of the resolved item, which may have other positions."""
    return replace(fix, path=(*path, *fix.path[len(said) :])) if fix.path[: len(said)] == said else fix


class _Blank(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return ""


def _mend(text: Text, values: Mapping[str, object]) -> str:
    said = _Blank({key: str(value) for key, value in values.items()})
    return str(text).format_map(said)
