"""A baseline: the findings an old catalogue has already, a line each, so that only new ones fail (design §5).

Lines are sorted and hold no line numbers: two branches that mend different things merge without conflict.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from svcstd.diagnostic import Diagnostic, dotted

HEAD = "# svcstd baseline 1"
LINE = re.compile(r"(?P<fingerprint>[0-9a-f]{16}) [A-Z][0-9]{3}(?: .*)?")


class BadBaseline(Exception):
    """A file that is no baseline.

    Attributes:
        line: The first line that cannot be understood, 1-based.
    """

    def __init__(self, line: int) -> None:
        """Keep the line."""
        super().__init__(line)
        self.line = line


def written(found: Iterable[Diagnostic]) -> str:
    """The baseline of findings: fingerprint, rule, file and path; a finding that comes twice stands twice."""
    rows = sorted(f"{one.fingerprint} {one.rule} {_one_line(f'{one.at.file} {dotted(one.path)}')}" for one in found)
    return "\n".join([HEAD, *(row.rstrip() for row in rows)]) + "\n"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def read(text: str) -> Counter[str]:
    """How often each finding may come, by fingerprint.

    Raises:
        BadBaseline: A line is none of a baseline's.
    """
    lines = text.splitlines()
    if not lines or lines[0].strip() != HEAD:
        raise BadBaseline(1)
    known: Counter[str] = Counter()
    for number, line in enumerate(lines[1:], 2):
        found = LINE.fullmatch(line.rstrip())
        if found:
            known[found["fingerprint"]] += 1
        elif line.strip() and not line.startswith("#"):
            raise BadBaseline(number)
    return known
