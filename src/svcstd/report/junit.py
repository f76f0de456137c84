"""The report as test results, for Jenkins (its junit-10.xsd) and GitLab.

A suite for each file and a case for each finding: both hosts show the first failure of a case alone. What does not
make the command fail is skipped rather than failed, so that the build is red when, and only when, the exit code is not
0. The last suite says how the run itself ended: a report without any case is an error to Jenkins.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from svcstd.diagnostic import Diagnostic, dotted
from svcstd.messages import formats as say
from svcstd.messages import reporting as words
from svcstd.messages.terminal import safe
from svcstd.report import concise
from svcstd.report.account import Account
from svcstd.report.outcome import INCOMPLETE
from svcstd.report.text import summary

FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold."""


def _clean(text: str) -> str:
    return FORBIDDEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _attributes(**values: object) -> str:
    return "".join(f" {key}={quoteattr(_clean(str(value)))}" for key, value in values.items())


def _text(found: Diagnostic) -> str:
    lines = [concise.line(found)]
    if found.mend:
        lines.append(f"{words.MEND}{safe(found.mend)}")
    lines.extend(f"→ {safe(str(at))} {safe(why)}" for at, why in found.related)
    return escape(_clean("\n".join(lines)))


def _class(file: str) -> str:
    """A name that Jenkins shows as the class `file` in the package svcstd: it splits at the last dot."""
    return "svcstd." + safe(file).removesuffix(".yaml").replace(".", "_")


def _suite(account: Account, file: str, found: Sequence[Diagnostic]) -> Iterator[str]:
    failed = sum(one.severity >= account.fail_on for one in found)
    counts = {"tests": len(found), "failures": failed, "errors": 0, "skipped": len(found) - failed}
    yield f"<testsuite{_attributes(name=safe(file), **counts)}>\n"
    named: Counter[str] = Counter()
    for one in found:
        # Without the line: hosts compare cases by name, and lines move.
        name = account.named(one.rule) + (f" ({safe(dotted(one.path))})" if one.path else "")
        named[name] += 1
        if named[name] > 1:
            name = f"{name} #{named[name]}"
        place = _attributes(file=account.hosted(one.at.file), line=one.at.line)
        kind = "failure" if one.severity >= account.fail_on else "skipped"
        yield f"<testcase{_attributes(name=name, classname=_class(file))}{place}>"
        yield f"<{kind}{_attributes(type=one.rule, message=safe(one.message))}>{_text(one)}</{kind}></testcase>\n"
    yield "</testsuite>\n"


def _ending(account: Account) -> Iterator[str]:
    """Yield the suite that says whether the run is complete."""
    error = account.exit_code >= INCOMPLETE
    said = "\n".join(summary(account.outcome))
    yield f"<testsuite{_attributes(name='svcstd', tests=1, failures=0, errors=int(error), skipped=0)}>\n"
    yield f"<testcase{_attributes(name=account.run, classname='svcstd.run')}>"
    if error:
        yield f"<error{_attributes(type='incomplete', message=say.INCOMPLETE)}>{escape(_clean(said))}</error>"
    else:
        yield f"<system-out>{escape(_clean(said))}</system-out>"
    yield "</testcase>\n</testsuite>\n"


def pieces(account: Account) -> Iterator[str]:
    """Yield the document."""
    failed = sum(one.severity >= account.fail_on for one in account.shown)
    counts = {"tests": len(account.shown) + 1, "failures": failed, "errors": int(account.exit_code >= INCOMPLETE)}
    named = _attributes(name=f"svcstd {account.command}", **counts)
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites{named}>\n'
    for file, found in groupby(account.shown, lambda one: one.at.file):
        yield from _suite(account, file, list(found))
    yield from _ending(account)
    yield "</testsuites>\n"
