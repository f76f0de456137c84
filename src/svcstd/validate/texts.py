"""Rules on words over the values of a file: one search tells which values a rule need look at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from svcstd.diagnostic import Finding, KeyPath
from svcstd.read import Document
from svcstd.validate.rule import TextRule

MOST_SEEN, LONGEST_SEEN = 2_000, 8_000

Found = tuple[tuple[TextRule, Finding], ...]


class Texts:
    """The rules on words in force; what they say of lines that many records write alike is found once."""

    def __init__(self, rules: Sequence[TextRule]) -> None:
        """Take the rules, and make one pattern of what they look for."""
        self.rules = [(rule, re.compile(rule.seeks())) for rule in rules]
        self.sought = re.compile("|".join(rule.seeks() for rule in rules))
        self.asked = ""
        """The rule that was asked last: which one failed, where one does."""
        self._seen: dict[str, Found] = {}

    def found(self, document: Document) -> Iterator[tuple[TextRule, Finding]]:
        """Yield what is wrong with the values of a file, in the file's order.

        The quick reader takes no escapes and no values of several lines, so that the lines of an element hold whatever
        its values hold; values read carefully are looked at one by one.
        """
        if not self.rules:
            return
        if document.pieces is None:
            yield from self._of((), document.careful.data if document.data is None else document.data)
            return
        for piece in document.pieces.values():
            known = self._seen.get(piece)
            if known is None:
                known = tuple(self._of((), _tree(piece))) if self.sought.search(piece) else ()
                self._keep(piece, known)
            yield from known

    def _keep(self, piece: str, found: Found) -> None:
        """Remember what is wrong with a piece, in bounded memory."""
        if len(piece) <= LONGEST_SEEN:
            if len(self._seen) >= MOST_SEEN:
                self._seen.clear()
            self._seen[piece] = found

    def _of(self, path: KeyPath, tree: object) -> Iterator[tuple[TextRule, Finding]]:
        for there, text in values(path, tree):
            if self.sought.search(text):
                for rule, pattern in self.rules:
                    if pattern.search(text):
                        self.asked = rule.id
                        yield from ((rule, finding) for finding in rule.check(there, text))


def _tree(piece: str) -> object:
    """What the lines of one element say; the document itself lets go of its tree when it has its types."""
    from svcstd.read import quick

    return quick.read(piece)


def values(path: KeyPath, tree: object) -> Iterator[tuple[KeyPath, str]]:
    """The values of a tree that are text, with their paths, in the file's order."""
    waiting: list[tuple[KeyPath, object]] = [(path, tree)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, str):
            yield path, value
        elif isinstance(value, dict):
            waiting.extend(reversed([((*path, key), inner) for key, inner in value.items()]))
        elif isinstance(value, list):
            waiting.extend(reversed([((*path, index), inner) for index, inner in enumerate(value)]))
