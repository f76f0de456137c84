"""The report for editors and grep: `file:line:column: error[T101] message`, one line per finding, in any language."""

from __future__ import annotations

from collections.abc import Iterator

from svcstd.diagnostic import Diagnostic
from svcstd.messages.terminal import safe
from svcstd.report.account import Account


def line(found: Diagnostic) -> str:
    """A finding as one line; severities are never translated, so that one pattern reads every report."""
    return f"{safe(str(found.at))}: {found.severity.word}[{found.rule}] {safe(found.message)}"


def pieces(account: Account) -> Iterator[str]:
    """Yield the lines."""
    for found in account.shown:
        yield line(found) + "\n"
