"""The report for code scanning: SARIF 2.1.0 (OASIS), as GitHub takes it.

Fixes are left out: SARIF wants the exact characters to replace, and a `Fix` is a fact, not an edit.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from svcstd.diagnostic import Diagnostic, Location, Severity, dotted
from svcstd.messages import Text, language
from svcstd.messages import reporting as words
from svcstd.messages.terminal import safe
from svcstd.report.account import Account
from svcstd.report.outcome import CLEAN, FINDINGS
from svcstd.report.text import summary
from svcstd.version import VERSION

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
ROOT = "SRCROOT"
TAGS = {"zh": "zh-CN", "en": "en-US"}
MOST_RELATED = 100
"""Places of one result that GitHub keeps."""
VALUE = re.compile(r"\{\w+\}")
"""What stands for a value in a rule's texts."""
REPLACED = re.compile(r"\{(\d+)\}")
"""What readers of SARIF replace by an argument (§3.11.5)."""


def _plain(text: str) -> str:
    """A text that no reader takes for a template or a link (§3.11.5, §3.11.6)."""
    return REPLACED.sub(r"{{\1}}", text).replace("](", "\\](")


def uri(path: str) -> str:
    """A path as a relative URI; bytes that are no text keep their value."""
    made = quote(path.encode("utf-8", "surrogateescape"))
    # A first part with a colon would be a scheme; quote() has spelled the colon out, so none is left.
    return made or "."


def _place(account: Account, at: Location) -> dict[str, Any]:
    return {
        "artifactLocation": {"uri": uri(account.hosted(at.file)), "uriBaseId": ROOT},
        "region": {"startLine": at.line, "startColumn": at.column},
    }


def _rule(account: Account, id: str) -> dict[str, Any]:
    rule = account.rules.get(id)
    if rule is None:
        return {"id": id}
    # Every sentence in the language of the run; the title in the other one too, for those who read both.
    said: dict[str, Text] = {"shortDescription": rule.title, "fullDescription": rule.why}
    return {
        "id": id,
        "name": type(rule).__name__,
        **{key: {"text": _plain(str(text))} for key, text in said.items()},
        "help": {"text": _plain(f"{rule.title}\n{rule.why}\n{words.MEND}{VALUE.sub('…', str(rule.mend))}")},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {"source": rule.source, "title": {"zh-CN": rule.title.zh, "en-US": rule.title.en}},
    }


def _result(account: Account, found: Diagnostic, index: Mapping[str, int]) -> dict[str, Any]:
    text = safe(found.message) + (f"\n{words.MEND}{safe(found.mend)}" if found.mend else "")
    location: dict[str, Any] = {"physicalLocation": _place(account, found.at)}
    if found.path:
        location["logicalLocations"] = [{"fullyQualifiedName": dotted(found.path)}]
    result: dict[str, Any] = {
        "ruleId": found.rule,
        "ruleIndex": index[found.rule],
        "level": LEVELS[found.severity],
        "message": {"text": _plain(text)},
        "locations": [location],
    }
    if found.related:
        result["relatedLocations"] = [
            {"id": number, "physicalLocation": _place(account, at), "message": {"text": _plain(safe(why))}}
            for number, (at, why) in enumerate(found.related[:MOST_RELATED])
        ]
    if found.fingerprint:
        result["partialFingerprints"] = {"svcstd/v1": found.fingerprint}
    return result


def _invocation(account: Account) -> dict[str, Any]:
    """How the run ended, and what it leaves out."""
    counts, *left_out = summary(account.outcome)
    notes = [{"level": "note", "message": {"text": counts}}]
    notes.extend({"level": "warning", "message": {"text": _plain(text)}} for text in (*left_out, account.note) if text)
    return {
        "executionSuccessful": account.exit_code in (CLEAN, FINDINGS),
        "exitCode": account.exit_code,
        "toolExecutionNotifications": notes,
    }


def _run(account: Account, rules: Sequence[str]) -> dict[str, Any]:
    return {
        "tool": {
            "driver": {
                "name": "svcstd",
                "version": VERSION,
                "semanticVersion": VERSION,
                "language": TAGS[language()],
                "rules": [_rule(account, id) for id in rules],
            }
        },
        "language": TAGS[language()],
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: {"description": {"text": "the top of the repository"}}},
        "invocations": [_invocation(account)],
    }


def pieces(account: Account) -> Iterator[str]:
    """Yield the log: what is said of the run, then one result a line."""
    rules = sorted({found.rule for found in account.shown})
    index = {id: number for number, id in enumerate(rules)}
    head = json.dumps(_run(account, rules), ensure_ascii=False, indent=1).removesuffix("\n}")
    yield f'{{"$schema": "{SCHEMA}", "version": "2.1.0", "runs": [{head},\n "results": ['
    for number, found in enumerate(account.shown):
        yield (",\n" if number else "\n") + json.dumps(_result(account, found, index), ensure_ascii=False)
    yield "\n]}]}\n"
