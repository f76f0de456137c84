"""The report as one web page that needs nothing else: no request to any host, and no script but its own.

The page's own policy (CSP) names the hash of that script: what strangers wrote cannot run, however it is spelled.
"""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Iterator, Mapping
from hashlib import sha256
from itertools import groupby
from typing import Any

from markupsafe import Markup

from svcstd.diagnostic import Diagnostic, Severity, dotted
from svcstd.messages import formats as say
from svcstd.messages import language
from svcstd.messages import reporting as words
from svcstd.messages.terminal import safe
from svcstd.paper import Paper
from svcstd.report.account import Account
from svcstd.report.outcome import CLEAN, INCOMPLETE
from svcstd.report.text import WORDS, meant, summary
from svcstd.version import VERSION

WIDEST = 200
"""Characters of a line of a file that are shown."""
MOST_TEXT = 1_000
"""Characters of a message that are shown."""
MOST_RELATED = 10
"""Related places that are shown; the others are counted."""
LABELS = ("FILTER", "ALL_RULES", "RULE_LABEL", "SEARCH", "SHOWN", "NONE_SHOWN", "BY_RULE", "FILES", "COUNT", "REPORT")
"""Names of the words that the template prints."""
MOST_UNFOLDED = 15
"""Rules whose table is open when the page is."""
FIGURES = ((Severity.ERROR, say.ERRORS), (Severity.WARNING, say.WARNINGS), (Severity.INFO, say.INFOS))


def _shown(text: str) -> str:
    """A text of strangers, no longer than anybody reads."""
    text = safe(text)
    return text if len(text) <= MOST_TEXT else text[:MOST_TEXT] + " …"


def _frame(account: Account, found: Diagnostic) -> tuple[str, str, str] | None:
    """The line of the file: what stands before the meant part, that part, what follows; None where there is none."""
    source = account.outcome.line(found.at.file, found.at.line)
    if not source:
        return None
    column = found.at.column - 1
    start = max(0, column - WIDEST // 2) if column > WIDEST * 3 // 4 else 0
    end = start + WIDEST
    mark = min(column + len(meant(source[column:])), end)
    before, after = source[start:column], source[mark:end]
    return (
        ("… " if start else "") + safe(before),
        safe(source[column:mark]),
        safe(after) + (" …" if end < len(source) else ""),
    )


def _finding(account: Account, found: Diagnostic) -> dict[str, Any]:
    rest = len(found.related) - MOST_RELATED
    return {
        "severity": found.severity.word,
        "word": str(WORDS[found.severity]),
        "rule": found.rule,
        "title": account.title_of(found.rule),
        "place": f"{found.at.line}:{found.at.column}",
        "line": found.at.line,
        "frame": _frame(account, found),
        "message": _shown(found.message),
        "mend": _shown(found.mend),
        "about": " · ".join(filter(None, (found.item, found.region, safe(dotted(found.path))))),
        "related": [(safe(str(at)), _shown(why)) for at, why in found.related[:MOST_RELATED]],
        "more": say.MORE_RELATED.say(count=rest) if rest > 0 else "",
    }


def _verdict(account: Account) -> tuple[str, str]:
    """How the run ended: a class for the style, and the words."""
    if account.exit_code >= INCOMPLETE:
        return "incomplete", str(say.INCOMPLETE)
    if account.exit_code != CLEAN:
        return "failed", str(say.FAILED)
    return "passed", str(say.PASSED_WITH if account.outcome.diagnostics else say.PASSED)


def _by_rule(account: Account) -> list[tuple[str, str, str, str, int]]:
    """Rules with their severity, its word, title and count, the severest and most frequent first."""
    counts = Counter((found.rule, found.severity) for found in account.outcome.diagnostics)
    ordered = sorted(counts.items(), key=lambda one: (-one[0][1], -one[1], one[0][0]))
    return [(r, s.word, str(WORDS[s]), account.title_of(r), count) for (r, s), count in ordered]


def _view(account: Account) -> Mapping[str, Any]:
    outcome = account.outcome
    counts, *left_out = summary(outcome)
    script = account.load("report.js") or ""
    by_rule = _by_rule(account)
    grades = Counter(found.severity for found in account.shown)
    groups = groupby(account.shown, lambda found: found.at.file)
    return {
        "lang": {"zh": "zh-CN", "en": "en"}[language()],
        "hash": b64encode(sha256(script.encode()).digest()).decode(),
        "script": Markup(script),
        "words": {name.lower(): str(getattr(say, name)) for name in LABELS} | {"mend": str(words.MEND)},
        "heads": {name: str(text) for name, text in say.HEADS.items()},
        "title": safe(account.title),
        "verdict": _verdict(account),
        "counts": counts,
        "figures": [(s.word, outcome.count(s), str(text)) for s, text in FIGURES],
        "sizes": [(outcome.records, str(say.RECORDS)), (outcome.items, str(say.ITEMS))],
        "notes": [text for text in (*left_out, account.note) if text],
        "grades": [(s.word, grades[s], str(WORDS[s])) for s, _ in FIGURES],
        "rules": by_rule,
        "unfolded": len(by_rule) <= MOST_UNFOLDED,
        "choices": sorted({rule: title for rule, _, _, title, _ in by_rule}.items()),
        "files": [(safe(file), [_finding(account, found) for found in here]) for file, here in groups],
        "foot": say.FOOT.say(version=VERSION),
    }


def pieces(account: Account) -> Iterator[str]:
    """Yield the page."""
    yield Paper(account.load).print("report.html.j2", _view(account))
