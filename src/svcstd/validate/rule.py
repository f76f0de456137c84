"""What a rule is: one class with its words, its source and its examples (design §5)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, Self, TypeVar

from svcstd.diagnostic import Finding, KeyPath, Severity
from svcstd.messages import Text
from svcstd.model.basic import BasicItem
from svcstd.model.catalogue import Catalogue
from svcstd.model.elements import Record
from svcstd.model.region import Region
from svcstd.read import Document
from svcstd.resolve import Identity, Resolved

__all__ = [
    "BadOption",
    "CatalogueRule",
    "CrossRule",
    "EntryRule",
    "Finding",
    "ItemRule",
    "ListFile",
    "Option",
    "ReadingRule",
    "RecordRule",
    "Row",
    "Rule",
    "Severity",
    "Text",
    "TextRule",
    "Written",
    "begun",
]


V = TypeVar("V", int, tuple[str, ...])


def begun(words: Iterable[str], ids: Iterable[str]) -> list[str]:
    """The ids of rules that begin with one of some words, in upper or lower case, in the ids' order.

    A word that is empty begins none: it is a slip, and to take it for all rules would hide every finding.
    """
    beginnings = tuple(word.upper() for word in words if word)
    return [id for id in ids if id.startswith(beginnings)] if beginnings else []


class BadOption(ValueError):
    """A value that an option does not take."""


class Option(Generic[V]):
    """A threshold or list of words of a rule, which svcstd.yaml may set; a rule's attribute, read as its value.

    Attributes:
        name: Its key in svcstd.yaml.
        default: Its value where nothing is set.
        says: What it is, in both languages.
    """

    def __init__(self, default: V, zh: str, en: str) -> None:
        """Declare an option with its default and what it means."""
        self.default: V = default
        self.says = Text(zh, en)
        self.name = ""

    def __set_name__(self, owner: type, name: str) -> None:
        """Take the attribute's name."""
        self.name = name

    def __get__(self, rule: Rule | None, owner: type) -> V:
        """The value in force for a rule."""
        found: V = self.default if rule is None else rule.__dict__.get(self.name, self.default)
        return found

    def typed(self, written: str | int | Sequence[str]) -> int | tuple[str, ...]:
        """A value from what a file says.

        Raises:
            BadOption: It is of another kind.
        """
        if isinstance(self.default, int):
            if isinstance(written, int) or (isinstance(written, str) and re.fullmatch(r"0|[1-9][0-9]{0,8}", written)):
                return int(written)
        elif isinstance(written, (tuple, list)):
            return tuple(written)
        raise BadOption(self.name)


class Rule:
    """One check, or one thing that reading finds.

    Attributes:
        id: A letter per subject and three digits, never reused.
        severity: How bad; an edition may change it.
        source: Clauses it follows, as `std:T-01`, or `svcstd` with the reason in `why`.
        title: What must hold.
        why: Why it must.
        message: What is wrong; further messages are attributes of their own, named by a finding.
        mend: How to put it right.
        good: Fragments laid over a complete item, without a finding.
        bad: Fragments with `# !` on each line that is reported.
        companions: Ids of rules that the same fault may also break.
        refers: Path of the lists whose ids the rule looks up. Where one of these files cannot be used nobody can tell
            what is missing, so the rule is left out; the file itself is reported.
        mendable: Whether some of its findings carry a sure mend, which `validate --fix` writes.
        sure: When they do, where not all do.
        of_versions: Whether it looks at two versions, for `svcstd diff`, and not at one catalogue.
    """

    id: ClassVar[str]
    severity: ClassVar[Severity] = Severity.ERROR
    source: ClassVar[str] = "svcstd"
    title: ClassVar[Text]
    why: ClassVar[Text]
    message: ClassVar[Text]
    mend: ClassVar[Text]
    good: ClassVar[tuple[str, ...]] = ()
    bad: ClassVar[tuple[str, ...]] = ()
    companions: ClassVar[tuple[str, ...]] = ()
    refers: ClassVar[str] = ""
    mendable: ClassVar[bool] = False
    sure: ClassVar[Text | None] = None
    of_versions: ClassVar[bool] = False

    @classmethod
    def options(cls) -> dict[str, Option[Any]]:
        """The options of the rule by name, in the order declared."""
        found: dict[str, Option[Any]] = {}
        for one in reversed(cls.__mro__):
            found.update({name: value for name, value in vars(one).items() if isinstance(value, Option)})
        return found

    def configured(self, values: Mapping[str, object]) -> Self:
        """The rule with some of its options set; itself where none is.

        Args:
            values: Typed values by option.
        """
        if not values:
            return self
        made = copy(self)
        made.__dict__.update(values)
        return made


