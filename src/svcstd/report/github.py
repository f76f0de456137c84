"""The report for a log of GitHub Actions: workflow commands that annotate the lines of a change.

GitHub shows ten annotations of each kind for a step, and fifty for a job; the severest come first.
"""

from __future__ import annotations

from collections.abc import Iterator

from svcstd.diagnostic import Severity
from svcstd.messages import formats as say
from svcstd.messages import reporting as words
from svcstd.messages.terminal import safe
from svcstd.report.account import Account
from svcstd.report.text import summary

KINDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def _data(text: str) -> str:
    """What stands after the second `::`; the runner takes these three escapes back."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: object) -> str:
    """A property's value, which commas and colons would end."""
    return _data(str(text)).replace(":", "%3A").replace(",", "%2C")


def _command(kind: str, message: str, **properties: object) -> str:
    said = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{kind} {said}::{_data(message)}\n"


def pieces(account: Account) -> Iterator[str]:
    """Yield the commands, then counts and what was left out as plain lines of the log."""
    for found in sorted(account.shown, key=lambda one: -one.severity):
        mend = f"\n{words.MEND}{safe(found.mend)}" if found.mend else ""
        yield _command(
            KINDS[found.severity],
            safe(found.message) + mend,
            file=safe(account.hosted(found.at.file)),
            line=found.at.line,
            col=found.at.column,
            title=account.named(found.rule),
        )
    if account.note:
        yield _command("notice", account.note, title=say.CUT_TITLE)
    for text in summary(account.outcome):
        yield text + "\n"
