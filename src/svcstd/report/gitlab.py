"""The report for merge requests of GitLab: Code Quality, a JSON array of what GitLab documents and nothing else."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from hashlib import blake2b
from typing import Any

from svcstd.diagnostic import Diagnostic, Severity
from svcstd.messages import reporting as words
from svcstd.messages.terminal import safe
from svcstd.report.account import Account

SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def _fingerprint(found: Diagnostic, seen: Counter[str]) -> str:
    """A name that no other entry has: of equal ones GitLab would keep one."""
    name = found.fingerprint or f"{found.rule}\0{found.at.file}\0{found.message}"
    seen[name] += 1
    said = f"{name}\0{seen[name]}".encode("utf-8", "surrogatepass")
    return blake2b(said, digest_size=16).hexdigest()


def _entry(account: Account, found: Diagnostic, seen: Counter[str]) -> dict[str, Any]:
    return {
        "description": safe(f"{found.message} {words.MEND}{found.mend}" if found.mend else found.message),
        "check_name": found.rule,
        "fingerprint": _fingerprint(found, seen),
        "severity": SEVERITIES[found.severity],
        "location": {"path": account.hosted(found.at.file), "lines": {"begin": found.at.line}},
    }


def pieces(account: Account) -> Iterator[str]:
    """Yield the array, one finding a line."""
    seen: Counter[str] = Counter()
    yield "["
    for number, found in enumerate(account.shown):
        yield (",\n" if number else "\n") + json.dumps(_entry(account, found, seen), ensure_ascii=False)
    yield "\n]\n"