class ReadingRule(Rule):
    """A rule whose findings come from reading a file or giving it its types."""


class ItemRule(Rule):
    """A rule on a resolved item, at each place that says something of it and in the catalogue's own view."""

    about: ClassVar[str] = ""
    """Element without which, or with an empty one, the rule has nothing to say: it is not asked then."""

    guided: ClassVar[bool] = False
    """Whether only places with a guide of their own are looked at."""

    published: ClassVar[bool] = False
    """Whether only guides that applicants are to read are looked at: what is missing elsewhere may still be added."""

    situated: ClassVar[bool] = False
    """Whether the item is also looked at as it stands in each situation with a `set` (design §3.3)."""

    unanimous: ClassVar[bool] = False
    """Whether a fault counts only where all items that the file speaks for have it (a main item's file may name what
    only one of its handling items has)."""

    def check(self, it: Resolved, catalogue: Catalogue) -> Iterator[Finding]:
        """Yield what is wrong, with paths of the resolved item."""
        raise NotImplementedError


class EntryRule(Rule):
    """A rule on one basic entry as it is written."""

    def check(self, entry: BasicItem, catalogue: Catalogue) -> Iterator[Finding]:
        """Yield what is wrong, with paths of the entry's file."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Written:
    """A record as its file and path say it.

    Attributes:
        record: Its elements.
        code: Code in the path.
        agency: Body in the path, or "".
        region: The place, or None where regions.csv has no such code.
        region_code: Code of the place in the path.
        identities: Items the record speaks for.
    """

    record: Record
    code: str
    agency: str
    region: Region | None
    region_code: str
    identities: Sequence[Identity]


class RecordRule(Rule):
    """A rule on one record as it is written, before anything is inherited."""

    def check(self, written: Written, catalogue: Catalogue) -> Iterator[Finding]:
        """Yield what is wrong, with paths of the record's file."""
        raise NotImplementedError


class TextRule(Rule):
    """A rule on the words of basic entries, records and lists, value by value as they are written."""

    sought: ClassVar[tuple[str, ...]] = ()
    """Words of which a value must hold one before it is looked at: in the file's text, plain or in quotes."""

    pattern: ClassVar[str] = ""
    """What may stand in place of the words: a pattern for what no words can say. It costs more; a set of characters
    alone costs least, and one that begins with a set or a character written out a tenth of others."""

    def seeks(self) -> tuple[str, ...]:
        """The words in force, where they depend on options."""
        return self.sought

    def check(self, path: KeyPath, text: str) -> Iterator[Finding]:
        """Yield what is wrong with one value of a file."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class ListFile:
    """A catalogue file that is a list of mappings.

    Attributes:
        kind: `agencies`, `outlets` or `materials`.
        document: The file.
        region: Region code in its name, or "".
        entries: What it holds.
    """

    kind: str
    document: Document
    region: str
    entries: Sequence[Any]


class CatalogueRule(Rule):
    """A rule on a list of the catalogue: bodies, outlets, standard materials."""

    def check(self, listed: ListFile, catalogue: Catalogue) -> Iterator[Finding]:
        """Yield what is wrong, with paths of the list's file."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Row:
    """What one item at one place gives to a rule over several records.

    Attributes:
        rule: Id of the rule.
        key: Records with one key are looked at together.
        value: What the rule compares; small and picklable.
        file: File to report in.
        path: Path there.
        code: Code of the item.
        region: Code of the place.
    """

    rule: str
    key: str
    value: str
    file: str
    path: tuple[str | int, ...]
    code: str
    region: str = ""


class CrossRule(Rule):
    """A rule over all records that share a key; the same on one machine and on many."""

    def key(self, it: Resolved, catalogue: Catalogue) -> tuple[str, str, tuple[str | int, ...]] | None:
        """The key, the value to compare and the path to report of an item, or None where it takes no part."""
        raise NotImplementedError

    def judge(self, rows: Sequence[Row]) -> Iterator[tuple[Row, Mapping[str, object]]]:
        """Yield the rows at fault among those with one key, in file order, with the message's values."""
        raise NotImplementedError
