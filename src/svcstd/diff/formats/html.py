"""The comparison as one web page that needs nothing else: no request to any host, and no script but its own.

The page's own policy (CSP) names the hash of that script, which only filters; without it everything can be read. Its
template is always svcstd's own: what is compared may come from a stranger, and the page is what a reviewer signs.
"""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any

from markupsafe import Markup

from svcstd.diagnostic import Severity, dotted
from svcstd.diff.adjusting.versions import Noted
from svcstd.diff.cause import Side, Spot
from svcstd.diff.figures import GAINS, MEASURES, Figure, signed, told
from svcstd.diff.formats import Shown, adjusted, text
from svcstd.diff.formats.approvals import approval_said
from svcstd.diff.formats.marks import sides
from svcstd.diff.formats.reached import Places
from svcstd.diff.reach import level_word
from svcstd.diff.result import Cause, DiffResult, Effect
from svcstd.diff.rule import Burden, Family
from svcstd.diff.sums import Sum, by_body, by_item, whole
from svcstd.messages import changes, language
from svcstd.messages import comparing as say
from svcstd.messages.terminal import safe
from svcstd.model.enums import Level
from svcstd.paper import Paper
from svcstd.version import VERSION

MOST = 5_000
"""Verdicts on one page, the severest of them."""
MOST_ROWS = 500
"""Rows of a table of sums or adjustments."""
MOST_UNFOLDED = 20
"""Rows of a table that stand open."""
MOST_CHOICES = 500
"""Bodies that can be chosen."""
MOST_TEXT = 1_000
"""Characters of a sentence."""
LABELS = (
    "TITLE", "OLD", "NEW", "ADJUSTMENTS", "ADJUSTMENT", "PLACE", "REACH", "DECLARATION", "FINDINGS", "RULE", "MESSAGE",
    "CHANGES", "SUMS", "BY_BODY", "BY_ITEM", "BODY", "ITEM", "PLACES", "FIGURES", "CATALOGUE", "COUNTED_ONCE",
    "OVER_REACH", "NOTHING_SUMMED", "FILTER", "VERDICT", "SEVERITY", "FAMILY", "ALL_FAMILIES", "LEVEL", "ALL_LEVELS",
    "ALL_BODIES", "ANY_APPROVAL", "APPROVED", "NOT_APPROVED", "REGION", "SEARCH", "SHOWN", "NONE_SHOWN", "REACH_LISTS",
    "FINGERPRINT",
)  # fmt: skip
"""Names of the words that the template prints."""
WORST_FIRST = (Burden.WORSE, Burden.NEUTRAL, Burden.BETTER)


def pieces(shown: Shown) -> Iterator[str]:
    """Yield the page."""
    yield Paper(shown.load).print("diff.html.j2", _view(shown))


def _view(shown: Shown) -> Mapping[str, Any]:
    result = shown.result
    kept = _kept(result)
    effects = [effect for _, some in kept for effect in some]
    places = Places(result, effects)
    causes = [_cause(result, cause, some, places) for cause, some in kept]
    script = shown.load("diff.js") or ""
    left = len(result.effects) - len(effects)
    return {
        "lang": {"zh": "zh-CN", "en": "en"}[language()],
        "hash": b64encode(sha256(script.encode()).digest()).decode(),
        "script": Markup(script),
        "words": {name.lower(): str(getattr(say, name)) for name in LABELS},
        "title": safe(shown.title),
        "versions": safe(changes.FROM_TO.say(old=result.old, new=result.new)) if result.old or result.new else "",
        "notes": [_short(line) for line in text.summary(result, sums=False)],
        "incomplete": bool(result.refused or result.uncompared or result.stopped),
        "cut": say.CUT.say(format="html", most=MOST, left=left) if left else "",
        "adjustments": _table(list(map(_texts, adjusted.rows(result)))),
        "findings": _table([_finding(result, found) for found in result.findings]),
        "sums": _sums(result),
        "causes": causes,
        "lists": list(places.lists()),
        **_choices(result, effects, places),
        "foot": say.FOOT.say(version=VERSION),
    }


def _texts(row: Sequence[str]) -> list[str]:
    return list(map(_short, row))


def _short(words: str) -> str:
    """A text of strangers, no longer than anybody reads."""
    words = safe(words)
    return words if len(words) <= MOST_TEXT else words[:MOST_TEXT] + " …"


def _table(rows: Sequence[Any]) -> dict[str, Any]:
    """Rows, as many as anybody reads, and a note on the others."""
    left = len(rows) - MOST_ROWS
    note = say.ROWS_CUT.say(count=left) if left > 0 else ""
    return {"rows": rows[:MOST_ROWS], "count": len(rows), "open": len(rows) <= MOST_UNFOLDED, "note": note}


