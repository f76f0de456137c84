"""Rules on words over the values of a file: one search tells which values a rule need look at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from svcstd.diagnostic import Finding, KeyPath
from svcstd.read import Document
from svcstd.validate.rule import TextRule

MOST_SEEN, LONGEST_SEEN = 4_000, 8_000

SET = re.compile(r"\[(?:[^\[\]\\^]|\\.)+\]")
NEVER = "(?!)"

Found = tuple[tuple[TextRule, Finding], ...]


class Texts:
    """The rules on words in force; what they say of lines that many records write alike is found once."""

    def __init__(self, rules: Sequence[TextRule]) -> None:
        """Take the rules, and put together what they look for."""
        self.rules = tuple(rules)
        words = [word for rule in rules for word in rule.seeks()]
        self.patterns = [re.compile(one) for one in _patterns(words, [rule.pattern for rule in rules])]
        self.asked = ""
        """The rule that was asked last: which one failed, where one does."""
        self._clean: set[str] = set()
        self._faulty: dict[str, Found] = {}

    @cached_property
    def each(self) -> list[tuple[TextRule, re.Pattern[str]]]:
        """The rules with what each looks for; most runs never ask."""
        return [(rule, re.compile("|".join(_patterns(rule.seeks(), [rule.pattern])))) for rule in self.rules]

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
        new = [piece for piece in document.pieces.values() if piece not in self._clean]
        if new and self._holds("\n".join(new)):
            for piece in new:
                yield from self._piece(piece)
        else:
            self._keep(new)

    def _piece(self, piece: str) -> Found:
        """What is wrong with the lines of one element."""
        known = self._faulty.get(piece)
        if known is None:
            known = tuple(self._of((), _tree(piece))) if self._holds(piece) else ()
            if not known:
                self._keep([piece])
            elif len(piece) <= LONGEST_SEEN:
                if len(self._faulty) >= MOST_SEEN:
                    self._faulty.clear()
                self._faulty[piece] = known
        return known

    def _keep(self, pieces: list[str]) -> None:
        """Remember that nothing is wrong with some pieces, in bounded memory."""
        if len(self._clean) >= MOST_SEEN:
            self._clean.clear()
        self._clean.update(piece for piece in pieces if len(piece) <= LONGEST_SEEN)

    def _holds(self, written: str) -> bool:
        """Whether any rule is to look at lines or at a value in quotes."""
        for pattern in self.patterns:  # noqa: SIM110 - asked of every file
            if pattern.search(written):
                return True
        return False

    def _of(self, path: KeyPath, tree: object) -> Iterator[tuple[TextRule, Finding]]:
        for there, text in values(path, tree):
            written = f'"{text}"'
            if self._holds(written):
                for rule, pattern in self.each:
                    if pattern.search(written):
                        self.asked = rule.id
                        yield from ((rule, finding) for finding in rule.check(there, text))


def _patterns(words: Iterable[str], patterns: Iterable[str]) -> list[str]:
    """Patterns for some words and patterns, as few as are quick.

    Each begins with a set, of the words' first characters for one, since a set is looked for ten times as fast as
    alternatives are; single characters and sets make one.
    """
    found = dict.fromkeys(filter(None, patterns))
    sets = "".join(one[1:-1] for one in found if SET.fullmatch(one))
    firsts: dict[str, list[str]] = {}
    for word in words:
        if len(word) == 1:
            sets += re.escape(word)
        else:
            firsts.setdefault(re.escape(word[0]), []).append(re.escape(word[1:]))
    rests = "|".join(f"(?<={first})(?:{'|'.join(rest)})" for first, rest in firsts.items())
    return [
        *([f"[{sets}]"] if sets else ()),
        *([f"[{''.join(firsts)}](?:{rests})"] if firsts else ()),
        *(one for one in found if not SET.fullmatch(one)),
    ] or [NEVER]


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
