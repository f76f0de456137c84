"""Which values hold what, by the last key of their path: the one place that says where rules on words look."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from svcstd.diagnostic import Finding, Fix, KeyPath
from svcstd.validate.rule import TextRule

HAN = "\u3400-\u4dbf\u4e00-\u9fff"
"""Chinese characters, for sets in patterns."""

VERBATIM = frozenset({"quote", "sources", "url", "mobile_url", "page", "data"})
"""Words of others, kept as they are: provisions, citations, addresses in the net."""

BODIES = frozenset(
    {
        "issuer",
        "obtain_at",
        "body",
        "office",
        "department",
        "entrusted_by",
        "joint_agencies",
        "undertaker",
        "approved_by",
        "supervisor",
        "agency",
    }
)
"""Where a body or an office is named."""

CITATIONS = frozenset({"law", "document", "article", "basis", "charge_basis"})
"""Where a law, a document or its provision is named."""

NAMES = BODIES | {"name", "title", "law", "aliases", "national_name", "partner_name", "themes", "life_events", "role"}
"""Where something is named, and no sentence is said."""

CODES = frozenset(
    {
        "uscc",
        "code",
        "licence_code",
        "phone",
        "phones",
        "partner",
        "region",
        "serial",
        "item",
        "aliases",
        "longitude",
        "latitude",
    }
)
"""Where a code or a phone stands."""

SENTENCES = frozenset(
    {
        "text",
        "notes",
        "note",
        "quota",
        "requirement",
        "usage",
        "obtain",
        "answer",
        "question",
        "reason",
        "content",
        "authority",
        "reduction",
        "criterion",
        "outcome",
        "excluded",
        "jurisdiction",
        "annual_inspection",
        "annual_report",
        "traffic",
        "sharing",
    }
)
"""Where something is said in sentences."""

PLACES = frozenset({"address", "hours", "seal", "issued_within", "value", "phone", "phones"})
"""Where something short is said that applicants need."""

LEVELS = frozenset({"镇(乡、街道)级", "村(社区)级"})
"""Values of the standard that hold half-width brackets."""


def leaf(path: KeyPath) -> str:
    """The last key of a path, positions left out."""
    return next((part for part in reversed(path) if isinstance(part, str)), "")


class ValueRule(TextRule):
    """A rule on words that looks at some elements only.

    Attributes:
        only: Keys whose values are looked at; all where it is empty.
        spared: Keys whose values are not looked at, nor what stands below them.
    """

    only: ClassVar[frozenset[str]] = frozenset()
    spared: ClassVar[frozenset[str]] = VERBATIM

    def check(self, path: KeyPath, text: str) -> Iterator[Finding]:
        """Yield what is wrong with a value of one of the elements."""
        if self.spared.isdisjoint(path) and (not self.only or leaf(path) in self.only):
            yield from self.found(path, text)

    def found(self, path: KeyPath, text: str) -> Iterator[Finding]:
        """Yield what is wrong with a value."""
        raise NotImplementedError


def mended(path: KeyPath, text: str, mend: str) -> Fix | None:
    """The mend that puts another text in a value's place; None where nothing would be left or changed."""
    return Fix("value", path, mend) if mend and mend != text else None