def _kept(result: DiffResult) -> list[tuple[Cause, list[Effect]]]:
    """The causes with those of their verdicts that the page holds: the severest, the worst for applicants first."""
    effects = result.effects
    ordered = sorted(effects, key=lambda e: (-e.verdict.severity, WORST_FIRST.index(e.verdict.burden)))
    chosen = {id(effect) for effect in ordered[:MOST]}
    found = [(cause, [effect for effect in cause.effects if id(effect) in chosen]) for cause in result.causes]
    return [(cause, some) for cause, some in found if some]


def _cause(result: DiffResult, cause: Cause, effects: Sequence[Effect], places: Places) -> dict[str, Any]:
    return {
        "about": safe(text.about(result, cause)),
        "at": _at(cause.spot),
        "path": safe(dotted(cause.spot.path)),
        "effects": [_effect(result, effect, places) for effect in effects],
    }


def _effect(result: DiffResult, effect: Effect, places: Places) -> dict[str, Any]:
    verdict = effect.verdict
    values = sides(verdict)
    other = verdict.other
    grade = adjusted.GRADES[verdict.severity][0]
    return {
        "burden": verdict.burden.value,
        "word": str(text.WORDS[verdict.burden]),
        "severity": verdict.severity.word,
        "grade": "" if verdict.severity is Severity.INFO else str(grade),
        "family": verdict.family.value,
        "rule": verdict.rule,
        "title": _short(verdict.title),
        "what": _short(verdict.message if values is None else verdict.what),
        "sides": values,
        "reach": _short(text.reach(result, effect, names=False)) if effect.reach or effect.guides else "",
        "figures": told(dict(verdict.figures)),
        "mend": _short(verdict.mend),
        "other": f"{changes.OTHER_SIDE[other.side]} {_at(other)}" if other else "",
        "where": places.of(effect),
        "fingerprint": "" if effect.approves else effect.fingerprint,
        "approved": str(say.APPROVED) if result.approvals.silences(effect.fingerprint) else "",
        "approval": _short(approval_said(result, effect.fingerprint)),
    }


def _at(spot: Spot) -> str:
    return safe(f"{spot.at}{changes.OLD_FILE if spot.side is Side.OLD else ''}")


def _finding(result: DiffResult, found: Noted) -> tuple[str, ...]:
    older = changes.OLD_FILE.say() if found.side is Side.OLD else ""
    grade = str(adjusted.GRADES[found.severity][0])
    approval = _short(approval_said(result, found.fingerprint))
    place = safe(f"{found.at}{older}")
    return found.severity.word, grade, found.rule, _short(found.message), place, found.fingerprint, approval


def _sums(result: DiffResult) -> dict[str, Any]:
    total = whole(result)
    return {
        "once": [_chip(figure) for figure in total.once],
        "everywhere": [_chip(figure) for figure in total.everywhere],
        "tables": [
            (str(title), str(head), _table([_row(one) for one in of]))
            for title, head, of in ((say.BY_BODY, say.BODY, by_body(result)), (say.BY_ITEM, say.ITEM, by_item(result)))
        ],
        "counts": [(burden.value, str(text.WORDS[burden]), result.count(burden)) for burden in WORST_FIRST],
    }


def _chip(figure: Figure) -> tuple[str, str]:
    """A figure, and whether it is to the applicants' gain."""
    measure, amount = figure
    gain = (amount > 0) is (measure in GAINS)
    return ("better" if gain else "worse"), MEASURES[measure].say(n=signed(amount))


def _row(one: Sum) -> tuple[str, str, int, int, int, int, str]:
    worse, neutral, better = (one.verdicts[burden] for burden in WORST_FIRST)
    name = _short(one.name) if one.name else str(say.NO_BODY)
    return name, safe(one.key), one.places, better, worse, neutral, told(dict(one.everywhere))


def _choices(result: DiffResult, effects: Sequence[Effect], places: Places) -> dict[str, Any]:
    """What the filters offer: only what some verdict has."""
    burdens = Counter(effect.verdict.burden for effect in effects)
    grades = Counter(effect.verdict.severity for effect in effects)
    families = Counter(effect.verdict.family for effect in effects)
    reached = {result.region_levels.get(code) for effect in effects for code in effect.regions}
    names = [(number, _short(result.body_names.get(id, id))) for id, number in places.bodies.items()]
    return {
        "burdens": [(b.value, str(text.WORDS[b]), burdens[b]) for b in WORST_FIRST],
        "grades": [(s.word, str(adjusted.GRADES[s][0]), grades[s]) for s in reversed(Severity)],
        "families": [(f.value, str(say.FAMILIES[f])) for f in Family if families[f]],
        "levels": [(level.slug, level_word(level)) for level in Level if level in reached],
        "bodies": names[:MOST_CHOICES],
        "approvals": bool(result.approvals.known),
    }
