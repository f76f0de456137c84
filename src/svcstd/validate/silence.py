"""Findings that are not to be reported: by comments, by svcstd.yaml, by a baseline (design §5)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase

from svcstd.diagnostic import Diagnostic, Finding
from svcstd.read.comments import Comment
from svcstd.settings import Ignored
from svcstd.validate.rule import begun

NEVER = ("S501", "S502", "S503", "S504")
"""What silences themselves get is not to be silenced."""


@dataclass(frozen=True, slots=True)
class Aside:
    """A finding about a silence, with the file it stands in."""

    file: str
    finding: Finding


@dataclass(slots=True)
class Silences:
    """The silences of one run, and what each has silenced so far.

    Attributes:
        ignored: Those of svcstd.yaml.
        comments: Those of a file, by its path; files are asked for when they have findings.
        baseline: How often a finding may still come, by fingerprint.
        silenced: How many findings comments and svcstd.yaml took out.
        in_baseline: How many the baseline took out.
    """

    ignored: Sequence[Ignored] = ()
    comments: Callable[[str], Sequence[Comment]] = field(default=lambda file: ())
    baseline: Counter[str] = field(default_factory=Counter)
    silenced: int = 0
    in_baseline: int = 0
    _used: set[tuple[str, int]] = field(default_factory=set)
    _aimed: dict[str, dict[int, list[Comment]]] = field(default_factory=dict)
    """The comments of a file by the line they mean."""
    _meant: dict[tuple[str, int, str], bool] = field(default_factory=dict)
    """Whether a comment means a line of a file and a rule, as far as it was asked."""

    def heard(self, found: Iterable[Diagnostic]) -> list[Diagnostic]:
        """The findings that are left to report."""
        return [one for one in found if not (self.silent(one) or self._known(one))]

    def silent(self, one: Diagnostic) -> bool:
        """Whether a comment or svcstd.yaml silences a finding; counted."""
        if one.rule in NEVER:
            return False
        uses = [("", number) for number, ignored in enumerate(self.ignored) if _means(ignored, one)]
        self._used.update(uses)
        silent = self._commented(one) or bool(uses)
        self.silenced += silent
        return silent

    def _commented(self, one: Diagnostic) -> bool:
        """Whether a comment means a finding's line and rule; asked once for all findings of the rule there."""
        file, line = one.at.file, one.at.line
        if file not in self._aimed:
            self._aimed[file] = {}
            for comment in self.comments(file):
                for aim in {comment.target, comment.head or comment.target}:
                    self._aimed[file].setdefault(aim, []).append(comment)
        if line not in self._aimed[file]:
            return False
        asked = (file, line, one.rule)
        if asked not in self._meant:
            uses = [(file, it.line) for it in self._aimed[file][line] if begun(it.rules, (one.rule,))]
            self._used.update(uses)
            self._meant[asked] = bool(uses)
        return self._meant[asked]

    def _known(self, one: Diagnostic) -> bool:
        if self.baseline[one.fingerprint] <= 0:
            return False
        self.baseline[one.fingerprint] -= 1
        self.in_baseline += 1
        return True

    @property
    def gone(self) -> int:
        """Findings of the baseline that did not come."""
        return sum(left for left in self.baseline.values() if left > 0)

    def asides(
        self, files: Iterable[str], known: Sequence[str], applied: Sequence[str], *, whole: bool
    ) -> Iterator[Aside]:
        """What is wrong with the silences themselves.

        Args:
            files: Files whose comments are looked at.
            known: Ids of all rules there are.
            applied: Ids of the rules that were applied to all they concern; for others nobody can tell.
            whole: Whether the whole workspace was looked at: only then a path of svcstd.yaml may mean nothing.
        """
        for file in sorted(files):
            for comment in self.comments(file):
                for finding in self._of_comment(comment, file, known, applied):
                    yield Aside(file, finding)
        for number, ignored in enumerate(self.ignored):
            path = ("ignore", number)
            if not ignored.reason:
                yield Aside("svcstd.yaml", Finding(path, rule="S501", values={"rules": _listed(ignored.rules)}))
            if whole and ("", number) not in self._used and _all_begin(ignored.rules, applied):
                yield Aside("svcstd.yaml", Finding(path, rule="S502", values={"rules": _listed(ignored.rules)}))

    def _of_comment(
        self, comment: Comment, file: str, known: Sequence[str], applied: Sequence[str]
    ) -> Iterator[Finding]:
        mark, values = (comment.line, comment.column), {"rules": _listed(comment.rules), "said": comment.said[:60]}
        if not comment.rules:
            yield Finding(mark=mark, rule="S503", values=values)
            return
        for word in comment.rules:
            if not begun((word,), known):
                yield Finding(mark=mark, rule="S503", message="no_rule", values={"key": word})
                return
        if not comment.reason:
            yield Finding(mark=mark, rule="S501", values=values)
        if (file, comment.line) not in self._used and _all_begin(comment.rules, applied):
            yield Finding(mark=mark, rule="S502", values=values)


def _means(ignored: Ignored, one: Diagnostic) -> bool:
    if not begun(ignored.rules, (one.rule,)):
        return False
    return ignored.paths is None or any(fnmatchcase(one.at.file, pattern) for pattern in ignored.paths)


def _all_begin(words: Iterable[str], ids: Sequence[str]) -> bool:
    """Whether each word begins the id of a rule that was applied."""
    return all(begun((word,), ids) for word in words)


def _listed(words: Iterable[str]) -> str:
    return ", ".join(words)
